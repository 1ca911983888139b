//! The kiosks: invited, pending, paired, refused or revoked, and how each one's screen is.

use chrono::{DateTime, Utc};

use super::stamp::{read_stamp, stamp};
use crate::{
    args,
    domain::id::DeviceId,
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::{
        feed_channel::FeedChannel,
        pair::{Code, TokenHash},
        report::Report,
    },
};

const COLUMNS: &str =
    "id, name, place, state, code, token_hash, words, attempts, created_at, paired_at, last_seen_at, report";

/// A kiosk as the office knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Device {
    /// Its id, and the name of its own channel of the feed.
    pub id: String,
    /// What staff call it.
    pub name: String,
    /// Where it stands.
    pub place: String,
    /// How far it is.
    pub state: DeviceState,
    /// The code it pairs with; none once it is done.
    pub code: Option<Code>,
    /// What it proves itself with.
    pub token: Option<TokenHash>,
    /// The three words of its pairing, separated by spaces; empty before.
    pub words: String,
    /// How often somebody else tried its code.
    pub attempts: i64,
    /// When the office first heard of it.
    pub created_at: DateTime<Utc>,
    /// Since when it is paired.
    pub paired_at: Option<DateTime<Utc>>,
    /// When it last spoke.
    pub last_seen_at: Option<DateTime<Utc>>,
    /// What it last said of its screen.
    pub report: Option<Report>,
}

/// How far a device is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceState {
    /// Staff made a code; no kiosk has used it yet.
    Invited,
    /// A kiosk shows a code; staff have not confirmed it yet.
    Pending,
    /// It follows the feed.
    Paired,
    /// Staff said no, or too many tried its code.
    Refused,
    /// It followed the feed and is no longer welcome.
    Revoked,
}

impl DeviceState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Invited, Self::Pending, Self::Paired, Self::Refused, Self::Revoked];

    /// The word in the database and in `--json`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Pending => "pending",
            Self::Paired => "paired",
            Self::Refused => "refused",
            Self::Revoked => "revoked",
        }
    }
}

impl Device {
    /// The channels of the feed it follows.
    pub fn channels(&self) -> Vec<String> {
        let own = DeviceId::parse(&self.id).ok().map(|id| FeedChannel::kiosk(&id));
        [FeedChannel::global()].into_iter().chain(own).map(|channel| channel.to_string()).collect()
    }
}

/// All devices, the oldest first.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<Device>, StoreError> {
    let rows = tx.query(&format!("SELECT {COLUMNS} FROM device ORDER BY created_at, id"), &[])?;
    rows.iter().map(read).collect()
}

/// A device by id.
pub fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<Device>, StoreError> {
    one(tx, "id = $1", args![id])
}

/// A device by its pairing code.
pub fn by_code(tx: &mut dyn Tx, code: &Code) -> Result<Option<Device>, StoreError> {
    one(tx, "code = $1", args![code.as_str()])
}

/// The paired or revoked device that holds this token. The hash is looked up and then compared once more in
/// constant time; a 256-bit token cannot be found through the time of the look-up.
pub fn by_token(tx: &mut dyn Tx, token: &TokenHash) -> Result<Option<Device>, StoreError> {
    let device = one(tx, "token_hash = $1", args![token.as_bytes()])?;
    Ok(device.filter(|device| device.token.is_some_and(|held| held.matches(token))))
}

/// Inserts a device or writes all its columns anew.
pub fn put(tx: &mut dyn Tx, device: &Device) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO device (id, name, place, state, code, token_hash, words, attempts, created_at, paired_at,
                             last_seen_at, report)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (id) DO UPDATE SET
             name = excluded.name, place = excluded.place, state = excluded.state, code = excluded.code,
             token_hash = excluded.token_hash, words = excluded.words, attempts = excluded.attempts,
             paired_at = excluded.paired_at, last_seen_at = excluded.last_seen_at, report = excluded.report",
        args![
            &device.id,
            &device.name,
            &device.place,
            device.state.key(),
            device.code.as_ref().map(Code::as_str),
            device.token.as_ref().map(|token| token.as_bytes().as_slice()),
            &device.words,
            device.attempts,
            stamp(device.created_at),
            device.paired_at.map(stamp),
            device.last_seen_at.map(stamp),
            device.report.as_ref().and_then(|report| serde_json::to_string(report).ok())
        ],
    )?;
    Ok(())
}

/// Forgets a device.
pub fn remove(tx: &mut dyn Tx, id: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM device WHERE id = $1", args![id])?;
    Ok(())
}

/// Notes what a device says of its screen; the latest wins.
pub fn note_report(tx: &mut dyn Tx, id: &str, report: &Report, now: DateTime<Utc>) -> Result<(), StoreError> {
    if let Some(device) = by_id(tx, id)? {
        put(tx, &Device { last_seen_at: Some(now), report: Some(report.clone()), ..device })?;
    }
    Ok(())
}

fn one(
    tx: &mut dyn Tx,
    condition: &str,
    args: &[crate::store::sql::Value],
) -> Result<Option<Device>, StoreError> {
    let rows = tx.query(&format!("SELECT {COLUMNS} FROM device WHERE {condition}"), args)?;
    rows.first().map(read).transpose()
}

fn read(row: &Row) -> Result<Device, StoreError> {
    let key = row.text(3)?;
    let state = DeviceState::ALL.into_iter().find(|state| state.key() == key);
    Ok(Device {
        id: row.text(0)?.to_owned(),
        name: row.text(1)?.to_owned(),
        place: row.text(2)?.to_owned(),
        state: state.unwrap_or(DeviceState::Refused),
        code: row.text_opt(4)?.and_then(|code| Code::parse(code).ok()),
        token: row.blob_opt(5)?.and_then(|bytes| bytes.as_array()).map(|bytes| TokenHash::from_bytes(*bytes)),
        words: row.text(6)?.to_owned(),
        attempts: row.int(7)?,
        created_at: read_stamp(row.text(8)?).unwrap_or_default(),
        paired_at: row.text_opt(9)?.and_then(read_stamp),
        last_seen_at: row.text_opt(10)?.and_then(read_stamp),
        report: row.text_opt(11)?.and_then(|json| serde_json::from_str(json).ok()),
    })
}
