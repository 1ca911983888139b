//! The desk's key: whom it was given to, how it is made anew, and how somebody who lost theirs gets it back.
//!
//! Its private half lies here only sealed: to a key that a person's password opens, and to a key on paper in the safe.
//! Whoever loses their password gets it again from a colleague who has it, or from that paper.

pub mod password;
pub mod ring;

use chrono::NaiveDate;
use zeroize::Zeroizing;

use self::ring::{KeyedBy, Ring};
use super::{
    chance::{self, NoChance},
    follow_ups::aim,
    records::{self, Change, Expected, RecordError, Saved, State},
};
use crate::{
    args,
    domain::follow_up::{FollowUpDesk, PublicHost, Recipient, Sealed},
    seal::{error::SealError, identity::Identity, letter},
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::{body::SETTINGS_ID, record::Record},
};

/// The holder that is a paper in the safe.
pub const RECOVERY: &str = "recovery";
/// Open days within which an answer is aimed at, until the site decides.
const REPLY_DAYS: u32 = 3;

/// Why something cannot be done with the desk's key.
#[derive(Debug, thiserror::Error)]
pub enum DeskKeyError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The settings cannot be saved.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// No random numbers.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// A key does not open, or is none.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// There is one already.
    #[error("the desk has a key already: see it with shirube-office keys status; rotate makes a new one")]
    Exists,
    /// There is none.
    #[error(
        "the desk has no key yet: make it with shirube-office keys init, or in the console under お問い合わせ"
    )]
    Missing,
    /// The office has no settings to publish it in.
    #[error("the office has no settings yet: import a bundle with settings first, then make the desk's key")]
    NoSettings,
    /// This person never logged in since the key was made.
    #[error("\"{0}\" has nothing a key could be given to: let them log in once, then give it again")]
    NoHolder(String),
    /// The paper is not the one that belongs to this key.
    #[error("this is not the recovery key of this desk: look at the paper again")]
    WrongPaper,
}

/// One of the desk's keys, its public half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskKey {
    /// Its name.
    pub id: String,
    /// What messages are sealed to.
    pub recipient: Recipient,
    /// Since when.
    pub made_on: NaiveDate,
    /// Since when another is used.
    pub retired_on: Option<NaiveDate>,
}

/// Whom a key can be given to, and whether the newest was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// A person's id, or [`RECOVERY`].
    pub id: String,
    /// Whether they have the newest key.
    pub has_it: bool,
}

/// All keys, the newest first.
pub fn keys(tx: &mut dyn Tx) -> Result<Vec<DeskKey>, StoreError> {
    let sql = "SELECT id, recipient, made_on, retired_on FROM desk_key
               ORDER BY CASE WHEN retired_on IS NULL THEN 0 ELSE 1 END, retired_on DESC, id";
    tx.query(sql, &[])?.iter().map(read).collect()
}

/// The key in use.
pub fn current(tx: &mut dyn Tx) -> Result<Option<DeskKey>, StoreError> {
    Ok(keys(tx)?.into_iter().find(|key| key.retired_on.is_none()))
}

/// Everybody a key can be given to.
pub fn holders(tx: &mut dyn Tx) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT h.holder, count(c.desk_key) FROM desk_holder h
               LEFT JOIN desk_key k ON k.retired_on IS NULL
               LEFT JOIN desk_copy c ON c.holder = h.holder AND c.desk_key = k.id
               GROUP BY h.holder ORDER BY h.holder";
    let read = |row: &Row| Ok(Holder { id: row.text(0)?.to_owned(), has_it: row.int(1)? > 0 });
    tx.query(sql, &[])?.iter().map(read).collect()
}

/// Makes the desk's first key and a paper for the safe, and tells kiosks of it. Returns the paper's words, which nobody
/// can ask for again.
pub fn init(
    tx: &mut dyn Tx,
    host: Option<&PublicHost>,
    (who, now): (&str, chrono::DateTime<chrono::Utc>),
) -> Result<(Zeroizing<String>, Saved), DeskKeyError> {
    if current(tx)?.is_some() {
        return Err(DeskKeyError::Exists);
    }
    let today = super::stamp::day(now);
    let paper = fresh()?;
    hold(tx, RECOVERY, &paper.recipient()?, (&[], today))?;
    // Whoever makes it has it; everybody else is given it by somebody.
    let key = make(tx, today, &[RECOVERY.to_owned(), who.to_owned()])?;
    let saved = publish(tx, &key, host, (who, now))?;
    Ok((paper.to_text(), saved))
}

/// Makes a new key and gives it to everybody who had the one before; what was sealed to that stays readable.
pub fn rotate(
    tx: &mut dyn Tx,
    (who, now): (&str, chrono::DateTime<chrono::Utc>),
) -> Result<Saved, DeskKeyError> {
    let before = current(tx)?.ok_or(DeskKeyError::Missing)?;
    let today = super::stamp::day(now);
    let had = copies(tx, &before.id)?;
    tx.execute("UPDATE desk_key SET retired_on = $2 WHERE id = $1", args![&before.id, today.to_string()])?;
    // Whoever waited for the old one waits for the new one.
    let key = make(tx, today, &had)?;
    publish(tx, &key, None, (who, now))
}

/// Makes a new paper for the safe with the keys that `ring` opens; the paper before opens nothing more.
pub fn new_paper(tx: &mut dyn Tx, ring: &Ring, today: NaiveDate) -> Result<Zeroizing<String>, DeskKeyError> {
    let paper = fresh()?;
    forget(tx, RECOVERY)?;
    hold(tx, RECOVERY, &paper.recipient()?, (&[], today))?;
    give(tx, ring, RECOVERY)?;
    Ok(paper.to_text())
}

/// Gives every key of `ring` to a holder.
pub fn give(tx: &mut dyn Tx, ring: &Ring, holder: &str) -> Result<(), DeskKeyError> {
    let recipient = recipient(tx, holder)?.ok_or_else(|| DeskKeyError::NoHolder(holder.to_owned()))?;
    ring.keys().try_for_each(|(id, identity)| copy(tx, (id, &identity.to_text()), holder, &recipient))
}

/// Gives somebody every key that the paper from the safe opens.
pub fn recover(tx: &mut dyn Tx, paper: &str, holder: &str) -> Result<Ring, DeskKeyError> {
    let paper = Identity::parse(paper.trim()).map_err(|_no_key| DeskKeyError::WrongPaper)?;
    let known = recipient(tx, RECOVERY)?.ok_or(DeskKeyError::Missing)?;
    if paper.recipient()? != known {
        return Err(DeskKeyError::WrongPaper);
    }
    let ring = unlock(tx, RECOVERY, &paper)?;
    give(tx, &ring, holder)?;
    Ok(ring)
}

/// The keys that were given to a holder, opened with the holder's own.
pub fn unlock(tx: &mut dyn Tx, holder: &str, own: &Identity) -> Result<Ring, DeskKeyError> {
    let sql = "SELECT desk_key, sealed FROM desk_copy WHERE holder = $1 ORDER BY desk_key";
    let mut ring = Ring::default();
    for row in tx.query(sql, args![holder])? {
        let sealed = Sealed::new(row.blob(1)?.to_vec()).ok_or(SealError::DoesNotOpen)?;
        ring.add(row.text(0)?, Identity::parse(&letter::open(own, &sealed)?)?);
    }
    Ok(ring)
}

/// Remembers whom keys can be given to from here on; what was given to the one before opens nothing more.
pub fn hold(
    tx: &mut dyn Tx,
    holder: &str,
    recipient: &Recipient,
    (salt, today): (&[u8], NaiveDate),
) -> Result<(), StoreError> {
    tx.execute("DELETE FROM desk_copy WHERE holder = $1", args![holder])?;
    tx.execute(
        "INSERT INTO desk_holder (holder, recipient, salt, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (holder) DO UPDATE SET
             recipient = excluded.recipient, salt = excluded.salt, since = excluded.since",
        args![holder, recipient.as_str(), salt, today.to_string()],
    )?;
    Ok(())
}

/// Takes every key from a holder.
pub fn forget(tx: &mut dyn Tx, holder: &str) -> Result<(), StoreError> {
    tx.execute("DELETE FROM desk_copy WHERE holder = $1", args![holder])?;
    tx.execute("DELETE FROM desk_holder WHERE holder = $1", args![holder])?;
    Ok(())
}

/// What a person's own key is derived with.
pub fn salt(tx: &mut dyn Tx, holder: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let rows = tx.query("SELECT salt FROM desk_holder WHERE holder = $1", args![holder])?;
    rows.first().map(|row| row.blob(0).map(<[u8]>::to_vec)).transpose()
}

/// A key made from chance.
fn fresh() -> Result<Identity, DeskKeyError> {
    Ok(Identity::of_seed(&Zeroizing::new(chance::bytes::<32>()?))?)
}

/// A key of the desk, given to those of `to` it can be given to by what stands in the database alone: nobody has to be
/// there for it.
fn make(tx: &mut dyn Tx, today: NaiveDate, to: &[String]) -> Result<DeskKey, DeskKeyError> {
    let identity = fresh()?;
    let key = DeskKey {
        id: chance::id("desk")?,
        recipient: identity.recipient()?,
        made_on: today,
        retired_on: None,
    };
    tx.execute(
        "INSERT INTO desk_key (id, recipient, made_on) VALUES ($1, $2, $3)",
        args![&key.id, key.recipient.as_str(), today.to_string()],
    )?;
    for holder in to {
        if let Some(recipient) = recipient(tx, holder)? {
            copy(tx, (&key.id, &identity.to_text()), holder, &recipient)?;
        }
    }
    Ok(key)
}

fn copy(
    tx: &mut dyn Tx,
    (id, secret): (&str, &str),
    holder: &str,
    recipient: &Recipient,
) -> Result<(), DeskKeyError> {
    let sealed = letter::seal(secret, &[recipient])?;
    tx.execute(
        "INSERT INTO desk_copy (desk_key, holder, sealed) VALUES ($1, $2, $3)
         ON CONFLICT (desk_key, holder) DO UPDATE SET sealed = excluded.sealed",
        args![id, holder, sealed.as_bytes()],
    )?;
    Ok(())
}

/// Tells kiosks what to seal to: the settings are published with it.
fn publish(
    tx: &mut dyn Tx,
    key: &DeskKey,
    host: Option<&PublicHost>,
    (who, now): (&str, chrono::DateTime<chrono::Utc>),
) -> Result<Saved, DeskKeyError> {
    let stored = records::load(tx, "settings", SETTINGS_ID)?.ok_or(DeskKeyError::NoSettings)?;
    let Record::Settings(mut settings) = stored.record().map_err(RecordError::from)? else {
        return Err(DeskKeyError::NoSettings);
    };
    let before = settings.public.follow_up.take();
    settings.public.follow_up = Some(FollowUpDesk {
        site: before.as_ref().map_or_else(|| chance::id("site"), |it| Ok(it.site.clone()))?,
        recipient: key.recipient.clone(),
        key_id: key.id.clone(),
        public_host: host.cloned().or_else(|| before.as_ref().and_then(|it| it.public_host.clone())),
        reply_days: before.as_ref().map_or(REPLY_DAYS, |it| it.reply_days),
        away_until: before.and_then(|it| it.away_until),
    });
    let record = Record::Settings(settings);
    let change = Change { record, state: State::Published, expected: Expected::Version(stored.version) };
    Ok(records::save(tx, &[change], who, now)?)
}

/// What every answer of the desk is sealed to, beside the paper's key.
pub fn recipient_in_use(tx: &mut dyn Tx) -> Result<Recipient, DeskKeyError> {
    Ok(current(tx)?.ok_or(DeskKeyError::Missing)?.recipient)
}

/// The word of the site that is part of every paper's key.
pub fn site(tx: &mut dyn Tx) -> Result<Option<String>, StoreError> {
    Ok(aim::settings(tx)?.and_then(|settings| settings.follow_up).map(|desk| desk.site))
}

/// How a session's keys are wrapped.
pub fn for_session(ring: &Ring, token: &str) -> Result<Sealed, DeskKeyError> {
    Ok(ring.seal(&KeyedBy::session(token)?)?)
}

fn copies(tx: &mut dyn Tx, key: &str) -> Result<Vec<String>, StoreError> {
    let rows = tx.query("SELECT holder FROM desk_copy WHERE desk_key = $1", args![key])?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

fn recipient(tx: &mut dyn Tx, holder: &str) -> Result<Option<Recipient>, StoreError> {
    let rows = tx.query("SELECT recipient FROM desk_holder WHERE holder = $1", args![holder])?;
    rows.first().map(|row| known(row.text(0)?)).transpose()
}

fn known(text: &str) -> Result<Recipient, StoreError> {
    Recipient::parse(text).ok_or_else(|| StoreError::Corrupt("a recipient cannot be read".to_owned()))
}

fn read(row: &Row) -> Result<DeskKey, StoreError> {
    let date = |text: &str| {
        text.parse().map_err(|_date| StoreError::Corrupt("desk_key: a date cannot be read".to_owned()))
    };
    Ok(DeskKey {
        id: row.text(0)?.to_owned(),
        recipient: known(row.text(1)?)?,
        made_on: date(row.text(2)?)?,
        retired_on: row.text_opt(3)?.map(date).transpose()?,
    })
}

#[cfg(test)]
mod tests;
