//! `shirube-kiosk`: the terminal on the 15th floor.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    shirube::shell::cli::main()
}
