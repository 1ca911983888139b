//! Dates and times in words: weekday with every date, 24 hours, no leading zero where people say none.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _, Weekday};

use super::Words;
use crate::domain::{desk::OpenState, time::Hours};

impl Words {
    /// 「土」
    pub fn weekday(self, date: NaiveDate) -> &'static str {
        match date.weekday() {
            Weekday::Mon => "月",
            Weekday::Tue => "火",
            Weekday::Wed => "水",
            Weekday::Thu => "木",
            Weekday::Fri => "金",
            Weekday::Sat => "土",
            Weekday::Sun => "日",
        }
    }

    /// 「11月29日(日)」
    pub fn date(self, date: NaiveDate) -> String {
        format!("{}月{}日({})", date.month(), date.day(), self.weekday(date))
    }

    /// 「12月29日(火)〜1月3日(日)」
    pub fn date_span(self, from: NaiveDate, to: NaiveDate) -> String {
        format!("{}〜{}", self.date(from), self.date(to))
    }

    /// 「12/5(土)」, in lists.
    pub fn date_short(self, date: NaiveDate) -> String {
        format!("{}/{}({})", date.month(), date.day(), self.weekday(date))
    }

    /// 「2026年10月30日」, for what may lie long back.
    pub fn date_long(self, date: NaiveDate) -> String {
        format!("{}年{}月{}日", date.year(), date.month(), date.day())
    }

    /// 「今日」, 「明日」 or the date.
    pub fn day_from(self, date: NaiveDate, today: NaiveDate) -> String {
        match date.signed_duration_since(today).num_days() {
            0 => "今日".to_owned(),
            1 => "明日".to_owned(),
            _ => self.date(date),
        }
    }

    /// 「9:00」
    pub fn time(self, time: NaiveTime) -> String {
        format!("{}:{:02}", time.hour(), time.minute())
    }

    /// 「15時」
    pub fn hour(self, hour: u32) -> String {
        format!("{hour}時")
    }

    /// 「24:00」 for the midnight that ends a day.
    pub fn end_time(self, time: NaiveTime) -> String {
        if time == NaiveTime::MIN { "24:00".to_owned() } else { self.time(time) }
    }

    /// 「10:00–12:00」
    pub fn hours(self, hours: Hours) -> String {
        if hours == Hours::whole_day() {
            return "24時間".to_owned();
        }
        format!("{}–{}", self.time(hours.start), self.end_time(hours.end))
    }

    /// 「11月29日(日) 10:00–12:00」
    pub fn session(self, date: NaiveDate, hours: Hours) -> String {
        format!("{} {}", self.date(date), self.hours(hours))
    }

    /// 「次回 12/5(土) 14:00」
    pub fn next_time(self, date: NaiveDate, hours: Hours) -> String {
        format!("次回 {}", self.starts(date, hours))
    }

    /// 「12/5(土) 14:00」
    pub fn starts(self, date: NaiveDate, hours: Hours) -> String {
        format!("{} {}", self.date_short(date), self.time(hours.start))
    }

    /// 「21:00まで」
    pub fn until(self, time: NaiveTime) -> String {
        format!("{}まで", self.end_time(time))
    }

    /// 「9:00から」
    pub fn from(self, time: NaiveTime) -> String {
        format!("{}から", self.time(time))
    }

    /// 「24時間」, 「17:00まで」, 「次は 11月24日(火) 9:00から」
    pub fn open_state(self, state: &OpenState) -> String {
        match state {
            OpenState::Always => "24時間".to_owned(),
            OpenState::Open { until, .. } => self.until(until.end),
            OpenState::Closed { next: Some(next) } => {
                format!("次は {} {}", self.date(next.date()), self.from(next.time()))
            }
            OpenState::Closed { next: None } => "今週は 休みです".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(start: &str, end: &str) -> Hours {
        Hours::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    #[test]
    fn dates_carry_their_weekday() {
        let words = Words::default();
        assert_eq!(words.date(date("2026-11-29")), "11月29日(日)");
        assert_eq!(words.next_time(date("2026-12-05"), hours("14:00:00", "15:30:00")), "次回 12/5(土) 14:00");
        assert_eq!(words.day_from(date("2026-11-22"), date("2026-11-21")), "明日");
        assert_eq!(words.date_long(date("2026-10-30")), "2026年10月30日");
    }

    #[test]
    fn a_day_ends_at_24() {
        let words = Words::default();
        assert_eq!(words.hours(hours("09:00:00", "12:30:00")), "9:00–12:30");
        assert_eq!(words.hours(hours("19:00:00", "00:00:00")), "19:00–24:00");
        assert_eq!(words.hours(Hours::whole_day()), "24時間");
    }
}
