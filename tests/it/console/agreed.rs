//! グループに確認ずみ: a yes to exactly these words, which another word voids.

use axum::http::StatusCode;

use super::desk::{Browser, Desk};

async fn write(browser: &Browser<'_>, version: &str, body: &str) {
    let fields =
        [("version", version), ("title", "春の会"), ("body", body), ("channel", "kiosk"), ("do", "publish")];
    assert_eq!(browser.post("/notices/n1", &fields).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_groups_yes_is_for_exactly_these_words() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    write(&sato, "0", "十時から").await;
    let page = sato.get("/agreed/notice/n1").await;
    page.says("まだ確かめていません");
    let hash = page.hidden("hash");
    let vague = sato.post("/agreed/notice/n1", &[("hash", &hash), ("day", "2026-12-01")]).await;
    assert_eq!(vague.status, StatusCode::UNPROCESSABLE_ENTITY);
    vague.says("どうやって確かめたか");
    vague.says("きょうまでの日");
    let yes = [("hash", hash.as_str()), ("how", "phone"), ("day", "2026-11-20"), ("said", "")];
    let noted = sato.post("/agreed/notice/n1", &yes).await;
    sato.follow(&noted)
        .await
        .says("11月20日(金)に 電話で、グループの人に確かめました（聞いたのは 佐藤さん）");

    write(&sato, "1", "十一時から").await;
    let after = sato.get("/agreed/notice/n1").await;
    after.says("まだ確かめていません");
    after.says("そのあと書きかえられました");
    assert_eq!(sato.post("/agreed/notice/n1", &yes).await.status, StatusCode::CONFLICT, "the words before");
    write(&sato, "2", "十時から").await;
    sato.get("/agreed/notice/n1").await.says("確認ずみ</p>");
    for path in ["/agreed/settings/site", "/agreed/notice/x", "/agreed/x/x"] {
        assert_eq!(sato.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
