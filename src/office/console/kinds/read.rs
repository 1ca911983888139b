//! A form that came back: the record it makes, or what is wrong, each beside its field.

use serde_json::Value;

pub(crate) use super::typed::{Strict, Wrong};
use super::{
    super::posted::Posted,
    facts::Facts,
    field::{Field, Shape, at, put},
    kind::Kind,
    rule,
    typed::{self, Reading},
};
use crate::wire::{
    body::{Fault, WireError},
    record::Record,
};

/// What a form became.
#[derive(Debug, Clone)]
pub(crate) struct Read {
    /// The body, as far as it could be read.
    pub(crate) body: Value,
    pub(crate) record: Option<Record>,
    pub(crate) wrong: Wrong,
}

/// The fields of a form that shows this body.
pub(crate) fn shown(kind: &Kind, body: &Value) -> Posted {
    Posted::of(kind.fields().flat_map(|field| typed::pairs(std::slice::from_ref(field), body, "")))
}

/// The record that a form makes of the body its writer looked at.
pub(crate) fn read(
    (kind, id): (&Kind, &str),
    (posted, strict): (&Posted, Strict),
    before: &Value,
    facts: &Facts,
) -> Read {
    let mut reading = Reading { posted, wrong: Vec::new(), strict };
    let fields: Vec<Field> = kind.fields().copied().collect();
    let mut body = reading.body(&fields, before, "");
    let wrong = reading.wrong;
    close_days(&fields, posted, &mut body, facts);
    record((kind, id), (body, wrong), posted)
}

/// The record in a body, with what its reader objects to beside the field it is about.
fn record((kind, id): (&Kind, &str), (body, mut wrong): (Value, Wrong), posted: &Posted) -> Read {
    match Record::read(kind.key, id, &body.to_string()) {
        Ok(record) => Read { body, record: Some(record).filter(|_| wrong.is_empty()), wrong },
        Err(error) => {
            if wrong.is_empty() {
                wrong.push(fault(kind, error, posted));
            }
            Read { body, record: None, wrong }
        }
    }
}

fn fault(kind: &Kind, error: WireError, posted: &Posted) -> (String, String) {
    let Fault::Field(fault) = *error.fault else {
        return (String::new(), "この記録は読めません。しるべを新しくしてください。".to_owned());
    };
    let path = fault.path.replace('[', ".").replace(']', "");
    let name = place(kind.fields().copied(), &path, "").map(|name| shifted(&name, posted));
    let place = if name.is_some() { String::new() } else { format!("{path}：") };
    (name.unwrap_or_default(), format!("{place}{}。", fault.want.ja()))
}

/// The field at a path of a body, the innermost one.
fn place(fields: impl Iterator<Item = Field>, path: &str, prefix: &str) -> Option<String> {
    let mut found = fields.filter_map(|field| {
        let rest = path.strip_prefix(field.path)?;
        if !rest.is_empty() && !rest.starts_with('.') {
            return None;
        }
        let name = format!("{prefix}{}", field.path);
        let Shape::Rows(rows) = field.shape else { return Some(name) };
        let (number, inside) = rest.trim_start_matches('.').split_once('.').unwrap_or_default();
        let row = format!("{name}.{number}.");
        place(rows.fields.iter().copied(), inside, &row).or(Some(name))
    });
    found.next()
}

/// A part's number in the body as its number in the form, where parts above it were left blank or taken out.
fn shifted(name: &str, posted: &Posted) -> String {
    let Some((list, rest)) = name.split_once('.') else { return name.to_owned() };
    let Some((number, inside)) = rest.split_once('.') else { return name.to_owned() };
    let Ok(number) = number.parse::<usize>() else { return name.to_owned() };
    let standing = (0..typed::ROWS_MAX).filter(|row| {
        let start = format!("{list}.{row}.");
        let written = posted.pairs().any(|(key, value)| key.starts_with(&start) && !value.trim().is_empty());
        written && !posted.has(&format!("{start}gone"))
    });
    standing.into_iter().nth(number).map_or_else(|| name.to_owned(), |row| format!("{list}.{row}.{inside}"))
}

/// What was decided of meetings that fall on a day when the corner is closed.
fn close_days(fields: &[Field], posted: &Posted, body: &mut Value, facts: &Facts) {
    if !fields.iter().any(|field| field.path == "activities") {
        return;
    }
    let Some(all) = body.get_mut("activities").and_then(Value::as_array_mut) else { return };
    for (number, activity) in all.iter_mut().enumerate() {
        let name = shifted(&format!("activities.{number}.schedule.rule"), posted);
        if !posted.has(&format!("{name}.closed")) {
            continue;
        }
        let Some(schedule) = at(activity, "schedule").cloned() else { continue };
        for date in rule::on_closed_days(&schedule, facts) {
            let path = format!("schedule.changes.{date}");
            if at(activity, &path).is_none() {
                put(activity, &path, Some(serde_json::json!({"cancelled": "休館日のため"})));
            }
        }
    }
}
