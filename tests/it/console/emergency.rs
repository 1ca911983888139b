//! 緊急の画面: two presses to publish, two to end, and proof from every screen.

use axum::http::StatusCode;
use shirube::{
    office::device,
    store::error::StoreError,
    wire::report::{Covered, Report},
};

use super::{
    desk::{Browser, Desk, Reply},
    devices::{paired, paired_by},
};

const FIRST: [(&str, &str); 5] = [
    ("kind", "lifts"),
    ("minutes", "60"),
    ("message", "東の階段を使ってください。"),
    ("message-en", "Use the east stairs."),
    ("do", "look"),
];

/// The second press: the form that the first one gave back.
async fn second(browser: &Browser<'_>, first: &Reply) -> Reply {
    let (version, until) = (first.hidden("version"), first.hidden("until"));
    let fields = [
        ("version", version.as_str()),
        ("until", until.as_str()),
        ("kind", "lifts"),
        ("minutes", "60"),
        ("message", "東の階段を使ってください。"),
        ("message-en", "Use the east stairs."),
        ("do", "publish"),
    ];
    browser.post("/emergency", &fields).await
}

async fn end(browser: &Browser<'_>) -> Reply {
    let asked = browser.get("/emergency/end").await;
    let version = asked.hidden("version");
    browser.post("/emergency/end", &[("version", version.as_str())]).await
}

fn alarms(desk: &Desk) -> usize {
    desk.feed().iter().filter(|row| row.kind == "emergency").count()
}

/// A kiosk says what covers its glass.
fn report(desk: &Desk, kiosk: &str, emergency: Option<Covered>) {
    let now = desk.office.now();
    let report = Report {
        shows: Some(*desk.office.follow_head().borrow()),
        shows_since: Some(now),
        blobs_missing: 0,
        clock: now,
        clock_known: true,
        troubles: Vec::new(),
        emergency,
        sound: None,
        screen: None,
        version: String::new(),
    };
    let noted =
        desk.office.database.run_now::<_, StoreError>(|tx| device::note_report(tx, kiosk, &report, now));
    noted.unwrap();
}

#[tokio::test]
async fn the_first_press_shows_where_it_will_stand_and_the_second_publishes() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let kiosk = paired(&desk, "15階の画面");
    report(&desk, &kiosk, None);
    sato.get("/").await.says("href=\"/emergency\"");
    let first = sato.post("/emergency", &FIRST).await;
    first.says("15階の画面：すぐに出ます");
    first.says("14:42まで出ます");
    first.says("東の階段を使ってください。");
    assert_eq!(alarms(&desk), 0, "one press publishes nothing");
    desk.clock.advance_secs(20);
    let receipt = sato.follow(&second(&sato, &first).await).await;
    assert_eq!(alarms(&desk), 1);
    assert!(desk.feed_holds("Use the east stairs.") && desk.feed_holds("2026-11-21T05:42:00Z"));
    receipt.says("15階の画面：返事を待っています");
    for page in ["/", "/notices", "/playlists", "/pictures", "/devices", "/emergency", "/notices/new"] {
        sato.get(page).await.says("緊急の画面「地震です エレベーター停止中」が出ています");
    }
}

#[tokio::test]
async fn the_receipt_believes_only_what_a_screen_says_it_painted() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let (lobby, silent) = (paired(&desk, "15階の画面"), paired_by(&desk, "1階の画面", "AC3K97"));
    report(&desk, &silent, None);
    desk.clock.advance_secs(600);
    report(&desk, &lobby, None);
    let first = sato.post("/emergency", &FIRST).await;
    let published = desk.office.now();
    let sent = second(&sato, &first).await;
    report(&desk, &lobby, None);
    sato.follow(&sent).await.says("15階の画面：返事を待っています");
    desk.clock.advance_secs(2);
    report(&desk, &lobby, Some(Covered { published, since: desk.office.now() }));
    let receipt = sato.follow(&sent).await;
    receipt.says("15階の画面に 13:52:02 から 映っています");
    let at = |words: &str| receipt.text.find(words).unwrap_or_else(|| panic!("{words}: {}", receipt.text));
    assert!(at("1階の画面：返事がありません") < at("15階の画面に 13:52"), "who did not answer stands first");

    let ended = end(&sato).await;
    assert_eq!(alarms(&desk), 0);
    sato.follow(&ended).await.says("15階の画面：消えるのを待っています");
    report(&desk, &lobby, None);
    sato.follow(&ended).await.says("15階の画面から 消えました");
    assert!(!sato.get("/").await.text.contains("class=\"alarm\""));
}

#[tokio::test]
async fn it_ends_by_itself_and_the_office_takes_it_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let first = sato.post("/emergency", &FIRST).await;
    second(&sato, &first).await;
    desk.clock.advance_secs(60 * 60 - 1);
    desk.office.end_what_is_over().await.unwrap();
    assert_eq!(alarms(&desk), 1);
    desk.clock.advance_secs(1);
    assert!(!sato.get("/").await.text.contains("class=\"alarm\""));
    desk.office.end_what_is_over().await.unwrap();
    assert_eq!(alarms(&desk), 0, "kiosks that do not know the time are told");
    let history = sato.get("/emergency/history").await;
    history.says("時間になったので しるべ");
    history.says("佐藤さん");
    assert!(!history.text.contains("この版にもどす"), "nothing is published by one press");
}

#[tokio::test]
async fn two_people_at_once_make_one_emergency_and_nobody_overwrites_unseen() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    let (first, other) = (sato.post("/emergency", &FIRST).await, mori.post("/emergency", &FIRST).await);
    let sent = second(&sato, &first).await;
    desk.clock.advance_secs(3);
    let again = second(&sato, &first).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "a second click is no other emergency");
    sato.follow(&sent).await.says("公開しました");
    let late = second(&mori, &other).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("佐藤さんが先に変えました");
    assert_eq!(second(&mori, &late).await.status, StatusCode::SEE_OTHER);
    assert_eq!(alarms(&desk), 1);
}

#[tokio::test]
async fn a_form_that_lacks_something_publishes_nothing() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let publish = [("minutes", "60"), ("do", "publish")];
    let reply = sato.post("/emergency", &publish).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    reply.says("どの緊急かを選んでください");
    let reply = sato.post("/emergency", &[("kind", "closing"), ("minutes", "9999"), ("do", "publish")]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(alarms(&desk), 0);
    let nobody = desk.nobody();
    for path in ["/emergency", "/emergency/end", "/emergency/history", "/emergency.png?kind=tsunami"] {
        assert_ne!(nobody.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_ne!(nobody.post("/emergency", &FIRST).await.status, StatusCode::OK);
}
