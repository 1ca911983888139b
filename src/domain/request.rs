//! お願い: a group asks at a terminal for a room on a coming day, and learns there what the desk answered.
//!
//! Nobody but the desk gives the room: until then it is everybody's. Who asks shows it with the number and the PIN of
//! its box, as for its post; what travels on to terminals is a room, a time and an answer, and no name (PRIVACY P15).

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::{
    check_in::{NUMBER_DIGITS, NumberSum},
    hex,
    id::{BookingId, MailboxId},
    room::{Booking, Certainty},
    slot::Slot,
    text::Text,
};

/// Days after today on which something can be asked for.
pub const DAYS_AHEAD: u64 = 30;
/// Fewest minutes that can be asked for.
pub const MINUTES_MIN: u32 = 30;
/// Digits of a request's number. The last [`NUMBER_DIGITS`] of them are the number of the booking that comes of it.
pub const REQUEST_DIGITS: usize = 6;
/// Hexadecimal digits in the name of a booking that is asked for.
const NAME_CHARS: usize = 20;
/// How many numbers there are.
const NUMBERS: u32 = 1_000_000;

/// What a group asked for, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The booking that is to come of it; the request has no other name.
    pub booking: BookingId,
    /// The room, the day and the hours.
    pub slot: Slot,
    /// The box of whoever asked: only on its way from a terminal to the office, in no publication.
    pub mailbox: Option<MailboxId>,
    /// What its number is checked by.
    pub number: NumberSum,
    /// What the number of its booking will be checked by.
    pub key: NumberSum,
    /// When it was asked.
    pub asked: DateTime<Utc>,
    /// What the desk said; none while it has not.
    pub answer: Option<Answer>,
}

/// What the desk said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// 予約になりました: the booking says when and where, for the desk may have given another time.
    Given,
    /// お受けできません, in these words.
    Declined(Text),
}

impl Request {
    /// Somebody asks at this moment, at the terminal that draws from `seed`; with the digits of the number, which stand
    /// nowhere but on the glass and the paper of whoever asked. Another `turn` draws other digits.
    pub fn made(
        slot: Slot,
        mailbox: MailboxId,
        at: DateTime<Utc>,
        (seed, turn): (u64, u32),
    ) -> Option<(Self, String)> {
        let words = format!("{}|{}|{}|{}", slot.room, slot.date, at.timestamp(), seed);
        let drawn = |what: &str| Sha256::digest(format!("shirube/request/v1|{what}|{words}|{turn}"));
        let name: String = hex::of(&drawn("name")).chars().take(NAME_CHARS).collect();
        let booking = BookingId::parse(&format!("ask-{name}")).ok()?;
        let thrown = drawn("number").iter().take(4).fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        let digits = format!("{:0width$}", thrown % NUMBERS, width = REQUEST_DIGITS);
        let key = NumberSum::of(&booking, booking_digits(&digits));
        let number = NumberSum::of_request(&booking, &digits);
        Some((Self { booking, slot, mailbox: Some(mailbox), number, key, asked: at, answer: None }, digits))
    }

    /// Whether these are the digits of its number.
    pub fn has_number(&self, digits: &str) -> bool {
        digits.len() == REQUEST_DIGITS && NumberSum::of_request(&self.booking, digits) == self.number
    }

    /// The booking that comes of it where the desk gives it this slot: certain, with its number.
    pub fn booked(&self, slot: &Slot) -> Booking {
        Booking {
            id: self.booking.clone(),
            room: slot.room.clone(),
            date: slot.date,
            hours: slot.hours,
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: Some(self.key),
        }
    }
}

/// The number of the booking in the number of the request.
pub fn booking_digits(digits: &str) -> &str {
    digits.len().checked_sub(NUMBER_DIGITS).and_then(|from| digits.get(from..)).unwrap_or_default()
}

/// One that was declined.
#[cfg(test)]
pub(crate) fn sample() -> Request {
    let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let slot = Slot {
        room: super::id::RoomId::parse("room-1").unwrap(),
        date: "2026-12-05".parse().unwrap(),
        hours: super::time::Hours::new(at(13), at(15)).unwrap(),
    };
    let (asked, mailbox) = ("2026-11-24T04:42:00Z".parse().unwrap(), MailboxId::parse("box-12").unwrap());
    let (request, _) = Request::made(slot, mailbox, asked, (7, 0)).unwrap();
    Request { answer: Some(Answer::Declined(Text::ja("その日は 点検が あります"))), ..request }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{id::RoomId, time::Hours};

    fn asked(seed: u64, turn: u32) -> (Request, String) {
        let slot = Slot {
            room: RoomId::parse("room-1").unwrap(),
            date: "2026-12-05".parse().unwrap(),
            hours: Hours::whole_day(),
        };
        let at = "2026-11-21T04:42:00Z".parse().unwrap();
        Request::made(slot, MailboxId::parse("box-7").unwrap(), at, (seed, turn)).unwrap()
    }

    #[test]
    fn a_number_opens_its_own_request_and_its_end_the_booking() {
        let ((one, digits), (other, others)) = (asked(7, 0), asked(8, 0));
        assert_eq!(digits.len(), REQUEST_DIGITS);
        assert!(one.has_number(&digits) && other.has_number(&others));
        assert!(!one.has_number(&others) && !one.has_number("") && !one.has_number(&digits[2..]));
        let booking = one.booked(&one.slot);
        assert_eq!(booking.number, Some(NumberSum::of(&booking.id, &digits[2..])));
        assert_eq!(booking_digits(&digits), &digits[2..]);
        assert_eq!(booking_digits("12"), "");
    }

    #[test]
    fn two_terminals_and_two_turns_name_two_requests() {
        let names = [asked(7, 0), asked(8, 0), asked(7, 1)].map(|(it, digits)| (it.booking, digits));
        assert_eq!(asked(7, 0).0.booking, names[0].0, "the same moment is the same request");
        assert!(names[0] != names[1] && names[0] != names[2] && names[1] != names[2]);
    }
}
