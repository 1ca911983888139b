//! What kiosks tell: kept once however often it comes, done at once, and told again to an office that forgot.

use axum::http::StatusCode;
use serde_json::{Value, json};
use shirube::{
    office::{
        device,
        records::{self, Change, Expected, State},
    },
    store::error::StoreError,
    wire::{body, intake::Taken, item::Position, record::Record},
};

use super::house::{House, Reply};

const ARRIVED: &str = "2026-11-21T03:56:00Z";

async fn with_booking() -> House {
    let house = House::new();
    house.pair("t").await;
    let room = json!({"v": 1, "name": "部屋 1", "capacity": 8});
    let booking = json!({"v": 1, "room": "room-1", "date": "2026-11-21", "hours": "13:00-15:00",
        "certainty": "confirmed"});
    for (kind, id, body) in [("room", "room-1", room), ("booking", "b", booking)] {
        let record = Record::read(kind, id, &body.to_string()).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        house.office.save(vec![change], "佐藤").await.unwrap();
    }
    house
}

fn here(seq: i64, at: &str) -> Value {
    json!({"seq": seq, "kind": "check_in", "day": "2026-11-21",
        "body": {"v": 1, "id": "b", "arrived": at, "last": at, "presence": "here"}})
}

fn gone(seq: i64, at: &str) -> Value {
    json!({"seq": seq, "kind": "check_in", "day": "2026-11-21",
        "body": {"v": 1, "id": "b", "last": at, "presence": "gone"}})
}

async fn tell(house: &House, token: &str, entries: &[Value]) -> Reply {
    let body = json!({"kiosk_epoch": 1, "entries": entries}).to_string();
    let bearer = format!("Bearer {token}");
    house.post("/v1/intake", &[("content-type", "application/json"), ("authorization", &bearer)], &body).await
}

async fn taken(house: &House, entries: &[Value]) -> (i64, i64) {
    let reply = tell(house, "t", entries).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let Taken { had, up_to, .. } = serde_json::from_slice(&reply.body).unwrap();
    (had, up_to)
}

fn said(house: &House) -> Option<(i64, String)> {
    let stored = house.office.database.read_now::<_, StoreError>(|tx| records::load(tx, "check_in", "b"));
    stored.unwrap().map(|it| {
        let Record::CheckIn(said) = it.record().unwrap() else { panic!("another kind") };
        let (_, _, body) = body::write(&shirube::domain::content::Item::CheckIn(said.public));
        (it.version, body)
    })
}

#[tokio::test]
async fn an_arrival_is_kept_once_and_goes_out_to_every_kiosk_at_once() {
    let house = with_booking().await;
    let before = house.poll("t", Position::default(), 0).await.head.at;
    assert_eq!(taken(&house, &[here(1, ARRIVED)]).await, (0, 1));
    assert_eq!(taken(&house, &[here(1, ARRIVED)]).await, (1, 1), "the answer was lost, and it comes again");
    let (version, body) = said(&house).unwrap();
    assert_eq!(version, 1);
    assert!(body.contains(ARRIVED), "{body}");
    let answer = house.poll("t", before, 0).await;
    let kinds: Vec<&str> = answer.items.iter().map(|row| row.kind.as_str()).collect();
    assert_eq!(kinds, ["check_in"]);
}

#[tokio::test]
async fn what_two_kiosks_said_is_joined_in_whatever_order_it_comes() {
    let house = with_booking().await;
    house.pair("u").await;
    assert_eq!(taken(&house, &[gone(1, "2026-11-21T05:40:00Z")]).await, (0, 1));
    let late = tell(&house, "u", &[here(1, ARRIVED)]).await;
    assert_eq!(late.status, StatusCode::OK, "each kiosk has numbers of its own");
    let (_, body) = said(&house).unwrap();
    assert!(body.contains(ARRIVED) && body.contains("gone") && body.contains("05:40:00Z"), "{body}");
}

#[tokio::test]
async fn nonsense_is_kept_and_does_nothing_and_holds_up_nobody() {
    let house = with_booking().await;
    let strange = json!({"seq": 1, "kind": "tomorrow", "day": "2026-11-21", "body": {"v": 9}});
    let torn = json!({"seq": 2, "kind": "check_in", "day": "2026-11-21", "body": "half"});
    let stranger = json!({"seq": 3, "kind": "check_in", "day": "2026-11-21",
        "body": {"v": 1, "id": "nobody", "last": ARRIVED, "presence": "here"}});
    assert_eq!(taken(&house, &[strange, torn, stranger, here(4, ARRIVED)]).await, (0, 4));
    assert!(said(&house).is_some());
    let many: Vec<Value> = (0..101).map(|seq| here(seq, ARRIVED)).collect();
    assert_eq!(tell(&house, "t", &many).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(tell(&house, "stranger", &[]).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn an_office_that_was_restored_says_how_little_it_has() {
    let house = with_booking().await;
    assert_eq!(taken(&house, &[here(1, ARRIVED), gone(2, "2026-11-21T05:40:00Z")]).await, (0, 2));
    house
        .office
        .database
        .run_now::<_, StoreError>(|tx| tx.execute("DELETE FROM intake WHERE seq > 1", &[]))
        .unwrap();
    assert_eq!(taken(&house, &[]).await, (1, 1), "a question without entries asks how far it is");
}

/// Two terminals with one disk count with the same numbers: both are heard, each once, and staff read that there are two.
#[tokio::test]
async fn two_terminals_with_one_key_lose_nothing_and_are_told_of() {
    let house = with_booking().await;
    let first = taken(&house, &[here(1, ARRIVED)]).await;
    let other = "2026-11-21T05:30:00Z";
    assert_eq!(taken(&house, &[gone(1, other)]).await, (1, 1), "another thing under the same number");
    assert_eq!((first, said(&house).unwrap().0), ((0, 1), 2));
    let (_, body) = said(&house).unwrap();
    assert!(body.contains(ARRIVED) && body.contains(other), "{body}");
    for again in [[gone(1, other)], [here(1, ARRIVED)]] {
        assert_eq!(taken(&house, &again).await, (1, 1));
    }
    assert_eq!(said(&house).unwrap().0, 2, "each is counted once");
    report(&house, "a").await;
    assert!(troubles(&house).concat().contains("2台"), "{:?}", troubles(&house));
}

/// A second start of one terminal is a start; a first one that comes back is a second terminal.
#[tokio::test]
async fn two_live_starts_of_one_terminal_are_told_of() {
    let house = with_booking().await;
    for (life, two) in [("a", false), ("a", false), ("b", false), ("a", true), ("b", true)] {
        report(&house, life).await;
        assert_eq!(troubles(&house).concat().contains("登録しなおして"), two, "{life}");
    }
}

async fn report(house: &House, life: &str) {
    let body = json!({"shows": null, "shows_since": null, "blobs_missing": 0, "clock": "2026-11-21T04:42:00Z",
        "clock_known": true, "life": life});
    let headers = [("content-type", "application/json"), ("authorization", "Bearer t")];
    let reply = house.post("/v1/report", &headers, &body.to_string()).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
}

fn troubles(house: &House) -> Vec<String> {
    let devices = house.office.database.read_now::<_, StoreError>(device::list).unwrap();
    devices.into_iter().filter_map(|device| device.report).flat_map(|report| report.troubles).collect()
}
