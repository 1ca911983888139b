//! What `local.db` promises: nothing thanked for is lost, nothing sealed stays, nothing is counted twice.

use std::{fs, path::Path};

use super::*;
use crate::store::{faulty::FaultyTx, sqlite::beside};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn entry(event_id: &str) -> Entry {
    Entry {
        event_id: event_id.to_owned(),
        kind: "booking".to_owned(),
        body: format!("{{\"about\":\"{event_id}\"}}"),
        sealed: false,
        at_day: day("2026-11-21"),
    }
}

fn sealed(event_id: &str) -> Entry {
    Entry { sealed: true, kind: "message".to_owned(), ..entry(event_id) }
}

fn waiting(local: &LocalDb) -> Vec<String> {
    local.pending(100).unwrap().into_iter().map(|queued| queued.entry.event_id).collect()
}

fn rows(local: &LocalDb) -> i64 {
    let rows = local.database.read(|tx| tx.query("SELECT count(*) FROM outbox", &[])).unwrap();
    rows[0].int(0).unwrap()
}

#[test]
fn entries_wait_in_order_until_acknowledged() {
    let local = LocalDb::in_memory().unwrap();
    let seqs: Vec<_> = ["a", "b", "c"].iter().map(|id| local.push(&entry(id)).unwrap()).collect();
    assert_eq!(local.push(&entry("b")).unwrap(), seqs[1], "the same event again");
    assert_eq!(
        local.pending(2).unwrap(),
        [Queued { seq: seqs[0], entry: entry("a") }, Queued { seq: seqs[1], entry: entry("b") },]
    );
    assert_eq!(local.ack(seqs[1], day("2026-11-22")).unwrap(), 2);
    assert_eq!(local.ack(seqs[1], day("2026-11-23")).unwrap(), 0);
    assert_eq!(waiting(&local), ["c"]);
    assert_eq!(local.pending_count().unwrap(), 1);
}

#[test]
fn acknowledged_entries_stay_seven_days_and_can_be_asked_for_again() {
    let local = LocalDb::in_memory().unwrap();
    let first = local.push(&entry("a")).unwrap();
    let second = local.push(&entry("b")).unwrap();
    local.push(&entry("never-acked")).unwrap();
    local.ack(first, day("2026-12-28")).unwrap();
    local.ack(second, day("2026-12-30")).unwrap();
    assert_eq!(local.prune(day("2027-01-04")).unwrap(), 0);
    assert_eq!(local.reopen_after(first).unwrap(), 1);
    assert_eq!(waiting(&local), ["b", "never-acked"]);
    local.ack(second, day("2026-12-30")).unwrap();
    assert_eq!(local.prune(day("2027-01-05")).unwrap(), 1);
    assert_eq!(local.prune(day("2099-01-01")).unwrap(), 1);
    assert_eq!(waiting(&local), ["never-acked"]);
}

#[test]
fn a_seq_is_never_used_twice() {
    let local = LocalDb::in_memory().unwrap();
    let first = local.push(&sealed("a")).unwrap();
    local.ack(first, day("2026-11-22")).unwrap();
    assert_eq!(rows(&local), 0);
    assert!(local.push(&entry("b")).unwrap() > first);
}

#[test]
fn sealed_bodies_leave_the_disk_when_the_office_has_them() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("local.db");
    let local = LocalDb::open(&path).unwrap();
    let holds = |needle: &str| {
        ["", "-wal"].iter().any(|ending| {
            let bytes = fs::read(beside(&path, ending)).unwrap_or_default();
            bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
        })
    };
    let secret = Entry { body: "age-encryption:needle".to_owned(), ..sealed("a") };
    let seq = local.push(&secret).unwrap();
    local.push(&sealed("later")).unwrap();
    assert!(holds("needle"), "the control: it was there");
    assert_eq!(local.ack(seq, day("2026-11-22")).unwrap(), 1);
    assert!(!holds("needle"));
    assert_eq!(local.reopen_after(0).unwrap(), 0);
    assert_eq!(waiting(&local), ["later"]);
}

#[test]
fn a_pushed_entry_survives_a_kill() {
    let dir = tempfile::tempdir().unwrap();
    let (path, after) = (dir.path().join("local.db"), dir.path().join("after.db"));
    let local = LocalDb::open(&path).unwrap();
    local.push(&entry("thanked-for")).unwrap();
    for ending in ["", "-wal"] {
        fs::copy(beside(&path, ending), beside(&after, ending)).unwrap();
    }
    assert_eq!(waiting(&LocalDb::open(&after).unwrap()), ["thanked-for"]);
}

#[test]
fn a_write_that_fails_changes_nothing() {
    let local = LocalDb::in_memory().unwrap();
    local.push(&entry("a")).unwrap();
    let seq = local.push(&sealed("b")).unwrap();
    for writes in 0..2 {
        let failed = local.database.run(|tx| ack(&mut FaultyTx::new(tx, writes), seq, day("2026-11-22")));
        assert!(matches!(failed, Err(StoreError::Full(_))));
        assert_eq!(waiting(&local), ["a", "b"], "after {writes} writes");
    }
    local.set_identity(&identity()).unwrap();
    for writes in 0..2 {
        let other = Identity { kiosk_epoch: 9, ..identity() };
        local.database.run(|tx| set_identity(&mut FaultyTx::new(tx, writes), &other)).unwrap_err();
        assert_eq!(local.identity().unwrap(), Some(identity()));
    }
}

#[test]
fn tallies_are_absolute_totals_per_month_and_kind() {
    let local = LocalDb::in_memory().unwrap();
    assert_eq!(local.tally_add(day("2026-11-01"), "leaflet", 2).unwrap(), 2);
    assert_eq!(local.tally_add(day("2026-11-30"), "leaflet", 3).unwrap(), 5);
    assert_eq!(local.tally_add(day("2026-12-01"), "leaflet", 1).unwrap(), 1);
    assert_eq!(local.tally_add(day("2026-11-30"), "rooms", 1).unwrap(), 1);
    let tallies = local.tallies().unwrap();
    let found: Vec<_> = tallies.iter().map(|it| (it.month.as_str(), it.kind.as_str(), it.total)).collect();
    assert_eq!(found, [("2026-11", "leaflet", 5), ("2026-11", "rooms", 1), ("2026-12", "leaflet", 1)]);
}

#[test]
fn identity_and_settings_stay_over_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("local.db");
    let local = LocalDb::open(&path).unwrap();
    assert_eq!(local.identity().unwrap(), None);
    local.set_identity(&Identity { kiosk_epoch: 1, ..identity() }).unwrap();
    local.set_identity(&identity()).unwrap();
    local.set_setting("volume", Some("3")).unwrap();
    local.set_setting("volume", Some("4")).unwrap();
    drop(local);
    let local = LocalDb::open(&path).unwrap();
    assert_eq!(local.identity().unwrap(), Some(identity()));
    assert_eq!(local.setting("volume").unwrap().as_deref(), Some("4"));
    local.set_setting("volume", None).unwrap();
    assert_eq!(local.setting("volume").unwrap(), None);
    assert!(!format!("{:?}", identity()).contains("token"), "a debug line may reach a log");
    local.forget_identity().unwrap();
    assert_eq!(local.identity().unwrap(), None);
    assert!(!fs::read(&path).unwrap().windows(9).any(|window| window == b"the-token"));
}

#[test]
fn a_newer_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path: &Path = &dir.path().join("local.db");
    let local = LocalDb::open(path).unwrap();
    let newer = "INSERT INTO schema_migration VALUES (99, 'from tomorrow')";
    local.database.run(|tx| tx.execute(newer, &[])).unwrap();
    drop(local);
    assert!(matches!(LocalDb::open(path), Err(StoreError::Newer { found: 99, .. })));
}

fn identity() -> Identity {
    Identity {
        device_id: "kiosk-1".to_owned(),
        device_token: "the-token".to_owned(),
        office_url: "https://office.example:8443".to_owned(),
        certificate_pem: "-----BEGIN CERTIFICATE-----".to_owned(),
        feed_key: [7; 32],
        kiosk_epoch: 2,
    }
}
