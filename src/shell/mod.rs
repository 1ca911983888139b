//! The window, or the lack of one: the only room that knows where glass comes from.
//!
//! Floor 6. Nothing is decided here: events go into the kiosk, effects to the workers, drawings to the window.

// The command line.
pub mod cli;
// With a window, and without.
pub mod window;
mod rehearsal;
pub mod tour;
pub mod glass;
pub mod headless;
// Pictures without a window.
pub mod shot;
pub mod stage;
mod names;
pub mod kept;
// Around the kiosk.
pub mod engine;
pub mod gallery;
pub mod signals;
mod pulse;
pub mod stumble;
pub mod settings;
