//! Romaji typed into the search field, as kana: Hepburn, kunrei and what keyboards accept.

use unicode_normalization::UnicodeNormalization;

/// Kana for romaji, good enough to search by; what is no romaji stays as it is.
///
/// `n` before a consonant or at the end is ん, `nn` before a vowel as in *konna* is ん and that syllable, a
/// doubled consonant and `tch` begin with っ, `m` before b, m, p is ん, a macron or circumflex is a long vowel.
///
/// ```
/// use shirube::domain::kana::romaji_to_kana;
/// assert_eq!(romaji_to_kana("gakkō"), "がっこう");
/// assert_eq!(romaji_to_kana("hikikomori no kai"), "ひきこもり の かい");
/// ```
pub fn romaji_to_kana(text: &str) -> String {
    let lower: String = text.nfkc().flat_map(char::to_lowercase).collect();
    let lower = LONG_VOWELS.iter().fold(lower, |text, (marked, plain)| text.replace(*marked, plain));
    let mut rest = lower.as_str();
    let mut kana = String::new();
    while let Some(first) = rest.chars().next() {
        let found = syllabic(rest).or_else(|| syllable(rest));
        let (written, taken) = found.unwrap_or_else(|| (first.to_string(), first.len_utf8()));
        kana.push_str(&written);
        rest = rest.get(taken..).unwrap_or_default();
    }
    kana
}

/// っ and ん, which depend on what follows; with how many bytes of the text they take.
fn syllabic(text: &str) -> Option<(String, usize)> {
    let mut letters = text.chars();
    let (first, second) = (letters.next()?, letters.next().unwrap_or(' '));
    let third = letters.next().unwrap_or(' ');
    let vowel = |c: char| "aiueoy".contains(c);
    let kana = |kana: &str, taken| Some((kana.to_owned(), taken));
    match (first, second) {
        ('n', '\'' | '’') => kana("ん", 1 + second.len_utf8()),
        ('n', 'n') if !vowel(third) => kana("ん", 2),
        ('n', _) if !vowel(second) => kana("ん", 1),
        ('m', 'b' | 'm' | 'p') => kana("ん", 1),
        ('t', 'c') if third == 'h' => kana("っ", 1),
        _ if first == second && first.is_ascii_lowercase() && !vowel(first) && first != 'n' => kana("っ", 1),
        ('-', _) => kana("ー", 1),
        _ => None,
    }
}

/// A consonant group with its vowel, or a vowel alone.
fn syllable(text: &str) -> Option<(String, usize)> {
    let at = text.find(|c: char| !c.is_ascii_lowercase() || "aiueo".contains(c))?;
    let (consonants, from_vowel) = text.split_at(at);
    let column = "aiueo".find(from_vowel.chars().next()?)?;
    let (_, row) = ROWS.iter().find(|(names, _)| names.split(' ').any(|name| name == consonants))?;
    let kana = row.split(' ').nth(column).filter(|kana| *kana != "_")?;
    Some((kana.to_owned(), at + 1))
}

/// A vowel under a macron or circumflex is two: ō is おう, as in most readings.
const LONG_VOWELS: [(char, &str); 10] = [
    ('ā', "aa"),
    ('â', "aa"),
    ('ī', "ii"),
    ('î', "ii"),
    ('ū', "uu"),
    ('û', "uu"),
    ('ē', "ei"),
    ('ê', "ei"),
    ('ō', "ou"),
    ('ô', "ou"),
];

/// Consonant groups, and their kana with a, i, u, e, o; `_` where there is none.
const ROWS: [(&str, &str); 44] = [
    ("", "あ い う え お"),
    ("k c q", "か き く け こ"),
    ("ky", "きゃ きぃ きゅ きぇ きょ"),
    ("s", "さ し す せ そ"),
    ("sh sy", "しゃ し しゅ しぇ しょ"),
    ("t", "た ち つ て と"),
    ("ch ty cy", "ちゃ ち ちゅ ちぇ ちょ"),
    ("ts", "つぁ つぃ つ つぇ つぉ"),
    ("th", "てゃ てぃ てゅ てぇ てょ"),
    ("tw", "_ _ とぅ _ _"),
    ("n", "な に ぬ ね の"),
    ("ny", "にゃ にぃ にゅ にぇ にょ"),
    ("h", "は ひ ふ へ ほ"),
    ("hy", "ひゃ ひぃ ひゅ ひぇ ひょ"),
    ("f", "ふぁ ふぃ ふ ふぇ ふぉ"),
    ("fy", "ふゃ _ ふゅ _ ふょ"),
    ("m", "ま み む め も"),
    ("my", "みゃ みぃ みゅ みぇ みょ"),
    ("y", "や _ ゆ いぇ よ"),
    ("r l", "ら り る れ ろ"),
    ("ry ly", "りゃ りぃ りゅ りぇ りょ"),
    ("w", "わ うぃ う うぇ を"),
    ("wh", "うぁ うぃ う うぇ うぉ"),
    ("g", "が ぎ ぐ げ ご"),
    ("gy", "ぎゃ ぎぃ ぎゅ ぎぇ ぎょ"),
    ("gw", "ぐぁ _ _ _ _"),
    ("kw qu", "くぁ くぃ _ くぇ くぉ"),
    ("z", "ざ じ ず ぜ ぞ"),
    ("j zy jy", "じゃ じ じゅ じぇ じょ"),
    ("d", "だ ぢ づ で ど"),
    ("dy", "ぢゃ ぢぃ ぢゅ ぢぇ ぢょ"),
    ("dz", "_ _ づ _ _"),
    ("dh", "でゃ でぃ でゅ でぇ でょ"),
    ("dw", "_ _ どぅ _ _"),
    ("b", "ば び ぶ べ ぼ"),
    ("by", "びゃ びぃ びゅ びぇ びょ"),
    ("p", "ぱ ぴ ぷ ぺ ぽ"),
    ("py", "ぴゃ ぴぃ ぴゅ ぴぇ ぴょ"),
    ("v", "ゔぁ ゔぃ ゔ ゔぇ ゔぉ"),
    ("vy", "_ _ ゔゅ _ _"),
    ("x", "ぁ ぃ ぅ ぇ ぉ"),
    ("xy", "ゃ _ ゅ _ ょ"),
    ("xt xts", "_ _ っ _ _"),
    ("xk", "ゕ _ _ ゖ _"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_type() {
        let cases = [
            ("", ""),
            ("kazoku", "かぞく"),
            ("hikikomori", "ひきこもり"),
            ("shinnyuu", "しんにゅう"),
            ("konnichiwa", "こんにちわ"),
            ("konna", "こんな"),
            ("konn", "こん"),
            ("kon'ya", "こんや"),
            ("shimbun", "しんぶん"),
            ("shinbun", "しんぶん"),
            ("gakkou", "がっこう"),
            ("gakkō", "がっこう"),
            ("matcha", "まっちゃ"),
            ("maccha", "まっちゃ"),
            ("tyotto", "ちょっと"),
            ("siryou", "しりょう"),
            ("tuduki", "つづき"),
            ("zyosei", "じょせい"),
            ("ji-n", "じーん"),
            ("famirii", "ふぁみりい"),
            ("pa-thi-", "ぱーてぃー"),
            ("xtu", "っ"),
            ("Tōkyō", "とうきょう"),
            ("ｋａｉ", "かい"),
            ("かいkai会", "かいかい会"),
            ("sak", "さk"),
            ("AA 12", "ああ 12"),
            ("an", "あん"),
        ];
        let wrong: Vec<_> = cases
            .iter()
            .filter(|(text, want)| romaji_to_kana(text) != *want)
            .map(|(t, _)| romaji_to_kana(t))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn every_row_has_five_kana() {
        assert!(ROWS.iter().all(|(_, row)| row.split(' ').count() == 5));
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "\\PC{0,16}", romaji in "[a-z'-]{0,16}") {
            prop_assert!(romaji_to_kana(&(text + &romaji)).chars().count() < 400);
        }
    }
}
