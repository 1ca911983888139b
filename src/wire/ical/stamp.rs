//! Dates and times of iCalendar: days, local times, times of a named zone and of UTC; and spans between them.

use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;

use super::line::Line;

/// A date or a moment as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stamp {
    /// A whole day, wherever it is read.
    Day(NaiveDate),
    /// A time of day of a zone.
    Moment(NaiveDateTime, Tz),
}

impl Stamp {
    /// Reads one value of a line that holds dates; `site` is the zone of a time that names none.
    pub(super) fn parse(line: &Line, value: &str, site: Tz) -> Option<Self> {
        let value = value.trim();
        if line.param("VALUE") == Some("DATE") || value.len() == 8 {
            return NaiveDate::parse_from_str(value, "%Y%m%d").ok().map(Self::Day);
        }
        let local = |text: &str| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok();
        if let Some(utc) = value.strip_suffix('Z') {
            return Some(Self::Moment(local(utc)?, Tz::UTC));
        }
        let zone = match line.param("TZID") {
            None => site,
            Some(name) => zone(name)?,
        };
        Some(Self::Moment(local(value)?, zone))
    }

    /// The date where it was written.
    pub(super) fn date(self) -> NaiveDate {
        match self {
            Self::Day(date) => date,
            Self::Moment(at, _) => at.date(),
        }
    }

    /// The same time of day on another date.
    pub(super) fn on(self, date: NaiveDate) -> Self {
        match self {
            Self::Day(_) => Self::Day(date),
            Self::Moment(at, zone) => Self::Moment(date.and_time(at.time()), zone),
        }
    }

    /// The wall clock of the site at this moment; a day begins at midnight.
    pub(super) fn at_site(self, site: Tz) -> NaiveDateTime {
        match self {
            Self::Day(date) => date.and_time(NaiveTime::MIN),
            Self::Moment(at, zone) if zone == site => at,
            Self::Moment(at, zone) => moment(at, zone).with_timezone(&site).naive_local(),
        }
    }

    /// Whether it means this moment of the site, or this whole day.
    pub(super) fn means(self, at: NaiveDateTime, site: Tz) -> bool {
        match self {
            Self::Day(date) => at.date() == date,
            Self::Moment(..) => self.at_site(site) == at,
        }
    }
}

/// A local time as a moment. Where clocks are put back the first of the two counts; where they skip it, the offset from
/// before the skip (RFC 5545, 3.3.5).
fn moment(local: NaiveDateTime, zone: Tz) -> DateTime<Tz> {
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(at) | MappedLocalTime::Ambiguous(at, _) => at,
        MappedLocalTime::None => {
            let before = local - TimeDelta::hours(3);
            let offset = zone.from_local_datetime(&before).earliest();
            let before = offset.unwrap_or_else(|| zone.from_utc_datetime(&before));
            before + TimeDelta::hours(3)
        }
    }
}

/// A zone by its name in the IANA list, or by the name one widespread program gives to Japan's.
fn zone(name: &str) -> Option<Tz> {
    let name = name.trim_start_matches('/');
    match name {
        "Tokyo Standard Time" | "Japan" | "JST" => Some(Tz::Asia__Tokyo),
        _ => name.parse().ok(),
    }
}

/// A span such as `PT1H30M`, `P1D` or `P2W`; none for anything else, and for one that goes back in time.
pub(super) fn span(text: &str) -> Option<TimeDelta> {
    let (days, times) = match text.trim().trim_start_matches('+').strip_prefix('P')? {
        rest if rest.contains('T') => rest.split_once('T')?,
        rest => (rest, ""),
    };
    let mut minutes: i64 = 0;
    let mut count: Option<i64> = None;
    for (symbol, is_time) in days.chars().map(|it| (it, false)).chain(times.chars().map(|it| (it, true))) {
        if let Some(digit) = symbol.to_digit(10) {
            let so_far = count.unwrap_or(0);
            count = Some(so_far.checked_mul(10)?.checked_add(i64::from(digit))?);
            continue;
        }
        let each = match (symbol, is_time) {
            ('W', false) => 7 * 24 * 60,
            ('D', false) => 24 * 60,
            ('H', true) => 60,
            ('M', true) => 1,
            ('S', true) => 0,
            (_, _) => return None,
        };
        minutes = minutes.checked_add(count.take()?.checked_mul(each)?)?;
    }
    // More than a month is no meeting.
    (count.is_none() && (0..=31 * 24 * 60).contains(&minutes)).then(|| TimeDelta::minutes(minutes))
}
