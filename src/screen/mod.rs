//! Drawing: every page as a function of a view, on egui and never on a window.
