//! What a terminal keeps and its threads share: the precious file, the pictures, and who it is.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    kiosk::event::DiskTrouble,
    store::{blob::BlobStore, error::StoreError, identity::Identity, local::LocalDb},
    wire::sign::FeedKey,
};

/// The time of the last contact is written this often, at most: a disk of flash lives longer.
const CONTACT_MINUTES: i64 = 10;
const LAST_CONTACT: &str = "last_contact";
const CONTENT_OF: &str = "content_of";

const LOST: &str = "端末の記録が なくなっていました。登録は 写しから 戻しました。そのまま 使えます。";
const DAMAGED: &str =
    "端末の記録が こわれていたので、よけました。登録は 写しから 戻しました。そのまま 使えます。";
const DAMAGED_UNPAIRED: &str =
    "端末の記録が こわれていたので、よけました。管理画面で もういちど 登録してください。";

/// What a terminal keeps. Content is the disk worker's alone and not here.
pub struct Home {
    dir: PathBuf,
    local: LocalDb,
    blobs: BlobStore,
    repaired: Option<String>,
    contact: Mutex<Option<DateTime<Utc>>>,
    snapshot_wanted: AtomicBool,
    life: String,
}

impl Home {
    /// Opens the data directory. Whatever is wrong with it, there is a home afterwards: a damaged `local.db` is set
    /// aside, and a disk that cannot be used is replaced by memory until the next start. An error means that not
    /// even a temporary directory could be had.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        let (local, repaired) = open_local(dir)?;
        let (blobs, pictures) = open_blobs(dir)?;
        let contact = local.setting(LAST_CONTACT).ok().flatten().and_then(|text| text.parse().ok());
        Ok(Self {
            dir: dir.to_owned(),
            local,
            blobs,
            repaired: repaired.or(pictures),
            contact: Mutex::new(contact),
            snapshot_wanted: AtomicBool::new(false),
            life: life(),
        })
    }

    /// The data directory.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The precious file.
    pub fn local(&self) -> &LocalDb {
        &self.local
    }

    /// The pictures.
    pub fn blobs(&self) -> &BlobStore {
        &self.blobs
    }

    /// Who this terminal is, once it is paired; another process may pair it while this one runs.
    pub fn identity(&self) -> Option<Identity> {
        self.local.identity().unwrap_or_else(|error| {
            tracing::error!(%error, "the pairing cannot be read");
            None
        })
    }

    /// Which start of the program this is: another word at every start, on every machine.
    pub fn life(&self) -> &str {
        &self.life
    }

    /// A sentence for the staff page when something had to be repaired.
    pub fn repaired(&self) -> Option<&str> {
        self.repaired.as_deref()
    }

    /// When the office last was heard of, as far as the disk knows.
    pub fn last_contact(&self) -> Option<DateTime<Utc>> {
        *self.contact.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The office spoke at this moment of its own clock.
    pub(super) fn remember_contact(&self, at: DateTime<Utc>) {
        let mut contact = self.contact.lock().unwrap_or_else(PoisonError::into_inner);
        if contact.is_some_and(|last| (at - last).abs() < TimeDelta::minutes(CONTACT_MINUTES)) {
            return;
        }
        match self.local.set_setting(LAST_CONTACT, Some(&at.to_rfc3339())) {
            Ok(()) => *contact = Some(at),
            Err(error) => tracing::warn!(%error, "the time of the last contact is not kept"),
        }
    }

    /// Whether the content here came from another office than the paired one.
    pub(super) fn is_foreign(&self, feed_key: &[u8; 32]) -> bool {
        let kept = self.local.setting(CONTENT_OF).ok().flatten();
        kept.is_some_and(|key| key != FeedKey::from_bytes(*feed_key).to_string())
    }

    /// The content here comes from the office with this key.
    pub(super) fn own(&self, feed_key: &[u8; 32]) -> Result<(), StoreError> {
        let key = FeedKey::from_bytes(*feed_key).to_string();
        if self.local.setting(CONTENT_OF)?.as_ref() == Some(&key) {
            return Ok(());
        }
        self.local.set_setting(CONTENT_OF, Some(&key))
    }

    /// What is here does not add up: polls ask for everything until [`Home::adds_up`].
    pub(super) fn want_snapshot(&self) {
        self.snapshot_wanted.store(true, Ordering::SeqCst);
    }

    /// What is here is what the office has.
    pub(super) fn adds_up(&self) {
        self.snapshot_wanted.store(false, Ordering::SeqCst);
    }

    /// Whether everything is to be asked for.
    pub(super) fn is_snapshot_wanted(&self) -> bool {
        self.snapshot_wanted.load(Ordering::SeqCst)
    }
}

/// Sixteen hexadecimal digits; none where the machine has no chance to give, and the office then tells nobody apart.
fn life() -> String {
    let mut bytes = [0; 8];
    match getrandom::fill(&mut bytes) {
        Ok(()) => format!("{:016x}", u64::from_be_bytes(bytes)),
        Err(error) => {
            tracing::warn!(%error, "this start of the program has no name");
            String::new()
        }
    }
}

/// What became of the pairing as the file was opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pairing {
    AsItWas,
    /// The file had none; the spare copy did.
    Recovered,
}

impl From<StoreError> for DiskTrouble {
    fn from(error: StoreError) -> Self {
        if matches!(error, StoreError::Full(_)) { Self::Full } else { Self::Failed(error.to_string()) }
    }
}

fn open_local(dir: &Path) -> Result<(LocalDb, Option<String>), StoreError> {
    let path = dir.join("local.db");
    let opened = fs::create_dir_all(dir).map_err(StoreError::io("create", dir)).and_then(|()| checked(&path));
    let error = match opened {
        Ok((local, pairing)) => return Ok((local, (pairing == Pairing::Recovered).then(|| LOST.to_owned()))),
        Err(error) => error,
    };
    tracing::error!(%error, path = %path.display(), "the terminal's own file cannot be used");
    if is_damage(&error) && set_aside(&path).is_ok() {
        let (local, pairing) = checked(&path)?;
        let said = if pairing == Pairing::Recovered { DAMAGED } else { DAMAGED_UNPAIRED };
        return Ok((local, Some(said.to_owned())));
    }
    let said = format!("ディスクが 使えません。電源を切るまでの 記録だけで 動いています。［{error}］");
    Ok((LocalDb::in_memory()?, Some(said)))
}

/// The file is small, so that reading it whole costs nothing.
fn checked(path: &Path) -> Result<(LocalDb, Pairing), StoreError> {
    let local = LocalDb::open(path)?;
    local.database().quick_check()?;
    let pairing = if local.recover_identity()? { Pairing::Recovered } else { Pairing::AsItWas };
    Ok((local, pairing))
}

/// Trouble that is the file's own; a full or read-only disk may be well again tomorrow, with the file on it.
fn is_damage(error: &StoreError) -> bool {
    matches!(error, StoreError::Corrupt(_) | StoreError::Sql(_) | StoreError::Column { .. })
}

fn set_aside(path: &Path) -> io::Result<()> {
    for ending in ["-wal", "-shm", ""] {
        let mut from = path.as_os_str().to_owned();
        from.push(ending);
        let mut to = path.as_os_str().to_owned();
        to.push(".damaged");
        to.push(ending);
        match fs::rename(from, to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => {}
        }
    }
    Ok(())
}

fn open_blobs(dir: &Path) -> Result<(BlobStore, Option<String>), StoreError> {
    match BlobStore::open(&dir.join("blobs")) {
        Ok(blobs) => Ok((blobs, None)),
        Err(error) => {
            tracing::error!(%error, "pictures are kept in a temporary directory");
            let beside = std::env::temp_dir().join(format!("shirube-blobs-{}", std::process::id()));
            let said = format!(
                "画像を ディスクに しまえません。電源を切るまでの 置き場を 使っています。［{error}］"
            );
            Ok((BlobStore::open(&beside)?, Some(said)))
        }
    }
}

#[cfg(test)]
#[cfg(feature = "office")]
mod tests {
    use super::*;
    use crate::workers::sample::identity;

    #[test]
    fn a_damaged_file_is_set_aside_and_costs_no_pairing() {
        for damage in [&b"no database at all, and longer than a head of sixteen bytes"[..], &[0xa5; 8192]] {
            let (dir, paired) = paired();
            fs::write(dir.path().join("local.db"), damage).unwrap();
            let home = Home::open(dir.path()).unwrap();
            let next = Identity { kiosk_epoch: paired.kiosk_epoch + 1, ..paired };
            assert_eq!(home.identity(), Some(next), "another epoch: seq begins anew");
            assert_eq!(home.repaired(), Some(DAMAGED));
            assert_eq!(fs::read(dir.path().join("local.db.damaged")).unwrap(), damage);
            drop(home);
            assert_eq!(Home::open(dir.path()).unwrap().repaired(), None);
        }
    }

    #[test]
    fn a_lost_file_costs_no_pairing_either() {
        let (dir, paired) = paired();
        // A power cut may leave a file of no bytes.
        fs::write(dir.path().join("local.db"), "").unwrap();
        let home = Home::open(dir.path()).unwrap();
        assert_eq!(home.identity().map(|it| it.device_id), Some(paired.device_id));
        assert_eq!(home.repaired(), Some(LOST));
    }

    #[test]
    fn without_any_copy_the_terminal_says_that_it_must_be_paired() {
        let (dir, _) = paired();
        fs::write(dir.path().join("local.db"), [0xa5; 8192]).unwrap();
        fs::write(dir.path().join("identity.spare"), [0xa5; 512]).unwrap();
        let home = Home::open(dir.path()).unwrap();
        assert_eq!((home.identity(), home.repaired()), (None, Some(DAMAGED_UNPAIRED)));
    }

    #[test]
    fn what_is_forgotten_does_not_come_back() {
        let (dir, _) = paired();
        Home::open(dir.path()).unwrap().local().forget_identity().unwrap();
        assert_eq!(Home::open(dir.path()).unwrap().identity(), None);
    }

    /// A terminal's folder, and who it is.
    fn paired() -> (tempfile::TempDir, Identity) {
        let dir = tempfile::tempdir().unwrap();
        let identity = identity("https://office.example");
        Home::open(dir.path()).unwrap().local().set_identity(&identity).unwrap();
        (dir, identity)
    }

    #[test]
    fn an_unusable_disk_leaves_a_home_in_memory() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("not-a-directory");
        fs::write(&file, "").unwrap();
        let home = Home::open(&file).unwrap();
        assert!(home.repaired().unwrap().contains("ディスク"));
        home.local().set_identity(&identity("https://office.example")).unwrap();
        assert!(home.identity().is_some());
    }

    #[test]
    fn the_last_contact_is_kept_but_not_every_minute() {
        let dir = tempfile::tempdir().unwrap();
        let home = Home::open(dir.path()).unwrap();
        let at = |minutes| DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes);
        for (minutes, kept) in [(0, 0), (9, 0), (10, 10), (15, 10), (3, 10), (-1, -1)] {
            home.remember_contact(at(minutes));
            assert_eq!(home.last_contact(), Some(at(kept)), "{minutes}");
        }
        drop(home);
        assert_eq!(Home::open(dir.path()).unwrap().last_contact(), Some(at(-1)));
    }
}
