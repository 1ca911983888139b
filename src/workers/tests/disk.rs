//! Content on the disk: applied whole, waiting for its pictures, refused when it is not the office's, gone when withdrawn.

use std::{fs, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    clock::HandClock,
    domain::{blob::BlobHash, content::Item},
    kiosk::{
        effect::Effect,
        event::{Applied, Batch, DiskTrouble, Event, Loaded},
        lane::Ticket,
    },
    store::local::Entry,
    wire::{
        body::{self, samples},
        checksum::Checksum,
        feed::{Answer, Change, Head, seal},
        item::{ItemRow, Position},
        sign::FeedSigner,
    },
    workers::{
        Home, Work as _,
        disk::Disk,
        sample::{identity, signer},
    },
};

const PICTURE: &[u8] = b"a picture";

fn rows(rev: i64) -> Vec<ItemRow> {
    let row = |item: &Item| {
        let (kind, id, body) = body::write(item);
        ItemRow { channel: "global".to_owned(), kind: kind.to_owned(), id, rev, deleted: false, body }
    };
    samples::all().iter().map(row).collect()
}

fn batch(change: Change, rev: i64, (items, all): (Vec<ItemRow>, &[ItemRow])) -> Batch {
    sealed_by(&signer(), change, rev, (items, all))
}

fn sealed_by(
    signer: &FeedSigner,
    change: Change,
    rev: i64,
    (items, all): (Vec<ItemRow>, &[ItemRow]),
) -> Batch {
    let office_time = DateTime::UNIX_EPOCH;
    let head = Head { at: Position { epoch: 1, rev }, checksum: Checksum::of(all), office_time };
    let said = Answer { head, channels: vec!["global".to_owned()], change, items, told: None };
    Batch(seal(&said, signer).unwrap().into())
}

struct Terminal {
    dir: tempfile::TempDir,
    home: Arc<Home>,
    disk: Disk,
}

impl Terminal {
    fn paired() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::open(dir.path()).unwrap();
        home.local().set_identity(&identity("https://office.example")).unwrap();
        drop(home);
        Self::switched_on(dir)
    }

    fn switched_on(dir: tempfile::TempDir) -> Self {
        Self::switched_on_at(dir, DateTime::UNIX_EPOCH)
    }

    fn switched_on_at(dir: tempfile::TempDir, clock: DateTime<Utc>) -> Self {
        let home = Arc::new(Home::open(dir.path()).unwrap());
        let clock = Arc::new(HandClock::at(clock));
        let disk = Disk::new(Arc::clone(&home), clock, chrono_tz::Asia::Tokyo);
        Self { dir, home, disk }
    }

    fn again(self) -> Self {
        let Self { dir, home, disk } = self;
        drop((home, disk));
        Self::switched_on(dir)
    }

    /// How much of what the office took a terminal could tell once more, after a night by its own clock `days` on, and
    /// heard of `heard` days on.
    fn tells_again_after_a_night(days: i64, heard: i64) -> usize {
        let at = |days| DateTime::UNIX_EPOCH + TimeDelta::days(days);
        let dir = tempfile::tempdir().unwrap();
        let mut terminal = Self::switched_on_at(dir, at(days) + TimeDelta::hours(20));
        let local = terminal.home.local();
        let said = Entry {
            event_id: "said".to_owned(),
            kind: "check_in".to_owned(),
            body: "{}".to_owned(),
            sealed: false,
            at_day: at(0).date_naive(),
        };
        let seq = local.push(&said).unwrap();
        local.ack(seq, at(0).date_naive()).unwrap();
        terminal.home.remember_contact(at(heard));
        (0..2).for_each(|_| terminal.disk.idle());
        terminal.home.local().reopen_after(0).unwrap()
    }

    /// With everything published at revision 1, and its picture.
    fn furnished() -> Self {
        let mut terminal = Self::paired();
        terminal.home.blobs().put(PICTURE).unwrap();
        let all = rows(1);
        terminal.apply(batch(Change::Snapshot, 1, (all.clone(), &all))).unwrap();
        terminal
    }

    fn load(&mut self) -> Loaded {
        match self.disk.answer(Effect::Load(Ticket(1))) {
            Some(Event::Loaded(_, loaded)) => loaded,
            other => panic!("{other:?}"),
        }
    }

    fn apply(&mut self, batch: Batch) -> Result<Applied, DiskTrouble> {
        self.applied(Effect::Apply(Ticket(1), batch))
    }

    fn applied(&mut self, effect: Effect) -> Result<Applied, DiskTrouble> {
        match self.disk.answer(effect) {
            Some(Event::Applied(_, result)) => result,
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn content_comes_at_once_and_its_pictures_when_they_are_there() {
    let mut terminal = Terminal::paired();
    let before = terminal.load();
    assert!(before.paired && before.content.is_none());
    let all = rows(1);
    let applied = terminal.apply(batch(Change::Snapshot, 1, (all.clone(), &all))).unwrap();
    let picture = BlobHash::of(PICTURE);
    let small = BlobHash::of(b"small");
    assert_eq!(applied.missing, [picture, small].into());
    let content = applied.content.unwrap();
    assert!(content.leaflets.is_empty() && content.groups.len() == 1);
    terminal.home.blobs().put(PICTURE).unwrap();
    terminal.home.blobs().put(b"small").unwrap();
    let rebuilt = terminal.applied(Effect::Rebuild(Ticket(2))).unwrap();
    assert!(rebuilt.missing.is_empty());
    let rebuilt = rebuilt.content.unwrap();
    assert_eq!(rebuilt.leaflets.len(), 1);
    let (id, group) = rebuilt.groups.first_key_value().unwrap();
    assert!(Arc::ptr_eq(group, &content.groups[id]), "what did not change is shared");
    let loaded = terminal.again().load();
    assert_eq!(loaded.content, Some(rebuilt));
    assert_eq!((loaded.cursor.rev, loaded.repaired), (1, None));
    assert!(loaded.last_contact.is_some());
}

#[test]
fn what_the_office_took_is_forgotten_after_its_days_by_both_clocks() {
    assert_eq!(Terminal::tells_again_after_a_night(7, 7), 1);
    assert_eq!(Terminal::tells_again_after_a_night(8, 8), 0);
    assert_eq!(
        Terminal::tells_again_after_a_night(73 * 365, 1),
        1,
        "a clock in 2043 takes nothing from the office"
    );
    assert_eq!(Terminal::tells_again_after_a_night(1, 9), 1);
}

#[test]
fn what_is_withdrawn_leaves_the_disk() {
    let mut terminal = Terminal::furnished();
    let picture = BlobHash::of(PICTURE);
    let (gone, kept): (Vec<_>, Vec<_>) =
        rows(1).into_iter().partition(|row| row.body.contains(&picture.to_string()));
    assert!(!gone.is_empty());
    let tombstone = |row: ItemRow| ItemRow { rev: 2, deleted: true, body: String::new(), ..row };
    let gone = gone.into_iter().map(tombstone).collect();
    assert!(terminal.home.blobs().has_verified(picture).unwrap());
    let applied = terminal.apply(batch(Change::Delta { since: 1 }, 2, (gone, &kept))).unwrap();
    assert!(applied.content.unwrap().leaflets.is_empty());
    assert!(!terminal.home.blobs().has_verified(picture).unwrap());
}

#[test]
fn only_what_the_paired_office_signed_is_taken() {
    let mut terminal = Terminal::furnished();
    let before = terminal.load();
    let all = rows(2);
    let news = || (all.clone(), all.as_slice());
    let forged = sealed_by(&FeedSigner::from_seed(&[8; 32]), Change::Snapshot, 2, news());
    let older = batch(Change::Snapshot, 0, (Vec::new(), &[]));
    let gap = batch(Change::Delta { since: 7 }, 9, news());
    let missum = batch(Change::Snapshot, 2, (all.clone(), &all[1..]));
    let torn = Batch(Arc::from(&b"{}"[..]));
    for bad in [forged, older, gap, missum, torn] {
        let result = terminal.apply(bad);
        assert!(matches!(result, Err(DiskTrouble::Rejected(_))), "{result:?}");
        assert_eq!(terminal.load().content, before.content);
        assert!(terminal.home.is_snapshot_wanted());
    }
    terminal.apply(batch(Change::Snapshot, 2, news())).unwrap();
    assert!(!terminal.home.is_snapshot_wanted());
}

#[test]
fn a_delta_that_does_not_add_up_asks_for_everything() {
    let mut terminal = Terminal::furnished();
    let notice = rows(2).into_iter().filter(|row| row.kind == "notice").collect::<Vec<_>>();
    let wrong = batch(Change::Delta { since: 1 }, 2, (notice, &rows(1)));
    assert!(matches!(terminal.apply(wrong), Err(DiskTrouble::Rejected(_))));
    assert!(terminal.home.is_snapshot_wanted());
    let again = terminal.again();
    let mut again = again;
    again.load();
    assert!(again.home.is_snapshot_wanted(), "a restart does not hide it");
}

#[test]
fn damage_leads_down_the_ladder_and_is_said() {
    let mut terminal = Terminal::furnished();
    // Two idle times: the first checks the file, the second makes the nightly copy (it is 9 o'clock in Tokyo).
    terminal.disk.idle();
    terminal.disk.idle();
    let path = terminal.dir.path().join("content.db");
    let Terminal { dir, home, disk } = terminal;
    drop((home, disk));
    fs::write(&path, [0xa5; 9000]).unwrap();
    let mut terminal = Terminal::switched_on(dir);
    let loaded = terminal.load();
    assert_eq!(loaded.content.unwrap().groups.len(), 1);
    assert!(loaded.repaired.unwrap().contains("前の夜の 写し"));
    assert!(terminal.home.blobs().has_verified(BlobHash::of(PICTURE)).unwrap(), "pictures stay");
}

#[test]
fn another_office_begins_anew() {
    let mut terminal = Terminal::furnished();
    let other = FeedSigner::from_seed(&[9; 32]);
    let mut moved = identity("https://elsewhere.example");
    moved.feed_key = *other.public().as_bytes();
    terminal.home.local().set_identity(&moved).unwrap();
    assert!(terminal.home.is_foreign(&moved.feed_key));
    let all: Vec<ItemRow> = rows(1).into_iter().filter(|row| row.kind != "notice").collect();
    let first = sealed_by(&other, Change::Snapshot, 1, (all.clone(), &all));
    let content = terminal.apply(first).unwrap().content.unwrap();
    assert!(content.notices.is_empty());
    assert!(!terminal.home.is_foreign(&moved.feed_key));
}
