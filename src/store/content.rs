//! `content.db`, what the office published: built from the feed, and rebuilt when it is lost.

use std::{collections::BTreeMap, path::Path};

use super::{
    error::StoreError,
    migrate::{Migration, migrate},
    sql::{Row, Tx},
    sqlite::{Options, Sqlite},
};
use crate::{
    args,
    wire::{
        checksum::Checksum,
        item::{ItemRow, Position},
    },
};

/// Rows that go into one transaction while a snapshot is built, so that readers never wait long.
const STAGE_ROWS: usize = 500;

const MIGRATIONS: &[Migration] = &[(1, "first", include_str!("schema/content_0001.sql"))];

/// The open file.
pub struct ContentDb {
    database: Sqlite,
}

/// What changed between two places of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delta {
    /// The place asked from; rows up to it are not repeated.
    pub from: Position,
    /// The place reached when all items are applied.
    pub to: Position,
    /// Of all live rows at `to`; `None` on a page that is not the last.
    pub checksum: Option<Checksum>,
    /// The latest state of each changed row, tombstones included.
    pub items: Vec<ItemRow>,
}

/// Everything at one place of the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The place.
    pub at: Position,
    /// Of all live rows.
    pub checksum: Checksum,
    /// All rows.
    pub items: Vec<ItemRow>,
}

/// How far this kiosk has followed the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The place reached; the next request starts here.
    pub position: Position,
    /// What the office says the checksum at this place is.
    pub checksum: Option<Checksum>,
    /// When [`ContentDb::verify`] last agreed with it, in seconds since 1970.
    pub verified_at_unix_secs: Option<i64>,
}

/// What comparing with the office's checksum showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Kiosk and office hold the same.
    Same,
    /// They differ: take a snapshot.
    Differs,
    /// The office has not said its checksum for this place yet.
    Unknown,
}

impl ContentDb {
    /// Opens or creates the file and brings it to this program's schema.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::over(Sqlite::open(path, &options())?)
    }

    /// Content that lives as long as the value.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::over(Sqlite::in_memory(&options())?)
    }

    /// Applies items and the new cursor in one transaction, and returns how many rows changed.
    /// `Stale` when the delta leads back, leaves a gap or is of another epoch: take a snapshot.
    pub fn apply(&self, delta: &Delta) -> Result<usize, StoreError> {
        self.database.run(|tx| apply(tx, delta))
    }

    /// Builds the snapshot beside what is shown and flips to it in one transaction.
    /// `Stale` when it is older than what is here, `Corrupt` when its rows do not add up.
    pub fn replace_all(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let found = Checksum::of(&snapshot.items);
        if found != snapshot.checksum {
            return Err(StoreError::Corrupt(format!(
                "the snapshot sums to {found}, not {}",
                snapshot.checksum
            )));
        }
        snapshot.items.iter().try_for_each(|row| check_row(row, snapshot.at))?;
        self.database.read(|tx| refuse_older(cursor(tx)?.position, snapshot.at))?;
        self.database.run(|tx| tx.execute("DELETE FROM item_next", &[]))?;
        for rows in snapshot.items.chunks(STAGE_ROWS) {
            self.database.run(|tx| rows.iter().try_for_each(|row| stage(tx, row)))?;
        }
        self.database.run(|tx| flip(tx, snapshot))
    }

    /// All live rows, by channel, kind and id.
    pub fn load_all(&self) -> Result<Vec<ItemRow>, StoreError> {
        self.database.read(live_rows)
    }

    /// How far this kiosk has followed the feed.
    pub fn cursor(&self) -> Result<Cursor, StoreError> {
        self.database.read(cursor)
    }

    /// The checksum of all live rows.
    pub fn checksum(&self) -> Result<Checksum, StoreError> {
        Ok(Checksum::of(&self.load_all()?))
    }

    /// The checksum of each channel's live rows; their sum is [`ContentDb::checksum`].
    pub fn checksums(&self) -> Result<BTreeMap<String, Checksum>, StoreError> {
        let mut sums = BTreeMap::<_, Checksum>::new();
        for row in self.load_all()? {
            sums.entry(row.channel.clone()).or_default().add(&row);
        }
        Ok(sums)
    }

    /// Compares all live rows with the office's checksum and notes the time when they agree.
    pub fn verify(&self, now_unix_secs: i64) -> Result<Verdict, StoreError> {
        self.verified(now_unix_secs).map(|(verdict, _)| verdict)
    }

    /// The same, with the rows that were read for it.
    pub fn verified(&self, now_unix_secs: i64) -> Result<(Verdict, Vec<ItemRow>), StoreError> {
        self.database.run(|tx| verify(tx, now_unix_secs))
    }

    /// Reads every row and, where it once agreed with the office, whether it still does: rot inside a
    /// body is invisible to SQLite.
    pub fn check_rows(&self) -> Result<(), StoreError> {
        let (cursor, rows) = self.database.read(|tx| Ok((cursor(tx)?, live_rows(tx)?)))?;
        match (cursor.verified_at_unix_secs, cursor.checksum) {
            (Some(_), Some(said)) if Checksum::of(&rows) != said => {
                Err(StoreError::Corrupt("the content no longer adds up to what was verified".to_owned()))
            }
            _ => Ok(()),
        }
    }

    /// The file beneath, for its check, its checkpoint and its backup.
    pub const fn database(&self) -> &Sqlite {
        &self.database
    }

    pub(super) fn over(database: Sqlite) -> Result<Self, StoreError> {
        migrate(&database, MIGRATIONS)?;
        Ok(Self { database })
    }
}

/// What was withdrawn leaves the disk too.
pub(super) fn options() -> Options {
    Options { secure_delete: true, ..Options::default() }
}

fn apply(tx: &mut dyn Tx, delta: &Delta) -> Result<usize, StoreError> {
    let have = cursor(tx)?;
    refuse_gap(have.position, delta)?;
    let is_news = delta.to > have.position || !delta.items.is_empty();
    if !is_news && (delta.checksum.is_none() || delta.checksum == have.checksum) {
        return Ok(0);
    }
    let mut changed = 0;
    for row in &delta.items {
        check_row(row, delta.to)?;
        changed += upsert(tx, row)?;
    }
    let checksum = delta.checksum.or(have.checksum.filter(|_| delta.to == have.position));
    set_cursor(tx, delta.to, checksum)?;
    Ok(changed)
}

fn refuse_gap(have: Position, delta: &Delta) -> Result<(), StoreError> {
    refuse_older(have, delta.to)?;
    if delta.from.epoch != have.epoch || delta.to.epoch != have.epoch {
        return Err(StoreError::Stale(format!("epoch {}, here is {}", delta.to.epoch, have.epoch)));
    }
    if delta.from > have {
        return Err(StoreError::Stale(format!("revisions {} to {} are missing", have.rev, delta.from.rev)));
    }
    Ok(())
}

fn refuse_older(have: Position, offered: Position) -> Result<(), StoreError> {
    if offered < have {
        return Err(StoreError::Stale(format!("{offered:?} is older than {have:?}")));
    }
    Ok(())
}

/// The checksum's spelling rests on keys without U+0000.
fn check_row(row: &ItemRow, at: Position) -> Result<(), StoreError> {
    let is_spelled = [&row.channel, &row.kind, &row.id].iter().all(|key| !key.contains('\0'));
    if is_spelled && (1..=at.rev).contains(&row.rev) {
        return Ok(());
    }
    Err(StoreError::Corrupt(format!(
        "row {:?} of revision {} cannot be of revision {}",
        row.id, row.rev, at.rev
    )))
}

/// A row that came before, or an older one, changes nothing: a repeated answer does no harm.
fn upsert(tx: &mut dyn Tx, row: &ItemRow) -> Result<usize, StoreError> {
    let sql = "INSERT INTO item (channel, kind, id, rev, deleted, body) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (channel, kind, id) DO UPDATE \
               SET rev = excluded.rev, deleted = excluded.deleted, body = excluded.body \
               WHERE excluded.rev > item.rev";
    tx.execute(sql, args![&row.channel, &row.kind, &row.id, row.rev, row.deleted, kept_body(row)])
}

fn stage(tx: &mut dyn Tx, row: &ItemRow) -> Result<(), StoreError> {
    let sql = "INSERT INTO item_next (channel, kind, id, rev, deleted, body) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.execute(sql, args![&row.channel, &row.kind, &row.id, row.rev, row.deleted, kept_body(row)])?;
    Ok(())
}

fn kept_body(row: &ItemRow) -> &str {
    if row.deleted { "" } else { &row.body }
}

fn flip(tx: &mut dyn Tx, snapshot: &Snapshot) -> Result<(), StoreError> {
    refuse_older(cursor(tx)?.position, snapshot.at)?;
    tx.execute("DELETE FROM item", &[])?;
    let sql = "INSERT INTO item (channel, kind, id, rev, deleted, body) \
               SELECT channel, kind, id, rev, deleted, body FROM item_next";
    let moved = tx.execute(sql, &[])?;
    if moved != snapshot.items.len() {
        return Err(StoreError::Busy("another snapshot is being built".to_owned()));
    }
    tx.execute("DELETE FROM item_next", &[])?;
    set_cursor(tx, snapshot.at, Some(snapshot.checksum))
}

fn verify(tx: &mut dyn Tx, now_unix_secs: i64) -> Result<(Verdict, Vec<ItemRow>), StoreError> {
    let (said, rows) = (cursor(tx)?.checksum, live_rows(tx)?);
    let Some(said) = said else { return Ok((Verdict::Unknown, rows)) };
    let is_same = Checksum::of(&rows) == said;
    tx.execute("UPDATE cursor SET verified_at = $1", args![is_same.then_some(now_unix_secs)])?;
    Ok((if is_same { Verdict::Same } else { Verdict::Differs }, rows))
}

fn live_rows(tx: &mut dyn Tx) -> Result<Vec<ItemRow>, StoreError> {
    let sql =
        "SELECT channel, kind, id, rev, deleted, body FROM item WHERE deleted = 0 ORDER BY channel, kind, id";
    tx.query(sql, &[])?.iter().map(to_item).collect()
}

fn cursor(tx: &mut dyn Tx) -> Result<Cursor, StoreError> {
    let rows = tx.query("SELECT epoch, rev, checksum, verified_at FROM cursor WHERE id = 1", &[])?;
    let row = rows.first().ok_or_else(|| StoreError::Corrupt("the cursor is missing".to_owned()))?;
    Ok(Cursor {
        position: Position { epoch: row.int(0)?, rev: row.int(1)? },
        checksum: row.blob_opt(2)?.map(|_| row.bytes32(2).map(Checksum::from_bytes)).transpose()?,
        verified_at_unix_secs: row.int_opt(3)?,
    })
}

fn set_cursor(tx: &mut dyn Tx, to: Position, checksum: Option<Checksum>) -> Result<(), StoreError> {
    let checksum = checksum.map(|sum| sum.as_bytes().to_vec());
    let sql = "UPDATE cursor SET epoch = $1, rev = $2, checksum = $3, verified_at = NULL WHERE id = 1";
    tx.execute(sql, args![to.epoch, to.rev, checksum])?;
    Ok(())
}

fn to_item(row: &Row) -> Result<ItemRow, StoreError> {
    Ok(ItemRow {
        channel: row.text(0)?.to_owned(),
        kind: row.text(1)?.to_owned(),
        id: row.text(2)?.to_owned(),
        rev: row.int(3)?,
        deleted: row.flag(4)?,
        body: row.text(5)?.to_owned(),
    })
}

#[cfg(test)]
mod tests;
