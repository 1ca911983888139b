//! A rule in the words of a Japanese notice: 「毎月 第2・第4木曜」.

use chrono::{Datelike, Weekday};

use super::{Day, End, Frequency, Recurrence};

impl Recurrence {
    /// The rule as staff say it; a half-width space parts how often from when.
    pub fn describe_ja(&self) -> String {
        let (often, when) = (self.often(), self.when());
        let gap = if when.is_empty() { "" } else { " " };
        let end = match self.end {
            End::Never => String::new(),
            End::Until(date) => format!("（{}年{}月{}日まで）", date.year(), date.month(), date.day()),
            End::Count(count) => format!("（全{count}回）"),
        };
        format!("{often}{gap}{when}{end}")
    }

    fn often(&self) -> String {
        let interval = self.interval.get();
        let by_weekday = !self.days.is_empty() && self.month_days.is_empty();
        let every = match (self.frequency, interval) {
            (Frequency::Daily, 1) if by_weekday => "毎週".to_owned(),
            (Frequency::Daily, 1) if !self.month_days.is_empty() => "毎月".to_owned(),
            (Frequency::Daily, 1) => "毎日".to_owned(),
            (Frequency::Weekly, 1) => "毎週".to_owned(),
            (Frequency::Monthly, 1) => "毎月".to_owned(),
            (Frequency::Yearly, 1) => "毎年".to_owned(),
            (Frequency::Daily, 2) => "1日おき".to_owned(),
            (Frequency::Weekly, 2) => "隔週".to_owned(),
            (Frequency::Monthly, 2) => "隔月".to_owned(),
            (Frequency::Yearly, 2) => "隔年".to_owned(),
            (Frequency::Daily, n) => format!("{n}日ごと"),
            (Frequency::Weekly, n) => format!("{n}週ごと"),
            (Frequency::Monthly, n) => format!("{n}か月ごと"),
            (Frequency::Yearly, n) => format!("{n}年ごと"),
        };
        match self.months.as_slice() {
            [] => every,
            months if self.frequency == Frequency::Monthly && interval == 1 => months_words(months),
            months => format!("{every} {}", months_words(months)),
        }
    }

    fn when(&self) -> String {
        let (month_days, days) = (list(&self.month_days, month_day_words), days_words(&self.days));
        let when = match (self.month_days.is_empty(), self.days.is_empty()) {
            (true, true) => self.as_start().to_owned(),
            (false, true) => month_days,
            (true, false) => days,
            (false, false) => format!("{month_days}のうち{days}"),
        };
        if self.positions.is_empty() { when } else { self.chosen(&when) }
    }

    /// What a rule without a day means.
    fn as_start(&self) -> &'static str {
        match self.frequency {
            Frequency::Daily => "",
            Frequency::Weekly => "初回と同じ曜日",
            Frequency::Yearly if self.months.is_empty() => "初回と同じ月日",
            Frequency::Monthly | Frequency::Yearly => "初回と同じ日",
        }
    }

    /// BYSETPOS: one weekday's places are its numbers; otherwise places among the days.
    fn chosen(&self, when: &str) -> String {
        if let ([Day { nth: 0, weekday }], []) = (self.days.as_slice(), self.month_days.as_slice()) {
            let days: Vec<Day> =
                self.positions.iter().map(|nth| Day { nth: *nth, weekday: *weekday }).collect();
            return days_words(&super::sorted(days));
        }
        let places = list(&self.positions, |place| match place {
            -1 => "最後".to_owned(),
            1.. => format!("{place}番目"),
            _ => format!("最後から{}番目", place.unsigned_abs()),
        });
        format!("{when}のうち{places}の日")
    }
}

fn months_words(months: &[u32]) -> String {
    match months {
        [1, 3, 5, 7, 9, 11] => "奇数月".to_owned(),
        [2, 4, 6, 8, 10, 12] => "偶数月".to_owned(),
        _ => format!("{}月", list(months, |month| month.to_string())),
    }
}

fn month_day_words(day: i8) -> String {
    match day {
        -1 => "月末".to_owned(),
        1.. => format!("{day}日"),
        _ => format!("月末の{}日前", day.unsigned_abs().saturating_sub(1)),
    }
}

/// Weekdays with the same numbers are named together: 「第1月・火曜」, 「第2・第4木曜」.
fn days_words(days: &[Day]) -> String {
    let mut groups: Vec<(Vec<i8>, Vec<Weekday>)> = Vec::new();
    for run in days.chunk_by(|a, b| a.weekday == b.weekday) {
        let numbers: Vec<i8> = run.iter().map(|day| day.nth).collect();
        let weekdays = run.first().map(|day| day.weekday);
        match groups.iter_mut().find(|(known, _)| *known == numbers) {
            Some((_, known)) => known.extend(weekdays),
            None => groups.push((numbers, weekdays.into_iter().collect())),
        }
    }
    let words: Vec<String> = groups
        .iter()
        .map(|(numbers, weekdays)| format!("{}{}", list(numbers, number_words), weekdays_words(weekdays)))
        .collect();
    words.join("、")
}

fn number_words(nth: i8) -> String {
    match nth {
        0 => String::new(),
        -1 => "最終".to_owned(),
        1.. => format!("第{nth}"),
        _ => format!("最後から{}番目の", nth.unsigned_abs()),
    }
}

fn weekdays_words(weekdays: &[Weekday]) -> String {
    let days: String = match weekdays {
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri] => "月〜金".to_owned(),
        _ => list(weekdays, |weekday| weekday_word(weekday).to_owned()),
    };
    format!("{days}曜")
}

const fn weekday_word(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "月",
        Weekday::Tue => "火",
        Weekday::Wed => "水",
        Weekday::Thu => "木",
        Weekday::Fri => "金",
        Weekday::Sat => "土",
        Weekday::Sun => "日",
    }
}

fn list<T: Copy>(items: &[T], word: impl Fn(T) -> String) -> String {
    items.iter().map(|item| word(*item)).collect::<Vec<_>>().join("・")
}
