//! Opening calendars: of the corner, of the desk, and why a day is closed.

use std::collections::BTreeMap;

use chrono::{Datelike as _, Days, NaiveDate};

use super::{
    holiday::{HolidayKind, holiday_on},
    id::CalendarId,
    text::Text,
    time::Hours,
};

/// Days looked ahead for the next open day.
pub const OPEN_DAY_SEARCH_DAYS_MAX: u64 = 60;

/// When something is open. All of it is the centre's data; only the holidays are law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpeningCalendar {
    /// Its id: `corner`, `desk`, or another.
    pub id: CalendarId,
    /// Its name.
    pub name: Text,
    /// Hours from Monday to Sunday; none is a weekly closed day.
    pub weekly: [Option<Hours>; 7],
    /// Whether public holidays are closed days.
    pub closed_on_holidays: bool,
    /// Year-end closing as (month, day) pairs, both inside; policy, not law.
    pub year_end: Option<YearEnd>,
    /// What staff decided for single days: beats everything else.
    pub exceptions: BTreeMap<NaiveDate, DayException>,
}

/// The year-end and New-Year closing, e.g. 12/29 to 1/3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearEnd {
    /// First closed day in December, (month, day).
    pub from: (u32, u32),
    /// Last closed day in January, (month, day).
    pub to: (u32, u32),
}

/// What staff decided for one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayException {
    /// Closed, with the words to show.
    Closed(Text),
    /// Open in these hours.
    Open(Hours),
}

/// What a day is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Day {
    /// Open in these hours.
    Open(Hours),
    /// Closed, and why.
    Closed(ClosedReason),
}

/// Why a day is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClosedReason {
    /// The weekly closed day.
    Weekly,
    /// A public holiday.
    Holiday(HolidayKind),
    /// 年末年始
    YearEnd,
    /// Staff said so, in these words.
    Decided(Text),
}

impl Day {
    /// The hours of an open day.
    pub fn hours(&self) -> Option<Hours> {
        match self {
            Self::Open(hours) => Some(*hours),
            Self::Closed(_) => None,
        }
    }

    /// What is left of this day where another calendar counts as well: it is closed where either is, and open while both
    /// are.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open(one), Self::Open(other)) => {
                one.shared(other).map_or(Self::Closed(ClosedReason::Weekly), Self::Open)
            }
            (Self::Closed(why), _) | (Self::Open(_), Self::Closed(why)) => Self::Closed(why),
        }
    }
}

impl OpeningCalendar {
    /// What `date` is. Order of truth: staff exception, year-end, holiday, weekly table.
    pub fn day(&self, date: NaiveDate) -> Day {
        match self.exceptions.get(&date) {
            Some(DayException::Closed(why)) => return Day::Closed(ClosedReason::Decided(why.clone())),
            Some(DayException::Open(hours)) => return Day::Open(*hours),
            None => {}
        }
        if self.year_end.is_some_and(|closing| closing.contains(date)) {
            return Day::Closed(ClosedReason::YearEnd);
        }
        if let Some(kind) = holiday_on(date).filter(|_| self.closed_on_holidays) {
            return Day::Closed(ClosedReason::Holiday(kind));
        }
        let weekday = date.weekday().num_days_from_monday() as usize;
        match self.weekly.get(weekday).copied().flatten() {
            Some(hours) => Day::Open(hours),
            None => Day::Closed(ClosedReason::Weekly),
        }
    }

    /// `date` itself where it is open, or the first open day after it; `date` where no day is open for as long as
    /// [`OPEN_DAY_SEARCH_DAYS_MAX`] days.
    pub fn open_day_from(&self, date: NaiveDate) -> NaiveDate {
        if self.day(date).hours().is_some() {
            return date;
        }
        self.next_open_day(date).map_or(date, |(day, _)| day)
    }

    /// The first open day strictly after `date`, within [`OPEN_DAY_SEARCH_DAYS_MAX`] days.
    pub fn next_open_day(&self, date: NaiveDate) -> Option<(NaiveDate, Hours)> {
        (1..=OPEN_DAY_SEARCH_DAYS_MAX)
            .filter_map(|ahead| date.checked_add_days(Days::new(ahead)))
            .find_map(|day| self.day(day).hours().map(|hours| (day, hours)))
    }
}

impl YearEnd {
    fn contains(self, date: NaiveDate) -> bool {
        let day = (date.month(), date.day());
        if self.from <= self.to {
            self.from <= day && day <= self.to
        } else {
            self.from <= day || day <= self.to
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveTime;

    use super::*;

    fn corner() -> OpeningCalendar {
        let hours =
            Hours::new(NaiveTime::from_hms_opt(9, 0, 0).unwrap(), NaiveTime::from_hms_opt(21, 0, 0).unwrap());
        OpeningCalendar {
            id: CalendarId::parse("corner").unwrap(),
            name: Text::ja("コーナー"),
            weekly: [hours; 7],
            closed_on_holidays: true,
            year_end: Some(YearEnd { from: (12, 29), to: (1, 3) }),
            exceptions: BTreeMap::new(),
        }
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn holidays_and_year_end_close_the_corner() {
        let corner = corner();
        for (day, open) in [
            ("2026-11-21", true),
            ("2026-11-23", false),
            ("2026-12-28", true),
            ("2026-12-29", false),
            ("2027-01-03", false),
            ("2027-01-04", true),
        ] {
            assert_eq!(corner.day(date(day)).hours().is_some(), open, "{day}");
        }
        assert_eq!(corner.next_open_day(date("2026-12-28")).unwrap().0, date("2027-01-04"));
    }

    #[test]
    fn a_day_of_two_calendars_is_open_while_both_are() {
        let hours = |from, to| {
            let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
            Day::Open(Hours::new(at(from), at(to)).unwrap())
        };
        let shut = Day::Closed(ClosedReason::YearEnd);
        for (one, other, want) in [
            (hours(9, 21), hours(0, 0), hours(9, 21)),
            (hours(9, 21), hours(10, 17), hours(10, 17)),
            (hours(9, 12), hours(10, 0), hours(10, 12)),
            (hours(9, 12), hours(12, 17), Day::Closed(ClosedReason::Weekly)),
            (hours(9, 12), shut.clone(), shut.clone()),
            (shut.clone(), hours(9, 12), shut.clone()),
        ] {
            assert_eq!(one.clone().within(other.clone()), want, "{one:?} {other:?}");
        }
    }

    #[test]
    fn staff_have_the_last_word() {
        let mut corner = corner();
        let hours = Hours::whole_day();
        corner.exceptions.insert(date("2026-12-30"), DayException::Open(hours));
        corner.exceptions.insert(date("2026-11-21"), DayException::Closed(Text::ja("停電")));
        assert_eq!(corner.day(date("2026-12-30")), Day::Open(hours));
        assert_eq!(corner.day(date("2026-11-21")).hours(), None);
    }
}
