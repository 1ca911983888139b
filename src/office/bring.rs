//! An import on its way into the database: pictures first, then all records in one publication.

use chrono::{DateTime, NaiveDate, Utc};

use super::{
    blobs::{self, BlobError, Upload},
    bookings,
    exchange::{Imported, Known},
    records::{self, Change, Expected, RecordError, Saved, State},
};
use crate::{
    domain::id::BookingId,
    store::{blob::BlobStore, error::StoreError, sql::Tx},
    wire::{body::SETTINGS_ID, record::Record},
};

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
    /// A room would be given to two.
    #[error(
        "booking \"{booking}\" wants a room that booking \"{other}\" has at that time: move one of them, then import again"
    )]
    Taken {
        /// The one in the file.
        booking: BookingId,
        /// The one that is there.
        other: BookingId,
    },
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
    let mut changes = Vec::new();
    for record in &imported.records {
        let record = with_number(tx, record.clone())?;
        let record = with_desk(tx, record)?;
        let record = with_calls(tx, record)?;
        changes.push(Change { record, state: State::Published, expected: Expected::Any });
    }
    Ok(records::save(tx, &changes, who, now)?)
}

/// Refuses bookings that share a moment with one that is there; asked in the transaction that saved them.
pub fn refuse_taken(tx: &mut dyn Tx, imported: &Imported) -> Result<(), BringError> {
    for record in &imported.records {
        let Record::Booking(booking) = record else { continue };
        let taken = bookings::refuse(tx, &booking.public)?;
        if let Some(other) = taken.and_then(|taken| taken.by.first().map(|it| it.public.id.clone())) {
            return Err(BringError::Taken { booking: booking.public.id.clone(), other });
        }
    }
    Ok(())
}

/// A table that says nothing of a booking's number takes none away: the group has it on a slip of paper.
fn with_number(tx: &mut dyn Tx, record: Record) -> Result<Record, BringError> {
    let Record::Booking(mut booking) = record else { return Ok(record) };
    if booking.public.number.is_none() {
        let stored = records::load(tx, "booking", booking.public.id.as_str())?;
        if let Some(Ok(Record::Booking(before))) = stored.map(|stored| stored.record()) {
            booking.public.number = before.public.number;
        }
    }
    Ok(Record::Booking(booking))
}

/// Settings that say nothing of the follow-up take nothing away: its key was made here and stands in no file.
fn with_desk(tx: &mut dyn Tx, record: Record) -> Result<Record, BringError> {
    let Record::Settings(mut settings) = record else { return Ok(record) };
    if settings.public.follow_up.is_none() {
        let stored = records::load(tx, "settings", SETTINGS_ID)?;
        if let Some(Ok(Record::Settings(before))) = stored.map(|stored| stored.record()) {
            settings.public.follow_up = before.public.follow_up;
        }
    }
    Ok(Record::Settings(settings))
}

/// A table knows nothing of what was told on the telephone and waits for the group: it stays told.
fn with_calls(tx: &mut dyn Tx, record: Record) -> Result<Record, BringError> {
    let Record::Group(mut group) = record else { return Ok(record) };
    let stored = records::load(tx, "group", group.public.id.as_str())?;
    if let Some(Ok(Record::Group(before))) = stored.map(|stored| stored.record()) {
        for call in before.private.calls {
            group.take_call(call);
        }
    }
    Ok(Record::Group(group))
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
