//! A kind of record: what staff call it, where they work on it, and the parts of its form.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value};

use super::{
    age::Ageing,
    field::{Field, put},
};
use crate::wire::body;

/// Days for which something stands where nobody says how long.
const LATER_DAYS: u64 = 90;

/// A kind of record.
#[derive(Debug)]
pub(crate) struct Kind {
    /// As the database has it.
    pub(crate) key: &'static str,
    /// What staff call one.
    pub(crate) name: &'static str,
    pub(crate) icon: &'static str,
    /// What it is for, in a sentence.
    pub(crate) about: &'static str,
    pub(crate) place: Place,
    /// The page that lists them.
    pub(crate) list: &'static str,
    /// The form, part by part.
    pub(crate) parts: &'static [Part],
    /// Paths of fields that a list tells.
    pub(crate) columns: &'static [&'static str],
    pub(crate) ageing: Ageing,
    /// The body of a new one, without what a form must hold.
    pub(crate) blank: &'static str,
}

/// Where staff work on a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// At a list and a form that follow from its description.
    Here,
    /// At pages of its own.
    Own,
    /// At a form, and nowhere else: there is always one, and never another.
    Single,
}

/// A part of a form.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) title: &'static str,
    pub(crate) fields: &'static [Field],
}

impl Kind {
    /// All its fields, in the order of the form.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.parts.iter().flat_map(|part| part.fields)
    }

    /// The body of a new one.
    pub(crate) fn fresh(&self, today: NaiveDate) -> Value {
        let later = today.checked_add_days(Days::new(LATER_DAYS)).unwrap_or(today);
        let text = self.blank.replace("@today", &today.to_string()).replace("@later", &later.to_string());
        // A test fills every blank; an empty object asks for every field.
        let mut fresh = serde_json::from_str(&text).unwrap_or_else(|_none| Value::Object(Map::new()));
        put(&mut fresh, "v", Some(Value::from(body::version_of(self.key))));
        fresh
    }
}
