//! Repetition of activities: the part of RFC 5545's RRULE that everyone reads alike, on local dates.

mod dates;
mod parse;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::num::{NonZeroU16, NonZeroU32};

use chrono::{NaiveDate, Weekday};

pub use parse::RecurrenceError;

/// A rule of repetition; times of day and exceptions are the caller's.
///
/// The rule is valid by construction: it comes from [`Recurrence::parse`] or from a constructor. Lists are
/// sorted and without doubles, so equal rules are equal values and have one written form.
///
/// ```
/// use shirube::domain::recurrence::Recurrence;
/// let rule = Recurrence::parse("FREQ=MONTHLY;BYDAY=2TH,4TH")?;
/// assert_eq!(rule.describe_ja(), "毎月 第2・第4木曜");
/// let start = "2026-12-01".parse()?;
/// let dates = rule.dates(start, start, "2026-12-31".parse()?, 10);
/// assert_eq!(dates, ["2026-12-10".parse()?, "2026-12-24".parse()?]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    frequency: Frequency,
    interval: NonZeroU16,
    months: Vec<u32>,
    month_days: Vec<i8>,
    days: Vec<Day>,
    positions: Vec<i8>,
    week_start: Weekday,
    end: End,
}

/// How long a rule goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum End {
    /// Until somebody ends it.
    #[default]
    Never,
    /// The last possible date, included.
    Until(NaiveDate),
    /// The number of dates from the start of the rule.
    Count(NonZeroU32),
}

/// Which weekday of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nth {
    /// 第1.
    First,
    /// 第2.
    Second,
    /// 第3.
    Third,
    /// 第4.
    Fourth,
    /// 第5: only in months that have one.
    Fifth,
    /// 最終.
    Last,
}

impl Recurrence {
    /// 毎週: every week on these weekdays; on the start's weekday if there are none.
    pub fn weekly(weekdays: &[Weekday]) -> Self {
        Self::plain(Frequency::Weekly).on(weekdays.iter().map(|weekday| Day { nth: 0, weekday: *weekday }))
    }

    /// 隔週: every other week, counted from the week of the start.
    pub fn fortnightly(weekdays: &[Weekday]) -> Self {
        Self { interval: NonZeroU16::MIN.saturating_add(1), ..Self::weekly(weekdays) }
    }

    /// 第n曜日: a weekday's places in every month; the start's day of the month if there are none.
    pub fn monthly_nth(places: &[Nth], weekday: Weekday) -> Self {
        let days = places.iter().map(|place| Day { nth: place.number(), weekday });
        Self::plain(Frequency::Monthly).on(days)
    }

    /// 毎月d日: 1 to 31; `None` for anything else. Months without the day are left out.
    pub fn monthly_day(day: u8) -> Option<Self> {
        let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
        Some(Self { month_days: vec![day], ..Self::plain(Frequency::Monthly) })
    }

    /// 月末: the last day of every month.
    pub fn month_end() -> Self {
        Self { month_days: vec![-1], ..Self::plain(Frequency::Monthly) }
    }

    /// Only in these months (奇数月); `None` if one is not 1 to 12.
    pub fn in_months(self, months: &[u32]) -> Option<Self> {
        let valid = months.iter().all(|month| (1..=12).contains(month));
        valid.then(|| Self { months: sorted(months.to_vec()), ..self })
    }

    /// The same rule with another end.
    pub fn ending(self, end: End) -> Self {
        Self { end, ..self }
    }

    /// How long the rule goes on.
    pub fn end(&self) -> End {
        self.end
    }

    fn plain(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: NonZeroU16::MIN,
            months: Vec::new(),
            month_days: Vec::new(),
            days: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Mon,
            end: End::Never,
        }
    }

    fn on(self, days: impl Iterator<Item = Day>) -> Self {
        Self { days: sorted(days.collect()), ..self }
    }
}

/// The canonical RRULE value, without the property name.
impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FREQ={}", self.frequency.name())?;
        if self.interval.get() > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        write_list(f, "BYMONTH", &self.months)?;
        write_list(f, "BYMONTHDAY", &self.month_days)?;
        write_list(f, "BYDAY", &self.days)?;
        write_list(f, "BYSETPOS", &self.positions)?;
        if self.week_start != Weekday::Mon {
            write!(f, ";WKST={}", weekday_name(self.week_start))?;
        }
        match self.end {
            End::Never => Ok(()),
            End::Until(date) => write!(f, ";UNTIL={}", date.format("%Y%m%d")),
            End::Count(count) => write!(f, ";COUNT={count}"),
        }
    }
}

impl Nth {
    const fn number(self) -> i8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Fifth => 5,
            Self::Last => -1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frequency {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

impl Frequency {
    const ALL: [Self; 4] = [Self::Daily, Self::Weekly, Self::Monthly, Self::Yearly];

    const fn name(self) -> &'static str {
        match self {
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Yearly => "YEARLY",
        }
    }
}

/// A weekday, and which of the month's: 1 to 5 from its beginning, −1 to −5 from its end, 0 for every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    nth: i8,
    weekday: Weekday,
}

impl Day {
    fn rank(self) -> (u32, bool, i8) {
        (self.weekday.num_days_from_monday(), self.nth < 0, self.nth)
    }
}

impl Ord for Day {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Day {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.nth != 0 {
            write!(f, "{}", self.nth)?;
        }
        f.write_str(weekday_name(self.weekday))
    }
}

const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "MO",
        Weekday::Tue => "TU",
        Weekday::Wed => "WE",
        Weekday::Thu => "TH",
        Weekday::Fri => "FR",
        Weekday::Sat => "SA",
        Weekday::Sun => "SU",
    }
}

fn write_list(f: &mut fmt::Formatter<'_>, name: &str, list: &[impl fmt::Display]) -> fmt::Result {
    for (at, item) in list.iter().enumerate() {
        if at == 0 { write!(f, ";{name}={item}")? } else { write!(f, ",{item}")? }
    }
    Ok(())
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort_unstable();
    list.dedup();
    list
}
