//! One field of a record: its words, where it stands in the body, and what it may hold.

use serde_json::{Map, Value};

/// A field as staff see it and as the body has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Where it stands in the body, e.g. `schedule.hours`.
    pub(crate) path: &'static str,
    /// What staff call it.
    pub(crate) label: &'static str,
    /// What helps to fill it.
    pub(crate) hint: &'static str,
    pub(crate) shape: Shape,
    pub(crate) need: Need,
}

/// Whether a field may be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// A publication needs it; a draft does not.
    Must,
    /// It may be empty and stands in the body all the same.
    Stands,
    /// It may be missing.
    May,
}

/// A key and what staff call it.
pub(crate) type Word = (&'static str, &'static str);

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// One line without languages.
    Word,
    /// Several lines without languages.
    Note,
    /// How something is read, in hiragana; the field whose ruby suggests it.
    Reading(&'static str),
    /// One line in any number of languages.
    Line,
    /// Several lines in any number of languages.
    Text,
    /// A day.
    Date,
    /// A day of every year, 12-29.
    MonthDay,
    /// A whole number, both ends inside.
    Number(i64, i64),
    /// A box to tick, and the words beside it.
    Flag(&'static str),
    /// One of these.
    OneOf(&'static [Word]),
    /// Any of these.
    SomeOf(&'static [Word]),
    /// For each of the first, one of the second or nothing.
    EachOf(&'static [Word], &'static [Word]),
    /// Single values, one on a line.
    Many,
    /// The id of a record of this kind.
    One(&'static str),
    /// Ids of records of this kind.
    Some(&'static str),
    /// From and to.
    Hours,
    /// For each day of the week any number of hours.
    Week,
    /// For each day of the week one span of hours or none.
    OpenWeek,
    /// How something repeats.
    Rule,
    /// A bare word, or one that carries something.
    Choice(&'static [Way]),
    /// Any number of parts, each with these fields.
    Rows(Rows),
}

/// One of the ways of a choice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    pub(crate) key: &'static str,
    pub(crate) label: &'static str,
    pub(crate) with: With,
}

/// What a way carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum With {
    /// Nothing.
    Nothing,
    /// A line.
    Line,
    /// A line, or nothing.
    MayLine,
    /// The id of a record of this kind.
    One(&'static str),
    /// From and to.
    Hours,
}

/// Parts of one sort inside a record.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rows {
    /// What one of them is called.
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [Field],
    pub(crate) body: Body,
}

/// How the body has its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Body {
    /// As a list.
    List,
    /// As a list whose entries have ids of their own, which begin like this.
    WithIds(&'static str),
    /// As an object: the first field is the key, the second what stands under it.
    Keyed,
    /// As a list of what the only field holds.
    Bare,
}

impl Field {
    pub(crate) const fn must(path: &'static str, label: &'static str, shape: Shape) -> Self {
        Self { path, label, hint: "", shape, need: Need::Must }
    }

    pub(crate) const fn stands(path: &'static str, label: &'static str, shape: Shape) -> Self {
        Self { path, label, hint: "", shape, need: Need::Stands }
    }

    pub(crate) const fn may(path: &'static str, label: &'static str, shape: Shape) -> Self {
        Self { path, label, hint: "", shape, need: Need::May }
    }

    pub(crate) const fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }
}

impl Way {
    pub(crate) const fn new(key: &'static str, label: &'static str, with: With) -> Self {
        Self { key, label, with }
    }
}

/// What stands at a place of a body.
pub(crate) fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, step| value.get(step)).filter(|it| !it.is_null())
}

/// Sets or clears a place of a body; an object that is left empty goes with what it held.
pub(crate) fn put(value: &mut Value, path: &str, new: Option<Value>) {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    let Some(object) = value.as_object_mut() else { return };
    let Some((step, rest)) = path.split_once('.') else {
        match new {
            Some(new) => drop(object.insert(path.to_owned(), new)),
            None => drop(object.remove(path)),
        }
        return;
    };
    if new.is_none() && !object.contains_key(step) {
        return;
    }
    let child = object.entry(step).or_insert_with(|| Value::Object(Map::new()));
    put(child, rest, new);
    if child.as_object().is_some_and(Map::is_empty) {
        object.remove(step);
    }
}

/// The text at the heart of a value: a word, or the Japanese of a text in several languages.
pub(crate) fn ja(value: &Value) -> &str {
    value.as_str().or_else(|| value.get("ja").and_then(Value::as_str)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_put_is_found_and_what_is_left_empty_goes() {
        let mut body = json!({"a": {"b": 1}});
        put(&mut body, "a.c", Some(json!("x")));
        assert_eq!(at(&body, "a.c"), Some(&json!("x")));
        put(&mut body, "a.b", None);
        put(&mut body, "a.c", None);
        put(&mut body, "d.e", None);
        assert_eq!(body, json!({}));
        put(&mut body, "year_end.from", Some(json!("12-29")));
        assert_eq!(body, json!({"year_end": {"from": "12-29"}}));
        assert_eq!((at(&body, "year_end.to"), at(&json!({"a": null}), "a")), (None, None));
    }
}
