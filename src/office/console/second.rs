//! The way of everything to the screens and from them: at once, or past a second person.

use super::{
    oops::Oops,
    page::Me,
    shelf::{self, Writing},
};
use crate::{
    office::{
        approvals,
        records::{self, Expected, RecordError, Saved, State as Fate, Stored},
        staff::Role,
    },
    store::sql::Tx,
    wire::record::Record,
};

/// What becomes of something that is to stand on the screens, or to leave them.
pub(super) enum Outcome {
    /// It does.
    Saved(Saved),
    /// A second person is asked.
    Asked,
}

/// Where whoever asked is led.
pub(super) fn asked(state: Fate) -> &'static str {
    match state {
        Fate::Published => "/approvals?done=asked",
        Fate::Draft | Fate::Deleted => "/approvals?done=going",
    }
}

/// Saves what may be saved, and asks a second person for what may not: what an editor brings to the screens or takes from
/// them always, what everybody does where the office asks for it. What stands on the screens stays until then.
pub(super) fn save(tx: &mut dyn Tx, me: &Me, writing: &Writing) -> Result<Outcome, Oops> {
    // What stands on no screen needs no second person.
    if matches!(writing.record, Record::Template(_)) {
        return Ok(Outcome::Saved(shelf::save(tx, writing)?));
    }
    let (kind, id) = (writing.record.kind(), writing.record.id());
    let found = records::load(tx, kind, id)?;
    let stands = found.as_ref().is_some_and(|it| it.state == Fate::Published);
    if writing.state != Fate::Published && !stands {
        return Ok(Outcome::Saved(shelf::save(tx, writing)?));
    }
    if me.person.role >= Role::Publisher && !approvals::is_on(tx)? {
        approvals::drop_request(tx, kind, id)?;
        return Ok(Outcome::Saved(shelf::save(tx, writing)?));
    }
    let base = if stands { behind(writing, found)? } else { as_draft(tx, writing)? };
    approvals::ask(tx, (&writing.record, writing.state), base, (&writing.who, writing.now.utc))?;
    Ok(Outcome::Asked)
}

/// The version that stands, as far as the writer looked at it.
fn behind(writing: &Writing, found: Option<Stored>) -> Result<i64, RecordError> {
    match (writing.expected, found) {
        (Expected::Version(seen), Some(found)) if found.version == seen => Ok(seen),
        (Expected::Any, Some(found)) => Ok(found.version),
        (_, Some(found)) => {
            let (kind, id) = (found.kind.clone(), found.id.clone());
            Err(RecordError::Conflict { kind, id, found: Box::new(found) })
        }
        (_, None) => Ok(0),
    }
}

/// What stands nowhere yet waits as a draft, which its writer finds again.
fn as_draft(tx: &mut dyn Tx, writing: &Writing) -> Result<i64, RecordError> {
    let saved = shelf::save(tx, &Writing { state: Fate::Draft, ..writing.clone() })?;
    Ok(saved.versions.first().copied().unwrap_or(0))
}
