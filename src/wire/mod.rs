//! What crosses the network or lies in a database body, versioned.
//!
//! Read in this order; a file uses only files above it in the list.

pub mod item;
pub mod checksum;
pub mod sign;
pub mod feed;
pub mod pair;
pub mod report;
pub mod feed_channel;
// Words and values of the JSON.
pub mod want;
pub mod leaf;
pub mod json;
// Whole things.
pub mod body;
pub mod record;
pub mod content;
