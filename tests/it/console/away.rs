//! 不在モード: one press on, one press off, and over by itself.

use axum::http::StatusCode;
use shirube::{
    office::records::{Change, Expected, State},
    wire::record::Record,
};

use super::desk::{DAY_SECS, Desk};

/// A corner whose desk has a calendar of its own.
async fn desk() -> Desk {
    let desk = Desk::new().await;
    let settings = r#"{"v":1,"corner_name":"コーナー","tagline":"出会う所","corner_place":"15階","centre_name":"センター",
        "desk_place":"12階","extension":"1200","guard_room":"1階","public_phone":"1階","staffed_hours":"平日",
        "evacuation":"南","desk_does_not":"診断","corner_calendar":"corner","desk_calendar":"desk","sample":true}"#;
    let calendar = r#"{"v":1,"name":"窓口","closed_on_holidays":true,"weekly":{"tue":"10:00-16:00","sat":"10:00-16:00"}}"#;
    for (kind, id, body) in [("calendar", "desk", calendar), ("settings", "site", settings)] {
        let record = Record::read(kind, id, body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::Any };
        desk.office.save(vec![change], "import").await.unwrap();
    }
    desk
}

#[tokio::test]
async fn the_desk_is_away_with_one_press_and_back_with_another() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/absence").await.says("いつもどおり 開いています");
    let away = sato.post("/absence", &[("until", "2026-11-28"), ("do", "away")]).await;
    sato.follow(&away).await.says("11月28日(土)まで、窓口に人が いません");
    sato.get("/").await.says("11月28日(土)まで 不在モードです");
    assert!(desk.feed_holds("窓口の職員が不在です"));
    let back = sato.post("/absence", &[("do", "back"), ("until", "2026-11-28")]).await;
    sato.follow(&back).await.says("いつもどおり 開いています");
    assert!(!desk.feed_holds("窓口の職員が不在です"));
    assert!(!sato.get("/").await.text.contains("不在モードです"));
}

#[tokio::test]
async fn an_absence_is_over_the_day_after_it_and_no_day_is_taken_that_makes_no_sense() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (until, why) in [("2026-11-20", "もう過ぎた日です"), ("2027-03-01", "45日先まで"), ("", "何日まで")]
    {
        let refused = sato.post("/absence", &[("until", until), ("do", "away")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{until}");
        refused.says(why);
    }
    sato.post("/absence", &[("until", "2026-11-21"), ("do", "away")]).await;
    sato.get("/").await.says("不在モードです");
    desk.clock.advance_secs(DAY_SECS);
    let sato = desk.log_in_again("sato").await;
    assert!(!sato.get("/").await.text.contains("不在モードです"));
    sato.get("/absence").await.says("いつもどおり 開いています");
    let nobody = desk.nobody().post("/absence", &[("until", "2026-11-28"), ("do", "away")]).await;
    assert_eq!(nobody.status, StatusCode::UNAUTHORIZED);
}
