//! One page being read to one visit: where it is, whether it goes on, and why it does not.

use super::{
    asking::Handing,
    page::{Discretion, Page},
    spoken::{Pace, Reading, Volume},
};
use crate::domain::{aloud::Utterance, text::Lang};

/// What stands before the visitor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Before {
    pub(super) visit: u64,
    pub(super) page: Page,
    pub(super) lang: Lang,
    pub(super) discretion: Discretion,
    /// How far the paper is, on the page of one.
    pub(super) stage: Option<Stage>,
}

/// How far a paper is: what its page says changes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// It is not made.
    Specimen,
    /// It is being made and printed.
    Making,
    /// It is out: 「紙を取りましたか」.
    Out,
    /// Nobody knows whether it is out.
    Unsure,
    /// The answer is being written down.
    Settling,
    /// Somebody holds it.
    Taken,
    /// It counts no longer, or there is none.
    None,
}

impl Stage {
    /// Of somebody's paper.
    pub(super) fn of(step: &Handing) -> Self {
        match step {
            Handing::Nothing => Self::Specimen,
            Handing::Making(_) => Self::Making,
            Handing::Ask(_) => Self::Out,
            Handing::AskUnsure(_) => Self::Unsure,
            Handing::Settling(..) => Self::Settling,
            Handing::Taken => Self::Taken,
            Handing::Void | Handing::NotPrinted(_) | Handing::Lost => Self::None,
        }
    }
}

/// What a reading is of.
pub(super) type Key = (Page, Lang, Option<Stage>);

impl Before {
    /// What a reading is of.
    pub(super) fn key(&self) -> Key {
        (self.page.clone(), self.lang, self.stage)
    }

    /// Whether somebody is taking a paper.
    pub(super) fn is_taking(&self) -> bool {
        self.stage == Some(Stage::Out)
    }

    /// Whether the page shows what belongs to whoever stands before it: what was typed, what is asked, what was answered,
    /// the numbers of a paper.
    pub(super) fn is_own(&self) -> bool {
        matches!(
            self.page,
            Page::Search
                | Page::Post
                | Page::Staff
                | Page::CheckIn(..)
                | Page::Stay(_)
                | Page::FollowUpText(_)
                | Page::FollowUpPaper(_)
                | Page::Reply
        )
    }

    /// Whether the voice speaks its language.
    pub(super) fn is_spoken(&self) -> bool {
        self.lang.is_japanese()
    }
}

/// What belongs to one visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Here {
    pub(super) visit: Option<u64>,
    pub(super) pace: Pace,
    pub(super) volume: Volume,
    pub(super) recital: Option<Recital>,
    /// Something to be said before anything else.
    pub(super) name: Option<Utterance>,
    pub(super) note: Option<Note>,
    /// The page that was last asked to be read, by anybody.
    pub(super) begun: Option<Key>,
    /// How far the paper on the page is.
    pub(super) stage: Option<Stage>,
}

/// A page that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Recital {
    pub(super) reading: Reading,
    pub(super) at: usize,
    pub(super) state: State,
}

/// Whether it goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is being read.
    Reading,
    /// 一時停止
    Paused,
}

/// Why a page is not read, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// What stands here belongs to one person: only headphones hear it.
    OnlyHeadphones,
    /// The voice speaks Japanese only.
    OtherLanguage,
    /// Nothing can be heard.
    NotHeard,
    /// Others nearby would hear what is read here; this, after a yes.
    Overheard(Reading),
}

impl Recital {
    /// From the first sentence; none where there is nothing to say.
    pub(super) fn of(reading: Reading) -> Option<Self> {
        (!reading.lines().is_empty()).then_some(Self { reading, at: 0, state: State::Reading })
    }

    /// The next sentence; none after the last.
    pub(super) fn next(self) -> Option<Self> {
        (self.at + 1 < self.reading.lines().len()).then_some(Self { at: self.at + 1, ..self })
    }
}
