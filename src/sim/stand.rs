//! Where an office and a kiosk stand, in figures that can be compared.

use std::collections::BTreeMap;

use crate::{
    domain::{blob::BlobHash, content::Revision},
    wire::{checksum::Checksum, item::Position},
};

/// What an office must still know after a power cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand {
    /// The place in the feed.
    pub revision: Revision,
    /// Of every row it publishes.
    pub sum: Checksum,
    /// The pictures it has.
    pub pictures: Vec<BlobHash>,
}

/// What a disk holds of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holds {
    /// How far it followed.
    pub at: Position,
    /// What the office said that everything there sums to.
    pub said: Option<Checksum>,
    /// What it sums to, by channel.
    pub sums: BTreeMap<String, Checksum>,
}
