//! 変更の記録: who changed what, by its name and its fields; what a field says and what visitors wrote is never there.

use axum::http::StatusCode;

use super::desk::{DAY_SECS, Desk};

#[tokio::test]
async fn a_change_is_told_by_who_and_which_fields_and_not_by_its_words() {
    let desk = Desk::new().await;
    let (sato, mori) = (desk.log_in("佐藤", "sato").await, desk.log_in("森", "mori").await);
    let notice = |version: &'static str, title: &'static str, body: &'static str| {
        [("version", version), ("title", title), ("body", body), ("channel", "kiosk"), ("do", "publish")]
    };
    sato.post("/notices/n1", &notice("0", "春の会", "内緒の本文")).await;
    mori.post("/notices/n1", &notice("1", "夏の会", "内緒の本文")).await;
    desk.clock.advance_secs(DAY_SECS);
    let mori = desk.log_in_again("mori").await;
    mori.post("/notices/n1", &notice("2", "夏の会", "別の内緒")).await;

    let page = mori.get("/audit").await;
    page.says("佐藤さんが お知らせ「春の会」を公開しました");
    page.says("森さんが お知らせ「夏の会」を直しました");
    page.says("href=\"/notices/n1/history\"");
    page.says("取り込みが 決まりごと「");
    assert!(!page.text.contains("内緒"), "no word of a record");

    let of = async |query: &str| mori.get(&format!("/audit?{query}")).await.text;
    let body = of("field=%E6%9C%AC%E6%96%87").await;
    assert!(body.contains("夏の会") && !body.contains("春の会」を"), "{body}");
    let title = of("field=%E9%A1%8C").await;
    assert_eq!(title.matches("を直しました").count(), 2, "its text and the link beside it: {title}");
    assert!(!of("kind=playlist").await.contains("お知らせ「"));
    assert!(of("q=%E6%98%A5").await.contains("春の会"));
    assert!(!of("from=2026-11-22&to=2026-11-22").await.contains("春の会"));
    assert!(of("from=2026-11-21&to=2026-11-21").await.contains("春の会"));
    for odd in ["from=x&to=y", "from=9999-99-99", "to=0001-01-01", "id=%27%20OR%201=1", "who=%00"] {
        assert_eq!(mori.get(&format!("/audit?{odd}")).await.status, StatusCode::OK, "{odd}");
    }
}

#[tokio::test]
async fn what_was_done_to_accounts_is_told_and_no_password() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let given = sato.post("/staff", &[("name", "森"), ("login", "mori"), ("role", "editor")]).await;
    let password = given.text.split("id=\"first-password\">").nth(1).unwrap().split('<').next().unwrap();
    let page = sato.get("/audit?kind=account").await;
    page.says("佐藤さんが 森さんを加えました");
    assert!(!page.text.contains(password) && !page.text.contains("argon2"));
}
