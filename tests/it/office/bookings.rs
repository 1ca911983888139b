//! Bookings that come as tables: no number is lost, and no room is given to two.

use shirube::{
    domain::check_in::NumberSum,
    office::{
        bring::{self, BringError},
        exchange::{self, Files, ImportKind},
        records::{self, Change, Expected, State},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

use super::house::House;

struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Option<Vec<u8>> {
        None
    }
}

async fn house() -> House {
    let house = House::new();
    let calendar = r#"{"v":1,"name":"コーナー","closed_on_holidays":true,"weekly":{"sat":"09:00-21:00"}}"#;
    let settings = r#"{"v":1,"corner_name":"コーナー","tagline":"出会う所","corner_place":"15階","centre_name":"センター",
        "desk_place":"12階","extension":"1200","guard_room":"1階","public_phone":"1階","staffed_hours":"平日",
        "evacuation":"南","desk_does_not":"診断","corner_calendar":"corner","desk_calendar":"corner","sample":true}"#;
    let room = r#"{"v":1,"name":"部屋 1","capacity":8}"#;
    for (kind, id, body) in
        [("settings", "site", settings), ("calendar", "corner", calendar), ("room", "room-1", room)]
    {
        let record = Record::read(kind, id, body).unwrap();
        let change = Change { record, state: State::Published, expected: Expected::New };
        house.office.save(vec![change], "佐藤").await.unwrap();
    }
    house
}

fn import(house: &House, rows: &str) -> Result<(), BringError> {
    let text = format!("id,room,date,start_time,end_time,number\n{rows}\n");
    let now = house.office.now();
    house.office.database.run_now::<_, BringError>(|tx: &mut dyn Tx| {
        let known = bring::known(tx)?;
        let table =
            exchange::import(ImportKind::Bookings, text.as_bytes(), &NoFiles, bring::today(now), &known);
        let imported = table.unwrap();
        bring::save(tx, &house.office.blobs, &imported, "取り込み", now)?;
        bring::refuse_taken(tx, &imported)
    })
}

fn number(house: &House, id: &str) -> Option<NumberSum> {
    let load = |tx: &mut dyn Tx| records::load(tx, "booking", id);
    let stored = house.office.database.read_now::<_, StoreError>(load).unwrap()?;
    let Ok(Record::Booking(booking)) = stored.record() else { panic!("no booking") };
    booking.public.number
}

#[tokio::test]
async fn a_table_without_a_number_takes_none_away() {
    let house = house().await;
    import(&house, "b,room-1,2026-11-28,10:00,12:00,0417").unwrap();
    let first = number(&house, "b").unwrap();
    import(&house, "b,room-1,2026-11-28,13:00,15:00,").unwrap();
    assert_eq!(number(&house, "b"), Some(first));
    import(&house, "b,room-1,2026-11-28,13:00,15:00,0418").unwrap();
    assert_ne!(number(&house, "b"), Some(first));
}

#[tokio::test]
async fn a_table_that_wants_a_taken_room_changes_nothing() {
    let house = house().await;
    import(&house, "b,room-1,2026-11-28,10:00,12:00,").unwrap();
    let error = import(&house, "c,room-1,2026-11-28,11:00,13:00,").unwrap_err().to_string();
    assert!(error.contains("\"c\"") && error.contains("\"b\"") && error.contains("import again"), "{error}");
    let load = |tx: &mut dyn Tx| records::load(tx, "booking", "c");
    assert_eq!(house.office.database.read_now::<_, StoreError>(load).unwrap(), None);
    import(&house, "b,room-1,2026-11-28,14:00,16:00,\nc,room-1,2026-11-28,11:00,13:00,").unwrap();
}
