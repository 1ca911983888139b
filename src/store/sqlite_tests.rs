//! What SQLite promises here: all or nothing, on the disk, private, and honest about trouble.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::atomic::{AtomicU32, Ordering},
};

use super::{
    error::StoreError,
    sql::{Tx, Value},
    sqlite::{Options, Sqlite, beside},
};
use crate::args;

fn quick() -> Options {
    Options { busy_ms: 1, ..Options::default() }
}

fn open(path: &Path) -> Sqlite {
    let database = Sqlite::open(path, &quick()).unwrap();
    database.run(|tx| tx.batch("CREATE TABLE IF NOT EXISTS t (x BIGINT NOT NULL UNIQUE, s TEXT)")).unwrap();
    database
}

fn insert(tx: &mut dyn Tx, number: i64) -> Result<usize, StoreError> {
    tx.execute("INSERT INTO t (x) VALUES ($1)", args![number])
}

fn numbers(database: &Sqlite) -> Vec<i64> {
    let rows = database.read(|tx| tx.query("SELECT x FROM t ORDER BY x", &[])).unwrap();
    rows.iter().map(|row| row.int(0).unwrap()).collect()
}

fn pragma(database: &Sqlite, name: &str) -> Value {
    let rows = database.run(|tx| tx.query(&format!("PRAGMA {name}"), &[])).unwrap();
    match rows[0].int(0) {
        Ok(number) => Value::Int(number),
        Err(_) => Value::Text(rows[0].text(0).unwrap().to_owned()),
    }
}

#[test]
fn it_opens_durable_and_private() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
    let database = Sqlite::open(&path, &Options { secure_delete: true, ..quick() }).unwrap();
    for (name, wanted) in [
        ("journal_mode", Value::from("wal")),
        ("synchronous", Value::Int(2)),
        ("mmap_size", Value::Int(0)),
        ("foreign_keys", Value::Int(1)),
        ("secure_delete", Value::Int(1)),
        ("busy_timeout", Value::Int(1)),
    ] {
        assert_eq!(pragma(&database, name), wanted, "{name}");
    }
    database.run(|tx| tx.batch("CREATE TABLE t (x)")).unwrap();
    for file in [path.clone(), beside(&path, "-wal"), beside(&path, "-shm")] {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{}", file.display());
    }
}

#[test]
fn values_come_back_as_they_went() {
    let database = Sqlite::in_memory(&quick()).unwrap();
    let args = args![i64::MIN, "あ\0$1", vec![0_u8, 255], None::<&str>, true];
    let row = database.run(|tx| tx.query("SELECT $1, $2, $3, $4, $5", args)).unwrap();
    assert_eq!(row, [crate::store::sql::Row::new(args.to_vec())]);
    let float = database.run(|tx| tx.query("SELECT 1.5", &[])).unwrap_err();
    assert!(matches!(float, StoreError::Column { .. }), "{float}");
}

#[test]
fn an_error_or_a_panic_undoes_everything() {
    let dir = tempfile::tempdir().unwrap();
    let database = open(&dir.path().join("a.db"));
    database.run(|tx| insert(tx, 1)).unwrap();
    let error = database.run(|tx| {
        insert(tx, 2)?;
        insert(tx, 1)
    });
    assert!(matches!(error, Err(StoreError::Constraint(_))));
    let panic = catch_unwind(AssertUnwindSafe(|| {
        database.run(|tx| -> Result<(), StoreError> {
            insert(tx, 3)?;
            panic!("in the middle of work");
        })
    }));
    assert!(panic.is_err());
    database.run(|tx| insert(tx, 4)).unwrap();
    assert_eq!(numbers(&database), [1, 4]);
}

#[test]
fn a_reader_cannot_write() {
    let dir = tempfile::tempdir().unwrap();
    let database = open(&dir.path().join("a.db"));
    assert!(database.read(|tx| insert(tx, 1)).is_err());
    assert!(database.read(|tx| tx.query("INSERT INTO t (x) VALUES (1) RETURNING x", &[])).is_err());
    assert!(database.read(|tx| tx.batch("DELETE FROM t")).is_err());
    assert!(numbers(&database).is_empty());
}

#[test]
fn what_was_committed_survives_a_kill_and_the_rest_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let (path, after) = (dir.path().join("a.db"), dir.path().join("after.db"));
    let database = open(&path);
    database.run(|tx| insert(tx, 1)).unwrap();
    let stopped = database.run(|tx| {
        insert(tx, 2)?;
        // The files as a process killed here would leave them: no checkpoint, no clean close.
        for ending in ["", "-wal"] {
            fs::copy(beside(&path, ending), beside(&after, ending)).unwrap();
        }
        Ok(())
    });
    stopped.unwrap();
    assert_eq!(numbers(&open(&after)), [1]);
    assert_eq!(numbers(&database), [1, 2]);
}

#[test]
fn busy_work_is_run_again_and_then_given_up() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let (database, other) = (open(&path), open(&path));
    let busy = other.run(|tx| {
        insert(tx, 1)?;
        Ok(database.run(|tx| insert(tx, 2)))
    });
    let error = busy.unwrap().unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)), "{error}");

    let runs = AtomicU32::new(0);
    let outcome = database.run(|tx| {
        insert(tx, 3)?;
        match runs.fetch_add(1, Ordering::Relaxed) {
            0 | 1 => Err(StoreError::Busy("played".to_owned())),
            _ => Ok(()),
        }
    });
    outcome.unwrap();
    assert_eq!(runs.into_inner(), 3);
    assert_eq!(numbers(&database), [1, 3]);
}

#[test]
fn a_full_disk_is_said_and_harms_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let database = open(&dir.path().join("a.db"));
    database.run(|tx| insert(tx, 1)).unwrap();
    pragma(&database, "max_page_count = 4");
    let full = database.run(|tx| tx.execute("INSERT INTO t VALUES (2, hex(zeroblob(40000)))", &[]));
    let error = full.unwrap_err();
    assert!(matches!(error, StoreError::Full(_)), "{error}");
    assert!(error.to_string().contains("free some room"), "{error}");
    assert_eq!(numbers(&database), [1]);
}

#[test]
fn a_file_of_other_bytes_is_called_damaged() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    fs::write(&path, [b'x'; 5000]).unwrap();
    assert!(matches!(Sqlite::open(&path, &quick()), Err(StoreError::Corrupt(_))));

    let missing = dir.path().join("nowhere/a.db");
    assert!(matches!(Sqlite::open(&missing, &quick()), Err(StoreError::Io { .. })));
}

#[test]
fn quick_check_finds_a_torn_page() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let database = open(&path);
    for number in 0..200 {
        database
            .run(|tx| tx.execute("INSERT INTO t VALUES ($1, hex(zeroblob(200)))", args![number]))
            .unwrap();
    }
    database.quick_check().unwrap();
    database.checkpoint().unwrap();
    drop(database);
    let mut bytes = fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    bytes[half..half + 4096].fill(0xee);
    fs::write(&path, bytes).unwrap();
    let damaged = Sqlite::open(&path, &quick()).unwrap().quick_check();
    assert!(matches!(damaged, Err(StoreError::Corrupt(_))), "{damaged:?}");
}

#[test]
fn a_backup_is_whole_private_and_stands_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (path, copy) = (dir.path().join("a.db"), dir.path().join("b.db"));
    let database = open(&path);
    database.run(|tx| insert(tx, 1)).unwrap();
    fs::write(&copy, "an older backup").unwrap();
    database.backup_to(&copy).unwrap();
    database.run(|tx| insert(tx, 2)).unwrap();
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4, "a.db, its two helpers and b.db");
    assert_eq!(numbers(&open(&copy)), [1]);

    let memory = Sqlite::in_memory(&quick()).unwrap();
    memory.run(|tx| tx.batch("CREATE TABLE t (x); INSERT INTO t VALUES (9)")).unwrap();
    memory.backup_to(&copy).unwrap();
    assert_eq!(numbers(&Sqlite::open(&copy, &quick()).unwrap()), [9]);
}

#[test]
fn erased_bytes_are_gone_after_a_checkpoint() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.db");
    let database = Sqlite::open(&path, &Options { secure_delete: true, ..quick() }).unwrap();
    database.run(|tx| tx.batch("CREATE TABLE t (s); INSERT INTO t VALUES ('needle-in-the-file')")).unwrap();
    let holds = |path: &Path| fs::read(path).unwrap().windows(6).any(|bytes| bytes == b"needle");
    assert!(holds(&beside(&path, "-wal")), "the control: it was there");
    database.run(|tx| tx.batch("DELETE FROM t")).unwrap();
    database.checkpoint().unwrap();
    assert!(!holds(&path) && !holds(&beside(&path, "-wal")));
}
