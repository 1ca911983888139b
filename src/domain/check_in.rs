//! Check-in: a group says that it is here, or that it has gone.
//!
//! What was said is merged, never overwritten: whichever terminal heard it, in whatever order it travels, everybody ends
//! with the same. The rules of a room are the centre's (CARE rule 15).

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest as _, Sha256};

use super::{
    hex,
    id::{BookingId, MailboxId, RoomId},
    time::Hours,
};

/// Digits of a booking's number.
pub const NUMBER_DIGITS: usize = 4;
/// Hexadecimal digits in the name of a booking that a terminal makes.
const TAKEN_NAME_CHARS: usize = 20;
/// What the name of a booking begins with that a terminal makes for a room that is taken at once.
const TAKEN: &str = "now-";

/// Who may say 「到着しました」 at a terminal, and what follows from silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CheckInRules {
    /// Who may say it.
    pub by: CheckInBy,
    /// Minutes before the start from which it can be said, 0 to 240.
    pub opens_minutes: u32,
    /// Minutes after the start after which a booking that nobody came to no longer holds its room, 5 to 240; none is
    /// never: a group may be late because a member is in trouble.
    pub release_minutes: Option<u32>,
    /// Minutes by which a group that is here may stay longer where the room is nobody else's, 5 to 240; none is never.
    pub stay_minutes: Option<u32>,
    /// Minutes that stay free before whoever comes next, for clearing up, 0 to 240.
    pub clearing_minutes: u32,
    /// Minutes for which whoever stands at a terminal may take the room at once while it is free, 15 to 240; none is
    /// never.
    pub walk_up_minutes: Option<u32>,
    /// How many times a day the room may be taken at once, 1 to 20; none is not limited.
    pub walk_ups_day_max: Option<u32>,
    /// Minutes for which a group may ask for the room on a coming day at a terminal, 30 to 240, at most; none is never.
    pub request_minutes: Option<u32>,
}

impl Default for CheckInRules {
    fn default() -> Self {
        Self {
            by: CheckInBy::Number,
            opens_minutes: 30,
            release_minutes: None,
            stay_minutes: None,
            clearing_minutes: 0,
            walk_up_minutes: None,
            walk_ups_day_max: None,
            request_minutes: None,
        }
    }
}

/// Who may say 「到着しました」.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum CheckInBy {
    /// Nobody: terminals do not offer it.
    Nobody,
    /// Whoever stands there.
    Anybody,
    /// Whoever knows the booking's number.
    #[default]
    Number,
}

/// What a terminal compares a typed number with.
///
/// A courtesy, not a lock: whoever holds the sum can try all ten thousand numbers. It keeps a passer-by from speaking for
/// a group, and the number itself out of the office's database, its backups and the terminal's disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NumberSum([u8; 32]);

impl NumberSum {
    /// The sum of a booking's number: SHA-256 over a prefix, the booking and the digits, so that equal numbers of two
    /// bookings look different.
    pub fn of(booking: &BookingId, digits: &str) -> Self {
        Self(Sha256::digest(format!("shirube/booking/v1|{booking}|{digits}")).into())
    }

    /// The sum of a box's PIN, made alike and different from that of every booking.
    pub fn of_box(mailbox: &MailboxId, digits: &str) -> Self {
        Self(Sha256::digest(format!("shirube/mailbox/v1|{mailbox}|{digits}")).into())
    }

    /// The sum of the number of what is asked for, made alike.
    pub fn of_request(booking: &BookingId, digits: &str) -> Self {
        Self(Sha256::digest(format!("shirube/request/number/v1|{booking}|{digits}")).into())
    }

    /// Reads 64 lowercase hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        hex::parse(text).map(Self)
    }
}

impl fmt::Display for NumberSum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, out)
    }
}

impl fmt::Debug for NumberSum {
    /// Leaves the sum out: this may reach a log, and ten thousand tries are quickly made.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("NumberSum(..)")
    }
}

/// Everything that was said of a booking at terminals and at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckIn {
    /// The booking.
    pub booking: BookingId,
    /// When somebody first said that the group is here.
    pub arrived: Option<DateTime<Utc>>,
    /// What was said last, and when.
    pub last: (DateTime<Utc>, Presence),
    /// The hours with which the group stays longer, if it said that it does. Whether its room is free for them is
    /// another matter: a booking comes first.
    pub stays: Option<Stay>,
    /// What was taken at a terminal without a booking (今すぐ使う), in what was said of the booking that is to come of
    /// it. Where no such booking stands, the room was somebody else's.
    pub takes: Option<Take>,
}

/// A room that somebody takes at once, and until when. Nobody is asked who it is (PRIVACY P1).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Take {
    /// The day.
    pub date: NaiveDate,
    /// From the minute in which it was taken to the end.
    pub hours: Hours,
    /// The room.
    pub room: RoomId,
}

/// The hours of a booking whose group stays longer, as they were when it said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The day.
    pub date: NaiveDate,
    /// From the booking's start to the end that is wanted.
    pub hours: Hours,
}

/// Whether a group is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// 退室しました
    Gone,
    /// 到着しました
    Here,
}

impl CheckIn {
    /// Somebody says at this moment whether the group of a booking is here.
    pub fn said(booking: BookingId, presence: Presence, at: DateTime<Utc>) -> Self {
        Self {
            booking,
            arrived: (presence == Presence::Here).then_some(at),
            last: (at, presence),
            stays: None,
            takes: None,
        }
    }

    /// Somebody says at this moment that the group of a booking, which is here, stays longer.
    pub fn said_to_stay(booking: BookingId, stay: Stay, at: DateTime<Utc>) -> Self {
        Self { stays: Some(stay), ..Self::said(booking, Presence::Here, at) }
    }

    /// Somebody takes a room at this moment, at the terminal that draws from `seed`: the booking that is to come of it
    /// is named after all of that, so that two terminals name two.
    pub fn said_to_take(take: Take, at: DateTime<Utc>, seed: u64) -> Option<Self> {
        let sum = Sha256::digest(format!("shirube/walk-up/v1|{}|{}|{seed}", take.room, at.timestamp()));
        let name: String = hex::of(&sum).chars().take(TAKEN_NAME_CHARS).collect();
        let booking = BookingId::parse(&format!("{TAKEN}{name}")).ok()?;
        Some(Self { takes: Some(take), ..Self::said(booking, Presence::Here, at) })
    }

    /// Whether a booking came of a room that was taken at once.
    pub fn is_of_a_take(booking: &BookingId) -> bool {
        booking.as_str().starts_with(TAKEN)
    }

    /// Both together: the first arrival, the last word, and the longest stay of the latest day. The same in whatever order and however often.
    pub fn join(&self, other: &Self) -> Self {
        let arrived = [self.arrived, other.arrived].into_iter().flatten().min();
        let ends = |stay: &Stay| (stay.date, stay.hours.end_minute(), stay.hours);
        let stays = [self.stays, other.stays].into_iter().flatten().max_by_key(ends);
        let takes = self.takes.clone().max(other.takes.clone());
        Self { booking: self.booking.clone(), arrived, last: self.last.max(other.last), stays, takes }
    }

    /// Whether `other` says nothing that is not in here.
    pub fn covers(&self, other: &Self) -> bool {
        self.join(other) == *self
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn moment(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn said(presence: Presence, minute: i64) -> CheckIn {
        CheckIn::said(BookingId::parse("b").unwrap(), presence, moment(minute))
    }

    #[test]
    fn a_number_belongs_to_one_booking_and_no_log() {
        let (one, other) = (BookingId::parse("b").unwrap(), BookingId::parse("c").unwrap());
        let sum = NumberSum::of(&one, "0417");
        assert_eq!(sum, NumberSum::of(&one, "0417"));
        assert_ne!(sum, NumberSum::of(&one, "0418"));
        assert_ne!(sum, NumberSum::of(&other, "0417"));
        assert_eq!(NumberSum::parse(&sum.to_string()), Some(sum));
        assert_eq!(NumberSum::parse("0417"), None);
        assert!(!format!("{sum:?}").contains(&sum.to_string()[..8]));
    }

    #[test]
    fn who_takes_a_room_at_one_moment_at_two_terminals_makes_two_bookings() {
        let take = Take {
            date: "2026-11-21".parse().unwrap(),
            hours: Hours::whole_day(),
            room: RoomId::parse("room-1").unwrap(),
        };
        let made = |minute, seed| CheckIn::said_to_take(take.clone(), moment(minute), seed).unwrap().booking;
        assert_eq!(made(1, 7), made(1, 7));
        assert_ne!(made(1, 7), made(1, 8));
        assert_ne!(made(1, 7), made(2, 7));
    }

    fn any_said() -> impl Strategy<Value = CheckIn> {
        let stay = |hour: u32| {
            let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
            let date = DateTime::UNIX_EPOCH.date_naive() + TimeDelta::days(i64::from(hour % 2));
            Stay { date, hours: Hours::new(at(12), at((12 + hour) % 24)).unwrap() }
        };
        let take = move |hour: u32| {
            let Stay { date, hours } = stay(hour);
            Take { date, hours, room: RoomId::parse("room-1").unwrap() }
        };
        let any = (0..20i64, any::<bool>(), prop::option::of(1..13u32), prop::option::of(1..13u32));
        any.prop_map(move |(minute, here, hours, takes)| CheckIn {
            stays: hours.map(stay),
            takes: takes.map(take),
            ..said(if here { Presence::Here } else { Presence::Gone }, minute)
        })
    }

    proptest! {
        /// Terminals that heard the same things in any order, some of them twice, agree.
        #[test]
        fn what_was_said_merges_to_the_same(
            all in prop::collection::vec(any_said(), 1..8), order in any::<u64>(), again in any::<prop::sample::Index>(),
        ) {
            let merge = |all: &[CheckIn]| all.iter().skip(1).fold(all[0].clone(), |a, b| a.join(b));
            let forth = merge(&all);
            let mut other = all.clone();
            other.push(all[again.index(all.len())].clone());
            let turns = usize::try_from(order % 7).unwrap() % other.len();
            other.rotate_left(turns);
            other.reverse();
            prop_assert_eq!(&merge(&other), &forth);
            prop_assert!(all.iter().all(|one| forth.covers(one)));
            let first = all.iter().filter_map(|one| one.arrived).min();
            prop_assert_eq!(forth.arrived, first);
        }
    }
}
