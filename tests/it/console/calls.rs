//! 電話を受けた: one date is changed while somebody is on the telephone, asked about, and taken back.

use axum::http::StatusCode;
use shirube::{
    office::records::{Change, Expected, State},
    wire::record::Record,
};

use super::desk::{Browser, Desk, Reply};

const WEDNESDAY: &str = "/calls/sayu/reikai/2026-12-02";

/// A desk with a group that meets on Wednesdays, and one that only the desk knows.
async fn desk() -> Desk {
    let desk = Desk::new().await;
    for (id, name, reading, listed) in [
        ("sayu", "白湯の会", "さゆのかい", true),
        ("hikoukai", "見本・非公開の会", "みほんひこうかいのかい", false),
    ] {
        let body = format!(
            r#"{{"v":1,"name":"{name}","reading":"{reading}","themes":[],"summary":"見本","admission":{{"self":"yes"}},
            "area":"汐路市","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09","contacts":["desk"],
            "activities":[{{"id":"reikai","kind":"regular","place":{{"public":"はまべ集会所"}},
                "schedule":{{"starts_on":"2026-01-07","rule":"FREQ=WEEKLY;BYDAY=WE","hours":"19:00-20:15"}}}}],
            "private":{{"listed":{listed},"may_book":true,"contact_name":"六朗","contact_phone":"000-0000-9906","consents":[
                {{"channel":"kiosk","given_on":"2026-10-01","method":"written","taken_by":"佐藤","shown":"写し"}}]}}}}"#
        );
        let record = Record::read("group", id, &body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        desk.office.save(vec![change], "import").await.unwrap();
    }
    desk
}

async fn tell(browser: &Browser<'_>, version: &str, fields: &[(&str, &str)]) -> Reply {
    let all: Vec<(&str, &str)> = fields.iter().copied().chain([("version", version)]).collect();
    browser.post(WEDNESDAY, &all).await
}

#[tokio::test]
async fn what_was_told_says_only_that_it_may_change_until_the_group_was_asked() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let list = sato.get("/calls?q=%E3%81%95%E3%82%86").await;
    list.says("白湯の会");
    assert!(!list.text.contains("非公開の会"), "narrowed by the reading");
    let dates = sato.get("/calls/sayu").await;
    dates.says("000-0000-9906");
    dates.says("12月2日(水) 19:00–20:15");
    let saved =
        tell(&sato, "1", &[("became", "cancelled"), ("reason", "会場の工事"), ("note", "女性の声")]).await;
    sato.follow(&saved).await.says("白湯の会");
    assert!(desk.feed_holds("unconfirmed"));
    for word in ["会場の工事", "女性の声", "000-0000-9906"] {
        assert!(!desk.feed_holds(word), "{word} left the building unconfirmed");
    }
    sato.get("/").await.says("未確認の電話：白湯の会 12月2日(水)");
    let page = sato.get(WEDNESDAY).await;
    page.says("中止します（会場の工事）");
    page.says("女性の声");
    let version = page.hidden("version");
    let settled = sato.post(&format!("{WEDNESDAY}/settle"), &[("version", &version), ("is", "so")]).await;
    assert_eq!(settled.status, StatusCode::SEE_OTHER, "{}", settled.text);
    assert!(desk.feed_holds("会場の工事"), "now it is said");
    assert!(!desk.feed_holds("女性の声"));
    assert!(!sato.get("/").await.text.contains("未確認の電話"));
}

#[tokio::test]
async fn a_mistaken_call_changes_nothing_in_the_end() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let moved = [
        ("became", "moved"),
        ("date", "2026-12-03"),
        ("from", "18:00"),
        ("to", "19:00"),
        ("place", "うみべ館"),
    ];
    tell(&sato, "1", &moved).await;
    sato.get(WEDNESDAY).await.says("12月3日(木) 18:00–19:00、会場はうみべ館に変わります");
    let wrong = sato.post(&format!("{WEDNESDAY}/settle"), &[("version", "2"), ("is", "mistake")]).await;
    assert_eq!(wrong.status, StatusCode::SEE_OTHER);
    assert!(!desk.feed_holds("unconfirmed") && !desk.feed_holds("うみべ館"));
    sato.get("/calls/sayu").await.says("12月2日(水) 19:00–20:15");
}

#[tokio::test]
async fn what_the_group_confirmed_is_said_at_once_and_can_be_undone() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let moved = [
        ("became", "moved"),
        ("date", "2026-12-03"),
        ("from", "18:00"),
        ("to", "19:00"),
        ("certainty", "confirmed"),
    ];
    tell(&sato, "1", &moved).await;
    assert!(desk.feed_holds("2026-12-03"));
    let history = sato.get("/groups/sayu/history").await;
    history.says("12月2日(水)：12月3日(木) 18:00–19:00に変更");
    let undone = sato.post("/groups/sayu/restore", &[("version", "1"), ("base", "2")]).await;
    assert_eq!(undone.status, StatusCode::SEE_OTHER, "{}", undone.text);
    assert!(!desk.feed_holds("2026-12-03"));
}

#[tokio::test]
async fn the_undo_of_a_call_waits_for_nobody_and_the_end_of_a_group_does() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.post("/choices/approval", &[("second", "asked")]).await;
    let moved = [
        ("became", "moved"),
        ("date", "2026-12-03"),
        ("from", "18:00"),
        ("to", "19:00"),
        ("certainty", "confirmed"),
    ];
    tell(&sato, "1", &moved).await;
    assert!(desk.feed_holds("2026-12-03"), "what was told on the telephone stands at once");
    sato.post("/groups/sayu/restore", &[("version", "1"), ("base", "2")]).await;
    assert!(!desk.feed_holds("2026-12-03"));
    let gone = sato.post("/groups/sayu/restore", &[("version", "0"), ("base", "3")]).await;
    sato.follow(&gone).await.says("まだ下げていません");
    assert!(desk.feed_holds("白湯の会"));
}

#[tokio::test]
async fn what_cannot_be_read_is_said_beside_its_field_and_nothing_is_saved() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (fields, said) in [
        (&[("became", "")][..], "どうなるかを選んでください"),
        (
            &[("became", "moved"), ("date", "2026-11-01"), ("from", "18:00"), ("to", "19:00")],
            "もう過ぎた日です",
        ),
        (
            &[("became", "moved"), ("date", "2026-12-02"), ("from", "19:00"), ("to", "20:15")],
            "予定と同じです",
        ),
        (
            &[("became", "moved"), ("date", "2026-12-03"), ("from", "19:00"), ("to", "18:00")],
            "はじめの時刻より前です",
        ),
        (
            &[("became", "moved"), ("date", "2029-12-03"), ("from", "18:00"), ("to", "19:00")],
            "半年より先の日です",
        ),
    ] {
        let reply = tell(&sato, "1", fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        reply.says(said);
    }
    assert!(!desk.feed_holds("unconfirmed"));
    for address in [
        "/calls/nobody",
        "/calls/sayu/reikai/2026-12-01",
        "/calls/sayu/other/2026-12-02",
        "/calls/sayu/reikai/x",
    ] {
        assert_eq!(sato.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn a_group_that_only_the_desk_knows_stays_there() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/calls").await.says("窓口だけ");
    let address = "/calls/hikoukai/reikai/2026-12-02";
    sato.get(address).await.says("画面にも紙にも出していないグループです");
    let fields = [("version", "1"), ("became", "cancelled"), ("certainty", "confirmed")];
    let saved = sato.post(address, &fields).await;
    sato.follow(&saved).await.says("窓口の案内だけが変わりました");
    assert!(!desk.feed_holds("非公開の会"));
}

#[tokio::test]
async fn of_two_who_change_the_same_group_the_second_is_told() {
    let desk = desk().await;
    let (sato, suzuki) = (desk.log_in("佐藤", "sato").await, desk.log_in("鈴木", "suzuki").await);
    let one = tell(&sato, "1", &[("became", "cancelled")]).await;
    let two = tell(&suzuki, "1", &[("became", "cancelled"), ("reason", "べつの話")]).await;
    assert_eq!((one.status, two.status), (StatusCode::SEE_OTHER, StatusCode::CONFLICT));
}
