//! A directory of the simulated world, gone with the value.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

use crate::store::error::StoreError;

/// The file of noise that keeps room on a kiosk's disk.
pub const BALLAST: &str = "ballast";

/// A new directory below the system's temporary one.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Makes it.
    pub fn new() -> Result<Self, StoreError> {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("shirube-sim-{}-{number}", std::process::id()));
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

fn walk(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}
