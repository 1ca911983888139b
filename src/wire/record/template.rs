//! A template (ひな形): a text that staff begin a notice or an answer with. It is the office's own, so all of it is
//! private.

use serde_json::Value;

use super::Kept;
use crate::{
    domain::{id::TemplateId, notice::NoticeTone, text::Text},
    wire::{
        json::{FieldError, Fields, Json, Object, number},
        leaf::{Leaf, words},
        want::Want,
    },
};

/// Days for which a notice stands, at most, by its template.
const DAYS_MAX: i64 = 366;

/// A template. Nothing but its id is public, and that leads nowhere.
pub type TemplateRecord = Kept<TemplateId, Template>;

/// What a template says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// What is begun with it.
    pub purpose: Purpose,
    /// What staff call it.
    pub name: String,
    /// Title of the notice; an answer has none.
    pub title: Text,
    /// The text; ○ stands where something is to be filled in.
    pub body: Text,
    /// The kind of notice.
    pub tone: NoticeTone,
    /// For how many days the notice stands, 1 to 366; none where its end is chosen each time.
    pub days: Option<u32>,
    /// A note for staff alone.
    pub note: String,
}

/// What is begun with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// A notice.
    Notice,
    /// An answer to an enquiry.
    Answer,
}

/// A number of days, 1 to 366.
struct Days(u32);

words!(Purpose: "notice" = Self::Notice, "answer" = Self::Answer);

impl Json for Days {
    fn read(value: &Value) -> Result<Self, FieldError> {
        number(value, 1, DAYS_MAX).map(Self)
    }

    fn write(&self) -> Value {
        Value::from(self.0)
    }
}

impl Json for Template {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            purpose: fields.get("purpose")?,
            name: fields.get("name")?,
            title: fields.or_default("title")?,
            body: fields.or_default("body")?,
            tone: fields.opt("tone")?.unwrap_or(NoticeTone::Information),
            days: fields.opt("days")?.map(|Days(days)| days),
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .with("purpose", &self.purpose)
            .with("name", &self.name)
            .with("title", &self.title)
            .with("body", &self.body)
            .with("tone", &self.tone)
            .opt("days", self.days.map(Days).as_ref())
            .with("note", &self.note)
            .value()
    }
}

/// The template in the fields of a body.
pub(super) fn read(id: &str, fields: Fields<'_>) -> Result<TemplateRecord, FieldError> {
    let public =
        TemplateId::from_word(id).map_err(|want| FieldError::new(&Value::from(id), want).under("id"))?;
    Ok(Kept { public, private: fields.get("private")? })
}
