//! The bodies of desks and helplines.

use serde_json::Value;

use super::own_id;
use crate::{
    domain::desk::{Desk, Helpline, HelplineWay},
    wire::json::{FieldError, Fields, Json, Object},
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Desk, FieldError> {
    Ok(Desk {
        id: own_id(id)?,
        name: fields.get("name")?,
        reading: fields.get("reading")?,
        municipality: fields.get("municipality")?,
        matters: fields.or_default("matters")?,
        what: fields.get("what")?,
        for_whom: fields.get("for_whom")?,
        cost: fields.get("cost")?,
        booking: fields.get("booking")?,
        bring: fields.opt("bring")?,
        does_not: fields.opt("does_not")?,
        phone: fields.opt("phone")?,
        hours: fields.get("hours")?,
        verified_on: fields.get("verified_on")?,
        resource: fields.opt("resource")?,
        deadline: fields.opt("deadline")?,
    })
}

pub(super) fn write(it: &Desk) -> Object {
    Object::new()
        .with("name", &it.name)
        .with("reading", &it.reading)
        .with("municipality", &it.municipality)
        .with("matters", &it.matters)
        .with("what", &it.what)
        .with("for_whom", &it.for_whom)
        .with("cost", &it.cost)
        .with("booking", &it.booking)
        .opt("bring", it.bring.as_ref())
        .opt("does_not", it.does_not.as_ref())
        .opt("phone", it.phone.as_ref())
        .always("hours", it.hours.write())
        .with("verified_on", &it.verified_on)
        .opt("resource", it.resource.as_ref())
        .opt("deadline", it.deadline.as_ref())
}

pub(super) fn read_helpline(id: &str, fields: Fields<'_>) -> Result<Helpline, FieldError> {
    Ok(Helpline {
        id: own_id(id)?,
        name: fields.get("name")?,
        reading: fields.get("reading")?,
        for_whom: fields.get("for_whom")?,
        ways: fields.some("ways")?,
        exceptions: fields.opt("exceptions")?,
        source: fields.get("source")?,
        verified_on: fields.get("verified_on")?,
        order: fields.or_default("order")?,
        young: fields.or_default("young")?,
    })
}

pub(super) fn write_helpline(it: &Helpline) -> Object {
    Object::new()
        .with("name", &it.name)
        .with("reading", &it.reading)
        .with("for_whom", &it.for_whom)
        .with("ways", &it.ways)
        .opt("exceptions", it.exceptions.as_ref())
        .with("source", &it.source)
        .with("verified_on", &it.verified_on)
        .with("order", &it.order)
        .with("young", &it.young)
}

impl Json for HelplineWay {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            kind: fields.get("kind")?,
            value: fields.get("value")?,
            hours: fields.get("hours")?,
            fee: fields.get("fee")?,
            languages: fields.or_default("languages")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("kind", &self.kind)
            .with("value", &self.value)
            .always("hours", self.hours.write())
            .with("fee", &self.fee)
            .with("languages", &self.languages)
            .value()
    }
}
