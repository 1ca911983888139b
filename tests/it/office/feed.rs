//! The feed as a kiosk meets it: snapshot, delta, long poll, and what happens when the office is restored.

use std::fs;

use axum::http::StatusCode;
use shirube::{
    office::{pairing, records::State},
    wire::{
        checksum::Checksum,
        feed::{Answer, Change, Rejected, open},
        item::{ItemRow, Position},
    },
};

use super::house::House;

/// What a kiosk holds, kept as a kiosk keeps it.
#[derive(Default)]
struct Follower {
    at: Position,
    rows: Vec<ItemRow>,
}

impl Follower {
    fn take(&mut self, answer: Answer) {
        if answer.change == Change::Snapshot {
            self.rows.clear();
        }
        for row in answer.items {
            self.rows.retain(|old| (&old.channel, &old.kind, &old.id) != (&row.channel, &row.kind, &row.id));
            self.rows.push(row);
        }
        self.at = answer.head.at;
        assert_eq!(Checksum::of(&self.rows), answer.head.checksum, "office and kiosk hold the same");
    }

    fn titles(&self) -> Vec<&str> {
        let mut ids: Vec<_> =
            self.rows.iter().filter(|row| !row.deleted).map(|row| row.id.as_str()).collect();
        ids.sort_unstable();
        ids
    }
}

#[tokio::test]
async fn a_new_kiosk_takes_a_snapshot_and_then_what_changes() {
    let house = House::new();
    house.pair("t").await;
    house.publish("a", "休館").await;
    house.publish("b", "点検").await;
    let mut kiosk = Follower::default();

    let answer = house.poll("t", kiosk.at, 0).await;
    assert_eq!(answer.change, Change::Snapshot);
    kiosk.take(answer);
    assert_eq!(kiosk.titles(), ["a", "b"]);

    house.publish("c", "展示").await;
    house.save("a", "休館", State::Draft).await;
    let answer = house.poll("t", kiosk.at, 0).await;
    assert_eq!((answer.change, answer.items.len()), (Change::Delta { since: 2 }, 2));
    kiosk.take(answer);
    assert_eq!(kiosk.titles(), ["b", "c"]);

    let answer = house.poll("t", kiosk.at, 0).await;
    assert_eq!((answer.change, answer.items.len()), (Change::Nothing, 0));
    kiosk.take(answer);
    let reply = house.poll_raw("t", Position::default(), 0).await;
    assert_eq!(reply.header("cache-control"), "no-store");
}

#[tokio::test]
async fn nothing_private_travels() {
    let house = House::new();
    house.pair("t").await;
    house.publish("a", "休館").await;
    let reply = house.poll("t", Position::default(), 0).await;
    let text = serde_json::to_string(&reply).unwrap();
    assert!(text.contains("休館") && !text.contains("職員だけ"));
}

#[tokio::test]
async fn a_waiting_poll_is_answered_when_something_is_published() {
    let house = House::new();
    house.pair("t").await;
    house.publish("a", "休館").await;
    let held = house.poll("t", Position::default(), 0).await.head.at;
    let (answer, _) = tokio::join!(house.poll("t", held, 25), house.publish("b", "点検"));
    assert_eq!((answer.change, answer.items.len()), (Change::Delta { since: held.rev }, 1));
}

#[tokio::test]
async fn a_waiting_poll_ends_when_the_office_stops_or_the_kiosk_is_revoked() {
    let house = House::new();
    let id = house.pair("t").await;
    house.publish("a", "休館").await;
    let held = house.poll("t", Position::default(), 0).await.head.at;

    let revoke = async {
        house.office.database.run_now(|tx| pairing::revoke(tx, &id)).unwrap();
        house.office.wake_all();
    };
    let (reply, ()) = tokio::join!(house.poll_raw("t", held, 25), revoke);
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
    assert!(reply.text().contains("revoked"), "{}", reply.text());

    house.pair("u").await;
    let stop = async { house.office.stop() };
    let (answer, ()) = tokio::join!(house.poll("u", held, 25), stop);
    assert_eq!(answer.change, Change::Nothing);
}

#[tokio::test]
async fn strangers_and_nonsense_are_refused_in_plain_words() {
    let house = House::new();
    house.pair("t").await;
    for (path, headers, status, say) in [
        ("/v1/feed", vec![], StatusCode::UNAUTHORIZED, "pair this kiosk"),
        ("/v1/feed", vec![("authorization", "Bearer wrong")], StatusCode::UNAUTHORIZED, "pair it"),
        ("/v1/feed?rev=x", vec![("authorization", "Bearer t")], StatusCode::BAD_REQUEST, "rev"),
        ("/v1/nothing", vec![], StatusCode::NOT_FOUND, "begin at /"),
    ] {
        let reply = house.get(path, &headers).await;
        assert_eq!(reply.status, status, "{path}");
        let said: serde_json::Value = serde_json::from_slice(&reply.body).unwrap();
        assert!(said["say"].as_str().unwrap().contains(say), "{path}: {said}");
    }
}

/// An office whose database was put back by hand: its revision went backwards behind its own back.
#[tokio::test]
async fn a_database_that_went_backwards_gets_a_new_epoch_by_itself() {
    let house = House::new();
    house.pair("t").await;
    house.publish("a", "休館").await;
    let files = ["office.db", "office.db-wal"].map(|name| house.dir.path().join(name));
    let old = files.clone().map(|file| fs::read(file).ok());
    house.publish("b", "点検").await;
    let mut kiosk = Follower::default();
    kiosk.take(house.poll("t", kiosk.at, 0).await);

    let (key, before) = (house.office.keys.feed_key, kiosk.at.epoch);
    let (dir, clock) = house.close();
    for (file, bytes) in files.iter().zip(old) {
        match bytes {
            Some(bytes) => fs::write(file, bytes).unwrap(),
            None => drop(fs::remove_file(file)),
        }
    }
    drop(fs::remove_file(dir.path().join("office.db-shm")));
    clock.advance_secs(60);

    let house = House::open(dir, clock);
    assert_eq!(house.office.keys.feed_key, key);
    let answer = house.poll("t", kiosk.at, 0).await;
    assert!(answer.change == Change::Snapshot && answer.head.at.epoch > before);
    kiosk.take(answer);
    assert_eq!(kiosk.titles(), ["a"]);
}

#[tokio::test]
async fn a_kiosk_refuses_an_answer_from_yesterday() {
    let house = House::new();
    house.pair("t").await;
    house.publish("a", "休館").await;
    let old = house.poll_raw("t", Position::default(), 0).await;
    house.publish("b", "点検").await;
    let held = house.poll("t", Position::default(), 0).await.head.at;
    let replayed = open(&old.body, &house.office.keys.feed_key, held);
    assert!(matches!(replayed, Err(Rejected::Older { .. })));
}
