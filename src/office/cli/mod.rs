//! The command line of `shirube-office`.

mod run;
mod bring;
mod leaflet;
mod render;
mod data;
mod devices;
mod people;
mod keys;
mod say;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use self::say::Format;
use super::preview::Preview;
use crate::journal;

/// The office of a self-help activity corner: staff console, feed for kiosks, and the data behind both.
#[derive(Debug, Parser)]
#[command(
    name = "shirube-office",
    version,
    max_term_width = 100,
    after_help = "Example:\n  shirube-office demo --data office-data\n  shirube-office serve --data office-data"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(run::ServeArguments),
    Demo(bring::DemoArguments),
    Import(bring::ImportArguments),
    #[command(subcommand)]
    Staff(people::StaffCommand),
    #[command(subcommand)]
    Device(devices::DeviceCommand),
    #[command(subcommand)]
    Keys(keys::KeysCommand),
    Backup(data::BackupArguments),
    Restore(data::RestoreArguments),
    #[command(hide = true)]
    RenderPdf(render::RenderArguments),
}

/// Where the data is, for every command.
#[derive(Debug, Clone, clap::Args)]
struct Place {
    /// Settings file [default: kiosk-config/office.toml or /etc/shirube/office.toml, the first that exists]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Directory of the data; over what the settings say
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

/// How facts are printed.
#[derive(Debug, Clone, Copy, clap::Args)]
struct Printing {
    /// Print JSON for programs
    #[arg(long)]
    json: bool,
}

impl Printing {
    const fn format(self) -> Format {
        if self.json { Format::Json } else { Format::Plain }
    }
}

/// Runs the command that the arguments name. Exits with 0, with 1 after a problem said on standard error, and with
/// 2 after a wrong command line. `preview` draws what the console shows of the glass.
pub fn main(preview: Option<Preview>) -> ExitCode {
    journal::begin("info");
    let done = match Arguments::parse().command {
        Command::Serve(arguments) => run::serve(&arguments, preview),
        Command::Demo(arguments) => bring::demo(&arguments),
        Command::Import(arguments) => bring::import(&arguments),
        Command::Staff(command) => people::run(command),
        Command::Device(command) => devices::run(command),
        Command::Keys(command) => keys::run(command),
        Command::Backup(arguments) => data::backup(&arguments),
        Command::Restore(arguments) => data::restore(&arguments),
        Command::RenderPdf(arguments) => render::render(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            journal::problem("shirube-office", &error);
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_sound_and_every_command_has_an_example() {
        let mut command = Arguments::command();
        command.clone().debug_assert();
        check_examples(&mut command);
    }

    fn check_examples(command: &mut clap::Command) {
        if command.get_name() != "help" {
            let help = command.render_long_help().to_string();
            assert!(help.contains("Example"), "no example in: {}", command.get_name());
        }
        command.get_subcommands_mut().for_each(check_examples);
    }
}
