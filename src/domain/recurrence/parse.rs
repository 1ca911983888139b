//! Reading an RRULE: what is understood becomes a rule, anything else keeps its words for a person to look at.

use std::num::{NonZeroU16, NonZeroU32};
use std::ops::RangeInclusive;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Weekday};

use super::{Day, End, Frequency, Recurrence, sorted};

/// A rule that is not understood (要確認): the whole text, and the part that stopped the reading.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the repetition “{raw}” is not understood at “{part}”: check it and choose a pattern or list the dates"
)]
pub struct RecurrenceError {
    raw: String,
    part: String,
}

impl RecurrenceError {
    /// The rule as it came.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The first part that is not understood, or the name of a part that is missing.
    pub fn part(&self) -> &str {
        &self.part
    }
}

impl Recurrence {
    /// Reads an RRULE value, with or without `RRULE:` before it.
    ///
    /// Understood: DAILY, WEEKLY, MONTHLY, YEARLY with INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, WKST, UNTIL or
    /// COUNT; numbered weekdays in MONTHLY, or YEARLY with BYMONTH; BYSETPOS in MONTHLY. What calendars read in
    /// different ways is an error, for instance BYMONTHDAY in YEARLY without BYMONTH. A UNTIL in UTC is taken
    /// to its date in Japan.
    pub fn parse(text: &str) -> Result<Self, RecurrenceError> {
        let error = |part: &str| RecurrenceError { raw: text.to_owned(), part: part.to_owned() };
        let upper = text.trim().to_ascii_uppercase();
        let value = upper.strip_prefix("RRULE:").unwrap_or(&upper);
        let parts: Vec<&str> = value.split(';').filter(|part| !part.is_empty()).collect();
        let names: Vec<&str> = parts.iter().map(|part| part.split('=').next().unwrap_or_default()).collect();
        if let Some((_, twice)) =
            names.iter().enumerate().find(|(at, name)| names.iter().take(*at).any(|n| n == *name))
        {
            return Err(error(twice));
        }
        let frequency =
            parts.iter().find_map(|part| part.strip_prefix("FREQ=")).ok_or_else(|| error("FREQ"))?;
        let frequency =
            Frequency::ALL.into_iter().find(|f| f.name() == frequency).ok_or_else(|| error(frequency))?;
        let mut rule = Self::plain(frequency);
        for part in parts {
            rule = rule.with_part(part).ok_or_else(|| error(part))?;
        }
        rule.contradiction().map_or(Ok(rule), |part| Err(error(part)))
    }

    fn with_part(self, part: &str) -> Option<Self> {
        let (name, value) = part.split_once('=')?;
        let open_end = self.end == End::Never;
        Some(match name {
            "FREQ" => self,
            "INTERVAL" => Self { interval: value.parse::<NonZeroU16>().ok()?, ..self },
            "BYMONTH" => Self { months: list(value, |item| number(item, 1..=12))?, ..self },
            "BYMONTHDAY" => Self { month_days: list(value, |item| signed(item, 31))?, ..self },
            "BYSETPOS" => Self { positions: list(value, |item| signed(item, 31))?, ..self },
            "BYDAY" => Self { days: list(value, day)?, ..self },
            "WKST" => Self { week_start: weekday(value)?, ..self },
            "UNTIL" if open_end => Self { end: End::Until(until(value)?), ..self },
            "COUNT" if open_end => Self { end: End::Count(value.parse::<NonZeroU32>().ok()?), ..self },
            _ => return None,
        })
    }

    /// The part that has no meaning, or several, beside the others.
    fn contradiction(&self) -> Option<&'static str> {
        let (monthly, yearly) = (self.frequency == Frequency::Monthly, self.frequency == Frequency::Yearly);
        let in_month = monthly || (yearly && !self.months.is_empty());
        let numbered = self.days.iter().any(|day| day.nth != 0);
        let nothing_to_pick = self.days.is_empty() && self.month_days.is_empty();
        let rules = [
            (numbered && !in_month, "BYDAY"),
            (!self.month_days.is_empty() && !in_month && self.frequency != Frequency::Daily, "BYMONTHDAY"),
            (!self.positions.is_empty() && (!monthly || nothing_to_pick), "BYSETPOS"),
        ];
        rules.into_iter().find(|(broken, _)| *broken).map(|(_, part)| part)
    }
}

fn list<T: Ord>(value: &str, item: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    value.split(',').map(item).collect::<Option<Vec<T>>>().map(sorted)
}

fn number<T: FromStr + PartialOrd>(text: &str, range: RangeInclusive<T>) -> Option<T> {
    text.parse().ok().filter(|number| range.contains(number))
}

/// A number counted from the beginning or, if negative, from the end.
fn signed(text: &str, largest: i8) -> Option<i8> {
    number(text, -largest..=largest).filter(|number| *number != 0)
}

/// `2TH`, `-1SU`, `WE`.
fn day(text: &str) -> Option<Day> {
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let nth = if nth.is_empty() { 0 } else { signed(nth, 5)? };
    Some(Day { nth, weekday: weekday(name)? })
}

fn weekday(name: &str) -> Option<Weekday> {
    const DAYS: [Weekday; 7] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
    DAYS.into_iter().find(|weekday| super::weekday_name(*weekday) == name)
}

/// A date, a local date-time, or one in UTC, whose date in Japan counts (nine hours ahead, no summer time).
fn until(text: &str) -> Option<NaiveDate> {
    let date = |format: &str, text: &str| NaiveDateTime::parse_from_str(text, format).ok();
    if let Some(utc) = text.strip_suffix('Z') {
        return Some(date("%Y%m%dT%H%M%S", utc)?.checked_add_signed(TimeDelta::hours(9))?.date());
    }
    NaiveDate::parse_from_str(text, "%Y%m%d").ok().or_else(|| Some(date("%Y%m%dT%H%M%S", text)?.date()))
}
