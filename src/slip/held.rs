//! What a receipt printer may still hold of an earlier slip, and would print in front of the next visitor.

use super::escpos::FORGET;
use crate::domain::printer::{Outcome, PrinterState};

/// What a printer may still hold. Nobody knows that of one not talked with since this program started: the power may
/// have failed in the middle of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Held {
    /// Perhaps a part of a slip.
    #[default]
    Perhaps,
    /// Nothing.
    Nothing,
}

impl Held {
    /// What the printer is told before anything else.
    pub(super) fn first_words(self) -> &'static [u8] {
        match self {
            Self::Perhaps => &FORGET,
            Self::Nothing => &[],
        }
    }

    /// This became of a slip.
    pub(super) fn told(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Confirmed => *self = Self::Nothing,
            Outcome::Unknown(_) => *self = Self::Perhaps,
            Outcome::FailedBeforeSend(state) => self.heard(state),
        }
    }

    /// A printer that said how it is has obeyed what it was told before.
    pub(super) fn heard(&mut self, state: PrinterState) {
        match state {
            PrinterState::Ready
            | PrinterState::PaperLow
            | PrinterState::PaperOut
            | PrinterState::CoverOpen => *self = Self::Nothing,
            PrinterState::Offline | PrinterState::Unknown => {}
        }
    }
}
