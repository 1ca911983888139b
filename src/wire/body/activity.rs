//! Activities inside a group's body: schedules, changes of single dates, places.

use serde_json::Value;

use crate::{
    domain::{
        activity::{Activity, Change, Schedule},
        place::Place,
    },
    wire::{
        json::{FieldError, Fields, Json, Object, choice},
        want::Want,
    },
};

impl Json for Activity {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            id: fields.get("id")?,
            kind: fields.get("kind")?,
            title: fields.opt("title")?,
            schedule: fields.get("schedule")?,
            place: fields.get("place")?,
            note: fields.opt("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("id", &self.id)
            .with("kind", &self.kind)
            .opt("title", self.title.as_ref())
            .with("schedule", &self.schedule)
            .with("place", &self.place)
            .opt("note", self.note.as_ref())
            .value()
    }
}

impl Json for Schedule {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            starts_on: fields.get("starts_on")?,
            rule: fields.opt("rule")?,
            dates: fields.or_default("dates")?,
            hours: fields.get("hours")?,
            changes: fields.or_default("changes")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("starts_on", &self.starts_on)
            .opt("rule", self.rule.as_ref())
            .with("dates", &self.dates)
            .with("hours", &self.hours)
            .with("changes", &self.changes)
            .value()
    }
}

/// `{"moved": {"date", "hours", "place"}}`, `"cancelled"`, `{"cancelled": reason}` or `"unconfirmed"`.
impl Json for Change {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("cancelled", Value::Null)) => Ok(Self::Cancelled { reason: None }),
            Some(("cancelled", reason)) => {
                Json::read(reason).map(|reason| Self::Cancelled { reason: Some(reason) })
            }
            Some(("moved", inside)) => moved(inside).map_err(|error| error.under("moved")),
            Some(("unconfirmed", _)) => Ok(Self::Unconfirmed),
            _ => Err(FieldError::new(value, Want::one_of(["moved", "cancelled", "unconfirmed"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Unconfirmed => Value::from("unconfirmed"),
            Self::Cancelled { reason: None } => Value::from("cancelled"),
            Self::Cancelled { reason: Some(reason) } => Object::new().with("cancelled", reason).value(),
            Self::Moved { date, hours, place } => {
                let inside =
                    Object::new().with("date", date).with("hours", hours).opt("place", place.as_ref());
                Value::Object([("moved".to_owned(), inside.value())].into_iter().collect())
            }
        }
    }
}

fn moved(value: &Value) -> Result<Change, FieldError> {
    let fields = Fields::of(value)?;
    Ok(Change::Moved { date: fields.get("date")?, hours: fields.get("hours")?, place: fields.opt("place")? })
}

/// `{"room": id}`, `{"public": text}`, `"after_contact"` or `"online"`.
impl Json for Place {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("room", id)) => Json::read(id).map(Self::Room).map_err(|error| error.under("room")),
            Some(("public", text)) => {
                Json::read(text).map(Self::Public).map_err(|error| error.under("public"))
            }
            Some(("after_contact", _)) => Ok(Self::AfterContact),
            Some(("online", _)) => Ok(Self::Online),
            _ => Err(FieldError::new(value, Want::one_of(["room", "public", "after_contact", "online"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Room(id) => Object::new().with("room", id).value(),
            Self::Public(text) => Object::new().with("public", text).value(),
            Self::AfterContact => Value::from("after_contact"),
            Self::Online => Value::from("online"),
        }
    }
}
