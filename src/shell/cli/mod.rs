//! The command line of `shirube-kiosk`.

mod run;
mod pair;
mod pin;
mod facts;
mod find;
mod check;
mod discover;
#[cfg(feature = "voice")]
mod dictionary;
mod printers;
mod sound;
mod aloud;
mod slips;
mod shots;
#[cfg(feature = "office")]
mod sim;
mod place;
mod say;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::journal;

/// The terminal of a self-help activity corner: signage, and a guide to groups, rooms and events.
#[derive(Debug, Parser)]
#[command(
    name = "shirube-kiosk",
    version,
    max_term_width = 100,
    after_help = "Example:\n  shirube-kiosk check\n  shirube-kiosk run --windowed --size 540x960"
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run::RunArguments),
    Pair(pair::PairArguments),
    Pin(pin::PinArguments),
    Status(facts::StatusArguments),
    Search(find::SearchArguments),
    Check(check::CheckArguments),
    Shot(shots::ShotArguments),
    Slip(slips::SlipArguments),
    #[cfg(feature = "voice")]
    Dictionary(dictionary::DictionaryArguments),
    #[cfg(feature = "office")]
    Sim(sim::SimArguments),
}

/// What is told unasked. winit warns of every pointer that is not drawn: the glass has none.
const USUAL_LOG: &str = "info,winit=error";

/// Runs the command that the arguments name. Exits with 0, with 1 after a problem said on standard error, and with
/// 2 after a wrong command line.
pub fn main() -> ExitCode {
    let command = Arguments::parse().command;
    journal::begin(command.usual_log());
    let done = match command {
        Command::Run(arguments) => run::run(&arguments),
        Command::Pair(arguments) => pair::run(&arguments),
        Command::Pin(arguments) => pin::run(&arguments),
        Command::Status(arguments) => facts::run(&arguments),
        Command::Search(arguments) => find::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Shot(arguments) => shots::run(&arguments),
        Command::Slip(arguments) => slips::run(&arguments),
        #[cfg(feature = "voice")]
        Command::Dictionary(arguments) => dictionary::run(&arguments),
        #[cfg(feature = "office")]
        Command::Sim(arguments) => sim::run(&arguments),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            journal::problem("shirube-kiosk", &error);
            ExitCode::FAILURE
        }
    }
}

impl Command {
    /// What the log tells by itself: the played faults of a simulated day are no news.
    fn usual_log(&self) -> &'static str {
        match self {
            #[cfg(feature = "office")]
            Self::Sim(_) => "off",
            #[cfg(feature = "voice")]
            Self::Dictionary(_) => "info",
            Self::Run(_)
            | Self::Pair(_)
            | Self::Pin(_)
            | Self::Status(_)
            | Self::Search(_)
            | Self::Check(_)
            | Self::Shot(_)
            | Self::Slip(_) => USUAL_LOG,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn every_command_shows_an_example() {
        let mut command = Arguments::command();
        command.clone().debug_assert();
        for sub in command.get_subcommands_mut() {
            let help = sub.render_long_help().to_string();
            assert!(help.contains("Example"), "{help}");
        }
    }

    #[test]
    fn a_wrong_command_line_names_the_way_out() {
        for (line, said) in [
            ("run --size big", "1080x1920"),
            ("shot --page hom --out x.png", "signage:notice/ID"),
            ("pair --office here --code AC3K9W", "https://192.0.2.12:8443"),
            ("pair --office https://192.0.2.12 --code AC3K9O", "six of"),
            ("shot --page home", "--out"),
            ("slip --kind poster --width 80 --out x.png", "first-visit"),
            ("slip --kind week --width 60 --out x.png", "58 or 80"),
            ("slip --kind week --width 58 --out x.pdf", ".bin"),
            ("run --windowed --headless", "cannot be used with"),
            ("check --test-print", "NAME"),
            ("check --test-chime=gong", "opening, closing, notice, emergency"),
        ] {
            let error =
                Arguments::try_parse_from(["shirube-kiosk"].into_iter().chain(line.split(' '))).unwrap_err();
            assert!(error.to_string().contains(said), "{line}: {error}");
            assert_eq!(error.exit_code(), 2);
        }
    }
}
