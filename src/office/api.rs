//! What kiosks ask besides the feed: how to pair, and where to say how their screen is.

use std::sync::Arc;

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;

use super::{
    answer::{Body, Problem},
    auth::{self, Kiosk},
    calendars, device, feed_head,
    lives::TWINS,
    pairing::{self, Asked},
    screens::{self, Heard},
    staff::StaffError,
    state::AppState,
};
use crate::{
    store::error::StoreError,
    wire::{
        pair::{Ask, Code, OfficeIdentity, Paired, TokenHash, words},
        report::{LIFE_CHARS_MAX, Spoken, Thanks},
        summons::{self, Step},
    },
};

/// The answer of `/healthz`.
#[derive(Debug, Serialize)]
pub struct Health {
    status: &'static str,
    epoch: i64,
    rev: i64,
}

/// `GET /healthz`: whether the office can read its database, and where the feed stands.
pub async fn healthz(State(office): State<AppState>) -> Result<Json<Health>, Problem> {
    let head = office.database.read::<_, StoreError>(feed_head::read).await?;
    Ok(Json(Health { status: "ok", epoch: head.at.epoch, rev: head.at.rev }))
}

/// `GET /cal/<token>.ics`: a calendar, for whoever was given its address.
pub async fn calendar(
    State(office): State<AppState>,
    Path(file): Path<String>,
) -> Result<impl IntoResponse, Problem> {
    let nothing = || Problem::not_found("no calendar is at this address: ask the desk for a new one");
    let token = file.strip_suffix(".ics").map(TokenHash::of).ok_or_else(nothing)?;
    let now = office.now();
    let found = office.database.read::<_, StoreError>(move |tx| calendars::calendar(tx, &token, now)).await?;
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], found.ok_or_else(nothing)?))
}

/// `GET /v1/office`: the certificate and the key that a kiosk pins.
pub async fn identity(State(office): State<AppState>) -> Json<OfficeIdentity> {
    Json(office.keys.identity())
}

/// `POST /v1/pair`: a kiosk asks to be paired.
pub async fn pair(State(office): State<AppState>, Body(ask): Body<Ask>) -> Result<Json<Paired>, Problem> {
    let words = words_of(&office, ask.token_sha256).await?;
    let now = office.now();
    match office.database.run(move |tx| pairing::ask(tx, &ask, &words, now)).await? {
        Asked::Told(paired) => Ok(Json(paired)),
        Asked::Taken => Err(Problem::new(
            StatusCode::CONFLICT,
            "code_taken",
            "this code is in use by another kiosk: show a new code",
        )),
    }
}

/// The three words of a kiosk; costly on purpose, so computed once per kiosk and never for many at once.
async fn words_of(office: &AppState, token: TokenHash) -> Result<String, Problem> {
    let known = office.database.read::<_, StoreError>(move |tx| device::by_token(tx, &token)).await?;
    if let Some(device) = known {
        return Ok(device.words);
    }
    let _turn = office.hashing.acquire().await;
    let own = Arc::clone(office);
    let said = tokio::task::spawn_blocking(move || {
        words(&own.keys.certificate.der, &own.keys.feed_key, &token).join(" ")
    });
    said.await.map_err(|_stopped| Problem::not_found("the office is stopping: try again"))
}

/// `GET /v1/pair/{code}`: how far it is; the kiosk proves itself with its token, the code is for the reader of logs.
pub async fn pair_progress(
    State(office): State<AppState>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Result<Json<Paired>, Problem> {
    Code::parse(&code).map_err(|error| Problem::bad_request(error.to_string()))?;
    let token =
        auth::bearer(&headers).ok_or_else(|| Problem::unauthorized("send the token you asked with"))?;
    let now = office.now();
    Ok(Json(office.database.run(move |tx| pairing::progress(tx, &token, now)).await?))
}

/// `POST /v1/report`: how a screen is; the latest wins.
pub async fn report(
    State(office): State<AppState>,
    kiosk: Kiosk,
    Body(spoken): Body<Spoken>,
) -> Result<Json<Thanks>, Problem> {
    let (mut report, now) = (spoken.report, office.now());
    let life: String = spoken.life.chars().take(LIFE_CHARS_MAX).collect();
    if office.lives.heard(&kiosk.device.id, &life, office.clock.mono()) {
        report.troubles.insert(0, TWINS.to_owned());
    }
    let report = report.within_limits();
    let heard = office
        .database
        .run::<_, StaffError>(move |tx| {
            device::note_report(tx, &kiosk.device.id, &report, now)?;
            let screen = report.screen.as_ref();
            screen.map_or(Ok(Heard::Nothing), |it| screens::hear(tx, &kiosk.device.id, it, now))
        })
        .await?;
    if heard == Heard::News {
        office.wake_all();
    }
    office.stir();
    Ok(Json(Thanks { office_time: now }))
}

/// `POST /v1/summons`: somebody at a terminal calls staff, or waits to hear that they come. Nothing of it is written down.
pub async fn summons(
    State(office): State<AppState>,
    kiosk: Kiosk,
    Body(asked): Body<summons::Asked>,
) -> Json<summons::Answer> {
    let (device, now) = (kiosk.device.id.as_str(), office.clock.mono());
    let standing = match asked.step {
        Step::Ask => {
            let (stands, is_new) = office.summons.ask(device, now);
            if is_new {
                office.stir();
            }
            stands
        }
        Step::Look => office.summons.look(device, now),
    };
    Json(summons::Answer { standing: standing.into() })
}
