//! The emergency that stands, as every page says it at its top.

use chrono::{DateTime, Utc};

use super::words;
use crate::{
    domain::emergency::Emergency,
    office::records::{self, State},
    store::{error::StoreError, sql::Tx},
    wire::{body::SETTINGS_ID, record::Record},
};

/// The kind of emergencies.
pub(super) const EMERGENCY: &str = "emergency";

/// An emergency that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) emergency: Emergency,
    /// What it is called.
    pub(super) title: String,
    /// Until when it stands, in words.
    pub(super) until: String,
    /// Where its receipt is found.
    pub(super) receipt: String,
}

/// The emergency that stands at this moment, if there is one.
pub(super) fn standing(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<Option<Standing>, StoreError> {
    let stored = records::load(tx, EMERGENCY, SETTINGS_ID)?.filter(|it| it.state == State::Published);
    let Some(stored) = stored else { return Ok(None) };
    let record = match stored.record() {
        Ok(record) => record,
        Err(error) => {
            tracing::warn!(%error, "the emergency cannot be read and is left out");
            return Ok(None);
        }
    };
    let title = record.title();
    let Record::Emergency(kept) = record else { return Ok(None) };
    let emergency = Some(kept.public).filter(|it| it.stands_at(Some(now)));
    Ok(emergency.map(|emergency| Standing {
        title,
        until: words::moment(emergency.span.until(), now),
        receipt: format!("/receipt/{EMERGENCY}/{SETTINGS_ID}?v={}", stored.version),
        emergency,
    }))
}
