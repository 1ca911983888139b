//! What a visit says of a booking.

use super::{
    super::{
        page::Page,
        saying::{Said, Saying},
        typing::Key,
    },
    Visit,
};
use crate::domain::{check_in::Presence, id::BookingId, time::Mono};

impl Visit {
    /// What is said on the open page, if it is one of a booking.
    pub fn saying(&self) -> Option<&Saying> {
        self.saying.as_ref()
    }

    /// What the button of the open page would say; none while an answer is awaited, and once it was said.
    pub(in super::super) fn may_say(&self) -> Option<(BookingId, Presence)> {
        let saying = self.saying.as_ref()?;
        let waits = !matches!(saying.state(), Said::Keeping(_) | Said::Kept(_));
        waits.then(|| (saying.booking().clone(), saying.presence()))
    }

    /// What became of what was said: whoever said it is there.
    pub(in super::super) fn said(&mut self, became: Said, now: Mono) {
        if let Some(saying) = &mut self.saying {
            saying.became(became);
        }
        self.touch(now);
    }

    /// Begins anew with the page that opens.
    pub(super) fn begin_saying(&mut self) {
        self.saying = if let Page::CheckIn(booking, presence) = &self.page {
            Some(Saying::begin(booking.clone(), *presence))
        } else {
            None
        };
    }

    /// A key of the number.
    pub(super) fn press_digit(&mut self, key: Key) {
        if let Some(saying) = &mut self.saying {
            saying.press(key);
        }
    }
}
