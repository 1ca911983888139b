//! `shirube-kiosk`: the terminal on the 15th floor.
#![forbid(unsafe_code)]
fn main() {}
