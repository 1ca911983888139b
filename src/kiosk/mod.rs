//! The kiosk as a value: events change it, effects leave it, time is handed to it.
//!
//! Floor 2, on `domain` alone. Pure and total: no IO, no clock, no randomness, no failure. Read in this order; a
//! file uses only files above it in the list.

// What comes in and goes out.
pub mod page;
pub mod lane;
pub mod event;
pub mod effect;
pub mod config;
pub mod due;
pub mod trouble;
// The parts of the value.
pub mod time;
pub mod visit;
pub mod signage;
pub mod pictures;
mod lanes;
pub mod sync;
pub mod health;
// The value.
#[expect(clippy::module_inception, reason = "the room is named after the value that lives in it")]
pub mod kiosk;
pub mod view;
pub mod staged;

pub use self::{config::KioskConfig, kiosk::Kiosk};

#[cfg(test)]
mod sample;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod sync_stories;
#[cfg(test)]
mod properties;
