//! Cases of phrases (文節): where a line ends when it need not be full.

use super::*;

const WHOLE: Options = Options { pull_widow: true, balance: false, phrases: Phrases::Whole };
const PHRASES: Options = Options { pull_widow: true, balance: false, phrases: Phrases::Filled };

#[test]
fn a_line_rather_ends_with_a_phrase() {
    cases(
        PHRASES,
        &[
            (8.0, "下の6文字を入れてください。", "下の6文字を/入れてください。"),
            (8.0, "医療の相談は行いません", "医療の相談は/行いません"),
            (9.0, "経験のある女性の会です", "経験のある女性の/会です"),
            (7.0, "経験のある女性の会です", "経験のある/女性の会です"),
            (9.0, "これは「本」の話です", "これは「本」の/話です"),
            (7.0, "あいうえ、かきくけこ", "あいうえ、/かきくけこ"),
            (5.0, "関心のある人", "関心のある/人"),
            (9.0, "例会・汐路市・グループ", "例会・汐路市・/グループ"),
            // Too much of the line would stay empty.
            (9.0, "本は図書館司書研修会報", "本は図書館司書研修/会報"),
            // As many lines either way: no phrase is cut, and no word.
            (10.6, "やまぶき市 こころとからだの保健室", "やまぶき市 こころと/からだの保健室"),
            (10.0, "本は図書館司書の研修会報のこと", "本は図書館司書の/研修会報のこと"),
            (11.0, "急がなくて かまいません。", "急がなくて/かまいません。"),
            (9.0, "活動を助けるお金のしめきり", "活動を助ける/お金のしめきり"),
            // A number stays with what it numbers.
            (12.5, "例会・汐路市・グループの部屋 1", "例会・汐路市・グループの/部屋 1"),
            (7.0, "12月2日(水) 13:30", "12月2日(水)/13:30"),
            // A phrase that ends where the words do.
            (6.0, "本を読んで休む", "本を読んで/休む"),
            (5.0, "漢字漢字漢字漢字", "漢字漢字漢/字漢字"),
        ],
    );
    cases(GREEDY, &[(8.0, "医療の相談は行いません", "医療の相談は行い/ません")]);
}

#[test]
fn a_phrase_stays_whole_however_short_the_line() {
    cases(
        WHOLE,
        &[
            (9.0, "本は図書館司書研修会報", "本は/図書館司書研修会報"),
            (7.0, "部屋の利用登録、チラシ、12階の窓口で", "部屋の/利用登録、/チラシ、12階の/窓口で"),
            (6.0, "つくる・つづける", "つくる・/つづける"),
            (6.0, "知らせて、つづける。つかれたら 休む", "知らせて、/つづける。/つかれたら/休む"),
            (4.0, "ただのカウンセリング", "ただの/カウンセ/リング"),
            (3.0, "行かないで", "行かな/いで"),
            (7.0, "家族は「となりの席の会」へ", "家族は/「となりの席の/会」へ"),
            (6.0, "話さないでください。", "話さないで/ください。"),
            (5.0, "話す人、休む所", "話す人、/休む所"),
            // A phrase that no line holds: rather where a word seems to begin.
            (7.0, "道具の貸し借りのふりかえり", "道具の/貸し借りの/ふりかえり"),
            (3.0, "見守り話", "見守り/話"),
        ],
    );
}

#[test]
fn labels_of_two_lines_part_between_phrases() {
    cases(
        Options { phrases: Phrases::Filled, ..BALANCED },
        &[
            (5.5, "すぐ話せる所", "すぐ/話せる所"),
            (3.0, "文字と色", "文字と/色"),
            (5.0, "画面をかくす", "画面を/かくす"),
        ],
    );
}
