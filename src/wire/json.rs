//! Reading and writing one JSON value, with errors that name the field and what it may hold.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{
    leaf::{DAYS_OF_WEEK, Leaf},
    want::Want,
};
use crate::domain::{
    channel::Channels,
    desk::WeeklyHours,
    text::{Lang, Text},
    time::Validity,
};

/// Characters of an offending value that an error repeats.
const SHOWN_CHARS_MAX: usize = 40;

/// A field that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {shown}{want}", field = self.field(), shown = self.shown())]
pub struct FieldError {
    /// Where it stands, e.g. `activities[0].hours`.
    pub path: String,
    /// What stands there, shortened; empty when nothing does.
    pub value: String,
    /// What is allowed.
    pub want: Want,
}

impl FieldError {
    pub(crate) fn new(value: &Value, want: Want) -> Self {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
        };
        Self { path: String::new(), value: text.chars().take(SHOWN_CHARS_MAX).collect(), want }
    }

    pub(crate) fn missing() -> Self {
        Self { path: String::new(), value: String::new(), want: Want::Something }
    }

    /// The same error seen from one step further out.
    pub(crate) fn under(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }

    fn field(&self) -> String {
        if self.path.is_empty() { "the body".to_owned() } else { format!("field {}", self.path) }
    }

    fn shown(&self) -> String {
        if self.value.is_empty() { String::new() } else { format!("\"{}\": ", self.value) }
    }
}

/// A value of the wire; what is written reads back equal.
pub(crate) trait Json: Sized {
    fn read(value: &Value) -> Result<Self, FieldError>;
    fn write(&self) -> Value;
}

/// The named fields of an object. Fields it is not asked for are ignored: a newer office may send more.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'a>(&'a Map<String, Value>);

impl<'a> Fields<'a> {
    pub(crate) fn of(value: &'a Value) -> Result<Self, FieldError> {
        value.as_object().map(Self).ok_or_else(|| FieldError::new(value, Want::Object))
    }

    /// A field that must be there.
    pub(crate) fn get<T: Json>(self, key: &str) -> Result<T, FieldError> {
        self.opt(key)?.ok_or_else(|| FieldError::missing().under(key))
    }

    /// A field that may be missing or null.
    pub(crate) fn opt<T: Json>(self, key: &str) -> Result<Option<T>, FieldError> {
        let Some(value) = self.0.get(key).filter(|value| !value.is_null()) else {
            return Ok(None);
        };
        T::read(value).map(Some).map_err(|error| error.under(key))
    }

    /// A field whose absence means empty, zero or false.
    pub(crate) fn or_default<T: Json + Default>(self, key: &str) -> Result<T, FieldError> {
        Ok(self.opt(key)?.unwrap_or_default())
    }

    /// A list that must have an entry.
    pub(crate) fn some<T: Json>(self, key: &str) -> Result<Vec<T>, FieldError> {
        let all: Vec<T> = self.or_default(key)?;
        if all.is_empty() { Err(FieldError::new(&Value::Null, Want::NotEmpty).under(key)) } else { Ok(all) }
    }

    /// The fields `valid_from` and `valid_to`.
    pub(crate) fn validity(self) -> Result<Validity, FieldError> {
        let (from, to): (Option<NaiveDate>, Option<NaiveDate>) =
            (self.opt("valid_from")?, self.opt("valid_to")?);
        match (from, to) {
            (Some(from), Some(to)) if to < from => {
                Err(FieldError::new(&to.write(), Want::NotBefore("valid_from")).under("valid_to"))
            }
            _ => Ok(Validity { from, to }),
        }
    }
}

/// An object under construction, in the order of its fields' names.
#[derive(Default)]
pub(crate) struct Object(Map<String, Value>);

impl Object {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// One more field; an empty list or object is left out, as its absence reads the same.
    pub(crate) fn with(self, key: &str, value: &impl Json) -> Self {
        let value = value.write();
        let empty =
            value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
        if empty { self } else { self.always(key, value) }
    }

    /// One more field, whatever it holds.
    pub(crate) fn always(mut self, key: &str, value: Value) -> Self {
        self.0.insert(key.to_owned(), value);
        self
    }

    /// One more field, if there is something to write.
    pub(crate) fn opt<T: Json>(self, key: &str, value: Option<&T>) -> Self {
        match value {
            Some(value) => self.with(key, value),
            None => self,
        }
    }

    /// The fields `valid_from` and `valid_to`.
    pub(crate) fn validity(self, validity: Validity) -> Self {
        self.opt("valid_from", validity.from.as_ref()).opt("valid_to", validity.to.as_ref())
    }

    pub(crate) fn value(self) -> Value {
        Value::Object(self.0)
    }
}

/// A choice: a bare word, or an object whose one field names it and carries what belongs to it.
pub(crate) fn choice(value: &Value) -> Option<(&str, &Value)> {
    match value {
        Value::String(word) => Some((word, &Value::Null)),
        Value::Object(map) if map.len() == 1 => {
            map.iter().next().map(|(word, inside)| (word.as_str(), inside))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

impl<T: Leaf> Json for T {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let word = value.as_str().unwrap_or_default();
        T::from_word(word).map_err(|want| FieldError::new(value, want))
    }

    fn write(&self) -> Value {
        Value::String(self.to_word())
    }
}

impl Json for String {
    fn read(value: &Value) -> Result<Self, FieldError> {
        value.as_str().map(str::to_owned).ok_or_else(|| FieldError::new(value, Want::Word))
    }

    fn write(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Json for bool {
    fn read(value: &Value) -> Result<Self, FieldError> {
        value.as_bool().ok_or_else(|| FieldError::new(value, Want::Flag))
    }

    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

/// A whole number from `from` to `to`.
pub(crate) fn number<T: TryFrom<i64>>(value: &Value, from: i64, to: i64) -> Result<T, FieldError> {
    let found = value.as_i64().filter(|it| (from..=to).contains(it)).and_then(|it| T::try_from(it).ok());
    found.ok_or_else(|| FieldError::new(value, Want::Number(from, to)))
}

impl Json for i64 {
    fn read(value: &Value) -> Result<Self, FieldError> {
        number(value, Self::MIN, Self::MAX)
    }

    fn write(&self) -> Value {
        Value::from(*self)
    }
}

impl Json for u32 {
    fn read(value: &Value) -> Result<Self, FieldError> {
        number(value, 0, i64::from(Self::MAX))
    }

    fn write(&self) -> Value {
        Value::from(*self)
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let entries = value.as_array().ok_or_else(|| FieldError::new(value, Want::List))?;
        let read = |(at, entry)| T::read(entry).map_err(|error: FieldError| error.under(&format!("[{at}]")));
        entries.iter().enumerate().map(read).collect()
    }

    fn write(&self) -> Value {
        self.iter().map(Json::write).collect()
    }
}

impl<T: Json + Ord> Json for BTreeSet<T> {
    fn read(value: &Value) -> Result<Self, FieldError> {
        Ok(Vec::read(value)?.into_iter().collect())
    }

    fn write(&self) -> Value {
        self.iter().map(Json::write).collect()
    }
}

impl<K: Leaf + Ord, V: Json> Json for BTreeMap<K, V> {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let entries = value.as_object().ok_or_else(|| FieldError::new(value, Want::Object))?;
        let read = |(key, value): (&String, &Value)| {
            let name = K::from_word(key).map_err(|want| FieldError::new(&Value::from(key.as_str()), want));
            Ok((name?, V::read(value).map_err(|error| error.under(key))?))
        };
        entries.iter().map(read).collect()
    }

    fn write(&self) -> Value {
        self.iter().map(|(key, value)| (key.to_word(), value.write())).collect()
    }
}

/// A plain string is Japanese; an object holds `ja` and further languages by tag.
impl Json for Text {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let wrong = || FieldError::new(value, Want::Text);
        if let Some(ja) = value.as_str() {
            return Ok(Self::ja(ja));
        }
        let fields = value.as_object().ok_or_else(wrong)?;
        let ja = fields.get("ja").and_then(Value::as_str).ok_or_else(wrong)?;
        fields.iter().try_fold(Self::ja(ja), |text, (tag, words)| {
            let words = words.as_str().ok_or_else(|| FieldError::new(words, Want::Text).under(tag))?;
            // A language that a newer office offers cannot be shown here.
            Ok(match Lang::from_tag(tag) {
                Some(lang) => text.with(lang, words),
                None => text,
            })
        })
    }

    fn write(&self) -> Value {
        if self.langs().count() == 1 {
            return Value::String(self.get(Lang::Ja).0.to_string());
        }
        self.langs().map(|(lang, words)| (lang.tag().to_owned(), Value::String(words.to_string()))).collect()
    }
}

impl Json for Channels {
    fn read(value: &Value) -> Result<Self, FieldError> {
        Ok(Self::of(Vec::read(value)?))
    }

    fn write(&self) -> Value {
        self.iter().map(|channel| channel.write()).collect()
    }
}

/// `"24h"`, or an object with a list of hours for each day of the week that has some.
impl Json for WeeklyHours {
    fn read(value: &Value) -> Result<Self, FieldError> {
        if value.as_str() == Some("24h") {
            Ok(Self::always())
        } else {
            week(value, Fields::or_default).map(Self)
        }
    }

    fn write(&self) -> Value {
        if *self == Self::always() {
            return Value::from("24h");
        }
        let days = DAYS_OF_WEEK.into_iter().zip(&self.0);
        days.fold(Object::new(), |object, (day, hours)| object.with(day, hours)).value()
    }
}

/// What stands for each day of a week, Monday first, as `read` finds it; days have no other names.
pub(crate) fn week<'a, T: Default>(
    value: &'a Value,
    read: impl Fn(Fields<'a>, &str) -> Result<T, FieldError>,
) -> Result<[T; 7], FieldError> {
    let fields = Fields::of(value)?;
    if let Some(odd) = fields.0.keys().find(|key| !DAYS_OF_WEEK.contains(&key.as_str())) {
        return Err(FieldError::new(&Value::from(odd.as_str()), Want::one_of(DAYS_OF_WEEK)));
    }
    let mut week: [T; 7] = Default::default();
    for (slot, day) in week.iter_mut().zip(DAYS_OF_WEEK) {
        *slot = read(fields, day)?;
    }
    Ok(week)
}
