//! `device`: which kiosks follow the feed.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::{Place, Printing, say};
use crate::{
    clock::{Clock as _, SystemClock},
    office::{
        device::{self, Device},
        pairing::{self, Naming, PairError},
        stamp::stamp,
    },
    store::error::StoreError,
    wire::{pair::Code, report::Report},
};

/// Say which kiosks follow the feed
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:\n  shirube-office device add --name \"15階 入口\"")]
pub(super) enum DeviceCommand {
    Add(AddArguments),
    List(ListArguments),
    Revoke(RevokeArguments),
}

/// Make a code with which the next kiosk pairs itself; good for 15 minutes
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office device add --name \"15階 入口\"\n  \
                        shirube-kiosk pair --office https://10.0.0.12:8443 --code CODE\n\n\
                        Afterwards compare the three words that both sides show: shirube-office device list")]
pub(super) struct AddArguments {
    /// What staff call it
    #[arg(long)]
    name: String,
    /// Where it stands
    #[arg(long, default_value = "")]
    at: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// List all devices with their words, and how their screens are
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office device list --json")]
pub(super) struct ListArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Turn a device away: it gets nothing new from its next request on
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office device revoke kiosk-7h2k9xqd")]
pub(super) struct RevokeArguments {
    /// Its id, from `device list`
    id: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// A device as printed.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    name: &'a str,
    place: &'a str,
    state: &'static str,
    code: Option<&'a str>,
    words: &'a str,
    paired_at: Option<String>,
    last_seen_at: Option<String>,
    report: Option<&'a Report>,
}

pub(super) fn run(command: DeviceCommand) -> anyhow::Result<()> {
    match command {
        DeviceCommand::Add(arguments) => add(&arguments),
        DeviceCommand::List(arguments) => list(&arguments),
        DeviceCommand::Revoke(arguments) => revoke(&arguments),
    }
}

fn add(arguments: &AddArguments) -> anyhow::Result<()> {
    let naming = Naming { name: arguments.name.clone(), place: arguments.at.clone() };
    let (database, now) = (arguments.place.data()?.open_database()?, SystemClock::start().utc());
    let device = database.run_now(|tx| pairing::invite(tx, &naming, now))?;
    let code = device.code.as_ref().map_or("", Code::as_str);
    let lines =
        [code.to_owned(), format!("Good for 15 minutes: shirube-kiosk pair --office URL --code {code}")];
    say::facts(arguments.printing.format(), &shown(&device), &lines)
}

fn list(arguments: &ListArguments) -> anyhow::Result<()> {
    let (database, now) = (arguments.place.data()?.open_database()?, SystemClock::start().utc());
    let devices = database.run_now::<_, StoreError>(|tx| {
        pairing::sweep(tx, now)?;
        device::list(tx)
    })?;
    let facts: Vec<_> = devices.iter().map(shown).collect();
    let lines: Vec<_> = devices.iter().map(line).collect();
    say::facts(arguments.printing.format(), &facts, &lines)
}

fn revoke(arguments: &RevokeArguments) -> anyhow::Result<()> {
    let database = arguments.place.data()?.open_database()?;
    let device = database.run_now::<_, PairError>(|tx| pairing::revoke(tx, &arguments.id))?;
    say::facts(arguments.printing.format(), &shown(&device), &[line(&device)])
}

fn line(device: &Device) -> String {
    let seen =
        device.last_seen_at.map_or_else(|| "never seen".to_owned(), |at| format!("seen {}", stamp(at)));
    let (id, name, state) = (&device.id, &device.name, device.state.key());
    format!("{id}  {name}  {state}  {seen}  {}", device.words)
}

fn shown(device: &Device) -> Shown<'_> {
    Shown {
        id: &device.id,
        name: &device.name,
        place: &device.place,
        state: device.state.key(),
        code: device.code.as_ref().map(Code::as_str),
        words: &device.words,
        paired_at: device.paired_at.map(stamp),
        last_seen_at: device.last_seen_at.map(stamp),
        report: device.report.as_ref(),
    }
}
