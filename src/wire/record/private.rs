//! What the office knows and does not show: consents, contacts, notes.

use chrono::NaiveDate;
use serde_json::Value;

use super::call::Call;
use crate::{
    domain::channel::{Channel, Channels},
    wire::{
        json::{FieldError, Fields, Json, Object},
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

/// What the office knows of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ProposalPrivate {
    /// Whether staff read it: it sells nothing, wins nobody over and names nobody (CARE rule 17). It stays inside until
    /// somebody did.
    pub looked_through: bool,
    /// Whom the desk tells of an answer.
    pub contact_name: String,
    /// How.
    pub contact_way: String,
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

impl Json for ProposalPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            looked_through: fields.or_default("looked_through")?,
            contact_name: fields.or_default("contact_name")?,
            contact_way: fields.or_default("contact_way")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("looked_through", &self.looked_through)
            .with("contact_name", &self.contact_name)
            .with("contact_way", &self.contact_way)
            .with("note", &self.note)
            .value()
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
