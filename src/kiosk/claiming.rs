//! 今すぐ使う: what becomes of a room that somebody takes at once, as long as its page is open.

use crate::domain::id::RoomId;

use super::saying::Said;

/// A visitor who takes a room, or looks until when it could be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claiming {
    room: RoomId,
    state: Said,
}

impl Claiming {
    /// Somebody opened the page of a room.
    pub(super) fn begin(room: RoomId) -> Self {
        Self { room, state: Said::Nothing }
    }

    /// The room.
    pub fn room(&self) -> &RoomId {
        &self.room
    }

    /// What became of it.
    pub fn state(&self) -> &Said {
        &self.state
    }

    /// What became of it.
    pub(super) fn became(&mut self, state: Said) {
        self.state = state;
    }
}
