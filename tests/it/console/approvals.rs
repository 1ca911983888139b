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
    let seen = hash(&publisher).await;
    let down = editor.post("/notices/n1", &notice("1", "下げる", "draft")).await;
    editor.follow(&down).await.says("まだ下げていません");
    assert!(desk.feed_holds("今の題"), "a draft alone would take it off the screen");
    assert_eq!(approve(&publisher, &seen).await.status, StatusCode::CONFLICT, "something else waits");
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

#[tokio::test]
async fn what_is_to_go_waits_for_a_second_person_too() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    sato.post("/notices/n1", &notice("0", "残る題", "publish")).await;
    sato.post("/choices/approval", &[("second", "asked")]).await;
    let asked = sato.post("/notices/n1/delete", &[("version", "1")]).await;
    sato.follow(&asked).await.says("画面には そのまま出ています");
    assert!(desk.feed_holds("残る題"));
    assert_eq!(versions(&desk), 1, "what waits is no version");
    let page = mori.get("/approvals").await;
    page.says("画面から下げて、消す");
    page.says("このまま消す");
    let seen = page.hidden("hash");
    let own = approve(&sato, &seen).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "nobody is their own second person");

    // A publication of the same words is something else than their end.
    sato.post("/notices/n1", &notice("1", "残る題", "publish")).await;
    assert_eq!(approve(&mori, &seen).await.status, StatusCode::CONFLICT);
    assert!(desk.feed_holds("残る題"));
    sato.post("/notices/n1/delete", &[("version", "1")]).await;
    assert_eq!(hash(&mori).await, seen, "the same is asked for again");
    let done = approve(&mori, &seen).await;
    mori.follow(&done).await.says("消しました");
    assert!(!desk.feed_holds("残る題"));
    mori.get("/audit").await.says("森さんが 佐藤さんの頼みを見て、画面から下げました");
}

#[tokio::test]
async fn an_old_version_comes_back_once_a_second_person_saw_it() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    sato.post("/notices/n1", &notice("0", "前の題", "publish")).await;
    sato.post("/notices/n1", &notice("1", "今の題", "publish")).await;
    sato.post("/choices/approval", &[("second", "asked")]).await;
    let asked = sato.post("/notices/n1/restore", &[("version", "1"), ("base", "2")]).await;
    sato.follow(&asked).await.says("まだ公開していません");
    assert!(desk.feed_holds("今の題") && !desk.feed_holds("前の題"));
    assert_eq!(approve(&mori, &hash(&mori).await).await.status, StatusCode::SEE_OTHER);
    assert!(desk.feed_holds("前の題") && !desk.feed_holds("今の題"));

    // The undo of a first publication takes it off the screens: that waits, and is taken back like any request.
    sato.post("/notices/n1/restore", &[("version", "0"), ("base", "3")]).await;
    assert!(desk.feed_holds("前の題"));
    sato.post("/approvals/notice/n1/back", &[]).await;
    mori.get("/approvals").await.says("公開を待っているものは、ありません");
    assert!(desk.feed_holds("前の題"));
}

#[tokio::test]
async fn an_editor_asks_for_what_is_to_go_and_deletes_a_draft_alone() {
    let desk = Desk::new().await;
    let (editor, publisher) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("出す人", "publisher", Role::Publisher).await,
    );
    publisher.post("/notices/n1", &notice("0", "出ている題", "publish")).await;
    let asked = editor.post("/notices/n1/delete", &[("version", "1")]).await;
    editor.follow(&asked).await.says("まだ下げていません");
    assert!(desk.feed_holds("出ている題"));
    approve(&publisher, &hash(&publisher).await).await;
    assert!(!desk.feed_holds("出ている題"));
    editor.post("/notices/n2", &notice("0", "書きかけ", "draft")).await;
    editor.post("/notices/n2/delete", &[("version", "1")]).await;
    editor.get("/notices").await.says("消したお知らせ");
    publisher.get("/approvals").await.says("公開を待っているものは、ありません");
}

#[tokio::test]
async fn a_record_of_the_register_goes_past_a_second_person_and_a_list_comes_back_past_one() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    let book = [
        ("version", "0"),
        ("title", "点のある朝"),
        ("reading", "てんのあるあさ"),
        ("author", "見本 七海"),
        ("shelf", "窓がわの棚"),
        ("channels", "kiosk"),
        ("do", "publish"),
    ];
    sato.post("/records/book/b1", &book).await;
    let list = [("name", "昼の画面"), ("priority", "0"), ("count", "1"), ("s0.kind", "auto:welcome")];
    let list = [&list[..], &[("s0.secs", "15"), ("version", "1"), ("do", "publish")]].concat();
    sato.post("/playlists/day", &list).await;
    sato.post("/choices/approval", &[("second", "asked")]).await;
    let gone = sato.post("/records/book/b1/delete", &[("version", "1")]).await;
    sato.follow(&gone).await.says("画面から下げて、消す");
    assert!(desk.feed_holds("点のある朝"));
    let yes = hash(&mori).await;
    mori.post("/approvals/book/b1", &[("hash", yes.as_str())]).await;
    assert!(!desk.feed_holds("点のある朝"));
    let before = desk.feed();
    sato.post("/playlists/day/restore", &[("version", "1"), ("base", "2")]).await;
    assert_eq!(desk.feed(), before);
    let yes = hash(&mori).await;
    mori.post("/approvals/playlist/day", &[("hash", yes.as_str())]).await;
    assert_ne!(desk.feed(), before);
}
