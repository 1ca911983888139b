//! 部屋: booked on the telephone, never twice, with a number that is told once; and whoever comes is seen.

use axum::http::StatusCode;
use shirube::{
    domain::{check_in::NumberSum, id::BookingId},
    office::records::{self, Change, Expected, State},
    store::error::StoreError,
    wire::record::Record,
};

use super::desk::{Browser, Desk, Reply};

/// A desk with two rooms and a group.
pub(super) async fn desk() -> Desk {
    let desk = Desk::new().await;
    let group = r#"{"v":1,"name":"白湯の会","reading":"さゆのかい","themes":[],"summary":"見本","admission":{"self":"yes"},
        "area":"汐路市","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09","contacts":["desk"],"activities":[],
        "private":{"listed":true,"may_book":true,"consents":[
            {"channel":"kiosk","given_on":"2026-10-01","method":"written","taken_by":"佐藤","shown":"写し"}]}}"#;
    for (kind, id, body) in [
        ("room", "room-1", r#"{"v":1,"name":"部屋 1","capacity":8,"order":1}"#),
        ("room", "room-2", r#"{"v":1,"name":"部屋 2","capacity":12,"order":2}"#),
        ("group", "sayu", group),
    ] {
        let record = Record::read(kind, id, body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        desk.office.save(vec![change], "import").await.unwrap();
    }
    desk
}

/// A booking of room 1 by the group, changed in some fields.
pub(super) async fn book(browser: &Browser<'_>, id: &str, version: &str, changed: &[(&str, &str)]) -> Reply {
    let usual = [
        ("version", version),
        ("room", "room-1"),
        ("date", "2026-11-21"),
        ("from", "13:00"),
        ("to", "15:00"),
        ("group", "sayu"),
        ("certainty", "tentative"),
        ("display", "private"),
    ];
    let mut fields: Vec<(&str, &str)> = changed.to_vec();
    fields.extend(usual.iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name)));
    browser.post(&format!("/bookings/{id}"), &fields).await
}

fn body(desk: &Desk, kind: &'static str, id: &'static str) -> Option<(State, String)> {
    let stored = desk.office.database.read_now::<_, StoreError>(|tx| records::load(tx, kind, id)).unwrap();
    stored.map(|it| (it.state, it.body))
}

#[tokio::test]
async fn a_room_is_booked_on_the_telephone_and_read_back() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let day = sato.get("/rooms?date=2026-11-21").await;
    day.says("部屋 1");
    day.says("空いています");
    sato.get("/bookings/new?room=room-2&date=2026-11-21&from=09%3A00&to=21%3A00")
        .await
        .says("value=\"09:00\"");
    let saved = book(&sato, "b", "0", &[]).await;
    let page = sato.follow(&saved).await;
    page.says("11月21日(土) 13:00–15:00、部屋 1、白湯の会、仮予約です。");
    page.says("画面には「予約あり」と出ます");
    assert!(desk.feed_holds("13:00-15:00"));
    assert!(!desk.feed_holds("白湯の会\",\"shown_name"));
    let confirmed = sato.post("/bookings/b/confirm", &[("version", "1")]).await;
    sato.follow(&confirmed).await.says("、予約です。");
    let today = sato.get("/").await;
    today.says("白湯の会");
    sato.get("/rooms").await.says("09:00–13:00");
}

#[tokio::test]
async fn a_room_is_never_given_twice_and_what_is_near_is_offered() {
    let desk = desk().await;
    let (sato, suzuki) = (desk.log_in("佐藤", "sato").await, desk.log_in("鈴木", "suzuki").await);
    let (one, two) = tokio::join!(
        book(&sato, "one", "0", &[("purpose", "先の人")]),
        book(&suzuki, "two", "0", &[("from", "14:00"), ("to", "16:00"), ("purpose", "後の人")]),
    );
    let mut both = [one.status, two.status];
    both.sort_unstable();
    assert_eq!(both, [StatusCode::SEE_OTHER, StatusCode::CONFLICT]);
    let refused = if one.status == StatusCode::CONFLICT { one } else { two };
    refused.says("この時間は、もう予約があります");
    refused.says("11月21日(土)");
    refused.says("部屋 2");
    refused.says("まだ保存していません");
    let elsewhere = book(&suzuki, "three", "0", &[("room", "room-2")]).await;
    assert_eq!(elsewhere.status, StatusCode::SEE_OTHER);
    let beside = book(&suzuki, "four", "0", &[("from", "16:00"), ("to", "17:00")]).await;
    assert_eq!(beside.status, StatusCode::SEE_OTHER, "what only touches is free");
}

#[tokio::test]
async fn a_booking_moves_within_its_own_hours() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[]).await;
    let moved = book(&sato, "b", "1", &[("from", "14:00"), ("to", "16:00")]).await;
    sato.follow(&moved).await.says("14:00–16:00");
    let behind = book(&sato, "b", "1", &[("from", "17:00"), ("to", "18:00")]).await;
    assert_eq!(behind.status, StatusCode::CONFLICT, "somebody else saved meanwhile");
}

#[tokio::test]
async fn a_number_is_told_once_and_kept_as_a_sum() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[]).await;
    let told = sato.post("/bookings/b/number", &[("version", "1")]).await;
    let number = told.text.split("class=\"code\">").nth(1).unwrap()[..4].to_owned();
    assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
    let sum = NumberSum::of(&BookingId::parse("b").unwrap(), &number).to_string();
    assert!(desk.feed_holds(&sum), "kiosks compare with it");
    let again = sato.get("/bookings/b").await;
    again.says("番号は渡してあります");
    assert!(!again.text.contains(&format!(">{number}<")));
    let next = sato.post("/bookings/b/number", &[("version", "2")]).await;
    assert_eq!(next.status, StatusCode::OK);
    assert!(!desk.feed_holds(&sum), "the one before no longer counts");
}

#[tokio::test]
async fn the_desk_sees_who_came_and_can_say_it_for_them() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[]).await;
    let before = sato.get("/bookings/b").await;
    before.says("グループが来ました");
    assert!(!before.text.contains("到着の記録を消す"), "there is none yet");
    let told = sato.post("/bookings/b/presence", &[("presence", "here")]).await;
    sato.follow(&told).await.says("13:42 に来ました");
    sato.get("/").await.says("13:42 に来ました");
    desk.clock.advance_secs(600);
    let left = sato.post("/bookings/b/presence", &[("presence", "gone")]).await;
    sato.follow(&left).await.says("13:52 に退室");
    assert!(desk.feed_holds("\"gone\""));
    let undone = sato.post("/bookings/b/presence/undo", &[]).await;
    sato.follow(&undone).await.says("グループが来ました");
    assert_eq!(body(&desk, "check_in", "b").unwrap().0, State::Deleted);
}

#[tokio::test]
async fn a_booking_that_was_taken_back_comes_again_only_to_a_free_room() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[]).await;
    sato.get("/bookings/b/delete").await.says("部屋は空きになります");
    let gone = sato.post("/bookings/b/delete", &[("version", "1")]).await;
    sato.follow(&gone).await.says("予約を取り消しました");
    assert_eq!(sato.get("/bookings/b").await.status, StatusCode::NOT_FOUND);
    let back = [("version", "1"), ("base", "2")];
    book(&sato, "c", "0", &[]).await;
    let refused = sato.post("/bookings/b/restore", &back).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    refused.says("もうほかの予約があります");
    sato.post("/bookings/c/delete", &[("version", "1")]).await;
    assert_eq!(sato.post("/bookings/b/restore", &back).await.status, StatusCode::SEE_OTHER);
    sato.get("/bookings/b").await.says("白湯の会");
}

#[tokio::test]
async fn what_cannot_be_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    for (changed, said) in [
        (vec![("date", "2026-11-20")], "もう過ぎた日です"),
        (vec![("date", "yesterday")], "日を選んでください"),
        (vec![("from", "15:00"), ("to", "13:00")], "はじめの時刻より前です"),
        (vec![("from", "soon")], "はじめの時刻を 13:00 のように"),
        (vec![("room", "room-9")], "部屋を選んでください"),
        (vec![("group", "nobody")], "このグループは一覧にありません"),
        (vec![("group", ""), ("purpose", "")], "何に使うかを書いてください"),
        (vec![("group", ""), ("purpose", "会議"), ("display", "name")], "グループを選んでください"),
        (vec![("display", "alias"), ("alias", "")], "画面に出す名前を書いてください"),
    ] {
        let mut fields = changed.clone();
        fields.push(("note", "覚え書きの ことば"));
        let reply = book(&sato, "b", "0", &fields).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        reply.says(said);
        reply.says("覚え書きの ことば");
    }
    assert_eq!(body(&desk, "booking", "b"), None);
    let script = book(&sato, "s", "0", &[("note", "\"><script>alert(1)</script>")]).await;
    assert!(!sato.follow(&script).await.text.contains("<script>alert"));
}

/// What a terminal took and the desk had given away is no booking: whoever sits there is looked after.
#[tokio::test]
async fn a_room_that_was_taken_at_a_terminal_and_was_somebody_elses_is_told_on_its_day() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    book(&sato, "b", "0", &[]).await;
    let taken = r#"{"v":1,"last":"2026-11-21T03:40:00Z","arrived":"2026-11-21T03:40:00Z","presence":"here",
        "takes":{"date":"2026-11-21","hours":"12:40-13:40","room":"room-1"}}"#;
    let record = Record::read("check_in", "now-a", taken).unwrap();
    let change = Change { record, state: State::Published, expected: Expected::New };
    desk.office.save(vec![change], "15階").await.unwrap();
    let day = sato.get("/rooms?date=2026-11-21").await;
    day.says("12:40–13:40");
    day.says("渡せませんでした");
    let next = sato.get("/rooms?date=2026-11-22").await;
    assert!(!next.text.contains("渡せませんでした"));
    let record = Record::read(
        "booking",
        "now-a",
        r#"{"v":1,"room":"room-2","date":"2026-11-21","hours":"12:40-13:40",
        "certainty":"confirmed"}"#,
    )
    .unwrap();
    let change = Change { record, state: State::Published, expected: Expected::New };
    desk.office.save(vec![change], "佐藤").await.unwrap();
    let given = sato.get("/rooms?date=2026-11-21").await;
    assert!(!given.text.contains("渡せませんでした"));
}

#[tokio::test]
async fn the_rule_of_taking_a_free_room_is_the_centres_and_off_until_it_says_so() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    sato.get("/rooms/room-1/rules").await.says("15階の画面で「今すぐ使う」のは");
    assert!(!desk.feed_holds("walk_up_minutes"));
    let short = [("version", "1"), ("walk_up_minutes", "5"), ("closed", "ask")];
    sato.post("/rooms/room-1/rules", &short).await.says("15から240までの数を書くか");
    let rule = [("version", "1"), ("walk_up_minutes", "90"), ("closed", "ask")];
    assert_eq!(sato.post("/rooms/room-1/rules", &rule).await.status, StatusCode::SEE_OTHER);
    assert!(desk.feed_holds("\"walk_up_minutes\":90"));
}
