//! What each channel of the feed sums to: worked out once, and from then on from what changed.

use std::collections::BTreeMap;

use super::{
    feed_head::FeedHead,
    items::{self, News},
};
use crate::{
    store::{
        error::StoreError,
        sql::{Tx, remembering},
    },
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
struct Sums(BTreeMap<String, Channel>);

/// The checksum over the live rows of the channels, where the feed stands.
pub fn of(tx: &mut dyn Tx, channels: &[String], head: FeedHead) -> Result<Checksum, StoreError> {
    remembering(tx, |tx, sums: &mut Sums| {
        let mut total = Checksum::default();
        for channel in channels {
            total.merge(sums.0.entry(channel.clone()).or_default().follow(tx, channel, head)?);
        }
        Ok(total)
    })
}

impl Channel {
    fn follow(&mut self, tx: &mut dyn Tx, channel: &String, head: FeedHead) -> Result<Checksum, StoreError> {
        let rows = match items::news(tx, channel, self.at, head)? {
            News::Changed(rows) => rows,
            News::Anew(rows) => {
                *self = Self::default();
                rows
            }
        };
        for row in &rows {
            self.put(row);
        }
        self.at = head.at;
        Ok(self.total)
    }

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
