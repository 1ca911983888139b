//! What was destroyed, as hashes in a file beside the database: no backup and no late delivery brings it back.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use chrono::{Days, NaiveDate};
use sha2::{Digest as _, Sha256};

use crate::{
    domain::id::FollowUpId,
    store::{durable, error::StoreError},
};

/// Days a hash is remembered: the 90 days after which anything is over by itself, and a week.
pub const REMEMBERED_DAYS: u64 = 97;

/// The list, kept outside the database and outside its backups.
pub struct Erased {
    path: Option<PathBuf>,
    hashes: Mutex<BTreeMap<String, NaiveDate>>,
}

impl Erased {
    /// Reads the file; a missing one remembers nothing.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { hashes: Mutex::new(read(path)?), path: Some(path.to_owned()) })
    }

    /// Whether this one was destroyed.
    pub fn holds(&self, id: &FollowUpId) -> bool {
        self.hashes.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&hash(id))
    }

    /// Remembers these *before* they are destroyed: a crash between the two destroys them at the next start.
    pub fn remember(&self, ids: &[FollowUpId], today: NaiveDate) -> Result<(), StoreError> {
        self.edit(|hashes| {
            let before = hashes.len();
            for id in ids {
                hashes.entry(hash(id)).or_insert(today);
            }
            hashes.len() != before
        })
    }

    /// Takes over what another list remembers.
    pub fn learn(&self, other: &Path) -> Result<usize, StoreError> {
        let other = read(other)?;
        let count = other.len();
        self.edit(|hashes| {
            let before = hashes.len();
            for (hash, day) in other.clone() {
                hashes.entry(hash).or_insert(day);
            }
            hashes.len() != before
        })?;
        Ok(count)
    }

    /// Forgets what is over by itself.
    pub fn forget(&self, today: NaiveDate) -> Result<(), StoreError> {
        let first = today.checked_sub_days(Days::new(REMEMBERED_DAYS)).unwrap_or(today);
        self.edit(|hashes| {
            let before = hashes.len();
            hashes.retain(|_, day| *day >= first);
            hashes.len() != before
        })
    }

    fn edit(&self, change: impl FnOnce(&mut BTreeMap<String, NaiveDate>) -> bool) -> Result<(), StoreError> {
        let mut hashes = self.hashes.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = hashes.clone();
        if !change(&mut next) {
            return Ok(());
        }
        if let Some(path) = &self.path {
            write(path, &next)?;
        }
        *hashes = next;
        Ok(())
    }
}

/// The id is random: its hash tells nothing and finds nothing.
fn hash(id: &FollowUpId) -> String {
    let hash = Sha256::digest(format!("shirube/follow-up/erased/v1|{id}"));
    hash.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
        text
    })
}

fn read(path: &Path) -> Result<BTreeMap<String, NaiveDate>, StoreError> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(error) => return Err(StoreError::io("read", path)(error)),
    };
    let line = |line: &str| {
        let (hash, day) = line.split_once(' ')?;
        (hash.len() == 64).then_some((hash.to_owned(), day.parse().ok()?))
    };
    let all: Option<BTreeMap<_, _>> = text.lines().map(line).collect();
    all.ok_or_else(|| StoreError::Corrupt(format!("{}: a line is no hash with a day", path.display())))
}

fn write(path: &Path, hashes: &BTreeMap<String, NaiveDate>) -> Result<(), StoreError> {
    let lines: Vec<String> = hashes.iter().map(|(hash, day)| format!("{hash} {day}")).collect();
    let text = if lines.is_empty() { String::new() } else { lines.join("\n") + "\n" };
    let beside = path.with_extension("new");
    durable::write_private(&beside, text.as_bytes())?;
    durable::publish(&beside, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_destroyed_is_remembered_for_97_days_and_stands_nowhere_in_clear() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("erased");
        let id = FollowUpId::parse("f-abc").unwrap();
        let day: NaiveDate = "2026-11-21".parse().unwrap();
        let erased = Erased::open(&path).unwrap();
        assert!(!erased.holds(&id));
        erased.remember(std::slice::from_ref(&id), day).unwrap();
        let again = Erased::open(&path).unwrap();
        assert!(again.holds(&id));
        assert!(!fs::read_to_string(&path).unwrap().contains("f-abc"));
        again.forget(day + Days::new(97)).unwrap();
        assert!(again.holds(&id));
        again.forget(day + Days::new(98)).unwrap();
        assert!(!again.holds(&id) && !Erased::open(&path).unwrap().holds(&id));
        fs::write(&path, "half").unwrap();
        assert!(matches!(Erased::open(&path), Err(StoreError::Corrupt(_))), "a torn list is no empty one");
    }

    #[test]
    fn a_list_from_elsewhere_is_learned() {
        let dir = tempfile::tempdir().unwrap();
        let (old, new) = (dir.path().join("old"), dir.path().join("new"));
        let id = FollowUpId::parse("f-abc").unwrap();
        let day: NaiveDate = "2026-11-21".parse().unwrap();
        Erased::open(&old).unwrap().remember(std::slice::from_ref(&id), day).unwrap();
        let erased = Erased::open(&new).unwrap();
        assert_eq!((erased.learn(&old).unwrap(), erased.learn(&dir.path().join("none")).unwrap()), (1, 0));
        assert!(erased.holds(&id));
    }
}
