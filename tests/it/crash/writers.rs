//! Those who write on the disk of the power cuts: the product's own stores, at once, saying what they do.

use std::path::Path;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use shirube::{
    args,
    domain::blob::BlobHash,
    office::{
        database::Database,
        feed_head::{self, Published},
        records::{self, Change, Expected, State},
    },
    sim::{corner, dice::Dice},
    store::{
        blob::BlobStore,
        content::{ContentDb, Delta, Snapshot},
        identity::Identity,
        local::{Entry, LocalDb},
        migrate::migrate,
        sqlite::{Durability, Options, Sqlite},
    },
    wire::{
        checksum::Checksum,
        item::{ItemRow, Position},
        record::Record,
    },
};

use super::{
    slips,
    told::{Book, Deed, Said},
};

/// Rounds after which a writer closes what it writes to and opens it again: most.
const STAYS: u64 = 12;
/// Rows of the content, of which each revision changes one.
const ROWS: i64 = 12;

/// A writer: where it writes, where it says so, its chance, and how often it does something.
pub(crate) type Writer = fn(&Path, &Book, &mut Dice, i64);

/// Everything that keeps something, and the controls, by name.
pub(crate) const ALL: [(&str, Writer); 8] = [
    ("local", local),
    ("content", content),
    ("office", office),
    ("blobs", blobs),
    ("slips", slips::write),
    ("rows-full", |dir, book, _, rounds| rows(dir, book, Durability::Full, rounds)),
    ("rows-normal", |dir, book, _, rounds| rows(dir, book, Durability::Normal, rounds)),
    ("rows-off", |dir, book, _, rounds| rows(dir, book, Durability::Off, rounds)),
];

/// The kiosk's precious file: what it owes, what it counts, who it is.
fn local(dir: &Path, book: &Book, dice: &mut Dice, rounds: i64) {
    let path = dir.join("local.db");
    let mut round = 0;
    while round < rounds {
        let db = LocalDb::open(&path).unwrap();
        for _ in 0..dice.between(1, STAYS) {
            round += 1;
            tell(book, Deed::Pushed(round), || db.push(&entry(round)).unwrap());
            tell(book, Deed::Counted(round), || db.tally_add(day(), "page", 1).unwrap());
            if dice.one_in(4) {
                let seq = db.push(&entry(round)).unwrap();
                tell(book, Deed::Acked(round), || db.ack(seq, day()).unwrap());
            }
            if dice.one_in(6) {
                tell(book, Deed::Paired(round), || db.set_identity(&identity(round)).unwrap());
            }
        }
    }
}

/// The content of a kiosk, revision by revision, with a snapshot and a nightly copy between.
fn content(dir: &Path, book: &Book, dice: &mut Dice, rounds: i64) {
    let mut rev = 0;
    while rev < rounds {
        let (db, _) = ContentDb::open_ladder(dir).unwrap();
        for _ in 0..dice.between(1, STAYS) {
            let from = Position { epoch: i64::from(rev > 0), rev };
            rev += 1;
            let (to, items) = (Position { epoch: 1, rev }, rows_at(rev));
            let checksum = Checksum::of(&items);
            let whole = Snapshot { at: to, checksum, items };
            let is_snapshot = from.epoch == 0 || dice.one_in(5);
            let take: fn(&ContentDb, &Snapshot, Position) = if is_snapshot { by_snapshot } else { by_delta };
            tell(book, Deed::Applied(rev), || take(&db, &whole, from));
            if dice.one_in(8) {
                db.keep_previous(dir).unwrap();
            }
        }
    }
}

/// The office's database: two records in one save, and what kiosks are told of it.
fn office(dir: &Path, book: &Book, dice: &mut Dice, rounds: i64) {
    let mut version = 0;
    let told = Published::open(&dir.join("published.json")).unwrap();
    while version < rounds {
        let db = Database::open(&dir.join("office.db")).unwrap();
        db.run_now(|tx| feed_head::settle(tx, &told, now())).unwrap();
        for _ in 0..dice.between(1, STAYS) {
            version += 1;
            let changes = [change("one", version), change("two", version)];
            let saved = tell(book, Deed::Saved(version), || {
                db.run_now(|tx| records::save(tx, &changes, "見本", now())).unwrap()
            });
            tell(book, Deed::Told(saved.at.rev), || told.remember(saved.at).unwrap());
        }
    }
}

/// Files named by their bytes: uploads, downloads in pieces, and some erased.
fn blobs(dir: &Path, book: &Book, dice: &mut Dice, rounds: i64) {
    let mut round = 0;
    while round < rounds {
        let store = BlobStore::open(&dir.join("blobs")).unwrap();
        for _ in 0..dice.between(1, STAYS) {
            round += 1;
            let bytes = blob(round);
            let keep = *dice.pick(&[upload, download]).unwrap();
            tell(book, Deed::Put(round), || keep(&store, &bytes));
            if dice.one_in(5) {
                tell(book, Deed::Erased(round), || store.remove(BlobHash::of(&bytes)).unwrap());
            }
        }
    }
}

/// A control: rows in a database of the product that waits more or less for its disk.
fn rows(dir: &Path, book: &Book, durability: Durability, rounds: i64) {
    let db = Sqlite::open(&dir.join("rows.db"), &Options { durability, ..Options::default() }).unwrap();
    migrate(&db, &[(1, "rows", "CREATE TABLE told (number BIGINT PRIMARY KEY, words TEXT)")]).unwrap();
    for number in 1..=rounds {
        let sql = "INSERT INTO told (number, words) VALUES ($1, $2)";
        tell(book, Deed::Row(number), || {
            db.run(|tx| tx.execute(sql, args![number, "言葉".repeat(200)])).unwrap();
            if number % 10 == 0 {
                db.checkpoint().unwrap();
            }
        });
    }
}

fn by_snapshot(db: &ContentDb, whole: &Snapshot, _: Position) {
    db.replace_all(whole).unwrap();
}

/// What changed last, as the feed tells it.
fn by_delta(db: &ContentDb, whole: &Snapshot, from: Position) {
    let items = whole.items.iter().filter(|row| row.rev == whole.at.rev).cloned().collect();
    db.apply(&Delta { from, to: whole.at, checksum: Some(whole.checksum), items }).unwrap();
}

fn upload(store: &BlobStore, bytes: &[u8]) -> BlobHash {
    store.put(bytes).unwrap()
}

fn download(store: &BlobStore, bytes: &[u8]) -> BlobHash {
    let mut part = store.begin(BlobHash::of(bytes), bytes.len() as u64).unwrap();
    for piece in bytes[usize::try_from(part.offset()).unwrap()..].chunks(900) {
        part.append(piece).unwrap();
    }
    part.finish().unwrap()
}

/// Does something, and says so before and after.
pub(crate) fn tell<T>(book: &Book, deed: Deed, does: impl FnOnce() -> T) -> T {
    book.note(Said::Begun(deed));
    let made = does();
    book.note(Said::Done(deed));
    made
}

/// The entry of a number: whoever finds it knows what it must say.
pub(crate) fn entry(number: i64) -> Entry {
    Entry {
        event_id: format!("event-{number}"),
        kind: "booking".to_owned(),
        body: format!("{{\"number\":{number},\"words\":\"{}\"}}", "予約".repeat(20)),
        sealed: number % 3 == 0,
        at_day: day(),
    }
}

/// Every row of the content at a revision: the row that it changed, and the others as earlier ones left them.
pub(crate) fn rows_at(rev: i64) -> Vec<ItemRow> {
    let first = (rev - ROWS + 1).max(1);
    let row = |rev: i64| ItemRow {
        channel: "global".to_owned(),
        kind: "notice".to_owned(),
        id: format!("{:02}", rev % ROWS),
        rev,
        deleted: false,
        body: format!("{{\"rev\":{rev},\"words\":\"{}\"}}", "お知らせ".repeat(40)),
    };
    (first..=rev).map(row).collect()
}

/// What a blob of a number holds.
pub(crate) fn blob(number: i64) -> Vec<u8> {
    let mut dice = Dice::of(number.unsigned_abs());
    let length = dice.between(1, 9000);
    (0..length).map(|_| (dice.throw() & 0xff) as u8).collect()
}

/// What the notices of a version say.
pub(crate) fn title(version: i64) -> String {
    format!("第{version}版")
}

fn change(id: &str, version: i64) -> Change {
    let body = corner::notice(&title(version), "signage").to_string();
    Change {
        record: Record::read("notice", id, &body).unwrap(),
        state: State::Published,
        expected: Expected::Any,
    }
}

fn identity(epoch: i64) -> Identity {
    Identity {
        device_id: "kiosk".to_owned(),
        device_token: format!("token {epoch}"),
        office_url: "https://office.example".to_owned(),
        certificate_pem: "certificate".repeat(60),
        feed_key: [7; 32],
        kiosk_epoch: epoch,
    }
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + TimeDelta::days(20_000)
}

fn day() -> NaiveDate {
    now().date_naive()
}
