//! A person's own key at a login: derived from the password, and sealed under the token of the session that begins.

use zeroize::Zeroizing;

use super::{
    desk_keys::{
        self, DeskKeyError,
        password::{self, Needs},
    },
    staff::Person,
    stamp,
    state::Office,
};
use crate::{domain::follow_up::Sealed, store::error::StoreError};

/// What a new session holds, to open the keys of the desk that its person was given. A login never fails because of it: whoever has no key is told on the
/// page that needs one.
pub async fn at_login(
    office: &Office,
    person: &Person,
    password: Zeroizing<String>,
    token: &str,
) -> Option<Sealed> {
    match open(office, person, password, token).await {
        Ok(sealed) => Some(sealed),
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
) -> Result<Sealed, DeskKeyError> {
    let id = person.id.clone();
    let needs = office.database.read::<_, StoreError>(move |tx| password::needs(tx, &id)).await?;
    let own = derive(office, needs, password).await?;
    let (id, today, ring) = (person.id.clone(), stamp::day(office.now()), own.ring());
    office.database.run(move |tx| password::at_login(tx, &id, &own, today)).await?;
    desk_keys::for_session(&ring, token)
}

/// A person's own key; costly on purpose, so never for many at once.
pub async fn derive(
    office: &Office,
    needs: Needs,
    password: Zeroizing<String>,
) -> Result<password::Own, DeskKeyError> {
    let _turn = office.hashing.acquire().await;
    let pepper = office.keys.pepper.clone();
    let derived = tokio::task::spawn_blocking(move || password::own(&pepper, &needs, &password));
    derived.await.map_err(|_stopped| StoreError::Refused("the office is stopping: try again".to_owned()))?
}
