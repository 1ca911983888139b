//! `shirube-kiosk dictionary`: builds what reading aloud looks words up in.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, anyhow};
use clap::Args;

use super::say;
use crate::{
    domain::{aloud::Utterance, ruby::RubyText},
    workers::{nitech, speech::Reader as _},
};

/// Build the dictionary of reading aloud from the tables that kiosk-config/tables.sh brings
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  shirube-kiosk dictionary --from target/voice/tables --to /usr/local/share/shirube/dictionary"
)]
pub(super) struct DictionaryArguments {
    /// Folder of naist-jdic.csv, matrix.def, char.def and unk.def
    #[arg(long, value_name = "DIR")]
    from: PathBuf,
    /// Folder of the dictionary; one that is there already is replaced
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

/// What a dictionary must know how to read before it replaces another.
const PROBE: &str = "部屋は、10時45分から空いています。";

/// Builds beside, tries, then replaces: a terminal that reads meanwhile keeps what it read.
pub(super) fn run(arguments: &DictionaryArguments) -> anyhow::Result<()> {
    let DictionaryArguments { from, to } = arguments;
    let name = to.file_name().ok_or_else(|| anyhow!("{} is no folder that can be made", to.display()))?;
    let beside = to.with_file_name(format!(".{}.new", name.to_string_lossy()));
    clear(&beside)?;
    nitech::build_dictionary(from, &beside).map_err(|why| {
        anyhow!(
            "no dictionary can be built from {}: {why}; kiosk-config/setup.sh brings the tables",
            from.display()
        )
    })?;
    let probe = Utterance::of(&RubyText::parse(PROBE));
    let speech = nitech::Nitech::new(beside.clone()).read(&probe, 1.0);
    let speech = speech.map_err(|trouble| anyhow!("the new dictionary cannot be read: {trouble:?}"))?;
    clear(to)?;
    fs::rename(&beside, to).with_context(|| format!("cannot put the dictionary at {}", to.display()))?;
    let millis = speech.samples.len() as u64 * 1000 / u64::from(speech.rate_hz.max(1));
    say::line(&format!("the dictionary lies in {}; its first sentence takes {millis} ms", to.display()))
}

fn clear(dir: &Path) -> anyhow::Result<()> {
    if dir.exists() {
        fs::remove_dir_all(dir).with_context(|| format!("cannot clear {}", dir.display()))?;
    }
    Ok(())
}
