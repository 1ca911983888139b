//! What waits for a second person: the very words and what becomes of them, bound to their hash, beside what stands on
//! the screens until then.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::{
    choices,
    deeds::{self, Deed},
    records::{self, Change, Expected, RecordError, Saved, State},
    staff::StaffError,
    stamp::{read_stamp, stamp},
};
use crate::{
    args,
    domain::hex,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::record::Record,
};

/// The choice that asks for a second person, whoever publishes.
const CHOICE: &str = "approval";

/// Words that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The record's kind.
    pub kind: String,
    /// The record's id.
    pub id: String,
    /// The version they are to follow; any other version voids the request.
    pub base: i64,
    /// What becomes of it: published, or gone from the screens.
    pub state: State,
    /// JSON, private fields included.
    pub body: String,
    /// What is approved: SHA-256 over kind, id, what becomes of it, and body.
    pub hash: String,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
}

/// Why nothing was published.
#[derive(Debug, thiserror::Error)]
pub enum ApprovalError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The record was changed meanwhile, or cannot be saved.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The deed cannot be noted.
    #[error(transparent)]
    Staff(#[from] StaffError),
    /// Nothing waits, or other words than those that were looked at.
    #[error("other words wait than those that were looked at: look again")]
    Changed,
    /// Whoever asked cannot be the second person.
    #[error("nobody approves what they asked for themselves")]
    Own,
}

/// Whether a second person is asked for, whoever publishes.
pub fn is_on(tx: &mut dyn Tx) -> Result<bool, StoreError> {
    Ok(choices::of(tx, CHOICE)?.as_deref() == Some("on"))
}

/// Says whether a second person is asked for; what waits goes on waiting.
pub fn choose(tx: &mut dyn Tx, second: Second) -> Result<(), StoreError> {
    choices::set(tx, CHOICE, if second == Second::Asked { "on" } else { "off" })
}

/// Whether a second person is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// Always.
    Asked,
    /// Only for those who may not publish.
    Spared,
}

/// What exactly is approved.
pub fn hash(kind: &str, id: &str, body: &str) -> String {
    let mut sum = Sha256::new();
    for part in [kind, id, body] {
        sum.update(part.len().to_be_bytes());
        sum.update(part.as_bytes());
    }
    hex::of(&sum.finalize())
}

/// The same, with what becomes of it. A publication has the hash of its words alone.
fn bound(kind: &str, id: &str, state: State, body: &str) -> String {
    match state {
        State::Published => hash(kind, id, body),
        State::Draft | State::Deleted => hash(kind, id, &format!("{}\n{body}", state.key())),
    }
}

/// Asks for a second person; whatever else waits for the same record is replaced.
pub fn ask(
    tx: &mut dyn Tx,
    (record, state): (&Record, State),
    base: i64,
    (who, now): (&str, DateTime<Utc>),
) -> Result<(), StoreError> {
    let (kind, id, body) = (record.kind(), record.id(), record.body());
    tx.execute("DELETE FROM approval WHERE kind = $1 AND id = $2", args![kind, id])?;
    tx.execute(
        "INSERT INTO approval (kind, id, base, body, hash, asked_by, asked_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![kind, id, base, &body, bound(kind, id, state, &body), who, stamp(now), state.key()],
    )?;
    Ok(())
}

/// Everything that waits, the oldest first.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<Waiting>, StoreError> {
    let sql = "SELECT kind, id, base, body, hash, asked_by, asked_at, state FROM approval
               ORDER BY asked_at, kind, id";
    tx.query(sql, &[])?.iter().map(read).collect()
}

/// How many wait.
pub fn count(tx: &mut dyn Tx) -> Result<i64, StoreError> {
    tx.query("SELECT count(*) FROM approval", &[])?.first().map_or(Ok(0), |row| row.int(0))
}

/// What waits for one record.
pub fn load(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<Option<Waiting>, StoreError> {
    let sql = "SELECT kind, id, base, body, hash, asked_by, asked_at, state FROM approval
               WHERE kind = $1 AND id = $2";
    tx.query(sql, args![kind, id])?.first().map(read).transpose()
}

/// Takes a request back; what stands on the screens stays.
pub fn drop_request(tx: &mut dyn Tx, kind: &str, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM approval WHERE kind = $1 AND id = $2", args![kind, id])?;
    Ok(())
}

/// Does exactly what has this hash, in the name of a second person.
pub fn approve(
    tx: &mut dyn Tx,
    (kind, id): (&str, &str),
    seen: &str,
    (who, now): (&str, DateTime<Utc>),
) -> Result<Saved, ApprovalError> {
    let waiting = load(tx, kind, id)?.filter(|it| it.hash == seen).ok_or(ApprovalError::Changed)?;
    approve_all(tx, &[waiting], (who, now))
}

/// The same for several that were looked at together: all of it in one publication, or nothing.
pub fn approve_all(
    tx: &mut dyn Tx,
    all: &[Waiting],
    (who, now): (&str, DateTime<Utc>),
) -> Result<Saved, ApprovalError> {
    let mut changes = Vec::with_capacity(all.len());
    for waiting in all {
        if bound(&waiting.kind, &waiting.id, waiting.state, &waiting.body) != waiting.hash {
            return Err(ApprovalError::Changed);
        }
        if waiting.asked_by == who {
            return Err(ApprovalError::Own);
        }
        let record = Record::read(&waiting.kind, &waiting.id, &waiting.body).map_err(RecordError::from)?;
        let expected = if waiting.base > 0 { Expected::Version(waiting.base) } else { Expected::New };
        changes.push(Change { record, state: waiting.state, expected });
    }
    let saved = records::save(tx, &changes, who, now)?;
    let mut done = BTreeSet::new();
    for waiting in all {
        drop_request(tx, &waiting.kind, &waiting.id)?;
        // One word for everything that one colleague asked for.
        if done.insert((&waiting.asked_by, waiting.state == State::Published)) {
            deeds::note(tx, (who, &waiting.asked_by), deed(waiting.state), now)?;
        }
    }
    Ok(saved)
}

fn deed(state: State) -> Deed {
    match state {
        State::Published => Deed::Approved,
        State::Draft | State::Deleted => Deed::ApprovedGoing,
    }
}

fn read(row: &Row) -> Result<Waiting, StoreError> {
    Ok(Waiting {
        kind: row.text(0)?.to_owned(),
        id: row.text(1)?.to_owned(),
        base: row.int(2)?,
        body: row.text(3)?.to_owned(),
        hash: row.text(4)?.to_owned(),
        asked_by: row.text(5)?.to_owned(),
        asked_at: read_stamp(row.text(6)?).unwrap_or_default(),
        state: State::from_key(row.text(7)?)
            .ok_or_else(|| StoreError::Corrupt("a request with an unknown state".to_owned()))?,
    })
}
