//! `shirube-kiosk`: the terminal on the 15th floor.
#![forbid(unsafe_code)]

use std::{alloc::System, process::ExitCode};

use zeroizing_alloc::ZeroAlloc;

/// What is given back is overwritten first: digits, words and dots of a slip lie nowhere once they are dropped.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    shirube::shell::cli::main()
}
