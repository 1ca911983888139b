//! An import on its way into the database: pictures first, then all records in one publication.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::{
    blobs::{self, BlobError, Upload},
    bookings,
    exchange::{Imported, Known, Reach},
    records::{self, Change, Expected, RecordError, Saved, State, Stored},
};
use crate::{
    domain::id::BookingId,
    store::{blob::BlobStore, error::StoreError, sql::Tx},
    wire::record::{BookingPrivate, BookingRecord, GroupRecord, Record},
};

/// The language that a table speaks, as texts name it.
const JA: &str = "ja";

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
///
/// What a table cannot say of a record stays as it is, see [`complete`].
pub fn save(
    tx: &mut dyn Tx,
    store: &BlobStore,
    imported: &Imported,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Saved, BringError> {
    keep_files(tx, store, imported, (who, now))?;
    let mut changes = Vec::new();
    for record in &imported.records {
        let stored = records::load(tx, record.kind(), record.id())?;
        let record = complete(record.clone(), stored.as_ref(), imported.reach);
        changes.push(Change { record, state: State::Published, expected: Expected::Any });
    }
    Ok(records::save(tx, &changes, who, now)?)
}

/// Keeps the pictures and pages that an import brings.
pub fn keep_files(
    tx: &mut dyn Tx,
    store: &BlobStore,
    imported: &Imported,
    (by, now): (&str, DateTime<Utc>),
) -> Result<(), BlobError> {
    for (name, bytes) in &imported.blobs {
        blobs::keep(store, tx, &Upload { name, bytes, by }, now)?;
    }
    for (name, bytes) in &imported.pages {
        blobs::keep_page(store, tx, &Upload { name, bytes, by }, now)?;
    }
    Ok(())
}

/// A record of a file with what the file could not say, from the version there is: a booking's number and series, the
/// key of the follow-up, what was told on the telephone; of a record from a table also its words in other languages and
/// how each consent was taken.
pub fn complete(record: Record, stored: Option<&Stored>, reach: Reach) -> Record {
    let before = stored.and_then(|stored| stored.record().ok());
    match (record, before) {
        (Record::Booking(it), Some(Record::Booking(before))) => {
            Record::Booking(Box::new(of_booking(*it, *before, reach)))
        }
        (Record::Settings(mut it), Some(Record::Settings(before))) => {
            it.public.follow_up = it.public.follow_up.or(before.public.follow_up);
            Record::Settings(it)
        }
        (Record::Group(mut it), Some(Record::Group(before))) => {
            for call in &before.private.calls {
                it.take_call(call.clone());
            }
            keep_consents(&mut it, &before, reach);
            in_every_language(Record::Group(it), &Record::Group(before), reach)
        }
        (record, Some(before)) => in_every_language(record, &before, reach),
        (record, None) => record,
    }
}

/// A table that says nothing of a booking's number takes none away: the group has it on a slip of paper.
fn of_booking(mut it: BookingRecord, before: BookingRecord, reach: Reach) -> BookingRecord {
    it.public.number = it.public.number.or(before.public.number);
    if reach == Reach::Cells {
        let BookingPrivate { series, rule, reason, despite, .. } = before.private;
        it.private = BookingPrivate { series, rule, reason, despite, ..it.private };
    }
    it
}

/// A list says which consents there are; how each was taken, on which day and by whom, was written down before.
fn keep_consents(it: &mut GroupRecord, before: &GroupRecord, reach: Reach) {
    if reach == Reach::Whole {
        return;
    }
    for consent in &mut it.private.consents {
        let known = before.private.consents.iter().find(|known| known.channel == consent.channel);
        if let Some(known) = known {
            consent.clone_from(known);
        }
    }
}

/// A table has one cell for a text and none for its translations.
fn in_every_language(record: Record, before: &Record, reach: Reach) -> Record {
    if reach == Reach::Whole {
        return record;
    }
    let body = |it: &Record| serde_json::from_str::<Value>(&it.body()).unwrap_or_default();
    let (old, mut new) = (body(before), body(&record));
    keep_languages(&old, &mut new);
    Record::read(record.kind(), record.id(), &new.to_string()).unwrap_or(record)
}

/// Puts the words of other languages beside the Japanese ones. Parts are the same by their id; those without one, where
/// they say the same in Japanese.
fn keep_languages(old: &Value, new: &mut Value) {
    let translated = old.as_object().filter(|all| all.contains_key(JA));
    if let (Some(all), Value::String(ja)) = (translated, &*new) {
        let mut all = all.clone();
        all.insert(JA.to_owned(), Value::from(ja.as_str()));
        *new = Value::Object(all);
    } else if let Value::Object(fields) = new {
        for (name, value) in fields {
            if let Some(old) = old.get(name) {
                keep_languages(old, value);
            }
        }
    } else if let (Value::Array(parts), Value::Array(olds)) = (new, old) {
        for part in parts {
            let id = part.get("id").cloned();
            if let Some(old) = olds.iter().find(|it| id.is_some() && it.get("id") == id.as_ref()) {
                keep_languages(old, part);
            } else if let Some(same) = olds.iter().find(|it| in_japanese(it) == *part) {
                part.clone_from(same);
            }
        }
    }
}

/// What a value says in Japanese alone.
fn in_japanese(value: &Value) -> Value {
    match value {
        Value::Object(fields) => match fields.get(JA) {
            Some(ja) => ja.clone(),
            None => fields.iter().map(|(name, value)| (name.clone(), in_japanese(value))).collect(),
        },
        Value::Array(parts) => parts.iter().map(in_japanese).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value.clone(),
    }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_in_other_languages_stay_beside_the_new_japanese_ones() {
        let old = json!({
            "name": {"ja": "白湯の会", "en": "Sayu"}, "cost": "無料", "activities": [
                {"id": "b", "title": {"ja": "例会", "en": "Meeting"}}, {"id": "a", "title": "散歩"}],
            "first_visit": [{"sign": "door", "text": {"ja": "白い札", "en": "A white sign"}}],
        });
        let mut new = json!({
            "name": "白湯のつどい", "cost": "100円", "activities": [
                {"id": "a", "title": "散歩"}, {"id": "b", "title": "水曜の会"}],
            "first_visit": [{"sign": "people", "text": "10人"}, {"sign": "door", "text": "白い札"}],
        });
        keep_languages(&old, &mut new);
        let kept = json!({
            "name": {"ja": "白湯のつどい", "en": "Sayu"}, "cost": "100円", "activities": [
                {"id": "a", "title": "散歩"}, {"id": "b", "title": {"ja": "水曜の会", "en": "Meeting"}}],
            "first_visit": [
                {"sign": "people", "text": "10人"}, {"sign": "door", "text": {"ja": "白い札", "en": "A white sign"}}],
        });
        assert_eq!(new, kept);
    }
}
