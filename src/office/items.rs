//! The rows that kiosks follow: written from projections, read by channel.

use chrono::{DateTime, Utc};

use super::{
    feed_head::FeedHead,
    stamp::{stamp, stamp_before},
};
use crate::{
    args,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::item::{ItemRow, Position},
};

/// How long a tombstone lives, in seconds: 180 days. A kiosk that was away longer takes a snapshot.
const TOMBSTONE_SECS: i64 = 180 * 24 * 60 * 60;
const COLUMNS: &str = "channel, kind, id, rev, deleted, body";

/// One public row before it has a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRow {
    /// Who follows it.
    pub channel: String,
    /// The kind of the body.
    pub kind: String,
    /// The id within its kind.
    pub id: String,
    /// JSON.
    pub body: String,
}

/// Whose rows are written, with which revision, and when.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// Kind of the record.
    pub kind: &'a str,
    /// Id of the record.
    pub id: &'a str,
    /// The revision that changed rows get.
    pub rev: i64,
    /// The time.
    pub now: DateTime<Utc>,
}

/// Makes the rows of a record exactly `rows`, with tombstones for what is gone, and says how many changed.
pub fn replace(tx: &mut dyn Tx, owner: Owner<'_>, rows: &[PublicRow]) -> Result<usize, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM item WHERE record_kind = $1 AND record_id = $2 AND deleted = 0");
    let before = read_rows(&tx.query(&sql, args![owner.kind, owner.id])?)?;
    let mut changed = 0;
    for row in rows.iter().filter(|row| !before.iter().any(|old| same(old, row) && old.body == row.body)) {
        put(tx, owner, row, Fate::Live)?;
        changed += 1;
    }
    for old in before.into_iter().filter(|old| !rows.iter().any(|row| same(old, row))) {
        let gone = PublicRow { channel: old.channel, kind: old.kind, id: old.id, body: String::new() };
        put(tx, owner, &gone, Fate::Gone)?;
        changed += 1;
    }
    Ok(changed)
}

/// Rows of the channels that changed after `rev`, tombstones included, oldest change first, at most `limit`.
pub fn since(tx: &mut dyn Tx, channels: &[String], rev: i64, limit: u32) -> Result<Vec<ItemRow>, StoreError> {
    let sql =
        format!("SELECT {COLUMNS} FROM item WHERE channel = $1 AND rev > $2 ORDER BY rev, kind, id LIMIT $3");
    let mut rows = Vec::new();
    for channel in channels {
        rows.extend(read_rows(&tx.query(&sql, args![channel, rev, limit])?)?);
    }
    Ok(rows)
}

/// All live rows of the channels.
pub fn live(tx: &mut dyn Tx, channels: &[String]) -> Result<Vec<ItemRow>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM item WHERE channel = $1 AND deleted = 0 ORDER BY kind, id");
    let mut rows = Vec::new();
    for channel in channels {
        rows.extend(read_rows(&tx.query(&sql, args![channel])?)?);
    }
    Ok(rows)
}

/// What became of a channel.
#[derive(Debug, PartialEq, Eq)]
pub enum News {
    /// These rows changed, tombstones included.
    Changed(Vec<ItemRow>),
    /// What was known cannot be followed up: these are all live rows.
    Anew(Vec<ItemRow>),
}

/// What became of a channel since a place in the feed, for somebody who followed it until there.
pub fn news(tx: &mut dyn Tx, channel: &String, known: Position, head: FeedHead) -> Result<News, StoreError> {
    let channel = std::slice::from_ref(channel);
    if known == head.at {
        Ok(News::Changed(Vec::new()))
    } else if head.leads_on_from(known) {
        since(tx, channel, known.rev, u32::MAX).map(News::Changed)
    } else {
        live(tx, channel).map(News::Anew)
    }
}

/// Throws away tombstones that are too old and remembers up to where; returns how many went.
pub fn forget_old(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let before = stamp_before(now, TOMBSTONE_SECS);
    let sql = "SELECT coalesce(max(rev), 0) FROM item WHERE deleted = 1 AND changed_at < $1";
    let highest = tx.query(sql, args![&before])?.first().map_or(Ok(0), |row| row.int(0))?;
    if highest == 0 {
        return Ok(0);
    }
    tx.execute("UPDATE feed_head SET floor_rev = $1 WHERE floor_rev < $1", args![highest])?;
    tx.execute("DELETE FROM item WHERE deleted = 1 AND changed_at < $1", args![&before])
}

fn put(tx: &mut dyn Tx, owner: Owner<'_>, row: &PublicRow, fate: Fate) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO item (channel, kind, id, rev, deleted, body, record_kind, record_id, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (channel, kind, id) DO UPDATE SET
             rev = excluded.rev, deleted = excluded.deleted, body = excluded.body,
             record_kind = excluded.record_kind, record_id = excluded.record_id, changed_at = excluded.changed_at",
        args![
            &row.channel,
            &row.kind,
            &row.id,
            owner.rev,
            fate == Fate::Gone,
            &row.body,
            owner.kind,
            owner.id,
            stamp(owner.now)
        ],
    )?;
    Ok(())
}

fn same(old: &ItemRow, new: &PublicRow) -> bool {
    (&old.channel, &old.kind, &old.id) == (&new.channel, &new.kind, &new.id)
}

fn read_rows(rows: &[Row]) -> Result<Vec<ItemRow>, StoreError> {
    rows.iter()
        .map(|row| {
            Ok(ItemRow {
                channel: row.text(0)?.to_owned(),
                kind: row.text(1)?.to_owned(),
                id: row.text(2)?.to_owned(),
                rev: row.int(3)?,
                deleted: row.flag(4)?,
                body: row.text(5)?.to_owned(),
            })
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Live,
    Gone,
}
