//! The full truth: every record in every version, saved together with its public projection or not at all.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{
    feed_head,
    items::{self, Owner, PublicRow},
    projection::{ShownGroups, is_over, project},
    stamp::{day, stamp},
};
use crate::{
    args,
    domain::id::GroupId,
    store::{error::StoreError, sql::Tx},
    wire::{
        body::{self, WireError},
        feed_channel::FeedChannel,
        intake::{CHECK_IN, REQUEST},
        item::Position,
        record::Record,
    },
};

mod found;

pub use found::{history, latest, list, load, published, version, versions};
use found::{mentioning, on_show, readable};

/// What becomes of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Staff see it; kiosks do not.
    Draft,
    /// Kiosks follow its projection.
    Published,
    /// Gone, but its versions are kept: undo brings it back.
    Deleted,
}

/// What the writer believes to find; the guard against overwriting a colleague's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// No record, or a deleted one.
    New,
    /// Exactly this version.
    Version(i64),
    /// Whatever is there: an import that was looked through before.
    Any,
}

/// One change to one record.
#[derive(Clone, Debug)]
pub struct Change {
    /// The full truth.
    pub record: Record,
    /// What becomes of it.
    pub state: State,
    /// What the writer believes to find.
    pub expected: Expected,
}

/// What saving led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    /// Where the feed stands.
    pub at: Position,
    /// The new version of each record, in the order of the changes.
    pub versions: Vec<i64>,
    /// How many public rows changed; 0 when kiosks will notice nothing.
    pub published: usize,
}

/// One version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its kind.
    pub kind: String,
    /// Its id within the kind.
    pub id: String,
    /// Grows by one with every change.
    pub version: i64,
    /// What became of it.
    pub state: State,
    /// JSON.
    pub body: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}

/// Why nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Somebody else changed it meanwhile.
    #[error("{kind} \"{id}\" was changed by {} on {} meanwhile: look at the change, then save again", found.by, found.at.format("%Y-%m-%d %H:%M UTC"))]
    Conflict {
        /// The record's kind.
        kind: String,
        /// The record's id.
        id: String,
        /// What is there: who changed it and when.
        found: Box<Stored>,
    },
    /// An old version is written in words this program does not know.
    #[error("this version cannot be read ({0}): take a later one")]
    Unreadable(#[from] WireError),
    /// It is not there.
    #[error(
        "there is no {kind} \"{id}\" in version {version}: it may have been deleted for good; look at the list again"
    )]
    Missing {
        /// The record's kind.
        kind: String,
        /// The record's id.
        id: String,
        /// The version looked for; 0 is the latest.
        version: i64,
    },
}

impl State {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Deleted];

    /// The word in the database.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Deleted => "deleted",
        }
    }

    /// The state of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }
}

/// Saves all changes or none, in the name of `who`; the feed's counter moves last, and only if kiosks see a change.
pub fn save(
    tx: &mut dyn Tx,
    changes: &[Change],
    who: &str,
    now: DateTime<Utc>,
) -> Result<Saved, RecordError> {
    let from = feed_head::read(tx)?.at;
    let mut saved = Saved { at: from, versions: Vec::new(), published: 0 };
    for change in changes {
        let version = next_version(tx, change)?;
        write(tx, change, &Signed { version, at: stamp(now), by: who })?;
        saved.versions.push(version);
    }
    let dependents = dependents(tx, changes)?;
    let shown = shown_groups(tx, changes.iter().map(|change| &change.record).chain(&dependents))?;
    let moment = Moment { rev: from.rev + 1, now, shown: &shown };
    for change in changes {
        saved.published += publish(tx, &change.record, change.state, &moment)?;
    }
    for record in &dependents {
        saved.published += publish(tx, record, State::Published, &moment)?;
    }
    if saved.published > 0 {
        saved.at = feed_head::advance(tx, from)?;
    }
    Ok(saved)
}

/// Takes back from the kiosks what is over. Nothing changes for staff: a new date shows it again.
pub fn retire(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<Position, StoreError> {
    let from = feed_head::read(tx)?.at;
    let moment = Moment { rev: from.rev + 1, now, shown: &ShownGroups::default() };
    let mut gone = 0;
    for kind in ["leaflet", "proposal", "booking", REQUEST] {
        for record in on_show(tx, kind)?.iter().filter(|record| is_over(record, day(now))) {
            gone += publish(tx, record, State::Published, &moment)?;
        }
    }
    // What was said of a booking goes with it; where no booking came of a room that was taken, with its day.
    for record in on_show(tx, CHECK_IN)? {
        let booking = load(tx, "booking", record.id())?.and_then(|stored| stored.record().ok());
        if is_over(booking.as_ref().unwrap_or(&record), day(now)) {
            gone += publish(tx, &record, State::Draft, &moment)?;
        }
    }
    if gone > 0 { feed_head::advance(tx, from) } else { Ok(from) }
}

/// Makes an old version the latest one: undo is a change like any other.
pub fn restore(
    tx: &mut dyn Tx,
    old: &Stored,
    expected: Expected,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Saved, RecordError> {
    let change = Change { record: old.record()?, state: old.state, expected };
    save(tx, &[change], who, now)
}

impl Stored {
    /// The record in the body.
    pub fn record(&self) -> Result<Record, WireError> {
        Record::read(&self.kind, &self.id, &self.body)
    }

    /// The same with its JSON, parsed once for both.
    pub(crate) fn record_and_body(&self) -> Result<(Record, Value), WireError> {
        Record::read_with_body(&self.kind, &self.id, &self.body)
    }
}

/// What all projections of one publication share.
struct Moment<'a> {
    rev: i64,
    now: DateTime<Utc>,
    shown: &'a ShownGroups,
}

fn publish(tx: &mut dyn Tx, record: &Record, state: State, moment: &Moment<'_>) -> Result<usize, StoreError> {
    let leaves = state == State::Published && !is_over(record, day(moment.now));
    let items = if leaves { project(record, moment.shown) } else { Vec::new() };
    let row = |(channel, item)| {
        let (kind, id, body) = body::write(&item);
        PublicRow { channel: FeedChannel::to_string(&channel), kind: kind.to_owned(), id, body }
    };
    let rows: Vec<_> = items.into_iter().map(row).collect();
    let owner = Owner { kind: record.kind(), id: record.id(), rev: moment.rev, now: moment.now };
    items::replace(tx, owner, &rows)
}

/// The groups among those named by `records` that kiosks may show. One that cannot be read is not shown: that errs on
/// the side of silence.
fn shown_groups<'a>(
    tx: &mut dyn Tx,
    records: impl Iterator<Item = &'a Record>,
) -> Result<ShownGroups, StoreError> {
    let named: BTreeSet<&GroupId> = records.flat_map(Record::groups).collect();
    let mut found = Vec::new();
    for id in named {
        found.extend(load(tx, "group", id.as_str())?);
    }
    Ok(ShownGroups::of(&readable(found)))
}

/// Published records that name a changed group and are not changed themselves: they are projected anew.
fn dependents(tx: &mut dyn Tx, changes: &[Change]) -> Result<Vec<Record>, StoreError> {
    let is_changed = |kind: &str, id: &str| {
        changes.iter().any(|change| change.record.kind() == kind && change.record.id() == id)
    };
    let groups: Vec<&str> = changes
        .iter()
        .map(|change| &change.record)
        .filter(|it| it.kind() == "group")
        .map(Record::id)
        .collect();
    if groups.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for kind in KINDS_NAMING_GROUPS {
        let may_name = match groups[..] {
            [one] => mentioning(tx, kind, one)?,
            _ => published(tx, kind)?,
        };
        found.extend(may_name.into_iter().filter(|record| {
            record.groups().iter().any(|group| is_changed("group", group.as_str()))
                && !is_changed(record.kind(), record.id())
        }));
    }
    Ok(found)
}

/// Kinds whose records may name a group, see [`Record::groups`].
const KINDS_NAMING_GROUPS: [&str; 5] = ["group", "leaflet", "notice", "booking", "playlist"];

/// Who signs a version, and when.
struct Signed<'a> {
    version: i64,
    at: String,
    by: &'a str,
}

fn next_version(tx: &mut dyn Tx, change: &Change) -> Result<i64, RecordError> {
    let found = load(tx, change.record.kind(), change.record.id())?;
    let agrees = match (change.expected, &found) {
        (Expected::Any, _) | (Expected::New, None) => true,
        (Expected::New, Some(found)) => found.state == State::Deleted,
        (Expected::Version(wanted), Some(found)) => found.version == wanted,
        (Expected::Version(_), None) => false,
    };
    match found {
        None if agrees => Ok(1),
        Some(found) if agrees => Ok(found.version + 1),
        None => {
            let (kind, id) = (change.record.kind().to_owned(), change.record.id().to_owned());
            Err(RecordError::Missing { kind, id, version: 0 })
        }
        Some(found) => {
            let (kind, id) = (found.kind.clone(), found.id.clone());
            Err(RecordError::Conflict { kind, id, found: Box::new(found) })
        }
    }
}

fn write(tx: &mut dyn Tx, change: &Change, signed: &Signed<'_>) -> Result<(), StoreError> {
    let args = args![
        change.record.kind(),
        change.record.id(),
        signed.version,
        change.state.key(),
        change.record.body(),
        &signed.at,
        signed.by
    ];
    tx.execute(
        "INSERT INTO record (kind, id, version, state, body, updated_at, updated_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (kind, id) DO UPDATE SET
             version = excluded.version, state = excluded.state, body = excluded.body,
             updated_at = excluded.updated_at, updated_by = excluded.updated_by",
        args,
    )?;
    if let Record::Booking(booking) = &change.record {
        let day = booking.public.date.to_string();
        let sql = "UPDATE record SET day = $1 WHERE kind = $2 AND id = $3";
        tx.execute(sql, args![day, change.record.kind(), change.record.id()])?;
    }
    tx.execute(
        "INSERT INTO record_history (kind, id, version, state, body, changed_at, changed_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args,
    )?;
    Ok(())
}

#[cfg(test)]
mod tests;
