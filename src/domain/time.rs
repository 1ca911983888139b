//! Time as an argument: a monotonic clock for "how long", a wall clock for "what plays".

use chrono::{DateTime, NaiveDate, NaiveTime};
use chrono_tz::Tz;

/// Milliseconds of the monotonic clock since an arbitrary start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Mono(pub u64);

impl Mono {
    /// This instant plus `millis` milliseconds.
    pub fn plus_millis(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// This instant plus `secs` seconds.
    pub fn plus_secs(self, secs: u64) -> Self {
        self.plus_millis(secs.saturating_mul(1000))
    }

    /// Milliseconds since `earlier`, 0 if `earlier` is later.
    pub fn millis_since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The two clocks, read once by the caller and handed down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// For durations: never goes back, knows no date.
    pub mono: Mono,
    /// What the machine's clock says in the site's zone; may be wrong, see the kiosk's `time`.
    pub wall: DateTime<Tz>,
}

/// A span of one day, `start` before `end`; `end` itself is outside. 24:00 is written as `end == 00:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hours {
    /// First moment inside.
    pub start: NaiveTime,
    /// First moment outside; 00:00 means midnight at the end of the day.
    pub end: NaiveTime,
}

impl Hours {
    /// A span of one day; `None` when it is empty.
    pub fn new(start: NaiveTime, end: NaiveTime) -> Option<Self> {
        (end == NaiveTime::MIN || start < end).then_some(Self { start, end })
    }

    /// The whole day.
    pub fn whole_day() -> Self {
        Self { start: NaiveTime::MIN, end: NaiveTime::MIN }
    }

    /// Minutes from midnight to the end, 1440 for midnight.
    pub fn end_minute(self) -> u32 {
        match minute_of_day(self.end) {
            0 => 24 * 60,
            minute => minute,
        }
    }

    /// Minutes from midnight to the start.
    pub fn start_minute(self) -> u32 {
        minute_of_day(self.start)
    }

    /// Whether `time` lies inside.
    pub fn contains(self, time: NaiveTime) -> bool {
        let minute = minute_of_day(time);
        self.start_minute() <= minute && minute < self.end_minute()
    }

    /// The moments that lie in both.
    pub fn shared(self, other: Self) -> Option<Self> {
        let start = self.start.max(other.start);
        let end = if self.end_minute() <= other.end_minute() { self.end } else { other.end };
        Self::new(start, end).filter(|_| self.overlaps(other))
    }

    /// Whether the two spans share a moment.
    pub fn overlaps(self, other: Self) -> bool {
        self.start_minute() < other.end_minute() && other.start_minute() < self.end_minute()
    }
}

/// Minutes since midnight, 0 to 1439.
pub fn minute_of_day(time: NaiveTime) -> u32 {
    use chrono::Timelike as _;
    time.hour() * 60 + time.minute()
}

/// The first day of the month of a date.
pub fn first_of_month(date: NaiveDate) -> NaiveDate {
    use chrono::Datelike as _;
    date.with_day(1).unwrap_or(date)
}

/// A span of dates, both ends inside; an open end lasts for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// First day, none for "always until".
    pub from: Option<NaiveDate>,
    /// Last day, none for "for ever".
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether `date` lies inside.
    pub fn contains(self, date: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }

    /// Whether it holds today; while nobody knows the date, what no date limits does.
    pub fn holds(self, today: Option<NaiveDate>) -> bool {
        today.map_or(self.is_undated(), |today| self.contains(today))
    }

    /// Whether no date limits it.
    pub fn is_undated(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    #[test]
    fn midnight_ends_a_day() {
        let night = Hours::new(at(19, 0), at(0, 0)).unwrap();
        assert!(night.contains(at(23, 59)) && !night.contains(at(18, 59)));
        assert!(Hours::whole_day().contains(at(0, 0)));
        assert_eq!(Hours::new(at(12, 0), at(12, 0)), None);
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        let (a, b) = (Hours::new(at(9, 0), at(12, 0)).unwrap(), Hours::new(at(12, 0), at(13, 0)).unwrap());
        assert!(!a.overlaps(b) && a.overlaps(Hours::whole_day()));
    }
}
