//! Many cuts of many disks; and the controls, in which the same judges must find what is lost.

use std::{env, fs, path::PathBuf, process::Command, thread};

use shirube::sim::dice::Dice;

use super::{
    disk::{Disk, Flushes},
    judge::{self, Fault, Judge},
    platter::{Op, Platter},
    told::{BOOK, Book, Said, Told},
    writers,
};

/// Cuts of one disk, before another one is written.
const CUTS: u64 = 400;
/// Rounds that each writer writes on it.
const ROUNDS: i64 = 40;

/// The writers of the product's stores.
const PRODUCT: &str = "local content office blobs slips";
/// How the process of the writers hears what to write, and where.
const DIR: &str = "SHIRUBE_WRITE_DIR";
const SEED: &str = "SHIRUBE_WRITE_SEED";
const WRITERS: &str = "SHIRUBE_WRITERS";

/// What was found in how many cuts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// Power cuts, or processes killed.
    pub(crate) images: u64,
    /// Cuts that lost something acknowledged.
    pub(crate) lost: u64,
    /// Cuts that doubled something.
    pub(crate) doubled: u64,
    /// Cuts that left half of something.
    pub(crate) half: u64,
    /// The first of them, in words.
    pub(crate) first: Option<String>,
}

impl Found {
    fn hear(&mut self, fault: &Fault, place: &str) {
        match fault {
            Fault::Lost(_) => self.lost += 1,
            Fault::Doubled(_) => self.doubled += 1,
            Fault::Half(_) => self.half += 1,
        }
        self.first.get_or_insert_with(|| format!("{place}: {fault:?}"));
    }

    /// Counts one more, and what a judge said of it.
    pub(crate) fn count(&mut self, judged: Result<(), Fault>, place: &str) {
        self.images += 1;
        if let Err(fault) = judged {
            self.hear(&fault, place);
        }
    }

    /// Adds what another one found.
    pub(crate) fn add(&mut self, other: Self) {
        self.images += other.images;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.half += other.half;
        self.first = self.first.take().or(other.first);
    }

    /// Whether nothing was.
    pub(crate) fn is_good(&self) -> bool {
        self.lost + self.doubled + self.half == 0
    }
}

/// Cuts the product's own stores so many times, on as many disks as that takes.
pub(crate) fn cut_the_product(seed: u64, images: u64) -> Found {
    let mut found = Found::default();
    let mut disk = seed;
    while found.images < images && found.is_good() {
        let cuts = CUTS.min(images - found.images);
        found.add(cut(
            disk,
            cuts,
            &write(disk, Flushes::Honest, PRODUCT),
            &judge::ALL.map(|(_, judge)| judge),
        ));
        disk += 1;
    }
    found
}

/// What reaches a new disk while these writers write on it at once, in a process of their own.
fn write(seed: u64, flushes: Flushes, writers: &str) -> Vec<Op> {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::mount(dir.path(), flushes);
    let mut process = Command::new(env::current_exe().unwrap());
    process.args(["--exact", "crash::images::writers_leave_what_their_judges_look_for", "--test-threads=1"]);
    process.env(DIR, dir.path()).env(SEED, seed.to_string()).env(WRITERS, writers);
    let ended = process.output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
    disk.take()
}

/// Writes as `write` asks for, or on a disk that nothing happens to.
#[test]
fn writers_leave_what_their_judges_look_for() {
    let own = in_memory();
    let dir = env::var(DIR).map_or(own.path().to_owned(), PathBuf::from);
    let seed: u64 = env::var(SEED).map_or(5, |text| text.parse().unwrap());
    let names = env::var(WRITERS).unwrap_or(PRODUCT.to_owned());
    let book = Book::open(&dir);
    thread::scope(|scope| {
        for (name, number) in names.split(' ').zip(0..) {
            let (_, writer) = *writers::ALL.iter().find(|(known, _)| *known == name).unwrap();
            let (mut dice, dir, book) = (Dice::of(seed * 16 + number), &dir, &book);
            let work = move || writer(dir, book, &mut dice, ROUNDS);
            thread::Builder::new().name(name.to_owned()).spawn_scoped(scope, work).unwrap();
        }
    });
    if env::var(DIR).is_err() {
        let mut told = Told::default();
        for said in Said::read(&fs::read_to_string(dir.join(BOOK)).unwrap()) {
            told.hear(said);
        }
        for (name, judge) in judge::ALL {
            assert_eq!(judge(&dir, &told), Ok(()), "{name}");
        }
    }
}

/// Cuts one disk at moments drawn from a seed, and lets the judges look at each cut.
fn cut(seed: u64, cuts: u64, ops: &[Op], judges: &[Judge]) -> Found {
    let mut dice = Dice::of(seed);
    let mut moments: Vec<u64> = (0..cuts).map(|_| dice.below(ops.len() as u64 + 1)).collect();
    moments.sort_unstable();
    let (mut platter, mut told, mut found) = (Platter::new(), Told::default(), Found::default());
    let mut at = 0;
    for moment in moments {
        while at < moment {
            let op = &ops[usize::try_from(at).unwrap()];
            platter.take(op);
            if let Op::Say(said) = op {
                told.hear(*said);
            }
            at += 1;
        }
        let dir = in_memory();
        platter.cut(&mut dice, dir.path());
        let found_out = judges.iter().try_for_each(|judge| judge(dir.path(), &told));
        found.count(found_out, &format!("disk {seed}, cut at {moment}"));
    }
    found
}

/// A directory in which flushing costs nothing, where there is one.
fn in_memory() -> tempfile::TempDir {
    let memory = PathBuf::from("/dev/shm");
    if fs::metadata(&memory).is_ok_and(|it| it.is_dir()) {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

#[test]
fn a_power_cut_at_any_write_loses_doubles_and_halves_nothing() {
    let found = cut_the_product(1, 800);
    assert!(found.is_good(), "{found:?}");
    assert_eq!(found.images, 800);
}

/// The same writers and judges over a disk that lies: each judge must find something.
#[test]
fn a_disk_that_ignores_flushes_is_seen_to_lose_things_of_every_store() {
    for (name, judge) in judge::ALL {
        let found = cut(7, 60, &write(7, Flushes::Ignored, name), &[judge]);
        assert!(found.lost + found.half > 10, "{name}: {found:?}");
    }
}

/// A blob whose bytes are flushed and whose name is not.
#[test]
fn a_name_that_was_not_flushed_is_seen_to_be_lost() {
    let blobs = judge::ALL.into_iter().filter(|(name, _)| *name == "blobs").map(|(_, judge)| judge);
    let found = cut(9, 60, &write(9, Flushes::BytesAlone, "blobs"), &blobs.collect::<Vec<_>>());
    assert!(found.lost > 10, "{found:?}");
}

#[test]
fn a_database_that_waits_for_its_disk_less_is_seen_to_lose_rows_or_itself() {
    let control = |name| cut(11, 200, &write(11, Flushes::Honest, name), &[judge::rows]);
    let (full, normal, off) = (control("rows-full"), control("rows-normal"), control("rows-off"));
    assert!(full.is_good(), "{full:?}");
    assert!(normal.lost > 20 && normal.half == 0, "{normal:?}");
    assert!(off.half > 5, "{off:?}");
}
