//! A directory of the simulated world, gone with the value.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use super::dice::Dice;
use crate::store::error::StoreError;

/// The file of noise that keeps room on a kiosk's disk.
pub const BALLAST: &str = "ballast";

/// Every file of a folder at one moment but those that never change, by its place in it.
#[derive(Debug, Default)]
pub struct Frozen(BTreeMap<PathBuf, Vec<u8>>);

/// Where Linux keeps files in memory: flushing costs nothing there, and half of a simulated day is flushing.
const MEMORY: &str = "/dev/shm";

/// A new directory in memory where there is room for it, and below the system's temporary one elsewhere.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes it.
    pub fn new() -> Result<Self, StoreError> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("shirube-sim-{}-{number}", std::process::id());
        let in_memory = Path::new(MEMORY).join(&name);
        if fs::create_dir(&in_memory).is_ok() {
            return Ok(Self(in_memory));
        }
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).map_err(StoreError::io("create", &path))?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Every file in it and below it.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.0, &mut found);
        found.sort();
        found
    }

    /// Everything in it at this moment.
    pub fn freeze(&self) -> Result<Frozen, StoreError> {
        let mut frozen = Frozen::default();
        for path in self.files().into_iter().filter(|path| !path.ends_with(BALLAST)) {
            let bytes = fs::read(&path).map_err(StoreError::io("read", &path))?;
            frozen.0.insert(path.strip_prefix(&self.0).unwrap_or(&path).to_owned(), bytes);
        }
        Ok(frozen)
    }

    /// Takes back a part of what was written since `before`: of the logs in the order they were written, some are
    /// whole, one is cut short where its new bytes begin or later, and the rest are as they were. Files that were
    /// removed after the logs were written are there again. A log whose database changed too was copied into
    /// it, and stays.
    pub fn tear(&self, before: &Frozen, logs: &[&str], dice: &mut Dice) -> Result<(), StoreError> {
        let torn = usize::try_from(dice.below(logs.len() as u64 + 1)).unwrap_or(0);
        for (place, log) in logs.iter().enumerate().skip(torn) {
            let path = self.0.join(log);
            let new = fs::read(&path).unwrap_or_default();
            let old = before.0.get(Path::new(log)).cloned().unwrap_or_default();
            let database = log.trim_end_matches("-wal");
            let copied = before.0.get(Path::new(database)) != fs::read(self.0.join(database)).ok().as_ref();
            if copied {
                return Ok(());
            }
            let kept = if place == torn { torn_at(&old, &new, dice) } else { old };
            put(&path, &kept)?;
        }
        for (name, bytes) in &before.0 {
            let path = self.0.join(name);
            if !path.exists() {
                put(&path, bytes)?;
            }
        }
        Ok(())
    }

    /// Loses the end of a file that nobody flushed: it is gone, or zeros lie in its place.
    pub fn lose_tail(&self, path: &Path, dice: &mut Dice) -> Result<(), StoreError> {
        let mut bytes = fs::read(path).map_err(StoreError::io("read", path))?;
        let length = bytes.len();
        bytes.truncate(usize::try_from(dice.below(length as u64 + 1)).unwrap_or(0));
        if dice.one_in(2) {
            bytes.resize(length, 0);
        }
        put(path, &bytes)
    }

    /// A copy as the disk holds it at this moment: what a machine finds whose power was cut.
    pub fn image(&self) -> Result<Self, StoreError> {
        let copy = Self::new()?;
        for from in self.files() {
            let to = copy.0.join(from.strip_prefix(&self.0).unwrap_or(&from));
            if let Some(parent) = to.parent() {
                fs::create_dir_all(parent).map_err(StoreError::io("create", parent))?;
            }
            if from.ends_with(BALLAST) {
                // Large, and nobody ever writes into it: a second name is as good as a copy.
                fs::hard_link(&from, &to).map_err(StoreError::io("link", &from))?;
            } else {
                fs::copy(&from, &to).map_err(StoreError::io("copy", &from))?;
            }
        }
        Ok(copy)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            tracing::debug!(%error, path = %self.0.display(), "a simulated disk is left behind");
        }
    }
}

/// An image has no empty directories: the file may be the first of its own.
fn put(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(StoreError::io("create", parent))?;
    }
    fs::write(path, bytes).map_err(StoreError::io("write", path))
}

/// A log that was being written: its new bytes up to somewhere, the old ones behind them.
fn torn_at(old: &[u8], new: &[u8], dice: &mut Dice) -> Vec<u8> {
    let same = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let written =
        same + usize::try_from(dice.below((new.len() - same.min(new.len())) as u64 + 1)).unwrap_or(0);
    let (head, tail) = (new.get(..written).unwrap_or_default(), old.get(written..).unwrap_or_default());
    [head, tail].concat()
}

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}
