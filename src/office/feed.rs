//! The kiosks' long poll: the answer *is* what changed, signed.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use serde::Deserialize;

use super::{
    answer::{Parameters, Problem},
    auth::{self, Kiosk},
    device::{self, Device},
    feed_head, items, screens,
    state::{AppState, Office},
    sums,
};
use crate::{
    store::{error::StoreError, sql::Tx},
    wire::{
        feed::{Answer, Change, Head, MEDIA_TYPE, WAIT_SECS_MAX, seal},
        item::{ItemRow, Position},
        pair::TokenHash,
    },
};

/// A delta of more rows than this is sent as a packed snapshot.
const DELTA_ROWS_MAX: u32 = 1_000;

/// What a kiosk says in the address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    epoch: i64,
    rev: i64,
    wait: u32,
    /// The mark of what it heard last that is said to it alone; none from a version that hears no such thing.
    told: Option<String>,
}

/// `GET /v1/feed?epoch=&rev=&wait=`: everything since that place, or what comes within `wait` seconds.
pub async fn feed(
    State(office): State<AppState>,
    kiosk: Kiosk,
    Parameters(asked): Parameters<Asked>,
) -> Result<Response, Problem> {
    let mut answer = look(&office, kiosk.token, &asked).await?;
    if !has_news(&answer) && asked.wait > 0 {
        // Where too many wait already, the kiosk is answered at once and asks again after its own pause.
        if let Ok(_turn) = office.polls.try_acquire() {
            answer = wait_for_news(&office, kiosk.token, &asked).await?;
        }
    }
    let bytes = seal(&answer, &office.keys.signer).map_err(|error| {
        tracing::error!(%error, "an answer could not be written");
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", "the office could not write its answer")
    })?;
    // A cache in between must never answer for the office.
    Ok(([(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}

/// Returns when something changed for this kiosk, when the time is over, and when the office stops.
async fn wait_for_news(office: &AppState, token: TokenHash, asked: &Asked) -> Result<Answer, Problem> {
    let (mut head, mut stop) = (office.follow_head(), office.follow_stop());
    let news = async {
        loop {
            let answer = look(office, token, asked).await?;
            if has_news(&answer) || *stop.borrow_and_update() {
                return Ok(answer);
            }
            tokio::select! {
                _ = head.changed() => {}
                _ = stop.changed() => {}
            }
        }
    };
    let wait = Duration::from_secs(asked.wait.min(WAIT_SECS_MAX).into());
    match tokio::time::timeout(wait, news).await {
        Ok(answer) => answer,
        // Looked at again: the answer carries the time, and the kiosk may have been revoked meanwhile.
        Err(_elapsed) => look(office, token, asked).await,
    }
}

fn has_news(answer: &Answer) -> bool {
    answer.change != Change::Nothing || answer.told.is_some()
}

async fn look(office: &AppState, token: TokenHash, asked: &Asked) -> Result<Answer, Problem> {
    let (own, asked) = (Arc::clone(office), asked.clone());
    let (device, answer) = office
        .database
        .read(move |tx| {
            let Some(device) = device::by_token(tx, &token)? else { return Ok((None, None)) };
            let answer = answer(tx, &own, &device, &asked)?;
            Ok((Some(device), Some(answer)))
        })
        .await
        .map_err(|error: StoreError| Problem::from(error))?;
    auth::welcome(device)?;
    answer.ok_or_else(|| Problem::unauthorized("the office does not know this kiosk: pair it"))
}

fn answer(tx: &mut dyn Tx, office: &Office, device: &Device, asked: &Asked) -> Result<Answer, StoreError> {
    let channels = device.channels();
    let head = feed_head::read(tx)?;
    let (change, items) = change(tx, &channels, asked, head)?;
    let checksum = sums::of(tx, &channels, head)?;
    office.published.remember(head.at)?;
    let now = office.now();
    // What changed for all comes first; what is said to this terminal alone comes with its next question.
    let told = match change {
        Change::Nothing => screens::told(tx, device, (asked.told.as_deref(), now))?,
        Change::Delta { .. } | Change::Snapshot => None,
    };
    Ok(Answer { head: Head { at: head.at, checksum, office_time: now }, channels, change, items, told })
}

fn change(
    tx: &mut dyn Tx,
    channels: &[String],
    asked: &Asked,
    head: feed_head::FeedHead,
) -> Result<(Change, Vec<ItemRow>), StoreError> {
    let has = Position { epoch: asked.epoch, rev: asked.rev };
    if has == head.at {
        return Ok((Change::Nothing, Vec::new()));
    }
    if head.leads_on_from(has) {
        let rows = items::since(tx, channels, has.rev, DELTA_ROWS_MAX)?;
        if rows.len() < DELTA_ROWS_MAX as usize {
            return Ok((Change::Delta { since: has.rev }, rows));
        }
    }
    Ok((Change::Snapshot, items::live(tx, channels)?))
}
