//! The office's records as the console reads and writes them: typed, projected, and never behind a colleague's back.

use crate::{
    domain::{notice::Notice, signage::Playlist},
    office::{
        feed_head,
        records::{self, Change, Expected, RecordError, Saved, State, Stored},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{Kept, LeafletRecord, Record},
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

/// All records of a kind but the deleted ones. One that cannot be read is left out and logged: it takes no page down.
pub(super) fn all(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Entry<Record>>, StoreError> {
    Ok(records::list(tx, kind)?.into_iter().filter_map(read).collect())
}

/// The same, published ones alone.
pub(super) fn published(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Entry<Record>>, StoreError> {
    let mut entries = all(tx, kind)?;
    entries.retain(|entry| entry.stored.state == State::Published);
    Ok(entries)
}

/// A version as a record.
pub(super) fn read(stored: Stored) -> Option<Entry<Record>> {
    match stored.record() {
        Ok(it) => Some(Entry { stored, it }),
        Err(error) => {
            tracing::warn!(%error, "a record cannot be read and is left out");
            None
        }
    }
}

/// All notices but the deleted ones.
pub(super) fn notices(tx: &mut dyn Tx) -> Result<Vec<Entry<Kept<Notice>>>, StoreError> {
    Ok(all(tx, NOTICE)?.into_iter().filter_map(as_notice).collect())
}

/// All playlists but the deleted ones.
pub(super) fn playlists(tx: &mut dyn Tx) -> Result<Vec<Entry<Kept<Playlist>>>, StoreError> {
    Ok(all(tx, PLAYLIST)?.into_iter().filter_map(as_playlist).collect())
}

/// All leaflets but the deleted ones.
pub(super) fn leaflets(tx: &mut dyn Tx) -> Result<Vec<Entry<LeafletRecord>>, StoreError> {
    Ok(all(tx, LEAFLET)?.into_iter().filter_map(as_leaflet).collect())
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
