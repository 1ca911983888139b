//! A draft beside what is published: the screens keep the one, its writer the other.

use super::*;

#[tokio::test]
async fn a_draft_is_kept_beside_what_is_published_until_it_is_published_itself() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let suzuki = desk.log_in("鈴木", "suzuki").await;
    let path = "/records/desk/d-1";
    let with =
        |cost: &'static str| DESK.map(|(key, old)| if key == "cost" { (key, cost) } else { (key, old) });
    let kiosk = ("private.channels", "kiosk");
    send(&sato, path, &with("無料"), &[kiosk, ("version", "0"), ("do", "publish")]).await;
    let kept = send(&sato, path, &with("七百円"), &[kiosk, ("version", "1"), ("do", "beside")]).await;
    sato.follow(&kept).await.says("公開中の版が そのまま出ています");
    assert!(desk.feed_holds("無料") && !desk.feed_holds("七百円"));
    let form = suzuki.get(path).await;
    form.says("value=\"無料\"");
    form.says("取っておいた下書きがあります");
    suzuki.get(&format!("{path}?draft=1")).await.says("value=\"七百円\"");
    let over = send(&suzuki, path, &with("一円"), &[kiosk, ("version", "1"), ("do", "beside")]).await;
    assert_eq!(over.status, StatusCode::CONFLICT);
    over.says("佐藤さんが取っておいた下書きがあります");
    over.says("value=\"一円\"");

    // A colleague publishes meanwhile: whoever opens the draft and saves it hears of it.
    let meanwhile = DESK.map(|(key, old)| if key == "booking" { (key, "電話で") } else { (key, old) });
    send(&suzuki, path, &meanwhile, &[kiosk, ("version", "1"), ("do", "publish")]).await;
    let opened = ("draft", "1");
    let late =
        send(&sato, path, &with("七百円"), &[kiosk, opened, ("version", "1"), ("do", "publish")]).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    late.says("value=\"電話で\"");
    late.says("value=\"七百円\"");
    late.says("name=\"draft\" value=\"1\"");
    assert!(desk.feed_holds("無料"), "nothing is lost, nothing is shown yet");
    let both = with("七百円").map(|(key, old)| if key == "booking" { (key, "電話で") } else { (key, old) });
    send(&sato, path, &both, &[kiosk, opened, ("version", "2"), ("do", "publish")]).await;
    assert!(desk.feed_holds("七百円") && desk.feed_holds("電話で"));
    assert!(!sato.get(path).await.text.contains("取っておいた下書き"), "it has done its work");
    send(&sato, path, &both, &[kiosk, ("version", "3"), ("do", "beside")]).await;
    sato.post(path, &[("version", "3"), ("do", "drop")]).await;
    assert!(!sato.get(path).await.text.contains("取っておいた下書き"));
}
