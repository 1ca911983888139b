//! One row of the feed and the place in the feed that a reader has reached.

use serde::{Deserialize, Serialize};

/// One public thing as kiosks keep it; the body is the JSON of its kind and is not read here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemRow {
    /// Who follows it: `global`, `site:<id>` or `kiosk:<id>`; never holds U+0000.
    pub channel: String,
    /// The kind of the body, for example `leaflet`; never holds U+0000.
    pub kind: String,
    /// The id within its kind; never holds U+0000.
    pub id: String,
    /// The revision of the feed that last changed it, from 1.
    pub rev: i64,
    /// A tombstone: the thing is gone and `body` is empty.
    pub deleted: bool,
    /// JSON, or empty in a tombstone.
    pub body: String,
}

/// A place in the feed, ordered: a later epoch is later whatever its revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Grows when the office starts its feed anew (restored backup, import); 0 before the first contact.
    pub epoch: i64,
    /// Grows by one with every publication within an epoch.
    pub rev: i64,
}
