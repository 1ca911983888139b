//! Reading aloud as a visitor asks for it: what a page has to say, how fast, how loud.

use std::ops::Range;

use crate::domain::aloud::{Sentence, Utterance};

/// Sentences of a page, at most: more than anybody listens to.
pub const LINES_MAX: usize = 200;

/// What somebody asks of the voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// よみあげ: read this page.
    Read(Reading),
    /// とめる
    Stop,
    /// 一時停止
    Pause,
    /// つづける, or a yes to being overheard.
    Go,
    /// Read so fast.
    Pace(Pace),
    /// Read so loud.
    Volume(Volume),
    /// Say what the keypad stands on, or which key was pressed. Only headphones hear it.
    Name(Utterance),
}

/// The sentences of a page in the order in which they are read, at most [`LINES_MAX`].
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading(Vec<Line>);

/// One sentence of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The text it is part of, by its number on the page; none for what is said and not shown.
    pub block: Option<usize>,
    /// Which characters of that text, blanks not counted.
    pub place: Range<usize>,
    /// What is said.
    pub says: Says,
}

/// What is said in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// These words.
    Words(Utterance),
    /// Digits of the paper that somebody with headphones takes, by their place: what they are the voice alone knows.
    Digits(Digits),
}

/// Four digits of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digits {
    /// Of which number.
    pub number: PaperNumber,
    /// The how manieth four of it, from 0.
    pub group: u8,
}

/// The numbers on a paper of お問い合わせの控え.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperNumber {
    /// 受付番号, eight digits.
    Locator,
    /// ひらく番号, twenty.
    Secret,
}

impl Reading {
    /// These sentences.
    pub fn of(lines: impl IntoIterator<Item = Line>) -> Self {
        Self(lines.into_iter().take(LINES_MAX).collect())
    }

    /// Them, in order.
    pub fn lines(&self) -> &[Line] {
        &self.0
    }

    /// The same without digits of a paper.
    pub(super) fn without_digits(self) -> Self {
        Self(self.0.into_iter().filter(|line| matches!(line.says, Says::Words(_))).collect())
    }
}

impl Line {
    /// A sentence of the text of this number.
    pub fn of_block(block: usize, sentence: Sentence) -> Self {
        Self { block: Some(block), place: sentence.place, says: Says::Words(sentence.words) }
    }

    /// Something that stands nowhere.
    pub fn unseen(words: Utterance) -> Self {
        Self { block: None, place: 0..0, says: Says::Words(words) }
    }

    /// All digits of a number of the paper, four to a line.
    pub fn digits_of(number: PaperNumber) -> impl Iterator<Item = Self> {
        let line =
            move |group| Self { block: None, place: 0..0, says: Says::Digits(Digits { number, group }) };
        (0..number.groups()).map(line)
    }
}

impl PaperNumber {
    /// How many fours it has.
    pub fn groups(self) -> u8 {
        match self {
            Self::Locator => 2,
            Self::Secret => 5,
        }
    }
}

/// How fast it reads; forgotten with the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Pace {
    /// As people speak.
    #[default]
    Usual,
    /// ゆっくり
    Slow,
    /// もっと ゆっくり
    Slower,
}

impl Pace {
    /// Speed, of 1 as people speak.
    pub fn speed(self) -> f64 {
        match self {
            Self::Usual => 1.0,
            Self::Slow => 0.75,
            Self::Slower => 0.55,
        }
    }

    /// The next slower one; after the slowest the usual one.
    pub fn next(self) -> Self {
        match self {
            Self::Usual => Self::Slow,
            Self::Slow => Self::Slower,
            Self::Slower => Self::Usual,
        }
    }
}

/// How loud it reads; forgotten with the visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Volume {
    /// Half as loud.
    Low,
    /// As the terminal's settings say.
    #[default]
    Usual,
    /// As loud as it goes.
    High,
}

impl Volume {
    /// Percent of everything, where the settings say `usual`.
    pub fn percent(self, usual: u8) -> u8 {
        match self {
            Self::Low => (usual / 2).max(1),
            Self::Usual => usual,
            Self::High => 100,
        }
    }

    /// One step louder.
    pub fn louder(self) -> Self {
        match self {
            Self::Low => Self::Usual,
            Self::Usual | Self::High => Self::High,
        }
    }

    /// One step less loud.
    pub fn lower(self) -> Self {
        match self {
            Self::High => Self::Usual,
            Self::Usual | Self::Low => Self::Low,
        }
    }
}
