//! An emergency whose time is over is taken back by the office itself.

use chrono::{DateTime, Utc};

use super::records::{self, Change, Expected, RecordError, Saved, State};
use crate::{
    store::sql::Tx,
    wire::{body::SETTINGS_ID, record::Record},
};

/// Who signs what the office does by itself; no person has this id.
pub const BY_ITSELF: &str = "shirube";

/// Takes the emergency back once its time is over: a kiosk that does not know the time shows it until then.
pub fn take_back(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<Option<Saved>, RecordError> {
    let stored = records::load(tx, "emergency", SETTINGS_ID)?.filter(|it| it.state == State::Published);
    let Some(stored) = stored else { return Ok(None) };
    let Record::Emergency(kept) = stored.record()? else { return Ok(None) };
    if kept.public.stands_at(Some(now)) {
        return Ok(None);
    }
    let record = Record::Emergency(kept);
    let change = Change { record, state: State::Deleted, expected: Expected::Version(stored.version) };
    records::save(tx, &[change], BY_ITSELF, now).map(Some)
}
