//! `local.db`, the kiosk's precious file: who it is, what it owes the office, what it counted.

pub mod follow_up;

use std::path::Path;

use chrono::{Days, NaiveDate};

use super::{
    error::StoreError,
    identity::{Identity, Spare},
    migrate::{Migration, migrate},
    sql::{Row, Tx},
    sqlite::{Options, Sqlite},
};
use crate::args;

/// How long the office may ask again for what it has acknowledged: the age of a backup it may restore.
pub const ACKED_DAYS: u64 = 7;

const MIGRATIONS: &[Migration] = &[
    (1, "first", include_str!("schema/local_0001.sql")),
    (2, "follow_up", include_str!("schema/local_0002.sql")),
];

/// The open file. Each call is one transaction that is on the disk when the call returns.
pub struct LocalDb {
    database: Sqlite,
    /// Where the identity stands a second time; nowhere for a kiosk in memory.
    spare: Option<Spare>,
}

/// Something to tell the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Made on the kiosk, unique.
    pub event_id: String,
    /// A coarse word, for example `booking`; never what a visitor looked at.
    pub kind: String,
    /// JSON, or sealed text.
    pub body: String,
    /// Sealed bodies leave the kiosk when the office has them.
    pub sealed: bool,
    /// The day it happened; no time of day is kept.
    pub at_day: NaiveDate,
}

/// An entry with its place in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Grows by at least one from entry to entry and is never used again.
    pub seq: i64,
    /// What is to be told.
    pub entry: Entry,
}

/// An absolute count, which may be sent any number of times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// `YYYY-MM`.
    pub month: String,
    /// A coarse word for a kind of page.
    pub kind: String,
    /// From the first of the month on.
    pub total: i64,
}

impl LocalDb {
    /// Opens or creates the file and brings it to this program's schema.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::over(Sqlite::open(path, &options())?, Some(Spare::beside(path)))
    }

    /// A kiosk without a past.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::over(Sqlite::in_memory(&options())?, None)
    }

    /// Queues an entry and returns its seq; on the disk before this returns, so that thanks may be said.
    /// The same `event_id` again gives the same seq.
    pub fn push(&self, entry: &Entry) -> Result<i64, StoreError> {
        self.database.run(|tx| push(tx, entry))
    }

    /// The oldest entries that the office has not acknowledged, in order.
    pub fn pending(&self, batch_max: u32) -> Result<Vec<Queued>, StoreError> {
        let sql = "SELECT seq, event_id, kind, body, sealed, at_day FROM outbox \
                   WHERE acked_day IS NULL ORDER BY seq LIMIT $1";
        self.database.read(|tx| tx.query(sql, args![batch_max])?.iter().map(to_queued).collect())
    }

    /// The highest seq the office has acknowledged, as far as it is kept; 0 when none.
    pub fn acked_up_to(&self) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(seq), 0) FROM outbox WHERE acked_day IS NOT NULL";
        self.database.read(|tx| tx.query(sql, &[])?.first().map_or(Ok(0), |row| row.int(0)))
    }

    /// How many entries wait for the office.
    pub fn pending_count(&self) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM outbox WHERE acked_day IS NULL";
        self.database.read(|tx| tx.query(sql, &[])?.first().map_or(Ok(0), |row| row.int(0)))
    }

    /// The office has everything up to `up_to_seq`. Sealed bodies are erased from the disk; the rest stays
    /// [`ACKED_DAYS`] days. Returns how many entries were acknowledged for the first time.
    pub fn ack(&self, up_to_seq: i64, today: NaiveDate) -> Result<usize, StoreError> {
        let (kept, erased) = self.database.run(|tx| ack(tx, up_to_seq, today))?;
        if erased > 0
            && let Err(error) = self.database.checkpoint()
        {
            // The next checkpoint overwrites the log: late, but the acknowledgement itself stands.
            tracing::warn!(%error, "sealed messages the office has stay in the log for a while");
        }
        Ok(kept + erased)
    }

    /// The office was restored to a state that ends at `seq`: later entries, as far as kept, wait once more.
    pub fn reopen_after(&self, seq: i64) -> Result<usize, StoreError> {
        let sql = "UPDATE outbox SET acked_day = NULL WHERE seq > $1 AND acked_day IS NOT NULL";
        self.database.run(|tx| tx.execute(sql, args![seq]))
    }

    /// Forgets entries acknowledged more than [`ACKED_DAYS`] days before `today`; returns how many.
    pub fn prune(&self, today: NaiveDate) -> Result<usize, StoreError> {
        let first_kept = today.checked_sub_days(Days::new(ACKED_DAYS)).unwrap_or(NaiveDate::MIN);
        let sql = "DELETE FROM outbox WHERE acked_day < $1";
        self.database.run(|tx| tx.execute(sql, args![first_kept.to_string()]))
    }

    /// Adds to the count of the month of `day` and returns the new total.
    pub fn tally_add(&self, day: NaiveDate, kind: &str, count: u32) -> Result<i64, StoreError> {
        let sql = "INSERT INTO tally (month, kind, total) VALUES ($1, $2, $3) \
                   ON CONFLICT (month, kind) DO UPDATE SET total = tally.total + excluded.total RETURNING total";
        let month = day.format("%Y-%m").to_string();
        self.database
            .run(|tx| tx.query(sql, args![&month, kind, count])?.first().map_or(Ok(0), |row| row.int(0)))
    }

    /// All counts, by month and kind.
    pub fn tallies(&self) -> Result<Vec<Tally>, StoreError> {
        let sql = "SELECT month, kind, total FROM tally ORDER BY month, kind";
        self.database.read(|tx| tx.query(sql, &[])?.iter().map(to_tally).collect())
    }

    /// What pairing gave this kiosk; `None` before it.
    pub fn identity(&self) -> Result<Option<Identity>, StoreError> {
        let sql = "SELECT device_id, device_token, office_url, certificate_pem, feed_key, kiosk_epoch FROM identity";
        self.database.read(|tx| tx.query(sql, &[])?.first().map(to_identity).transpose())
    }

    /// Keeps what pairing gave, instead of what was kept before.
    pub fn set_identity(&self, identity: &Identity) -> Result<(), StoreError> {
        self.database.run(|tx| set_identity(tx, identity))?;
        self.keep_spare(identity);
        Ok(())
    }

    /// A file without an identity takes it back from the spare copy. It is another epoch of this kiosk: what was
    /// queued is gone, and seq begins anew. True when that happened.
    pub fn recover_identity(&self) -> Result<bool, StoreError> {
        if let Some(identity) = self.identity()? {
            self.keep_spare(&identity);
            return Ok(false);
        }
        let Some(spared) = self.spare.as_ref().and_then(Spare::read) else { return Ok(false) };
        self.set_identity(&Identity { kiosk_epoch: spared.kiosk_epoch + 1, ..spared }).map(|()| true)
    }

    /// Forgets the pairing; the token is erased from the disk. Entries stay queued for the next pairing.
    pub fn forget_identity(&self) -> Result<(), StoreError> {
        self.spare.as_ref().map_or(Ok(()), Spare::remove)?;
        self.database.run(|tx| tx.execute("DELETE FROM identity", &[]))?;
        self.database.checkpoint()
    }

    /// A setting made at this kiosk.
    pub fn setting(&self, key: &str) -> Result<Option<String>, StoreError> {
        let rows =
            self.database.read(|tx| tx.query("SELECT value FROM setting WHERE key = $1", args![key]))?;
        rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
    }

    /// Keeps a setting; `None` removes it.
    pub fn set_setting(&self, key: &str, value: Option<&str>) -> Result<(), StoreError> {
        let keep = "INSERT INTO setting (key, value) VALUES ($1, $2) \
                    ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.database.run(|tx| match value {
            Some(value) => tx.execute(keep, args![key, value]).map(|_| ()),
            None => tx.execute("DELETE FROM setting WHERE key = $1", args![key]).map(|_| ()),
        })
    }

    /// The file beneath, for its check, its checkpoint and its backup.
    pub const fn database(&self) -> &Sqlite {
        &self.database
    }

    /// The pairing stands without its spare copy; the next start tries again.
    fn keep_spare(&self, identity: &Identity) {
        if let Some(Err(error)) = self.spare.as_ref().map(|spare| spare.keep(identity)) {
            tracing::warn!(%error, "the spare copy of the pairing was not written");
        }
    }

    fn over(database: Sqlite, spare: Option<Spare>) -> Result<Self, StoreError> {
        migrate(&database, MIGRATIONS)?;
        Ok(Self { database, spare })
    }
}

fn options() -> Options {
    Options { secure_delete: true, ..Options::default() }
}

fn push(tx: &mut dyn Tx, entry: &Entry) -> Result<i64, StoreError> {
    let Entry { event_id, kind, body, sealed, at_day } = entry;
    tx.execute(
        "INSERT INTO outbox (event_id, kind, body, sealed, at_day) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (event_id) DO NOTHING",
        args![event_id, kind, body, *sealed, at_day.to_string()],
    )?;
    let rows = tx.query("SELECT seq FROM outbox WHERE event_id = $1", args![event_id])?;
    rows.first().map_or_else(|| Err(StoreError::Sql("an entry vanished".to_owned())), |row| row.int(0))
}

fn ack(tx: &mut dyn Tx, up_to_seq: i64, today: NaiveDate) -> Result<(usize, usize), StoreError> {
    let kept = tx.execute(
        "UPDATE outbox SET acked_day = $2 WHERE seq <= $1 AND acked_day IS NULL AND sealed = 0",
        args![up_to_seq, today.to_string()],
    )?;
    let erased = tx.execute("DELETE FROM outbox WHERE seq <= $1 AND sealed = 1", args![up_to_seq])?;
    Ok((kept, erased))
}

fn set_identity(tx: &mut dyn Tx, identity: &Identity) -> Result<(), StoreError> {
    tx.execute("DELETE FROM identity", &[])?;
    tx.execute(
        "INSERT INTO identity (id, device_id, device_token, office_url, certificate_pem, feed_key, kiosk_epoch) \
         VALUES (1, $1, $2, $3, $4, $5, $6)",
        args![
            &identity.device_id,
            &identity.device_token,
            &identity.office_url,
            &identity.certificate_pem,
            &identity.feed_key,
            identity.kiosk_epoch
        ],
    )?;
    Ok(())
}

fn to_queued(row: &Row) -> Result<Queued, StoreError> {
    let at_day = row.text(5)?;
    let at_day = at_day.parse().map_err(|error| StoreError::Corrupt(format!("outbox day: {error}")))?;
    let entry = Entry {
        event_id: row.text(1)?.to_owned(),
        kind: row.text(2)?.to_owned(),
        body: row.text(3)?.to_owned(),
        sealed: row.flag(4)?,
        at_day,
    };
    Ok(Queued { seq: row.int(0)?, entry })
}

fn to_tally(row: &Row) -> Result<Tally, StoreError> {
    Ok(Tally { month: row.text(0)?.to_owned(), kind: row.text(1)?.to_owned(), total: row.int(2)? })
}

fn to_identity(row: &Row) -> Result<Identity, StoreError> {
    Ok(Identity {
        device_id: row.text(0)?.to_owned(),
        device_token: row.text(1)?.to_owned(),
        office_url: row.text(2)?.to_owned(),
        certificate_pem: row.text(3)?.to_owned(),
        feed_key: row.bytes32(4)?,
        kiosk_epoch: row.int(5)?,
    })
}

#[cfg(test)]
mod tests;
