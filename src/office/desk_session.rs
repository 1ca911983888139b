//! The desk's keys of somebody who is logged in: held by their session, opened with its token for one request.

use axum::http::HeaderMap;

use super::{
    auth,
    desk_keys::{
        self, DeskKeyError,
        ring::{KeyedBy, Ring},
    },
    session,
    state::Office,
};
use crate::{store::error::StoreError, wire::pair::TokenHash};

/// The keys that the browser's session holds, for one request; an empty ring where it holds none.
pub async fn ring(office: &Office, headers: &HeaderMap) -> Result<Ring, StoreError> {
    let Some(token) = auth::session_secret(headers, office.transport) else { return Ok(Ring::default()) };
    let hash = TokenHash::of(token);
    let held = office.database.read::<_, StoreError>(move |tx| session::held(tx, &hash)).await?;
    let opened = held.and_then(|(person, held)| {
        let with = KeyedBy::session(token).ok()?;
        Some((person, Ring::unseal(&with, &held).ok()?))
    });
    let Some((person, ring)) = opened else { return Ok(Ring::default()) };
    given(office, person, ring).await
}

/// What was given to the person until this moment, where the session holds their own key; otherwise what it holds.
async fn given(office: &Office, person: String, held: Ring) -> Result<Ring, StoreError> {
    let Some(own) = held.as_own().cloned() else { return Ok(held) };
    match office.database.read(move |tx| desk_keys::unlock(tx, &person, &own)).await {
        Err(DeskKeyError::Store(error)) => Err(error),
        opened => Ok(opened.unwrap_or_default()),
    }
}

/// Puts what opens keys into the browser's session that it did not hold at its login.
pub async fn put(office: &Office, headers: &HeaderMap, ring: &Ring) -> Result<(), DeskKeyError> {
    let Some(token) = auth::session_secret(headers, office.transport) else { return Ok(()) };
    let (hash, held) = (TokenHash::of(token), desk_keys::for_session(ring, token)?);
    Ok(office.database.run::<_, StoreError>(move |tx| session::hold(tx, &hash, &held)).await?)
}
