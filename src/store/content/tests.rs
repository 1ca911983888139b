//! What `content.db` promises: no half change, no way back, and the office's checksum in the end.

use proptest::prelude::*;

use super::*;
use crate::store::faulty::FaultyTx;

fn row(id: &str, rev: i64, body: &str) -> ItemRow {
    let [channel, kind, id, body] = ["global", "leaflet", id, body].map(str::to_owned);
    ItemRow { channel, kind, id, rev, deleted: false, body }
}

fn gone(id: &str, rev: i64) -> ItemRow {
    ItemRow { deleted: true, ..row(id, rev, "") }
}

const fn at(rev: i64) -> Position {
    Position { epoch: 1, rev }
}

fn delta(from: i64, to: i64, items: &[ItemRow]) -> Delta {
    Delta { from: at(from), to: at(to), checksum: None, items: items.to_vec() }
}

fn snapshot(rev: i64, items: &[ItemRow]) -> Snapshot {
    Snapshot { at: at(rev), checksum: Checksum::of(items), items: items.to_vec() }
}

/// At revision 2, with rows a and b.
fn content() -> ContentDb {
    let content = ContentDb::in_memory().unwrap();
    content.replace_all(&snapshot(2, &[row("a", 1, "A"), row("b", 2, "B")])).unwrap();
    content
}

fn bodies(content: &ContentDb) -> Vec<String> {
    content.load_all().unwrap().into_iter().map(|row| format!("{}{}", row.id, row.body)).collect()
}

fn position(content: &ContentDb) -> Position {
    content.cursor().unwrap().position
}

#[test]
fn a_delta_changes_adds_and_removes() {
    let content = content();
    let delta = delta(2, 5, &[row("a", 3, "A2"), gone("b", 4), row("c", 5, "C")]);
    assert_eq!(content.apply(&delta).unwrap(), 3);
    assert_eq!(bodies(&content), ["aA2", "cC"]);
    assert_eq!(position(&content), at(5));
    assert_eq!(content.apply(&delta).unwrap(), 0, "a repeated answer does no harm");
    assert_eq!(bodies(&content), ["aA2", "cC"]);
}

#[test]
fn what_does_not_follow_is_refused_and_changes_nothing() {
    let content = content();
    let news = row("a", 9, "X");
    let other_epoch = |epoch| Position { epoch, rev: 9 };
    for refused in [
        delta(0, 1, &[]),
        delta(3, 9, std::slice::from_ref(&news)),
        Delta { to: other_epoch(0), ..delta(2, 9, &[]) },
        Delta { to: other_epoch(2), ..delta(2, 9, std::slice::from_ref(&news)) },
        Delta { from: other_epoch(2), to: other_epoch(2), ..delta(2, 9, std::slice::from_ref(&news)) },
    ] {
        assert!(matches!(content.apply(&refused), Err(StoreError::Stale(_))), "{refused:?}");
    }
    for damaged in [row("a", 10, "X"), row("a", 0, "X"), row("a\0", 9, "X")] {
        let refused = content.apply(&delta(2, 9, &[row("z", 9, "Z"), damaged]));
        assert!(matches!(refused, Err(StoreError::Corrupt(_))));
    }
    assert!(matches!(content.replace_all(&snapshot(1, &[])), Err(StoreError::Stale(_))));
    let lying = Snapshot { checksum: Checksum::default(), ..snapshot(9, &[news]) };
    assert!(matches!(content.replace_all(&lying), Err(StoreError::Corrupt(_))));
    let twice = snapshot(9, &[row("a", 3, "X"), row("a", 3, "X")]);
    assert!(matches!(content.replace_all(&twice), Err(StoreError::Constraint(_))));
    assert_eq!((bodies(&content), position(&content)), (vec!["aA".to_owned(), "bB".to_owned()], at(2)));
}

#[test]
fn a_snapshot_replaces_everything_and_a_new_epoch_wins() {
    let content = content();
    let many: Vec<_> = (0..=STAGE_ROWS * 2).map(|id| row(&id.to_string(), 3, "N")).collect();
    content.replace_all(&snapshot(3, &many)).unwrap();
    assert_eq!(content.load_all().unwrap().len(), many.len());
    let restored = Snapshot { at: Position { epoch: 2, rev: 1 }, ..snapshot(1, &[row("r", 1, "R")]) };
    content.replace_all(&restored).unwrap();
    assert_eq!(bodies(&content), ["rR"]);
    assert_eq!(position(&content), Position { epoch: 2, rev: 1 });
    content.replace_all(&restored).unwrap();
}

#[test]
fn the_nth_write_fails_and_nothing_is_half_done() {
    let content = content();
    let delta = delta(2, 5, &[row("a", 3, "A2"), gone("b", 4), row("c", 5, "C")]);
    let writes = (0..99).find(|writes| {
        let tried = content.database.run(|tx| apply(&mut FaultyTx::new(tx, *writes), &delta));
        let unchanged = position(&content) == at(2) && bodies(&content) == ["aA", "bB"];
        assert_eq!(tried.is_err(), unchanged, "after {writes} writes");
        tried.is_ok()
    });
    assert_eq!(writes, Some(4), "three rows and a cursor");

    let next = snapshot(6, &[row("x", 6, "X")]);
    content.database.run(|tx| stage(tx, &next.items[0])).unwrap();
    let writes = (0..99).find(|writes| {
        let tried = content.database.run(|tx| flip(&mut FaultyTx::new(tx, *writes), &next));
        let unchanged = position(&content) == at(5) && bodies(&content) == ["aA2", "cC"];
        assert_eq!(tried.is_err(), unchanged, "after {writes} writes");
        tried.is_ok()
    });
    assert_eq!(writes, Some(4));
    assert_eq!(bodies(&content), ["xX"]);
}

#[test]
fn a_snapshot_half_built_is_never_seen_and_the_next_starts_clean() {
    let content = content();
    content.database.run(|tx| stage(tx, &row("half", 3, "H"))).unwrap();
    assert_eq!(bodies(&content), ["aA", "bB"]);
    content.replace_all(&snapshot(3, &[row("n", 3, "N")])).unwrap();
    assert_eq!(bodies(&content), ["nN"]);
}

#[test]
fn verify_tells_same_from_different() {
    let content = ContentDb::in_memory().unwrap();
    assert_eq!(content.verify(1).unwrap(), Verdict::Unknown);
    content.replace_all(&snapshot(2, &[row("a", 1, "A")])).unwrap();
    assert_eq!(content.verify(50).unwrap(), Verdict::Same);
    assert_eq!(content.cursor().unwrap().verified_at_unix_secs, Some(50));
    assert_eq!(content.apply(&delta(2, 2, &[])).unwrap(), 0);
    assert_eq!(content.cursor().unwrap().verified_at_unix_secs, Some(50), "an idle poll writes nothing");

    let said = Checksum::of(&[row("a", 1, "A"), row("b", 3, "B")]);
    content.apply(&Delta { checksum: Some(said), ..delta(2, 3, &[row("b", 3, "b")]) }).unwrap();
    assert_eq!(content.verify(60).unwrap(), Verdict::Differs);
    assert_eq!(content.cursor().unwrap().verified_at_unix_secs, None);
    content.check_rows().unwrap();
    content.apply(&Delta { checksum: Some(said), ..delta(3, 4, &[row("b", 3, "B"), gone("z", 4)]) }).unwrap();
    assert_eq!(content.verify(70).unwrap(), Verdict::Differs, "a row of the same revision does not change");
    let whole = Snapshot { checksum: said, ..snapshot(4, &[row("a", 1, "A"), row("b", 3, "B")]) };
    content.replace_all(&whole).unwrap();
    assert_eq!(content.verify(80).unwrap(), Verdict::Same);

    let mut sum = Checksum::default();
    content.checksums().unwrap().into_values().for_each(|channel| sum.merge(channel));
    assert_eq!(sum, content.checksum().unwrap());
}

#[test]
fn deleted_bodies_are_not_kept() {
    let content = content();
    content.apply(&delta(2, 3, &[ItemRow { body: "still here".to_owned(), ..gone("a", 3) }])).unwrap();
    let rows = content.database.read(|tx| tx.query("SELECT body FROM item WHERE id = 'a'", &[])).unwrap();
    assert_eq!(rows[0].text(0).unwrap(), "");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever pages arrive, repeat or overtake each other, the end is the office's state.
    #[test]
    fn all_roads_lead_to_the_offices_checksum(
        changes in proptest::collection::vec((0_u8..6, any::<bool>()), 1..30),
        asks in proptest::collection::vec((0_usize..30, 0_usize..30), 0..20),
    ) {
        let log: Vec<_> = (1_i64..).zip(&changes).map(|(rev, (id, is_gone))| {
            let id = id.to_string();
            if *is_gone { gone(&id, rev) } else { row(&id, rev, &format!("body {rev}")) }
        }).collect();
        let page = |from: usize, to: usize| {
            let rev = |rows: usize| i64::try_from(rows).unwrap();
            delta(rev(from), rev(to), &log[from..to])
        };
        let latest: BTreeMap<_, _> = log.iter().map(|row| (row.id.clone(), row)).collect();
        let office = Checksum::of(latest.into_values());

        let content = ContentDb::in_memory().unwrap();
        content.replace_all(&snapshot(0, &[])).unwrap();
        for (from, length) in asks {
            let from = from.min(log.len());
            let before = (position(&content), content.checksum().unwrap());
            if content.apply(&page(from, (from + length).min(log.len()))).is_err() {
                prop_assert_eq!((position(&content), content.checksum().unwrap()), before);
            }
        }
        content.apply(&page(position(&content).rev as usize, log.len())).unwrap();
        prop_assert_eq!(content.checksum().unwrap(), office);
    }
}
