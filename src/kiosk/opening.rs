//! What is typed on the page of the post: the number of a box, its PIN, and what they open.

use chrono::NaiveDate;

use crate::domain::{
    check_in::NUMBER_DIGITS,
    mailbox::{BOX_DIGITS, BoxKind, Mailbox, Post},
    private::Private,
    time::Mono,
};

use super::typing::Key;

/// Digits of both together.
const DIGITS: usize = BOX_DIGITS + NUMBER_DIGITS;

/// A visitor who asks after post; as long as the page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The number of the box and, behind it, the PIN.
    digits: Private<String>,
    state: Opened,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// Nothing was asked yet.
    Nothing,
    /// No box has this number and this PIN; which of the two is wrong is nobody's business.
    Wrong,
    /// Too many were wrong: the next one counts from this moment on.
    Resting(Mono),
    /// What its group may know, and no name.
    Shown {
        /// What stands on its door.
        kind: BoxKind,
        /// Whether post waits.
        post: Post,
        /// Until when it is lent.
        renew_on: NaiveDate,
    },
}

impl Opened {
    pub(super) fn shown(it: &Mailbox) -> Self {
        Self::Shown { kind: it.kind, post: it.post, renew_on: it.renew_on }
    }
}

impl Opening {
    /// Somebody opened the page.
    pub(super) fn begin() -> Self {
        Self { digits: Private::with_room(DIGITS), state: Opened::Nothing }
    }

    /// The number and the PIN once all digits are there, to be compared and never to be shown.
    pub(super) fn typed(&self) -> Option<(&str, &str)> {
        if self.is_full() { self.digits.as_str().split_at_checked(BOX_DIGITS) } else { None }
    }

    /// How many digits are typed of the number, and how many of the PIN.
    pub fn digits_count(&self) -> (usize, usize) {
        let count = self.digits.chars_count();
        (count.min(BOX_DIGITS), count.saturating_sub(BOX_DIGITS))
    }

    /// Whether all digits are typed.
    pub fn is_full(&self) -> bool {
        self.digits.chars_count() == DIGITS
    }

    /// What became of it.
    pub fn state(&self) -> Opened {
        self.state
    }

    /// Presses a key: digits are taken, everything else but the two that rub out does nothing.
    pub(super) fn press(&mut self, key: Key) {
        if matches!(self.state, Opened::Shown { .. }) {
            return;
        }
        if key.enters(&mut self.digits, DIGITS) {
            self.state = Opened::Nothing;
        }
    }

    /// What became of it; the digits have done their work.
    pub(super) fn became(&mut self, state: Opened) {
        self.digits.wipe();
        self.state = state;
    }
}
