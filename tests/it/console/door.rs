//! Who comes in, and what nobody may do from outside.

use axum::http::StatusCode;

use super::desk::{Desk, PASSWORD};

const PAGES: [&str; 47] = [
    "/",
    "/screen",
    "/notices",
    "/notices/new",
    "/notices/x/history",
    "/signage/week",
    "/playlists",
    "/playlists/day",
    "/playlists/day/history",
    "/pictures",
    "/devices",
    "/staff",
    "/account",
    "/approvals",
    "/audit",
    "/alerts",
    "/help",
    "/inquiries",
    "/inquiries/procedure",
    "/inquiries/void",
    "/inquiries/paper",
    "/desk-key",
    "/rooms",
    "/rooms/week",
    "/rooms/month",
    "/bookings/new",
    "/calls",
    "/consultations",
    "/guide",
    "/guide/unmet",
    "/records/group/intake",
    "/absence",
    "/report",
    "/hand-over",
    "/calendars",
    "/post",
    "/mailboxes/new",
    "/imports",
    "/imports?kind=books",
    "/records",
    "/records/group",
    "/records/group/new",
    "/records/calendar/corner",
    "/records/calendar/corner/history",
    "/records/calendar/corner/delete",
    "/records/helpline/x/history",
    "/receipt/playlist/day?v=1&epoch=0&rev=0",
];

#[tokio::test]
async fn who_is_not_logged_in_is_led_to_the_login() {
    let desk = Desk::new().await;
    for path in PAGES {
        let reply = desk.nobody().get(path).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{path}");
        assert!(reply.header("location").starts_with("/login?next="), "{path}");
    }
    let form = desk.nobody().post("/notices/n1", &[("title", "題"), ("do", "publish")]).await;
    assert_eq!(form.status, StatusCode::UNAUTHORIZED);
    form.says("ログインの時間が切れました");
    assert!(!desk.feed_holds("題"));
}

#[tokio::test]
async fn a_form_that_comes_after_its_session_waits_for_a_login() {
    let desk = Desk::new().await;
    drop(desk.log_in("佐藤", "sato").await);
    let fields =
        [("version", "0"), ("title", "題\"<"), ("body", "一\n二"), ("channel", "kiosk"), ("do", "publish")];
    let late = desk.nobody().post("/notices/n1", &fields).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        (late.hidden("kept"), late.hidden("kept.title")),
        ("/notices/n1".to_owned(), "題&#34;&#60;".to_owned())
    );

    let held: Vec<(String, &str)> =
        fields.iter().map(|(name, value)| (format!("kept.{name}"), *value)).collect();
    let mut login: Vec<(&str, &str)> = held.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    login.extend([("kept", "/notices/n1"), ("login", "sato")]);
    let wrong = desk.nobody().post("/login", &[&login[..], &[("password", "まちがい")]].concat()).await;
    assert_eq!(wrong.hidden("kept.body"), "一\n二");
    let right = desk.nobody().post("/login", &[&login[..], &[("password", PASSWORD)]].concat()).await;
    right.says("action=\"/notices/n1\"");
    right.says("name=\"body\" value=\"一\n二\"");
    assert!(right.header("set-cookie").contains("HttpOnly"));
    assert!(!desk.feed_holds("題"), "nothing is saved before somebody says so");
    let elsewhere =
        [("kept", "https://evil.example/"), ("kept.a", "b"), ("login", "sato"), ("password", PASSWORD)];
    assert!(!desk.nobody().post("/login", &elsewhere).await.text.contains("evil"));
}

#[tokio::test]
async fn a_lost_reader_gets_a_page_and_a_program_a_word() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let program = sato.get("/no/such/page").await;
    assert_eq!((program.status, program.header("content-type")), (StatusCode::NOT_FOUND, "application/json"));
    let person = sato.get_as("text/html,*/*", "/no/such/page").await;
    assert_eq!(person.status, StatusCode::NOT_FOUND);
    person.says("見つかりません");
}

#[tokio::test]
async fn every_page_opens_and_reading_changes_nothing() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let (feed, versions) = (desk.feed(), versions(&desk));
    for path in PAGES.iter().filter(|path| !path.contains("/x/")) {
        let reply = sato.get(path).await;
        assert_eq!(reply.status, StatusCode::OK, "{path}: {}", reply.text);
        reply.says("佐藤");
        assert!(!reply.text.contains(" style=") && !reply.text.contains("<script>"), "{path}");
    }
    for path in [
        "/notices/x/delete",
        "/records/nothing",
        "/records/theme/x",
        "/records/notice",
        "/notices/x",
        "/playlists/x",
        "/devices/x",
        "/devices/x/revoke",
        "/pictures/x",
        "/nothing",
    ] {
        assert_eq!(sato.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/logout",
        "/notices/look",
        "/notices/day/restore",
        "/playlists/day/restore",
        "/records/theme/x/restore",
    ] {
        let refused = sato.get(path).await.status;
        assert!(
            [StatusCode::METHOD_NOT_ALLOWED, StatusCode::NOT_FOUND].contains(&refused),
            "{path}: {refused}"
        );
    }
    assert_eq!((desk.feed(), self::versions(&desk)), (feed, versions));
}

fn versions(desk: &Desk) -> usize {
    let all = desk.office.database.read_now(|tx| shirube::office::records::latest(tx, 1_000));
    all.unwrap().len()
}

#[tokio::test]
async fn a_wrong_password_says_neither_which_part_was_wrong_nor_who_exists() {
    let desk = Desk::new().await;
    drop(desk.log_in("佐藤", "sato").await);
    let mut said = Vec::new();
    for login in ["sato", "nobody"] {
        for _ in 0..3 {
            let reply = desk.nobody().post("/login", &[("login", login), ("password", "まちがいです")]).await;
            said.push((reply.status, reply.text.replace(login, "?")));
        }
    }
    assert!(said.iter().all(|it| it == &said[0]), "the answers differ");
    assert!(said[0].1.contains("ログイン名かパスワードがちがいます"));
    desk.nobody().post("/login", &[("login", "sato"), ("password", "まちがい")]).await;
    let wait = desk.nobody().post("/login", &[("login", "sato"), ("password", PASSWORD)]).await;
    assert_eq!(wait.status, StatusCode::TOO_MANY_REQUESTS);
    wait.says("秒お待ちください");
}

#[tokio::test]
async fn a_form_from_another_site_is_refused() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let fields =
        [("version", "0"), ("title", "よその題"), ("body", "本文"), ("channel", "kiosk"), ("do", "publish")];
    let reply = sato.post_from("https://evil.example", "/notices/n1", &fields).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert!(!desk.feed_holds("よその題"));
    assert_eq!(sato.post("/notices/n1", &fields).await.status, StatusCode::SEE_OTHER);
    assert!(desk.feed_holds("よその題"));
}

#[tokio::test]
async fn a_logout_ends_the_session() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let bye = sato.post("/logout", &[]).await;
    sato.follow(&bye).await.says("ログアウトしました");
    assert_eq!(sato.get("/").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_consoles_own_files_are_there_and_remembered() {
    let desk = Desk::new().await;
    let own = [
        "console.css",
        "console.js",
        "rooms.css",
        "rooms.js",
        "signs.css",
        "records.css",
        "records.js",
        "icons.svg",
        "icon.svg",
    ];
    for name in own.into_iter().chain(["regular.woff2", "bold.woff2"]) {
        let reply = desk.nobody().get(&format!("/console/{name}")).await;
        assert_eq!(reply.status, StatusCode::OK, "{name}");
        assert!(
            !reply.header("etag").is_empty() && reply.header("cache-control").starts_with("private"),
            "{name}"
        );
    }
    assert_eq!(desk.nobody().get("/console/../../Cargo.toml").await.status, StatusCode::NOT_FOUND);
}
