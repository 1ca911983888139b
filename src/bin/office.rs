//! `shirube-office`: the server on the 12th floor.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    shirube::office::cli::main(None)
}
