//! What terminals ask for whoever holds a slip: the office sees a locator and a verifier, no secret and no text.

use axum::{Json, extract::State};
use chrono::NaiveDate;

use super::{
    answer::{Body, Problem},
    auth::Kiosk,
    follow_ups::{
        self, FollowUp, aim, lost,
        talk::{self, New, WriteError},
    },
    gate::{Try, Who},
    stamp,
    state::AppState,
};
use crate::{
    store::{error::StoreError, sql::Tx},
    wire::follow_up::{Answer, Conversation, Lost, Message, Proof, WAIT_SECS_MAX, Written},
};

/// `POST /v1/follow-up/read`: everything there is, sealed.
pub async fn read(
    State(office): State<AppState>,
    kiosk: Kiosk,
    Body(proof): Body<Proof>,
) -> Result<Json<Answer>, Problem> {
    let asked = match admit(&office, &kiosk) {
        Ok(asked) => asked,
        Err(wait) => return Ok(Json(wait)),
    };
    let found: Result<_, StoreError> = office
        .database
        .read(move |tx| match find(tx, &proof)? {
            Some(it) => Ok(Answer::Found(conversation(tx, &it)?)),
            None => nothing(tx),
        })
        .await;
    Ok(answer(&office, asked, found?))
}

/// `POST /v1/follow-up/write`: one more message, kept once however often it comes.
pub async fn write(
    State(office): State<AppState>,
    kiosk: Kiosk,
    Body(written): Body<Written>,
) -> Result<Json<Answer>, Problem> {
    let asked = match admit(&office, &kiosk) {
        Ok(asked) => asked,
        Err(wait) => return Ok(Json(wait)),
    };
    let today = stamp::day(office.now());
    let found: Result<_, StoreError> = office.database.run(move |tx| put(tx, &written, today)).await;
    Ok(answer(&office, asked, found?))
}

/// `POST /v1/follow-up/erase`: all of it, at once.
pub async fn erase(
    State(office): State<AppState>,
    kiosk: Kiosk,
    Body(proof): Body<Proof>,
) -> Result<Json<Answer>, Problem> {
    let asked = match admit(&office, &kiosk) {
        Ok(asked) => asked,
        Err(wait) => return Ok(Json(wait)),
    };
    let found: Result<Option<FollowUp>, StoreError> = office.database.read(move |tx| find(tx, &proof)).await;
    let Some(it) = found? else {
        return Ok(Json(office.database.read::<_, StoreError>(nothing).await?));
    };
    office.destroy(vec![it.id]).await?;
    Ok(answer(&office, asked, Answer::Erased))
}

fn admit(office: &AppState, kiosk: &Kiosk) -> Result<Try, Answer> {
    let who = Who::Device(&kiosk.device.id);
    office.gate.admit(who, office.clock.mono()).map_err(|secs| {
        let secs = u32::try_from(secs).unwrap_or(WAIT_SECS_MAX);
        Answer::Wait { secs: secs.clamp(1, WAIT_SECS_MAX) }
    })
}

/// Whoever holds the paper did not guess.
fn answer(office: &AppState, asked: Try, answer: Answer) -> Json<Answer> {
    if !matches!(answer, Answer::Nothing { .. }) {
        office.gate.right(asked);
    }
    Json(answer)
}

fn find(tx: &mut dyn Tx, proof: &Proof) -> Result<Option<FollowUp>, StoreError> {
    follow_ups::by_paper(tx, &proof.locator, &proof.verifier.hash())
}

/// These numbers open nothing; of which days that may be the office's own loss is said whatever they are.
fn nothing(tx: &mut dyn Tx) -> Result<Answer, StoreError> {
    Ok(Answer::Nothing { lost: lost(tx)? })
}

fn lost(tx: &mut dyn Tx) -> Result<Vec<Lost>, StoreError> {
    Ok(lost::days(tx)?.into_iter().map(Lost::from).collect())
}

fn put(tx: &mut dyn Tx, written: &Written, today: NaiveDate) -> Result<Answer, StoreError> {
    let Some(it) = find(tx, &written.proof)? else { return nothing(tx) };
    let new = New { id: written.message_id.as_str(), sealed: &written.sealed, today };
    let due = aim::reply_by(tx, today)?;
    match talk::visitor_wrote(tx, &it, &new, due) {
        Ok(()) => {
            let it = follow_ups::by_id(tx, it.id.as_str())?.unwrap_or(it);
            Ok(Answer::Found(conversation(tx, &it)?))
        }
        Err(WriteError::Full) => Ok(Answer::Full),
        Err(WriteError::Store(error)) => Err(error),
    }
}

fn conversation(tx: &mut dyn Tx, it: &FollowUp) -> Result<Conversation, StoreError> {
    let messages = talk::messages(tx, it.id.as_str())?;
    let message = |it: talk::Message| Message { from: it.writer, on: it.day, sealed: it.sealed };
    Ok(Conversation {
        kind: it.kind,
        kept_until: it.until(),
        messages: messages.into_iter().map(message).collect(),
        lost: lost(tx)?,
    })
}
