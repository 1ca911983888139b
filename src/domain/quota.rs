//! How much of a room one group may book: the centre's rule as data, and what breaks it.

use chrono::{Datelike as _, Days, NaiveDate};

use super::time::Hours;

/// The rule of a room; what is empty is not limited (CARE rule 15: rules are the centre's).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quota {
    /// Most bookings of one group from today on, 1 to 99.
    pub ahead_max: Option<u32>,
    /// Most bookings of one group in one month of the calendar, 1 to 99.
    pub month_max: Option<u32>,
    /// Most days between today and a booking, 1 to 999.
    pub days_ahead_max: Option<u32>,
}

/// Which part of a rule a booking breaks, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// The group has as many bookings ahead as it may have.
    Ahead(u32),
    /// The group has as many bookings in that month as it may have.
    Month(u32),
    /// The day is further ahead than this many days.
    Days(u32),
    /// The hours are none of those the room is given out in.
    OffSlots,
}

/// Whether hours are made of whole slots of a room, or the room has none.
pub fn on_slots(slots: &[Hours], hours: Hours) -> bool {
    let inside = slots.iter().filter(|slot| slot.overlaps(hours));
    let (mut starts, mut ends) = (false, false);
    for slot in inside {
        starts |= slot.start == hours.start;
        ends |= slot.end == hours.end;
    }
    slots.is_empty() || starts && ends
}

impl Quota {
    /// Whether nothing is limited.
    pub fn is_open(self) -> bool {
        self == Self::default()
    }

    /// What a booking on `date` breaks, made on `today` by a group that has bookings of this room on the days `has`.
    pub fn broken(self, has: &[NaiveDate], date: NaiveDate, today: NaiveDate) -> Option<Broken> {
        let count = |fits: &dyn Fn(NaiveDate) -> bool| {
            u32::try_from(has.iter().filter(|day| fits(**day)).count()).unwrap_or(u32::MAX)
        };
        let month = |day: NaiveDate| (day.year(), day.month());
        let last = self.days_ahead_max.and_then(|days| today.checked_add_days(Days::new(u64::from(days))));
        let ahead = self.ahead_max.filter(|max| count(&|day| day >= today) >= *max);
        let in_month = self.month_max.filter(|max| count(&|day| month(day) == month(date)) >= *max);
        let far = self.days_ahead_max.filter(|_| last.is_some_and(|last| last < date));
        far.map(Broken::Days).or(ahead.map(Broken::Ahead)).or(in_month.map(Broken::Month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_rule_is_broken_by_the_first_booking_too_many() {
        let has = [day("2026-11-20"), day("2026-11-25"), day("2026-12-02")];
        let rule = |ahead_max, month_max, days_ahead_max| Quota { ahead_max, month_max, days_ahead_max };
        for (rule, date, want) in [
            (Quota::default(), "2027-12-01", None),
            (rule(Some(3), None, None), "2026-12-09", None),
            (rule(Some(2), None, None), "2026-12-09", Some(Broken::Ahead(2))),
            (rule(None, Some(2), None), "2026-12-09", None),
            (rule(None, Some(2), None), "2026-11-30", Some(Broken::Month(2))),
            (rule(None, None, Some(30)), "2026-12-21", None),
            (rule(None, None, Some(30)), "2026-12-22", Some(Broken::Days(30))),
        ] {
            assert_eq!(rule.broken(&has, day(date), day("2026-11-21")), want, "{rule:?} {date}");
        }
    }

    #[test]
    fn a_booking_is_made_of_whole_slots_where_a_room_has_some() {
        let hours = |from, to| {
            let at = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
            Hours::new(at(from), at(to)).unwrap()
        };
        let slots = [hours(9, 12), hours(13, 17), hours(18, 21)];
        for (from, to, want) in
            [(9, 12, true), (9, 17, true), (13, 21, true), (9, 11, false), (10, 12, false), (12, 13, false)]
        {
            assert_eq!(on_slots(&slots, hours(from, to)), want, "{from} {to}");
        }
        assert!(on_slots(&[], hours(10, 11)));
    }
}
