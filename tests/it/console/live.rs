//! Live: an open page hears at once who changed what, and keeps nobody logged in.

use axum::{body::Body, http::StatusCode};
use http_body_util::BodyExt as _;

use super::desk::Desk;

/// What arrives on an open line until these words are in it.
async fn hears(body: &mut Body, words: &str) -> String {
    let mut said = String::new();
    while !said.contains(words) {
        let frame = body.frame().await.unwrap_or_else(|| panic!("the line ended after: {said}")).unwrap();
        said += &String::from_utf8_lossy(frame.data_ref().unwrap());
    }
    said
}

#[tokio::test]
async fn an_open_page_hears_what_a_colleague_changed_and_not_what_it_says() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    let (status, mut line) = sato.open("/live").await;
    assert_eq!(status, StatusCode::OK);
    hears(&mut line, "event: open").await;
    let notice = |title: &'static str| {
        [("version", "0"), ("title", title), ("body", "内緒の本文"), ("channel", "kiosk"), ("do", "publish")]
    };
    sato.post("/notices/n1", &notice("自分の題")).await;
    mori.post("/notices/n2", &notice("森の題")).await;
    let said = hears(&mut line, "森の題").await;
    assert!(
        said.contains("event: stir") && said.contains("森さんが お知らせ「森の題」を公開しました"),
        "{said}"
    );
    assert!(said.contains("\"kind\":\"notice\"") && said.contains("\"id\":\"n2\""), "{said}");
    assert!(!said.contains("自分の題") && !said.contains("内緒"), "{said}");
    desk.office.stop();
    while let Some(frame) = line.frame().await {
        drop(frame);
    }
    assert_eq!(desk.nobody().get("/live").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_page_that_lies_open_keeps_nobody_logged_in() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for _ in 0..3 {
        desk.clock.advance_secs(50 * 60);
        let (status, line) = sato.open("/live").await;
        drop(line);
        let by_itself = sato.renew("/devices").await;
        let over = [StatusCode::SEE_OTHER, StatusCode::OK];
        assert!(over.contains(&status) && over.contains(&by_itself.status));
    }
    assert_eq!(sato.get("/").await.status, StatusCode::SEE_OTHER, "two hours without a press");
}
