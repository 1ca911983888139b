//! Anonymous enquiries as the office keeps them: numbers, public keys, sealed messages and dates.
//!
//! Nothing here can be read with the database alone: the messages open with the desk's key or with the paper. What is
//! over is destroyed, and remembered as a hash so that no backup brings it back.

pub mod told;
pub mod aim;
pub mod talk;
pub mod end;
pub mod erased;
pub mod lost;

use chrono::NaiveDate;

use super::chance::{self, NoChance};
use crate::{
    args,
    domain::{
        follow_up::{FollowUpKind, Locator, Recipient, VerifierHash, kept_until},
        id::FollowUpId,
    },
    store::{
        error::StoreError,
        sql::{Row, Tx, Value},
    },
    wire::pair,
};

/// Staff are warned when so many days or fewer are left, and again at the second number.
pub const WARN_DAYS: [i64; 2] = [14, 3];

const COLUMNS: &str = "id, locator, verifier_hash, recipient, kind, designation, state, paper, senior, opened_on, \
                       active_on, asked_on, due_on";

/// An enquiry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Drawn at random by the kiosk.
    pub id: FollowUpId,
    /// What may be told on the telephone.
    pub locator: Locator,
    /// What a paper is recognized by.
    pub verifier: VerifierHash,
    /// The paper's key.
    pub recipient: Recipient,
    /// What it is about.
    pub kind: FollowUpKind,
    /// Two ordinary words by which staff speak of it.
    pub designation: String,
    /// Whether the desk is done with it.
    pub state: Desk,
    /// Whether somebody holds the paper.
    pub paper: Paper,
    /// 上司・助言者に相談中
    pub senior: Senior,
    /// When it began.
    pub opened_on: NaiveDate,
    /// When somebody last wrote; everything is destroyed 90 days later.
    pub active_on: NaiveDate,
    /// The day of the oldest words that nobody has answered.
    pub asked_on: Option<NaiveDate>,
    /// The day by which an answer is aimed at.
    pub due_on: Option<NaiveDate>,
}

/// Whether the desk is done with an enquiry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Desk {
    /// It may go on.
    Open,
    /// The desk has closed it; whoever holds the paper opens it again by writing.
    Closed,
}

/// Whether a slip came out of the printer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Somebody took it.
    Sure,
    /// The terminal stopped while it printed.
    Unsure,
}

/// Whether somebody with more experience is asked about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Senior {
    /// No.
    NotAsked,
    /// 上司・助言者に相談中
    Asked,
}

impl FollowUp {
    /// The last day on which it can be read.
    pub fn until(&self) -> NaiveDate {
        kept_until(self.active_on).unwrap_or(NaiveDate::MAX)
    }

    /// Days until it is destroyed, where staff should know.
    pub fn warning(&self, today: NaiveDate) -> Option<i64> {
        let left = (self.until() - today).num_days();
        WARN_DAYS.into_iter().any(|days| left <= days).then_some(left.max(0))
    }
}

/// Everything there is, what waits longest first.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<FollowUp>, StoreError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM follow_up
         ORDER BY CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, state DESC, active_on DESC, designation"
    );
    tx.query(&sql, &[])?.iter().map(read).collect()
}

/// One by its id.
pub fn by_id(tx: &mut dyn Tx, id: &str) -> Result<Option<FollowUp>, StoreError> {
    Ok(find(tx, "id = $1", args![id])?.pop())
}

/// Those with this locator: one, or rarely several.
pub fn by_locator(tx: &mut dyn Tx, locator: &Locator) -> Result<Vec<FollowUp>, StoreError> {
    find(tx, "locator = $1", args![locator.digits()])
}

/// The one that a paper opens. Locator and verifier are asked for at once, so that nothing tells one from the other.
pub fn by_paper(
    tx: &mut dyn Tx,
    locator: &Locator,
    verifier: &VerifierHash,
) -> Result<Option<FollowUp>, StoreError> {
    let args = args![locator.digits(), verifier.to_string()];
    Ok(find(tx, "locator = $1 AND verifier_hash = $2", args)?.pop())
}

/// Writes a new one; false where its id is there already.
pub fn open(tx: &mut dyn Tx, it: &FollowUp) -> Result<bool, StoreError> {
    let sql = format!(
        "INSERT INTO follow_up ({COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO NOTHING"
    );
    let new = tx.execute(&sql, &row(it))? > 0;
    if new {
        let month = it.opened_on.format("%Y-%m").to_string();
        let sql = "INSERT INTO follow_up_month (month, opened) VALUES ($1, 1)
                   ON CONFLICT (month) DO UPDATE SET opened = follow_up_month.opened + 1";
        tx.execute(sql, args![month])?;
    }
    Ok(new)
}

/// Writes what changed of one.
pub fn change(tx: &mut dyn Tx, it: &FollowUp) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE follow_up SET state = $2, paper = $3, senior = $4, active_on = $5, asked_on = $6, due_on = $7
         WHERE id = $1",
        args![
            it.id.as_str(),
            state_key(it.state),
            paper_key(it.paper),
            it.senior == Senior::Asked,
            it.active_on.to_string(),
            it.asked_on.map(|day| day.to_string()),
            it.due_on.map(|day| day.to_string()),
        ],
    )?;
    Ok(())
}

/// Two ordinary words that no living enquiry has.
pub fn designation(tx: &mut dyn Tx) -> Result<String, DesignationError> {
    /// With 512 words a free pair is found at once; a thousand living ones would need two turns.
    const TURNS_MAX: usize = 64;
    for _ in 0..TURNS_MAX {
        let [one, two] = chance::bytes::<4>()?.as_chunks::<2>().0.as_array().copied().unwrap_or_default();
        let words = [u16::from_be_bytes(one), u16::from_be_bytes(two)].map(pair::word);
        let [first, second] = words;
        let name = format!("{first}・{second}");
        let sql = "SELECT 1 FROM follow_up WHERE designation = $1";
        if first != second && tx.query(sql, args![&name])?.is_empty() {
            return Ok(name);
        }
    }
    Err(StoreError::Sql("no designation is free".to_owned()).into())
}

/// Why there is no designation.
#[derive(Debug, thiserror::Error)]
pub enum DesignationError {
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers.
    #[error(transparent)]
    NoChance(#[from] NoChance),
}

fn find(tx: &mut dyn Tx, condition: &str, args: &[Value]) -> Result<Vec<FollowUp>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM follow_up WHERE {condition} ORDER BY opened_on, id");
    tx.query(&sql, args)?.iter().map(read).collect()
}

fn row(it: &FollowUp) -> Vec<Value> {
    args![
        it.id.as_str(),
        it.locator.digits(),
        it.verifier.to_string(),
        it.recipient.as_str(),
        it.kind.key(),
        &it.designation,
        state_key(it.state),
        paper_key(it.paper),
        it.senior == Senior::Asked,
        it.opened_on.to_string(),
        it.active_on.to_string(),
        it.asked_on.map(|day| day.to_string()),
        it.due_on.map(|day| day.to_string()),
    ]
    .to_vec()
}

const fn state_key(state: Desk) -> &'static str {
    match state {
        Desk::Open => "open",
        Desk::Closed => "closed",
    }
}

const fn paper_key(paper: Paper) -> &'static str {
    match paper {
        Paper::Sure => "sure",
        Paper::Unsure => "unsure",
    }
}

fn read(row: &Row) -> Result<FollowUp, StoreError> {
    let bad = |what: &str| StoreError::Corrupt(format!("follow_up: {what} cannot be read"));
    Ok(FollowUp {
        id: FollowUpId::parse(row.text(0)?).map_err(|_id| bad("id"))?,
        locator: Locator::parse(row.text(1)?).ok_or_else(|| bad("locator"))?,
        verifier: VerifierHash::parse(row.text(2)?).ok_or_else(|| bad("verifier_hash"))?,
        recipient: Recipient::parse(row.text(3)?).ok_or_else(|| bad("recipient"))?,
        kind: FollowUpKind::from_key(row.text(4)?).unwrap_or(FollowUpKind::Other),
        designation: row.text(5)?.to_owned(),
        state: if row.text(6)? == state_key(Desk::Open) { Desk::Open } else { Desk::Closed },
        paper: if row.text(7)? == paper_key(Paper::Sure) { Paper::Sure } else { Paper::Unsure },
        senior: if row.flag(8)? { Senior::Asked } else { Senior::NotAsked },
        opened_on: date(row.text(9)?)?,
        active_on: date(row.text(10)?)?,
        asked_on: row.text_opt(11)?.map(date).transpose()?,
        due_on: row.text_opt(12)?.map(date).transpose()?,
    })
}

/// A date as every table of the follow-up writes it.
fn date(text: &str) -> Result<NaiveDate, StoreError> {
    text.parse().map_err(|_date| StoreError::Corrupt("follow_up: a date cannot be read".to_owned()))
}

#[cfg(test)]
mod tests;
