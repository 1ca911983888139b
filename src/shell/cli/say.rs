//! What the commands print: facts on standard output, problems and the log on standard error.

use std::io::{self, Write as _};

use anyhow::Context as _;
use serde::Serialize;
use tracing_subscriber::EnvFilter;

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

/// The log goes to standard error; `RUST_LOG` chooses what it tells, `usual` does when that is not set.
pub(super) fn log_to_stderr(usual: &str) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_unset| EnvFilter::new(usual));
    let logger = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).with_ansi(false);
    // A second logger in one process is no reason to fail.
    logger.try_init().unwrap_or_default();
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

/// Says a problem with its causes, each once.
pub(super) fn problem(error: &anyhow::Error) {
    let mut said: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if !said.iter().any(|before| before.contains(&cause)) {
            said.push(cause);
        }
    }
    // Where even standard error is closed, the exit code tells.
    writeln!(io::stderr(), "shirube-kiosk: {}", said.join(": ")).unwrap_or_default();
}
