//! The booking figure: whether a slot is free, and what is near it, among 100 000 bookings in the office's database.

use std::time::Instant;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use shirube::{
    args,
    domain::{id::BookingId, room::Booking},
    office::{
        bookings::{between, refuse},
        database::Database,
        records::{self, Change, Expected, State},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Bookings in the database: thirty years of a corner with five rooms.
const BOOKINGS: u64 = 100_000;
/// Rooms they are spread over.
const ROOMS: u64 = 5;
/// Bookings of a room in a day.
const PER_DAY: u64 = 2;
/// Slots asked for.
const ASKED: u64 = 500;

/// Milliseconds until a free and a taken slot are known, and to read a month.
pub(crate) fn bookings() -> Value {
    let dir = tempfile::tempdir().unwrap();
    let database = Database::open(&dir.path().join("office.db")).unwrap();
    let first: NaiveDate = "2000-01-01".parse().unwrap();
    let filled = database.run_now::<_, StoreError>(|tx| {
        fill(tx, first);
        Ok(())
    });
    filled.unwrap();
    let ask = |hours: &str, wanted: bool| {
        let mut times = Vec::new();
        for at in 0..ASKED {
            let wish = booking(&format!("wish-{at}"), first + Days::new(at * 19), "room-1", hours);
            let started = Instant::now();
            let taken = database.read_now::<_, StoreError>(|tx| refuse(tx, &wish)).unwrap();
            times.push(started.elapsed().as_secs_f64() * 1000.0);
            assert_eq!(taken.is_some(), wanted, "{hours} on {}", wish.date);
        }
        percentiles(times)
    };
    let (free, taken) = (ask("12:00-13:00", false), ask("11:00-14:00", true));
    let started = Instant::now();
    let last = first + Days::new(30);
    let month = database.read_now::<_, StoreError>(|tx| between(tx, first, last)).unwrap();
    assert_eq!(month.len() as u64, 31 * ROOMS * PER_DAY);
    let month_ms = started.elapsed().as_secs_f64() * 1000.0;
    json!({ "bookings": BOOKINGS, "free": free, "taken_with_offers": taken, "month_ms": month_ms })
}

/// A corner that is open every day, and its bookings.
fn fill(tx: &mut dyn Tx, first: NaiveDate) {
    let week =
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map(|day| format!("\"{day}\":\"09:00-21:00\""));
    let week = week.join(",");
    let calendar = format!("{{\"v\":1,\"name\":\"c\",\"closed_on_holidays\":false,\"weekly\":{{{week}}}}}");
    let settings = r#"{"v":1,"corner_name":"c","tagline":"t","corner_place":"15","centre_name":"c","desk_place":"12",
        "extension":"1","guard_room":"1","public_phone":"1","staffed_hours":"1","evacuation":"1","desk_does_not":"1",
        "corner_calendar":"corner","desk_calendar":"corner","sample":true}"#;
    let rooms = (1..=ROOMS).map(|room| {
        (
            "room",
            format!("room-{room}"),
            format!("{{\"v\":1,\"name\":\"r\",\"capacity\":8,\"order\":{room}}}"),
        )
    });
    let whole =
        [("settings", "site".to_owned(), settings.to_owned()), ("calendar", "corner".to_owned(), calendar)];
    for (kind, id, body) in whole.into_iter().chain(rooms) {
        let record = Record::read(kind, &id, &body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        records::save(tx, &[change], "bench", chrono::DateTime::UNIX_EPOCH).unwrap();
    }
    for number in 0..BOOKINGS {
        let (day, place) = (number / (ROOMS * PER_DAY), number % (ROOMS * PER_DAY));
        let hours = if place / ROOMS == 0 { "10:00-12:00" } else { "13:00-15:00" };
        let date = first + Days::new(day);
        let record = record(&format!("b-{number}"), date, &format!("room-{}", place % ROOMS + 1), hours);
        tx.execute(
            "INSERT INTO record (kind, id, version, state, body, updated_at, updated_by, day)
             VALUES ('booking', $1, 1, 'published', $2, '2026-11-21T00:00:00Z', 'bench', $3)",
            args![record.id(), record.body(), date.to_string()],
        )
        .unwrap();
    }
}

pub(crate) fn record(id: &str, date: NaiveDate, room: &str, hours: &str) -> Record {
    let body = format!(
        "{{\"v\":1,\"room\":\"{room}\",\"date\":\"{date}\",\"hours\":\"{hours}\",\"certainty\":\"confirmed\"}}"
    );
    Record::read("booking", id, &body).unwrap()
}

fn booking(id: &str, date: NaiveDate, room: &str, hours: &str) -> Booking {
    let Record::Booking(booking) = record(id, date, room, hours) else { panic!("no booking") };
    Booking { id: BookingId::parse(id).unwrap(), ..booking.public }
}

pub(crate) fn percentiles(mut times: Vec<f64>) -> Value {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| (times[(times.len() - 1) * share / 100] * 1000.0).round() / 1000.0;
    json!({ "p50_ms": at(50), "p99_ms": at(99) })
}
