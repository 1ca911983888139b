//! `keys`: the desk's key of the follow-up, for whoever looks after the machine.

use std::io::{self, BufRead as _};

use anyhow::{Context as _, bail};
use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Place, Printing, say};
use crate::{
    clock::{Clock as _, SystemClock},
    domain::follow_up::{HOST_CHARS_MAX, PublicHost},
    office::{
        database::Database,
        desk_keys::{
            self, DeskKeyError, RECOVERY,
            password::{self, Needs},
        },
        keys::Keys,
        staff::{self, Person},
        stamp,
        state::DataDir,
    },
    seal::identity::Identity,
    store::error::StoreError,
};

/// Whose name stands in the history of what the command line does.
const WHO: &str = "shirube-office keys";

/// Look after the desk's key, which opens what people ask on their slips
#[derive(Debug, Subcommand)]
#[command(
    after_help = "Example:\n  shirube-office keys init --host reply.example\n  shirube-office keys status"
)]
pub(super) enum KeysCommand {
    Init(InitArguments),
    Status(StatusArguments),
    Grant(GrantArguments),
    Recovery(RecoveryArguments),
    Rotate(RotateArguments),
}

/// Make the desk's first key; prints the recovery key for the safe, this once
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office keys init --host reply.example")]
pub(super) struct InitArguments {
    /// Host of the public page, which goes into the code on slips
    #[arg(long, value_name = "HOST", value_parser = host)]
    host: Option<PublicHost>,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Say which keys there are, and who has the newest
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office keys status --json")]
pub(super) struct StatusArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Give somebody the key: the recovery key is read from standard input
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office keys grant sato < recovery-key")]
pub(super) struct GrantArguments {
    /// What they type to log in
    login: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Make a new recovery key; the one before is read from standard input and opens nothing afterwards
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office keys recovery < recovery-key")]
pub(super) struct RecoveryArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Make a new key for the desk and give it to everybody who has the one before; older messages stay readable
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office keys rotate")]
pub(super) struct RotateArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// A recovery key as printed.
#[derive(Serialize)]
struct Paper<'a> {
    recovery_key: &'a str,
}

/// The desk's keys as printed.
#[derive(Serialize)]
struct Status {
    /// Part of every paper's key.
    site: Option<String>,
    keys: Vec<ShownKey>,
    holders: Vec<ShownHolder>,
}

#[derive(Serialize)]
struct ShownKey {
    id: String,
    recipient: String,
    made_on: String,
    retired_on: Option<String>,
}

#[derive(Serialize)]
struct ShownHolder {
    holder: String,
    has_newest: bool,
}

pub(super) fn run(command: KeysCommand) -> anyhow::Result<()> {
    match command {
        KeysCommand::Init(arguments) => {
            let database = arguments.place.data()?.open_database()?;
            let made = database.run_now(|tx| desk_keys::init(tx, arguments.host.as_ref(), (WHO, now())));
            show_paper(arguments.printing, &made?.0)
        }
        KeysCommand::Status(arguments) => status(&arguments),
        KeysCommand::Grant(arguments) => grant(&arguments),
        KeysCommand::Recovery(arguments) => {
            let paper = read_paper()?;
            let database = arguments.place.data()?.open_database()?;
            let own = Identity::parse(&paper).map_err(|_no_key| DeskKeyError::WrongPaper)?;
            let made = database.run_now::<_, DeskKeyError>(|tx| {
                let ring = desk_keys::unlock(tx, RECOVERY, &own)?;
                if ring.is_empty() {
                    Err(DeskKeyError::WrongPaper)
                } else {
                    desk_keys::new_paper(tx, &ring, stamp::day(now()))
                }
            });
            show_paper(arguments.printing, &made?)
        }
        KeysCommand::Rotate(arguments) => {
            let database = arguments.place.data()?.open_database()?;
            database.run_now(|tx| desk_keys::rotate(tx, (WHO, now())))?;
            print_status(&database, arguments.printing)
        }
    }
}

/// The desk's first key where there is none: the words of its paper.
pub(super) fn init_if_none(
    database: &Database,
    host: Option<&PublicHost>,
) -> anyhow::Result<Option<Zeroizing<String>>> {
    match database.run_now(|tx| desk_keys::init(tx, host, (WHO, now()))) {
        Ok((paper, _)) => Ok(Some(paper)),
        Err(DeskKeyError::Exists) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Remembers to whom keys can be given, for somebody whose password is known at this moment; whatever they had before
/// opens nothing more.
pub(super) fn enrol(data: &DataDir, person: &Person, password: &str) -> anyhow::Result<()> {
    let (database, today) = (data.open_database()?, stamp::day(now()));
    if database.read_now(desk_keys::current)?.is_none() {
        return Ok(());
    }
    let keys = Keys::load_or_make(&data.keys(), &[])?;
    let own = password::own(&keys.pepper, &Needs::First, password)?;
    database.run_now(|tx| password::at_login(tx, &person.id, &own, today))?;
    Ok(())
}

fn status(arguments: &StatusArguments) -> anyhow::Result<()> {
    print_status(&arguments.place.data()?.open_database()?, arguments.printing)
}

fn print_status(database: &Database, printing: Printing) -> anyhow::Result<()> {
    let (keys, holders) =
        database.read_now::<_, StoreError>(|tx| Ok((desk_keys::keys(tx)?, desk_keys::holders(tx)?)))?;
    let people = database.read_now::<_, StoreError>(staff::list)?;
    let name = |id: &str| {
        people.iter().find(|person| person.id == id).map_or_else(|| id.to_owned(), |it| it.login.clone())
    };
    let status = Status {
        site: database.read_now::<_, StoreError>(desk_keys::site)?,
        keys: keys
            .into_iter()
            .map(|key| ShownKey {
                id: key.id,
                recipient: key.recipient.as_str().to_owned(),
                made_on: key.made_on.to_string(),
                retired_on: key.retired_on.map(|day| day.to_string()),
            })
            .collect(),
        holders: holders
            .iter()
            .map(|it| ShownHolder { holder: name(&it.id), has_newest: it.has_it })
            .collect(),
    };
    say::facts(printing.format(), &status, &lines(&status))
}

fn lines(status: &Status) -> Vec<String> {
    if status.keys.is_empty() {
        return vec![
            "The desk has no key: nobody can ask anything yet. Make it with: shirube-office keys init"
                .to_owned(),
        ];
    }
    let key = |key: &ShownKey| match &key.retired_on {
        None => format!("{}  since {}  in use", key.id, key.made_on),
        Some(day) => format!("{}  since {}  retired {day}", key.id, key.made_on),
    };
    let holder = |it: &ShownHolder| {
        format!("{}  {}", it.holder, if it.has_newest { "has the key" } else { "waits for it" })
    };
    status.keys.iter().map(key).chain(status.holders.iter().map(holder)).collect()
}

fn grant(arguments: &GrantArguments) -> anyhow::Result<()> {
    let paper = read_paper()?;
    let database = arguments.place.data()?.open_database()?;
    let login = arguments.login.trim().to_lowercase();
    let Some((person, _)) = database.read_now(|tx| staff::find(tx, &login))? else {
        bail!("nobody here logs in as \"{login}\": see the names with: shirube-office staff list");
    };
    database.run_now(|tx| desk_keys::recover(tx, &paper, &person.id))?;
    print_status(&database, arguments.printing)
}

fn show_paper(printing: Printing, paper: &str) -> anyhow::Result<()> {
    let lines = [format!("Recovery key, shown this once; print it and lock it away: {paper}")];
    say::facts(printing.format(), &Paper { recovery_key: paper }, &lines)
}

fn read_paper() -> anyhow::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    io::stdin().lock().read_line(&mut line).context("no recovery key came on standard input")?;
    Ok(Zeroizing::new(line.trim().to_owned()))
}

fn now() -> DateTime<Utc> {
    SystemClock::start().utc()
}

fn host(text: &str) -> Result<PublicHost, String> {
    PublicHost::parse(&text.to_lowercase())
        .ok_or_else(|| format!("write 1 to {HOST_CHARS_MAX} of a-z, 0-9, '.', '-' and ':'"))
}
