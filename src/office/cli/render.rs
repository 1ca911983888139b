//! `render-pdf`: the process that `serve` and `import` start for every PDF.

use anyhow::Context as _;
use clap::Args;

use crate::office::render::child;

/// Draw the PDF on the standard input; for the office itself
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office render-pdf < letter.pdf > letter.frames")]
pub(super) struct RenderArguments {}

pub(super) fn render(_: &RenderArguments) -> anyhow::Result<()> {
    child::run().context("the PDF cannot be drawn")
}
