//! Dates and times in words: weekday with every date, 24 hours, no leading zero where people say none.

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _, Weekday};

use super::{Words, fill, words};
use crate::domain::{desk::OpenState, time::Hours};

impl Words {
    /// 「土」
    pub fn weekday(self, date: NaiveDate) -> &'static str {
        self.weekday_short(date.weekday())
    }

    /// The same by its place in the week, from Monday = 0; nothing beyond Sunday = 6.
    pub fn weekday_of(self, day: usize) -> &'static str {
        const DAYS: [Weekday; 7] = [
            Weekday::Mon,
            Weekday::Tue,
            Weekday::Wed,
            Weekday::Thu,
            Weekday::Fri,
            Weekday::Sat,
            Weekday::Sun,
        ];
        DAYS.get(day).map_or("", |day| self.weekday_short(*day))
    }

    fn weekday_short(self, day: Weekday) -> &'static str {
        self.say(match day {
            Weekday::Mon => "weekday_mon",
            Weekday::Tue => "weekday_tue",
            Weekday::Wed => "weekday_wed",
            Weekday::Thu => "weekday_thu",
            Weekday::Fri => "weekday_fri",
            Weekday::Sat => "weekday_sat",
            Weekday::Sun => "weekday_sun",
        })
    }

    /// 「土曜日」
    pub fn weekday_long(self, date: NaiveDate) -> &'static str {
        self.say(match date.weekday() {
            Weekday::Mon => "weekday_long_mon",
            Weekday::Tue => "weekday_long_tue",
            Weekday::Wed => "weekday_long_wed",
            Weekday::Thu => "weekday_long_thu",
            Weekday::Fri => "weekday_long_fri",
            Weekday::Sat => "weekday_long_sat",
            Weekday::Sun => "weekday_long_sun",
        })
    }

    /// 「11月29日(日)」
    pub fn date(self, date: NaiveDate) -> String {
        fill!(self, "date", month = date.month(), day = date.day(), weekday = self.weekday(date))
    }

    /// 「12月29日(火)〜1月3日(日)」
    pub fn date_span(self, from: NaiveDate, to: NaiveDate) -> String {
        fill!(self, "date_span", from = self.date(from), to = self.date(to))
    }

    /// 「12/5(土)」, in lists.
    pub fn date_short(self, date: NaiveDate) -> String {
        fill!(self, "date_short", month = date.month(), day = date.day(), weekday = self.weekday(date))
    }

    /// 「2026年10月30日」, for what may lie long back.
    pub fn date_long(self, date: NaiveDate) -> String {
        fill!(self, "date_long", year = date.year(), month = date.month(), day = date.day())
    }

    /// 「今日」, 「明日」 or the date.
    pub fn day_from(self, date: NaiveDate, today: NaiveDate) -> String {
        match date.signed_duration_since(today).num_days() {
            0 => self.say("today").to_owned(),
            1 => self.say("tomorrow_day").to_owned(),
            _ => self.date(date),
        }
    }

    /// 「9:00」
    pub fn time(self, time: NaiveTime) -> String {
        fill!(self, "time", hour = time.hour(), minute = format!("{:02}", time.minute()))
    }

    /// 「15時」
    pub fn hour(self, hour: u32) -> String {
        fill!(self, "hour", hour = hour)
    }

    /// 「24:00」 for the midnight that ends a day.
    pub fn end_time(self, time: NaiveTime) -> String {
        if time == NaiveTime::MIN { self.say("midnight").to_owned() } else { self.time(time) }
    }

    /// 「10:00–12:00」
    pub fn hours(self, hours: Hours) -> String {
        if hours == Hours::whole_day() {
            return self.day_and_night().to_owned();
        }
        fill!(self, "hours", from = self.time(hours.start), to = self.end_time(hours.end))
    }

    /// 「11月29日(日) 10:00–12:00」
    pub fn session(self, date: NaiveDate, hours: Hours) -> String {
        fill!(self, "session", date = self.date(date), hours = self.hours(hours))
    }

    /// 「次回 12/5(土) 14:00」
    pub fn next_time(self, date: NaiveDate, hours: Hours) -> String {
        fill!(self, "next_time", starts = self.starts(date, hours))
    }

    /// 「12/5(土) 14:00」
    pub fn starts(self, date: NaiveDate, hours: Hours) -> String {
        fill!(self, "starts", date = self.date_short(date), time = self.time(hours.start))
    }

    /// 「21:00まで」
    pub fn until(self, time: NaiveTime) -> String {
        fill!(self, "until", time = self.end_time(time))
    }

    /// 「9:00から」
    pub fn from(self, time: NaiveTime) -> String {
        fill!(self, "from", time = self.time(time))
    }

    /// 「24時間」, 「17:00まで」, 「次は 11月24日(火) 9:00から」
    pub fn open_state(self, state: &OpenState) -> String {
        match state {
            OpenState::Always => self.day_and_night().to_owned(),
            OpenState::Open { until, .. } => self.until(until.end),
            OpenState::Closed { next: Some(next) } => {
                fill!(self, "next_from", date = self.date(next.date()), from = self.from(next.time()))
            }
            OpenState::Closed { next: None } => self.say("shut_this_week").to_owned(),
        }
    }
}

words! {
    /// Open at every hour.
    day_and_night;
    /// Between things of a list.
    dot;
    /// Between hours of a day.
    comma;
    /// Between days with different hours.
    stroke;
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
