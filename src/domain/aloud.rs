//! Reading aloud (よみあげ): which sentences a text has, how each is said, and where it is heard.

use std::ops::Range;

use super::{
    private::Private,
    ruby::{RubyText, Span},
};

mod said;
mod latin;
mod figures;

/// Characters of a sentence, at most: a longer one is parted at 、 so that it can be stopped and found again.
pub const SENTENCE_CHARS_MAX: usize = 90;

/// Characters a digit has at most when it is dictated.
const DICTATED_CHARS: usize = 4;

/// One sentence of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Which characters of the text as it is written, blanks not counted: a line break eats blanks.
    pub place: Range<usize>,
    /// What is said.
    pub words: Utterance,
}

/// Something to be said: times, dates and numbers are words, and a reading stands where the text carries one. It is
/// written as [`RubyText`] is. No log can show it, and its memory is overwritten when it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Utterance(Private<String>);

impl Utterance {
    /// All of a text in one breath: the name of a control, a key.
    pub fn of(text: &RubyText) -> Self {
        Self(Private::of(&said::said(&cells(text))))
    }

    /// Digits that somebody writes down while they are heard: one by one, with a pause after each.
    ///
    /// ```
    /// use shirube::domain::aloud::Utterance;
    /// assert_eq!(Utterance::dictated("4071").markup(), "ヨン、ゼロ、ナナ、イチ。");
    /// ```
    pub fn dictated(digits: &str) -> Self {
        // Nothing of it moves in memory while it is written.
        let mut said = Private::with_room(DICTATED_CHARS * digits.len() + 1);
        for name in digits.chars().filter_map(figures::name) {
            name.chars().chain(['、']).for_each(|c| said.push(c));
        }
        if said.pop().is_some() {
            said.push('。');
        }
        Self(said)
    }

    /// The words, with readings as [`RubyText::parse`] takes them.
    pub fn markup(&self) -> &str {
        self.0.as_str()
    }

    /// Whether there is nothing to say.
    pub fn is_silent(&self) -> bool {
        !self.markup().chars().any(char::is_alphanumeric)
    }
}

/// The sentences of a text in order; what cannot be said is left out.
///
/// ```
/// use shirube::domain::{aloud::sentences, ruby::RubyText};
/// let said = sentences(&RubyText::parse("{次回|じかい}は 12/5(土) 14:00。どなたでも。"));
/// assert_eq!(said[0].words.markup(), "{次回|じかい}は12月5日、土曜日、14時。");
/// assert_eq!((said[0].place.clone(), said[1].place.clone()), (0..16, 16..22));
/// ```
pub fn sentences(text: &RubyText) -> Vec<Sentence> {
    let cells = cells(text);
    let mut found = Vec::new();
    let (mut from, mut place) = (0, 0);
    while from < cells.len() {
        let rest = cells.get(from..).unwrap_or_default();
        let sentence = rest.get(..length(rest)).unwrap_or(rest);
        let until = place + sentence.iter().map(Cell::inked).sum::<usize>();
        let words = Utterance(Private::of(&said::said(sentence)));
        if !words.is_silent() {
            found.push(Sentence { place: place..until, words });
        }
        (from, place) = (from + sentence.len().max(1), until);
    }
    found
}

/// Where a reading is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Ears {
    /// By everybody nearby.
    Loudspeaker,
    /// By one person.
    Headphones,
}

/// Why nothing can be read aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AloudTrouble {
    /// The program was built without a voice.
    NotBuilt,
    /// The dictionary is missing or torn; with what the system said.
    NoDictionary(String),
    /// The sound card does not take it; with what the system said.
    NotHeard(String),
}

impl AloudTrouble {
    /// What is wrong in plain Japanese, with the way out.
    pub fn words(&self) -> String {
        let going_on = "画面は ふだんどおり 動いています。";
        match self {
            Self::NotBuilt => format!(
                "この端末の プログラムは よみあげが できません。kiosk.toml の [aloud] を 切ってください。{going_on}"
            ),
            Self::NoDictionary(why) => format!(
                "よみあげの 辞書が ありません。shirube-kiosk dictionary で 作ってください。{going_on}［{why}］"
            ),
            Self::NotHeard(why) => {
                format!("よみあげの 音が 出ません。スピーカーの 線を 見てください。{going_on}［{why}］")
            }
        }
    }
}

/// A character, or a word under one reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cell<'a> {
    base: &'a str,
    reading: Option<&'a str>,
}

impl Cell<'_> {
    /// Characters it has on the glass, but for blanks.
    fn inked(&self) -> usize {
        self.base.chars().filter(|c| !c.is_whitespace()).count()
    }

    /// The character, if it is only one.
    fn only(&self) -> Option<char> {
        let mut chars = self.base.chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

fn cells(text: &RubyText) -> Vec<Cell<'_>> {
    text.spans().iter().flat_map(cells_of).collect()
}

fn cells_of(span: &Span) -> Vec<Cell<'_>> {
    let base = span.base.as_str();
    if let Some(reading) = &span.reading {
        return vec![Cell { base, reading: Some(reading) }];
    }
    let ends = base.char_indices().map(|(at, c)| (at, at + c.len_utf8()));
    ends.filter_map(|(at, end)| Some(Cell { base: base.get(at..end)?, reading: None })).collect()
}

/// How many cells the first sentence takes: to its end mark with whatever closes behind it, or to a 、 before it grows
/// too long.
fn length(cells: &[Cell<'_>]) -> usize {
    let ends = |cell: &Cell<'_>| matches!(cell.only(), Some('。' | '！' | '？' | '!' | '?' | '\n'));
    let closes = |cell: &Cell<'_>| matches!(cell.only(), Some('」' | '』' | '）' | ')' | '”'));
    let whole = cells.iter().position(ends).map_or(cells.len(), |end| {
        let behind = cells.get(end + 1..).unwrap_or_default();
        end + 1 + behind.iter().take_while(|cell| ends(cell) || closes(cell)).count()
    });
    if whole <= SENTENCE_CHARS_MAX {
        return whole;
    }
    let head = cells.get(..SENTENCE_CHARS_MAX).unwrap_or(cells);
    let pause = |cell: &Cell<'_>| matches!(cell.only(), Some('、' | '，' | '・' | ' ' | '\u{3000}'));
    head.iter().rposition(pause).map_or(head.len(), |at| at + 1)
}

#[cfg(test)]
mod tests;
