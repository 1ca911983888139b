//! Leaflets (チラシ): pages of paper shown like paper on a table.

use super::{
    blob::BlobHash,
    channel::Channels,
    id::{GroupId, LeafletId, ThemeId},
    text::Text,
    time::Validity,
};

/// A leaflet of a group or of the centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaflet {
    /// Its id.
    pub id: LeafletId,
    /// Its title.
    pub title: Text,
    /// Reading in hiragana.
    pub reading: String,
    /// Whose it is.
    pub group: Option<GroupId>,
    /// Where it lies on the rack.
    pub themes: Vec<ThemeId>,
    /// Its pages in order; never empty.
    pub pages: Vec<LeafletPage>,
    /// Days it is shown.
    pub validity: Validity,
    /// おとな向け
    pub adults_only: bool,
    /// Where it may be shown.
    pub channels: Channels,
}

/// One page of a leaflet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeafletPage {
    /// The page at the size of the glass.
    pub picture: BlobHash,
    /// The same page small, for lists; none where only the large one was ever made.
    pub small: Option<BlobHash>,
    /// Width and height of `picture` in pixels; none where nobody measured.
    pub size_px: Option<(u32, u32)>,
    /// What is written on it, line by line; empty where nothing could be read, or nothing may be.
    pub text: String,
}

impl Leaflet {
    /// Every picture it needs.
    pub fn blobs(&self) -> impl Iterator<Item = BlobHash> + '_ {
        self.pages.iter().flat_map(|page| std::iter::once(page.picture).chain(page.small))
    }

    /// Its first page as it lies on the rack.
    pub fn cover(&self) -> Option<BlobHash> {
        self.pages.first().map(|page| page.small.unwrap_or(page.picture))
    }
}

impl LeafletPage {
    /// A page of which only the picture is known.
    pub const fn of(picture: BlobHash) -> Self {
        Self { picture, small: None, size_px: None, text: String::new() }
    }
}
