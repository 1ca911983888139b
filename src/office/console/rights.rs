//! The least role of every address of the console, and who is turned away before a page is even looked for.

use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use super::{oops::Oops, page::go};
use crate::office::{
    answer::Problem,
    auth::{self, Known, LOGIN_PATH},
    staff::{Person, Role},
    state::AppState,
};

/// Where somebody whose password a colleague chose is led.
const ACCOUNT_PATH: &str = "/account";

/// What nobody has to be logged in for.
const OPEN: [&str; 5] = [LOGIN_PATH, "/logout", "/first", "/veil", "/console/{name}"];
/// What everybody who is logged in may send.
const ONES_OWN: [&str; 4] = ["/account/password", "/account/sign-out", "/notices/look", "/summons/{id}"];
/// What changes a screen at once, whatever the form says. Everything else that brings something to a screen or takes it
/// off one asks a second person by itself, see `second`.
const PUBLISHING: [&str; 10] = [
    "/emergency",
    "/emergency/end",
    "/pictures/{hash}/delete",
    "/rooms/{id}/rules",
    "/calendars",
    "/calendars/{id}/revoke",
    "/approvals/{kind}/{id}",
    "/imports/{id}/approve",
    "/devices/{id}/task",
    "/devices/{id}/tuning",
];
/// Where people, devices and keys are looked after; their pages show what others need not know.
const ADMINISTERING: [&str; 4] = ["/staff", "/audit", "/alerts", "/choices"];
/// The same, to be sent.
const KEEPING: [&str; 3] = ["/desk-key/make", "/desk-key/paper", "/desk-key/rotate"];
/// Devices are paired and sent away, from the question on.
const DEVICES: [&str; 2] = ["/devices/pair", "/devices/{id}/revoke"];

/// The least role for an address of the table of routes; none where nobody has to be logged in.
pub(super) fn least(method: &Method, path: &str) -> Option<Role> {
    let administers = ADMINISTERING
        .iter()
        .any(|it| path.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    if OPEN.contains(&path) {
        return None;
    }
    if administers || DEVICES.contains(&path) {
        return Some(Role::Admin);
    }
    if *method == Method::GET || *method == Method::HEAD || ONES_OWN.contains(&path) {
        return Some(Role::Viewer);
    }
    if KEEPING.contains(&path) {
        return Some(Role::Admin);
    }
    Some(if PUBLISHING.contains(&path) { Role::Publisher } else { Role::Editor })
}

/// Looks who asks and turns away whoever may not; whoever is not logged in is told so by the page itself, which holds
/// what they typed.
pub(super) async fn guard(State(office): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let path = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let Some(least) = least(&parts.method, &path) else {
        return next.run(Request::from_parts(parts, body)).await;
    };
    let person = match auth::person(&parts, &office).await {
        Ok(person) => person,
        Err(error) => return Problem::from(error).into_response(),
    };
    if let Some(refused) = person.as_ref().and_then(|person| refuse(person, least, &path)) {
        return refused;
    }
    parts.extensions.insert(Known(person));
    let changes = parts.method == Method::POST;
    let answer = next.run(Request::from_parts(parts, body)).await;
    if changes && !answer.status().is_client_error() {
        office.stir();
    }
    answer
}

fn refuse(person: &Person, least: Role, path: &str) -> Option<Response> {
    if person.one_time && !path.starts_with(ACCOUNT_PATH) {
        return Some(go(ACCOUNT_PATH));
    }
    (person.role < least).then(|| Oops::needs(least).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_thought_of_asks_for_more_than_reading() {
        assert_eq!(least(&Method::GET, "/somewhere/new"), Some(Role::Viewer));
        assert_eq!(least(&Method::POST, "/somewhere/new"), Some(Role::Editor));
        assert_eq!(least(&Method::POST, "/staff/{id}/role"), Some(Role::Admin));
        assert_eq!(least(&Method::GET, "/staffroom"), Some(Role::Viewer));
        assert_eq!(least(&Method::GET, LOGIN_PATH), None);
    }
}
