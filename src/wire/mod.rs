//! What crosses the network or lies in a database body, versioned.
//!
//! Floor 2. Read in this order; a file uses only files below it in the list.

// Whole things.
pub mod intake;
pub mod follow_up;
pub mod content;
pub mod record;
pub mod body;
// Calendars of other programs.
pub mod ical;
// Words and values of the JSON.
pub mod json;
mod word;
pub mod leaf;
pub mod want;
// What a kiosk and the office say to each other.
pub mod report;
pub mod summons;
pub mod feed;
pub mod told;
pub mod pair;
pub mod sign;
pub mod feed_channel;
pub mod checksum;
pub mod item;
