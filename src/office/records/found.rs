//! Looking records up: the latest of one or of a kind, and every version there ever was.

use super::{RecordError, State, Stored};
use crate::{
    args,
    office::stamp::read_stamp,
    store::{
        error::StoreError,
        sql::{Row, Tx, Value},
    },
    wire::record::Record,
};

/// The latest version of a record, deleted ones included.
pub fn load(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<Option<Stored>, StoreError> {
    let sql = "SELECT kind, id, version, state, body, updated_at, updated_by FROM record WHERE kind = $1 AND id = $2";
    tx.query(sql, args![kind, id])?.first().map(read).transpose()
}

/// All records of a kind but the deleted ones, by id.
pub fn list(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Stored>, StoreError> {
    let sql = "SELECT kind, id, version, state, body, updated_at, updated_by FROM record
               WHERE kind = $1 AND state <> 'deleted' ORDER BY id";
    all(tx, sql, args![kind])
}

/// Which published records of a kind there are, in which versions, by id.
pub fn versions(tx: &mut dyn Tx, kind: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT id, version FROM record WHERE kind = $1 AND state = 'published' ORDER BY id";
    tx.query(sql, args![kind])?.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

/// All versions of a record, the latest first.
pub fn history(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<Vec<Stored>, StoreError> {
    let sql = "SELECT kind, id, version, state, body, changed_at, changed_by FROM record_history
               WHERE kind = $1 AND id = $2 ORDER BY version DESC";
    all(tx, sql, args![kind, id])
}

/// The latest changes of all kinds, the newest first, at most `limit`.
pub fn latest(tx: &mut dyn Tx, limit: u32) -> Result<Vec<Stored>, StoreError> {
    let sql = "SELECT kind, id, version, state, body, changed_at, changed_by FROM record_history
               ORDER BY changed_at DESC, kind, id, version DESC LIMIT $1";
    all(tx, sql, args![limit])
}

/// One version of a record.
pub fn version(tx: &mut dyn Tx, kind: &str, id: &str, version: i64) -> Result<Stored, RecordError> {
    let sql = "SELECT kind, id, version, state, body, changed_at, changed_by FROM record_history
               WHERE kind = $1 AND id = $2 AND version = $3";
    let found = tx.query(sql, args![kind, id, version])?.first().map(read).transpose()?;
    found.ok_or_else(|| RecordError::Missing { kind: kind.to_owned(), id: id.to_owned(), version })
}

/// The published records of a kind, by id. One that cannot be read is left out and logged.
pub fn published(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Record>, StoreError> {
    Ok(readable(list(tx, kind)?))
}

/// The published records of a kind of which kiosks have something.
pub(super) fn on_show(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Record>, StoreError> {
    let sql =
        "SELECT kind, id, version, state, body, updated_at, updated_by FROM record WHERE kind = $1 AND id IN
               (SELECT record_id FROM item WHERE record_kind = $1 AND deleted = 0) ORDER BY id";
    Ok(readable(all(tx, sql, args![kind])?))
}

/// The published ones among these. One that cannot be read is left out and logged.
pub(super) fn readable(stored: Vec<Stored>) -> Vec<Record> {
    let published = stored.into_iter().filter(|stored| stored.state == State::Published);
    let read = published.filter_map(|stored| {
        stored.record().inspect_err(|error| tracing::warn!(%error, "a record cannot be read")).ok()
    });
    read.collect()
}

/// The published records of a kind in whose bodies this id stands, whatever it means there: of the bookings of years, a
/// telephone call about one group reads its own.
pub(super) fn mentioning(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<Vec<Record>, StoreError> {
    let sql = "SELECT kind, id, version, state, body, updated_at, updated_by FROM record
               WHERE kind = $1 AND state = 'published' AND body LIKE '%' || $2 || '%' ORDER BY id";
    Ok(readable(all(tx, sql, args![kind, id])?))
}

fn all(tx: &mut dyn Tx, sql: &str, args: &[Value]) -> Result<Vec<Stored>, StoreError> {
    tx.query(sql, args)?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Stored, StoreError> {
    let unknown = |what: &str| StoreError::Corrupt(format!("record with an unknown {what}"));
    Ok(Stored {
        kind: row.text(0)?.to_owned(),
        id: row.text(1)?.to_owned(),
        version: row.int(2)?,
        state: State::from_key(row.text(3)?).ok_or_else(|| unknown("state"))?,
        body: row.text(4)?.to_owned(),
        at: read_stamp(row.text(5)?).ok_or_else(|| unknown("time"))?,
        by: row.text(6)?.to_owned(),
    })
}
