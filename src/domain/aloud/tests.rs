//! Hundreds of things as they are written and as they are said.

use proptest::prelude::*;

use super::*;

fn said(markup: &str) -> String {
    let text = RubyText::parse(markup);
    sentences(&text).iter().map(|it| it.words.markup().to_owned()).collect::<Vec<_>>().join("｜")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(written, want)| said(written) != *want)
        .map(|(written, want)| format!("{written}\n  said: {}\n  want: {want}", said(written)))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn clocks_are_hours_and_minutes() {
    check(&[
        ("10:45", "10時45分"),
        ("9:00", "9時"),
        ("09:05", "9時5分"),
        ("14:00から", "14時から"),
        ("１４：３０", "14時30分"),
        ("0:00", "0時"),
        ("24:00", "24時"),
        ("21:00まで", "21時まで"),
        ("10:00–12:00", "10時から12時まで"),
        ("10:00〜12:30", "10時から12時30分まで"),
        ("10:00-12:00", "10時から12時まで"),
        ("10:00 – 12:00", "10時から12時まで"),
        ("10:00–12:00まで", "10時から12時まで"),
        ("コーナー 21:00まで", "コーナー21時まで"),
        ("使用中　15:00まで", "使用中、15時まで"),
        ("空いています・17:00まで", "空いています、17時まで"),
        ("99:99", "99、99"),
        ("10:5", "10、5"),
        ("13:42 現在", "13時42分、現在"),
    ]);
}

#[test]
fn dates_name_month_day_and_weekday() {
    check(&[
        ("12/5(土)", "12月5日、土曜日"),
        ("次回 12/5(土) 14:00", "次回12月5日、土曜日、14時"),
        ("11月21日(土)", "11月21日、土曜日"),
        ("11月23日(月・祝)", "11月23日、月曜日、祝日"),
        ("11月22日（日） 10:00–12:00", "11月22日、日曜日、10時から12時まで"),
        ("2026年10月30日に グループに確認", "2026年10月30日にグループに確認"),
        ("2026/11/21", "2026年11月21日"),
        ("2026-11-21", "2026年11月21日"),
        ("13/5", "13、5"),
        ("12/32", "12、32"),
        ("0/5", "0、5"),
        ("11/19(木)着・11/25(水)までに返事", "11月19日、木曜日、着、11月25日、水曜日、までに返事"),
        ("月・水・金", "月曜日、水曜日、金曜日"),
        ("月〜金 9:00–17:00", "月曜日から金曜日、9時から17時まで"),
        ("土・日曜日", "土曜日、日曜日"),
        ("(月〜金)", "月曜日から金曜日"),
        ("毎週 土曜日", "毎週土曜日"),
        ("第2・第4土曜", "第2、第4土曜"),
        ("日本・月刊", "日本、月刊"),
        ("休館（祝日）", "休館、祝日"),
    ]);
}

#[test]
fn numbers_to_dial_or_copy_are_read_figure_by_figure() {
    check(&[
        ("000-0000-1234", "{000|ゼロゼロゼロ}、{0000|ゼロゼロゼロゼロ}、{1234|イチニイサンヨン}"),
        ("0570-000-000", "{0570|ゼロゴーナナゼロ}、{000|ゼロゼロゼロ}、{000|ゼロゼロゼロ}"),
        ("03-0000-0000", "{03|ゼロサン}、{0000|ゼロゼロゼロゼロ}、{0000|ゼロゼロゼロゼロ}"),
        ("受付番号 1234-5678", "受付番号{1234|イチニイサンヨン}、{5678|ゴーロクナナハチ}"),
        ("〒231-0001", "郵便番号{231|ニイサンイチ}、{0001|ゼロゼロゼロイチ}"),
        ("内線 1200", "内線、{1200|イチニイゼロゼロ}"),
        ("内線1200（12階の窓口）", "内線、{1200|イチニイゼロゼロ}、12階の窓口"),
        ("#7119", "シャープ{7119|ナナイチイチキュー}"),
        ("12345678", "{12345678|イチニイサンヨンゴーロクナナハチ}"),
        ("0120", "{0120|ゼロイチニイゼロ}"),
        ("110番", "{110番|ヒャクトオバン}"),
        ("119番", "119番"),
        ("10-12", "10、12"),
        ("１２３４－５６７８", "{1234|イチニイサンヨン}、{5678|ゴーロクナナハチ}"),
    ]);
}

#[test]
fn quantities_keep_their_counters() {
    check(&[
        ("1,200円", "1200円"),
        ("12,345,678円", "{12345678|イチニイサンヨンゴーロクナナハチ}円"),
        ("約1.2km", "約1点2キロメートル"),
        ("500m", "500メートル"),
        ("15F", "15階"),
        ("15階", "15階"),
        ("3〜5人", "3から5人"),
        ("9–17時", "9から17時"),
        ("50%", "50パーセント"),
        ("25℃", "25度"),
        ("6枚", "6枚"),
        ("イベント 今週は 1件", "イベント今週は1件"),
        ("グループの部屋 1", "グループの部屋1"),
        ("２階", "2階"),
        ("35歳", "35歳"),
        ("20m²", "20平方メートル"),
        ("3.", "3"),
        ("1, 2, 3", "1、2、3"),
    ]);
}

#[test]
fn signs_are_words_or_pauses_or_nothing() {
    check(&[
        ("本人の会・家族の会・遺族の会", "本人の会、家族の会、遺族の会"),
        ("「グループをさがす」", "グループをさがす"),
        ("セルフヘルプ活動コーナー｜出会う場所です", "セルフヘルプ活動コーナー、出会う場所です"),
        ("電話&メール", "電話とメール"),
        ("○ 空き", "空き"),
        ("→ 12階へ", "12階へ"),
        ("※ ご注意", "ご注意"),
        ("", ""),
        ("・・・", ""),
        ("。", ""),
        ("●▲", ""),
        ("えーと……", "えーと"),
        ("名前（読み）は", "名前、読み、は"),
        ("人々", "人々"),
        ("だれが 何を見たかは 残しません。", "だれが何を見たかは残しません。"),
        ("いいですか？", "いいですか？"),
        ("はい！", "はい。"),
        ("A・B", "{A|エー}、{B|ビー}"),
        ("♪うた♪", "うた"),
        ("30分（休けい）。", "30分、休けい。"),
    ]);
}

#[test]
fn latin_letters_are_words_abbreviations_or_romaji() {
    check(&[
        ("NPO", "{NPO|エヌピーオー}"),
        ("AA", "{AA|エーエー}"),
        ("ＤＶ", "{DV|ディーブイ}"),
        ("LINE", "{LINE|ライン}"),
        ("Zoom", "{Zoom|ズーム}"),
        ("QRコード", "{QR|キューアール}コード"),
        ("Wi-Fiがあります", "{Wi-Fi|ワイファイ}があります"),
        ("tsunagu", "{tsunagu|つなぐ}"),
        ("A4の紙", "{A|エー}4の紙"),
        ("https://sayu.example/kai を見る", "ウェブのアドレスを見る"),
        ("（www.example.com）", "ウェブのアドレス"),
        ("info@sayu.example", "メールアドレス"),
        ("ことば Language", "ことば{Language|ランゲージ}"),
        (
            "TEL 000-0000-1234",
            "{TEL|電話}{000|ゼロゼロゼロ}、{0000|ゼロゼロゼロゼロ}、{1234|イチニイサンヨン}",
        ),
        ("xyz", "{xyz|エックスワイゼット}"),
    ]);
}

#[test]
fn readings_of_the_text_stand_before_the_dictionary() {
    check(&[
        ("{部屋|へや}を{見|み}る", "{部屋|へや}を{見|み}る"),
        ("{汐路市|しおじし}の会", "{汐路市|しおじし}の会"),
        ("10{分|ぷん}", "10分"),
        ("3{人|にん}", "3人"),
        ("{一人|ひとり}", "{一人|ひとり}"),
        ("11月21日({土|ど})", "11月21日、土曜日"),
        ("{今日|きょう} 14:00", "{今日|きょう}14時"),
        ("12{階|かい}の {受付|うけつけ}", "12階の{受付|うけつけ}"),
    ]);
}

#[test]
fn sentences_end_where_they_end() {
    check(&[
        ("来ました。見ました。", "来ました。｜見ました。"),
        ("「はい。」と言う。", "はい。｜と言う。"),
        ("一行目\n二行目", "一行目｜二行目"),
        ("本当？！ うん", "本当？｜うん"),
        ("。。。来た。", "来た。"),
    ]);
}

fn places(markup: &str) -> Vec<String> {
    let text = RubyText::parse(markup);
    let inked: Vec<char> = text.plain().chars().filter(|c| !c.is_whitespace()).collect();
    sentences(&text).iter().map(|it| inked[it.place.clone()].iter().collect()).collect()
}

#[test]
fn a_sentence_knows_where_it_stands() {
    assert_eq!(
        places("お名前は 聞きません。だれが 何を見たかは 残しません。"),
        ["お名前は聞きません。", "だれが何を見たかは残しません。"]
    );
    assert_eq!(places("{今日|きょう}です。●。次 12/5。"), ["今日です。", "次12/5。"]);
}

#[test]
fn a_long_sentence_is_parted_at_a_pause_and_nothing_is_lost() {
    let long = "あいうえおかきくけこ、".repeat(30);
    let all = sentences(&RubyText::parse(&long));
    assert!(all.len() >= 4, "{}", all.len());
    assert!(all.iter().all(|it| it.place.len() <= SENTENCE_CHARS_MAX));
    assert_eq!(places(&long).concat(), long);
    let unbroken = "あ".repeat(500);
    assert_eq!(places(&unbroken).concat(), unbroken);
}

#[test]
fn a_name_is_one_breath_and_nothing_shows_it() {
    let name = Utterance::of(&RubyText::parse("郵便。ロッカー"));
    assert_eq!((name.markup(), name.is_silent()), ("郵便。ロッカー", false));
    assert!(!format!("{name:?}").contains("郵便"));
    assert!(Utterance::of(&RubyText::parse("○")).is_silent());
}

#[test]
fn every_trouble_says_what_to_do_and_that_the_screen_goes_on() {
    let why = || "why".to_owned();
    for trouble in [AloudTrouble::NotBuilt, AloudTrouble::NoDictionary(why()), AloudTrouble::NotHeard(why())]
    {
        let words = trouble.words();
        assert!(words.contains("ください") && words.contains("動いています"), "{words}");
        assert!(words.chars().count() < 180, "a report keeps 200 characters of it");
    }
}

proptest! {
    #[test]
    fn whatever_is_written_is_said_without_stumbling(markup in "[0-9:/()（）土日月・〜\\-.,。、 {}|あ漢aAZ#内線%\n]{0,40}") {
        let text = RubyText::parse(&markup);
        let inked = text.plain().chars().filter(|c| !c.is_whitespace()).count();
        let mut end = 0;
        for it in sentences(&text) {
            prop_assert!(end <= it.place.start && it.place.start <= it.place.end && it.place.end <= inked);
            end = it.place.end;
            prop_assert!(!it.words.markup().contains("、、"));
        }
    }
}
