//! Where the feed stands, in the database and outside of it: a restored backup must not pass for the truth.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use chrono::{DateTime, Utc};

use crate::{
    args,
    store::{durable, error::StoreError, sql::Tx},
    wire::item::Position,
};

/// The feed's counter row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeedHead {
    /// The place reached.
    pub at: Position,
    /// The highest revision whose tombstones were thrown away: who is older takes a snapshot.
    pub floor_rev: i64,
}

impl FeedHead {
    /// Whether what changed since `held` leads to where the feed stands: the same history, no later place, and every
    /// tombstone since is there. Whoever holds nothing yet has everything before them.
    pub fn leads_on_from(&self, held: Position) -> bool {
        held.epoch == self.at.epoch && (self.floor_rev.max(1)..=self.at.rev).contains(&held.rev)
    }
}

/// Reads the counter row.
pub fn read(tx: &mut dyn Tx) -> Result<FeedHead, StoreError> {
    let rows = tx.query("SELECT epoch, rev, floor_rev FROM feed_head", &[])?;
    let row = rows.first().ok_or_else(|| StoreError::Corrupt("feed_head is empty".to_owned()))?;
    Ok(FeedHead { at: Position { epoch: row.int(0)?, rev: row.int(1)? }, floor_rev: row.int(2)? })
}

/// Moves the counter from `from` to the next revision: the last statement of a publishing transaction, so that
/// revisions are committed without gaps and in their order.
pub fn advance(tx: &mut dyn Tx, from: Position) -> Result<Position, StoreError> {
    let to = Position { rev: from.rev + 1, ..from };
    let moved = tx.execute(
        "UPDATE feed_head SET rev = $1 WHERE epoch = $2 AND rev = $3",
        args![to.rev, from.epoch, from.rev],
    )?;
    if moved == 1 { Ok(to) } else { Err(StoreError::Busy("another office published meanwhile".to_owned())) }
}

/// Begins a new epoch, later than `seen` and every epoch of the database; kiosks then take a snapshot.
///
/// Epochs are seconds since 1970 where possible: two restores of one backup never make the same one.
pub fn begin_epoch(tx: &mut dyn Tx, seen: Position, now: DateTime<Utc>) -> Result<Position, StoreError> {
    let head = read(tx)?.at;
    let epoch = now.timestamp().max(head.epoch.max(seen.epoch) + 1);
    tx.execute("UPDATE feed_head SET epoch = $1", args![epoch])?;
    Ok(Position { epoch, rev: head.rev })
}

/// The file that remembers the latest place any kiosk was told of, kept outside the database and its backups.
pub struct Published {
    path: Option<PathBuf>,
    told: Mutex<Position>,
}

impl Published {
    /// Reads the file; a missing one remembers nothing.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let told = match std::fs::read_to_string(path) {
            Ok(text) => serde_json::from_str(&text)
                .map_err(|error| StoreError::Corrupt(format!("{}: {error}", path.display())))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Position::default(),
            Err(error) => return Err(StoreError::io("read", path)(error)),
        };
        Ok(Self { path: Some(path.to_owned()), told: Mutex::new(told) })
    }

    /// One that forgets with the value.
    pub fn in_memory() -> Self {
        Self { path: None, told: Mutex::default() }
    }

    /// The latest place any kiosk was told of.
    pub fn told(&self) -> Position {
        *self.told.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers a place *before* a kiosk is told of it; older ones change nothing.
    pub fn remember(&self, at: Position) -> Result<(), StoreError> {
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if at <= *told {
            return Ok(());
        }
        if let Some(path) = &self.path {
            let text = format!("{{\"epoch\":{},\"rev\":{}}}\n", at.epoch, at.rev);
            let beside = path.with_extension("new");
            durable::write_private(&beside, text.as_bytes())?;
            durable::publish(&beside, path)?;
        }
        *told = at;
        Ok(())
    }

    /// Whether a database that stands at `at` may go on: it is not empty of an epoch, and not older than what
    /// kiosks were told.
    pub fn allows(&self, at: Position) -> bool {
        let told = self.told();
        at.epoch > 0 && told.epoch > 0 && at >= told
    }
}

/// Brings database and file into agreement at the start: where the database is new, or went backwards, it gets
/// a new epoch. Returns where the feed stands.
pub fn settle(tx: &mut dyn Tx, published: &Published, now: DateTime<Utc>) -> Result<Position, StoreError> {
    let head = read(tx)?.at;
    if published.allows(head) { Ok(head) } else { begin_epoch(tx, published.told(), now) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::database::Database;

    const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

    fn at(epoch: i64, rev: i64) -> Position {
        Position { epoch, rev }
    }

    /// Where a database at `database` settles when kiosks were told of `told`.
    fn settled(database: Position, told: Position) -> Position {
        let (held, published) = (Database::in_memory().unwrap(), Published::in_memory());
        published.remember(told).unwrap();
        held.run_now(|tx| {
            tx.execute("UPDATE feed_head SET epoch = $1, rev = $2", args![database.epoch, database.rev])?;
            settle(tx, &published, NOW)
        })
        .unwrap()
    }

    #[test]
    fn a_database_that_went_backwards_gets_a_new_epoch() {
        for (database, told, expected) in [
            (at(0, 0), at(0, 0), at(1, 0)),
            (at(5, 9), at(5, 9), at(5, 9)),
            (at(5, 12), at(5, 9), at(5, 12)),
            (at(5, 8), at(5, 9), at(6, 8)),
            (at(4, 99), at(5, 9), at(6, 99)),
            (at(6, 1), at(5, 9), at(6, 1)),
            (at(5, 9), at(0, 0), at(6, 9)),
        ] {
            assert_eq!(settled(database, told), expected, "{database:?} told {told:?}");
        }
    }

    #[test]
    fn the_counter_moves_by_one_and_only_from_where_it_stands() {
        let database = Database::in_memory().unwrap();
        let to = database.run_now::<_, StoreError>(|tx| advance(tx, at(0, 0))).unwrap();
        assert_eq!(to, at(0, 1));
        assert!(matches!(database.run_now(|tx| advance(tx, at(0, 0))), Err(StoreError::Busy(_))));
    }

    #[test]
    fn the_file_remembers_the_latest_place() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("published.json");
        let published = Published::open(&path).unwrap();
        published.remember(at(5, 9)).unwrap();
        published.remember(at(5, 3)).unwrap();
        assert_eq!(Published::open(&path).unwrap().told(), at(5, 9));
        std::fs::write(&path, "half").unwrap();
        assert!(matches!(Published::open(&path), Err(StoreError::Corrupt(_))));
    }
}
