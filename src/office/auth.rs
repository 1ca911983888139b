//! Who is asking: staff by their session's cookie, kiosks by their token.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    response::{IntoResponse as _, Redirect, Response},
};
use zeroize::Zeroizing;

use super::{
    answer::Problem,
    chance, desk_login,
    device::{self, Device, DeviceState},
    session::{self, Use},
    staff::{self, Person},
    state::{AppState, Office, Transport},
};
use crate::{store::error::StoreError, wire::pair::TokenHash};

/// Where people log in.
pub const LOGIN_PATH: &str = "/login";

/// The line on which open pages hear what changed.
const LIVE_PATH: &str = "/live";
/// The header of what a page asks by itself.
const BY_ITSELF: &str = "shirube-by-itself";

/// Somebody who is logged in; as an argument of a handler it turns everybody else away.
#[derive(Clone, Debug)]
pub struct Staff(pub Person);

/// Who was found to ask, for whoever handles the request after.
#[derive(Clone, Debug)]
pub(super) struct Known(pub(super) Option<Person>);

/// A paired kiosk; as an argument of a handler it turns everybody else away.
#[derive(Clone, Debug)]
pub struct Kiosk {
    /// The device.
    pub device: Device,
    /// The token it came with, to look again after a wait.
    pub token: TokenHash,
}

/// A paired kiosk or somebody who is logged in.
#[derive(Clone, Copy, Debug)]
pub struct Reader;

/// Why somebody cannot log in.
#[derive(Debug)]
pub enum LoginRefused {
    /// Name or password is wrong; it is not said which.
    Wrong,
    /// Too many wrong passwords: so many seconds until the next try.
    Wait(u64),
    /// The office cannot look.
    Failed(Problem),
}

/// A session's cookie as a `Set-Cookie` header.
pub type SetCookie = String;

/// Logs somebody in: a new session with a new token, whatever session the browser had.
pub async fn login(
    office: &Office,
    headers: &HeaderMap,
    login: &str,
    password: Zeroizing<String>,
) -> Result<SetCookie, LoginRefused> {
    let login: String = login.trim().to_lowercase().chars().take(staff::LOGIN_CHARS_MAX).collect();
    match office.logins.wait_secs(&login, office.clock.mono()) {
        0 => {}
        secs => return Err(LoginRefused::Wait(secs)),
    }
    let Some((person, password)) = check_password(office, &login, password).await? else {
        office.logins.wrong(&login, office.clock.mono());
        return Err(LoginRefused::Wrong);
    };
    office.logins.right(&login);
    let token = chance::token().map_err(|error| LoginRefused::Failed(error.into()))?;
    let desk = desk_login::at_login(office, &person, password, &token).await;
    let (new, old, now) = (TokenHash::of(&token), session_token(headers, office.transport), office.now());
    office
        .database
        .run(move |tx| {
            if let Some(old) = old {
                session::end(tx, &old)?;
            }
            session::begin(tx, &new, &person.id, now)?;
            desk.as_ref().map_or(Ok(()), |desk| session::hold(tx, &new, desk))
        })
        .await
        .map_err(|error: StoreError| LoginRefused::Failed(error.into()))?;
    Ok(cookie(office.transport, &token, session::AGE_SECS_MAX))
}

/// Ends the browser's session; the answer takes the cookie away.
pub async fn logout(office: &Office, headers: &HeaderMap) -> Result<SetCookie, Problem> {
    if let Some(token) = session_token(headers, office.transport) {
        office.database.run(move |tx| session::end(tx, &token)).await?;
    }
    Ok(cookie(office.transport, "", 0))
}

/// The person whom login name and password belong to; hashing takes turns.
pub(super) async fn check_password(
    office: &Office,
    login: &str,
    password: Zeroizing<String>,
) -> Result<Option<(Person, Zeroizing<String>)>, LoginRefused> {
    let name = login.to_owned();
    let found = office.database.read(move |tx| staff::find(tx, &name)).await;
    let found = found.map_err(|error: StoreError| LoginRefused::Failed(error.into()))?;
    let _turn = office.hashing.acquire().await;
    let checked = tokio::task::spawn_blocking(move || {
        let right = staff::verify_password(&password, found.as_ref().map(|(_, hash)| hash.as_str()));
        let person = found.map(|(person, _)| person).filter(|person| right && !person.disabled);
        person.map(|person| (person, password))
    });
    checked.await.map_err(|_stopped| {
        LoginRefused::Failed(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "busy", "try again in a moment"))
    })
}

/// `__Host-`: the browser takes it over TLS alone, for this host alone, and a neighbour cannot plant one.
const fn cookie_name(transport: Transport) -> &'static str {
    match transport {
        Transport::Tls => "__Host-shirube",
        Transport::Loopback => "shirube-plain",
    }
}

/// A session's cookie.
pub(super) fn cookie(transport: Transport, value: &str, secs: i64) -> SetCookie {
    let secure = if transport == Transport::Tls { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={secs}{secure}", cookie_name(transport))
}

/// The token of the browser's session, as the office knows it.
pub fn session_token(headers: &HeaderMap, transport: Transport) -> Option<TokenHash> {
    session_secret(headers, transport).map(TokenHash::of)
}

/// The token of the browser's session itself: it opens what the session holds.
pub fn session_secret(headers: &HeaderMap, transport: Transport) -> Option<&str> {
    let name = cookie_name(transport);
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, token)| token)
}

/// Whose session the request belongs to; somebody who looked before leaves it with the request.
pub(super) async fn person(parts: &Parts, office: &Office) -> Result<Option<Person>, StoreError> {
    if let Some(known) = parts.extensions.get::<Known>() {
        return Ok(known.0.clone());
    }
    let Some(token) = session_token(&parts.headers, office.transport) else { return Ok(None) };
    let (now, used) = (office.now(), used(parts));
    office.database.run(move |tx| session::resume(tx, (&token, used), now)).await
}

/// A page that lies open and renews itself keeps no session alive.
fn used(parts: &Parts) -> Use {
    let by_itself = parts.headers.contains_key(BY_ITSELF) || parts.uri.path() == LIVE_PATH;
    if by_itself { Use::Page } else { Use::Person }
}

async fn kiosk(parts: &Parts, office: &Office) -> Result<Kiosk, Problem> {
    let token = bearer(&parts.headers).ok_or_else(|| {
        Problem::unauthorized("only paired kiosks may ask here: pair this kiosk, and send its token")
    })?;
    let found = office.database.read(move |tx| device::by_token(tx, &token)).await?;
    let device = welcome(found)?;
    Ok(Kiosk { device, token })
}

/// The token in an `Authorization: Bearer` header, as its hash.
pub fn bearer(headers: &HeaderMap) -> Option<TokenHash> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ").map(|token| TokenHash::of(token.trim()))
}

/// Whether a device may follow the feed.
pub fn welcome(device: Option<Device>) -> Result<Device, Problem> {
    match device {
        Some(device) if device.state == DeviceState::Paired => Ok(device),
        Some(device) if device.state == DeviceState::Revoked => Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "revoked",
            "this kiosk is no longer welcome: pair it again, if it should be",
        )),
        _ => Err(Problem::unauthorized("the office does not know this kiosk: pair it")),
    }
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, office: &AppState) -> Result<Self, Response> {
        match person(parts, office).await {
            Ok(Some(person)) => Ok(Self(person)),
            Ok(None) => Err(ask_to_log_in(parts)),
            Err(error) => Err(Problem::from(error).into_response()),
        }
    }
}

impl FromRequestParts<AppState> for Kiosk {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, office: &AppState) -> Result<Self, Problem> {
        kiosk(parts, office).await
    }
}

impl FromRequestParts<AppState> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, office: &AppState) -> Result<Self, Problem> {
        if person(parts, office).await?.is_some() {
            return Ok(Self);
        }
        kiosk(parts, office).await.map(|_| Self)
    }
}

/// A page leads to the login and back; anything else is told in a word, for a form's fields would be lost.
fn ask_to_log_in(parts: &Parts) -> Response {
    let is_page = parts.method == Method::GET && !parts.uri.path().starts_with("/v1/");
    if is_page {
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
        return Redirect::to(&format!("{LOGIN_PATH}?next={}", percent(path))).into_response();
    }
    Problem::unauthorized("log in again, then repeat this").into_response()
}

fn percent(path: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"/-_.".contains(byte);
    path.bytes()
        .map(|byte| if plain(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// A path to go to after the login: on this host, whatever a link said.
pub fn safe_next(next: Option<&str>) -> &str {
    next.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']))
        .unwrap_or("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_login_never_leads_to_another_host() {
        for (next, path) in [
            (Some("/groups?q=1"), "/groups?q=1"),
            (Some("//evil.example"), "/"),
            (Some("/\\evil.example"), "/"),
            (Some("https://evil.example"), "/"),
            (None, "/"),
        ] {
            assert_eq!(safe_next(next), path);
        }
        assert_eq!(percent("/a b?x=あ"), "/a%20b%3Fx%3D%E3%81%82");
    }

    #[test]
    fn the_cookie_is_bound_to_this_host() {
        let said = cookie(Transport::Tls, "t", 60);
        assert_eq!(said, "__Host-shirube=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, "a=b; __Host-shirube=t; c=d".parse().unwrap());
        assert!(
            session_token(&headers, Transport::Tls).is_some_and(|token| token.matches(&TokenHash::of("t")))
        );
        assert!(session_token(&headers, Transport::Loopback).is_none());
    }
}
