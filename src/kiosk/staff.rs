//! 職員のページ: the digits of its PIN as they are typed, and whether it stands open; both go with the page.

use crate::domain::{
    private::Private,
    staff_pin::PIN_DIGITS,
    time::Mono,
    tuning::{Knob, Turn},
};

use super::typing::Key;

/// Somebody before the staff page; as long as the page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffDoor {
    digits: Private<String>,
    state: Door,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// The PIN is asked.
    Shut,
    /// Another one was typed.
    Wrong,
    /// Too many were: the next one counts from this moment on.
    Resting(Mono),
    /// The state of the terminal stands on the glass.
    Open,
}

/// What staff press behind the PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StaffAsk {
    /// 開く, with the PIN that is typed.
    Enter,
    /// 再起動
    Restart,
    /// − or ＋
    Tune(Knob, Turn),
}

impl StaffDoor {
    pub(super) fn begin() -> Self {
        Self { digits: Private::with_room(PIN_DIGITS), state: Door::Shut }
    }

    /// The PIN once all digits are there.
    pub(super) fn typed(&self) -> Option<&str> {
        (self.digits.chars_count() == PIN_DIGITS && self.state != Door::Open).then(|| self.digits.as_str())
    }

    /// How many digits are typed.
    pub fn digits_count(&self) -> usize {
        self.digits.chars_count()
    }

    /// How it stands.
    pub fn state(&self) -> Door {
        self.state
    }

    /// Presses a key: digits are taken, everything else but the two that rub out does nothing.
    pub(super) fn press(&mut self, key: Key) {
        if self.state == Door::Open {
            return;
        }
        if key.enters(&mut self.digits, PIN_DIGITS) {
            self.state = Door::Shut;
        }
    }

    /// What became of it; the digits have done their work.
    pub(super) fn became(&mut self, state: Door) {
        self.digits.wipe();
        self.state = state;
    }
}
