//! The window, or the lack of one: the only room that knows where glass comes from.
//!
//! Floor 5. Nothing is decided here: events go into the kiosk, effects to the workers, drawings to the window. Read in
//! this order; a file uses only files above it in the list.

// Around the kiosk.
pub mod settings;
pub mod gallery;
pub mod engine;
pub mod signals;
pub mod stumble;
// With a window, and without.
pub mod glass;
pub mod tour;
pub mod window;
pub mod headless;
// Pictures without a window.
pub mod kept;
pub mod stage;
pub mod shot;
// The command line.
pub mod cli;
