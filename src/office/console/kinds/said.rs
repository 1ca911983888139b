//! What stands in a field, in the words of staff; and how two versions differ.

use serde_json::{Map, Value};

use super::{
    facts::Facts,
    field::{Field, Shape, Way, With, at, ja, put},
    kind::Kind,
    typed::listed,
};
use crate::{
    domain::{recurrence::Recurrence, ruby::RubyText, text::Lang},
    wire::leaf::DAYS_OF_WEEK,
};

/// What stands for everything that no field tells of.
const REST: &str = "ほかの記録";

/// What a change did to a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) label: &'static str,
    pub(crate) before: String,
    pub(crate) after: String,
}

/// How two bodies of a kind differ, field by field.
pub(crate) fn differences(kind: &Kind, before: &Value, after: &Value, facts: &Facts) -> Vec<Difference> {
    let changed = |field: &&Field| at(before, field.path) != at(after, field.path);
    let told = |field: &Field| Difference {
        label: field.label,
        before: said(field, at(before, field.path), facts),
        after: said(field, at(after, field.path), facts),
    };
    let mut all: Vec<_> = kind.fields().filter(changed).map(told).collect();
    if rest(kind, before) != rest(kind, after) {
        all.push(Difference { label: REST, before: String::new(), after: "変わりました".to_owned() });
    }
    all
}

/// The same as somebody reads it who has seen neither: of what is new only what it says.
pub(crate) fn told(kind: &Kind, (before, after): (Option<&str>, &str), facts: &Facts) -> Vec<Difference> {
    let value = |body: &str| serde_json::from_str::<Value>(body).unwrap_or_default();
    let old = before.map_or_else(|| Value::Object(Map::new()), value);
    let mut all = differences(kind, &old, &value(after), facts);
    let is_silent = |it: &Difference| it.before.is_empty() && it.after.is_empty();
    all.retain(|it| !is_silent(it) && (before.is_some() || it.label != REST));
    all
}

/// What no field tells of.
fn rest(kind: &Kind, body: &Value) -> Value {
    let mut body = body.clone();
    kind.fields().for_each(|field| put(&mut body, field.path, None));
    body
}

/// What stands in a field; empty where nothing does.
pub(crate) fn said(field: &Field, value: Option<&Value>, facts: &Facts) -> String {
    let Some(value) = value else { return String::new() };
    let plain = || ja(value).to_owned();
    let all = || value.as_array().into_iter().flatten().map(|it| ja(it).to_owned()).collect::<Vec<_>>();
    match field.shape {
        Shape::Line | Shape::Text => text(value),
        Shape::Number(..) => value.to_string(),
        Shape::Flag(words) => if value.as_bool() == Some(true) { words } else { "いいえ" }.to_owned(),
        Shape::OneOf(words) => label(words, ja(value)),
        Shape::SomeOf(words) => all().iter().map(|it| label(words, it)).collect::<Vec<_>>().join("・"),
        Shape::EachOf(keys, words) => {
            let one = |(key, name): &(&str, &str)| {
                value.get(*key).map(|it| format!("{name} {}", label(words, ja(it))))
            };
            keys.iter().filter_map(one).collect::<Vec<_>>().join("・")
        }
        Shape::Many => all().join("、"),
        Shape::One(kind) => facts.name(kind, ja(value)),
        Shape::Some(kind) => all().iter().map(|it| facts.name(kind, it)).collect::<Vec<_>>().join("、"),
        Shape::Hours => plain().replace('-', "–"),
        Shape::Week | Shape::OpenWeek => week(value),
        Shape::Rule => Recurrence::parse(ja(value)).map_or_else(|_unknown| plain(), |it| it.describe_ja()),
        Shape::Choice(ways) => choice(ways, value, facts),
        Shape::Rows(rows) => {
            let row = |row: &Value| {
                let told = rows.fields.iter().map(|field| said(field, at(row, field.path), facts));
                told.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("・")
            };
            listed(rows, Some(value)).iter().map(row).collect::<Vec<_>>().join("\n")
        }
        Shape::Word | Shape::Note | Shape::Reading(_) | Shape::Date | Shape::MonthDay => plain(),
    }
}

fn label(words: &[(&str, &str)], key: &str) -> String {
    words.iter().find(|(known, _)| *known == key).map_or(key, |(_, label)| label).to_owned()
}

/// A text in all its languages, the Japanese one first.
fn text(value: &Value) -> String {
    let other = |lang: &Lang| {
        let words = value.get(lang.tag()).and_then(Value::as_str)?;
        Some(format!("［{}］{}", lang.own_name(), RubyText::parse(words).plain()))
    };
    let others = Lang::ALL.iter().filter(|lang| **lang != Lang::Ja).filter_map(other);
    std::iter::once(ruby(ja(value))).chain(others).collect::<Vec<_>>().join("\n")
}

/// Ruby as people write it on one line.
fn ruby(markup: &str) -> String {
    let span = |span: &crate::domain::ruby::Span| match &span.reading {
        Some(reading) => format!("{}（{reading}）", span.base),
        None => span.base.clone(),
    };
    RubyText::parse(markup).spans().iter().map(span).collect()
}

fn week(value: &Value) -> String {
    if value.as_str() == Some("24h") {
        return "いつでも（24時間）".to_owned();
    }
    let days = DAYS_OF_WEEK.iter().zip(super::super::words::WEEKDAYS).filter_map(|(day, name)| {
        let hours = match value.get(day)? {
            Value::Array(all) => all.iter().map(ja).collect::<Vec<_>>().join(" "),
            Value::String(one) => one.clone(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => return None,
        };
        (!hours.is_empty()).then(|| format!("{name} {}", hours.replace('-', "–")))
    });
    days.collect::<Vec<_>>().join("・")
}

fn choice(ways: &[Way], value: &Value, facts: &Facts) -> String {
    let (key, inside) = match value {
        Value::Object(map) => {
            map.iter().next().map_or(("", None), |(key, inside)| (key.as_str(), Some(inside)))
        }
        Value::String(word) => (word.as_str(), None),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => ("", None),
    };
    let Some(way) = ways.iter().find(|way| way.key == key) else { return key.to_owned() };
    let inside = inside.map(|inside| match way.with {
        With::One(kind) => facts.name(kind, ja(inside)),
        With::Line | With::MayLine | With::Hours | With::Nothing => text(inside),
    });
    inside.map_or_else(|| way.label.to_owned(), |inside| format!("{} {inside}", way.label))
}
