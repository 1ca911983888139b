//! A backup is a directory: the database, the pictures and the keys as they were at one moment.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{
    feed_head::{self, Published},
    follow_ups::{end, erased::Erased, lost},
    proven, stamp,
    state::DataDir,
};
use crate::{
    args,
    domain::{
        blob::BlobHash,
        follow_up::{KEPT_DAYS, Lost},
    },
    store::{
        blob::BlobStore,
        durable,
        error::StoreError,
        sql::Tx,
        sqlite::{Options, Sqlite},
    },
    wire::item::Position,
};

/// The file that says on which day a backup was made.
const MADE_ON: &str = "made-on";

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Copied {
    /// Pictures.
    pub blobs: usize,
    /// Pictures that the database names and that were not there.
    pub blobs_missing: usize,
    /// Where the feed stood.
    pub at: Position,
}

/// Why there is no backup, or no restored office.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The target is there already.
    #[error("{} is there already: name a directory that does not exist", .0.display())]
    Exists(PathBuf),
    /// The data directory holds an office already.
    #[error("{} holds an office already: move it aside, then restore", .0.display())]
    InUse(PathBuf),
    /// The backup does not restore to what it was made of.
    #[error("the backup does not restore to what it was made of, and is kept as {}", .kept.display())]
    Doubtful {
        /// Where it lies for somebody to look at.
        kept: PathBuf,
        /// What went wrong; none when pictures are missing.
        #[source]
        why: Option<Box<BackupError>>,
    },
    /// The source is no backup.
    #[error("{} is no backup: name the directory that shirube-office backup made", .0.display())]
    NoBackup(PathBuf),
}

/// Copies everything into a new directory `to`, readable by its owner alone, while the office may go on working.
///
/// The directory gets its name when it is complete, so that half a backup never looks like one.
pub fn backup(data: &DataDir, to: &Path, now: DateTime<Utc>) -> Result<Copied, BackupError> {
    if to.exists() {
        return Err(BackupError::Exists(to.to_owned()));
    }
    let beside = named(to, ".unfinished");
    if beside.exists() {
        fs::remove_dir_all(&beside).map_err(StoreError::io("remove", &beside))?;
    }
    durable::create_dir(&beside)?;
    let copy = DataDir::new(&beside);
    data.open_database()?.sqlite().backup_to(&copy.database())?;
    let copied = copy_files(data, &copy)?;
    durable::write_private(&beside.join(MADE_ON), stamp::day(now).to_string().as_bytes())?;
    durable::publish(&beside, to)?;
    Ok(copied)
}

/// Makes a [`backup`] and restores it into a directory beside it that is then thrown away: a backup nobody could restore
/// is none. One that does not come back whole is kept as `TO.doubtful`. The office notes both, so that staff are told
/// when no backup comes.
pub fn backup_with_drill(data: &DataDir, to: &Path, now: DateTime<Utc>) -> Result<Copied, BackupError> {
    let office = data.open_database()?;
    office.run_now::<_, StoreError>(|tx| proven::tries(tx, now))?;
    let copied = backup(data, to, now)?;
    let drill = named(to, ".drill");
    let restored = restore(to, &DataDir::new(&drill), now);
    if drill.exists() {
        fs::remove_dir_all(&drill).map_err(StoreError::io("remove", &drill))?;
    }
    if !matches!(&restored, Ok(it) if it.blobs == copied.blobs) {
        let doubtful = named(to, ".doubtful");
        durable::publish(to, &doubtful)?;
        return Err(BackupError::Doubtful { kept: doubtful, why: restored.err().map(Box::new) });
    }
    office.run_now::<_, StoreError>(|tx| proven::proven(tx, now))?;
    Ok(copied)
}

/// Makes the data directory from a backup, with a new epoch: kiosks drop what they followed and take a snapshot. Papers
/// that came out since the backup open nothing; the days are noted, so that whoever holds one is told.
pub fn restore(from: &Path, data: &DataDir, now: DateTime<Utc>) -> Result<Copied, BackupError> {
    let source = DataDir::new(from);
    if !source.database().is_file() || !source.keys().is_dir() {
        return Err(BackupError::NoBackup(from.to_owned()));
    }
    if data.database().exists() {
        return Err(BackupError::InUse(data.path().to_owned()));
    }
    durable::create_dir(data.path())?;
    Sqlite::open(&source.database(), &Options::default())?.backup_to(&data.database())?;
    let copied = copy_files(&source, data)?;
    let published = Published::open(&data.published())?;
    let database = data.open_database()?;
    let erased = destroyed_since(from, data)?;
    database.run_now::<_, StoreError>(|tx| {
        let until = stamp::day(now);
        let made_on = made_on(from, tx, until)?;
        lost::note(tx, &Lost { from: made_on.min(until), until })?;
        proven::forget_try(tx)?;
        let over = end::over(tx, stamp::day(now))?;
        erased.remember(&over, stamp::day(now))?;
        end::honour(tx, &erased)
    })?;
    database.sqlite().checkpoint()?;
    let at = database.run_now::<_, StoreError>(|tx| feed_head::begin_epoch(tx, published.told(), now))?;
    published.remember(at)?;
    Ok(Copied { at, ..copied })
}

/// Enquiries that were destroyed since the backup was made, as far as anything here knows: the list of the office that
/// was moved aside (`DIR.old`), of this backup, and of those beside it, which may be younger.
fn destroyed_since(from: &Path, data: &DataDir) -> Result<Erased, StoreError> {
    let erased = Erased::open(&data.erased())?;
    let aside = named(data.path(), ".old");
    let mut lists = vec![DataDir::new(&aside).erased(), DataDir::new(from).erased()];
    let around = from.parent().map(fs::read_dir).and_then(Result::ok);
    let folders =
        around.into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    lists.extend(folders.map(|folder| DataDir::new(&folder).erased()));
    for list in lists {
        erased.learn(&list)?;
    }
    Ok(erased)
}

/// The day of a backup; of one that does not say, the last that it knows anything of, and without one any that counts.
fn made_on(from: &Path, tx: &mut dyn Tx, today: NaiveDate) -> Result<NaiveDate, StoreError> {
    let said = fs::read_to_string(from.join(MADE_ON)).ok().and_then(|text| text.trim().parse().ok());
    let known = said.map_or_else(|| lost::known_until(tx), |day| Ok(Some(day)))?;
    Ok(known.or_else(|| today.checked_sub_days(Days::new(KEPT_DAYS))).unwrap_or(today))
}

/// A name beside another.
fn named(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Copies keys, and the pictures that the copied database names, each verified on the way.
fn copy_files(from: &DataDir, to: &DataDir) -> Result<Copied, BackupError> {
    durable::create_dir(&to.keys())?;
    for file in fs::read_dir(from.keys()).map_err(StoreError::io("list", &from.keys()))? {
        let file = file.map_err(StoreError::io("list", &from.keys()))?;
        let bytes =
            zeroize::Zeroizing::new(fs::read(file.path()).map_err(StoreError::io("read", &file.path()))?);
        durable::write_private(&to.keys().join(file.file_name()), &bytes)?;
    }
    Erased::open(&to.erased())?.learn(&from.erased())?;
    let (source, target) = (BlobStore::open(&from.blobs())?, BlobStore::open(&to.blobs())?);
    let database = Sqlite::open(&to.database(), &Options::default())?;
    let (names, at) = database.read(|tx| {
        let rows = tx.query("SELECT hash FROM blob ORDER BY hash", args![])?;
        let names: Result<Vec<_>, _> = rows.iter().map(|row| row.text(0).map(str::to_owned)).collect();
        Ok((names?, feed_head::read(tx)?.at))
    })?;
    let mut copied = Copied { blobs: 0, blobs_missing: 0, at };
    for hash in names.iter().filter_map(|name| BlobHash::parse(name).ok()) {
        match source.read(hash) {
            Ok(bytes) => {
                target.put(&bytes)?;
                copied.blobs += 1;
            }
            Err(StoreError::MissingBlob(_) | StoreError::WrongHash { .. }) => copied.blobs_missing += 1,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(copied)
}
