//! Records, their history and what kiosks see of them, on a real database.

use chrono::{DateTime, Utc};

use super::{
    Change, Expected, RecordError, Saved, State, history, latest, list, load, restore, retire, save, version,
};
use crate::{
    args,
    domain::text::Text,
    office::{database::Database, items},
    store::error::StoreError,
    wire::{
        item::ItemRow,
        record::{Display, Record, samples},
    },
};

const NOW: DateTime<Utc> = DateTime::<Utc>::UNIX_EPOCH;

fn change(record: Record, state: State, expected: Expected) -> Change {
    Change { record, state, expected }
}

fn group() -> Record {
    Record::Group(Box::new(samples::group()))
}

/// The sample group when it agreed to nothing any more.
fn withdrawn() -> Record {
    let mut group = samples::group();
    group.private.consents.clear();
    Record::Group(Box::new(group))
}

fn booking() -> Record {
    Record::Booking(Box::new(samples::booking(Display::Name)))
}

fn settings(name: &str) -> Record {
    let Record::Settings(mut settings) = samples::all().remove(0) else { unreachable!("the first sample") };
    settings.public.corner_name = Text::ja(name);
    Record::Settings(settings)
}

fn try_save(database: &Database, changes: &[Change]) -> Result<Saved, RecordError> {
    database.run_now(|tx| save(tx, changes, "佐藤", NOW))
}

fn rows(database: &Database, live: i64) -> Vec<ItemRow> {
    let rows =
        database.read_now::<_, StoreError>(|tx| items::since(tx, &["global".to_owned()], 0, 999)).unwrap();
    rows.into_iter().filter(|row| i64::from(!row.deleted) == live).collect()
}

#[test]
fn the_counter_moves_once_for_all_changes_and_not_for_drafts() {
    let database = Database::in_memory().unwrap();
    let draft = try_save(&database, &[change(group(), State::Draft, Expected::New)]).unwrap();
    assert_eq!((draft.at.rev, draft.published, draft.versions.as_slice()), (0, 0, [1].as_slice()));
    let all: Vec<Change> =
        samples::all().into_iter().map(|record| change(record, State::Published, Expected::Any)).collect();
    let saved = try_save(&database, &all).unwrap();
    // A template has nothing that leaves the office.
    let leaves = all.iter().filter(|change| !matches!(change.record, Record::Template(_))).count();
    assert_eq!((saved.at.rev, saved.published), (1, leaves));
    assert!(rows(&database, 1).iter().all(|row| row.rev == 1));
    let again = try_save(&database, &all).unwrap();
    assert_eq!((again.at.rev, again.published), (1, 0), "what kiosks have already is not sent again");
}

#[test]
fn the_second_of_two_writers_is_told_who_was_first() {
    let database = Database::in_memory().unwrap();
    try_save(&database, &[change(settings("一"), State::Published, Expected::New)]).unwrap();
    let first = change(settings("二"), State::Published, Expected::Version(1));
    let second = change(settings("三"), State::Published, Expected::Version(1));
    try_save(&database, &[first]).unwrap();
    let error = try_save(&database, &[change(booking(), State::Draft, Expected::New), second]).unwrap_err();
    assert!(
        matches!(&error, RecordError::Conflict { found, .. } if found.by == "佐藤" && found.version == 2)
    );
    assert!(error.to_string().contains("was changed by 佐藤 on 1970-01-01 00:00 UTC"), "{error}");
    let bookings = database.read_now::<_, StoreError>(|tx| list(tx, "booking")).unwrap();
    assert!(bookings.is_empty(), "all changes are saved or none");
    let missing = change(group(), State::Draft, Expected::Version(3));
    assert!(matches!(try_save(&database, &[missing]), Err(RecordError::Missing { .. })));
}

#[test]
fn what_is_withdrawn_becomes_a_tombstone_and_undo_brings_it_back() {
    let database = Database::in_memory().unwrap();
    let both = [
        change(group(), State::Published, Expected::New),
        change(booking(), State::Published, Expected::New),
    ];
    try_save(&database, &both).unwrap();
    assert!(rows(&database, 1).iter().any(|row| row.kind == "booking" && row.body.contains("shown_name")));

    let saved = try_save(&database, &[change(withdrawn(), State::Published, Expected::Version(1))]).unwrap();
    assert_eq!(saved.published, 2, "the group goes, and the booking that named it is projected anew");
    let gone = rows(&database, 0);
    assert!(gone.iter().all(|row| row.kind == "group" && row.body.is_empty() && row.rev == 2));
    assert!(rows(&database, 1).iter().all(|row| !row.body.contains("shown_name")));

    let undone = database.run_now(|tx| {
        let old = version(tx, "group", samples::group().public.id.as_str(), 1)?;
        restore(tx, &old, Expected::Version(2), "鈴木", NOW)
    });
    assert_eq!(undone.unwrap().versions, [3]);
    assert_eq!((rows(&database, 1).len(), rows(&database, 0).len()), (2, 0));
}

#[test]
fn history_keeps_every_version_and_who_wrote_it() {
    let database = Database::in_memory().unwrap();
    let id = samples::group().public.id;
    for (state, expected) in [
        (State::Draft, Expected::New),
        (State::Published, Expected::Version(1)),
        (State::Deleted, Expected::Version(2)),
    ] {
        try_save(&database, &[change(group(), state, expected)]).unwrap();
    }
    let versions = database.read_now::<_, StoreError>(|tx| history(tx, "group", id.as_str())).unwrap();
    let told: Vec<_> = versions.iter().map(|it| (it.version, it.state, it.by.as_str())).collect();
    assert_eq!(told, [(3, State::Deleted, "佐藤"), (2, State::Published, "佐藤"), (1, State::Draft, "佐藤")]);
    assert_eq!(versions[2].record().unwrap(), group());
    let newest = database.read_now::<_, StoreError>(|tx| latest(tx, 2)).unwrap();
    assert_eq!(newest.iter().map(|it| it.version).collect::<Vec<_>>(), [3, 2]);
    assert!(database.read_now::<_, StoreError>(|tx| list(tx, "group")).unwrap().is_empty());
    let deleted = database.read_now::<_, StoreError>(|tx| load(tx, "group", id.as_str())).unwrap();
    assert_eq!(deleted.unwrap().version, 3);
    try_save(&database, &[change(group(), State::Draft, Expected::New)]).unwrap();
}

#[test]
fn old_tombstones_go_and_the_floor_remembers_them() {
    let database = Database::in_memory().unwrap();
    try_save(&database, &[change(group(), State::Published, Expected::New)]).unwrap();
    try_save(&database, &[change(group(), State::Deleted, Expected::Version(1))]).unwrap();
    let days = |days| NOW + chrono::TimeDelta::days(days);
    let gone = |at| database.run_now::<_, StoreError>(|tx| items::forget_old(tx, at)).unwrap();
    assert_eq!((gone(days(180)), gone(days(181))), (0, 1));
    let floor = database
        .read_now::<_, StoreError>(|tx| tx.query("SELECT floor_rev FROM feed_head", args![])?[0].int(0))
        .unwrap();
    assert_eq!(floor, 2);
}

/// The views that ordinary tools read find their columns in the bodies this program writes.
#[test]
fn the_views_show_what_the_records_say() {
    let database = Database::in_memory().unwrap();
    let all: Vec<Change> =
        samples::all().into_iter().map(|record| change(record, State::Draft, Expected::New)).collect();
    try_save(&database, &all).unwrap();
    for sql in [
        "SELECT name, reading, area, verified_on FROM v_group",
        "SELECT room, day, hours FROM v_booking",
        "SELECT title, tone FROM v_notice",
        "SELECT title, sessions FROM v_event",
    ] {
        let rows = database.read_now::<_, StoreError>(|tx| tx.query(sql, &[])).unwrap();
        let columns = sql.split(" FROM ").next().unwrap().split(',').count();
        for column in 0..columns {
            assert!(rows[0].text(column).is_ok_and(|text| !text.is_empty()), "column {column} of {sql}");
        }
    }
}

#[test]
fn bookings_leave_the_kiosks_with_what_was_said_of_them_when_nobody_looks_at_them_any_more() {
    let database = Database::in_memory().unwrap();
    let all = samples::all();
    let said = all.into_iter().find(|record| record.kind() == "check_in").unwrap();
    let changes = [booking(), said].map(|record| change(record, State::Published, Expected::New));
    let saved = try_save(&database, &changes).unwrap();
    let date = samples::booking(Display::Name).public.date;
    let after = |days: i64| {
        let noon = date.and_hms_opt(3, 0, 0).unwrap().and_utc() + chrono::TimeDelta::days(days);
        database.run_now(|tx| retire(tx, noon)).unwrap()
    };
    assert_eq!(after(1), saved.at, "yesterday's are there");
    assert_eq!((after(2).rev, after(3).rev), (saved.at.rev + 1, saved.at.rev + 1));
    assert_eq!((rows(&database, 1), rows(&database, 0).len()), (Vec::new(), 2));
    let kept = database.read_now::<_, StoreError>(|tx| list(tx, "booking")).unwrap();
    assert_eq!(kept[0].state, State::Published, "staff have it as before");
}
