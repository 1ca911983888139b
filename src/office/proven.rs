//! Since when there is a backup that is known to restore, and since when one is wanted and does not come.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    choices,
    stamp::{read_stamp, stamp},
};
use crate::store::{error::StoreError, sql::Tx};

/// The first try since the last backup that was proven; empty while none is open.
const TRIED: &str = "backup_tried";
/// When a backup was last restored in a drill.
const PROVEN: &str = "backup_proven";
/// How long a backup with its drill may take, in minutes.
const TRY_MINUTES: i64 = 60;
/// How old the last proven backup may be, in hours: a night and half a day.
const OLD_HOURS: i64 = 36;

/// Why staff should look after the backups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// One was tried, and none ever came of it.
    Never,
    /// The last that is known to restore is this old.
    Since(DateTime<Utc>),
}

/// Notes that a backup is tried.
pub fn tries(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    match stood(tx, TRIED)? {
        Some(_) => Ok(()),
        None => choices::set(tx, TRIED, &stamp(now)),
    }
}

/// Notes that a backup was restored in a drill.
pub fn proven(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    choices::set(tx, PROVEN, &stamp(now))?;
    forget_try(tx)
}

/// What a restored office knows of the try it comes from is no try of its own.
pub fn forget_try(tx: &mut dyn Tx) -> Result<(), StoreError> {
    choices::set(tx, TRIED, "")
}

/// Whether a backup is wanted and does not come. An office of which none was ever tried is told nothing: that is a
/// choice.
pub fn late(tx: &mut dyn Tx, now: DateTime<Utc>) -> Result<Option<Late>, StoreError> {
    let (tried, last) = (stood(tx, TRIED)?, stood(tx, PROVEN)?);
    let failed = tried.is_some_and(|at| now - at > TimeDelta::minutes(TRY_MINUTES));
    let is_old = last.is_some_and(|at| now - at > TimeDelta::hours(OLD_HOURS));
    Ok((failed || is_old).then(|| last.map_or(Late::Never, Late::Since)))
}

fn stood(tx: &mut dyn Tx, name: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    Ok(choices::of(tx, name)?.as_deref().and_then(read_stamp))
}
