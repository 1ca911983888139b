//! What a terminal keeps, read without changing it: for pictures, searches and questions from the command line.

use std::{collections::BTreeSet, path::Path, sync::Arc};

use anyhow::{Context as _, bail};

use crate::{
    domain::content::Content,
    store::{blob::BlobStore, content::ContentDb},
    wire::content::content_from_rows,
};

/// Content and the pictures it names.
pub struct Kept {
    /// The content, once enough of it came.
    pub content: Option<Arc<Content>>,
    /// Pictures it names that are not here.
    pub missing: usize,
    /// The pictures.
    pub blobs: BlobStore,
}

impl Kept {
    /// Reads a terminal's data directory.
    pub fn read(dir: &Path) -> anyhow::Result<Self> {
        let path = dir.join("content.db");
        if !path.is_file() {
            bail!(
                "no content is kept in {}: name the terminal's directory with --data, or pair it and let it run once",
                dir.display()
            );
        }
        let content = ContentDb::open(&path).context("the content cannot be read")?;
        let rows = content.load_all()?;
        let at = content.cursor()?.position.into();
        let blobs = BlobStore::open(&dir.join("blobs"))?;
        let mut ready = BTreeSet::new();
        for blob in content_from_rows(at, &rows, &BTreeSet::new(), None).built.missing {
            if blobs.has_verified(blob)? {
                ready.insert(blob);
            }
        }
        let built = content_from_rows(at, &rows, &ready, None).built;
        Ok(Self { content: built.content.map(Arc::new), missing: built.missing.len(), blobs })
    }

    /// The content, or where it may come from.
    pub fn content(&self) -> anyhow::Result<&Arc<Content>> {
        self.content
            .as_ref()
            .context("nothing was published to this terminal yet: publish in the office, then try again")
    }
}
