//! An import goes again as a whole, or a second person says yes to all that waits of it.

use axum::extract::{Path, State};

use super::{
    super::{
        bring_back::{earlier, room_is_free},
        oops::Oops,
        page::{Answer, Me, Moment, go},
        second::{self, Outcome},
        shelf::Writing,
        signed::Signed,
    },
    lots::{self, Lot, Stands},
};
use crate::{
    office::{
        approvals::{self, Waiting},
        imports,
        records::{Saved, State as Fate},
        staff::Role,
        state::AppState,
    },
    store::sql::Tx,
};

/// Takes an import back: every record that nobody changed since is again as it was before.
pub(in super::super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (now, seen) = (Moment::of(office.now()), posted.text("sum").to_owned());
    let known = id.clone();
    let saved = office.database.run(move |tx| undo(tx, (&me, now), &known, &seen)).await?;
    if let Some(saved) = saved {
        office.announce(saved.at);
    }
    Ok(go(&format!("/imports/{id}?done=undone")))
}

/// Publishes everything of an import that waits, exactly as it was looked at.
pub(in super::super) async fn approve(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    me.must(Role::Publisher)?;
    let (now, seen, known) = (office.now(), posted.text("sum").to_owned(), id.clone());
    let approve = move |tx: &mut dyn Tx| {
        let lots = lots::read(tx, &known)?;
        let waiting: Vec<Waiting> = lots::waiting(&lots, &me).cloned().collect();
        if waiting.is_empty() || lots::sum_of_waiting(waiting.iter()) != seen {
            return Err(Oops::WordsChanged);
        }
        Ok::<_, Oops>(approvals::approve_all(tx, &waiting, (&me.person.id, now))?)
    };
    let saved = office.database.run(approve).await?;
    office.announce(saved.at);
    Ok(go(&format!("/imports/{id}?done=approved")))
}

fn undo(tx: &mut dyn Tx, (me, now): (&Me, Moment), id: &str, seen: &str) -> Result<Option<Saved>, Oops> {
    let import = imports::load(tx, id)?.ok_or(Oops::NotFound)?;
    let lots = lots::read(tx, id)?;
    let going: Vec<&Lot> = lots.iter().filter(|it| it.may_go()).collect();
    if going.is_empty() || lots::sum_of_undo(&lots) != seen {
        return Err(Oops::WordsChanged);
    }
    let mut writings: Vec<Writing> = Vec::new();
    for lot in going {
        if let Some(waiting) = lot.waiting.as_ref().filter(|_| lot.stands() == Stands::Waits) {
            second::take_back(tx, me, waiting)?;
        }
        if let Some(version) = lot.version() {
            let (kind, id) = (lot.entry.kind.as_str(), lot.entry.id.as_str());
            writings.push(earlier(tx, (kind, id), (lot.entry.before, version), (me, now))?);
        }
    }
    let outcome = second::save_all(tx, me, &writings)?;
    for writing in writings.iter().filter(|it| it.state == Fate::Published) {
        room_is_free(tx, &writing.record)?;
    }
    imports::note_undone(tx, &import.id, (&me.person.id, now.utc))?;
    Ok(match outcome {
        Outcome::Saved(saved) => Some(saved),
        Outcome::Asked => None,
    })
}
