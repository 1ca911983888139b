//! What the commands print: facts on standard output.

use std::io::{self, Write as _};

use anyhow::Context as _;
use serde::Serialize;

/// How facts are printed.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(super) struct Printing {
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at.
#[derive(Debug, Serialize)]
pub(super) struct Fact {
    /// Its kind.
    pub(super) what: &'static str,
    /// Whether it is as it should be.
    pub(super) good: bool,
    /// What was found, with the way out where it is not.
    pub(super) say: String,
}

/// Prints `facts` as one line of JSON, or the lines for people.
pub(super) fn facts<T: Serialize>(printing: Printing, facts: &T, lines: &[String]) -> anyhow::Result<()> {
    let text = if printing.json { serde_json::to_string(facts)? } else { lines.join("\n") };
    line(&text)
}

/// Prints one line for people.
pub(super) fn line(text: &str) -> anyhow::Result<()> {
    writeln!(io::stdout(), "{text}").context("cannot write to the standard output")
}
