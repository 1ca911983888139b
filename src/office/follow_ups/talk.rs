//! What was written in an enquiry, by whom and on which day: sealed messages, sealed drafts, and who read them.

use chrono::NaiveDate;

use super::{Desk, FollowUp, Senior, change, date};
use crate::{
    args,
    domain::follow_up::{MESSAGES_MAX, Sealed, Writer},
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
};

/// A message as it lies in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Its place, from 1.
    pub number: i64,
    /// Who wrote it.
    pub writer: Writer,
    /// On which day.
    pub day: NaiveDate,
    /// What was written.
    pub sealed: Sealed,
    /// Who of the staff wrote it.
    pub staff: Option<String>,
}

/// What staff write for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Sealed to the desk's key alone.
    pub sealed: Sealed,
    /// Who wrote it.
    pub staff: String,
    /// On which day.
    pub day: NaiveDate,
    /// Whether somebody else is asked to look at it.
    pub check: Check,
}

/// 目を通してもらう: a second pair of eyes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Nobody is asked.
    None,
    /// Somebody else is asked.
    Asked,
    /// This person has looked at it.
    Seen(String),
}

/// The two sorts of what staff write for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An answer that is being written.
    Draft,
    /// 引き継ぎ
    Note,
}

/// How well replies keep to what was aimed at, among what is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Measured {
    /// Replies.
    pub replies: i64,
    /// Those within the aim.
    pub in_time: i64,
    /// The most open days that one took.
    pub open_days_max: i64,
}

/// Why nothing more can be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There are as many messages as one paper may have.
    #[error("this enquiry holds as many messages as it may: go on at the desk")]
    Full,
}

/// A message on its way into an enquiry.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    /// Drawn at random by whoever sends it: the same message again is kept once.
    pub id: &'a str,
    /// Its sealed text.
    pub sealed: &'a Sealed,
    /// The day.
    pub today: NaiveDate,
}

/// How a reply kept to what was aimed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Open days it took.
    pub open_days: i64,
    /// Whether it came by the day aimed at.
    pub in_time: bool,
}

/// Everything written, the oldest first.
pub fn messages(tx: &mut dyn Tx, id: &str) -> Result<Vec<Message>, StoreError> {
    let sql = "SELECT number, writer, day, sealed, staff FROM follow_up_message WHERE follow_up = $1
               ORDER BY number";
    tx.query(sql, args![id])?.iter().map(message).collect()
}

/// The holder of the paper wrote; an answer is due by `due`.
pub fn visitor_wrote(
    tx: &mut dyn Tx,
    it: &FollowUp,
    new: &New<'_>,
    due: Option<NaiveDate>,
) -> Result<(), WriteError> {
    if !append(tx, it, new, &Signature { writer: Writer::Visitor, staff: None, kept: None })? {
        return Ok(());
    }
    let (asked_on, due_on) = (it.asked_on.or(Some(new.today)), it.due_on.or(due));
    Ok(change(tx, &FollowUp { state: Desk::Open, active_on: new.today, asked_on, due_on, ..it.clone() })?)
}

/// The desk answered: what waited waits no more, and the draft is gone.
pub fn desk_wrote(
    tx: &mut dyn Tx,
    it: &FollowUp,
    new: &New<'_>,
    (staff, kept): (&str, Option<Kept>),
) -> Result<(), WriteError> {
    append(tx, it, new, &Signature { writer: Writer::Desk, staff: Some(staff), kept })?;
    drop_own(tx, it.id.as_str(), Sort::Draft)?;
    let (senior, active_on) = (Senior::NotAsked, new.today);
    Ok(change(tx, &FollowUp { active_on, asked_on: None, due_on: None, senior, ..it.clone() })?)
}

/// Who writes, and how well they kept to the aim.
struct Signature<'a> {
    writer: Writer,
    staff: Option<&'a str>,
    kept: Option<Kept>,
}

/// True when it was not there.
fn append(tx: &mut dyn Tx, it: &FollowUp, new: &New<'_>, by: &Signature<'_>) -> Result<bool, WriteError> {
    let sql = "SELECT number, id FROM follow_up_message WHERE follow_up = $1 ORDER BY number";
    let rows = tx.query(sql, args![it.id.as_str()])?;
    let known = |row: &Row| row.text(1).is_ok_and(|id| id == new.id);
    if rows.iter().any(known) {
        return Ok(false);
    }
    if rows.len() >= MESSAGES_MAX {
        return Err(WriteError::Full);
    }
    let last = rows.last().map_or(Ok(0), |row| row.int(0))?;
    tx.execute(
        "INSERT INTO follow_up_message (follow_up, number, id, writer, day, sealed, staff, open_days, in_time)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            it.id.as_str(),
            last + 1,
            new.id,
            by.writer.key(),
            new.today.to_string(),
            new.sealed.as_bytes(),
            by.staff,
            by.kept.map(|kept| kept.open_days),
            by.kept.map(|kept| kept.in_time),
        ],
    )?;
    Ok(true)
}

/// How well the living replies kept to their aim.
pub fn measured(tx: &mut dyn Tx) -> Result<Measured, StoreError> {
    let sql = "SELECT count(*), coalesce(sum(in_time), 0), coalesce(max(open_days), 0)
               FROM follow_up_message WHERE in_time IS NOT NULL";
    let rows = tx.query(sql, &[])?;
    rows.first().map_or(Ok(Measured::default()), |row| {
        Ok(Measured { replies: row.int(0)?, in_time: row.int(1)?, open_days_max: row.int(2)? })
    })
}

/// A draft or a note.
pub fn own(tx: &mut dyn Tx, id: &str, sort: Sort) -> Result<Option<Own>, StoreError> {
    let sql =
        "SELECT sealed, staff, day, asks, seen_by FROM follow_up_desk WHERE follow_up = $1 AND sort = $2";
    let rows = tx.query(sql, args![id, sort.key()])?;
    rows.first().map(read_own).transpose()
}

/// Keeps a draft or a note in the place of the one before.
pub fn keep_own(tx: &mut dyn Tx, id: &str, sort: Sort, own: &Own) -> Result<(), StoreError> {
    let (asks, seen_by) = match &own.check {
        Check::None => (false, None),
        Check::Asked => (true, None),
        Check::Seen(who) => (false, Some(who)),
    };
    tx.execute(
        "INSERT INTO follow_up_desk (follow_up, sort, sealed, staff, day, asks, seen_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (follow_up, sort) DO UPDATE SET
             sealed = excluded.sealed, staff = excluded.staff, day = excluded.day,
             asks = excluded.asks, seen_by = excluded.seen_by",
        args![id, sort.key(), own.sealed.as_bytes(), &own.staff, own.day.to_string(), asks, seen_by],
    )?;
    Ok(())
}

/// Throws a draft or a note away.
pub fn drop_own(tx: &mut dyn Tx, id: &str, sort: Sort) -> Result<(), StoreError> {
    tx.execute("DELETE FROM follow_up_desk WHERE follow_up = $1 AND sort = $2", args![id, sort.key()])?;
    Ok(())
}

/// Notes that somebody did something with it.
pub fn audit(
    tx: &mut dyn Tx,
    id: &str,
    (staff, act): (&str, &str),
    today: NaiveDate,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO follow_up_audit (follow_up, day, staff, act, times) VALUES ($1, $2, $3, $4, 1)
         ON CONFLICT (follow_up, day, staff, act) DO UPDATE SET times = follow_up_audit.times + 1",
        args![id, today.to_string(), staff, act],
    )?;
    Ok(())
}

/// Who did what on which day how often, the latest first.
pub fn audited(tx: &mut dyn Tx, id: &str) -> Result<Vec<Audited>, StoreError> {
    let sql = "SELECT day, staff, act, times FROM follow_up_audit WHERE follow_up = $1
               ORDER BY day DESC, staff, act";
    let read = |row: &Row| {
        Ok(Audited {
            day: date(row.text(0)?)?,
            staff: row.text(1)?.to_owned(),
            act: row.text(2)?.to_owned(),
            times: row.int(3)?,
        })
    };
    tx.query(sql, args![id])?.iter().map(read).collect()
}

/// One line of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// On which day.
    pub day: NaiveDate,
    /// Who.
    pub staff: String,
    /// Did what.
    pub act: String,
    /// How often.
    pub times: i64,
}

impl Sort {
    const fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Note => "note",
        }
    }
}

fn message(row: &Row) -> Result<Message, StoreError> {
    Ok(Message {
        number: row.int(0)?,
        writer: Writer::from_key(row.text(1)?).unwrap_or(Writer::Desk),
        day: date(row.text(2)?)?,
        sealed: sealed(row.blob(3)?)?,
        staff: row.text_opt(4)?.map(str::to_owned),
    })
}

fn read_own(row: &Row) -> Result<Own, StoreError> {
    let check = match (row.flag(3)?, row.text_opt(4)?) {
        (_, Some(who)) => Check::Seen(who.to_owned()),
        (true, None) => Check::Asked,
        (false, None) => Check::None,
    };
    Ok(Own { sealed: sealed(row.blob(0)?)?, staff: row.text(1)?.to_owned(), day: date(row.text(2)?)?, check })
}

fn sealed(bytes: &[u8]) -> Result<Sealed, StoreError> {
    Sealed::new(bytes.to_vec())
        .ok_or_else(|| StoreError::Corrupt("follow_up: a sealed message cannot be read".to_owned()))
}
