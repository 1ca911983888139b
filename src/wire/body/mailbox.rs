//! The body of a mailbox or a locker.

use super::own_id;
use crate::{
    domain::mailbox::{BOX_NUMBER_MAX, Mailbox},
    wire::json::{FieldError, Fields, Object, number},
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Mailbox, FieldError> {
    let said = serde_json::Value::from(fields.get::<i64>("number")?);
    Ok(Mailbox {
        id: own_id(id)?,
        kind: fields.or_default("kind")?,
        number: number(&said, 1, BOX_NUMBER_MAX.into()).map_err(|error| error.under("number"))?,
        pin: fields.opt("pin_sum")?,
        post: fields.or_default("post")?,
        renew_on: fields.get("renew_on")?,
    })
}

pub(super) fn write(it: &Mailbox) -> Object {
    Object::new()
        .with("kind", &it.kind)
        .with("number", &it.number)
        .opt("pin_sum", it.pin.as_ref())
        .with("post", &it.post)
        .with("renew_on", &it.renew_on)
}
