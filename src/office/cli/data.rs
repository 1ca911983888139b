//! `backup` and `restore`: the whole office as one directory.

use std::path::PathBuf;

use clap::Args;

use super::{Place, Printing, say};
use crate::{
    clock::{Clock as _, SystemClock},
    office::backup,
};

/// Copy database, pictures and keys into a new directory, while the office goes on working
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office backup /mnt/backup/2026-11-21\n\n\
                        The directory holds keys and private notes: keep it where only staff can read it.")]
pub(super) struct BackupArguments {
    /// The directory to make
    to: PathBuf,
    /// Restore it at once into a directory that is thrown away; staff are told when no such backup comes for a day and a half
    #[arg(long)]
    drill: bool,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Make the data directory from a backup; kiosks then take everything anew
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  mv office-data office-data.old\n  \
                        shirube-office restore /mnt/backup/2026-11-21 --data office-data\n\n\
                        Enquiries that were destroyed since stay destroyed: the lists in office-data.old and in the \
                        backups beside this one are read.")]
pub(super) struct RestoreArguments {
    /// The directory that `backup` made
    from: PathBuf,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn backup(arguments: &BackupArguments) -> anyhow::Result<()> {
    let make = if arguments.drill { backup::backup_with_drill } else { backup::backup };
    let copied = make(&arguments.place.data()?, &arguments.to, SystemClock::start().utc())?;
    say::facts(arguments.printing.format(), &copied, &lines(&copied, &arguments.to.display().to_string()))
}

pub(super) fn restore(arguments: &RestoreArguments) -> anyhow::Result<()> {
    let data = arguments.place.data()?;
    let copied = backup::restore(&arguments.from, &data, SystemClock::start().utc())?;
    say::facts(arguments.printing.format(), &copied, &lines(&copied, &data.path().display().to_string()))
}

fn lines(copied: &backup::Copied, to: &str) -> Vec<String> {
    let mut lines = vec![format!("{to}: the database and {} pictures", copied.blobs)];
    if copied.blobs_missing > 0 {
        lines.push(format!("{} pictures were missing or damaged: bring them in again", copied.blobs_missing));
    }
    lines
}
