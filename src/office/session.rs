//! Sessions of staff: a random token in the browser, its SHA-256 here, and two limits in time.

use chrono::{DateTime, Utc};

use super::{
    staff::{self, Person},
    stamp::{read_stamp, stamp, stamp_before},
};
use crate::{
    args,
    domain::follow_up::Sealed,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::pair::TokenHash,
};

/// A session ends this many seconds after the last request: 2 hours.
pub const IDLE_SECS_MAX: i64 = 2 * 60 * 60;
/// A session ends this many seconds after the login, whatever happens: 12 hours, one working day.
pub const AGE_SECS_MAX: i64 = 12 * 60 * 60;
/// `last_seen_at` is written at most this often, in seconds.
const SEEN_SECS: i64 = 60;

/// Begins a session.
pub fn begin(tx: &mut dyn Tx, token: &TokenHash, staff: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO session (token_hash, staff, created_at, last_seen_at) VALUES ($1, $2, $3, $3)",
        args![token.as_bytes(), staff, stamp(now)],
    )?;
    Ok(())
}

/// Whether a request counts as use of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Somebody pressed something.
    Person,
    /// A page that lies open asks by itself.
    Page,
}

/// Whose session it is, if it lives; notes that somebody used it.
pub fn resume(
    tx: &mut dyn Tx,
    (token, used): (&TokenHash, Use),
    now: DateTime<Utc>,
) -> Result<Option<Person>, StoreError> {
    let rows = tx.query(
        "SELECT staff, last_seen_at FROM session
         WHERE token_hash = $1 AND created_at > $2 AND last_seen_at > $3",
        args![token.as_bytes(), stamp_before(now, AGE_SECS_MAX), stamp_before(now, IDLE_SECS_MAX)],
    )?;
    let Some(row) = rows.first() else { return Ok(None) };
    if used == Use::Person && row.text(1)? < stamp_before(now, SEEN_SECS).as_str() {
        let sql = "UPDATE session SET last_seen_at = $2 WHERE token_hash = $1";
        tx.execute(sql, args![token.as_bytes(), stamp(now)])?;
    }
    Ok(staff::by_id(tx, row.text(0)?)?.filter(|person| !person.disabled))
}

/// Keeps the desk's keys for as long as the session lives, sealed under its token.
pub fn hold(tx: &mut dyn Tx, token: &TokenHash, desk: &Sealed) -> Result<(), StoreError> {
    let sql = "UPDATE session SET desk = $2 WHERE token_hash = $1";
    tx.execute(sql, args![token.as_bytes(), desk.as_bytes()])?;
    Ok(())
}

/// Whose session it is, and what opens the desk's keys as the session holds it.
pub fn held(tx: &mut dyn Tx, token: &TokenHash) -> Result<Option<(String, Sealed)>, StoreError> {
    let rows = tx.query("SELECT staff, desk FROM session WHERE token_hash = $1", args![token.as_bytes()])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (staff, sealed) = (row.text(0)?.to_owned(), row.blob_opt(1)?);
    Ok(sealed.and_then(|bytes| Sealed::new(bytes.to_vec())).map(|sealed| (staff, sealed)))
}

/// Ends a session.
pub fn end(tx: &mut dyn Tx, token: &TokenHash) -> Result<(), StoreError> {
    tx.execute("DELETE FROM session WHERE token_hash = $1", args![token.as_bytes()])?;
    Ok(())
}

/// One place where somebody is logged in; it is told apart by when, never by where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// When they logged in.
    pub since: DateTime<Utc>,
    /// When they were last seen, to the minute.
    pub seen: DateTime<Utc>,
    /// Whether it is the one that asks.
    pub own: bool,
}

/// Everywhere somebody is logged in, the one used last first.
pub fn places(
    tx: &mut dyn Tx,
    (staff, own): (&str, Option<&TokenHash>),
    now: DateTime<Utc>,
) -> Result<Vec<Place>, StoreError> {
    let rows = tx.query(
        "SELECT token_hash, created_at, last_seen_at FROM session
         WHERE staff = $1 AND created_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, created_at DESC",
        args![staff, stamp_before(now, AGE_SECS_MAX), stamp_before(now, IDLE_SECS_MAX)],
    )?;
    let read = |row: &Row| {
        let time = |column: usize| Ok::<_, StoreError>(read_stamp(row.text(column)?).unwrap_or_default());
        let hash = row.blob(0)?;
        let own = own.is_some_and(|own| own.as_bytes().as_slice() == hash);
        Ok(Place { since: time(1)?, seen: time(2)?, own })
    };
    rows.iter().map(read).collect()
}

/// Ends every session of somebody, but for `spared`; how many there were.
pub fn end_all(tx: &mut dyn Tx, staff: &str, spared: Option<&TokenHash>) -> Result<usize, StoreError> {
    let Some(spared) = spared else {
        return tx.execute("DELETE FROM session WHERE staff = $1", args![staff]);
    };
    let sql = "DELETE FROM session WHERE staff = $1 AND token_hash <> $2";
    tx.execute(sql, args![staff, spared.as_bytes()])
}

/// Throws away what is over.
pub fn sweep(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<usize, StoreError> {
    tx.execute(
        "DELETE FROM session WHERE created_at <= $1 OR last_seen_at <= $2",
        args![stamp_before(now, AGE_SECS_MAX), stamp_before(now, IDLE_SECS_MAX)],
    )
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::office::{
        database::Database,
        staff::{NewPerson, Role},
    };

    /// Whether the session lives when it was last used after each of these pauses, in seconds.
    fn lives_after(pauses: &[i64]) -> bool {
        let database = Database::in_memory().unwrap();
        let new = NewPerson {
            name: "佐藤".to_owned(),
            login: "sato".to_owned(),
            role: Role::Publisher,
            password_hash: String::new(),
        };
        let person = database.run_now(|tx| staff::add(tx, &new)).unwrap();
        let (token, mut now) = (TokenHash::of("t"), DateTime::from_timestamp(1_800_000_000, 0).unwrap());
        database.run_now::<_, StoreError>(|tx| begin(tx, &token, &person.id, now)).unwrap();
        let mut lives = false;
        for pause in pauses {
            now += TimeDelta::seconds(*pause);
            let found =
                database.run_now::<_, StoreError>(|tx| resume(tx, (&token, Use::Person), now)).unwrap();
            lives = found.is_some_and(|found| found == person);
        }
        lives
    }

    #[test]
    fn a_session_ends_when_unused_and_at_the_end_of_the_day() {
        assert!(lives_after(&[IDLE_SECS_MAX - 1]));
        assert!(!lives_after(&[IDLE_SECS_MAX]));
        assert!(lives_after(&[IDLE_SECS_MAX - 1; 5]));
        assert!(!lives_after(&[IDLE_SECS_MAX - 1; 7]));
    }
}
