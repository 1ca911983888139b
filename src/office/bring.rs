//! An import on its way into the database: pictures first, then all records in one publication.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    blobs::{self, BlobError, Upload},
    exchange::{Imported, Known},
    records::{self, Change, Expected, RecordError, Saved, State},
};
use crate::store::{blob::BlobStore, error::StoreError, sql::Tx};

/// Why an import was not saved.
#[derive(Debug, thiserror::Error)]
pub enum BringError {
    /// The database or the disk said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A picture cannot be kept.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// A record cannot be saved.
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// Publishes everything an import brings, over whatever is there under the same ids; undo brings that back.
pub fn save(
    tx: &mut dyn Tx,
    store: &BlobStore,
    imported: &Imported,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Saved, BringError> {
    for (name, bytes) in &imported.blobs {
        blobs::keep(store, tx, &Upload { name, bytes, by: who }, now)?;
    }
    for (name, bytes) in &imported.pages {
        blobs::keep_page(store, tx, &Upload { name, bytes, by: who }, now)?;
    }
    let change = |record| Change { record, state: State::Published, expected: Expected::Any };
    let changes: Vec<Change> = imported.records.iter().cloned().map(change).collect();
    Ok(records::save(tx, &changes, who, now)?)
}

/// What the office holds and a file may refer to.
pub fn known(tx: &mut dyn Tx) -> Result<Known, StoreError> {
    let mut known = Known::default();
    for kind in ["theme", "room", "group"] {
        for stored in records::list(tx, kind)? {
            match stored.record() {
                Ok(record) => known.learn(&record),
                Err(error) => tracing::warn!(%error, "a record cannot be read"),
            }
        }
    }
    Ok(known)
}

/// The date at the corner.
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    super::stamp::day(now)
}
