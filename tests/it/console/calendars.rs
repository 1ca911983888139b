//! カレンダー: an address is given out once, tells no more than was agreed to, and is taken back.

use axum::http::StatusCode;
use shirube::{
    office::records::{Change, Expected, State},
    store::error::StoreError,
    wire::record::Record,
};

use super::desk::{Browser, Desk, Reply};

/// A desk with a room and a group that shows its meetings on the web, but not where they are.
async fn desk() -> Desk {
    let desk = Desk::new().await;
    let group = r#"{"v":1,"name":"白湯の会","reading":"さゆのかい","themes":[],"summary":"見本","admission":{"self":"yes"},
        "area":"汐路市","scope":"city","cost":"無料","application":"none","verified_on":"2026-11-09","contacts":["desk"],
        "activities":[{"id":"weekly","kind":"regular","place":"after_contact",
            "schedule":{"starts_on":"2026-11-25","hours":"19:00-20:15","dates":["2026-11-25"],"changes":{}}}],
        "private":{"listed":true,"may_book":true,"consents":[
            {"channel":"kiosk","given_on":"2026-10-01","method":"written","taken_by":"佐藤","shown":"写し"},
            {"channel":"web","given_on":"2026-10-01","method":"written","taken_by":"佐藤","shown":"写し"}]}}"#;
    let booking = |date: &str, display: &str| {
        format!(
            r#"{{"v":1,"room":"room-1","date":"{date}","hours":"13:00-15:00","certainty":"confirmed",
            "private":{{"group":"sayu","purpose":"","note":"ないしょ","display":{display}}}}}"#
        )
    };
    let (hidden, shown) =
        (booking("2026-11-22", r#""private""#), booking("2026-11-24", r#"{"alias":"水曜の集まり"}"#));
    for (kind, id, body) in [
        ("room", "room-1", r#"{"v":1,"name":"部屋 1","capacity":8,"order":1}"#),
        ("group", "sayu", group),
        ("booking", "hidden", &hidden),
        ("booking", "shown", &shown),
    ] {
        let record = Record::read(kind, id, body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        desk.office.save(vec![change], "import").await.unwrap();
    }
    desk
}

/// The address in the page that shows it.
fn address(page: &Reply) -> String {
    let from = page.text.find("/cal/").expect("the page shows an address");
    page.text[from..].split('<').next().unwrap().to_owned()
}

async fn make(browser: &Browser<'_>, subject: &str) -> String {
    let made = browser.post("/calendars", &[("subject", subject)]).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    address(&made)
}

#[tokio::test]
async fn a_room_tells_when_it_is_taken_and_never_by_whom() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let feed = desk.nobody().get(&make(&sato, "room/room-1").await).await;
    assert_eq!(feed.status, StatusCode::OK);
    assert_eq!(feed.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(feed.text.matches("SUMMARY:予約あり").count(), 2, "{}", feed.text);
    for secret in ["白湯", "水曜の集まり", "ないしょ"] {
        assert!(!feed.text.contains(secret), "{}", feed.text);
    }
}

#[tokio::test]
async fn a_group_tells_what_it_opted_in_to_and_no_place_that_is_told_after_contact() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let feed = desk.nobody().get(&make(&sato, "group/sayu").await).await;
    assert!(
        feed.text.contains("SUMMARY:水曜の集まり") && feed.text.contains("SUMMARY:白湯の会"),
        "{}",
        feed.text
    );
    assert!(feed.text.contains("DTSTART:20261125T100000Z"), "{}", feed.text);
    for secret in ["LOCATION", "ないしょ", "20261122"] {
        assert!(!feed.text.contains(secret), "{}", feed.text);
    }
}

#[tokio::test]
async fn an_address_is_seen_once_kept_as_a_sum_and_taken_back() {
    let desk = desk().await;
    let sato = desk.log_in("佐藤", "sato").await;
    let address = make(&sato, "room/room-1").await;
    let page = sato.get("/calendars").await;
    page.says("佐藤さんが");
    assert!(!page.text.contains("/cal/"), "the address is shown nowhere again");
    let kept = desk
        .office
        .database
        .read_now::<_, StoreError>(|tx| tx.query("SELECT id, hex(token_hash) FROM calendar_feed", &[]))
        .unwrap();
    let (id, sum) = (kept[0].text(0).unwrap(), kept[0].text(1).unwrap().to_lowercase());
    assert!(!address.contains(&sum), "what lies in the database opens nothing");
    assert_eq!(sato.post(&format!("/calendars/{id}/revoke"), &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(desk.nobody().get(&address).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.nobody().get("/cal/x.ics").await.status, StatusCode::NOT_FOUND);
    assert_eq!(sato.post("/calendars", &[("subject", "room/none")]).await.status, StatusCode::NOT_FOUND);
    assert_ne!(desk.nobody().get("/calendars").await.status, StatusCode::OK, "only staff give addresses out");
}
