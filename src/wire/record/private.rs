//! What the office knows and does not show: consents, contacts, notes.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::call::Call;
use crate::{
    domain::{
        channel::{Channel, Channels},
        id::{GroupId, SeriesId},
        quota::Quota,
        recurrence::Recurrence,
        series::ClosedDays,
        text::Text,
    },
    wire::{
        json::{FieldError, Fields, Json, Object, choice, number},
        leaf::{Leaf, words},
        want::Want,
    },
};

/// What staff wrote beside a thing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StaffNote {
    /// A note for staff alone.
    pub note: String,
}

/// Where a desk or a helpline may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// Where it may be shown; empty until somebody says so.
    pub channels: Channels,
    /// A note for staff alone.
    pub note: String,
}

/// What the office knows of a leaflet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeafletPrivate {
    /// 未整理, or looked through by somebody.
    pub triage: Triage,
    /// Whether whoever made it agreed to show it; without that it never leaves the office (CARE rule 14).
    pub agreed: Option<Agreed>,
    /// Whether what is written on it may be searched and read aloud; its pages stay pictures otherwise.
    pub words: Words,
    /// The name of the file it came in.
    pub file: String,
    /// A note for staff alone.
    pub note: String,
}

/// Whether somebody looked through a leaflet that arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Triage {
    /// 未整理: it arrived, and nobody has said whose it is.
    Waiting,
    /// Somebody did.
    #[default]
    Done,
}

/// Whether the words on a leaflet may be used apart from its picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Words {
    /// For the search and for reading aloud.
    #[default]
    Used,
    /// Neither.
    Withheld,
}

/// How it is known that a leaflet may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreed {
    /// Before anybody wrote down how; its channels were set with a consent.
    Earlier,
    /// Somebody asked.
    Asked {
        /// The day it was said.
        on: NaiveDate,
        /// How.
        method: ConsentMethod,
        /// Who took it.
        taken_by: String,
    },
}

/// What the office knows of a group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupPrivate {
    /// 掲載: whether it is on show at all.
    pub listed: bool,
    /// 利用登録: whether it may book a room; independent of `listed`.
    pub may_book: bool,
    /// What it agreed to, channel by channel (CARE rule 3).
    pub consents: Vec<Consent>,
    /// Where its ways of contact may stand.
    pub contact_channels: Channels,
    /// Whom staff call.
    pub contact_name: String,
    /// Under which number.
    pub contact_phone: String,
    /// Changes of single dates that were told and not confirmed yet.
    pub calls: Vec<Call>,
    /// A note for staff alone.
    pub note: String,
}

impl GroupPrivate {
    /// The channels it agreed to.
    pub fn channels(&self) -> Channels {
        Channels::of(self.consents.iter().map(|consent| consent.channel))
    }
}

/// One channel a group agreed to, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// The channel.
    pub channel: Channel,
    /// The day it was given.
    pub given_on: NaiveDate,
    /// How it was given.
    pub method: ConsentMethod,
    /// Who took it.
    pub taken_by: String,
    /// What the group was shown when it agreed.
    pub shown: String,
}

/// How a consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConsentMethod {
    /// 書面
    Written,
    /// 会って
    InPerson,
    /// 電話
    Phone,
    /// メール
    Mail,
    /// 一覧から取り込み: a list the centre kept before says so.
    List,
}

words!(Triage: "waiting" = Self::Waiting, "done" = Self::Done);
words!(Words: "used" = Self::Used, "withheld" = Self::Withheld);
words!(ConsentMethod: "written" = Self::Written, "in_person" = Self::InPerson, "phone" = Self::Phone,
    "mail" = Self::Mail, "list" = Self::List);

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

impl Json for StaffNote {
    fn read(value: &Value) -> Result<Self, FieldError> {
        Ok(Self { note: Fields::of(value)?.or_default("note")? })
    }

    fn write(&self) -> Value {
        Object::new().with("note", &self.note).value()
    }
}

impl Json for Listing {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self { channels: fields.or_default("channels")?, note: fields.or_default("note")? })
    }

    fn write(&self) -> Value {
        Object::new().with("channels", &self.channels).with("note", &self.note).value()
    }
}

impl Json for LeafletPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            triage: fields.or_default("triage")?,
            agreed: fields.opt("agreed")?,
            words: fields.or_default("words")?,
            file: fields.or_default("file")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("triage", &self.triage)
            .opt("agreed", self.agreed.as_ref())
            .with("words", &self.words)
            .with("file", &self.file)
            .with("note", &self.note)
            .value()
    }
}

/// `"earlier"`, or an object that says when, how and by whom.
impl Json for Agreed {
    fn read(value: &Value) -> Result<Self, FieldError> {
        if value.as_str() == Some("earlier") {
            return Ok(Self::Earlier);
        }
        let fields = Fields::of(value)?;
        Ok(Self::Asked {
            on: fields.get("on")?,
            method: fields.get("method")?,
            taken_by: fields.or_default("taken_by")?,
        })
    }

    fn write(&self) -> Value {
        match self {
            Self::Earlier => Value::from("earlier"),
            Self::Asked { on, method, taken_by } => {
                Object::new().with("on", on).with("method", method).with("taken_by", taken_by).value()
            }
        }
    }
}

impl Json for GroupPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            listed: fields.or_default("listed")?,
            may_book: fields.or_default("may_book")?,
            consents: fields.or_default("consents")?,
            contact_channels: fields.or_default("contact_channels")?,
            contact_name: fields.or_default("contact_name")?,
            contact_phone: fields.or_default("contact_phone")?,
            calls: fields.or_default("calls")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("listed", &self.listed)
            .with("may_book", &self.may_book)
            .with("consents", &self.consents)
            .with("contact_channels", &self.contact_channels)
            .with("contact_name", &self.contact_name)
            .with("contact_phone", &self.contact_phone)
            .with("calls", &self.calls)
            .with("note", &self.note)
            .value()
    }
}

impl Json for Consent {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            channel: fields.get("channel")?,
            given_on: fields.get("given_on")?,
            method: fields.get("method")?,
            taken_by: fields.or_default("taken_by")?,
            shown: fields.or_default("shown")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("channel", &self.channel)
            .with("given_on", &self.given_on)
            .with("method", &self.method)
            .with("taken_by", &self.taken_by)
            .with("shown", &self.shown)
            .value()
    }
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
