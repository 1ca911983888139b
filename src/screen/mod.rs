//! Drawing: every page as a function of a view, on egui and never on a window.
pub mod fonts;
pub mod icon;
pub mod raster;
pub mod theme;
