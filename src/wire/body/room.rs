//! The bodies of rooms, bookings, check-ins and requests.

use serde_json::Value;

use super::own_id;
use crate::{
    domain::{
        check_in::{CheckIn, CheckInRules, Stay, Take},
        request::{self, Answer, Request},
        room::{Booking, Room, RoomGuide},
        slot::Slot,
        walk_up,
    },
    wire::{
        json::{FieldError, Fields, Json, Object, choice, number},
        want::Want,
    },
};

/// Most minutes a rule of a room speaks of.
const MINUTES_MAX: i64 = 240;
/// Fewest minutes after which a room may be given away: a group may be looking for the door.
const RELEASE_MINUTES_MIN: i64 = 5;
/// Most times a day that a rule lets a room be taken at once.
const WALK_UPS_MAX: i64 = 20;
/// Fewest minutes by which a group may stay longer.
const STAY_MINUTES_MIN: i64 = 5;

pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<Room, FieldError> {
    Ok(Room {
        id: own_id(id)?,
        name: fields.get("name")?,
        capacity: fields.get("capacity")?,
        note: fields.opt("note")?,
        order: fields.or_default("order")?,
        check_in: fields.or_default("check_in")?,
        guide: fields.or_default("guide")?,
        calendar: fields.opt("calendar")?,
        slots: fields.or_default("slots")?,
    })
}

pub(super) fn write(it: &Room) -> Object {
    Object::new()
        .with("name", &it.name)
        .with("capacity", &it.capacity)
        .opt("note", it.note.as_ref())
        .with("order", &it.order)
        .with("check_in", &it.check_in)
        .opt("guide", Some(&it.guide).filter(|guide| **guide != RoomGuide::default()))
        .opt("calendar", it.calendar.as_ref())
        .opt("slots", Some(&it.slots).filter(|slots| !slots.is_empty()))
}

pub(super) fn read_booking(id: &str, fields: Fields<'_>) -> Result<Booking, FieldError> {
    Ok(Booking {
        id: own_id(id)?,
        room: fields.get("room")?,
        date: fields.get("date")?,
        hours: fields.get("hours")?,
        certainty: fields.get("certainty")?,
        shown_name: fields.opt("shown_name")?,
        number: fields.opt("number_sum")?,
    })
}

pub(super) fn write_booking(it: &Booking) -> Object {
    Object::new()
        .with("room", &it.room)
        .with("date", &it.date)
        .with("hours", &it.hours)
        .with("certainty", &it.certainty)
        .opt("shown_name", it.shown_name.as_ref())
        .opt("number_sum", it.number.as_ref())
}

pub(super) fn read_check_in(id: &str, fields: Fields<'_>) -> Result<CheckIn, FieldError> {
    Ok(CheckIn {
        booking: own_id(id)?,
        arrived: fields.opt("arrived")?,
        last: (fields.get("last")?, fields.get("presence")?),
        stays: fields.opt("stays")?,
        takes: fields.opt("takes")?,
    })
}

pub(super) fn write_check_in(it: &CheckIn) -> Object {
    let (last, presence) = &it.last;
    let said = Object::new().opt("arrived", it.arrived.as_ref()).with("last", last);
    said.with("presence", presence).opt("stays", it.stays.as_ref()).opt("takes", it.takes.as_ref())
}

pub(super) fn read_request(id: &str, fields: Fields<'_>) -> Result<Request, FieldError> {
    Ok(Request {
        booking: own_id(id)?,
        slot: Slot { room: fields.get("room")?, date: fields.get("date")?, hours: fields.get("hours")? },
        mailbox: fields.opt("mailbox")?,
        number: fields.get("number_sum")?,
        key: fields.get("key_sum")?,
        asked: fields.get("asked")?,
        answer: fields.opt("answer")?,
    })
}

pub(super) fn write_request(it: &Request) -> Object {
    let slot =
        Object::new().with("room", &it.slot.room).with("date", &it.slot.date).with("hours", &it.slot.hours);
    slot.opt("mailbox", it.mailbox.as_ref())
        .with("number_sum", &it.number)
        .with("key_sum", &it.key)
        .with("asked", &it.asked)
        .opt("answer", it.answer.as_ref())
}

/// `"given"` or `{"declined": text}`.
impl Json for Answer {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("given", _)) => Ok(Self::Given),
            Some(("declined", text)) => {
                Json::read(text).map(Self::Declined).map_err(|error| error.under("declined"))
            }
            _ => Err(FieldError::new(value, Want::one_of(["given", "declined"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Given => Value::from("given"),
            Self::Declined(why) => Object::new().with("declined", why).value(),
        }
    }
}

impl Json for Stay {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { date: fields.get("date")?, hours: fields.get("hours")? })
    }

    fn write(&self) -> Value {
        Object::new().with("date", &self.date).with("hours", &self.hours).value()
    }
}

impl Json for Take {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { date: fields.get("date")?, hours: fields.get("hours")?, room: fields.get("room")? })
    }

    fn write(&self) -> Value {
        Object::new().with("date", &self.date).with("hours", &self.hours).with("room", &self.room).value()
    }
}

impl Json for RoomGuide {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { arriving: fields.opt("arriving")?, leaving: fields.opt("leaving")? })
    }

    fn write(&self) -> Value {
        Object::new().opt("arriving", self.arriving.as_ref()).opt("leaving", self.leaving.as_ref()).value()
    }
}

impl Json for CheckInRules {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        let between = |key, from, to| match fields.opt::<i64>(key)? {
            Some(said) => {
                let read = number::<u32>(&Value::from(said), from, to);
                read.map(Some).map_err(|error| error.under(key))
            }
            None => Ok(None),
        };
        let minutes = |key, from| between(key, from, MINUTES_MAX);
        let usual = Self::default();
        Ok(Self {
            by: fields.opt("by")?.unwrap_or(usual.by),
            opens_minutes: minutes("opens_minutes", 0)?.unwrap_or(usual.opens_minutes),
            release_minutes: minutes("release_minutes", RELEASE_MINUTES_MIN)?,
            stay_minutes: minutes("stay_minutes", STAY_MINUTES_MIN)?,
            clearing_minutes: minutes("clearing_minutes", 0)?.unwrap_or(usual.clearing_minutes),
            walk_up_minutes: minutes("walk_up_minutes", walk_up::MINUTES_MIN.into())?,
            walk_ups_day_max: between("walk_ups_day_max", 1, WALK_UPS_MAX)?,
            request_minutes: minutes("request_minutes", request::MINUTES_MIN.into())?,
        })
    }

    fn write(&self) -> Value {
        let Self { by, opens_minutes, release_minutes, stay_minutes, clearing_minutes, .. } = self;
        let rules = Object::new().with("by", by).with("opens_minutes", opens_minutes);
        let rules = rules.opt("release_minutes", release_minutes.as_ref());
        let clearing = Some(clearing_minutes).filter(|minutes| **minutes > 0);
        rules
            .opt("stay_minutes", stay_minutes.as_ref())
            .opt("clearing_minutes", clearing)
            .opt("walk_up_minutes", self.walk_up_minutes.as_ref())
            .opt("walk_ups_day_max", self.walk_ups_day_max.as_ref())
            .opt("request_minutes", self.request_minutes.as_ref())
            .value()
    }
}
