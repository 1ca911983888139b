//! Pictures that a file names: found beside it, checked, freed of what a camera wrote, and named by their hash.

use std::{collections::BTreeMap, fs, io::Read as _, path::PathBuf};

use super::error::{ImportError, Said};
use crate::{
    domain::{blob::BlobHash, leaflet::LeafletPage},
    media::{clean, probe, sheet::Sheet},
};

/// The files that lie beside the imported one.
pub trait Files {
    /// The bytes of a file; none when there is no such file.
    fn read(&self, name: &str) -> Option<Vec<u8>>;

    /// The pages of a PDF among them, drawn before the import began; none for any other file.
    fn sheets(&self, _name: &str) -> Option<&[Sheet]> {
        None
    }
}

/// Files of which the PDFs were drawn before.
pub struct Drawn<'a> {
    /// The files themselves.
    pub files: &'a dyn Files,
    /// The pages of each PDF, by its name.
    pub sheets: BTreeMap<String, Vec<Sheet>>,
}

impl Files for Drawn<'_> {
    fn read(&self, name: &str) -> Option<Vec<u8>> {
        self.files.read(name)
    }

    fn sheets(&self, name: &str) -> Option<&[Sheet]> {
        self.sheets.get(name).map(Vec::as_slice)
    }
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

/// Bytes by the name of the file they came in.
type Blobs = Vec<(String, Vec<u8>)>;

/// The pictures of one import.
pub(super) struct Pictures<'a> {
    files: &'a dyn Files,
    found: BTreeMap<String, (BlobHash, Vec<u8>)>,
    pages: Vec<(String, Vec<u8>)>,
}

impl<'a> Pictures<'a> {
    pub(super) fn beside(files: &'a dyn Files) -> Self {
        Self { files, found: BTreeMap::new(), pages: Vec::new() }
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
                ja: "画像のファイルの名前だけを、フォルダーなしで書いてください",
            });
        }
        let Some(bytes) = self.files.read(name) else {
            return wrong(Said {
                en: "there is no such file beside this one: put it there, or leave the cell blank",
                ja: "この名前の画像がありません。いっしょに選ぶか（同じフォルダーに置くか）、空にしてください",
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

    /// The pages of a file that is one page, or of a PDF.
    pub(super) fn take_pages(&mut self, column: &str, name: &str) -> Result<Vec<LeafletPage>, ImportError> {
        let Some(sheets) = self.files.sheets(name) else {
            return self.take(0, column, name).map(|hash| vec![LeafletPage::of(hash)]);
        };
        let mut pages = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            self.pages.extend([&sheet.picture, &sheet.small].map(|bytes| (name.to_owned(), bytes.clone())));
            pages.push(LeafletPage {
                picture: BlobHash::of(&sheet.picture),
                small: Some(BlobHash::of(&sheet.small)),
                size_px: Some((sheet.width_px, sheet.height_px)),
                text: sheet.text.clone(),
            });
        }
        Ok(pages)
    }

    /// All pictures that were named, by file name, and all pages of PDFs.
    pub(super) fn into_blobs(self) -> (Blobs, Blobs) {
        let pictures = self.found.into_iter().map(|(name, (_, bytes))| (name, bytes)).collect();
        (pictures, self.pages)
    }
}
