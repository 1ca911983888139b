//! File operations that have happened when they return: written, flushed and named, whatever the power does.

use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
};

use super::error::StoreError;

/// Flushes `from`, gives it the name `to` (replacing what was there) and flushes the directory.
pub(crate) fn publish(from: &Path, to: &Path) -> Result<(), StoreError> {
    let file = File::open(from).map_err(StoreError::io("open", from))?;
    file.sync_all().map_err(StoreError::io("flush", from))?;
    fs::rename(from, to).map_err(StoreError::io("rename", from))?;
    sync_parent(to)
}

/// Writes a new private file and flushes its bytes; `publish` gives it its name.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let mut file = create_private(path)?;
    file.write_all(bytes).map_err(StoreError::io("write", path))?;
    file.sync_all().map_err(StoreError::io("flush", path))
}

/// Creates or empties a file that only its owner may read (mode 0600).
pub(crate) fn create_private(path: &Path) -> Result<File, StoreError> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .map_err(StoreError::io("create", path))
}

/// Creates a directory and its parents (mode 0700) unless it is there.
pub(crate) fn create_dir(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(StoreError::io("create", path))?;
    sync_parent(path)
}

/// Removes a file, flushes its directory, and says whether the file was there.
pub(crate) fn remove(path: &Path) -> Result<bool, StoreError> {
    match fs::remove_file(path) {
        Ok(()) => sync_parent(path).map(|()| true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(StoreError::io("remove", path)(error)),
    }
}

/// A new, removed or renamed file survives a power cut only when its directory is flushed too.
pub(crate) fn sync_parent(path: &Path) -> Result<(), StoreError> {
    let parent = match path.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    File::open(parent).and_then(|dir| dir.sync_all()).map_err(StoreError::io("flush", parent))
}
