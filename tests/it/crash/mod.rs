//! Power cuts at every write: a disk that writes down what reaches it and when, and what each cut of it leaves.
//!
//! The product's own stores write, in a process of their own, on a disk of ours (FUSE), which keeps every write, name
//! and flush in their order. A cut keeps what was flushed and, of the rest, whatever chance leaves: nothing, all, some,
//! torn between sectors, names up to any point. The product's own doors then open each cut, and a judge compares it with
//! what was acknowledged.

pub(crate) mod images;
pub(crate) mod judge;
pub(crate) mod slips;
pub(crate) mod writers;
pub(crate) mod disk;
pub(crate) mod platter;
pub(crate) mod told;
