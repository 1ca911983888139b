//! Notices: drafts stay in, publications go out, and nobody's words are lost or run.

use axum::http::StatusCode;
use shirube::{
    office::device,
    store::error::StoreError,
    wire::{item::Position, report::Report},
};

use super::desk::{Browser, Desk, Reply};

const SCRIPT: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";

async fn send(browser: &Browser<'_>, id: &str, version: &str, title: &str, what: &str) -> Reply {
    let fields = [
        ("version", version),
        ("title", title),
        ("body", "階段を使えない方は、守衛室へ。"),
        ("tone", "caution"),
        ("channel", "signage"),
        ("channel", "kiosk"),
        ("do", what),
    ];
    browser.post(&format!("/notices/{id}"), &fields).await
}

#[tokio::test]
async fn a_draft_stays_in_and_a_publication_goes_out_with_a_receipt() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let form = sato.get("/notices/new").await;
    let id = form.hidden("id");
    let draft = send(&sato, &id, "0", "点検のお知らせ", "draft").await;
    sato.follow(&draft).await.says("下書きを保存しました");
    assert!(!desk.feed_holds("点検のお知らせ"));
    sato.get("/").await.says("下書き「点検のお知らせ」");

    let sent = send(&sato, &id, "1", "点検のお知らせ", "publish").await;
    assert!(desk.feed_holds("点検のお知らせ"));
    let receipt = sato.follow(&sent).await;
    receipt.says("公開しました");
    receipt.says("13:42:00 に送りました");
    receipt.says("端末がつながっていない");
    sato.get("/notices").await.says("出しています");
}

#[tokio::test]
async fn the_receipt_waits_for_the_screen_and_says_since_when() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let kiosk = super::devices::paired(&desk, "15階の画面");
    report(&desk, &kiosk, None);
    let sent = send(&sato, "n1", "0", "点検", "publish").await;
    let waits = sato.follow(&sent).await;
    waits.says("15階の画面に送りました。届くのを待っています");
    waits.says("http-equiv");
    desk.clock.advance_secs(7);
    let at = *desk.office.follow_head().borrow();
    report(&desk, &kiosk, Some(at));
    let receipt = sato.follow(&sent).await;
    receipt.says("15階の画面に 13:42:07 から 映っています");
    assert!(!receipt.text.contains("http-equiv"), "it stops asking");
    sato.get("/").await.says("公開した内容が 映っています（13:42から）");
}

/// The kiosk says what it shows at this moment.
fn report(desk: &Desk, kiosk: &str, shows: Option<Position>) {
    let now = desk.office.now();
    let report = Report {
        shows,
        shows_since: Some(now),
        blobs_missing: 0,
        clock: now,
        clock_known: true,
        troubles: Vec::new(),
        emergency: None,
        sound: None,
        screen: None,
        version: String::new(),
    };
    let noted =
        desk.office.database.run_now::<_, StoreError>(|tx| device::note_report(tx, kiosk, &report, now));
    noted.unwrap();
}

#[tokio::test]
async fn undo_brings_the_version_before_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    send(&sato, "n1", "0", "はじめの題", "publish").await;
    let second = send(&sato, "n1", "1", "まちがえた題", "publish").await;
    let receipt = sato.follow(&second).await;
    let fields = [("version", receipt.hidden("version")), ("base", receipt.hidden("base"))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let undone = sato.post("/notices/n1/restore", &fields).await;
    sato.follow(&undone).await.says("公開しました");
    assert!(desk.feed_holds("はじめの題") && !desk.feed_holds("まちがえた題"));
    let history = sato.get("/notices/n1/history").await;
    history.says("まちがえた題");
    history.says("佐藤");
    // The same undo once more is the same undo; a colleague's comes too late.
    let again = sato.post("/notices/n1/restore", &fields).await;
    assert_eq!(again.header("location"), undone.header("location"));
    let mori = desk.log_in("森", "mori").await;
    assert_eq!(mori.post("/notices/n1/restore", &fields).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_form_that_comes_twice_is_saved_once() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for version in ["0", "1"] {
        let first = send(&sato, "n1", version, &format!("題{version}"), "publish").await;
        let feed = desk.feed();
        let second = send(&sato, "n1", version, &format!("題{version}"), "publish").await;
        assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.text);
        assert_eq!(second.header("location"), first.header("location"));
        assert_eq!(desk.feed(), feed);
    }
    let history = sato.get("/notices/n1/history").await;
    assert_eq!(history.text.matches("公開</span>").count(), 2, "{}", history.text);
    // Other words on the same version are a change that somebody has to look at, even the same person.
    assert_eq!(send(&sato, "n1", "1", "ほかの題", "publish").await.status, StatusCode::CONFLICT);
    let gone = sato.post("/notices/n1/delete", &[("version", "2")]).await;
    let again = sato.post("/notices/n1/delete", &[("version", "2")]).await;
    assert_eq!(again.header("location"), gone.header("location"));
}

#[tokio::test]
async fn what_was_deleted_is_gone_from_the_feed_and_comes_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    send(&sato, "n1", "0", "消す題", "publish").await;
    sato.get("/notices/n1/delete").await.says("消す題");
    assert!(desk.feed_holds("消す題"), "asking deletes nothing");
    let gone = sato.post("/notices/n1/delete", &[("version", "1")]).await;
    assert!(!desk.feed_holds("消す題"));
    sato.follow(&gone).await.says("消しました");
    sato.get("/notices").await.says("消したお知らせ");
    sato.post("/notices/n1/restore", &[("version", "1"), ("base", "2")]).await;
    assert!(desk.feed_holds("消す題"));
}

#[tokio::test]
async fn two_writers_see_both_versions_and_lose_nothing() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    send(&sato, "n1", "0", "もとの題", "publish").await;
    send(&sato, "n1", "1", "佐藤の題", "publish").await;
    let late = send(&mori, "n1", "1", "森の題", "publish").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("佐藤さんが先に保存していました");
    late.says("佐藤の題");
    late.says("value=\"森の題\"");
    assert_eq!(late.hidden("version"), "2");
    assert!(desk.feed_holds("佐藤の題") && !desk.feed_holds("森の題"));
    send(&mori, "n1", &late.hidden("version"), "森の題", "publish").await;
    assert!(desk.feed_holds("森の題"));
    let history = mori.get("/notices/n1/history").await;
    for title in ["もとの題", "佐藤の題", "森の題"] {
        history.says(title);
    }
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_was_typed_stays() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let fields = [
        ("version", "0"),
        ("title", ""),
        ("body", "書きかけの本文"),
        ("from", "2026-12-02"),
        ("to", "2026-12-01"),
        ("channel", "kiosk"),
        ("do", "publish"),
    ];
    let reply = sato.post("/notices/n1", &fields).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    reply.says("題を書いてください。");
    reply.says("おわりの日が、はじめの日より前です");
    reply.says("書きかけの本文");
    assert!(!desk.feed_holds("書きかけ"));
}

#[tokio::test]
async fn nothing_that_is_typed_ever_runs() {
    let desk = Desk::new().await;
    let sato = desk.log_in(SCRIPT, "sato").await;
    let fields = [
        ("version", "0"),
        ("title", "{題|<script>alert(1)</script>}"),
        ("body", SCRIPT),
        ("title-en", SCRIPT),
        ("body-en", SCRIPT),
        ("tone", SCRIPT),
        ("from", ""),
        ("channel", "kiosk"),
        ("channel", SCRIPT),
        ("do", "publish"),
    ];
    let sent = sato.post("/notices/n1", &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let bad = [
        ("version", SCRIPT),
        ("title", ""),
        ("body", SCRIPT),
        ("from", SCRIPT),
        ("group", SCRIPT),
        ("picture", SCRIPT),
        ("do", "publish"),
    ];
    let bad_list = [
        ("name", SCRIPT),
        ("priority", SCRIPT),
        ("count", "1"),
        ("s0.kind", SCRIPT),
        ("s0.secs", SCRIPT),
        ("s0.from", SCRIPT),
        ("do", SCRIPT),
    ];
    let pages = [
        sato.follow(&sent).await,
        sato.get("/").await,
        sato.get("/notices").await,
        sato.get("/notices/n1").await,
        sato.get("/notices/n1/history").await,
        sato.get("/notices/n1/delete").await,
        sato.get("/screen").await,
        sato.post("/notices/n2", &bad).await,
        sato.post("/playlists", &[("name", &SCRIPT.repeat(3))]).await,
        sato.post("/playlists/day", &bad_list).await,
        sato.upload(SCRIPT, "<script>.png", b"no picture").await,
        desk.nobody().post("/login", &[("login", SCRIPT), ("password", "x"), ("next", SCRIPT)]).await,
        sato.get("/devices/pair?code=%22%3E%3Cscript%3E").await,
        sato.get("/screen?date=%22%3E%3Cscript%3E&time=x").await,
    ];
    for (number, page) in pages.iter().enumerate() {
        let text = page.text.to_lowercase();
        for run in ["<script>", "<img src=x", "\"><script"] {
            assert!(!text.contains(run), "page {number} runs what was typed: {}", page.text);
        }
    }
}
