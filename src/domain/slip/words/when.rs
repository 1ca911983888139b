//! Dates and times on paper: the weekday with every date, twelve-hour times with readings in やさしい日本語.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Weekday};

use super::{Phrase, Words};
use crate::domain::{
    calendar::{Day, OpeningCalendar},
    time::Hours,
};

/// A weekday in Japanese, its reading, and in English.
fn weekday(date: NaiveDate) -> (&'static str, &'static str, &'static str) {
    match date.weekday() {
        Weekday::Mon => ("月", "げつようび", "Mon"),
        Weekday::Tue => ("火", "かようび", "Tue"),
        Weekday::Wed => ("水", "すいようび", "Wed"),
        Weekday::Thu => ("木", "もくようび", "Thu"),
        Weekday::Fri => ("金", "きんようび", "Fri"),
        Weekday::Sat => ("土", "どようび", "Sat"),
        Weekday::Sun => ("日", "にちようび", "Sun"),
    }
}

fn month_en(date: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.get(date.month0() as usize).copied().unwrap_or_default()
}

/// How the day of a month is read, where it is not simply the number and にち.
fn day_reading(day: u32) -> String {
    const FIRST: [&str; 10] = [
        "ついたち",
        "ふつか",
        "みっか",
        "よっか",
        "いつか",
        "むいか",
        "なのか",
        "ようか",
        "ここのか",
        "とおか",
    ];
    let special = match day {
        14 => Some("じゅうよっか"),
        20 => Some("はつか"),
        24 => Some("にじゅうよっか"),
        day => day.checked_sub(1).and_then(|at| FIRST.get(at as usize)).copied(),
    };
    special.map_or_else(|| format!("{day}{{日|にち}}"), |reading| format!("{{{day}日|{reading}}}"))
}

fn date_easy(date: NaiveDate) -> String {
    let (short, reading, _) = weekday(date);
    format!("{}{{月|がつ}}{}（{{{short}曜日|{reading}}}）", date.month(), day_reading(date.day()))
}

/// 「午後2時30分」 with readings.
fn time_easy(time: NaiveTime) -> String {
    let (half, hour) = if time.hour() < 12 {
        ("{午前|ごぜん}", time.hour())
    } else {
        ("{午後|ごご}", time.hour() - 12)
    };
    let minute = time.minute();
    let reading = if matches!(minute % 10, 2 | 5 | 7 | 9) { "ふん" } else { "ぷん" };
    let minutes = if minute == 0 { String::new() } else { format!("{minute}{{分|{reading}}}") };
    format!("{half}{hour}{{時|じ}}{minutes}")
}

fn clock(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

fn span(hours: Hours) -> String {
    let end = if hours.end == NaiveTime::MIN { "24:00".to_owned() } else { clock(hours.end) };
    format!("{}–{end}", clock(hours.start))
}

fn span_easy(hours: Hours) -> String {
    let end =
        if hours.end == NaiveTime::MIN { "{夜|よる}12{時|じ}".to_owned() } else { time_easy(hours.end) };
    format!("{}から {end}まで", time_easy(hours.start))
}

impl Words {
    /// 「11月29日(日)」
    pub fn date(self, date: NaiveDate) -> Phrase {
        let (short, _, en) = weekday(date);
        self.once(
            &format!("{}月{}日({short})", date.month(), date.day()),
            &date_easy(date),
            &format!("{en} {} {}", date.day(), month_en(date)),
        )
    }

    /// 「11月29日(日) 10:00–12:00」
    pub fn session(self, date: NaiveDate, hours: Hours) -> Phrase {
        let (short, _, en) = weekday(date);
        self.once(
            &format!("{}月{}日({short}) {}", date.month(), date.day(), span(hours)),
            &format!("{} {}", date_easy(date), span_easy(hours)),
            &format!("{en} {} {}, {}", date.day(), month_en(date), span(hours)),
        )
    }

    /// 「10:00–12:00」
    pub fn hours(self, hours: Hours) -> Phrase {
        let plain = span(hours);
        self.once(&plain, &span_easy(hours), &plain)
    }

    /// 「12/5(土)から 変更」
    pub fn moved_from(self, date: NaiveDate) -> Phrase {
        let (short, _, en) = weekday(date);
        self.once(
            &format!("{}/{}({short})から 変更", date.month(), date.day()),
            &format!("{}/{}から かわりました", date.month(), date.day()),
            &format!("Moved from {en} {} {}", date.day(), month_en(date)),
        )
    }

    /// 「2026年10月30日に グループに確認」
    pub fn checked_with_group(self, date: NaiveDate) -> Phrase {
        let (year, month, day) = (date.year(), date.month(), date.day());
        self.say(
            &format!("{year}年{month}月{day}日に グループに確認"),
            &format!("{year}{{年|ねん}}{month}{{月|がつ}}{}に グループに たしかめました", day_reading(day)),
            &format!("Checked with the group on {day} {} {year}", month_en(date)),
        )
    }

    /// 「2026年11月1日に 確認」
    pub fn checked_on(self, date: NaiveDate) -> Phrase {
        let (year, month, day) = (date.year(), date.month(), date.day());
        self.say(
            &format!("{year}年{month}月{day}日に 確認"),
            &format!("{year}{{年|ねん}}{month}{{月|がつ}}{}に たしかめました", day_reading(day)),
            &format!("Checked on {day} {} {year}", month_en(date)),
        )
    }

    /// 「2026年11月21日に 印刷」
    pub fn printed_on(self, date: NaiveDate) -> Phrase {
        let (year, month, day) = (date.year(), date.month(), date.day());
        self.say(
            &format!("{year}年{month}月{day}日に 印刷"),
            &format!("{year}{{年|ねん}}{month}{{月|がつ}}{}の {{紙|かみ}}", day_reading(day)),
            &format!("Printed on {day} {} {year}", month_en(date)),
        )
    }

    /// 「11月21日(土) 13:42 現在」
    pub fn as_of(self, at: NaiveDateTime) -> Phrase {
        let (date, time) = (at.date(), clock(at.time()));
        let (short, _, en) = weekday(date);
        self.once(
            &format!("{}月{}日({short}) {time} 現在", date.month(), date.day()),
            &format!("{} {}の とき", date_easy(date), time_easy(at.time())),
            &format!("As of {en} {} {}, {time}", date.day(), month_en(date)),
        )
    }

    /// 「11月21日(土)–11月27日(金)」
    pub fn days(self, from: NaiveDate, to: NaiveDate) -> Phrase {
        let (from, to) = (self.date(from).said.to_string(), self.date(to).said.to_string());
        let easy = format!("{from}から {to}まで");
        self.once(&format!("{from}–{to}"), &easy, &format!("{from} – {to}"))
    }

    /// Whether a room's day is open, or why it is not: 「休館日」 with the next open day.
    pub fn closed_day(self, calendar: &OpeningCalendar, date: NaiveDate) -> Option<Phrase> {
        match calendar.day(date) {
            Day::Open(_) => None,
            Day::Closed(_) => {
                let next = calendar.next_open_day(date).map(|(next, _)| self.date(next).said.to_string());
                let next = next.unwrap_or_default();
                Some(self.say(
                    &format!("今日は休館日です。次に開くのは {next}です。"),
                    &format!("きょうは {{休|やす}}みの {{日|ひ}}です。{{次|つぎ}}に ひらくのは {next}です。"),
                    &format!("Closed today. Next open day: {next}."),
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Lang;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_read_as_people_read_them() {
        for (date, want) in [
            ("2026-12-05", "12{月|がつ}{5日|いつか}（{土曜日|どようび}）"),
            ("2026-11-20", "11{月|がつ}{20日|はつか}（{金曜日|きんようび}）"),
            ("2026-11-24", "11{月|がつ}{24日|にじゅうよっか}（{火曜日|かようび}）"),
            ("2026-11-21", "11{月|がつ}21{日|にち}（{土曜日|どようび}）"),
        ] {
            assert_eq!(date_easy(day(date)), want);
        }
    }

    #[test]
    fn hours_are_said_in_three_ways() {
        let hours = Hours::new("14:00:00".parse().unwrap(), "15:30:00".parse().unwrap()).unwrap();
        let said = |lang| Words::of(lang).session(day("2026-12-05"), hours).said.to_string();
        assert_eq!(said(Lang::Ja), "12月5日(土) 14:00–15:30");
        assert_eq!(said(Lang::En), "Sat 5 Dec, 14:00–15:30");
        assert!(said(Lang::JaEasy).ends_with("{午後|ごご}2{時|じ}から {午後|ごご}3{時|じ}30{分|ぷん}まで"));
        assert_eq!(time_easy("09:15:00".parse().unwrap()), "{午前|ごぜん}9{時|じ}15{分|ふん}");
        assert_eq!(time_easy("12:00:00".parse().unwrap()), "{午後|ごご}0{時|じ}");
    }
}
