//! お願い: what somebody types who asks for a room on a coming day, or looks for the answer.

use crate::domain::{id::BookingId, private::Private, request::REQUEST_DIGITS, slot::Slot, time::Mono};

use super::{opening::Opening, typing::Key};

/// A visitor who asks for a slot; as long as its page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requesting {
    slot: Slot,
    /// The number of the box and its PIN.
    box_of: Opening,
    state: Requested,
    /// The number of the request, for the glass and the paper alone.
    number: Private<String>,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Requested {
    /// Nothing was asked yet.
    Nothing,
    /// No box has this number and this PIN.
    Wrong,
    /// Too many were wrong: the next one counts from this moment on.
    Resting(Mono),
    /// The slot cannot be had any more.
    Gone,
    /// It is being written down.
    Keeping(BookingId),
    /// It is written down.
    Kept(BookingId),
    /// It could not be.
    Lost,
}

/// Whether something was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// It was.
    Written,
    /// It was not.
    Lost,
}

impl Requesting {
    /// Somebody opened the page of a slot.
    pub(super) fn begin(slot: Slot) -> Self {
        let number = Private::with_room(REQUEST_DIGITS);
        Self { slot, box_of: Opening::begin(), state: Requested::Nothing, number }
    }

    /// What is asked for.
    pub fn slot(&self) -> &Slot {
        &self.slot
    }

    /// What is typed of the box and its PIN.
    pub fn box_of(&self) -> &Opening {
        &self.box_of
    }

    /// What became of it.
    pub fn state(&self) -> &Requested {
        &self.state
    }

    /// The number under which the answer is found, once it is written down.
    pub fn number(&self) -> Option<&str> {
        matches!(self.state, Requested::Kept(_)).then(|| self.number.as_str())
    }

    /// Presses a key.
    pub(super) fn press(&mut self, key: Key) {
        if matches!(self.state, Requested::Keeping(_) | Requested::Kept(_)) {
            return;
        }
        self.box_of.press(key);
        self.state = Requested::Nothing;
    }

    /// It is on its way to the disk, under this number.
    pub(super) fn keeping(&mut self, booking: BookingId, digits: &str) {
        self.number.wipe();
        digits.chars().for_each(|digit| self.number.push(digit));
        self.became(Requested::Keeping(booking));
    }

    /// What became of it; the digits of the box have done their work.
    pub(super) fn became(&mut self, state: Requested) {
        self.box_of = Opening::begin();
        self.state = state;
    }
}

/// A visitor who looks for an answer; as long as its page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looking {
    digits: Private<String>,
    state: Looked,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// Nothing was asked yet.
    Nothing,
    /// No request has this number.
    Wrong,
    /// Too many were wrong: the next one counts from this moment on.
    Resting(Mono),
    /// This one.
    Found(BookingId),
}

impl Looking {
    /// Somebody opened the page.
    pub(super) fn begin() -> Self {
        Self { digits: Private::with_room(REQUEST_DIGITS), state: Looked::Nothing }
    }

    /// How many digits are typed.
    pub fn digits_count(&self) -> usize {
        self.digits.chars_count()
    }

    /// What became of it.
    pub fn state(&self) -> &Looked {
        &self.state
    }

    /// The digits once all are there: to be compared, and on the paper of whoever knew them.
    pub(super) fn typed(&self) -> Option<&str> {
        (self.digits_count() == REQUEST_DIGITS).then(|| self.digits.as_str())
    }

    /// Presses a key: digits are taken, everything else but the two that rub out does nothing.
    pub(super) fn press(&mut self, key: Key) {
        if matches!(self.state, Looked::Found(_)) {
            return;
        }
        if key.enters(&mut self.digits, REQUEST_DIGITS) {
            self.state = Looked::Nothing;
        }
    }

    /// What became of it; digits that were wrong have done their work.
    pub(super) fn became(&mut self, state: Looked) {
        if !matches!(state, Looked::Found(_)) {
            self.digits.wipe();
        }
        self.state = state;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_an_answer_are_taken_hidden_and_wiped_when_wrong() {
        let mut looking = Looking::begin();
        "04a17-93".chars().for_each(|c| looking.press(Key::Letter(c)));
        assert_eq!(looking.typed(), Some("041793"));
        assert!(!format!("{looking:?}").contains("041793"));
        looking.became(Looked::Wrong);
        assert_eq!((looking.digits_count(), looking.typed()), (0, None));
    }
}
