//! Shirube (しるべ, a signpost): the kiosk, the signage and the office of a self-help activity corner.
#![forbid(unsafe_code)]

pub mod clock;
pub mod config;
pub mod domain;
pub mod kiosk;
#[cfg(any(feature = "screen", feature = "office"))]
pub mod media;
#[cfg(feature = "screen")]
pub mod screen;
pub mod store;
pub mod wire;
