//! What a terminal has its workers do for itself: keep how it is set and what it was asked, and set its light.

use crate::domain::{task::TaskFate, tuning::Tuning};

use super::lane::LaneName;

/// What survives a restart, with the office or without it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Kept {
    /// How bright and how loud it is; none until anybody set it.
    pub tuning: Option<Tuning>,
    /// The number of the last change at the terminal itself: milliseconds since 1970 by its clock, or one more than the
    /// one before. None until there was one.
    pub change: Option<u64>,
    /// What the office asked by its id, and how far it is, the oldest first.
    pub fates: Vec<(String, TaskFate)>,
}

/// Something to do for the terminal itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chore {
    /// Keep this instead of what was kept before.
    Note(Kept),
    /// Make the glass so bright, in percent.
    Light(u8),
}

impl Chore {
    /// The lane it leaves by.
    pub fn lane(&self) -> LaneName {
        match self {
            Self::Note(_) => LaneName::Note,
            Self::Light(_) => LaneName::Light,
        }
    }
}
