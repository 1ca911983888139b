//! Japanese writing as search and order see it: folding, the order of names, index tabs, romaji.

mod keys;
mod order;
mod romaji;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use keys::{other_size, other_voice};
pub use order::{IndexRow, SortKey, index_row, sort_key};
pub use romaji::romaji_to_kana;

/// What a text is for search, where many spellings are one.
///
/// Compatibility forms are resolved (NFKC), Latin letters lose case and accents, katakana becomes hiragana,
/// small kana become large, ヴ becomes the ば row, ぢ and づ become じ and ず, the long vowel mark falls away,
/// and so does all that is neither letter nor digit. Variants of a few kanji common in names become one.
/// Folding twice is folding once. Both the text searched and the text sought are folded.
///
/// ```
/// use shirube::domain::kana::fold;
/// assert_eq!(fold("ファミリー・グループ"), fold("ふぁみりグルプ"));
/// assert_eq!(fold("Ｃａｆé 12"), "cafe12");
/// ```
pub fn fold(text: &str) -> String {
    let letters: Option<String> = text.chars().map(plainly).collect();
    folded(&letters.unwrap_or_else(|| resolved(text)))
}

fn folded(letters: &str) -> String {
    let letters = letters.chars().map(|c| variant(plain_kana(hiragana(c))));
    let folded: String = letters.filter(|c| is_sought(*c)).collect();
    if folded.contains('ゔ') {
        return VU.iter().fold(folded, |text, (from, to)| text.replace(from, to));
    }
    folded
}

/// A character that stands for itself whatever its neighbours are, in small letters; most of what is written here. None
/// for whatever has to be taken apart.
fn plainly(c: char) -> Option<char> {
    match c {
        '\u{20}'..='\u{7e}' => Some(c.to_ascii_lowercase()),
        '、'..='】' | '〜' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | '・' | 'ー' | '一'..='\u{9fff}' => Some(c),
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).map(|c| c.to_ascii_lowercase()),
        _ => None,
    }
}

/// The same for any text.
fn resolved(text: &str) -> String {
    let voiced = text.replace('゛', "\u{3099}").replace('゜', "\u{309a}");
    let bare: String = voiced.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_accent(*c)).collect();
    bare.nfc().collect()
}

/// Accents of Latin, Greek and Cyrillic letters; the marks of kana carry meaning.
fn is_accent(c: char) -> bool {
    is_combining_mark(c) && !matches!(c, '\u{3099}' | '\u{309a}')
}

fn is_sought(c: char) -> bool {
    c != 'ー' && c.is_alphanumeric()
}

/// Katakana as hiragana; anything else as it is.
fn hiragana(c: char) -> char {
    match c {
        'ァ'..='ヶ' | 'ヽ' | 'ヾ' => char::from_u32(u32::from(c) - 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Small hiragana as large, and the two sounds written in two ways as one.
fn plain_kana(c: char) -> char {
    match c {
        'ぢ' => 'じ',
        'づ' => 'ず',
        _ => large(c),
    }
}

/// Small hiragana as large; anything else as it is.
fn large(c: char) -> char {
    match c {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        'ゕ' => 'か',
        'ゖ' => 'け',
        _ => c,
    }
}

/// Kanji that name one family in two forms.
fn variant(c: char) -> char {
    match c {
        '髙' => '高',
        '﨑' | '嵜' => '崎',
        '𠮷' => '吉',
        '濵' | '濱' => '浜',
        '邊' | '邉' => '辺',
        '齋' | '齊' | '斉' => '斎',
        '澤' => '沢',
        '廣' => '広',
        '櫻' => '桜',
        '眞' => '真',
        'đ' => 'd',
        _ => c,
    }
}

const VU: [(&str, &str); 5] = [("ゔあ", "ば"), ("ゔい", "び"), ("ゔえ", "べ"), ("ゔお", "ぼ"), ("ゔ", "ぶ")];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_that_are_one_in_search() {
        let cases = [
            ("", ""),
            ("ファミリー", "ふあみり"),
            ("ｶﾞｲﾄﾞ", "がいど"),
            ("か\u{3099}い", "がい"),
            ("か゛い", "がい"),
            ("ヴォランティア", "ぼらんていあ"),
            ("つづける", "つずける"),
            ("茅ヶ崎", "茅け崎"),
            ("Ｓｅｌｆ－Ｈｅｌｐ", "selfhelp"),
            ("Tiếng Việt, Đà Nẵng", "tiengvietdanang"),
            ("한국어", "한국어"),
            ("１２　月・２９日", "12月29日"),
            ("㈱ ①", "株1"),
            ("髙﨑さん", "高崎さん"),
            ("人々", "人々"),
            ("「ら〜めん」！", "らめん"),
        ];
        let wrong: Vec<_> =
            cases.iter().filter(|(text, want)| fold(text) != *want).map(|(t, _)| fold(t)).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    proptest! {
        #[test]
        fn what_stands_for_itself_is_folded_as_everything_is(text in "[ -~、-】〜ぁ-ゖァ-ヺ・ー一-龥！-～髙ヴ]{0,24}") {
            prop_assert!(text.chars().all(|c| plainly(c).is_some()));
            prop_assert_eq!(fold(&text), folded(&resolved(&text)));
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,16}", kana in "[ァ-ヺー゛゜ヽヾ㌀-㍗]{0,8}") {
            let folded = fold(&(text + &kana));
            prop_assert_eq!(fold(&folded), folded);
        }
    }
}
