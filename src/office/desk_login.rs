//! The desk's keys at a login: opened with the password, and sealed under the token of the session that begins.

use zeroize::Zeroizing;

use super::{
    desk_keys::{
        self, DeskKeyError,
        password::{self, Needs},
        ring::Ring,
    },
    staff::Person,
    stamp,
    state::Office,
};
use crate::{domain::follow_up::Sealed, store::error::StoreError};

/// What a new session holds of the desk's keys. A login never fails because of it: whoever has no key is told on the
/// page that needs one.
pub async fn at_login(
    office: &Office,
    person: &Person,
    password: Zeroizing<String>,
    token: &str,
) -> Option<Sealed> {
    match open(office, person, password, token).await {
        Ok(sealed) => sealed,
        Err(error) => {
            tracing::warn!(%error, staff = %person.id, "the desk's keys could not be opened at a login");
            None
        }
    }
}

async fn open(
    office: &Office,
    person: &Person,
    password: Zeroizing<String>,
    token: &str,
) -> Result<Option<Sealed>, DeskKeyError> {
    let id = person.id.clone();
    let needs = office.database.read::<_, StoreError>(move |tx| password::needs(tx, &id)).await?;
    if needs == Needs::Nothing {
        return Ok(None);
    }
    let Some(own) = derive(office, needs, password).await? else { return Ok(None) };
    let (id, today) = (person.id.clone(), stamp::day(office.now()));
    let ring: Ring = office.database.run(move |tx| password::at_login(tx, &id, &own, today)).await?;
    if ring.is_empty() { Ok(None) } else { desk_keys::for_session(&ring, token).map(Some) }
}

/// A person's own key; costly on purpose, so never for many at once.
pub async fn derive(
    office: &Office,
    needs: Needs,
    password: Zeroizing<String>,
) -> Result<Option<password::Own>, DeskKeyError> {
    let _turn = office.hashing.acquire().await;
    let pepper = office.keys.pepper.clone();
    let derived = tokio::task::spawn_blocking(move || password::own(&pepper, &needs, &password));
    derived.await.map_err(|_stopped| StoreError::Refused("the office is stopping: try again".to_owned()))?
}
