//! The kiosk as a value: events change it, effects leave it, time is handed to it.
//!
//! Floor 2, on `domain` alone. Pure and total: no IO, no clock, no randomness, no failure.

pub mod page;
pub mod lane;
pub mod event;
pub mod effect;
