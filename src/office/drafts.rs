//! Drafts beside what stands on the screens: kept, opened again, published in its place or thrown away.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::stamp::{read_stamp, stamp};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::record::Record,
};

/// A draft beside a published version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The version its writer began with.
    pub base: i64,
    /// JSON, private fields included.
    pub body: String,
    /// Who kept it last.
    pub kept_by: String,
    /// When.
    pub kept_at: DateTime<Utc>,
}

/// Keeps a draft; one that was kept before is replaced.
pub fn keep(
    tx: &mut dyn Tx,
    record: &Record,
    base: i64,
    (who, now): (&str, DateTime<Utc>),
) -> Result<(), StoreError> {
    let (kind, id) = (record.kind(), record.id());
    throw_away(tx, kind, id)?;
    tx.execute(
        "INSERT INTO draft (kind, id, base, body, kept_by, kept_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![kind, id, base, &record.body(), who, stamp(now)],
    )?;
    Ok(())
}

/// The draft beside a record.
pub fn load(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<Option<Draft>, StoreError> {
    let sql = "SELECT base, body, kept_by, kept_at FROM draft WHERE kind = $1 AND id = $2";
    tx.query(sql, args![kind, id])?.first().map(read).transpose()
}

/// Throws a draft away: it was published, or nobody wants it.
pub fn throw_away(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM draft WHERE kind = $1 AND id = $2", args![kind, id])?;
    Ok(())
}

/// The ids of a kind beside which a draft lies.
pub fn ids(tx: &mut dyn Tx, kind: &str) -> Result<BTreeSet<String>, StoreError> {
    let rows = tx.query("SELECT id FROM draft WHERE kind = $1", args![kind])?;
    rows.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
}

/// Every draft beside something published, with its kind and its id, the oldest first.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<(String, String, Draft)>, StoreError> {
    let sql = "SELECT d.base, d.body, d.kept_by, d.kept_at, d.kind, d.id FROM draft d
               JOIN record r ON r.kind = d.kind AND r.id = d.id AND r.state = 'published'
               ORDER BY d.kept_at, d.kind, d.id";
    let one = |row: &Row| Ok((row.text(4)?.to_owned(), row.text(5)?.to_owned(), read(row)?));
    tx.query(sql, &[])?.iter().map(one).collect()
}

/// The drafts of a kind, by id. One that cannot be read is left out: whoever opens it is told.
pub fn list(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Record>, StoreError> {
    let rows = tx.query("SELECT id, body FROM draft WHERE kind = $1 ORDER BY id", args![kind])?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(Record::read(kind, row.text(0)?, row.text(1)?).ok());
    }
    Ok(found)
}

fn read(row: &Row) -> Result<Draft, StoreError> {
    Ok(Draft {
        base: row.int(0)?,
        body: row.text(1)?.to_owned(),
        kept_by: row.text(2)?.to_owned(),
        kept_at: read_stamp(row.text(3)?).unwrap_or_default(),
    })
}
