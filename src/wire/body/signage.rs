//! The body of a playlist.

use std::collections::BTreeSet;

use serde_json::Value;

use super::own_id;
use crate::{
    domain::signage::{Playlist, SLIDE_SECS_MAX, SLIDE_SECS_MIN, Slide, SlideKind, SlideWhen},
    wire::{
        json::{FieldError, Fields, Json, Object, choice, number},
        leaf::DayOfWeek,
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Playlist, FieldError> {
    Ok(Playlist {
        id: own_id(id)?,
        name: fields.get("name")?,
        slides: fields.or_default("slides")?,
        priority: fields.or_default("priority")?,
    })
}

pub(super) fn write(it: &Playlist) -> Object {
    Object::new().with("name", &it.name).with("slides", &it.slides).with("priority", &it.priority)
}

impl Json for Slide {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            shows: fields.get("shows")?,
            secs: fields.get::<Secs>("secs")?.0,
            when: fields.or_default("when")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("shows", &self.shows)
            .with("secs", &Secs(self.secs))
            .with("when", &self.when)
            .value()
    }
}

struct Secs(u32);

impl Json for Secs {
    fn read(value: &Value) -> Result<Self, FieldError> {
        number(value, i64::from(SLIDE_SECS_MIN), i64::from(SLIDE_SECS_MAX)).map(Self)
    }

    fn write(&self) -> Value {
        Value::from(self.0)
    }
}

impl Json for SlideWhen {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        let weekdays: BTreeSet<DayOfWeek> = fields.or_default("weekdays")?;
        Ok(Self {
            validity: fields.validity()?,
            weekdays: weekdays.into_iter().map(|day| day.0).collect(),
            hours: fields.opt("hours")?,
        })
    }

    fn write(&self) -> Value {
        let weekdays: BTreeSet<DayOfWeek> = self.weekdays.iter().copied().map(DayOfWeek).collect();
        Object::new()
            .validity(self.validity)
            .with("weekdays", &weekdays)
            .opt("hours", self.hours.as_ref())
            .value()
    }
}

/// An object with one of `picture`, `notice`, `event`, `leaflet`, `group`, `automatic`.
impl Json for SlideKind {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let read = match choice(value) {
            Some(("picture", inside)) => picture(inside),
            Some(("notice", id)) => Json::read(id).map(Self::Notice),
            Some(("event", id)) => Json::read(id).map(Self::Event),
            Some(("leaflet", id)) => Json::read(id).map(Self::Leaflet),
            Some(("group", id)) => Json::read(id).map(Self::Group),
            Some(("automatic", what)) => Json::read(what).map(Self::Automatic),
            _ => {
                let allowed = ["picture", "notice", "event", "leaflet", "group", "automatic"];
                return Err(FieldError::new(value, Want::one_of(allowed)));
            }
        };
        read.map_err(|error| error.under(choice(value).map_or("", |(word, _)| word)))
    }

    fn write(&self) -> Value {
        let object = match self {
            Self::Picture { blob, alt } => {
                let inside = Object::new().with("blob", blob).with("alt", alt).value();
                return Value::Object([("picture".to_owned(), inside)].into_iter().collect());
            }
            Self::Notice(id) => Object::new().with("notice", id),
            Self::Event(id) => Object::new().with("event", id),
            Self::Leaflet(id) => Object::new().with("leaflet", id),
            Self::Group(id) => Object::new().with("group", id),
            Self::Automatic(what) => Object::new().with("automatic", what),
        };
        object.value()
    }
}

fn picture(value: &Value) -> Result<SlideKind, FieldError> {
    let fields = Fields::of(value)?;
    Ok(SlideKind::Picture { blob: fields.get("blob")?, alt: fields.get("alt")? })
}
