//! A download in pieces: it resumes after a crash, and becomes a blob only when the hash agrees.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

use super::{
    blob::{BlobStore, hash_file, quietly_remove},
    durable,
    error::StoreError,
};
use crate::domain::blob::BlobHash;

/// A running download; dropped unfinished, its bytes wait for the next `begin`.
pub struct Part<'a> {
    store: &'a BlobStore,
    path: PathBuf,
    file: File,
    wanted: BlobHash,
    expected_bytes: u64,
    offset: u64,
}

impl BlobStore {
    /// Starts or resumes a download of `expected_bytes`; `Busy` while another one of the same blob runs.
    pub fn begin(&self, wanted: BlobHash, expected_bytes: u64) -> Result<Part<'_>, StoreError> {
        let path = self.part_path(wanted);
        let file = open_locked(&path)?;
        let mut offset = file.metadata().map_err(StoreError::io("look at", &path))?.len();
        if offset > expected_bytes {
            file.set_len(0).map_err(StoreError::io("empty", &path))?;
            offset = 0;
        }
        Ok(Part { store: self, path, file, wanted, expected_bytes, offset })
    }
}

impl Part<'_> {
    /// Bytes on disk: where the next request starts.
    pub const fn offset(&self) -> u64 {
        self.offset
    }

    /// Adds bytes that start at `offset`; more than announced is refused before it is written.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let end = self.offset + bytes.len() as u64;
        if end > self.expected_bytes {
            return Err(StoreError::Refused(format!(
                "blob {} is longer than the announced {} bytes: ask the office for its length again",
                self.wanted, self.expected_bytes
            )));
        }
        match self.file.write_all(bytes) {
            Ok(()) => {
                self.offset = end;
                Ok(())
            }
            Err(error) => {
                // Half a piece must not shift the pieces that follow it.
                self.file.set_len(self.offset).map_err(StoreError::io("shorten", &self.path))?;
                Err(StoreError::io("write", &self.path)(error))
            }
        }
    }

    /// Hashes what lies on the disk and makes it a blob; other bytes are thrown away and are an error.
    pub fn finish(mut self) -> Result<BlobHash, StoreError> {
        if self.offset < self.expected_bytes {
            let (wanted, have, expected) = (self.wanted, self.offset, self.expected_bytes);
            return Err(StoreError::Incomplete { wanted, have, expected });
        }
        self.file.sync_all().map_err(StoreError::io("flush", &self.path))?;
        let found = hash_file(&mut self.file).map_err(StoreError::io("read", &self.path))?;
        if found != self.wanted {
            quietly_remove(&self.path);
            return Err(StoreError::WrongHash { wanted: self.wanted, found });
        }
        self.store.adopt(&self.path, self.wanted)?;
        Ok(self.wanted)
    }

    /// Throws away what came so far.
    pub fn abandon(self) -> Result<(), StoreError> {
        durable::remove(&self.path).map(|_| ())
    }
}

/// Two writers of one part would interleave their bytes.
fn open_locked(path: &Path) -> Result<File, StoreError> {
    let file = OpenOptions::new()
        .read(true)
        .append(true)
        .create(true)
        .mode(0o600)
        .open(path)
        .map_err(StoreError::io("open", path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(StoreError::Busy("this blob is being fetched".to_owned())),
        Err(TryLockError::Error(error)) => Err(StoreError::io("lock", path)(error)),
    }
}
