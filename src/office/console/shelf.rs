//! The office's records as the console reads and writes them: typed, projected, and never behind a colleague's back.

use serde_json::Value;

use crate::{
    domain::{notice::Notice, signage::Playlist},
    office::{
        feed_head,
        records::{self, Change, Expected, RecordError, Saved, State, Stored},
    },
    store::{error::StoreError, sql::Tx},
    wire::{
        body::WireError,
        record::{Kept, LeafletRecord, Record},
    },
};

use super::page::{Me, Moment};

/// The kind of notices.
pub(super) const NOTICE: &str = "notice";
/// The kind of groups.
pub(super) const GROUP: &str = "group";
/// The kind of leaflets.
pub(super) const LEAFLET: &str = "leaflet";
/// The kind of bookings.
pub(super) const BOOKING: &str = "booking";
/// The kind of playlists.
pub(super) const PLAYLIST: &str = "playlist";

/// A record with its version.
#[derive(Debug, Clone)]
pub(super) struct Entry<T> {
    pub(super) stored: Stored,
    pub(super) it: T,
}

/// All records of a kind but the deleted ones, one after the other: thousands are never held at once. One that cannot be
/// read is left out and logged: it takes no page down.
pub(super) fn each(tx: &mut dyn Tx, kind: &str) -> Result<impl Iterator<Item = Entry<Record>>, StoreError> {
    Ok(records::list(tx, kind)?.into_iter().filter_map(read))
}

/// The same, published ones alone.
pub(super) fn each_published(
    tx: &mut dyn Tx,
    kind: &str,
) -> Result<impl Iterator<Item = Entry<Record>>, StoreError> {
    let published = records::list(tx, kind)?.into_iter().filter(|stored| stored.state == State::Published);
    Ok(published.filter_map(read))
}

/// All records of a kind but the deleted ones.
pub(super) fn all(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Entry<Record>>, StoreError> {
    Ok(each(tx, kind)?.collect())
}

/// The same, published ones alone.
pub(super) fn published(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Entry<Record>>, StoreError> {
    Ok(each_published(tx, kind)?.collect())
}

/// A version as a record.
pub(super) fn read(stored: Stored) -> Option<Entry<Record>> {
    told(stored.record()).map(|it| Entry { stored, it })
}

/// The same with its JSON.
pub(super) fn read_with_body(stored: Stored) -> Option<(Entry<Record>, Value)> {
    told(stored.record_and_body()).map(|(it, body)| (Entry { stored, it }, body))
}

fn told<T>(read: Result<T, WireError>) -> Option<T> {
    read.inspect_err(|error| tracing::warn!(%error, "a record cannot be read and is left out")).ok()
}

/// All notices but the deleted ones.
pub(super) fn notices(tx: &mut dyn Tx) -> Result<Vec<Entry<Kept<Notice>>>, StoreError> {
    Ok(each(tx, NOTICE)?.filter_map(as_notice).collect())
}

/// All playlists but the deleted ones.
pub(super) fn playlists(tx: &mut dyn Tx) -> Result<Vec<Entry<Kept<Playlist>>>, StoreError> {
    Ok(each(tx, PLAYLIST)?.filter_map(as_playlist).collect())
}

/// All leaflets but the deleted ones.
pub(super) fn leaflets(tx: &mut dyn Tx) -> Result<Vec<Entry<LeafletRecord>>, StoreError> {
    Ok(each(tx, LEAFLET)?.filter_map(as_leaflet).collect())
}

/// The entry, if it is a leaflet.
pub(super) fn as_leaflet(entry: Entry<Record>) -> Option<Entry<LeafletRecord>> {
    if let Record::Leaflet(it) = entry.it { Some(Entry { stored: entry.stored, it: *it }) } else { None }
}

/// The entry, if it is a notice.
pub(super) fn as_notice(entry: Entry<Record>) -> Option<Entry<Kept<Notice>>> {
    if let Record::Notice(it) = entry.it { Some(Entry { stored: entry.stored, it }) } else { None }
}

/// The entry, if it is a playlist.
pub(super) fn as_playlist(entry: Entry<Record>) -> Option<Entry<Kept<Playlist>>> {
    if let Record::Playlist(it) = entry.it { Some(Entry { stored: entry.stored, it }) } else { None }
}

/// One change, in whose name it is made and when.
#[derive(Debug, Clone)]
pub(super) struct Writing {
    pub(super) record: Record,
    pub(super) state: State,
    pub(super) expected: Expected,
    pub(super) who: String,
    pub(super) now: Moment,
}

impl Writing {
    pub(super) fn by(me: &Me, now: Moment, record: Record, state: State, expected: Expected) -> Self {
        Self { record, state, expected, who: me.person.id.clone(), now }
    }
}

/// Saves a record with what kiosks may know of it, in one transaction. A form that comes twice (a double click, a page
/// sent anew) is saved once: the version it made is the answer to both.
pub(super) fn save(tx: &mut dyn Tx, writing: &Writing) -> Result<Saved, RecordError> {
    let Writing { record, state, expected, who, now } = writing.clone();
    match records::save(tx, &[Change { record, state, expected }], &who, now.utc) {
        Err(RecordError::Conflict { found, .. }) if made(&found, writing) => {
            Ok(Saved { at: feed_head::read(tx)?.at, versions: vec![found.version], published: 0 })
        }
        saved => saved,
    }
}

/// Whether this version is what the writing made when it came before.
fn made(found: &Stored, writing: &Writing) -> bool {
    let next = match writing.expected {
        Expected::Any | Expected::New => true,
        Expected::Version(before) => found.version == before + 1,
    };
    next && found.by == writing.who && found.state == writing.state && found.body == writing.record.body()
}
