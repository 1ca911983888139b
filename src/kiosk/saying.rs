//! What is said of a booking on its page: the number that is typed, and what became of it.

use chrono::{DateTime, Utc};

use crate::domain::{
    check_in::{CheckIn, NUMBER_DIGITS, Presence},
    id::BookingId,
    private::Private,
    time::Mono,
};

use super::typing::Key;

/// A visitor who says that a group is here, or that it has gone; as long as the page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    booking: BookingId,
    word: Word,
    digits: Private<String>,
    state: Said,
}

/// What is to be said of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// 到着しました
    Here,
    /// 退室しました
    Gone,
    /// 使う時間を のばします
    Stay,
}

impl From<Presence> for Word {
    fn from(presence: Presence) -> Self {
        match presence {
            Presence::Here => Self::Here,
            Presence::Gone => Self::Gone,
        }
    }
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing was said yet.
    Nothing,
    /// The number is another.
    Wrong,
    /// Too many numbers were wrong: the next one counts from this moment on.
    Resting(Mono),
    /// It is being written down.
    Keeping(CheckIn),
    /// It is written down; at this moment it was said.
    Kept(DateTime<Utc>),
    /// It could not be written down, or cannot be said at this moment.
    Lost,
}

impl Saying {
    /// Somebody opened the page of a booking.
    pub(super) fn begin(booking: BookingId, word: Word) -> Self {
        Self { booking, word, digits: Private::with_room(NUMBER_DIGITS), state: Said::Nothing }
    }

    /// The booking.
    pub fn booking(&self) -> &BookingId {
        &self.booking
    }

    /// What is to be said of it.
    pub fn word(&self) -> Word {
        self.word
    }

    /// The digits, to be compared and never to be shown.
    pub(super) fn digits(&self) -> &str {
        self.digits.as_str()
    }

    /// How many digits are typed.
    pub fn digits_count(&self) -> usize {
        self.digits.chars_count()
    }

    /// What became of it.
    pub fn state(&self) -> &Said {
        &self.state
    }

    /// Presses a key: digits are taken, everything else but the two that rub out does nothing.
    pub(super) fn press(&mut self, key: Key) {
        if matches!(self.state, Said::Keeping(_) | Said::Kept(_)) {
            return;
        }
        if key.enters(&mut self.digits, NUMBER_DIGITS) {
            self.state = Said::Nothing;
        }
    }

    /// What became of it; the digits have done their work.
    pub(super) fn became(&mut self, state: Said) {
        self.digits.wipe();
        self.state = state;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_taken_hidden_and_wiped() {
        let mut saying = Saying::begin(BookingId::parse("b").unwrap(), Word::Here);
        for c in "04a17 9".chars() {
            saying.press(Key::Letter(c));
        }
        assert_eq!(saying.digits(), "0417");
        assert!(!format!("{saying:?}").contains("0417"));
        saying.press(Key::Rub);
        assert_eq!(saying.digits_count(), 3);
        saying.became(Said::Wrong);
        assert_eq!((saying.digits_count(), saying.state()), (0, &Said::Wrong));
        saying.press(Key::Letter('1'));
        assert_eq!(saying.state(), &Said::Nothing, "a new try");
    }

    #[test]
    fn what_is_written_down_stands() {
        let mut saying = Saying::begin(BookingId::parse("b").unwrap(), Word::Here);
        let kept = Said::Kept(DateTime::UNIX_EPOCH);
        saying.became(kept.clone());
        saying.press(Key::Letter('1'));
        assert_eq!((saying.digits_count(), saying.state()), (0, &kept));
    }
}
