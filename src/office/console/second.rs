//! The way of everything to the screens and from them: at once, or past a second person.

use super::{
    oops::Oops,
    page::Me,
    shelf::{self, BOOKING, Writing},
};
use crate::{
    office::{
        approvals::{self, Waiting},
        mailboxes::MAILBOX,
        records::{self, Change, Expected, RecordError, Saved, State as Fate, Stored},
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
    match way(tx, me, writing)? {
        Way::Free => {}
        Way::Own => approvals::drop_request(tx, writing.record.kind(), writing.record.id())?,
        Way::Past(found) => {
            ask(tx, writing, found)?;
            return Ok(Outcome::Asked);
        }
    }
    Ok(Outcome::Saved(shelf::save(tx, writing)?))
}

/// The same for many at once: what may be saved comes in one publication. What the desk does all day, bookings and post,
/// waits for nobody.
pub(super) fn save_all(tx: &mut dyn Tx, me: &Me, all: &[Writing]) -> Result<Outcome, Oops> {
    let mut changes = Vec::new();
    for writing in all {
        let Writing { record, state, expected, .. } = writing;
        let is_daily = matches!(record.kind(), BOOKING | MAILBOX);
        match if is_daily { Way::Free } else { way(tx, me, writing)? } {
            Way::Past(found) => {
                ask(tx, writing, found)?;
                continue;
            }
            Way::Own => approvals::drop_request(tx, record.kind(), record.id())?,
            Way::Free => {}
        }
        changes.push(Change { record: record.clone(), state: *state, expected: *expected });
    }
    let Some(one) = all.first().filter(|_| !changes.is_empty()) else { return Ok(Outcome::Asked) };
    Ok(Outcome::Saved(records::save(tx, &changes, &one.who, one.now.utc)?))
}

/// Whether this person needs a second one for what they bring to the screens.
pub(super) fn is_asked(tx: &mut dyn Tx, me: &Me) -> Result<bool, Oops> {
    Ok(me.person.role < Role::Publisher || approvals::is_on(tx)?)
}

/// Takes a request back: whoever asked, or somebody who could have said yes.
pub(super) fn take_back(tx: &mut dyn Tx, me: &Me, waiting: &Waiting) -> Result<(), Oops> {
    if waiting.asked_by != me.person.id {
        me.must(Role::Publisher)?;
    }
    Ok(approvals::drop_request(tx, &waiting.kind, &waiting.id)?)
}

/// How something gets to the screens.
enum Way {
    /// It touches none.
    Free,
    /// At once, in the place of whatever waits.
    Own,
    /// Past a second person; with what stands at present.
    Past(Option<Stored>),
}

fn way(tx: &mut dyn Tx, me: &Me, writing: &Writing) -> Result<Way, Oops> {
    // What stands on no screen needs no second person.
    if matches!(writing.record, Record::Template(_)) {
        return Ok(Way::Free);
    }
    let found = records::load(tx, writing.record.kind(), writing.record.id())?;
    let stands = found.as_ref().is_some_and(|it| it.state == Fate::Published);
    if writing.state != Fate::Published && !stands {
        return Ok(Way::Free);
    }
    Ok(if is_asked(tx, me)? { Way::Past(found) } else { Way::Own })
}

fn ask(tx: &mut dyn Tx, writing: &Writing, found: Option<Stored>) -> Result<(), RecordError> {
    let stands = found.as_ref().is_some_and(|it| it.state == Fate::Published);
    let base = if stands { behind(writing, found)? } else { as_draft(tx, writing)? };
    Ok(approvals::ask(tx, (&writing.record, writing.state), base, (&writing.who, writing.now.utc))?)
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
