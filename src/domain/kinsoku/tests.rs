//! Cases of line breaking on a fixed grid: a full-width character is 2 wide, an ASCII one 1, readings half that.

mod phrases;

use super::*;
use crate::domain::ruby::RubyText;
use proptest::prelude::*;

fn grid(text: &str, role: Role) -> f32 {
    let cells: f32 = text.chars().map(cell).sum();
    if role == Role::Base { cells } else { cells / 2.0 }
}

fn cell(c: char) -> f32 {
    match c {
        '\u{200b}' | '\u{200d}' | '\u{3099}' | '\u{1f3fd}' => 0.0,
        '\0'..='–' | '\u{ff61}'..='\u{ff9f}' => 1.0,
        _ => 2.0,
    }
}

fn lines(markup: &str, width: f32, options: Options) -> Vec<Line> {
    break_lines_with(RubyText::parse(markup).spans(), width, options, &mut grid)
}

fn texts(lines: &[Line]) -> String {
    lines.iter().map(Line::text).collect::<Vec<_>>().join("/")
}

const GREEDY: Options = Options { pull_widow: false, balance: false, phrases: Phrases::Cut };
const BALANCED: Options = Options { pull_widow: true, balance: true, phrases: Phrases::Cut };

/// Width in full-width characters, text, and its lines parted by `/`, as no case has a slash at a line's end.
fn cases(options: Options, cases: &[(f32, &str, &str)]) {
    let got: Vec<String> =
        cases.iter().map(|(width, markup, _)| texts(&lines(markup, width * 2.0, options))).collect();
    let wrong: Vec<_> = cases.iter().zip(&got).filter(|(case, got)| case.2 != got.as_str()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn plain_text_fills_the_line() {
    cases(
        GREEDY,
        &[
            (5.0, "", ""),
            (5.0, "あいう", "あいう"),
            (5.0, "あいうえおかきくけこ", "あいうえお/かきくけこ"),
            (5.0, "あいうえおか", "あいうえお/か"),
            (5.5, "漢字漢字漢字", "漢字漢字漢/字"),
            (1.0, "あい", "あ/い"),
            (5.0, "あ\nい", "あ/い"),
            (5.0, "あ\r\nい", "あ/い"),
            (5.0, "あ\n\nい\n", "あ//い"),
            (5.0, "\n", ""),
            (3.0, "か\u{3099}き\u{3099}く\u{3099}け", "か\u{3099}き\u{3099}く\u{3099}/け"),
            (1.0, "👩\u{200d}👧👍\u{1f3fd}", "👩\u{200d}👧/👍\u{1f3fd}"),
        ],
    );
}

#[test]
fn no_line_begins_with_what_belongs_before() {
    cases(
        GREEDY,
        &[
            (5.0, "あいうえお。", "あいうえ/お。"),
            (5.0, "あいうえお、か", "あいうえ/お、か"),
            (5.0, "あいうえお」。", "あいうえ/お」。"),
            (5.0, "あいうえお！？", "あいうえ/お！？"),
            (4.0, "あいうきょう", "あいう/きょう"),
            (4.0, "あいうえっと", "あいう/えっと"),
            (2.0, "ラーメン", "ラー/メン"),
            (3.0, "コーヒーを", "コー/ヒーを"),
            (3.0, "我々人々", "我々/人々"),
            (3.0, "あいうゝえ", "あい/うゝえ"),
            (3.0, "ファミリー", "ファミ/リー"),
            (3.0, "グループ", "グルー/プ"),
            (2.0, "お茶・本", "お/茶・/本"),
            (3.0, "年１０％引", "年/１０％/引"),
            (3.0, "室内２０℃", "室内/２０℃"),
            (3.0, "あいう〜え", "あい/う〜え"),
            (3.0, "あいう）え", "あい/う）え"),
            (3.0, "あいう，え", "あい/う，え"),
            (3.0, "ｶﾞｷﾞｸﾞｹﾞ", "ｶﾞｷﾞｸﾞ/ｹﾞ"),
            (3.0, "茅ヶ崎市", "茅ヶ崎/市"),
            (2.0, "三ヶ月", "三ヶ/月"),
        ],
    );
}

#[test]
fn no_line_ends_with_what_belongs_after() {
    cases(
        GREEDY,
        &[
            (5.0, "あいうえ「お」", "あいうえ/「お」"),
            (5.0, "あいうえ（お）か", "あいうえ/（お）か"),
            (5.0, "あいう『「え」", "あいう/『「え」"),
            (3.0, "会費￥５０", "会費/￥５０"),
            (3.0, "あい“う”", "あい/“う”"),
            (3.0, "あい【う】", "あい/【う】"),
            (3.0, "あい〈う〉え", "あい/〈う〉/え"),
            (3.0, "あい#う", "あい/#う"),
        ],
    );
}

#[test]
fn runs_of_one_sign_hold_together() {
    cases(
        GREEDY,
        &[
            (4.0, "あいう……え", "あいう/……え"),
            (4.0, "あいう——え", "あいう/——え"),
            (4.0, "あいう‥‥え", "あいう/‥‥え"),
            (4.0, "あ……い", "あ……い"),
            (4.0, "ええええー。", "えええ/えー。"),
        ],
    );
}

#[test]
fn words_and_numbers_hold_together() {
    cases(
        GREEDY,
        &[
            (4.0, "あいhello", "あい/hello"),
            (6.0, "hello world", "hello world"),
            (5.0, "hello world", "hello/world"),
            (7.0, "例会14:00–15:30", "例会/14:00–15:30"),
            (7.0, "例会14:00〜15:30", "例会/14:00〜15:30"),
            (3.5, "来る12月29日", "来る/12月/29日"),
            (6.0, "階は9:00–17:00(12階)", "階は/9:00–17:00/(12階)"),
            (4.0, "29日(土)", "29日(土)"),
            (3.0, "来る29日(土)", "来る/29日/(土)"),
            (5.0, "会のカレンダー", "会の/カレンダー"),
            (3.0, "来た2012月29日", "来た/2012月/29日"),
            (4.0, "あいう１２人", "あいう/１２人"),
            (5.0, "あいうえ12/5(土)", "あいうえ/12/5(土)"),
            (5.0, "あいう3.14です", "あいう3.14/です"),
            (6.0, "self-help group", "self-help/group"),
            (3.0, "don’t go", "don’t/go"),
            (4.0, "say \"hello\" now", "say/\"hello\"/now"),
            (4.0, "모임 안내", "모임/안내"),
            (6.0, "Tiếng Việt ơi", "Tiếng Việt/ơi"),
            (7.0, "10\u{a0}km 10\u{a0}km 10\u{a0}km", "10\u{a0}km 10\u{a0}km/10\u{a0}km"),
        ],
    );
}

#[test]
fn a_word_longer_than_the_line_is_cut_by_the_rules() {
    cases(
        GREEDY,
        &[
            (3.0, "abcdefghij", "abcdef/ghij"),
            (3.0, "あabcdefghij", "あabcd/efghij"),
            (3.0, "（abcdefghij）。", "（abcd/efghi/j）。"),
            (3.0, "12345.678", "12345./678"),
            (0.4, "あい", "あ/い"),
            (0.0, "a。b", "a/。/b"),
            (-1.0, "ab", "a/b"),
            (f32::NAN, "ab", "a/b"),
            (2.0, "「「「「あ", "「「/「「/あ"),
            (2.0, "あ。。。。", "あ。/。。/。"),
        ],
    );
}

#[test]
fn spaces_are_the_better_place_and_vanish() {
    cases(
        GREEDY,
        &[
            (6.0, "きょうは　あめです", "きょうは/あめです"),
            (6.0, "きょうは あめです", "きょうは/あめです"),
            (8.0, "ここで まって ください", "ここで まって/ください"),
            (8.0, "あ ながいながいことばです", "あ ながいながい/ことばです"),
            (4.0, "あいうえ　", "あいうえ"),
            (4.0, "あいうえ　お", "あいうえ/お"),
            (4.0, "　あいうえ", "　あいう/え"),
            (4.0, "あいうえ   おか", "あいうえ/おか"),
            (5.0, "あいう\u{200b}えおか", "あいう/えおか"),
            (3.0, "   ", ""),
            (4.0, "あいう 。え", "あい/う 。え"),
        ],
    );
}

#[test]
fn readings_stay_with_their_words() {
    cases(
        GREEDY,
        &[
            (4.0, "あいう{部屋|へや}", "あいう/部屋"),
            (4.0, "あいう{会|かい}。", "あいう/会。"),
            (4.0, "「{会|かい}」あい", "「会」あ/い"),
            (3.0, "{相談窓口|そうだんまどぐち}です", "相談窓/口です"),
            (2.0, "{志|こころざし}あ", "志/あ"),
            (1.0, "{志|こころざし}あ", "志/あ"),
            (9.0, "{一|ひと}つ\nの", "一つ/の"),
        ],
    );
}

#[test]
fn nobody_stands_alone_at_the_end() {
    cases(
        Options::default(),
        &[
            (5.0, "あいうえおか", "あいうえ/おか"),
            (5.0, "あいうえおか。", "あいうえ/おか。"),
            (5.0, "あいうえ「お」か", "あいうえ/「お」か"),
            (2.0, "あいう", "あい/う"),
            (5.0, "あいうえおかき", "あいうえお/かき"),
            (5.0, "ここに います よ", "ここに/います よ"),
            (5.0, "あいうえお\nか", "あいうえお/か"),
        ],
    );
}

#[test]
fn headings_are_balanced() {
    cases(
        BALANCED,
        &[
            (8.0, "あいうえおかきくけこ", "あいうえお/かきくけこ"),
            (8.0, "あいうえおか", "あいうえおか"),
            (9.0, "何を お探しですか 今日は", "何を お探しですか/今日は"),
            (7.0, "あいうえおかきくけこさしすせそ", "あいうえお/かきくけこ/さしすせそ"),
            (3.0, "abcdefghij", "abcde/fghij"),
        ],
    );
}

#[test]
fn a_wide_reading_reaches_over_kana_but_not_over_the_edge() {
    let piece = |markup: &str, at: usize| lines(markup, 40.0, Options::default())[0].pieces[at].clone();
    let check = |markup: &str, at: usize, want: (f32, f32, f32)| {
        let piece = piece(markup, at);
        assert_eq!(
            format!("{:?}", (piece.width, piece.base_x, piece.ruby_x)),
            format!("{want:?}"),
            "{markup}"
        );
    };
    // Two kana above one character are exactly as wide as it is; three are 1 too wide, five 3.
    check("{会|かい}", 0, (2.0, 0.0, 0.0));
    check("{部屋|へや}", 0, (4.0, 0.0, 1.0));
    check("{力|ちから}", 0, (3.0, 0.5, 0.0));
    check("の{力|ちから}が", 1, (2.0, 0.0, -0.5));
    check("の{志|こころざし}が", 1, (4.0, 1.0, -0.5));
    check("の{志|こころざし}", 1, (4.5, 1.0, -0.5));
    check("{志|こころざし}が", 0, (4.5, 1.5, 0.0));
    check("人{力|ちから}が", 1, (2.5, 0.5, 0.0));
    check("人{力|ちから}・", 1, (2.5, 0.5, 0.0));
    check("{力|ちから}{会|かい}", 0, (3.0, 0.5, 0.0));
}

#[test]
fn a_line_knows_its_width() {
    let set = lines("あの{力|ちから}が a", 100.0, Options::default());
    let [line] = set.as_slice() else { panic!("{set:?}") };
    assert!((line.width - 10.0).abs() < f32::EPSILON, "{line:?}");
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[あいうかなのにンっ漢字会室]{1,4}",
        1 => "[、。」）ーょッ々％]",
        1 => "[「（『￥]",
        1 => "[a-z0-9:.]{1,5}",
        1 => "[ 　]",
        1 => Just("\n".to_owned()),
        1 => Just("……".to_owned()),
        2 => "[会室志力]{1,2}".prop_flat_map(|base| "[かきくけ]{1,5}".prop_map(move |r| format!("{{{base}|{r}}}"))),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Options> {
    let phrases = proptest::sample::select(vec![Phrases::Cut, Phrases::Filled, Phrases::Whole]);
    (any::<bool>(), any::<bool>(), phrases).prop_map(|(pull_widow, balance, phrases)| Options {
        pull_widow,
        balance,
        phrases,
    })
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a stretch that begins with the last character of one line and ends with the first of the next one
/// could not have been kept together: it would not fit a line.
fn unavoidable(before: &str, after: &str, width: f32) -> bool {
    let kept = |c: &char| {
        classes::is_head_forbidden(*c)
            || classes::is_tail_forbidden(*c)
            || classes::is_wordy(*c)
            || "… 　".contains(*c)
    };
    let tail = before.chars().rev().take_while(kept).count() + 1;
    let head = after.chars().take_while(kept).count() + 1;
    // A reading may make the two outer characters up to five kana wide.
    (tail + head + 4) as f32 * 2.0 > width
}

proptest! {
    #[test]
    fn nothing_is_lost_or_added(markup in any_text(), width in 0.0f32..60.0, options in options()) {
        let set = lines(&markup, width, options);
        prop_assert_eq!(without_spaces(&texts(&set).replace('/', "")), without_spaces(&RubyText::parse(&markup).plain()));
    }

    #[test]
    fn lines_fit(markup in any_text(), width in 10.0f32..60.0, options in options()) {
        for line in lines(&markup, width, options) {
            prop_assert!(line.width <= width + 0.01, "{:?}", line);
            prop_assert!(!line.text().ends_with([' ', '　']));
        }
    }

    #[test]
    fn forbidden_places_are_kept(markup in any_text(), width in 10.0f32..60.0, options in options()) {
        let set = lines(&markup, width, options);
        let rows: Vec<String> = set.iter().map(Line::text).collect();
        let plain = without_spaces(&RubyText::parse(&markup).plain().replace('\n', "/"));
        for pair in rows.windows(2) {
            let (Some(tail), Some(head)) = (pair[0].chars().last(), pair[1].chars().next()) else { continue };
            let bad = classes::is_head_forbidden(head) || classes::is_tail_forbidden(tail);
            let asked = plain.contains(&without_spaces(&format!("{tail}/{head}")));
            prop_assert!(!bad || asked || unavoidable(&pair[0], &pair[1], width), "{:?} at {}", rows, width);
        }
    }

    #[test]
    fn any_text_at_any_width_ends(text in "\\PC{0,40}", width in -1.0f32..20.0, options in options()) {
        let set = lines(&text, width, options);
        prop_assert!(set.len() <= text.chars().count() + 1);
    }
}
