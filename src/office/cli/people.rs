//! `staff`: who may log in.

use std::io::{self, BufRead as _};

use anyhow::Context as _;
use clap::{Args, Subcommand};
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Place, Printing, keys, say};
use crate::office::{
    chance,
    staff::{self, NewPerson, Person, Right, Role},
};

/// Say who may log in
#[derive(Debug, Subcommand)]
#[command(after_help = "Example:\n  shirube-office staff add sato --name 佐藤 --admin")]
pub(super) enum StaffCommand {
    Add(AddArguments),
    List(ListArguments),
    Password(PasswordArguments),
    Disable(DisableArguments),
}

/// Add somebody; prints a first password, unless one is given
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office staff add sato --name 佐藤 --admin")]
pub(super) struct AddArguments {
    /// What they type to log in
    login: String,
    /// As colleagues call them
    #[arg(long)]
    name: String,
    /// May also change people and devices: the same as --role admin
    #[arg(long, conflicts_with = "role")]
    admin: bool,
    /// What they may do: viewer, editor, publisher or admin
    #[arg(long, value_parser = role, default_value = "publisher")]
    role: Role,
    /// Read the password from standard input, one line
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// List everybody
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office staff list --json")]
pub(super) struct ListArguments {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Give somebody a new password and end every session of theirs; prints a first one, unless one is given
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office staff password sato\n\n\
                        The desk's key has to be given to them again, in the console under 窓口の鍵.")]
pub(super) struct PasswordArguments {
    /// What they type to log in
    login: String,
    /// Read the password from standard input, one line
    #[arg(long)]
    password_stdin: bool,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// Take the right to log in away, and end every session
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  shirube-office staff disable sato")]
pub(super) struct DisableArguments {
    /// What they type to log in
    login: String,
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    printing: Printing,
}

/// A person as printed.
#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    login: &'a str,
    name: &'a str,
    role: &'a str,
    disabled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
}

pub(super) fn run(command: StaffCommand) -> anyhow::Result<()> {
    match command {
        StaffCommand::Add(arguments) => add(&arguments),
        StaffCommand::List(arguments) => list(&arguments),
        StaffCommand::Password(arguments) => new_password(&arguments),
        StaffCommand::Disable(arguments) => disable(&arguments),
    }
}

fn add(arguments: &AddArguments) -> anyhow::Result<()> {
    let given = if arguments.password_stdin { Some(read_password()?) } else { None };
    let password = match &given {
        Some(password) => password.clone(),
        None => chance::first_password()?,
    };
    let new = NewPerson {
        name: arguments.name.clone(),
        login: arguments.login.clone(),
        role: if arguments.admin { Role::Admin } else { arguments.role },
        password_hash: staff::hash_password(&password)?,
    };
    let data = arguments.place.data()?;
    let person = data.open_database()?.run_now(|tx| staff::add(tx, &new))?;
    keys::enrol(&data, &person, &password)?;
    tell(arguments.printing, &person, given.is_none().then_some(password.as_str()))
}

fn new_password(arguments: &PasswordArguments) -> anyhow::Result<()> {
    let given = if arguments.password_stdin { Some(read_password()?) } else { None };
    let password = match &given {
        Some(password) => password.clone(),
        None => chance::first_password()?,
    };
    let (data, hash) = (arguments.place.data()?, staff::hash_password(&password)?);
    let login = arguments.login.trim().to_lowercase();
    let person = data.open_database()?.run_now(|tx| staff::set_password(tx, &login, &hash))?;
    keys::enrol(&data, &person, &password)?;
    tell(arguments.printing, &person, given.is_none().then_some(password.as_str()))
}

fn tell(printing: Printing, person: &Person, password: Option<&str>) -> anyhow::Result<()> {
    let mut lines = vec![line(person)];
    lines.extend(password.map(|password| format!("First password, shown this once: {password}")));
    say::facts(printing.format(), &shown(person, password), &lines)
}

fn list(arguments: &ListArguments) -> anyhow::Result<()> {
    let people = arguments.place.data()?.open_database()?.read_now(staff::list)?;
    let facts: Vec<_> = people.iter().map(|person| shown(person, None)).collect();
    let lines: Vec<_> = people.iter().map(line).collect();
    say::facts(arguments.printing.format(), &facts, &lines)
}

fn disable(arguments: &DisableArguments) -> anyhow::Result<()> {
    let database = arguments.place.data()?.open_database()?;
    let person = database.run_now(|tx| staff::set_disabled(tx, &arguments.login, Right::Taken))?;
    say::facts(arguments.printing.format(), &shown(&person, None), &[line(&person)])
}

fn line(person: &Person) -> String {
    let note = if person.disabled { " (may not log in)" } else { "" };
    format!("{}  {}  {}{note}", person.login, person.name, person.role.key())
}

fn shown<'a>(person: &'a Person, password: Option<&'a str>) -> Shown<'a> {
    let Person { id, name, login, role, disabled, .. } = person;
    Shown { id, login, name, role: role.key(), disabled: *disabled, password }
}

fn role(text: &str) -> Result<Role, String> {
    Role::from_key(text).ok_or_else(|| "write viewer, editor, publisher or admin".to_owned())
}

fn read_password() -> anyhow::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(String::new());
    io::stdin().lock().read_line(&mut line).context("no password came on standard input")?;
    Ok(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()))
}
