//! A room with a calendar of its own: its closed days, its short days and why, in day, week and month and on its door.

use shirube::{
    office::records::{Change, Expected, State},
    wire::record::Record,
};

use super::{desk::Desk, rooms};

/// The desk of [`rooms::desk`], whose first room is closed on Mondays and one Wednesday, and shorter on one Tuesday.
async fn desk() -> Desk {
    let desk = rooms::desk().await;
    let calendar = r#"{"v":1,"name":"部屋 1を使える日","closed_on_holidays":false,
        "weekly":{"tue":"00:00-24:00","wed":"00:00-24:00","thu":"00:00-24:00","fri":"00:00-24:00","sat":"00:00-24:00","sun":"00:00-24:00"},
        "exceptions":{"2026-12-08":{"open":"10:00-17:00"},"2026-12-09":{"closed":"床の点検"}}}"#;
    let room = r#"{"v":1,"name":"部屋 1","capacity":8,"order":1,"calendar":"room-room-1"}"#;
    let every_day =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\"{day}\":\"09:00-21:00\""));
    let every_day = every_day.join(",");
    let corner = format!(r#"{{"v":1,"name":"コーナー","closed_on_holidays":true,"weekly":{{{every_day}}}}}"#);
    for (kind, id, body, expected) in [
        ("calendar", "corner", corner.as_str(), Expected::Any),
        ("calendar", "room-room-1", calendar, Expected::New),
        ("room", "room-1", room, Expected::Version(1)),
    ] {
        let record = Record::read(kind, id, body).unwrap();
        desk.office.save(vec![Change { record, state: State::Published, expected }], "佐藤").await.unwrap();
    }
    desk
}

/// What the page says of a room between its name and the next one's, in the lines of hours.
fn lane<'a>(page: &'a str, said: &str) -> &'a str {
    let from = page.find(&format!("data-said=\"{said}\"")).unwrap_or_else(|| panic!("no line of {said}"));
    let begin = page[..from].rfind("class=\"lane\"").unwrap();
    let end = page[from..].find("</div></div>").map_or(page.len(), |end| from + end);
    &page[begin..end]
}

#[tokio::test]
async fn the_week_says_of_each_room_by_itself_when_it_is_closed_or_short_and_why() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let week = sato.get("/rooms/week?date=2026-12-09").await.text;
    for (said, own, shut, off) in [
        ("12月7日(月) 部屋 1", Some("この部屋は休み<"), true, 0),
        ("12月8日(火) 部屋 1", Some("10:00–17:00 だけ使えます"), false, 2),
        ("12月9日(水) 部屋 1", Some("この部屋は休み（床の点検）"), true, 0),
        ("12月10日(木) 部屋 1", None, false, 0),
        ("12月7日(月) 部屋 2", None, false, 0),
        ("12月9日(水) 部屋 2", None, false, 0),
    ] {
        let lane = lane(&week, said);
        assert_eq!(lane.contains("class=\"own\""), own.is_some(), "{said}: {lane}");
        assert!(own.is_none_or(|own| lane.contains(own)), "{said}: {lane}");
        assert_eq!(lane.contains(" shut\""), shut, "{said}: {lane}");
        assert_eq!(lane.matches("class=\"off ").count(), off, "{said}: {lane}");
    }
}

#[tokio::test]
async fn the_month_and_the_day_say_it_too() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let month = sato.get("/rooms/month?date=2026-12-01").await;
    month.says("12月9日(水)：予約 0件・部屋 1：この部屋は休み（床の点検）");
    month.says("12月8日(火)：予約 0件・部屋 1：10:00–17:00 だけ使えます");
    assert!(!month.text.contains("部屋 2："), "the other room has no calendar of its own");
    let closed = sato.get("/rooms?date=2026-12-09").await;
    closed.says("この日は使えません：この部屋は休み（床の点検）");
    assert!(lane(&closed.text, "12月9日(水) 部屋 1").contains(" shut\""));
    let short = sato.get("/rooms?date=2026-12-08").await;
    short.says("この日は 10:00–17:00 だけ使えます。");
    short.says("10:00–17:00");
    assert_eq!(short.text.matches("だけ使えます。").count(), 1, "of one room");
}

#[tokio::test]
async fn the_sheet_on_the_door_says_when_its_room_is_closed_or_short() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let week = sato.get("/rooms/room-1/door?date=2026-12-09&days=week").await;
    week.says("12月9日(水)　この部屋は休み（床の点検）");
    week.says("12月8日(火)　10:00–17:00 だけ使えます");
    week.says("12月7日(月)　この部屋は休み");
    sato.get("/rooms/room-1/door?date=2026-12-08").await.says("この日は 10:00–17:00 だけ使えます");
    sato.get("/rooms/room-1/door?date=2026-12-09").await.says("この部屋は休み（床の点検）");
    let other = sato.get("/rooms/room-2/door?date=2026-12-09&days=week").await;
    assert!(!other.text.contains("この部屋") && !other.text.contains("だけ使えます"));
}

/// Where the corner is closed the room is no more closed than that.
#[tokio::test]
async fn a_day_on_which_the_corner_is_closed_is_the_corners() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let week = sato.get("/rooms/week?date=2026-11-23").await.text;
    let monday = lane(&week, "11月23日(月) 部屋 1");
    assert!(monday.contains(" shut\"") && !monday.contains("class=\"own\""), "{monday}");
    assert!(lane(&week, "11月23日(月) 部屋 2").contains(" shut\""));
}
