//! What a visit asks for on a coming day, the answer it looks for, and the number for a paper.

use super::{
    super::{
        page::Page,
        requesting::{Kept, Looked, Looking, Requested, Requesting},
        typing::Key,
    },
    Visit,
};
use crate::domain::{
    check_in::NUMBER_DIGITS,
    id::BookingId,
    private::Private,
    request::{REQUEST_DIGITS, booking_digits},
    slip::SlipKind,
    slot::Slot,
    time::Mono,
};

impl Visit {
    /// What is asked for on the open page, if it is one for that.
    pub fn requesting(&self) -> Option<&Requesting> {
        self.requesting.as_ref()
    }

    /// The answer that is looked for on the open page, if it is one for that.
    pub fn looking(&self) -> Option<&Looking> {
        self.looking.as_ref()
    }

    /// The slot that the button of the open page would ask for; none while an answer is awaited, and once it was asked.
    pub(in super::super) fn may_request(&self) -> Option<Slot> {
        let requesting = self.requesting.as_ref()?;
        let waits = !matches!(requesting.state(), Requested::Keeping(_) | Requested::Kept(_));
        waits.then(|| requesting.slot().clone())
    }

    /// The digits that the button of the open page would look up.
    pub(in super::super) fn may_look_up(&self) -> Option<Private<String>> {
        let looking = self.looking.as_ref().filter(|it| !matches!(it.state(), Looked::Found(_)))?;
        looking.typed().map(Private::of)
    }

    /// It is on its way to the disk: whoever asked is there.
    pub(in super::super) fn requested(&mut self, booking: BookingId, digits: &str, now: Mono) {
        if let Some(requesting) = &mut self.requesting {
            requesting.keeping(booking, digits);
        }
        self.touch(now);
    }

    /// What became of it instead.
    pub(in super::super) fn request_became(&mut self, state: Requested, now: Mono) {
        if let Some(requesting) = &mut self.requesting {
            requesting.became(state);
        }
        self.touch(now);
    }

    /// It is written down, or is not: whoever waited for it is still there, or nobody hears it.
    pub(in super::super) fn asked(&mut self, booking: &BookingId, kept: Kept, now: Mono) {
        let Some(requesting) = &mut self.requesting else { return };
        if *requesting.state() != Requested::Keeping(booking.clone()) {
            return;
        }
        match kept {
            Kept::Written => {
                requesting.became(Requested::Kept(booking.clone()));
                let number = requesting.number().map(Private::of);
                self.number = number.map(|number| (booking.clone(), number));
            }
            Kept::Lost => requesting.became(Requested::Lost),
        }
        self.touch(now);
    }

    /// What the digits found: whoever typed them is there.
    pub(in super::super) fn looked_up(&mut self, became: Looked, now: Mono) {
        if let Some(looking) = &mut self.looking {
            if let (Looked::Found(booking), Some(digits)) = (&became, looking.typed()) {
                self.number = Some((booking.clone(), Private::of(digits)));
            }
            looking.became(became);
        }
        self.touch(now);
    }

    /// The number of the open booking was right: it may stand on a paper too.
    pub(in super::super) fn number_was_right(&mut self) {
        let typed =
            self.saying.as_ref().map(|saying| (saying.booking().clone(), Private::of(saying.digits())));
        self.number = typed.filter(|(_, digits)| digits.chars_count() == NUMBER_DIGITS);
    }

    /// The digits that somebody here knew of a booking, or of the request it is to come of; none of a paper about anything
    /// else.
    pub fn number_of(&self, kind: &SlipKind) -> Option<&str> {
        let SlipKind::Booking(wanted) = kind else { return None };
        self.number.as_ref().filter(|(booking, _)| booking == wanted).map(|(_, digits)| digits.as_str())
    }

    /// The four digits with which the group of a booking says that it is here, where somebody here knew them.
    pub fn booking_number(&self, booking: &BookingId) -> Option<&str> {
        let (_, digits) = self.number.as_ref().filter(|(known, _)| known == booking)?;
        Some(if digits.chars_count() == REQUEST_DIGITS {
            booking_digits(digits.as_str())
        } else {
            digits.as_str()
        })
    }

    /// Begins anew with the page that opens. A number is known as long as もどる leads to where it was typed.
    pub(super) fn begin_requesting(&mut self) {
        let tells =
            |page: &Page| matches!(page, Page::CheckIn(..) | Page::Stay(_) | Page::Request(_) | Page::Answer);
        if !self.pages().any(tells) {
            self.number = None;
        }
        if self.shows_own_paper() {
            return;
        }
        let asked = |it: &Requesting| matches!(it.state(), Requested::Kept(_));
        self.requesting = if let Page::Request(slot) = &self.page {
            let before = self.requesting.take().filter(|it| asked(it) && it.slot() == slot);
            Some(before.unwrap_or_else(|| Requesting::begin(slot.clone())))
        } else {
            None
        };
        let found = |it: &Looking| matches!(it.state(), Looked::Found(_));
        let before = self.looking.take().filter(found);
        self.looking = (self.page == Page::Answer).then(|| before.unwrap_or_else(Looking::begin));
    }

    /// Whether the paper of a booking is open: もどる leads back to what became of it.
    pub(super) fn shows_own_paper(&self) -> bool {
        matches!(self.page, Page::Paper(SlipKind::Booking(_)))
    }

    /// A key of a box, a PIN or the number of a request.
    pub(super) fn press_request_digit(&mut self, key: Key) {
        if let Some(requesting) = &mut self.requesting {
            requesting.press(key);
        }
        if let Some(looking) = &mut self.looking {
            looking.press(key);
        }
    }

    /// What is said of a booking, forgotten with its page.
    pub(super) fn forget_requests(&mut self) {
        (self.requesting, self.looking, self.number) = (None, None, None);
    }
}
