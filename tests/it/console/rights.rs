//! Who may do what: every address of the console and every role, as one table.

use std::{collections::BTreeSet, fmt::Write as _};

use axum::http::{HeaderMap, StatusCode};
use shirube::{
    office::{
        session,
        staff::{self, NewPerson, Person, Role},
    },
    store::error::StoreError,
    wire::pair::TokenHash,
};

use super::desk::{Desk, Reply};
use crate::source;

/// The console's addresses with their methods, as its table of routes writes them.
pub(super) fn routes() -> BTreeSet<(String, &'static str)> {
    let files = source::files("src/office/console", &["mod.rs"]);
    let code: String = files.iter().map(source::Source::code).collect();
    let mut found = BTreeSet::new();
    for route in code.split(".route(").skip(1) {
        let one = route.split(".merge(").next().unwrap();
        // Two addresses are named by what other files write, too.
        let path = match one.trim_start() {
            rest if rest.starts_with("LOGIN_PATH") => "/login",
            rest => rest.split('"').nth(1).unwrap(),
        };
        for (call, method) in [("get(", "GET"), ("post(", "POST")] {
            let called = |before: char| !before.is_alphanumeric() && before != '_';
            if one.match_indices(call).any(|(at, _)| one[..at].chars().next_back().is_some_and(called)) {
                found.insert((path.to_owned(), method));
            }
        }
    }
    // The versions of every kind have their addresses from a table.
    let kinds = ["bookings", "groups", "leaflets", "mailboxes", "notices", "playlists", "records/{kind}"];
    for (kind, (page, method)) in kinds.iter().flat_map(|it| VERSIONS.map(|page| (it, page))) {
        found.insert((format!("/{kind}/{{id}}/{page}"), method));
    }
    found.insert(("/emergency/history".to_owned(), "GET"));
    found
}

/// The pages of versions, and how they are asked.
const VERSIONS: [(&str, &str); 2] = [("history", "GET"), ("restore", "POST")];

/// Somebody of a role; the word stands in the table's head.
fn person(desk: &Desk, role: Role) -> Person {
    let login = role.key().to_owned();
    let new = NewPerson { name: login.clone(), login, role, password_hash: String::new() };
    desk.office.database.run_now(|tx| staff::add(tx, &new)).unwrap()
}

/// One request in a session of its own: some of them end the session they come with.
async fn asked(desk: &Desk, who: Option<&Person>, (path, method): (&str, &str), number: usize) -> Reply {
    let browser = who.map_or_else(
        || desk.nobody(),
        |person| {
            let (token, now) = (format!("{}-{number}", person.id), desk.office.now());
            let begin = |tx: &mut dyn shirube::store::sql::Tx| {
                session::begin(tx, &TokenHash::of(&token), &person.id, now)
            };
            desk.office.database.run_now::<_, StoreError>(begin).unwrap();
            desk.holding(format!("__Host-shirube={token}"))
        },
    );
    let path = filled(path);
    if who.is_some() && path == "/live" {
        // It goes on for as long as somebody listens.
        let (status, _) = browser.open(&path).await;
        return Reply { status, headers: HeaderMap::new(), text: String::new() };
    }
    if method == "GET" { browser.get(&path).await } else { browser.post(&path, &[]).await }
}

/// An address with something in each of its places.
pub(super) fn filled(path: &str) -> String {
    let parts = path.split('/').map(|part| match part {
        "{number}" => "1",
        named if named.starts_with('{') => "x",
        plain => plain,
    });
    parts.collect::<Vec<_>>().join("/")
}

/// What became of a request, as the table writes it.
fn said(reply: &Reply) -> &'static str {
    let to_login = reply.header("location").starts_with("/login?next=");
    match reply.status {
        StatusCode::FORBIDDEN => "no",
        StatusCode::UNAUTHORIZED => "login",
        StatusCode::SEE_OTHER if to_login => "login",
        status if status.is_server_error() => "fault",
        _ => "yes",
    }
}

#[tokio::test]
async fn every_address_has_a_least_role() {
    let desk = Desk::new().await;
    let people = Role::ALL.map(|role| person(&desk, role));
    let head =
        format!("{:5}{:48}{:11}{:11}{:11}{:11}admin", "", "", "nobody", "viewer", "editor", "publisher");
    let mut table = vec![head];
    for (number, (path, method)) in routes().into_iter().enumerate() {
        let mut line = format!("{method:5}{path:48}");
        for who in [None].into_iter().chain(people.iter().map(Some)) {
            let reply = asked(&desk, who, (&path, method), number).await;
            write!(line, "{:11}", said(&reply)).unwrap();
        }
        table.push(line.trim_end().to_owned());
    }
    let table = table.join("\n");
    insta::assert_snapshot!("rights", table);
}

#[tokio::test]
async fn somebody_of_a_lesser_role_changes_nothing() {
    let desk = Desk::new().await;
    let viewer = desk.log_in_as("見る人", "viewer", Role::Viewer).await;
    let fields =
        [("version", "0"), ("title", "見る人の題"), ("body", "本文"), ("channel", "kiosk"), ("do", "draft")];
    let refused = viewer.post("/notices/n1", &fields).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    refused.says("見るだけの役割です");
    let page = viewer.get("/staff").await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(!viewer.get("/").await.text.contains("href=\"/staff\""), "no way is shown that leads nowhere");

    let editor = desk.log_in_as("書く人", "editor", Role::Editor).await;
    assert_eq!(editor.post("/notices/n1", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(editor.post("/emergency", &[]).await.status, StatusCode::FORBIDDEN);
}
