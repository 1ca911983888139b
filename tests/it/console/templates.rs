//! ひな形: what the program comes with is changed, taken away and brought back; a notice begins with one.

use axum::http::StatusCode;

use super::desk::Desk;

const RECEIVED: [(&str, &str); 3] = [
    ("private.purpose", "answer"),
    ("private.name", "受けとりました"),
    ("private.body", "読みました。○日までに書きます。"),
];

#[tokio::test]
async fn a_given_template_is_changed_taken_away_and_brought_back() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let list = sato.get("/records/template").await;
    list.says("9件");
    list.says("もとからあるもの");
    sato.get("/records/template/received").await.says("受けとりました");
    let path = "/records/template/received";
    let publish = [&RECEIVED[..], &[("version", "0"), ("do", "publish")]].concat();
    let saved = sato.post(path, &publish).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let list = sato.get("/records/template").await;
    list.says("9件");
    list.says("○日までに書きます");
    assert!(!desk.feed_holds("○日までに書きます"), "a template is the office's own");
    sato.post(&format!("{path}/delete"), &[("version", "1")]).await;
    sato.get("/records/template").await.says("8件");
    assert_eq!(sato.get(path).await.status, StatusCode::NOT_FOUND);
    sato.post(&format!("{path}/restore"), &[("version", "1"), ("base", "2")]).await;
    sato.get("/records/template").await.says("9件");
    sato.get(&format!("{path}/history")).await.says("佐藤");
}

#[tokio::test]
async fn a_notice_begins_with_a_template_and_a_draft_of_one_changes_nothing_yet() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/notices/new").await.says("href=\"/notices/new?from=closed-days\"");
    let begun = sato.get("/notices/new?from=closed-days").await;
    begun.says("○月○日の{休館|きゅうかん}");
    begun.says("○月○日(○)は休館です。");
    begun.says("Closed on ○");
    let helpers = sato.get("/notices/new?from=looking-for-helpers").await;
    helpers.says("name=\"to\" value=\"2026-12-21\"");
    assert!(
        !sato.get("/notices/new?from=received").await.text.contains("書いてくださり"),
        "an answer is no notice"
    );

    let own = [
        ("private.purpose", "notice"),
        ("private.name", "雪の日"),
        ("private.body", "雪のため○時に閉まります。"),
        ("private.title", "雪の日の時間"),
        ("private.tone", "closing"),
        ("private.days", "2"),
        ("version", "0"),
    ];
    let path = "/records/template/snow";
    sato.post(path, &[&own[..], &[("do", "draft")]].concat()).await;
    assert!(!sato.get("/notices/new").await.text.contains("雪の日"));
    let own = own.map(|(name, value)| (name, if name == "version" { "1" } else { value }));
    sato.post(path, &[&own[..], &[("do", "publish")]].concat()).await;
    sato.get("/notices/new").await.says("雪の日");
    let snow = sato.get("/notices/new?from=snow").await;
    snow.says("value=\"雪の日の時間\"");
    snow.says("name=\"to\" value=\"2026-11-23\"");
}
