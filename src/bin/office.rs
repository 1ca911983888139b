//! `shirube-office`: the server on the 12th floor.
#![forbid(unsafe_code)]
fn main() {}
