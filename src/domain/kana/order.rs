//! The order of names after JIS X 4061, and the index tabs that stand over it.

use unicode_normalization::UnicodeNormalization;

use super::{hiragana, large};

/// The place of a reading in the order of names; smaller comes first.
///
/// The levels of JIS X 4061: plain kana; then unvoiced, voiced, half-voiced; then long vowel mark, small,
/// iteration mark, large; then hiragana before katakana. Unlike the standard, letters and digits come after
/// all kana, where their tab is, and spaces and punctuation do not count.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct SortKey {
    letters: Vec<(Script, char)>,
    voicing: Vec<Voicing>,
    shapes: Vec<Shape>,
    katakana: Vec<bool>,
}

/// The key of a reading; readings are stored, never guessed from kanji.
///
/// ```
/// use shirube::domain::kana::sort_key;
/// assert!(sort_key("きょうと") < sort_key("きようと"));
/// assert!(sort_key("はは") < sort_key("ばば"));
/// ```
pub fn sort_key(reading: &str) -> SortKey {
    let mut key = SortKey::default();
    for written in reading.nfkc() {
        let c = hiragana(written);
        let before =
            key.letters.last().zip(key.voicing.last()).map(|((_, letter), voicing)| (*letter, *voicing));
        let Some((letter, voicing, shape)) = weigh(c, before) else { continue };
        key.letters.push((Script::of(letter), letter));
        key.voicing.push(voicing);
        key.shapes.push(shape);
        key.katakana.push(c != written);
    }
    key
}

/// The tab under which a reading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum IndexRow {
    /// あいうえお.
    A,
    /// かきくけこ.
    Ka,
    /// さしすせそ.
    Sa,
    /// たちつてと.
    Ta,
    /// なにぬねの.
    Na,
    /// はひふへほ.
    Ha,
    /// まみむめも.
    Ma,
    /// やゆよ.
    Ya,
    /// らりるれろ.
    Ra,
    /// わをん.
    Wa,
    /// Letters, digits and whatever has no reading.
    Other,
}

impl IndexRow {
    /// All tabs in order.
    pub const ALL: [Self; 11] = [
        Self::A,
        Self::Ka,
        Self::Sa,
        Self::Ta,
        Self::Na,
        Self::Ha,
        Self::Ma,
        Self::Ya,
        Self::Ra,
        Self::Wa,
        Self::Other,
    ];

    /// What is written on the tab.
    pub const fn label(self) -> &'static str {
        match self {
            Self::A => "あ",
            Self::Ka => "か",
            Self::Sa => "さ",
            Self::Ta => "た",
            Self::Na => "な",
            Self::Ha => "は",
            Self::Ma => "ま",
            Self::Ya => "や",
            Self::Ra => "ら",
            Self::Wa => "わ",
            Self::Other => "英数",
        }
    }
}

/// The tab of a reading; in the order of [`sort_key`] tabs never go back.
pub fn index_row(reading: &str) -> IndexRow {
    match sort_key(reading).letters.first() {
        Some((Script::Kana, 'あ'..='お')) => IndexRow::A,
        Some((Script::Kana, 'か'..='こ')) => IndexRow::Ka,
        Some((Script::Kana, 'さ'..='そ')) => IndexRow::Sa,
        Some((Script::Kana, 'た'..='と')) => IndexRow::Ta,
        Some((Script::Kana, 'な'..='の')) => IndexRow::Na,
        Some((Script::Kana, 'は'..='ほ')) => IndexRow::Ha,
        Some((Script::Kana, 'ま'..='も')) => IndexRow::Ma,
        Some((Script::Kana, 'や'..='よ')) => IndexRow::Ya,
        Some((Script::Kana, 'ら'..='ろ')) => IndexRow::Ra,
        Some((Script::Kana, 'わ'..='ん')) => IndexRow::Wa,
        _ => IndexRow::Other,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Script {
    Kana,
    Digit,
    Letter,
    Ideograph,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            'ぁ'..='ゖ' => Self::Kana,
            _ if c.is_numeric() => Self::Digit,
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => Self::Ideograph,
            _ => Self::Letter,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voicing {
    Plain,
    Voiced,
    HalfVoiced,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    LongMark,
    Small,
    Iteration,
    Large,
}

/// Letter, voicing and shape of one character after another; `None` for what does not count.
fn weigh(c: char, before: Option<(char, Voicing)>) -> Option<(char, Voicing, Shape)> {
    match c {
        'ー' => Some((vowel(before?.0)?, Voicing::Plain, Shape::LongMark)),
        'ゝ' => Some((before?.0, Voicing::Plain, Shape::Iteration)),
        'ゞ' => Some((before?.0, Voicing::Voiced, Shape::Iteration)),
        'ぁ'..='ゖ' => {
            let (letter, voicing) = voicing(large(c));
            Some((letter, voicing, if large(c) == c { Shape::Large } else { Shape::Small }))
        }
        _ if c.is_alphanumeric() => {
            Some((c.to_lowercase().next().unwrap_or(c), Voicing::Plain, Shape::Large))
        }
        _ => None,
    }
}

/// A kana without its mark, by canonical decomposition.
fn voicing(c: char) -> (char, Voicing) {
    let mut parts = std::iter::once(c).nfd();
    let letter = parts.next().unwrap_or(c);
    match parts.next() {
        Some('\u{3099}') => (letter, Voicing::Voiced),
        Some('\u{309a}') => (letter, Voicing::HalfVoiced),
        _ => (letter, Voicing::Plain),
    }
}

/// The vowel that a long vowel mark prolongs.
fn vowel(letter: char) -> Option<char> {
    VOWELS.iter().find(|(_, row)| row.contains(letter)).map(|(vowel, _)| *vowel)
}

const VOWELS: [(char, &str); 5] = [
    ('あ', "あかさたなはまやらわ"),
    ('い', "いきしちにひみりゐ"),
    ('う', "うくすつぬふむゆる"),
    ('え', "えけせてねへめれゑ"),
    ('お', "おこそとのほもよろを"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_stand_in_the_order_of_the_standard() {
        let orders: [&[&str]; 5] = [
            &["さと", "さど", "さとう", "さどう", "さとうや", "サトー", "さとおや"],
            &["シャーレ", "しゃい", "シャイ", "しやい", "シャレ"],
            &["ちょこ", "ちよこ", "チョコレート"],
            &["てーた", "テータ", "テェタ", "てえた", "でーた", "データ", "でえた"],
            &["はは", "はば", "はぱ", "ばは", "ばば", "ぱぱ"],
        ];
        for order in orders {
            for pair in order.windows(2) {
                assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
            }
        }
    }

    #[test]
    fn letters_come_last_and_signs_do_not_count() {
        for pair in ["う", "ヴ", "ん", "1", "２", "A", "b", "漢"].windows(2) {
            assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
        }
        assert_eq!(sort_key("「あお」の　かい"), sort_key("あおのかい"));
        assert_eq!(sort_key("ｶﾞ"), sort_key("ガ"));
        assert!(sort_key("いすゞ") < sort_key("いすず"));
    }

    #[test]
    fn readings_find_their_tab() {
        let tab = |reading: &str| index_row(reading).label();
        let readings = [
            "いえ", "ガク", "ざ", "っつ", "ん", "ぱん", "ヴ", "ー", "ABC", "９", "", "ーか", "を", "ゃ", "会",
        ];
        let want = [
            "あ", "か", "さ", "た", "わ", "は", "あ", "英数", "英数", "英数", "英数", "か", "わ", "や",
            "英数",
        ];
        assert_eq!(readings.map(tab), want);
    }

    proptest! {
        #[test]
        fn tabs_never_go_back(mut names in proptest::collection::vec("[ぁ-ゖァ-ヺーa-z0-9会・]{0,5}", 0..12)) {
            names.retain(|name| !sort_key(name).letters.is_empty());
            names.sort_by_key(|name| sort_key(name));
            let rows: Vec<_> = names.iter().map(|name| index_row(name)).collect();
            prop_assert!(rows.is_sorted(), "{:?}", names);
        }
    }
}
