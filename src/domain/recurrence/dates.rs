//! Expanding a rule into dates, period by period, within fixed limits.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::{Day, End, Frequency, Recurrence};

/// How many periods are looked at before giving up: days for more than a century.
const PERIODS_MAX: u32 = 40_000;

/// How far past the beginning of the asked-for span dates are looked for, in years.
const HORIZON_YEARS: u32 = 20;

impl Recurrence {
    /// The dates of a rule that starts on `start`, between `from` and `to` (both included), in order and at most
    /// `count_max`.
    ///
    /// The start itself is a date only if it fits the rule. Nothing is looked for later than twenty years after
    /// `from` (or the start, if later), nor after forty thousand periods: a rule that never fits ends as well.
    pub fn dates(
        &self,
        start: NaiveDate,
        from: NaiveDate,
        to: NaiveDate,
        count_max: usize,
    ) -> Vec<NaiveDate> {
        let from = from.max(start);
        let horizon = from.checked_add_months(Months::new(HORIZON_YEARS * 12)).unwrap_or(NaiveDate::MAX);
        let (last, total) = match self.end {
            End::Never => (NaiveDate::MAX, usize::MAX),
            End::Until(date) => (date, usize::MAX),
            End::Count(count) => (NaiveDate::MAX, usize::try_from(count.get()).unwrap_or(usize::MAX)),
        };
        let last = last.min(to).min(horizon);
        let first_period = if total == usize::MAX { self.period_of(start, from) } else { 0 };
        let periods = (0..PERIODS_MAX).map_while(|at| self.period(start, first_period.checked_add(at)?));
        periods
            .take_while(|(first, _)| *first <= last)
            .flat_map(|(first, end)| self.fitting(start, first, end))
            .filter(|date| *date >= start)
            .take(total)
            .skip_while(|date| *date < from)
            .take_while(|date| *date <= last)
            .take(count_max)
            .collect()
    }

    /// The number of a period that does not begin after the one of `date`.
    fn period_of(&self, start: NaiveDate, date: NaiveDate) -> u32 {
        let days = u32::try_from((date - start).num_days()).unwrap_or(0);
        let period_days_max = match self.frequency {
            Frequency::Daily => 1,
            Frequency::Weekly => 7,
            Frequency::Monthly => 31,
            Frequency::Yearly => 366,
        };
        days / (period_days_max * u32::from(self.interval.get()))
    }

    /// The first day of the n-th period since the start's, and the first day after it.
    fn period(&self, start: NaiveDate, nth: u32) -> Option<(NaiveDate, NaiveDate)> {
        let steps = nth.checked_mul(u32::from(self.interval.get()))?;
        let days = |first: NaiveDate, length: u32| {
            let first = first.checked_add_days(Days::new(u64::from(steps) * u64::from(length)))?;
            Some((first, first.checked_add_days(Days::new(u64::from(length)))?))
        };
        let months = |first: NaiveDate, length: u32| {
            let first = first.checked_add_months(Months::new(steps.checked_mul(length)?))?;
            Some((first, first.checked_add_months(Months::new(length))?))
        };
        match self.frequency {
            Frequency::Daily => days(start, 1),
            Frequency::Weekly => {
                let since_week_start = start.weekday().days_since(self.week_start);
                days(start.checked_sub_days(Days::new(u64::from(since_week_start)))?, 7)
            }
            Frequency::Monthly => months(start.with_day(1)?, 1),
            Frequency::Yearly => months(NaiveDate::from_ymd_opt(start.year(), 1, 1)?, 12),
        }
    }

    /// The days of one period that fit the rule.
    fn fitting(&self, start: NaiveDate, first: NaiveDate, end: NaiveDate) -> Vec<NaiveDate> {
        let days: Vec<NaiveDate> =
            first.iter_days().take_while(|day| *day < end).filter(|day| self.fits(start, *day)).collect();
        if self.positions.is_empty() {
            return days;
        }
        let place = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
        let chosen = |at: usize| {
            let (ahead, back) = (place(at) + 1, place(at) - place(days.len()));
            self.positions.iter().any(|position| [ahead, back].contains(&i64::from(*position)))
        };
        days.iter().enumerate().filter(|(at, _)| chosen(*at)).map(|(_, day)| *day).collect()
    }

    /// Whether a day fits; what the rule leaves open is as on the start.
    fn fits(&self, start: NaiveDate, day: NaiveDate) -> bool {
        let open = self.days.is_empty() && self.month_days.is_empty();
        let as_start = match self.frequency {
            Frequency::Daily => true,
            Frequency::Weekly => day.weekday() == start.weekday(),
            Frequency::Monthly => day.day() == start.day(),
            Frequency::Yearly => {
                day.day() == start.day() && (!self.months.is_empty() || day.month() == start.month())
            }
        };
        (as_start || !open)
            && (self.months.is_empty() || self.months.contains(&day.month()))
            && (self.month_days.is_empty() || self.month_days.iter().any(|nth| is_month_day(day, *nth)))
            && (self.days.is_empty() || self.days.iter().any(|rule| is_nth(day, *rule)))
    }
}

fn is_month_day(day: NaiveDate, nth: i8) -> bool {
    let (ahead, back) = places(day);
    [ahead, back].contains(&i32::from(nth))
}

fn is_nth(day: NaiveDate, rule: Day) -> bool {
    let (ahead, back) = places(day);
    let weeks = [(ahead - 1) / 7 + 1, (back + 1) / 7 - 1];
    day.weekday() == rule.weekday && (rule.nth == 0 || weeks.contains(&i32::from(rule.nth)))
}

/// The day of the month from its beginning (1 and up) and from its end (−1 and down).
fn places(day: NaiveDate) -> (i32, i32) {
    let (ahead, length) = (day.day().cast_signed(), i32::from(day.num_days_in_month()));
    (ahead, ahead - length - 1)
}
