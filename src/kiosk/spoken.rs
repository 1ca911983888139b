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
    pub words: Utterance,
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
}

impl Line {
    /// A sentence of the text of this number.
    pub fn of_block(block: usize, sentence: Sentence) -> Self {
        Self { block: Some(block), place: sentence.place, words: sentence.words }
    }

    /// Something that stands nowhere.
    pub fn unseen(words: Utterance) -> Self {
        Self { block: None, place: 0..0, words }
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
