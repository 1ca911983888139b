//! What is going to happen, by time and, at the same time, in the order it was decided.

use std::collections::BTreeMap;

use super::act::Act;
use crate::kiosk::{effect::Effect, event::Event};

/// Something that is going to happen. `boot` says to which start of a machine it belongs.
#[derive(Debug, Clone)]
pub enum Happening {
    /// A worker takes an effect, or the office a question.
    Carry(At, Effect),
    /// An answer reaches the kiosk.
    Answer(At, Event),
    /// Somebody looks whether the office answers a poll that it held back.
    Look(At),
    /// The window shows a frame.
    Paint(At),
    /// Somebody or something acts on the world.
    Act(Act),
}

/// Where it happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct At {
    /// Which machine, from 0.
    pub machine: usize,
    /// Which start of it.
    pub boot: u32,
}

/// Everything that is going to happen.
#[derive(Debug, Default)]
pub struct Agenda {
    entries: BTreeMap<(u64, u64), Happening>,
    decided: u64,
}

impl Agenda {
    /// Decides that something happens `at_ms` milliseconds after the world began.
    pub fn decide(&mut self, at_ms: u64, happening: Happening) {
        self.decided += 1;
        self.entries.insert((at_ms, self.decided), happening);
    }

    /// When something happens next.
    pub fn next_ms(&self) -> Option<u64> {
        self.entries.first_key_value().map(|((at_ms, _), _)| *at_ms)
    }

    /// What happens next.
    pub fn take(&mut self) -> Option<Happening> {
        self.entries.pop_first().map(|(_, happening)| happening)
    }

    /// Nothing more is done to the world; what is under way still arrives.
    pub fn no_more_acts(&mut self) {
        self.entries.retain(|_, happening| !matches!(happening, Happening::Act(_)));
    }
}
