//! What a visit says of a booking.

use super::{
    super::{
        page::Page,
        saying::{Said, Saying, Word},
        typing::Key,
    },
    Visit,
};
use crate::domain::{id::BookingId, time::Mono};

impl Visit {
    /// What is said on the open page, if it is one of a booking.
    pub fn saying(&self) -> Option<&Saying> {
        self.saying.as_ref()
    }

    /// What the button of the open page would say; none while an answer is awaited, and once it was said.
    pub(in super::super) fn may_say(&self) -> Option<(BookingId, Word)> {
        let saying = self.saying.as_ref()?;
        let waits = !matches!(saying.state(), Said::Keeping(_) | Said::Kept(_));
        waits.then(|| (saying.booking().clone(), saying.word()))
    }

    /// What became of what was said: whoever said it is there.
    pub(in super::super) fn said(&mut self, became: Said, now: Mono) {
        self.claimed(&became);
        if let Some(saying) = &mut self.saying {
            saying.became(became);
        }
        self.touch(now);
    }

    /// Begins anew with the page that opens.
    pub(super) fn begin_saying(&mut self) {
        if self.shows_own_paper() {
            return;
        }
        let before = self.saying.take().filter(|it| matches!(it.state(), Said::Kept(_)));
        let begin = |booking: &BookingId, word| {
            let same = before.filter(|it| it.booking() == booking && it.word() == word);
            Some(same.unwrap_or_else(|| Saying::begin(booking.clone(), word)))
        };
        self.saying = if let Page::CheckIn(booking, presence) = &self.page {
            begin(booking, (*presence).into())
        } else if let Page::Stay(booking) = &self.page {
            begin(booking, Word::Stay)
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
