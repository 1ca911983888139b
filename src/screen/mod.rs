//! Drawing: every page as a function of a view, on egui and never on a window.
//!
//! Floor 4, on `domain` and `kiosk`. Reads the kiosk and says what was pressed; never changes anything.
pub mod fonts;
pub mod icon;
pub mod raster;
pub mod theme;
pub mod words;
pub mod widgets;
