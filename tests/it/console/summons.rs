//! 職員をよぶ: a silent request from a screen, 行きます from the desk, and nothing of either that stays.

use axum::http::StatusCode;
use serde_json::json;
use shirube::{domain::summons::WAITING_SECS, office::staff::Role};

use super::desk::{Browser, Desk};

/// How the call of this terminal stands after asking this.
async fn asks(kiosk: &Browser<'_>, step: &str) -> String {
    let reply = kiosk.post_json("/v1/summons", &json!({ "step": step })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text);
    let answer: serde_json::Value = serde_json::from_str(&reply.text).unwrap();
    answer["standing"].as_str().unwrap().to_owned()
}

/// A corner with one screen that staff confirmed, by the name they gave it.
async fn with_screen(desk: &Desk) -> Browser<'_> {
    let kiosk = desk.paired_kiosk("token").await;
    let sato = desk.log_in("佐藤", "sato").await;
    assert!(!sato.get("/").await.text.contains("よんでいます"));
    kiosk
}

#[tokio::test]
async fn somebody_calls_and_whoever_is_at_the_desk_comes() {
    let desk = Desk::new().await;
    let kiosk = with_screen(&desk).await;
    let viewer = desk.log_in_as("鈴木", "suzuki", Role::Viewer).await;
    assert_eq!(asks(&kiosk, "look").await, "gone");
    assert_eq!(asks(&kiosk, "ask").await, "waiting");
    assert_eq!(asks(&kiosk, "ask").await, "waiting", "twice is once");
    let page = viewer.get("/").await;
    assert_eq!(page.text.matches("よんでいます。").count(), 1, "{}", page.text);
    let action = page.text.split("action=\"/summons/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let gone = viewer.post(&format!("/summons/{action}"), &[]).await;
    assert_eq!(gone.header("location"), "/");
    assert_eq!(asks(&kiosk, "look").await, "coming");
    assert!(!viewer.get("/").await.text.contains("よんでいます"), "answered, it is gone from every page");
    assert_eq!(desk.nobody().post(&format!("/summons/{action}"), &[]).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_call_that_nobody_answers_goes_by_itself_and_is_written_nowhere() {
    let desk = Desk::new().await;
    let kiosk = with_screen(&desk).await;
    let sato = desk.log_in_again("sato").await;
    asks(&kiosk, "ask").await;
    sato.get("/").await.says("職員を よんでいます");
    desk.clock.advance_secs(u32::try_from(WAITING_SECS).unwrap());
    assert!(!sato.get("/").await.text.contains("よんでいます"));
    assert_eq!(asks(&kiosk, "look").await, "gone");
    for page in ["/audit", "/report", "/consultations"] {
        let text = sato.get(page).await.text;
        assert!(!text.contains("よん"), "{page}: {text}");
    }
}

#[tokio::test]
async fn only_a_paired_screen_calls() {
    let desk = Desk::new().await;
    let reply = desk.nobody().post_json("/v1/summons", &json!({ "step": "ask" })).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
}
