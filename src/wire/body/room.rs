//! The bodies of rooms and bookings.

use super::own_id;
use crate::{
    domain::room::{Booking, Room},
    wire::json::{FieldError, Fields, Object},
};

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Room, FieldError> {
    Ok(Room {
        id: own_id(id)?,
        name: fields.get("name")?,
        capacity: fields.get("capacity")?,
        note: fields.opt("note")?,
        order: fields.or_default("order")?,
    })
}

pub(super) fn write(it: &Room) -> Object {
    Object::new()
        .with("name", &it.name)
        .with("capacity", &it.capacity)
        .opt("note", it.note.as_ref())
        .with("order", &it.order)
}

pub(super) fn read_booking(id: &str, fields: Fields<'_>) -> Result<Booking, FieldError> {
    Ok(Booking {
        id: own_id(id)?,
        room: fields.get("room")?,
        date: fields.get("date")?,
        hours: fields.get("hours")?,
        certainty: fields.get("certainty")?,
        shown_name: fields.opt("shown_name")?,
    })
}

pub(super) fn write_booking(it: &Booking) -> Object {
    Object::new()
        .with("room", &it.room)
        .with("date", &it.date)
        .with("hours", &it.hours)
        .with("certainty", &it.certainty)
        .opt("shown_name", it.shown_name.as_ref())
}
