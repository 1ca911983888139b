//! What is said to one terminal alone: with its poll, once, in time; and what its report brings back.

use axum::http::StatusCode;
use shirube::{
    domain::{
        task::{TASK_SECS, TaskFate, TaskKind},
        tuning::Tuning,
    },
    office::{
        deeds::{self, Deed},
        device::{self, Device},
        screens::{self, Asked, Became, Set},
        staff::StaffError,
    },
    store::error::StoreError,
    wire::{
        feed::{self, Answer, Change},
        item::Position,
        report::{Report, Screen, Task},
    },
};

use super::house::House;

/// The same as the clock is put on.
const TASK_CLOCK_SECS: u32 = 120;

fn device(house: &House, id: &str) -> Device {
    house.office.database.read_now::<_, StoreError>(|tx| device::by_id(tx, id)).unwrap().unwrap()
}

fn ask(house: &House, id: &str, kind: TaskKind) -> Became {
    let (device, now) = (device(house, id), house.office.now());
    let asked = house
        .office
        .database
        .run_now::<_, StaffError>(|tx| screens::ask(tx, (&device, kind), "sato", now))
        .unwrap();
    house.office.wake_all();
    asked
}

fn tune(house: &House, id: &str, tuning: Tuning) {
    let (device, now) = (device(house, id), house.office.now());
    let tuned = house
        .office
        .database
        .run_now::<_, StaffError>(|tx| screens::tune(tx, (&device, tuning), "sato", now));
    tuned.unwrap();
}

fn asked(house: &House, id: &str) -> Vec<Asked> {
    house.office.database.read_now::<_, StoreError>(|tx| screens::asked(tx, id)).unwrap()
}

fn set(house: &House, id: &str) -> Option<Set> {
    house.office.database.read_now::<_, StoreError>(|tx| screens::set(tx, id)).unwrap()
}

/// A poll of a terminal that heard this last.
async fn poll(house: &House, held: Position, (heard, wait): (&str, u32)) -> Answer {
    let path = format!("/v1/feed?epoch={}&rev={}&wait={wait}&told={heard}", held.epoch, held.rev);
    let reply = house.get(&path, &[("authorization", "Bearer t")]).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    feed::open(&reply.body, &house.office.keys.feed_key, held).unwrap().into_answer()
}

/// Where a terminal stands that has everything.
async fn held(house: &House) -> Position {
    house.poll("t", Position::default(), 0).await.head.at
}

fn screen(tasks: &[(&str, TaskFate)], tuning: Tuning, change: Option<u64>) -> Screen {
    let task = |(id, fate): &(&str, TaskFate)| Task { id: (*id).to_owned(), fate: fate.key().to_owned() };
    Screen {
        brightness: tuning.brightness(),
        volume: tuning.volume(),
        change,
        light: None,
        tasks: tasks.iter().map(task).collect(),
        seen: None,
    }
}

async fn report(house: &House, screen: Screen) {
    let report = Report {
        shows: None,
        shows_since: None,
        blobs_missing: 0,
        clock: house.office.now(),
        clock_known: true,
        troubles: Vec::new(),
        emergency: None,
        sound: None,
        screen: Some(screen),
        version: "0.1.0".to_owned(),
    };
    let headers = [("authorization", "Bearer t"), ("content-type", "application/json")];
    let reply = house.post("/v1/report", &headers, &serde_json::to_string(&report).unwrap()).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
}

#[tokio::test]
async fn a_task_is_told_with_the_poll_and_once() {
    let house = House::new();
    let id = house.pair("t").await;
    house.publish("n1", "題").await;
    assert_eq!(ask(&house, &id, TaskKind::Name), Became::Asked);
    assert_eq!(ask(&house, &id, TaskKind::Name), Became::Already, "one of a kind at a time");
    assert_eq!(ask(&house, &id, TaskKind::Restart), Became::Asked, "another kind is another matter");
    let first = poll(&house, Position::default(), ("", 0)).await;
    assert!(first.change == Change::Snapshot && first.told.is_none(), "what all follow comes first");

    let held = first.head.at;
    let told = poll(&house, held, ("", 25)).await.told.expect("it does not wait: there is something to say");
    let kinds: Vec<&str> = told.tasks.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!((kinds.contains(&"name"), kinds.len(), told.tasks[0].secs_left), (true, 2, TASK_SECS));
    assert_eq!(poll(&house, held, (&told.mark, 0)).await.told, None, "it was heard");
    assert_eq!(house.poll("t", held, 0).await.told, None, "an older terminal hears nothing of the kind");
}

#[tokio::test]
async fn a_terminal_that_waits_is_told_at_once() {
    let house = House::new();
    let id = house.pair("t").await;
    house.publish("n1", "題").await;
    let held = held(&house).await;
    let waiting = poll(&house, held, ("", 25));
    let asking = async {
        tokio::task::yield_now().await;
        ask(&house, &id, TaskKind::TestPrint);
    };
    let (answer, ()) = tokio::join!(waiting, asking);
    assert_eq!(answer.told.map(|it| it.tasks.len()), Some(1));
}

#[tokio::test]
async fn a_task_that_was_not_fetched_in_two_minutes_is_told_no_more() {
    let house = House::new();
    let id = house.pair("t").await;
    house.publish("n1", "題").await;
    let held = held(&house).await;
    ask(&house, &id, TaskKind::Restart);
    house.clock.advance_secs(TASK_CLOCK_SECS - 1);
    let late = poll(&house, held, ("", 0)).await.told.unwrap();
    assert_eq!(late.tasks[0].secs_left, 1);
    house.clock.advance_secs(1);
    assert_eq!(poll(&house, held, ("", 0)).await.told, None);
    assert_eq!(asked(&house, &id)[0].fate, None);
    assert_eq!(ask(&house, &id, TaskKind::Restart), Became::Asked, "it may be asked again");
}

#[tokio::test]
async fn the_report_says_how_it_went_and_an_end_stays_the_end() {
    let house = House::new();
    let id = house.pair("t").await;
    house.publish("n1", "題").await;
    let held = held(&house).await;
    ask(&house, &id, TaskKind::TestPrint);
    let task = asked(&house, &id)[0].id.clone();
    for (said, kept) in [
        (TaskFate::Waiting, TaskFate::Waiting),
        (TaskFate::Begun, TaskFate::Begun),
        (TaskFate::NotPrinted, TaskFate::NotPrinted),
        (TaskFate::Begun, TaskFate::NotPrinted),
    ] {
        report(&house, screen(&[(&task, said), ("another", TaskFate::Done)], Tuning::default(), None)).await;
        assert_eq!(asked(&house, &id)[0].fate, Some(kept));
    }
    assert_eq!(poll(&house, held, ("", 0)).await.told, None, "what is over is not told again");
    assert_eq!(asked(&house, &id).len(), 1, "a terminal makes no tasks");
}

#[tokio::test]
async fn the_later_change_counts_by_the_order_in_which_the_office_hears() {
    let house = House::new();
    let id = house.pair("t").await;
    house.publish("n1", "題").await;
    let held = held(&house).await;
    let told = async || poll(&house, held, ("", 0)).await.told.and_then(|it| it.tuning).unwrap();
    tune(&house, &id, Tuning::of(50, 40));
    assert_eq!((told().await.brightness, told().await.heard), (50, None));

    report(&house, screen(&[], Tuning::of(90, 100), Some(7))).await;
    assert_eq!(set(&house, &id).map(|it| (it.tuning, it.heard)), Some((Tuning::of(90, 100), Some(7))));
    tune(&house, &id, Tuning::of(30, 0));
    report(&house, screen(&[], Tuning::of(90, 100), Some(7))).await;
    let last = told().await;
    assert_eq!((last.brightness, last.volume, last.heard), (30, 0, Some(7)), "the same change is heard once");

    let (from, to) = (chrono::DateTime::UNIX_EPOCH, house.office.now() + chrono::TimeDelta::days(1));
    let done =
        house.office.database.read_now::<_, StoreError>(|tx| deeds::between(tx, (from, to), 99)).unwrap();
    let tuned: Vec<&str> =
        done.iter().filter(|it| it.deed == Some(Deed::Tuned)).map(|it| it.who.as_str()).collect();
    assert_eq!((tuned.len(), tuned.iter().filter(|who| who.is_empty()).count()), (3, 1), "and all is noted");
}
