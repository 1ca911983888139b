//! Pictures at the door: measured before they are believed, decoded within limits, freed of what they tell in secret.
//!
//! Floor 2. Nothing here knows a screen or a disk: bytes in, pixels or bytes out, and a plain error for anything else.
//! Pages of a PDF are drawn here too; whoever asks for that does so in a process of its own, see `office/render`.

#[cfg(feature = "office")]
pub mod pdf;
#[cfg(feature = "office")]
pub mod blacken;
#[cfg(feature = "office")]
pub mod sheet;
pub mod clean;
pub mod decode;
pub mod probe;

pub use self::{
    clean::clean,
    decode::{Rgba, decode, shrunk},
    probe::{Format, Info, MediaError, probe},
};

#[cfg(test)]
mod sample;
