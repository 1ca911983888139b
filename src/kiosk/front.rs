//! What stands on the glass.

use crate::domain::{id::RoomId, time::Mono};

use super::{cover::Cover, event::PairingState, visit::Visit};

/// What the glass shows once there is content.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Front {
    /// Nobody is there.
    Signage,
    /// Somebody hid the screen: until when the card stands.
    Hidden(Mono),
    /// Somebody is there.
    Visit(Box<Visit>),
    /// An emergency covers everything.
    Emergency(Cover),
}

impl Front {
    /// The visit, if somebody is there.
    pub(super) fn visit_mut(&mut self) -> Option<&mut Visit> {
        match self {
            Self::Visit(visit) => Some(visit),
            Self::Signage | Self::Hidden(_) | Self::Emergency(_) => None,
        }
    }
}

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Stage<'a> {
    /// The disk has not answered yet.
    Starting,
    /// No office knows this terminal, and it has nothing to show; with the code to type, once there is one.
    Unpaired(Option<&'a PairingState>),
    /// Paired, and nothing came yet.
    Empty,
    /// The signage.
    Signage,
    /// All rooms, on a terminal that nobody touches.
    Board,
    /// One room, beside its door.
    Door(&'a RoomId),
    /// The fixed card with clock and hours, after 画面をかくす.
    Hidden,
    /// A visit.
    Visit(&'a Visit),
    /// An emergency, before and above everything else.
    Emergency(&'a Cover),
}
