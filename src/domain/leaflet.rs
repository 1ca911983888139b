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
    pub pages: Vec<BlobHash>,
    /// Days it is shown.
    pub validity: Validity,
    /// おとな向け
    pub adults_only: bool,
    /// Where it may be shown.
    pub channels: Channels,
}
