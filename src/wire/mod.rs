//! What crosses the network or lies in a database body, versioned.

pub mod checksum;
pub mod item;
