//! What the kiosk orders of the speaking thread, and what that answers.

use super::{
    lane::LaneName,
    spoken::{Digits, Pace},
};
use crate::domain::aloud::{AloudTrouble, Ears, Utterance};

/// Something to do for reading aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Say this to the end, or until it is hushed.
    Say(Utterance, Manner),
    /// Say these digits of the paper that somebody takes, into headphones whatever else is said of ears.
    Dictate(Digits, Manner),
    /// Answer once headphones are plugged in or out, or a while after: this is what was last told.
    Listen(Option<Ears>),
}

/// How something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Manner {
    /// How fast.
    pub pace: Pace,
    /// How loud, 1 to 100.
    pub volume_percent: u8,
    /// To whom.
    pub ears: Ears,
}

/// What became of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// It was said, or hushed; or it was not heard.
    Said(Result<(), AloudTrouble>),
    /// Who hears it, if anything can be said at all.
    Ears(Result<Ears, AloudTrouble>),
}

impl Order {
    /// The lane it leaves by.
    pub fn lane(&self) -> LaneName {
        match self {
            Self::Say(..) | Self::Dictate(..) => LaneName::Aloud,
            Self::Listen(_) => LaneName::Ears,
        }
    }
}

impl Told {
    /// The lane it answers.
    pub fn lane(&self) -> LaneName {
        match self {
            Self::Said(_) => LaneName::Aloud,
            Self::Ears(_) => LaneName::Ears,
        }
    }
}
