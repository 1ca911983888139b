//! What came in as one file: who brought it, what it made, and what of it waits; so that it goes again as a whole.

use chrono::{DateTime, Utc};

use super::stamp::{read_stamp, stamp};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// An import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its id: that of the preview somebody said yes to, so that a form sent twice imports once.
    pub id: String,
    /// What the file held, as the command line calls it.
    pub kind: String,
    /// The name of the file.
    pub file: String,
    /// Who brought it.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who took it back and when, if anybody did.
    pub undone: Option<(String, DateTime<Utc>)>,
}

/// A record of an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The record's kind.
    pub kind: String,
    /// The record's id.
    pub id: String,
    /// The version that stood before; 0 where none did.
    pub before: i64,
    /// What came: the hash of `approvals::hash`.
    pub sum: String,
}

const COLUMNS: &str = "id, kind, file, who, at, undone_by, undone_at";

/// Notes an import, in the transaction that saves its records.
pub fn note(tx: &mut dyn Tx, import: &Import, entries: &[Entry]) -> Result<(), StoreError> {
    let Import { id, kind, file, who, at, .. } = import;
    let sql = "INSERT INTO import (id, kind, file, who, at) VALUES ($1, $2, $3, $4, $5)";
    tx.execute(sql, args![id, kind, file, who, stamp(*at)])?;
    for it in entries {
        let sql = "INSERT INTO import_record (import, kind, id, before, sum) VALUES ($1, $2, $3, $4, $5)";
        tx.execute(sql, args![id, &it.kind, &it.id, it.before, &it.sum])?;
    }
    Ok(())
}

/// Notes that an import was taken back; the last who did it stands.
pub fn note_undone(tx: &mut dyn Tx, id: &str, (who, now): (&str, DateTime<Utc>)) -> Result<(), StoreError> {
    let sql = "UPDATE import SET undone_by = $1, undone_at = $2 WHERE id = $3";
    tx.execute(sql, args![who, stamp(now), id])?;
    Ok(())
}

/// One import.
pub fn load(tx: &mut dyn Tx, id: &str) -> Result<Option<Import>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM import WHERE id = $1");
    tx.query(&sql, args![id])?.first().map(read).transpose()
}

/// The records of an import, by kind and id.
pub fn entries(tx: &mut dyn Tx, id: &str) -> Result<Vec<Entry>, StoreError> {
    let sql = "SELECT kind, id, before, sum FROM import_record WHERE import = $1 ORDER BY kind, id";
    let entry = |row: &Row| {
        Ok(Entry {
            kind: row.text(0)?.to_owned(),
            id: row.text(1)?.to_owned(),
            before: row.int(2)?,
            sum: row.text(3)?.to_owned(),
        })
    };
    tx.query(sql, args![id])?.iter().map(entry).collect()
}

/// How many records an import brought.
pub fn count(tx: &mut dyn Tx, id: &str) -> Result<i64, StoreError> {
    let rows = tx.query("SELECT count(*) FROM import_record WHERE import = $1", args![id])?;
    rows.first().map_or(Ok(0), |row| row.int(0))
}

/// The latest imports, the newest first, at most `limit`.
pub fn latest(tx: &mut dyn Tx, limit: u32) -> Result<Vec<Import>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM import ORDER BY at DESC, id LIMIT $1");
    tx.query(&sql, args![limit])?.iter().map(read).collect()
}

/// The imports that came or went from `from` until before `to`, at most `limit`.
pub fn between(
    tx: &mut dyn Tx,
    (from, to): (DateTime<Utc>, DateTime<Utc>),
    limit: u32,
) -> Result<Vec<Import>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM import WHERE (at >= $1 AND at < $2) OR (undone_at >= $1 AND undone_at < $2)
         ORDER BY at DESC, id LIMIT $3"
    );
    tx.query(&sql, args![stamp(from), stamp(to), limit])?.iter().map(read).collect()
}

/// The imports of which something waits for a second person, each with how much, the oldest first.
pub fn waiting(tx: &mut dyn Tx) -> Result<Vec<(Import, i64)>, StoreError> {
    let sql = "SELECT r.import, count(*) FROM import_record r
               JOIN approval a ON a.kind = r.kind AND a.id = r.id AND a.hash = r.sum
               GROUP BY r.import ORDER BY r.import";
    let mut found = Vec::new();
    for row in &tx.query(sql, &[])? {
        found.extend(load(tx, row.text(0)?)?.zip(Some(row.int(1)?)));
    }
    found.sort_by_key(|(import, _)| import.at);
    Ok(found)
}

fn read(row: &Row) -> Result<Import, StoreError> {
    let undone = row.text_opt(5)?.zip(row.text_opt(6)?.and_then(read_stamp));
    Ok(Import {
        id: row.text(0)?.to_owned(),
        kind: row.text(1)?.to_owned(),
        file: row.text(2)?.to_owned(),
        who: row.text(3)?.to_owned(),
        at: read_stamp(row.text(4)?)
            .ok_or_else(|| StoreError::Corrupt("import without a time".to_owned()))?,
        undone: undone.map(|(who, at)| (who.to_owned(), at)),
    })
}
