//! A booking that repeats: its pattern, the dates that follow from it, and what becomes of closed days.

use chrono::{Datelike as _, NaiveDate};

use super::recurrence::{End, Nth, Recurrence};

/// Most dates of one series: a year of weeks and a little more.
pub const DATES_MAX: usize = 60;

/// Which days a series falls on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pattern {
    /// 毎週: every week on the first day's weekday.
    Weekly,
    /// 隔週: every other week.
    Fortnightly,
    /// 第n曜日: these places of the first day's weekday in every month; the first day's own place if there are none.
    Nth(Vec<Nth>),
    /// 最終曜日: the last of the first day's weekday in every month.
    Last,
    /// 日を選ぶ: these days and no rule.
    Chosen(Vec<NaiveDate>),
}

/// What becomes of dates on which the corner is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClosedDays {
    /// They are left out.
    #[default]
    Skip,
    /// They are booked all the same: the desk opens for the group.
    Keep,
    /// Staff say it date by date.
    Ask,
}

/// A series before its dates are booked.
///
/// ```
/// use shirube::domain::series::{Pattern, Series};
/// let series = Series { first: "2026-12-05".parse()?, last: "2026-12-31".parse()?, pattern: Pattern::Fortnightly };
/// assert_eq!(series.dates(), ["2026-12-05".parse()?, "2026-12-19".parse()?]);
/// assert_eq!(series.rule().map(|rule| rule.describe_ja()).as_deref(), Some("隔週 土曜（2026年12月31日まで）"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// The first possible day; patterns take their weekday from it.
    pub first: NaiveDate,
    /// The last possible day, itself inside.
    pub last: NaiveDate,
    /// Which days.
    pub pattern: Pattern,
}

impl Series {
    /// The rule it repeats by; none where the days were chosen one by one.
    pub fn rule(&self) -> Option<Recurrence> {
        let weekday = self.first.weekday();
        let rule = match &self.pattern {
            Pattern::Weekly => Recurrence::weekly(&[weekday]),
            Pattern::Fortnightly => Recurrence::fortnightly(&[weekday]),
            Pattern::Nth(places) if places.is_empty() => {
                Recurrence::monthly_nth(&[place_of(self.first)], weekday)
            }
            Pattern::Nth(places) => Recurrence::monthly_nth(places, weekday),
            Pattern::Last => Recurrence::monthly_nth(&[Nth::Last], weekday),
            Pattern::Chosen(_) => return None,
        };
        Some(rule.ending(End::Until(self.last)))
    }

    /// Its dates from the first possible day to the last, in order, each once and at most [`DATES_MAX`].
    pub fn dates(&self) -> Vec<NaiveDate> {
        match (&self.pattern, self.rule()) {
            (Pattern::Chosen(days), _) => {
                let mut days = days.clone();
                days.sort_unstable();
                days.dedup();
                days.truncate(DATES_MAX);
                days
            }
            (_, Some(rule)) => rule.dates(self.first, self.first, self.last, DATES_MAX),
            (_, None) => Vec::new(),
        }
    }
}

impl ClosedDays {
    /// All of them, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Skip, Self::Keep, Self::Ask];

    /// The word in forms and in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Keep => "keep",
            Self::Ask => "ask",
        }
    }

    /// What the word means.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}

/// Which of its weekday a day is in its month.
pub fn place_of(date: NaiveDate) -> Nth {
    match date.day() {
        ..=7 => Nth::First,
        8..=14 => Nth::Second,
        15..=21 => Nth::Third,
        22..=28 => Nth::Fourth,
        29.. => Nth::Fifth,
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(first: &str, last: &str, pattern: Pattern, want: &[&str]) {
        let series = Series { first: day(first), last: day(last), pattern };
        let dates: Vec<String> = series.dates().iter().map(ToString::to_string).collect();
        assert_eq!(dates, want, "{:?}", series.pattern);
    }

    #[test]
    fn each_pattern_gives_its_days() {
        let (first, last) = ("2026-11-28", "2027-01-31");
        check(first, "2026-12-12", Pattern::Weekly, &["2026-11-28", "2026-12-05", "2026-12-12"]);
        check(first, "2026-12-26", Pattern::Fortnightly, &["2026-11-28", "2026-12-12", "2026-12-26"]);
        check(first, last, Pattern::Nth(Vec::new()), &["2026-11-28", "2026-12-26", "2027-01-23"]);
        check(first, last, Pattern::Last, &["2026-11-28", "2026-12-26", "2027-01-30"]);
        let places = vec![Nth::First, Nth::Fifth];
        check(first, last, Pattern::Nth(places), &["2026-12-05", "2027-01-02", "2027-01-30"]);
        let chosen = Pattern::Chosen(vec![day("2026-12-09"), day("2026-12-01"), day("2026-12-09")]);
        check(first, first, chosen, &["2026-12-01", "2026-12-09"]);
        check("2026-12-02", "2026-12-01", Pattern::Weekly, &[]);
    }

    /// The days that fit, asked one by one and without the rules of repetition.
    fn reference(series: &Series) -> Vec<NaiveDate> {
        let week_of = |date: NaiveDate| (date - series.first).num_days().div_euclid(7);
        let fits = |date: &NaiveDate| match &series.pattern {
            Pattern::Weekly => true,
            Pattern::Fortnightly => week_of(*date) % 2 == 0,
            Pattern::Nth(places) if places.is_empty() => place_of(*date) == place_of(series.first),
            Pattern::Nth(places) => places.contains(&place_of(*date)),
            Pattern::Last => (*date + Days::new(7)).month() != date.month(),
            Pattern::Chosen(days) => days.contains(date),
        };
        let days = series.first.iter_days().take_while(|date| *date <= series.last);
        let days = days.filter(|date| date.weekday() == series.first.weekday());
        days.filter(fits).take(DATES_MAX).collect()
    }

    fn any_pattern() -> impl Strategy<Value = Pattern> {
        let place = prop::sample::select(vec![Nth::First, Nth::Second, Nth::Third, Nth::Fourth, Nth::Fifth]);
        prop_oneof![
            Just(Pattern::Weekly),
            Just(Pattern::Fortnightly),
            Just(Pattern::Last),
            prop::collection::vec(place, 0..3).prop_map(Pattern::Nth),
        ]
    }

    proptest! {
        #[test]
        fn a_series_is_what_a_calendar_on_the_wall_says(
            start in 0u64..4_000, length in 0u64..900, pattern in any_pattern(),
        ) {
            let first = day("2024-01-01") + Days::new(start);
            let series = Series { first, last: first + Days::new(length), pattern };
            prop_assert_eq!(series.dates(), reference(&series));
        }
    }
}
