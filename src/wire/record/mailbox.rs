//! What the office knows of a mailbox or a locker: whose it is.

use chrono::NaiveDate;
use serde_json::Value;

use crate::{
    domain::id::GroupId,
    wire::json::{FieldError, Fields, Json, Object},
};

/// What the office knows of a box and no terminal is told.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailboxPrivate {
    /// The group that has it.
    pub group: Option<GroupId>,
    /// Since which day post waits in it.
    pub post_since: Option<NaiveDate>,
    /// A note for staff alone.
    pub note: String,
}

impl Json for MailboxPrivate {
    fn read(value: &Value) -> Result<Self, FieldError> {
        let fields = Fields::of(value)?;
        Ok(Self {
            group: fields.opt("group")?,
            post_since: fields.opt("post_since")?,
            note: fields.or_default("note")?,
        })
    }

    fn write(&self) -> Value {
        Object::new()
            .opt("group", self.group.as_ref())
            .opt("post_since", self.post_since.as_ref())
            .with("note", &self.note)
            .value()
    }
}
