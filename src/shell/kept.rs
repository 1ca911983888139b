//! What a terminal keeps, or the demo corner, read without changing it: for pictures, searches and questions.

#[cfg(feature = "office")]
use std::collections::BTreeMap;
use std::{collections::BTreeSet, path::Path, sync::Arc};

use anyhow::{Context as _, bail};

use crate::{
    domain::{blob::BlobHash, content::Content},
    store::{blob::BlobStore, content::ContentDb},
    wire::content::content_from_rows,
};

/// Content and the pictures it names.
pub struct Kept {
    /// The content, once enough of it came.
    pub content: Option<Arc<Content>>,
    /// Pictures it names that are not here.
    pub missing: usize,
    shelf: Shelf,
}

/// Where the pictures are.
enum Shelf {
    Disk(BlobStore),
    #[cfg(feature = "office")]
    Memory(BTreeMap<BlobHash, Vec<u8>>),
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
        let shelf = Shelf::Disk(blobs);
        Ok(Self { content: built.content.map(Arc::new), missing: built.missing.len(), shelf })
    }

    /// The demo corner as it stands on `today`, without the leaflets that come as PDFs.
    #[cfg(feature = "office")]
    pub fn demo(today: chrono::NaiveDate) -> anyhow::Result<Self> {
        Self::of_demo(crate::office::demo::corner(today))
    }

    /// The same with every leaflet, the longest side of its pages this many pixels: large ones take seconds to draw.
    #[cfg(feature = "office")]
    pub fn demo_with_leaflets(today: chrono::NaiveDate, side_px: u32) -> anyhow::Result<Self> {
        use crate::office::demo;
        let sheets = demo::drawn(side_px).context("the leaflets of the demo cannot be drawn")?;
        Self::of_demo(demo::with_leaflets(today, sheets))
    }

    #[cfg(feature = "office")]
    fn of_demo(
        corner: Result<crate::office::exchange::Imported, Vec<crate::office::exchange::ImportError>>,
    ) -> anyhow::Result<Self> {
        use crate::{
            domain::content::Revision,
            office::projection::{ShownGroups, project},
        };
        let corner = corner.map_err(|errors| anyhow::anyhow!("the demo is wrong: {errors:?}"))?;
        let shown = ShownGroups::of(&corner.records);
        let items =
            corner.records.iter().flat_map(|record| project(record, &shown)).map(|(_, item)| asked(item));
        let pictures: BTreeMap<BlobHash, Vec<u8>> =
            corner.blobs.into_iter().chain(corner.pages).map(|(_, it)| (BlobHash::of(&it), it)).collect();
        let ready = pictures.keys().copied().collect();
        let built = Content::build(Revision { epoch: 1, rev: 1 }, items, &ready, None);
        let shelf = Shelf::Memory(pictures);
        Ok(Self { content: built.content.map(Arc::new), missing: built.missing.len(), shelf })
    }

    /// A picture's bytes, if they are here.
    pub fn bytes(&self, blob: BlobHash) -> Option<Vec<u8>> {
        match &self.shelf {
            Shelf::Disk(blobs) => blobs.read(blob).ok(),
            #[cfg(feature = "office")]
            Shelf::Memory(pictures) => pictures.get(&blob).cloned(),
        }
    }

    /// The content, or where it may come from.
    pub fn content(&self) -> anyhow::Result<&Arc<Content>> {
        self.content
            .as_ref()
            .context("nothing was published to this terminal yet: publish in the office, then try again")
    }
}

/// A demo that only stands in pictures has no desk with a key: this one is nobody's.
#[cfg(feature = "office")]
fn asked(item: crate::domain::content::Item) -> crate::domain::content::Item {
    use crate::domain::{
        content::Item,
        follow_up::{FollowUpDesk, PublicHost, Recipient},
    };
    let Item::Settings(mut settings) = item else { return item };
    let recipient = Recipient::parse("age1n74jxgv2wmueh6kj6j5g5n355l94tm6cv2srlum78cz20qpqacxq54ftm8");
    settings.follow_up = settings.follow_up.or(recipient.map(|recipient| FollowUpDesk {
        site: "mihon".to_owned(),
        recipient,
        key_id: "mihon".to_owned(),
        public_host: PublicHost::parse("hikae.mihon.example"),
        reply_days: 3,
        away_until: None,
    }));
    Item::Settings(settings)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_directory_is_told_with_the_way_out() {
        let dir = tempfile::tempdir().unwrap();
        let said = Kept::read(dir.path()).err().unwrap().to_string();
        assert!(said.contains("--data"), "{said}");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0, "looking changes nothing");
    }

    #[cfg(feature = "office")]
    #[test]
    fn the_demo_is_complete() {
        let demo = Kept::demo("2026-11-21".parse().unwrap()).unwrap();
        let content = demo.content().unwrap();
        assert_eq!(demo.missing, 0);
        assert!(content.blobs().iter().all(|blob| demo.bytes(*blob).is_some()));
    }
}
