//! Where an office and a kiosk stand, in figures that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{blob::BlobHash, check_in::CheckIn, content::Revision},
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

/// What an office knows of arrivals.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arrivals {
    /// The bookings that were not taken back.
    pub bookings: BTreeSet<String>,
    /// What was said of each, at terminals and at the desk.
    pub said: BTreeMap<String, CheckIn>,
    /// What was asked for at terminals.
    pub requests: BTreeSet<String>,
    /// How many things one queue of a terminal told more than once and that were taken as often.
    pub doubled: i64,
}
