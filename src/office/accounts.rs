//! Accounts: somebody is added, gets another password, is signed out; the desk's keys go along where somebody who has
//! them gives them.

use axum::http::HeaderMap;
use zeroize::Zeroizing;

use super::{
    answer::Problem,
    auth::{self, LoginRefused, SetCookie},
    chance::{self, NoChance},
    deeds::{self, Deed, NOBODY},
    desk_keys::{
        self, DeskKeyError,
        password::{self, Needs, Own},
        ring::Ring,
    },
    desk_login, desk_session, session,
    staff::{self, NewPerson, Person, Right, Role, StaffError},
    stamp,
    state::Office,
};
use crate::{
    store::{error::StoreError, sql::Tx},
    wire::pair::TokenHash,
};

/// The name under which wrong codes of the first administrator are counted; nobody can have it as a login name.
const FIRST: &str = "the first";

/// Why an account stays as it is.
#[derive(Debug, thiserror::Error)]
pub enum AccountError {
    /// The name, the password or the person.
    #[error(transparent)]
    Staff(#[from] StaffError),
    /// The desk's keys.
    #[error(transparent)]
    DeskKey(#[from] DeskKeyError),
    /// The database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// The old password or the code is wrong.
    #[error("this is not the password or the code")]
    Wrong,
    /// Too many wrong ones: so many seconds until the next try.
    #[error("too many wrong tries: wait {0} s")]
    Wait(u64),
    /// Somebody else must do this to them.
    #[error("nobody does this to themselves: ask another administrator")]
    Oneself,
    /// Nobody would be left who looks after people.
    #[error("one administrator must stay: make another one first")]
    LastAdmin,
    /// The office cannot look.
    #[error("the office could not look at a password: {}", .0.say)]
    Failed(Problem),
}

/// An account with the password that its owner types once; never printed, so it has no `Debug`.
pub struct Given {
    /// Whose.
    pub person: Person,
    /// Shown in one answer and nowhere else.
    pub password: Zeroizing<String>,
    /// Whether the desk's keys went along.
    pub with_keys: bool,
}

/// Somebody to be added.
#[derive(Clone, Debug)]
pub struct Newcomer {
    /// As colleagues call them.
    pub name: String,
    /// What they type.
    pub login: String,
    /// What they may do.
    pub role: Role,
    /// Whether they shall read enquiries, where the giver can.
    pub keys: Keys,
}

/// Whether the desk's keys are given along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// They are.
    Along,
    /// They are not.
    Apart,
}

/// What is known of a new password before the transaction: its hash, and the key it opens.
struct Prepared {
    hash: String,
    own: Own,
}

async fn prepare(office: &Office, typed: &Zeroizing<String>) -> Result<Prepared, AccountError> {
    let own_copy = typed.clone();
    let hash = {
        let _turn = office.hashing.acquire().await;
        tokio::task::spawn_blocking(move || staff::hash_password(&own_copy)).await
    };
    let hash = hash.map_err(|_stopped| stopping())??;
    let own = desk_login::derive(office, Needs::First, typed.clone()).await?;
    Ok(Prepared { hash, own })
}

/// Adds somebody with a password for one login.
pub async fn add(
    office: &Office,
    (by, headers): (&Person, &HeaderMap),
    new: Newcomer,
) -> Result<Given, AccountError> {
    let (password, ring) = (chance::first_password()?, desk_session::ring(office, headers).await?);
    let Prepared { hash, own } = prepare(office, &password).await?;
    let (by, now) = (by.id.clone(), office.now());
    let with_keys = new.keys == Keys::Along && !ring.is_empty();
    let Newcomer { name, login, role, .. } = new;
    let add = NewPerson { name, login, role, password_hash: hash };
    let person = office.database.run::<_, AccountError>(move |tx| {
        let person = staff::add(tx, &add)?;
        staff::must_choose(tx, &person.id)?;
        let ring = if with_keys { Some(&ring) } else { None };
        enrol(tx, &person.id, (&own, ring), stamp::day(now))?;
        deeds::note(tx, (&by, &person.id), Deed::Added, now)?;
        Ok(person)
    });
    Ok(Given { person: person.await?, password, with_keys })
}

/// Gives somebody a password for one login; the desk's keys they had stay theirs where `by` has them too.
pub async fn reset(
    office: &Office,
    (by, headers): (&Person, &HeaderMap),
    id: &str,
) -> Result<Given, AccountError> {
    if by.id == id {
        return Err(AccountError::Oneself);
    }
    let (password, ring) = (chance::first_password()?, desk_session::ring(office, headers).await?);
    let Prepared { hash, own } = prepare(office, &password).await?;
    let (by, id, now) = (by.id.clone(), id.to_owned(), office.now());
    let done = office.database.run::<_, AccountError>(move |tx| {
        let person = known(tx, &id)?;
        let had = desk_keys::holders(tx)?.iter().any(|it| it.id == id && it.has_it);
        let ring = Some(&ring).filter(|ring| had && !ring.is_empty());
        staff::set_password(tx, &person.login, &hash)?;
        staff::must_choose(tx, &id)?;
        enrol(tx, &id, (&own, ring), stamp::day(now))?;
        deeds::note(tx, (&by, &id), Deed::Reset, now)?;
        Ok((person, ring.is_some()))
    });
    let (person, with_keys) = done.await?;
    Ok(Given { person, password, with_keys })
}

/// Somebody chooses another password: every session of theirs ends, a new one begins here, and their keys go along.
pub async fn choose(
    office: &Office,
    (person, headers): (&Person, &HeaderMap),
    (old, new): (Zeroizing<String>, Zeroizing<String>),
) -> Result<SetCookie, AccountError> {
    wait(office, &person.login)?;
    let found = auth::check_password(office, &person.login, old).await.map_err(failed)?;
    if found.is_none() {
        office.logins.wrong(&person.login, office.clock.mono());
        return Err(AccountError::Wrong);
    }
    office.logins.right(&person.login);
    let (ring, token) = (desk_session::ring(office, headers).await?, chance::token()?);
    let Prepared { hash, own } = prepare(office, &new).await?;
    let held = desk_keys::for_session(&own.ring(), &token)?;
    let (person, fresh, now) = (person.clone(), TokenHash::of(&token), office.now());
    office
        .database
        .run::<_, AccountError>(move |tx| {
            staff::set_password(tx, &person.login, &hash)?;
            enrol(tx, &person.id, (&own, Some(&ring)), stamp::day(now))?;
            session::begin(tx, &fresh, &person.id, now)?;
            session::hold(tx, &fresh, &held)?;
            Ok(deeds::note(tx, (&person.id, &person.id), Deed::Password, now)?)
        })
        .await?;
    Ok(auth::cookie(office.transport, &token, session::AGE_SECS_MAX))
}

/// The first administrator makes their own account with the code from the office's log.
pub async fn make_first(
    office: &Office,
    code: &str,
    (name, login, password): (String, String, Zeroizing<String>),
) -> Result<(), AccountError> {
    wait(office, FIRST)?;
    if !office.first.is(code) {
        office.logins.wrong(FIRST, office.clock.mono());
        return Err(AccountError::Wrong);
    }
    let Prepared { hash, own } = prepare(office, &password).await?;
    let new = NewPerson { name, login, role: Role::Admin, password_hash: hash };
    let now = office.now();
    office
        .database
        .run::<_, AccountError>(move |tx| {
            let person = staff::add(tx, &new)?;
            enrol(tx, &person.id, (&own, None), stamp::day(now))?;
            Ok(deeds::note(tx, (NOBODY, &person.id), Deed::First, now)?)
        })
        .await?;
    office.first.end();
    Ok(())
}

/// Says what somebody may do from here on.
pub fn set_role(
    tx: &mut dyn Tx,
    (by, id): (&str, &str),
    role: Role,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), AccountError> {
    let person = known(tx, id)?;
    if person.role == role {
        return Ok(());
    }
    if person.role == Role::Admin && !staff::another_admin(tx, id)? {
        return Err(AccountError::LastAdmin);
    }
    staff::set_role(tx, id, role)?;
    Ok(deeds::note(tx, (by, id), Deed::Role(role), now)?)
}

/// Takes the right to log in away with every session and every key, or gives it back.
pub fn set_right(
    tx: &mut dyn Tx,
    (by, id): (&str, &str),
    right: Right,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), AccountError> {
    let person = known(tx, id)?;
    if by == id {
        return Err(AccountError::Oneself);
    }
    if right == Right::Taken && person.role == Role::Admin && !staff::another_admin(tx, id)? {
        return Err(AccountError::LastAdmin);
    }
    staff::set_disabled(tx, &person.login, right)?;
    let deed = if right == Right::Taken { Deed::Disabled } else { Deed::Enabled };
    Ok(deeds::note(tx, (by, id), deed, now)?)
}

/// Ends the sessions of somebody, but for the one that is `spared`.
pub fn sign_out(
    tx: &mut dyn Tx,
    (by, id): (&str, &str),
    spared: Option<&TokenHash>,
    now: chrono::DateTime<chrono::Utc>,
) -> Result<(), AccountError> {
    let person = known(tx, id)?;
    session::end_all(tx, &person.id, spared)?;
    Ok(deeds::note(tx, (by, id), Deed::SignedOut, now)?)
}

fn known(tx: &mut dyn Tx, id: &str) -> Result<Person, AccountError> {
    Ok(staff::by_id(tx, id)?.ok_or_else(|| StaffError::Nobody(id.to_owned()))?)
}

/// From here on keys can be given to the new password's key; those of `ring` are given at once.
fn enrol(
    tx: &mut dyn Tx,
    id: &str,
    (own, ring): (&Own, Option<&Ring>),
    today: chrono::NaiveDate,
) -> Result<(), DeskKeyError> {
    password::at_login(tx, id, own, today)?;
    ring.map_or(Ok(()), |ring| desk_keys::give(tx, ring, id))
}

fn wait(office: &Office, name: &str) -> Result<(), AccountError> {
    match office.logins.wait_secs(name, office.clock.mono()) {
        0 => Ok(()),
        secs => Err(AccountError::Wait(secs)),
    }
}

fn failed(refused: LoginRefused) -> AccountError {
    match refused {
        LoginRefused::Wrong => AccountError::Wrong,
        LoginRefused::Wait(secs) => AccountError::Wait(secs),
        LoginRefused::Failed(problem) => AccountError::Failed(problem),
    }
}

fn stopping() -> AccountError {
    StoreError::Refused("the office is stopping: try again".to_owned()).into()
}
