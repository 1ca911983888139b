//! Date tokens of the demo: `@+3`, `@sat+1`, `@wed+1/ja` become dates around the day of loading.

use chrono::{Datelike as _, Days, NaiveDate};

/// Days of the week as tokens name them, with their Japanese names and readings, Monday first.
const DAYS: [(&str, &str, &str); 7] = [
    ("mon", "月", "げつようび"),
    ("tue", "火", "かようび"),
    ("wed", "水", "すいようび"),
    ("thu", "木", "もくようび"),
    ("fri", "金", "きんようび"),
    ("sat", "土", "どようび"),
    ("sun", "日", "にちようび"),
];

/// The text with every token replaced; anything else that begins with `@` stays.
pub(super) fn resolve(text: &str, today: NaiveDate) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('@') {
        out.push_str(before);
        rest = if let Some((words, after)) = token(after, today) {
            out.push_str(&words);
            after
        } else {
            out.push('@');
            after
        };
    }
    out.push_str(rest);
    out
}

/// What a token behind an `@` says, and what follows it.
fn token(text: &str, today: NaiveDate) -> Option<(String, &str)> {
    let day = (0..).zip(DAYS).find_map(|(at, (name, ..))| Some((at, text.strip_prefix(name)?)));
    let (weekday, rest) = day.map_or((None, text), |(at, rest)| (Some(at), rest));
    let (back, rest) = match rest.strip_prefix('+') {
        Some(rest) => (false, rest),
        None => (true, rest.strip_prefix('-')?),
    };
    let end = rest.find(|symbol: char| !symbol.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, rest) = rest.split_at_checked(end)?;
    let count: u64 = digits.parse().ok()?;
    let (start, step) = match weekday {
        Some(weekday) => (coming(today, weekday)?, 7),
        None => (today, 1),
    };
    let days = Days::new(count.checked_mul(step)?);
    let date = if back { start.checked_sub_days(days)? } else { start.checked_add_days(days)? };
    Some(form(date, rest))
}

/// The first such weekday from `today` on.
fn coming(today: NaiveDate, weekday: u32) -> Option<NaiveDate> {
    let ahead = (weekday + 7 - today.weekday().num_days_from_monday()) % 7;
    today.checked_add_days(Days::new(u64::from(ahead)))
}

/// The date in the form that is asked for behind the token.
fn form(date: NaiveDate, rest: &str) -> (String, &str) {
    if let Some(rest) = rest.strip_prefix("/ja") {
        (japanese(date), rest)
    } else if let Some(rest) = rest.strip_prefix("/easy") {
        (easy(date), rest)
    } else if let Some(rest) = rest.strip_prefix("/en") {
        (date.format("%a %-d %B").to_string(), rest)
    } else {
        (date.to_string(), rest)
    }
}

fn weekday(date: NaiveDate) -> (&'static str, &'static str) {
    let at = date.weekday().num_days_from_monday() as usize;
    DAYS.get(at).map_or(("", ""), |(_, kanji, reading)| (*kanji, *reading))
}

fn japanese(date: NaiveDate) -> String {
    format!("{}月{}日({})", date.month(), date.day(), weekday(date).0)
}

fn easy(date: NaiveDate) -> String {
    let day = match date.day() {
        1 => "{1日|ついたち}".to_owned(),
        number @ (2..=10 | 14 | 20 | 24) => format!("{number}{{日|か}}"),
        number => format!("{number}{{日|にち}}"),
    };
    let (kanji, reading) = weekday(date);
    format!("{}{{月|がつ}}{day} {{{kanji}曜日|{reading}}}", date.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_dates_around_today() {
        let saturday = "2026-11-21".parse().unwrap();
        for (text, want) in [
            ("@+3;@-3;@+0", "2026-11-24;2026-11-18;2026-11-21"),
            ("@sat+0", "2026-11-21"),
            ("@wed+1", "2026-12-02"),
            ("@mon-1", "2026-11-16"),
            ("x @wed+1/ja y", "x 12月2日(水) y"),
            ("@wed+1/en,", "Wed 2 December,"),
            ("@wed+1/easy", "12{月|がつ}2{日|か} {水曜日|すいようび}"),
            ("@tue+1/easy", "12{月|がつ}{1日|ついたち} {火曜日|かようび}"),
            ("@sun+0/easy", "11{月|がつ}22{日|にち} {日曜日|にちようび}"),
            ("@wed+1>@wed+1 19:00-20:15 @汐路市", "2026-12-02>2026-12-02 19:00-20:15 @汐路市"),
            ("a@b.example @madobe @+ @mon @sat+ @", "a@b.example @madobe @+ @mon @sat+ @"),
            (
                "@+99999999999999999999 @+18446744073709551615",
                "@+99999999999999999999 @+18446744073709551615",
            ),
        ] {
            assert_eq!(resolve(text, saturday), want);
        }
    }
}
