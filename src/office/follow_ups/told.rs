//! What kiosks tell of their slips: opened, void, or on a paper that nobody is sure of; in any order, and twice.

use chrono::NaiveDate;

use super::{
    DesignationError, Desk, FollowUp, Paper, Senior, aim, by_id, change, designation, end,
    erased::Erased,
    open,
    talk::{self, New, WriteError},
};
use crate::{
    domain::{follow_up::kept_until, id::FollowUpId},
    store::{error::StoreError, sql::Tx},
    wire::follow_up::{Named, OPENED, Opened, UNSURE, VOIDED},
};

/// The id of the message that a slip is opened with.
const FIRST: &str = "first";

/// Why something told cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum ToldError {
    /// The database or the list of what was destroyed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// There is no name for it.
    #[error(transparent)]
    Designation(#[from] DesignationError),
    /// There is no room for it.
    #[error(transparent)]
    Write(#[from] WriteError),
}

/// The kiosk tells it again when the office cannot keep it.
impl From<ToldError> for StoreError {
    fn from(error: ToldError) -> Self {
        match error {
            ToldError::Store(error)
            | ToldError::Designation(DesignationError::Store(error))
            | ToldError::Write(WriteError::Store(error)) => error,
            ToldError::Designation(DesignationError::NoChance(error)) => Self::Refused(error.to_string()),
            ToldError::Write(WriteError::Full) => Self::Refused("a new enquiry is full".to_owned()),
        }
    }
}

/// What a kiosk tells of a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody holds it.
    Opened(Box<Opened>),
    /// Nobody holds it.
    Voided(FollowUpId),
    /// Somebody may hold it.
    Unsure(FollowUpId),
}

/// Whether an entry is about a slip: its body is then kept nowhere but here.
pub fn is_about_a_slip(kind: &str) -> bool {
    [OPENED, VOIDED, UNSURE].contains(&kind)
}

impl Told {
    /// Reads the body of an entry; none where it cannot be read.
    pub fn read(kind: &str, body: &serde_json::Value) -> Option<Self> {
        let named = || serde_json::from_value::<Named>(body.clone()).ok().map(|it| it.id);
        match kind {
            OPENED => serde_json::from_value(body.clone()).ok().map(|it| Self::Opened(Box::new(it))),
            VOIDED => named().map(Self::Voided),
            UNSURE => named().map(Self::Unsure),
            _ => None,
        }
    }
}

/// Does what a kiosk tells. What was destroyed stays destroyed, however late it is told.
pub fn carry_out(tx: &mut dyn Tx, erased: &Erased, told: &Told, today: NaiveDate) -> Result<(), ToldError> {
    match told {
        Told::Opened(it) => opened(tx, erased, it, today),
        Told::Voided(id) => {
            erased.remember(std::slice::from_ref(id), today)?;
            end::destroy(tx, id)?;
            Ok(())
        }
        Told::Unsure(id) => {
            if let Some(it) = by_id(tx, id.as_str())? {
                change(tx, &FollowUp { paper: Paper::Unsure, ..it })?;
            }
            Ok(())
        }
    }
}

fn opened(tx: &mut dyn Tx, erased: &Erased, told: &Opened, today: NaiveDate) -> Result<(), ToldError> {
    // A kiosk whose clock runs ahead opens nothing that lives longer than the rest.
    let opened_on = told.opened_on.min(today);
    let over = kept_until(opened_on).is_none_or(|last| last < today);
    if erased.holds(&told.id) || over || by_id(tx, told.id.as_str())?.is_some() {
        return Ok(());
    }
    let it = FollowUp {
        id: told.id.clone(),
        locator: told.locator,
        verifier: told.verifier_hash,
        recipient: told.recipient.clone(),
        kind: told.kind,
        designation: designation(tx)?,
        state: Desk::Open,
        paper: Paper::Sure,
        senior: Senior::NotAsked,
        opened_on,
        active_on: opened_on,
        asked_on: None,
        due_on: None,
    };
    open(tx, &it)?;
    let due = aim::reply_by(tx, opened_on)?;
    talk::visitor_wrote(tx, &it, &New { id: FIRST, sealed: &told.sealed, today: opened_on }, due)?;
    Ok(())
}
