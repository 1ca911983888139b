//! Pictures that a file names: found beside it, checked, freed of what a camera wrote, and named by their hash.

use std::{collections::BTreeMap, fs, io::Read as _, path::PathBuf};

use super::error::{ImportError, Said};
use crate::{
    domain::blob::BlobHash,
    media::{clean, probe},
};

/// The files that lie beside the imported one.
pub trait Files {
    /// The bytes of a file; none when there is no such file.
    fn read(&self, name: &str) -> Option<Vec<u8>>;
}

/// A folder on disk.
#[derive(Debug, Clone)]
pub struct Folder(pub PathBuf);

impl Files for Folder {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        let file = fs::File::open(self.0.join(name)).ok()?;
        let limit = u64::try_from(probe::BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes).ok().map(|_| bytes)
    }
}

/// No files at all.
#[derive(Debug, Clone, Copy)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _name: &str) -> Option<Vec<u8>> {
        None
    }
}

/// The pictures of one import.
pub(super) struct Pictures<'a> {
    files: &'a dyn Files,
    found: BTreeMap<String, (BlobHash, Vec<u8>)>,
}

impl<'a> Pictures<'a> {
    pub(super) fn beside(files: &'a dyn Files) -> Self {
        Self { files, found: BTreeMap::new() }
    }

    /// The hash of a picture, or what is wrong with it.
    pub(super) fn take(&mut self, line: u64, column: &str, name: &str) -> Result<BlobHash, ImportError> {
        if let Some((hash, _)) = self.found.get(name) {
            return Ok(*hash);
        }
        let wrong = |said| Err(ImportError::say(line, column, name, said));
        // The name comes from a file somebody sent: it must not lead out of the folder.
        if name.contains(['/', '\\', ':', '\0']) || name.starts_with('.') {
            return wrong(Said {
                en: "write the name of a file that lies beside this one, without folders",
                ja: "このファイルと同じフォルダーにあるファイルの名前だけを書いてください",
            });
        }
        let Some(bytes) = self.files.read(name) else {
            return wrong(Said {
                en: "there is no such file beside this one: put it there, or leave the cell blank",
                ja: "同じフォルダーにこのファイルがありません。置くか、空にしてください",
            });
        };
        match clean(&bytes) {
            Ok(bytes) => {
                let hash = BlobHash::of(&bytes);
                self.found.insert(name.to_owned(), (hash, bytes));
                Ok(hash)
            }
            Err(error) => wrong(Said {
                en: &error.to_string(),
                ja: "画像として読めません。JPEG・PNG・WebP で保存し直してください",
            }),
        }
    }

    /// All pictures that were named, by file name.
    pub(super) fn into_blobs(self) -> Vec<(String, Vec<u8>)> {
        self.found.into_iter().map(|(name, (_, bytes))| (name, bytes)).collect()
    }
}
