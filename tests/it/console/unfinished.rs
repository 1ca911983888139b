//! きょう: drafts of everything that is written for the screens, those beside what is published, and what waits.

use axum::http::StatusCode;
use shirube::office::staff::Role;

use super::desk::Desk;

fn notice<'a>(version: &'a str, title: &'a str, intent: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![("version", version), ("title", title), ("body", "本文"), ("channel", "kiosk"), ("do", intent)]
}

#[tokio::test]
async fn every_draft_stands_on_the_first_page_until_it_is_done_with() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    assert!(!sato.get("/").await.text.contains("下書き「"));
    sato.post("/notices/n1", &notice("0", "書きかけの題", "draft")).await;
    sato.post("/notices/n2", &notice("0", "今の題", "publish")).await;
    sato.post("/notices/n2", &notice("1", "次の題", "beside")).await;
    let list = [("name", "夜の画面"), ("priority", "0"), ("count", "1"), ("s0.kind", "auto:welcome")];
    let list = [&list[..], &[("s0.secs", "15"), ("version", "1")]].concat();
    let kept = sato.post("/playlists/day", &[&list[..], &[("do", "beside")]].concat()).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);
    let theme = [("name", "家族"), ("reading", "かぞく"), ("about", "こと"), ("hue", "3"), ("icon", "house")];
    sato.post("/records/theme/t1", &[&theme[..], &[("version", "0"), ("do", "publish")]].concat()).await;
    sato.post("/records/theme/t1", &[&theme[..], &[("version", "1"), ("do", "beside")]].concat()).await;

    let page = sato.get("/").await;
    page.says("下書き「書きかけの題」");
    page.says("お知らせ・佐藤さんが 13:42 に書きました");
    page.says("下書き「次の題」");
    page.says("掲出中＋下書きあり・お知らせ・佐藤さんが 13:42 に取っておきました");
    page.says("下書き「夜の画面」");
    page.says("下書き「家族」");
    for way in ["/notices/n1", "/notices/n2?draft=1", "/playlists/day?draft=1", "/records/theme/t1?draft=1"] {
        page.says(&format!("href=\"{way}\""));
        assert_eq!(sato.get(way).await.status, StatusCode::OK, "{way}");
    }
    let opened = [notice("1", "次の題", "publish"), vec![("draft", "1")]].concat();
    sato.post("/notices/n2", &opened).await;
    sato.post("/playlists/day", &[("do", "drop"), ("version", "1")]).await;
    let page = sato.get("/").await;
    assert!(!page.text.contains("下書き「次の題」") && !page.text.contains("下書き「夜の画面」"));
}

#[tokio::test]
async fn a_playlist_that_is_a_draft_alone_stands_there_too() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let made = sato.post("/playlists", &[("name", "冬の画面")]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text);
    let page = sato.get("/").await;
    page.says("下書き「冬の画面」");
    page.says("再生リスト・佐藤さんが");
}

#[tokio::test]
async fn what_waits_for_a_second_person_is_told_once_and_to_both() {
    let desk = Desk::new().await;
    let (editor, publisher) = (
        desk.log_in_as("書く人", "editor", Role::Editor).await,
        desk.log_in_as("出す人", "publisher", Role::Publisher).await,
    );
    editor.post("/notices/n1", &notice("0", "春の会", "publish")).await;
    let theirs = publisher.get("/").await;
    theirs.says("もう一人の目を待つもの 1件");
    theirs.says("見くらべて、公開するかどうかを決めます：お知らせ「春の会」");
    theirs.says("href=\"/approvals\"");
    assert!(!theirs.text.contains("下書き「春の会」"), "what waits is no draft that somebody forgot");
    let own = editor.get("/").await;
    own.says("ほかの人の目を待っているもの 1件");
    own.says("自分が頼みました：お知らせ「春の会」");
    editor.post("/approvals/notice/n1/back", &[]).await;
    let page = publisher.get("/").await;
    page.says("下書き「春の会」");
    assert!(!page.text.contains("もう一人の目を待つもの"));
}
