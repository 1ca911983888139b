//! The body of an emergency.

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::SETTINGS_ID;
use crate::{
    domain::emergency::{Emergency, HOURS_MAX, Span},
    wire::{
        json::{FieldError, Fields, Json as _, Object},
        want::Want,
    },
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Emergency, FieldError> {
    if id != SETTINGS_ID {
        return Err(FieldError::new(&Value::from(id), Want::one_of([SETTINGS_ID])).under("id"));
    }
    let (since, until): (DateTime<Utc>, DateTime<Utc>) = (fields.get("since")?, fields.get("until")?);
    let too_long = || FieldError::new(&until.write(), Want::WithinHours("since", HOURS_MAX)).under("until");
    Ok(Emergency {
        kind: fields.get("kind")?,
        message: fields.opt("message")?,
        span: Span::new(since, until).ok_or_else(too_long)?,
        chime: fields.or_default("chime")?,
    })
}

pub(super) fn write(it: &Emergency) -> Object {
    Object::new()
        .with("kind", &it.kind)
        .opt("message", it.message.as_ref())
        .with("since", &it.span.since())
        .with("until", &it.span.until())
        .with("chime", &it.chime)
}
