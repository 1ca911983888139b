//! What the office knows of rooms, bookings and requests and does not show: whose they are, why they changed, what is
//! allowed.

use chrono::{DateTime, Utc};
use serde_json::Value;

use crate::{
    domain::{
        id::{GroupId, MailboxId, SeriesId},
        quota::Quota,
        recurrence::Recurrence,
        series::ClosedDays,
        text::Text,
    },
    wire::{
        json::{FieldError, Fields, Json, Object, choice, number},
        want::Want,
    },
};

/// What the office knows of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookingPrivate {
    /// Who booked, if it is a group.
    pub group: Option<GroupId>,
    /// What for.
    pub purpose: String,
    /// What passers-by may read.
    pub display: Display,
    /// A note for staff alone.
    pub note: String,
    /// The series it is a date of.
    pub series: Option<SeriesId>,
    /// The rule of that series; none where its days were chosen one by one.
    pub rule: Option<Recurrence>,
    /// Why it was moved or cancelled, as the last who did it wrote.
    pub reason: String,
    /// Why a rule of its room was set aside.
    pub despite: String,
    /// Since when it waits for a slot that others have; none for a booking that has its room.
    pub waiting_since: Option<DateTime<Utc>>,
}

/// What the office knows of what was asked for at a terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RequestPrivate {
    /// Whose box it was, as it was lent when it was asked; none for a box that nobody had.
    pub group: Option<GroupId>,
    /// The box.
    pub mailbox: Option<MailboxId>,
    /// A note for staff alone.
    pub note: String,
}

/// What the office knows of a room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomPrivate {
    /// How much of it one group may book.
    pub quota: Quota,
    /// What becomes of closed days in a new series.
    pub closed_days: ClosedDays,
    /// A note for staff alone.
    pub note: String,
}

/// What passers-by may read of a booking (PRIVACY P15).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Display {
    /// 予約あり
    #[default]
    Private,
    /// The group's name, as long as the group itself is shown on kiosks.
    Name,
    /// Another name the group chose.
    Alias(Text),
}

impl Json for BookingPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            group: fields.opt("group")?,
            purpose: fields.or_default("purpose")?,
            display: fields.or_default("display")?,
            note: fields.or_default("note")?,
            series: fields.opt("series")?,
            rule: fields.opt("rule")?,
            reason: fields.or_default("reason")?,
            despite: fields.or_default("despite")?,
            waiting_since: fields.opt("waiting_since")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .opt("group", self.group.as_ref())
            .with("purpose", &self.purpose)
            .with("display", &self.display)
            .with("note", &self.note)
            .opt("series", self.series.as_ref())
            .opt("rule", self.rule.as_ref())
            .opt("reason", said(&self.reason))
            .opt("despite", said(&self.despite))
            .opt("waiting_since", self.waiting_since.as_ref())
            .value()
    }
}

impl Json for RequestPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            group: fields.opt("group")?,
            mailbox: fields.opt("mailbox")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .opt("group", self.group.as_ref())
            .opt("mailbox", self.mailbox.as_ref())
            .with("note", &self.note)
            .value()
    }
}

impl Json for RoomPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            quota: fields.or_default("quota")?,
            closed_days: fields.or_default("closed_days")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        let (closed_days, usual) = (&self.closed_days, ClosedDays::default());
        Object::new()
            .with("quota", &self.quota)
            .opt("closed_days", Some(closed_days).filter(|it| **it != usual))
            .with("note", &self.note)
            .value()
    }
}

impl Json for Quota {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        let limit = |key, max| match fields.opt::<i64>(key)? {
            Some(said) => number::<u32>(&Value::from(said), 1, max).map(Some).map_err(|it| it.under(key)),
            None => Ok(None),
        };
        Ok(Self {
            ahead_max: limit("ahead_max", 99)?,
            month_max: limit("month_max", 99)?,
            days_ahead_max: limit("days_ahead_max", 999)?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .opt("ahead_max", self.ahead_max.as_ref())
            .opt("month_max", self.month_max.as_ref())
            .opt("days_ahead_max", self.days_ahead_max.as_ref())
            .value()
    }
}

/// A text, unless nobody wrote one.
fn said(text: &String) -> Option<&String> {
    Some(text).filter(|text| !text.is_empty())
}

/// `"private"`, `"name"` or `{"alias": text}`.
impl Json for Display {
    fn read(value: &Value) -> Result<Self, FieldError> {
        match choice(value) {
            Some(("private", _)) => Ok(Self::Private),
            Some(("name", _)) => Ok(Self::Name),
            Some(("alias", text)) => Json::read(text).map(Self::Alias).map_err(|error| error.under("alias")),
            _ => Err(FieldError::new(value, Want::one_of(["private", "name", "alias"]))),
        }
    }

    fn write(&self) -> Value {
        match self {
            Self::Private => Value::from("private"),
            Self::Name => Value::from("name"),
            Self::Alias(text) => Object::new().with("alias", text).value(),
        }
    }
}
