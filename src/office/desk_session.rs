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
    let opened = held.and_then(|held| {
        let with = KeyedBy::session(token).ok()?;
        Ring::unseal(&with, &held).ok()
    });
    Ok(opened.unwrap_or_default())
}

/// Puts keys into the browser's session that it did not hold at its login.
pub async fn put(office: &Office, headers: &HeaderMap, ring: &Ring) -> Result<(), DeskKeyError> {
    let Some(token) = auth::session_secret(headers, office.transport) else { return Ok(()) };
    let (hash, held) = (TokenHash::of(token), desk_keys::for_session(ring, token)?);
    Ok(office.database.run::<_, StoreError>(move |tx| session::hold(tx, &hash, &held)).await?)
}
