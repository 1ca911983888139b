//! An order-free checksum over live rows, by which a kiosk and the office see that they hold the same.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::item::ItemRow;
use crate::domain::hex;

/// The sum, modulo 2^256, of the SHA-256 of every live row.
///
/// Equal sums mean equal content as far as accidents go. It is no proof against an attacker: that is the
/// feed's signature.
#[derive(Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Checksum([u8; 32]);

/// The text is not a checksum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a checksum is 64 lowercase hexadecimal digits: fetch the feed again")]
pub struct BadChecksum;

impl Checksum {
    /// The checksum of these rows in any order; tombstones do not count.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a ItemRow>) -> Self {
        let mut sum = Self::default();
        rows.into_iter().for_each(|row| sum.add(row));
        sum
    }

    /// Counts one more row; a tombstone adds nothing.
    pub fn add(&mut self, row: &ItemRow) {
        if !row.deleted {
            self.merge(row_hash(row));
        }
    }

    /// Adds another checksum, so that sums per channel make the sum of all.
    pub fn merge(&mut self, other: Self) {
        let mut carry = 0_u16;
        for (byte, plus) in self.0.iter_mut().zip(other.0).rev() {
            let [high, low] = (u16::from(*byte) + u16::from(plus) + carry).to_be_bytes();
            *byte = low;
            carry = u16::from(high);
        }
    }

    /// Takes a checksum away that was added before.
    pub fn take(&mut self, other: Self) {
        let mut borrow = 0_u16;
        for (byte, less) in self.0.iter_mut().zip(other.0).rev() {
            let [high, low] = (0x100 + u16::from(*byte) - u16::from(less) - borrow).to_be_bytes();
            *byte = low;
            borrow = 1 - u16::from(high);
        }
    }

    /// A sum from its 32 big-endian bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The sum as 32 big-endian bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 lowercase hexadecimal digits.
    pub fn parse(text: &str) -> Result<Self, BadChecksum> {
        hex::parse(text).map(Self).ok_or(BadChecksum)
    }
}

/// SHA-256 over `channel 00 kind 00 id 00 rev 00 body`, rev in decimal: one spelling, as no key holds U+0000.
fn row_hash(row: &ItemRow) -> Checksum {
    let mut hasher = Sha256::new();
    for part in [&row.channel, &row.kind, &row.id, &row.rev.to_string()] {
        hasher.update(part);
        hasher.update([0]);
    }
    hasher.update(&row.body);
    Checksum(hasher.finalize().into())
}

impl TryFrom<String> for Checksum {
    type Error = BadChecksum;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Checksum> for String {
    fn from(sum: Checksum) -> Self {
        sum.to_string()
    }
}

impl fmt::Display for Checksum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, out)
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Checksum({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(channel: &str, kind: &str, id: &str, rev: i64, body: &str) -> ItemRow {
        let [channel, kind, id, body] = [channel, kind, id, body].map(str::to_owned);
        ItemRow { channel, kind, id, rev, deleted: false, body }
    }

    #[test]
    fn the_spelling_of_a_row_is_pinned() {
        let expected = Sha256::digest(b"global\0leaflet\x00a1\x0012\0{\"t\":\"\xe3\x81\x82\"}");
        let sum = Checksum::of(&[row("global", "leaflet", "a1", 12, "{\"t\":\"あ\"}")]);
        assert_eq!(sum.as_bytes().as_slice(), expected.as_slice());
    }

    #[test]
    fn every_field_counts_and_tombstones_do_not() {
        let base = row("c", "k", "i", 1, "b");
        let sum = Checksum::of([&base]);
        for other in [
            row("x", "k", "i", 1, "b"),
            row("c", "x", "i", 1, "b"),
            row("c", "k", "x", 1, "b"),
            row("c", "k", "i", 2, "b"),
            row("c", "k", "i", 1, "x"),
            row("ck", "", "i", 1, "b"),
        ] {
            assert_ne!(Checksum::of([&other]), sum, "{other:?}");
        }
        let gone = ItemRow { deleted: true, ..base.clone() };
        assert_eq!(Checksum::of([&base, &gone]), sum);
        assert_eq!(Checksum::of([&gone]), Checksum::default());
    }

    #[test]
    fn the_sum_carries_and_wraps() {
        let mut all_ones = Checksum([0xff; 32]);
        let mut one = [0; 32];
        one[31] = 1;
        all_ones.merge(Checksum(one));
        assert_eq!(all_ones, Checksum::default());

        let mut low = [0; 32];
        low[31] = 0xff;
        let mut sum = Checksum(low);
        sum.merge(Checksum(one));
        assert_eq!((sum.0[30], sum.0[31]), (1, 0));
    }

    #[test]
    fn it_travels_as_hex() {
        let sum = Checksum::of(&[row("c", "k", "i", 1, "b")]);
        let json = serde_json::to_string(&sum).unwrap();
        assert_eq!(json.len(), 66);
        assert_eq!(serde_json::from_str::<Checksum>(&json).unwrap(), sum);
        assert!(serde_json::from_str::<Checksum>("\"12\"").is_err());
    }

    proptest! {
        #[test]
        fn order_does_not_count(ids in proptest::collection::vec("[a-z]{1,6}", 0..20), turn in 0_usize..20) {
            let rows: Vec<ItemRow> = ids.iter().map(|id| row("c", "k", id, 1, id)).collect();
            let mut turned = rows.clone();
            turned.rotate_left(if rows.is_empty() { 0 } else { turn % rows.len() });
            prop_assert_eq!(Checksum::of(&rows), Checksum::of(turned.iter().rev()));
        }

        /// What was added and taken away again leaves what was there.
        #[test]
        fn what_is_taken_away_leaves_the_rest(ids in proptest::collection::vec("[a-z]{1,6}", 1..20), turn in 0_usize..20) {
            let rows: Vec<ItemRow> = ids.iter().map(|id| row("c", "k", id, 1, id)).collect();
            let (gone, rest) = rows.split_at(turn % rows.len());
            let mut sum = Checksum::of(&rows);
            for row in gone {
                sum.take(Checksum::of([row]));
            }
            prop_assert_eq!(sum, Checksum::of(rest));
        }
    }
}
