//! What each channel of the feed sums to: worked out once, and from then on from what changed.

use std::collections::BTreeMap;

use super::items;
use crate::{
    store::{error::StoreError, sql::Tx},
    wire::{
        checksum::Checksum,
        item::{ItemRow, Position},
    },
};

/// A channel at a place in the feed.
#[derive(Debug, Clone, Default)]
struct Channel {
    at: Position,
    total: Checksum,
    /// Of every live row, by kind and id.
    rows: BTreeMap<(String, String), Checksum>,
}

/// The channels that were asked for.
#[derive(Debug, Default)]
pub struct Sums(BTreeMap<String, Channel>);

impl Sums {
    /// What a channel sums to at the place where the transaction stands.
    pub fn of(&mut self, tx: &mut dyn Tx, channel: &String, at: Position) -> Result<Checksum, StoreError> {
        let asked = std::slice::from_ref(channel);
        let known = self.0.entry(channel.clone()).or_default();
        if known.at == at {
            return Ok(known.total);
        }
        if known.at.epoch != at.epoch || known.at.rev > at.rev {
            // Another history, or a transaction that began before others ended.
            let rows = items::live(tx, asked)?;
            *known = Channel::default();
            for row in &rows {
                known.put(row);
            }
        } else {
            let changed = items::since(tx, asked, known.at.rev, u32::MAX)?;
            for row in &changed {
                known.put(row);
            }
        }
        known.at = at;
        Ok(known.total)
    }
}

impl Channel {
    fn put(&mut self, row: &ItemRow) {
        let place = (row.kind.clone(), row.id.clone());
        if let Some(before) = self.rows.remove(&place) {
            self.total.take(before);
        }
        if !row.deleted {
            let sum = Checksum::of([row]);
            self.total.merge(sum);
            self.rows.insert(place, sum);
        }
    }
}
