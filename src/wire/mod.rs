//! What crosses the network or lies in a database body, versioned.

pub mod item;
pub mod checksum;
pub mod sign;
pub mod feed;
pub mod pair;
pub mod report;
