//! Files named by the SHA-256 of their bytes: pictures, films, leaflets.

use std::{
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    fs::{self, DirEntry, File, Metadata},
    io::{self, Read, Seek},
    path::{Path, PathBuf},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

use sha2::{Digest, Sha256};

use super::{durable, error::StoreError};
use crate::domain::blob::BlobHash;

/// Bytes read at once while hashing.
const CHUNK_BYTES: usize = 64 * 1024;

/// A directory of blobs, `ab/cdef…` each, with unfinished downloads in `part/` and uploads in `tmp/`.
///
/// A file's presence proves nothing: it counts once its bytes have been hashed by this process.
pub struct BlobStore {
    dir: PathBuf,
    verified: Mutex<BTreeMap<BlobHash, Stamp>>,
    uploads: AtomicU64,
}

/// What tells a file that was hashed from one that was changed since.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Stamp {
    bytes: u64,
    modified: SystemTime,
}

impl BlobStore {
    /// Opens or makes the directory.
    pub fn open(dir: &Path) -> Result<Self, StoreError> {
        for dir in [dir.to_owned(), dir.join("part"), dir.join("tmp")] {
            durable::create_dir(&dir)?;
        }
        Ok(Self { dir: dir.to_owned(), verified: Mutex::default(), uploads: AtomicU64::new(0) })
    }

    /// Keeps these bytes and returns their name; on the disk, whatever the power does, when this returns.
    pub fn put(&self, bytes: &[u8]) -> Result<BlobHash, StoreError> {
        let hash = BlobHash::of(bytes);
        if self.has_verified(hash)? {
            return Ok(hash);
        }
        let number = self.uploads.fetch_add(1, Ordering::Relaxed);
        let upload = self.dir.join("tmp").join(format!("{hash}-{}-{number}", std::process::id()));
        let written = durable::write_private(&upload, bytes).and_then(|()| self.adopt(&upload, hash));
        written.inspect_err(|_| quietly_remove(&upload))?;
        Ok(hash)
    }

    /// The bytes, hashed before they are returned.
    pub fn read(&self, hash: BlobHash) -> Result<Vec<u8>, StoreError> {
        let path = self.path(hash);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::MissingBlob(hash));
            }
            Err(error) => return Err(StoreError::io("read", &path)(error)),
        };
        let found = BlobHash::of(&bytes);
        if found == hash { Ok(bytes) } else { Err(self.discard(hash, found)?) }
    }

    /// An open, verified file, for those who stream it or seek in it.
    pub fn file(&self, hash: BlobHash) -> Result<File, StoreError> {
        if !self.has_verified(hash)? {
            return Err(StoreError::MissingBlob(hash));
        }
        let path = self.path(hash);
        File::open(&path).map_err(StoreError::io("open", &path))
    }

    /// Whether the right bytes are here. Hashes the file the first time, and again when its length or date
    /// changed; a file of other bytes is removed.
    pub fn has_verified(&self, hash: BlobHash) -> Result<bool, StoreError> {
        let Some(stamp) = self.stamp(hash)? else { return Ok(false) };
        if self.remembered().get(&hash) == Some(&stamp) {
            return Ok(true);
        }
        self.verify(hash, stamp)
    }

    /// Hashes every file anew, removes those of other bytes and returns their names: they are to be fetched.
    pub fn verify_all(&self) -> Result<Vec<BlobHash>, StoreError> {
        let mut damaged = Vec::new();
        for hash in self.list()? {
            if let Some(stamp) = self.stamp(hash)?
                && !self.verify(hash, stamp)?
            {
                damaged.push(hash);
            }
        }
        Ok(damaged)
    }

    /// Removes a blob and an unfinished download of it; says whether the blob was there.
    pub fn remove(&self, hash: BlobHash) -> Result<bool, StoreError> {
        self.remembered().remove(&hash);
        durable::remove(&self.part_path(hash))?;
        durable::remove(&self.path(hash))
    }

    /// The names of all files here, verified or not, in order.
    pub fn list(&self) -> Result<BTreeSet<BlobHash>, StoreError> {
        let mut names = BTreeSet::new();
        for fan in entries(&self.dir)?.filter(|entry| entry.file_name().len() == 2) {
            for file in entries(&fan.path())? {
                let name = format!("{}{}", spelled(&fan.file_name()), spelled(&file.file_name()));
                names.extend(BlobHash::parse(&name));
            }
        }
        Ok(names)
    }

    /// Removes every blob and unfinished download that is not to be kept, and uploads that a crash left;
    /// returns the removed blobs. Take `keep` while nothing is being put, or a new blob may go with the old.
    pub fn sweep(&self, keep: &BTreeSet<BlobHash>) -> Result<BTreeSet<BlobHash>, StoreError> {
        let removed: BTreeSet<_> = self.list()?.difference(keep).copied().collect();
        for hash in &removed {
            self.remove(*hash)?;
        }
        for part in entries(&self.dir.join("part"))? {
            let kept = BlobHash::parse(&spelled(&part.file_name())).is_ok_and(|hash| keep.contains(&hash));
            if !kept {
                durable::remove(&part.path())?;
            }
        }
        for upload in entries(&self.dir.join("tmp"))? {
            durable::remove(&upload.path())?;
        }
        Ok(removed)
    }

    /// Bytes used, unfinished downloads included: what a quota is measured against.
    pub fn bytes_total(&self) -> Result<u64, StoreError> {
        let mut total = 0;
        for dir in entries(&self.dir)? {
            let files = entries(&dir.path())?.filter_map(|file| file.metadata().ok());
            total += files.map(|meta| meta.len()).sum::<u64>();
        }
        Ok(total)
    }

    /// Where an unfinished download of `hash` lies.
    pub(super) fn part_path(&self, hash: BlobHash) -> PathBuf {
        self.dir.join("part").join(hash.to_string())
    }

    /// Gives a flushed, hashed file its place.
    pub(super) fn adopt(&self, from: &Path, hash: BlobHash) -> Result<(), StoreError> {
        let path = self.path(hash);
        if let Some(fan) = path.parent() {
            durable::create_dir(fan)?;
        }
        durable::publish(from, &path)?;
        if let Some(stamp) = self.stamp(hash)? {
            self.remembered().insert(hash, stamp);
        }
        Ok(())
    }

    fn verify(&self, hash: BlobHash, stamp: Stamp) -> Result<bool, StoreError> {
        let path = self.path(hash);
        let mut file = File::open(&path).map_err(StoreError::io("open", &path))?;
        let found = hash_file(&mut file).map_err(StoreError::io("read", &path))?;
        if found == hash {
            self.remembered().insert(hash, stamp);
            return Ok(true);
        }
        let error = self.discard(hash, found)?;
        tracing::warn!(%error, "a blob was damaged");
        Ok(false)
    }

    fn discard(&self, wanted: BlobHash, found: BlobHash) -> Result<StoreError, StoreError> {
        self.remembered().remove(&wanted);
        durable::remove(&self.path(wanted))?;
        Ok(StoreError::WrongHash { wanted, found })
    }

    fn stamp(&self, hash: BlobHash) -> Result<Option<Stamp>, StoreError> {
        let path = self.path(hash);
        let stamp = |meta: Metadata| Ok(Stamp { bytes: meta.len(), modified: meta.modified()? });
        match fs::metadata(&path).and_then(stamp) {
            Ok(stamp) => Ok(Some(stamp)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::io("look at", &path)(error)),
        }
    }

    /// Only a parsed hash makes a path: nothing from outside names a file.
    fn path(&self, hash: BlobHash) -> PathBuf {
        let name = hash.to_string();
        let (fan, rest) = name.split_at(2);
        self.dir.join(fan).join(rest)
    }

    fn remembered(&self) -> MutexGuard<'_, BTreeMap<BlobHash, Stamp>> {
        self.verified.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Hashes a file from its first byte to its last.
pub(super) fn hash_file(file: &mut File) -> io::Result<BlobHash> {
    file.rewind()?;
    let mut hasher = Sha256::new();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            return Ok(BlobHash::from_bytes(hasher.finalize().into()));
        }
        hasher.update(chunk.get(..read).unwrap_or_default());
    }
}

/// The first error is the one to report; what stays behind goes with the next sweep.
pub(super) fn quietly_remove(path: &Path) {
    if let Err(error) = durable::remove(path) {
        tracing::warn!(%error, "a useless file stays until the next sweep");
    }
}

fn entries(dir: &Path) -> Result<impl Iterator<Item = DirEntry> + use<>, StoreError> {
    let entries: Result<Vec<_>, _> = fs::read_dir(dir).and_then(Iterator::collect);
    entries.map(Vec::into_iter).map_err(StoreError::io("list", dir))
}

fn spelled(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}
