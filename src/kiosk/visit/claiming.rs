//! What a visit takes of a room at once.

use super::{
    super::{claiming::Claiming, page::Page, saying::Said},
    Visit,
};
use crate::domain::{check_in::CheckIn, id::RoomId};

impl Visit {
    /// The room that is taken on the open page, if it is one for that.
    pub fn claiming(&self) -> Option<&Claiming> {
        self.claiming.as_ref()
    }

    /// The room that the button of the open page would take; none while an answer is awaited, and once it was taken.
    pub(in super::super) fn may_take(&self) -> Option<RoomId> {
        let claiming = self.claiming.as_ref()?;
        let waits = !matches!(claiming.state(), Said::Keeping(_) | Said::Kept(_));
        waits.then(|| claiming.room().clone())
    }

    /// Whether somebody on the open page waits for this to be written down.
    pub(in super::super) fn waits_for(&self, said: &CheckIn) -> bool {
        let state = self.saying.as_ref().map(super::Saying::state);
        let states = state.into_iter().chain(self.claiming.as_ref().map(Claiming::state));
        states.into_iter().any(|state| *state == Said::Keeping(said.clone()))
    }

    /// What became of the room.
    pub(super) fn claimed(&mut self, became: &Said) {
        if let Some(claiming) = &mut self.claiming {
            claiming.became(became.clone());
        }
    }

    /// Begins anew with the page that opens.
    pub(super) fn begin_claiming(&mut self) {
        self.claiming =
            if let Page::WalkUp(room) = &self.page { Some(Claiming::begin(room.clone())) } else { None };
    }
}
