//! The body of a public event.

use serde_json::Value;

use super::own_id;
use crate::{
    domain::event::{EventStatus, PublicEvent, Session},
    wire::{
        json::{FieldError, Fields, Json, Object, choice},
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<PublicEvent, FieldError> {
    let mut sessions: Vec<Session> = fields.some("sessions")?;
    sessions.sort_unstable();
    Ok(PublicEvent {
        id: own_id(id)?,
        title: fields.get("title")?,
        reading: fields.get("reading")?,
        summary: fields.get("summary")?,
        for_whom: fields.get("for_whom")?,
        audiences: fields.or_default("audiences")?,
        sessions,
        place: fields.get("place")?,
        cost: fields.get("cost")?,
        application: fields.get("application")?,
        capacity: fields.opt("capacity")?,
        access: fields.or_default("access")?,
        organiser: fields.get("organiser")?,
        contact: fields.opt("contact")?,
        picture: fields.opt("picture")?,
        weather_note: fields.opt("weather_note")?,
        status: fields.get("status")?,
        channels: fields.or_default("channels")?,
    })
}

pub(super) fn write(it: &PublicEvent) -> Object {
    Object::new()
        .with("title", &it.title)
        .with("reading", &it.reading)
        .with("summary", &it.summary)
        .with("for_whom", &it.for_whom)
        .with("audiences", &it.audiences)
        .with("sessions", &it.sessions)
        .with("place", &it.place)
        .with("cost", &it.cost)
        .with("application", &it.application)
        .opt("capacity", it.capacity.as_ref())
        .with("access", &it.access)
        .with("organiser", &it.organiser)
        .opt("contact", it.contact.as_ref())
        .opt("picture", it.picture.as_ref())
        .opt("weather_note", it.weather_note.as_ref())
        .with("status", &it.status)
        .with("channels", &it.channels)
}

impl Json for Session {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { date: fields.get("date")?, hours: fields.get("hours")? })
    }

    fn write(&self) -> Value {
        Object::new().with("date", &self.date).with("hours", &self.hours).value()
    }
}

/// `"planned"`, `{"moved": what was}`, `"cancelled"` or `{"cancelled": reason}`.
impl Json for EventStatus {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("planned", _)) => Ok(Self::Planned),
            Some(("moved", note)) => Json::read(note).map(Self::Moved).map_err(|error| error.under("moved")),
            Some(("cancelled", Value::Null)) => Ok(Self::Cancelled(None)),
            Some(("cancelled", reason)) => Json::read(reason)
                .map(|reason| Self::Cancelled(Some(reason)))
                .map_err(|error| error.under("cancelled")),
            _ => Err(FieldError::new(value, Want::one_of(["planned", "moved", "cancelled"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Planned => Value::from("planned"),
            Self::Moved(note) => Object::new().with("moved", note).value(),
            Self::Cancelled(None) => Value::from("cancelled"),
            Self::Cancelled(Some(reason)) => Object::new().with("cancelled", reason).value(),
        }
    }
}
