//! How an activity repeats, as boxes and lists that staff fill, and as the rule that follows.

use chrono::NaiveDate;
use serde_json::Value;

use super::{
    super::{posted::Posted, words},
    facts::Facts,
    field::{Word, at},
    hours::Pairs,
};
use crate::domain::recurrence::Recurrence;

/// Dates that are shown of what is typed.
const NEXT: usize = 10;
/// How far ahead dates are looked for, in days.
const AHEAD_DAYS: u64 = 800;
/// The five patterns, none of them, and whatever else a rule may say.
pub(super) const PATTERNS: [Word; 7] = [
    ("", "くり返さない（下に書いた日だけ）"),
    ("weekly", "毎週"),
    ("fortnightly", "隔週（はじめの日から数えて2週に1度）"),
    ("nth", "毎月 第○○曜日（最終も）"),
    ("day", "毎月 ○日"),
    ("end", "毎月 最後の日"),
    ("other", "そのほか（RRULE で書く）"),
];
/// Days of the week as rules have them, Monday first.
pub(super) const DAYS: [Word; 7] =
    [("MO", "月"), ("TU", "火"), ("WE", "水"), ("TH", "木"), ("FR", "金"), ("SA", "土"), ("SU", "日")];
/// Which of the month's.
pub(super) const PLACES: [Word; 6] =
    [("1", "第1"), ("2", "第2"), ("3", "第3"), ("4", "第4"), ("5", "第5"), ("-1", "最終")];
/// Months with a short name; any others are written one by one.
pub(super) const MONTHS: [Word; 3] =
    [("", "毎月"), ("1,3,5,7,9,11", "奇数月だけ"), ("2,4,6,8,10,12", "偶数月だけ")];

/// A rule as fields.
pub(super) fn pairs(name: &str, rule: &str) -> Pairs {
    let parts = Parts::of(rule);
    let parts = if parts.rule() == rule { parts } else { Parts { pattern: "other".to_owned(), ..parts } };
    let mut pairs = vec![
        (format!("{name}.pattern"), parts.pattern),
        (format!("{name}.rule"), rule.to_owned()),
        (format!("{name}.day"), parts.day),
        (format!("{name}.months"), parts.months),
        (format!("{name}.until"), parts.until),
    ];
    pairs.extend(parts.weekdays.into_iter().map(|it| (format!("{name}.weekday"), it)));
    pairs.extend(parts.places.into_iter().map(|it| (format!("{name}.nth"), it)));
    pairs
}

/// Fields as a rule; nothing where nothing repeats.
pub(super) fn read(posted: &Posted, name: &str) -> Result<Option<Value>, String> {
    let text = |part: &str| posted.text(&format!("{name}.{part}")).to_owned();
    let all = |part: &str| posted.all(&format!("{name}.{part}")).map(str::to_owned).collect::<Vec<_>>();
    let parts = Parts {
        pattern: text("pattern"),
        weekdays: all("weekday"),
        places: all("nth"),
        day: text("day"),
        months: text("months"),
        until: text("until"),
    };
    let rule = match parts.pattern.as_str() {
        "" => return Ok(None),
        "nth" if parts.weekdays.is_empty() || parts.places.is_empty() => {
            return Err("「第何」と曜日を、両方えらんでください。".to_owned());
        }
        "day" if parts.day.is_empty() => return Err("毎月の何日かを書いてください。".to_owned()),
        "other" => text("rule"),
        _ => parts.rule(),
    };
    let rule = Recurrence::parse(&rule).map_err(|why| format!("くり返しが読めません（{why}）。"))?;
    Ok(Some(Value::String(rule.to_string())))
}

/// What the row that is typed would do next, each date with what stands in its way.
pub(super) fn next(schedule: &Value, facts: &Facts) -> Vec<String> {
    let dates = dates(schedule, facts.today);
    let closed = dates.iter().filter(|date| facts.closed(**date).is_some()).count();
    let told = dates.iter().map(|date| {
        let why = facts.closed(*date).map_or_else(String::new, |why| format!("　△ {why}"));
        format!("{}{why}", words::day(*date, facts.today))
    });
    let head = match (dates.len(), closed) {
        (0, _) => "これからの日は ありません。くり返しか、日を決めてください。".to_owned(),
        (all, 0) => format!("これからの{all}回"),
        (all, closed) => {
            format!("これからの{all}回（うち{closed}回は休館日です。下の「休館日にあたる日」で決めます）")
        }
    };
    std::iter::once(head).chain(told).collect()
}

/// The next dates of a schedule on days when the corner is closed.
pub(super) fn on_closed_days(schedule: &Value, facts: &Facts) -> Vec<NaiveDate> {
    dates(schedule, facts.today).into_iter().filter(|date| facts.closed(*date).is_some()).collect()
}

/// The next dates of a schedule, by its rule and one by one.
fn dates(schedule: &Value, today: NaiveDate) -> Vec<NaiveDate> {
    let day = |value: &Value| value.as_str().and_then(words::read_day);
    let start = at(schedule, "starts_on").and_then(day).unwrap_or(today);
    let until = today.checked_add_days(chrono::Days::new(AHEAD_DAYS)).unwrap_or(today);
    let rule = at(schedule, "rule").and_then(Value::as_str).and_then(|it| Recurrence::parse(it).ok());
    let mut dates = rule.map(|it| it.dates(start, today, until, NEXT)).unwrap_or_default();
    let named = at(schedule, "dates").and_then(Value::as_array).into_iter().flatten().filter_map(day);
    dates.extend(named.filter(|it| *it >= today));
    dates.sort_unstable();
    dates.dedup();
    dates.truncate(NEXT);
    dates
}

/// What the fields say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Parts {
    pattern: String,
    weekdays: Vec<String>,
    places: Vec<String>,
    day: String,
    months: String,
    until: String,
}

impl Parts {
    /// A rule taken apart; whoever cannot be put together again is none of the patterns.
    fn of(rule: &str) -> Self {
        let part = |name: &str| {
            let found = rule.split(';').find_map(|it| it.strip_prefix(name)?.strip_prefix('='));
            found.unwrap_or_default().to_owned()
        };
        let days: Vec<String> =
            part("BYDAY").split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect();
        let nth = |it: &String| it.trim_end_matches(char::is_alphabetic).to_owned();
        let mut weekdays: Vec<String> =
            days.iter().map(|it| it.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned()).collect();
        weekdays.dedup();
        let mut places: Vec<String> = days.iter().map(nth).filter(|it| !it.is_empty()).collect();
        places.sort();
        places.dedup();
        let day = part("BYMONTHDAY");
        let pattern = match (part("FREQ").as_str(), part("INTERVAL").as_str(), day.as_str()) {
            ("WEEKLY", "", "") => "weekly",
            ("WEEKLY", "2", "") => "fortnightly",
            ("MONTHLY", "", "") => "nth",
            ("MONTHLY", "", "-1") => "end",
            ("MONTHLY", "", _) => "day",
            ("", ..) => "",
            _ => "other",
        };
        let until = part("UNTIL");
        let until = NaiveDate::parse_from_str(&until, "%Y%m%d")
            .map_or_else(|_none| String::new(), |it| it.to_string());
        Self { pattern: pattern.to_owned(), weekdays, places, day, months: part("BYMONTH"), until }
    }

    /// The rule, in its one spelling where it can be read.
    fn rule(&self) -> String {
        let each = |nth: &String| self.weekdays.iter().map(|day| format!("{nth}{day}")).collect::<Vec<_>>();
        let (frequency, days, month_day) = match self.pattern.as_str() {
            "weekly" => ("WEEKLY", self.weekdays.clone(), ""),
            "fortnightly" => ("WEEKLY;INTERVAL=2", self.weekdays.clone(), ""),
            "nth" => ("MONTHLY", self.places.iter().flat_map(each).collect(), ""),
            "day" => ("MONTHLY", Vec::new(), self.day.as_str()),
            "end" => ("MONTHLY", Vec::new(), "-1"),
            _ => return String::new(),
        };
        let parts = [
            ("BYMONTH", self.months.clone()),
            ("BYMONTHDAY", month_day.to_owned()),
            ("BYDAY", days.join(",")),
            ("UNTIL", self.until.replace('-', "")),
        ];
        let said = parts.into_iter().filter(|(_, value)| !value.is_empty());
        let rule =
            said.fold(format!("FREQ={frequency}"), |rule, (name, value)| format!("{rule};{name}={value}"));
        Recurrence::parse(&rule).map_or(rule, |it| it.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_one_of_five_patterns_or_stays_as_it_is_written() {
        for (rule, pattern) in [
            ("FREQ=WEEKLY;BYDAY=WE", "weekly"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "fortnightly"),
            ("FREQ=MONTHLY;BYDAY=2TH,4TH", "nth"),
            ("FREQ=MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=3SU", "nth"),
            ("FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20261231", "nth"),
            ("FREQ=MONTHLY;BYMONTHDAY=15", "day"),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", "end"),
            ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "other"),
            ("FREQ=MONTHLY;BYDAY=1SA,3SU", "other"),
        ] {
            let posted = Posted::of(pairs("r", rule));
            assert_eq!(posted.text("r.pattern"), pattern, "{rule}");
            assert_eq!(read(&posted, "r"), Ok(Some(Value::from(rule))), "{rule}");
        }
        assert_eq!(read(&Posted::of(pairs("r", "")), "r"), Ok(None));
        let half = Posted::of([("r.pattern".to_owned(), "nth".to_owned())]);
        assert!(read(&half, "r").is_err());
    }
}
