//! A file kept for the day the disk is full: even a DELETE needs room, and releasing this makes some.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use super::{durable, error::StoreError, sqlite::beside};

const MIB: u64 = 1024 * 1024;

/// A reserve of room on one disk.
#[derive(Clone, Debug)]
pub struct Ballast {
    path: PathBuf,
    bytes: u64,
}

impl Ballast {
    /// A reserve of `size_mib` MiB at `path`; nothing happens on disk yet.
    pub fn new(path: &Path, size_mib: u32) -> Self {
        Self { path: path.to_owned(), bytes: u64::from(size_mib) * MIB }
    }

    /// Whether the whole reserve lies on the disk.
    pub fn is_held(&self) -> bool {
        fs::metadata(&self.path).is_ok_and(|meta| meta.len() == self.bytes)
    }

    /// Takes the reserve unless it is held. `Full` when twice the reserve is not free: taking it must not
    /// itself fill the disk.
    pub fn hold(&self) -> Result<(), StoreError> {
        if self.is_held() {
            return Ok(());
        }
        let trial = beside(&self.path, ".new");
        self.fill(&trial).and_then(|()| durable::publish(&trial, &self.path)).inspect_err(|_| {
            if let Err(error) = durable::remove(&trial) {
                tracing::warn!(%error, "half a ballast file stays on the disk");
            }
        })
    }

    /// Gives the room back to the disk, and says whether there was any to give.
    pub fn release(&self) -> Result<bool, StoreError> {
        durable::remove(&self.path)
    }

    fn fill(&self, path: &Path) -> Result<(), StoreError> {
        let mut file = durable::create_private(path)?;
        let mut noise = Noise(0x9e37_79b9_7f4a_7c15);
        for _ in 0..self.bytes * 2 / MIB {
            file.write_all(&noise.mib()).map_err(StoreError::io("write", path))?;
        }
        file.sync_all().map_err(StoreError::io("flush", path))?;
        file.set_len(self.bytes).map_err(StoreError::io("shorten", path))
    }
}

/// Xorshift64: bytes that a compressing file system cannot shrink to nothing.
struct Noise(u64);

impl Noise {
    fn mib(&mut self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(MIB as usize);
        for _ in 0..MIB / 8 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            bytes.extend_from_slice(&self.0.to_le_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn room_is_really_taken_and_given_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ballast");
        let ballast = Ballast::new(&path, 2);
        assert!(!ballast.release().unwrap());
        ballast.hold().unwrap();
        ballast.hold().unwrap();
        let meta = fs::metadata(&path).unwrap();
        assert_eq!(meta.len(), 2 * MIB);
        assert!(meta.blocks() * 512 >= 2 * MIB, "a sparse file holds no room");
        assert!(ballast.is_held());
        assert!(ballast.release().unwrap());
        assert!(!ballast.is_held());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn half_a_reserve_is_taken_anew() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ballast");
        fs::write(&path, "torn").unwrap();
        let ballast = Ballast::new(&path, 1);
        assert!(!ballast.is_held());
        ballast.hold().unwrap();
        assert!(ballast.is_held());
    }

    #[test]
    fn a_full_disk_is_told_apart_from_other_trouble() {
        let full = durable::write_private(Path::new("/dev/full"), b"x").unwrap_err();
        assert!(matches!(full, StoreError::Full(_)), "{full}");
        let dir = tempfile::tempdir().unwrap();
        let missing = Ballast::new(&dir.path().join("nowhere/ballast"), 1).hold().unwrap_err();
        assert!(matches!(missing, StoreError::Io { .. }), "{missing}");
    }
}
