//! もう一人の目: an editor's words wait, exactly as they were seen; any change voids the yes.

use axum::http::StatusCode;
use shirube::office::{records, staff::Role};

use super::desk::{Browser, Desk, Reply};

fn notice<'a>(version: &'a str, title: &'a str, intent: &'a str) -> [(&'a str, &'a str); 5] {
    [("version", version), ("title", title), ("body", "本文"), ("channel", "kiosk"), ("do", intent)]
}

/// The hash that waits, as a page of somebody who may say yes holds it.
async fn hash(browser: &Browser<'_>) -> String {
    browser.get("/approvals").await.hidden("hash")
}

async fn approve(browser: &Browser<'_>, hash: &str) -> Reply {
    browser.post("/approvals/notice/n1", &[("hash", hash)]).await
}

fn versions(desk: &Desk) -> usize {
    desk.office.database.read_now(|tx| records::history(tx, "notice", "n1")).unwrap().len()
}

#[tokio::test]
async fn an_editors_words_stand_once_a_second_person_saw_them() {
    let desk = Desk::new().await;
    let (editor, publisher) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("出す人", "publisher", Role::Publisher).await,
    );
    let asked = editor.post("/notices/n1", &notice("0", "春の会", "publish")).await;
    editor.follow(&asked).await.says("まだ公開していません。ほかの人が見て、公開します");
    assert!(!desk.feed_holds("春の会"));
    let own = editor.get("/approvals").await;
    own.says("取り下げる");
    assert!(!own.text.contains("このまま公開する"));
    publisher.get("/approvals").await.says("書く人さんが頼みました");
    let seen = hash(&publisher).await;
    assert_eq!(approve(&editor, &seen).await.status, StatusCode::FORBIDDEN, "by the role");

    // Words that change void the yes to those before.
    editor.post("/notices/n1", &notice("1", "夏の会", "publish")).await;
    let late = approve(&publisher, &seen).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("言葉が変わりました");
    assert!(!desk.feed_holds("の会"));
    let done = approve(&publisher, &hash(&publisher).await).await;
    publisher.follow(&done).await.says("公開しました");
    assert!(desk.feed_holds("夏の会"));
    publisher.get("/approvals").await.says("公開を待っているものは、ありません");
    assert_eq!(approve(&publisher, &seen).await.status, StatusCode::CONFLICT, "once");
}

#[tokio::test]
async fn what_stands_stays_until_then_and_a_change_behind_the_back_voids_the_request() {
    let desk = Desk::new().await;
    let (editor, publisher) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("出す人", "publisher", Role::Publisher).await,
    );
    publisher.post("/notices/n1", &notice("0", "今の題", "publish")).await;
    editor.post("/notices/n1", &notice("1", "次の題", "publish")).await;
    assert!(desk.feed_holds("今の題") && !desk.feed_holds("次の題"));
    assert_eq!(versions(&desk), 1, "what waits is no version");
    let down = editor.post("/notices/n1", &notice("1", "下げる", "draft")).await;
    assert_eq!(down.status, StatusCode::FORBIDDEN, "a draft would take it off the screen");
    let seen = hash(&publisher).await;
    publisher.post("/notices/n1", &notice("1", "急ぐ題", "publish")).await;
    assert_eq!(approve(&publisher, &seen).await.status, StatusCode::CONFLICT);
    assert!(desk.feed_holds("急ぐ題"));
}

#[tokio::test]
async fn where_the_office_asks_for_it_nobody_publishes_alone() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    sato.post("/choices/approval", &[("second", "asked")]).await;
    sato.post("/notices/n1", &notice("0", "自分の題", "publish")).await;
    assert!(!desk.feed_holds("自分の題"));
    let seen = hash(&mori).await;
    let own = approve(&sato, &seen).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN);
    own.says("もう一人の目が要ります");
    assert_eq!(approve(&mori, &seen).await.status, StatusCode::SEE_OTHER);
    assert!(desk.feed_holds("自分の題"));
    mori.get("/audit").await.says("森さんが 佐藤さんの書いたものを見て、公開しました");
    sato.post("/choices/approval", &[("second", "spared")]).await;
    sato.post("/notices/n1", &notice("2", "すぐの題", "publish")).await;
    assert!(desk.feed_holds("すぐの題"));
}

#[tokio::test]
async fn a_request_is_taken_back_by_whoever_asked() {
    let desk = Desk::new().await;
    let editor = desk.log_in_as("書く人", "editor", Role::Editor).await;
    let other = desk.log_in_as("別の人", "other", Role::Editor).await;
    editor.post("/notices/n1", &notice("0", "春の会", "publish")).await;
    assert_eq!(other.post("/approvals/notice/n1/back", &[]).await.status, StatusCode::FORBIDDEN);
    let back = editor.post("/approvals/notice/n1/back", &[]).await;
    editor.follow(&back).await.says("取り下げました");
    assert_eq!(editor.post("/approvals/notice/n1/back", &[]).await.status, StatusCode::NOT_FOUND);
    editor.get("/notices/n1").await.says("春の会");
}

#[tokio::test]
async fn a_record_of_the_register_waits_for_a_second_person_too() {
    let desk = Desk::new().await;
    let (editor, publisher) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("出す人", "publisher", Role::Publisher).await,
    );
    let book = |version, shelf, intent| {
        [
            ("version", version),
            ("title", "点のある朝"),
            ("reading", "てんのあるあさ"),
            ("author", "見本 七海"),
            ("shelf", shelf),
            ("channels", "kiosk"),
            ("do", intent),
        ]
    };
    let asked = editor.post("/records/book/b1", &book("0", "窓がわの棚", "publish")).await;
    editor.follow(&asked).await.says("まだ公開していません");
    assert!(!desk.feed_holds("点のある朝"));
    publisher.get("/approvals").await.says("棚の場所：窓がわの棚");
    let yes = [("hash", hash(&publisher).await)];
    let yes = yes.each_ref().map(|(name, value)| (*name, value.as_str()));
    publisher.post("/approvals/book/b1", &yes).await;
    assert!(desk.feed_holds("点のある朝"));
    editor.post("/records/book/b1", &book("2", "奥の棚", "publish")).await;
    assert!(desk.feed_holds("窓がわの棚") && !desk.feed_holds("奥の棚"));
    let page = publisher.get("/approvals").await;
    page.says("棚の場所：奥の棚");
    page.says("棚の場所：窓がわの棚");
}
