//! 引き継ぎ and 覗き見モード: what colleagues tell each other, and what nobody beside them reads.

use axum::http::StatusCode;

use super::desk::{DAY_SECS, Desk};

#[tokio::test]
async fn what_one_leaves_the_next_reads_on_the_first_page_until_two_weeks_are_over() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let kept = sato.post("/hand-over", &[("version", "0"), ("words", "鍵は<机>の中\n紙を注文した")]).await;
    sato.follow(&kept).await.says("「きょう」のページにも出ます");
    let suzuki = desk.log_in("鈴木", "suzuki").await;
    let today = suzuki.get("/").await;
    today.says("きょう・佐藤さん");
    today.says("鍵は&#60;机&#62;の中\n紙を注文した");

    desk.clock.advance_secs(DAY_SECS);
    let suzuki = desk.log_in_again("suzuki").await;
    suzuki.get("/").await.says("11月21日(土)・佐藤さん");
    let page = suzuki.get("/hand-over").await;
    assert_eq!(page.hidden("version"), "0", "each day has a page of its own");
    page.says("紙を注文した");
    desk.clock.advance_secs(DAY_SECS * 14);
    desk.office.sweep().await.unwrap();
    let suzuki = desk.log_in_again("suzuki").await;
    assert!(!suzuki.get("/hand-over").await.text.contains("紙を注文した"));
}

#[tokio::test]
async fn who_writes_second_sees_both_and_what_stands_is_emptied_by_hand() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let suzuki = desk.log_in("鈴木", "suzuki").await;
    sato.post("/hand-over", &[("version", "0"), ("words", "佐藤の分")]).await;
    let late = suzuki.post("/hand-over", &[("version", "0"), ("words", "鈴木の分")]).await;
    assert_eq!((late.status, late.hidden("version")), (StatusCode::CONFLICT, "1".to_owned()));
    late.says("<p class=\"kept\">佐藤の分</p>");
    late.says("鈴木の分</textarea>");
    let both = suzuki.post("/hand-over", &[("version", "1"), ("words", "佐藤の分\n鈴木の分")]).await;
    suzuki.follow(&both).await.says("佐藤の分\n鈴木の分</textarea>");
    sato.post("/hand-over", &[("version", "2"), ("words", "")]).await;
    sato.get("/").await.says("まだ ありません。");
    let nobody = desk.nobody().post("/hand-over", &[("version", "3"), ("words", "だれか")]).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_browser_is_veiled_with_one_press_and_unveiled_with_another() {
    let desk = Desk::new().await;
    let sato = desk.log_in("佐藤", "sato").await;
    assert!(!sato.get("/calls").await.text.contains("<body class=\"veil\">"));
    let on = sato.post("/veil", &[("veil", "on")]).await;
    assert_eq!((on.status, on.header("location")), (StatusCode::SEE_OTHER, "/"));
    let cookie = on.header("set-cookie");
    assert!(cookie.starts_with("shirube-veil=on; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
    let veiled = sato.with_cookie("shirube-veil=on").get("/calls").await;
    veiled.says("<body class=\"veil\">");
    veiled.says("name=\"veil\" value=\"off\"");
    let off = sato.post("/veil", &[("veil", "off")]).await;
    assert!(off.header("set-cookie").contains("Max-Age=0"));
}
