//! The body of a group.

use serde_json::Value;

use super::own_id;
use crate::{
    domain::group::{Application, Contact, FirstVisitCard, Group},
    wire::{
        json::{FieldError, Fields, Json, Object, choice},
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Group, FieldError> {
    Ok(Group {
        id: own_id(id)?,
        name: fields.get("name")?,
        reading: fields.get("reading")?,
        aliases: fields.or_default("aliases")?,
        themes: fields.or_default("themes")?,
        summary: fields.get("summary")?,
        admission: fields.or_default("admission")?,
        referrals: fields.or_default("referrals")?,
        observing: fields.opt("observing")?,
        conditions: fields.opt("conditions")?,
        first_visit: fields.or_default("first_visit")?,
        area: fields.get("area")?,
        scope: fields.get("scope")?,
        activities: fields.or_default("activities")?,
        contacts: fields.or_default("contacts")?,
        contact_note: fields.opt("contact_note")?,
        access: fields.or_default("access")?,
        languages: fields.or_default("languages")?,
        cost: fields.get("cost")?,
        application: fields.get("application")?,
        verified_on: fields.get("verified_on")?,
        channels: fields.or_default("channels")?,
        related: fields.or_default("related")?,
    })
}

pub(super) fn write(it: &Group) -> Object {
    Object::new()
        .with("name", &it.name)
        .with("reading", &it.reading)
        .with("aliases", &it.aliases)
        .with("themes", &it.themes)
        .with("summary", &it.summary)
        .with("admission", &it.admission)
        .with("referrals", &it.referrals)
        .opt("observing", it.observing.as_ref())
        .opt("conditions", it.conditions.as_ref())
        .with("first_visit", &it.first_visit)
        .with("area", &it.area)
        .with("scope", &it.scope)
        .with("activities", &it.activities)
        .with("contacts", &it.contacts)
        .opt("contact_note", it.contact_note.as_ref())
        .with("access", &it.access)
        .with("languages", &it.languages)
        .with("cost", &it.cost)
        .with("application", &it.application)
        .with("verified_on", &it.verified_on)
        .with("channels", &it.channels)
        .with("related", &it.related)
}

impl Json for FirstVisitCard {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { sign: fields.get("sign")?, text: fields.get("text")? })
    }

    fn write(&self) -> Value {
        Object::new().with("sign", &self.sign).with("text", &self.text).value()
    }
}

/// `"desk"`, or an object with one of `phone`, `mail`, `letter`, `web`.
impl Json for Contact {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let under = |way: &'static str| move |error: FieldError| error.under(way);
        match choice(value) {
            Some(("phone", inside)) => Json::read(inside).map(Self::Phone).map_err(under("phone")),
            Some(("mail", inside)) => Json::read(inside).map(Self::Mail).map_err(under("mail")),
            Some(("letter", inside)) => Json::read(inside).map(Self::Letter).map_err(under("letter")),
            Some(("web", inside)) => Json::read(inside).map(Self::Web).map_err(under("web")),
            Some(("desk", _)) => Ok(Self::Desk),
            _ => Err(FieldError::new(value, Want::one_of(["phone", "mail", "letter", "web", "desk"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Phone(number) => Object::new().with("phone", number).value(),
            Self::Mail(address) => Object::new().with("mail", address).value(),
            Self::Letter(address) => Object::new().with("letter", address).value(),
            Self::Web(address) => Object::new().with("web", address).value(),
            Self::Desk => Value::from("desk"),
        }
    }
}

/// `"none"`, `"by_day_before"` or `{"needed": how}`.
impl Json for Application {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("none", _)) => Ok(Self::NotNeeded),
            Some(("by_day_before", _)) => Ok(Self::ByDayBefore),
            Some(("needed", how)) => Json::read(how).map(Self::Needed).map_err(|error| error.under("needed")),
            _ => Err(FieldError::new(value, Want::one_of(["none", "by_day_before", "needed"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::NotNeeded => Value::from("none"),
            Self::ByDayBefore => Value::from("by_day_before"),
            Self::Needed(how) => Object::new().with("needed", how).value(),
        }
    }
}
