//! Chimes as numbers: bells struck one after another, in pure arithmetic.
//!
//! Floor 2, on `domain` alone. No file, no sound card, no randomness: the same chime at the same rate is the same
//! samples on every machine. Read in this order; a file uses only files below it in the list.

pub mod tune;
pub mod bell;

pub use self::tune::{loudness, tune};
