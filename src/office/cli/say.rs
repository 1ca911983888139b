//! What the commands print: facts on standard output.

use std::io::{self, Write as _};

use anyhow::Context as _;
use serde::Serialize;

/// How facts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// For people.
    Plain,
    /// For programs.
    Json,
}

/// Prints `facts` as one line of JSON, or the lines for people.
pub(super) fn facts<T: Serialize>(format: Format, facts: &T, lines: &[String]) -> anyhow::Result<()> {
    let text = match format {
        Format::Json => serde_json::to_string(facts)?,
        Format::Plain => lines.join("\n"),
    };
    writeln!(io::stdout(), "{text}").context("cannot write to the standard output")
}
