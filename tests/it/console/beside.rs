//! Notices, playlists and leaflets: a draft is kept beside what stands on the screens, until it is published itself.

use std::path::Path;

use axum::http::StatusCode;
use shirube::office::{records, staff::Role};

use super::desk::Desk;
use crate::pdfs;

fn notice<'a>(version: &'a str, title: &'a str, intent: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("version", version), ("title", title), ("body", "本文"), ("channel", "kiosk"), ("do", intent)]
}

/// The same from a form that holds the draft.
fn opened<'a>(version: &'a str, title: &'a str, intent: &'a str) -> Vec<(&'a str, &'a str)> {
    [notice(version, title, intent), vec![("draft", "1")]].concat()
}

fn versions(desk: &Desk, kind: &str, id: &str) -> usize {
    desk.office.database.read_now(|tx| records::history(tx, kind, id)).unwrap().len()
}

#[tokio::test]
async fn a_notice_stays_on_the_screens_while_its_next_words_are_written() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let suzuki = desk.log_in("鈴木", "suzuki").await;
    sato.post("/notices/n1", &notice("0", "今の題", "publish")).await;
    sato.get("/notices/n1").await.says("公開はそのままで、下書きを取っておく");
    let kept = sato.post("/notices/n1", &notice("1", "次の題", "beside")).await;
    let list = sato.follow(&kept).await;
    list.says("公開中の版が そのまま出ています");
    list.says("掲出中＋下書きあり");
    assert!(desk.feed_holds("今の題") && !desk.feed_holds("次の題"));
    assert_eq!(versions(&desk, "notice", "n1"), 1, "a draft beside it is no version");

    let form = suzuki.get("/notices/n1").await;
    form.says("value=\"今の題\"");
    form.says("取っておいた下書きがあります");
    form.says("佐藤さん");
    let open = suzuki.get("/notices/n1?draft=1").await;
    open.says("value=\"次の題\"");
    assert_eq!((open.hidden("draft"), open.hidden("version")), ("1".to_owned(), "1".to_owned()));
    let over = suzuki.post("/notices/n1", &notice("1", "一つの題", "beside")).await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    over.says("佐藤さんが取っておいた下書きがあります");
    over.says("value=\"一つの題\"");
    suzuki.post("/notices/n1", &opened("1", "書き足した題", "beside")).await;
    sato.get("/notices/n1?draft=1").await.says("value=\"書き足した題\"");

    let sent = sato.post("/notices/n1", &opened("1", "書き足した題", "publish")).await;
    sato.follow(&sent).await.says("公開しました");
    assert!(desk.feed_holds("書き足した題") && !desk.feed_holds("今の題"));
    let list = sato.get("/notices").await;
    assert!(!list.text.contains("下書きあり"), "it has done its work");
    sato.post("/notices/n1/restore", &[("version", "1"), ("base", "2")]).await;
    assert!(desk.feed_holds("今の題"), "the undo leads to what stood before");
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_leaves_the_screens_alone() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.post("/notices/n1", &notice("0", "今の題", "publish")).await;
    sato.post("/notices/n1", &notice("1", "次の題", "beside")).await;
    let before = desk.feed();
    let dropped = sato.post("/notices/n1", &[("version", "1"), ("do", "drop")]).await;
    let form = sato.follow(&dropped).await;
    form.says("value=\"今の題\"");
    assert!(!form.text.contains("取っておいた下書き"));
    assert_eq!(desk.feed(), before);
    // What is not published yet has its draft in its place.
    sato.post("/notices/n2", &notice("0", "新しい題", "beside")).await;
    sato.get("/notices/n2").await.says("value=\"新しい題\"");
    assert_eq!(versions(&desk, "notice", "n2"), 1);
}

#[tokio::test]
async fn a_draft_meets_what_a_colleague_published_meanwhile() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    sato.post("/notices/n1", &notice("0", "今の題", "publish")).await;
    sato.post("/notices/n1", &notice("1", "佐藤の下書き", "beside")).await;
    mori.post("/notices/n1", &notice("1", "森の題", "publish")).await;
    assert_eq!(sato.get("/notices/n1?draft=1").await.hidden("version"), "1", "it was begun with that");
    let late = sato.post("/notices/n1", &opened("1", "佐藤の下書き", "publish")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("森さんが先に保存していました");
    late.says("value=\"佐藤の下書き\"");
    assert!(desk.feed_holds("森の題"), "nothing is lost, nothing is shown yet");
    sato.post("/notices/n1", &opened("2", "佐藤の下書き", "publish")).await;
    assert!(desk.feed_holds("佐藤の下書き"));
}

#[tokio::test]
async fn an_editors_draft_waits_for_a_second_person_once_it_is_to_be_published() {
    let desk = Desk::new().await;
    let publisher = desk.log_in_as("出す人", "publisher", Role::Publisher).await;
    let editor = desk.log_in_as("書く人", "editor", Role::Editor).await;
    publisher.post("/notices/n1", &notice("0", "今の題", "publish")).await;
    let kept = editor.post("/notices/n1", &notice("1", "次の題", "beside")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "what changes no screen needs nobody");
    let asked = editor.post("/notices/n1", &opened("1", "次の題", "publish")).await;
    editor.follow(&asked).await.says("まだ公開していません");
    assert!(desk.feed_holds("今の題") && !desk.feed_holds("次の題"));
    let seen = publisher.get("/approvals").await.hidden("hash");
    publisher.post("/approvals/notice/n1", &[("hash", seen.as_str())]).await;
    assert!(desk.feed_holds("次の題"));
}

const LIST: [(&str, &str); 5] =
    [("name", "昼の画面"), ("priority", "0"), ("count", "1"), ("s0.kind", "auto:notices"), ("s0.secs", "12")];

#[tokio::test]
async fn a_playlist_goes_on_while_its_next_order_is_made() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let form = |more: &[(&'static str, &'static str)]| [&LIST[..], more].concat();
    let before = desk.feed();
    let kept = sato.post("/playlists/day", &form(&[("version", "1"), ("do", "beside")])).await;
    let list = sato.follow(&kept).await;
    list.says("公開中の版が そのまま出ています");
    list.says("＋下書きあり");
    assert_eq!(desk.feed(), before);
    sato.get("/playlists/day").await.says("取っておいた下書きがあります");
    let open = sato.get("/playlists/day?draft=1").await;
    assert_eq!((open.hidden("s0.kind"), open.hidden("draft")), ("auto:notices".to_owned(), "1".to_owned()));
    // A button of the form keeps in mind that it is the draft.
    let added = form(&[("version", "1"), ("draft", "1"), ("do", "add"), ("add", "auto:closed_days")]);
    assert_eq!(sato.post("/playlists/day", &added).await.hidden("draft"), "1");
    sato.post("/playlists/day", &form(&[("version", "1"), ("draft", "1"), ("do", "publish")])).await;
    assert_ne!(desk.feed(), before);
    assert!(!sato.get("/playlists").await.text.contains("下書きあり"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_leaflet_lies_out_while_it_is_corrected() {
    let desk = Desk::new().await;
    desk.office.renderer.draw_by(Path::new(env!("CARGO_BIN_EXE_shirube-office")));
    let sato = desk.log_in("佐藤", "sato").await;
    let sent = sato.upload_to("/leaflets", "", "a.pdf", &pdfs::pages(1)).await;
    let page = super::leaflets::read(&sato, &sent).await;
    let address = format!("/leaflets/{}", super::leaflets::id_of(&page));
    let words = |version: &'static str, title: &'static str, more: &[(&'static str, &'static str)]| {
        let base = [
            ("version", version),
            ("title", title),
            ("channel", "kiosk"),
            ("agreed", "1"),
            ("method", "mail"),
        ];
        [&base[..], more].concat()
    };
    sato.post(&address, &words("1", "今のたより", &[("do", "publish")])).await;
    let kept = sato.post(&address, &words("2", "次のたより", &[("do", "beside")])).await;
    let list = sato.follow(&kept).await;
    list.says("公開中の版が そのまま出ています");
    list.says("掲出中＋下書きあり");
    assert!(desk.feed_holds("今のたより") && !desk.feed_holds("次のたより"));
    sato.get(&address).await.says("value=\"今のたより\"");
    sato.get(&format!("{address}?draft=1")).await.says("value=\"次のたより\"");
    sato.post(&address, &words("2", "次のたより", &[("draft", "1"), ("do", "publish")])).await;
    assert!(desk.feed_holds("次のたより") && !desk.feed_holds("今のたより"));
    assert!(!sato.get(&address).await.text.contains("取っておいた下書き"));
}
