//! What a booking is at a moment: by its hours, the room's rules and what was said of it.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::{
    check_in::{CheckIn, CheckInRules, Presence},
    room::{Booking, Certainty},
};

/// What a booking is at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is too early to say anything, or nobody is to come: the room is closed.
    Planned,
    /// 「到着しました」 can be said. After the start the room counts as in use all the same.
    Open,
    /// The group is here.
    InUse,
    /// Nobody came and the centre's time is over: the room is free, and the group's as soon as it comes.
    Released,
    /// The group has gone before its end.
    Left,
    /// Its time is over.
    Ended,
}

impl Stage {
    /// What `booking` is at `at`, in the site's zone, by what was said so far.
    pub fn of(booking: &Booking, rules: CheckInRules, said: Option<&CheckIn>, at: NaiveDateTime) -> Self {
        let midnight = booking.date.and_time(NaiveTime::MIN);
        let minutes = |minutes: u32| TimeDelta::minutes(i64::from(minutes));
        let start = midnight + minutes(booking.hours.start_minute());
        let end = midnight + minutes(booking.hours.end_minute());
        let late = rules.release_minutes.map(|after| start + minutes(after));
        match said.map(|said| said.last.1) {
            _ if at >= end => Self::Ended,
            _ if booking.certainty == Certainty::Closed => Self::Planned,
            Some(Presence::Here) => Self::InUse,
            Some(Presence::Gone) => Self::Left,
            None if at < start - minutes(rules.opens_minutes) => Self::Planned,
            None if late.is_some_and(|late| late <= at) => Self::Released,
            None => Self::Open,
        }
    }

    /// Whether the booking keeps its room from others.
    pub fn holds(self) -> bool {
        match self {
            Self::Planned | Self::Open | Self::InUse => true,
            Self::Released | Self::Left | Self::Ended => false,
        }
    }

    /// What a terminal offers to say of it.
    pub fn offers(self) -> Option<Presence> {
        match self {
            Self::Open | Self::Released | Self::Left => Some(Presence::Here),
            Self::InUse => Some(Presence::Gone),
            Self::Planned | Self::Ended => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate, Utc};

    use super::*;
    use crate::domain::{
        id::{BookingId, RoomId},
        time::Hours,
    };

    fn booking() -> Booking {
        let at = |h| NaiveTime::from_hms_opt(h, 0, 0).unwrap();
        Booking {
            id: BookingId::parse("b").unwrap(),
            room: RoomId::parse("room-1").unwrap(),
            date: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            hours: Hours::new(at(13), at(15)).unwrap(),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }

    fn moment(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minute)
    }

    fn said(presence: Presence, minute: i64) -> CheckIn {
        CheckIn::said(booking().id, presence, moment(minute))
    }

    #[test]
    fn a_booking_goes_through_its_day() {
        let late = CheckInRules { release_minutes: Some(20), ..CheckInRules::default() };
        let never = CheckInRules::default();
        let (here, gone) = (said(Presence::Here, 0), said(Presence::Gone, 0));
        for (time, rules, said, want) in [
            ("2026-11-21T12:29:59", late, None, Stage::Planned),
            ("2026-11-21T12:30:00", late, None, Stage::Open),
            ("2026-11-21T13:19:59", late, None, Stage::Open),
            ("2026-11-21T13:20:00", late, None, Stage::Released),
            ("2026-11-21T14:59:59", never, None, Stage::Open),
            ("2026-11-21T12:00:00", late, Some(&here), Stage::InUse),
            ("2026-11-21T13:40:00", late, Some(&here), Stage::InUse),
            ("2026-11-21T13:40:00", never, Some(&gone), Stage::Left),
            ("2026-11-21T15:00:00", never, Some(&here), Stage::Ended),
            ("2026-11-20T13:00:00", never, None, Stage::Planned),
            ("2026-11-22T13:00:00", never, None, Stage::Ended),
        ] {
            assert_eq!(Stage::of(&booking(), rules, said, time.parse().unwrap()), want, "{time}");
        }
    }

    #[test]
    fn a_room_that_is_closed_waits_for_nobody() {
        let closed = Booking { certainty: Certainty::Closed, ..booking() };
        let rules = CheckInRules { release_minutes: Some(5), ..CheckInRules::default() };
        for (time, want) in [("2026-11-21T14:30:00", Stage::Planned), ("2026-11-21T15:00:00", Stage::Ended)] {
            let stage = Stage::of(&closed, rules, None, time.parse().unwrap());
            assert_eq!((stage, stage.offers()), (want, None), "{time}");
        }
    }

    #[test]
    fn who_came_late_has_come_and_who_went_may_come_back() {
        let rules = CheckInRules { release_minutes: Some(5), ..CheckInRules::default() };
        let at = "2026-11-21T14:30:00".parse().unwrap();
        let released = Stage::of(&booking(), rules, None, at);
        assert_eq!((released.holds(), released.offers()), (false, Some(Presence::Here)));
        let back = said(Presence::Gone, 5).join(&said(Presence::Here, 9));
        assert_eq!(Stage::of(&booking(), rules, Some(&back), at), Stage::InUse);
        assert_eq!(back.arrived, Some(moment(9)));
    }
}
