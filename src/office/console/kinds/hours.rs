//! Hours of a day and of a week, as they are typed and as bodies have them.

use serde_json::{Map, Value};

use super::super::{posted::Posted, words};
use crate::{
    domain::time::Hours,
    wire::leaf::{DAYS_OF_WEEK, Leaf as _},
};

/// Names and values of fields.
pub(super) type Pairs = Vec<(String, String)>;

/// What is wrong with hours.
const WRONG: &str = "時間は 09:00-12:00 のように、始まりを先に書いてください。";

/// `19:00-20:15` as two fields; the end of a day is 00:00 there.
pub(super) fn span(name: &str, word: &str) -> Pairs {
    let (from, to) = word.split_once('-').unwrap_or_default();
    let to = if to == "24:00" { "00:00" } else { to };
    vec![(format!("{name}.from"), from.to_owned()), (format!("{name}.to"), to.to_owned())]
}

/// Two fields as hours; nothing where both are empty.
pub(super) fn read_span(posted: &Posted, name: &str) -> Result<Option<Value>, String> {
    let (from, to) = (posted.text(&format!("{name}.from")), posted.text(&format!("{name}.to")));
    if from.is_empty() && to.is_empty() {
        return Ok(None);
    }
    let to = if to == "00:00" { "24:00" } else { to };
    let hours = Hours::from_word(&format!("{from}-{to}"));
    hours
        .map(|it| Some(Value::String(it.to_word())))
        .map_err(|_want| "はじまりと おわりの両方を、はじまりを先に書いてください。".to_owned())
}

/// A week as seven fields, and one for "at all hours".
pub(super) fn week(name: &str, value: Option<&Value>) -> Pairs {
    if value.and_then(Value::as_str) == Some("24h") {
        return vec![(format!("{name}.always"), "1".to_owned())];
    }
    let of = |day: &str| match value.and_then(|it| it.get(day)) {
        Some(Value::Array(spans)) => spans.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        Some(Value::String(span)) => span.clone(),
        Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_)) | None => String::new(),
    };
    DAYS_OF_WEEK.iter().map(|day| (format!("{name}.{day}"), of(day))).collect()
}

/// The seven fields as a week with any number of spans a day.
pub(super) fn read_week(posted: &Posted, name: &str) -> Result<Value, String> {
    if posted.has(&format!("{name}.always")) {
        return Ok(Value::from("24h"));
    }
    read_days(posted, name, |spans| Ok(spans.into_iter().map(Value::String).collect()))
}

/// The seven fields as a week with one span a day at most.
pub(super) fn read_open_week(posted: &Posted, name: &str) -> Result<Value, String> {
    read_days(posted, name, |mut spans| match (spans.pop(), spans.is_empty()) {
        (Some(span), true) => Ok(Value::String(span)),
        (None, _) | (Some(_), false) => Err("1日に1つの時間だけ書けます。".to_owned()),
    })
}

fn read_days(
    posted: &Posted,
    name: &str,
    make: impl Fn(Vec<String>) -> Result<Value, String>,
) -> Result<Value, String> {
    let mut week = Map::new();
    for (day, ja) in DAYS_OF_WEEK.iter().zip(words::WEEKDAYS) {
        let typed = posted.text(&format!("{name}.{day}"));
        let spans = spans(typed).ok_or_else(|| format!("{ja}曜日：{WRONG}"))?;
        if !spans.is_empty() {
            week.insert((*day).to_owned(), make(spans).map_err(|why| format!("{ja}曜日：{why}"))?);
        }
    }
    Ok(Value::Object(week))
}

/// Hours as people type them: wide or narrow, with any dash, several apart by spaces or commas.
fn spans(typed: &str) -> Option<Vec<String>> {
    let narrow: String = typed.chars().map(narrow).collect();
    narrow.split([' ', ',']).filter(|part| !part.is_empty()).map(read_one).collect()
}

fn read_one(part: &str) -> Option<String> {
    let (from, to) = part.split_once('-')?;
    let pad = |time: &str| if time.len() == 4 { format!("0{time}") } else { time.to_owned() };
    Hours::from_word(&format!("{}-{}", pad(from), pad(to))).ok().map(|it| it.to_word())
}

fn narrow(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '：' => ':',
        '〜' | '～' | '–' | '－' | '―' | '—' | '~' => '-',
        '、' | '，' | '　' | '・' => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_type_them() {
        let check = |typed: &str, read: Option<&[&str]>| {
            let read = read.map(|it| it.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
            assert_eq!(spans(typed), read, "{typed}");
        };
        check("", Some(&[]));
        check("9:00〜12:00、13:00-17:00", Some(&["09:00-12:00", "13:00-17:00"]));
        check("１９：００－２４：００", Some(&["19:00-24:00"]));
        check("12:00-9:00", None);
        check("午前", None);
    }
}
