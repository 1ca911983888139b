//! What groups take at a terminal without the desk: more time, or a free room. Of two that want one room the second
//! hears no, in whatever order they come, and everybody is told at once.

use serde_json::{Value, json};
use shirube::{
    domain::content::Item,
    office::{
        bookings,
        records::{self, Change, Expected, State},
    },
    store::error::StoreError,
    wire::{body, intake::Taken, item::Position, record::Record},
};

use super::house::House;

const DAY: &str = "2026-11-21";

/// A Saturday, open from nine to nine, with one booking from one to three; groups may stay an hour longer, and a free
/// room may be taken for an hour and a half.
async fn house() -> House {
    let house = House::new();
    house.pair("t").await;
    let calendar =
        json!({"v": 1, "name": "コーナー", "closed_on_holidays": true, "weekly": {"sat": "09:00-21:00"}});
    save(&house, ("settings", "site"), settings()).await;
    save(&house, ("calendar", "corner"), calendar).await;
    save(&house, ("room", "room-1"), room(&json!({"stay_minutes": 60, "walk_up_minutes": 90}))).await;
    save(&house, ("booking", "b"), booking("13:00-15:00")).await;
    house
}

fn settings() -> Value {
    json!({"v": 1, "corner_name": "コーナー", "tagline": "出会う所", "corner_place": "15階", "centre_name": "センター",
        "desk_place": "12階", "extension": "1200", "guard_room": "1階", "public_phone": "1階", "staffed_hours": "平日",
        "evacuation": "南", "desk_does_not": "診断", "corner_calendar": "corner", "desk_calendar": "corner",
        "sample": true})
}

fn room(rules: &Value) -> Value {
    let mut check_in = json!({"by": "number", "clearing_minutes": 10});
    check_in.as_object_mut().unwrap().extend(rules.as_object().unwrap().clone());
    json!({"v": 1, "name": "部屋 1", "capacity": 8, "check_in": check_in})
}

fn booking(hours: &str) -> Value {
    json!({"v": 1, "room": "room-1", "date": DAY, "hours": hours, "certainty": "confirmed"})
}

async fn save(house: &House, (kind, id): (&str, &str), body: Value) {
    let record = Record::read(kind, id, &body.to_string()).unwrap();
    let change = Change { record, state: State::Published, expected: Expected::Any };
    house.office.save(vec![change], "佐藤").await.unwrap();
}

async fn tell(house: &House, token: &str, entries: &[Value]) -> i64 {
    let body = json!({"kiosk_epoch": 1, "entries": entries}).to_string();
    let headers = [("content-type", "application/json"), ("authorization", &format!("Bearer {token}"))];
    let reply = house.post("/v1/intake", &headers, &body).await;
    let Taken { up_to, .. } = serde_json::from_slice(&reply.body).unwrap();
    up_to
}

fn entry(seq: i64, id: &str, more: &Value) -> Value {
    let mut body = json!({"v": 1, "id": id, "last": "2026-11-21T05:40:00Z", "presence": "here",
        "arrived": "2026-11-21T05:40:00Z"});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json!({"seq": seq, "kind": "check_in", "day": DAY, "body": body})
}

fn stays(seq: i64, until: &str) -> Value {
    entry(seq, "b", &json!({"stays": {"date": DAY, "hours": format!("13:00-{until}")}}))
}

fn takes(seq: i64, id: &str, hours: &str) -> Value {
    entry(seq, id, &json!({"takes": {"date": DAY, "hours": hours, "room": "room-1"}}))
}

/// The hours of a booking that stands.
fn hours(house: &House, id: &str) -> Option<String> {
    let stored = house.office.database.read_now::<_, StoreError>(|tx| records::load(tx, "booking", id));
    let stored = stored.unwrap().filter(|it| it.state == State::Published)?;
    let Record::Booking(it) = stored.record().unwrap() else { panic!("another kind") };
    let (_, _, body) = body::write(&Item::Booking(it.public));
    let body: Value = serde_json::from_str(&body).unwrap();
    body.get("hours").and_then(Value::as_str).map(str::to_owned)
}

async fn news(house: &House, since: Position) -> Vec<String> {
    let mut kinds: Vec<String> =
        house.poll("t", since, 0).await.items.iter().map(|row| row.kind.clone()).collect();
    kinds.sort();
    kinds
}

async fn head(house: &House) -> Position {
    house.poll("t", Position::default(), 0).await.head.at
}

fn desk_may_book(house: &House, hours: &str) -> bool {
    let Record::Booking(wish) = Record::read("booking", "wish", &booking(hours).to_string()).unwrap() else {
        panic!("another kind")
    };
    let asked = house.office.database.read_now::<_, StoreError>(move |tx| bookings::refuse(tx, &wish.public));
    asked.unwrap().is_none()
}

#[tokio::test]
async fn who_stays_keeps_the_room_in_the_office_too_and_what_the_desk_does_afterwards_stands() {
    let house = house().await;
    let before = head(&house).await;
    tell(&house, "t", &[stays(1, "16:00")]).await;
    assert_eq!(hours(&house, "b").as_deref(), Some("13:00-16:00"));
    assert_eq!(news(&house, before).await, ["booking", "check_in"], "no kiosk sees half of it");
    save(&house, ("booking", "b"), booking("13:00-15:30")).await;
    let again = entry(2, "b", &json!({"presence": "gone", "last": "2026-11-21T06:10:00Z"}));
    tell(&house, "t", &[stays(1, "16:00"), again]).await;
    assert_eq!(hours(&house, "b").as_deref(), Some("13:00-15:30"));
}

#[tokio::test]
async fn who_stays_and_who_books_never_share_a_room_in_either_order() {
    let first_the_desk = house().await;
    save(&first_the_desk, ("booking", "c"), booking("15:30-17:00")).await;
    tell(&first_the_desk, "t", &[stays(1, "16:00")]).await;
    let until = hours(&first_the_desk, "b");
    assert_eq!(until.as_deref(), Some("13:00-15:20"), "as far as it is free, with time for clearing up");
    let first_the_group = house().await;
    tell(&first_the_group, "t", &[stays(1, "16:00")]).await;
    assert!(!desk_may_book(&first_the_group, "15:30-17:00"));
}

#[tokio::test]
async fn nobody_stays_where_the_rule_the_hour_or_the_desk_says_no() {
    for (rules, until, moved) in [
        (json!({}), "16:00", "13:00-15:00"),
        (json!({"stay_minutes": 60}), "16:00", "12:00-15:00"),
        (json!({"stay_minutes": 60}), "14:00", "13:00-15:00"),
    ] {
        let house = house().await;
        save(&house, ("room", "room-1"), room(&rules)).await;
        save(&house, ("booking", "b"), booking(moved)).await;
        tell(&house, "t", &[stays(1, until)]).await;
        assert_eq!(hours(&house, "b").as_deref(), Some(moved), "{rules}");
    }
    let longest = house().await;
    tell(&longest, "t", &[stays(1, "20:00")]).await;
    assert_eq!(hours(&longest, "b").as_deref(), Some("13:00-16:00"), "no longer than the rule allows");
}

#[tokio::test]
async fn a_room_taken_at_a_terminal_becomes_a_booking_once_and_the_desk_sees_it_at_once() {
    let house = house().await;
    let before = head(&house).await;
    assert_eq!(tell(&house, "t", &[takes(1, "now-a", "09:30-11:00")]).await, 1);
    assert_eq!(hours(&house, "now-a").as_deref(), Some("09:30-11:00"));
    assert_eq!(news(&house, before).await, ["booking", "check_in"], "no kiosk sees half of it");
    assert!(!desk_may_book(&house, "10:00-12:00"));
    let before = head(&house).await;
    tell(&house, "t", &[takes(1, "now-a", "09:30-11:00"), takes(2, "now-a", "09:30-11:00")]).await;
    assert_eq!(news(&house, before).await, Vec::<String>::new(), "what is told again is known");
}

#[tokio::test]
async fn of_two_terminals_that_gave_one_room_away_the_second_hears_no_in_either_order() {
    for [first, second] in [["now-a", "now-b"], ["now-b", "now-a"]] {
        let house = house().await;
        house.pair("u").await;
        tell(&house, "t", &[takes(1, first, "09:30-11:00")]).await;
        let before = head(&house).await;
        tell(&house, "u", &[takes(1, second, "10:00-11:30")]).await;
        assert_eq!(hours(&house, first).as_deref(), Some("09:30-11:00"));
        assert_eq!(hours(&house, second), None);
        assert_eq!(news(&house, before).await, ["check_in"], "the terminals read that it was refused");
        let gone = entry(2, second, &json!({"presence": "gone", "last": "2026-11-21T06:10:00Z"}));
        tell(&house, "u", &[gone]).await;
        assert_eq!(hours(&house, second), None, "what is said of it later makes no booking of it");
    }
}

#[tokio::test]
async fn nothing_is_given_where_the_rule_the_calendar_or_a_booking_says_no() {
    let open = json!({"walk_up_minutes": 90});
    for (rules, hours_taken) in [
        (&json!({}), "09:30-11:00"),
        (&json!({"walk_up_minutes": 60}), "09:30-11:00"),
        (&open, "12:30-13:30"),
        (&open, "08:30-10:00"),
        (&open, "20:00-21:30"),
    ] {
        let house = house().await;
        save(&house, ("room", "room-1"), room(rules)).await;
        tell(&house, "t", &[takes(1, "now-a", hours_taken)]).await;
        assert_eq!(hours(&house, "now-a"), None, "{rules} {hours_taken}");
    }
}

#[tokio::test]
async fn a_booking_of_a_terminal_that_the_desk_took_away_stays_away() {
    let house = house().await;
    tell(&house, "t", &[takes(1, "now-a", "09:30-11:00")]).await;
    let record = Record::read("booking", "now-a", &booking("09:30-11:00").to_string()).unwrap();
    let change = Change { record, state: State::Deleted, expected: Expected::Any };
    house.office.save(vec![change], "佐藤").await.unwrap();
    tell(&house, "t", &[takes(2, "now-a", "09:30-11:00")]).await;
    assert_eq!(hours(&house, "now-a"), None);
    assert!(desk_may_book(&house, "10:00-12:00"));
}

/// One terminal took the room, another said that its group stays; an office that was restored hears of the second first.
#[tokio::test]
async fn who_stays_in_a_room_that_was_taken_elsewhere_is_heard_before_the_office_knows_of_the_take() {
    let house = house().await;
    house.pair("u").await;
    let longer = entry(1, "now-a", &json!({"stays": {"date": DAY, "hours": "09:30-11:30"}}));
    tell(&house, "u", &[longer]).await;
    assert_eq!(hours(&house, "now-a"), None);
    tell(&house, "t", &[takes(1, "now-a", "09:30-11:00")]).await;
    assert_eq!(hours(&house, "now-a").as_deref(), Some("09:30-11:30"));
    assert!(!desk_may_book(&house, "11:00-12:00"));
}
