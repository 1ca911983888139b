//! `pair`: makes this terminal known to an office.

use std::{
    sync::mpsc::{RecvTimeoutError, sync_channel},
    time::Duration,
};

use anyhow::{bail, ensure};
use serde_json::json;

use super::{
    place::Place,
    say::{self, Printing},
};
use crate::{
    clock::{Clock as _, SystemClock},
    kiosk::{event::NetTrouble, trouble::Trouble},
    shell::settings::Frame,
    store::identity::Identity,
    wire::pair::{CODE_SECS_MAX, Code},
    workers::{
        Home,
        address::Address,
        pairing::{Attempt, Progress, keep},
    },
};

/// Time between two questions to an office whose staff have not confirmed yet.
const ASK_AGAIN: Duration = Duration::from_secs(2);

/// Pair this terminal with an office, by a code its staff made
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  shirube-kiosk pair --office https://192.0.2.12:8443 --code AC3K9W")]
pub(super) struct PairArguments {
    #[command(flatten)]
    place: Place,
    /// Where the office answers
    #[arg(long, value_name = "URL")]
    office: Address,
    /// The code from the console, or from: shirube-office device add
    #[arg(long, value_name = "CODE", value_parser = Code::parse)]
    code: Code,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &PairArguments) -> anyhow::Result<()> {
    let settings = arguments.place.settings(None, Frame::Bare)?;
    let home = Home::open(&settings.data)?;
    if let Some(why) = home.repaired() {
        bail!("{} cannot be used: {why}", settings.data.display());
    }
    let attempt = Attempt::begin(&arguments.office, Some(arguments.code.clone())).map_err(said)?;
    let identity = wait(&attempt)?;
    keep(&home, &identity).map_err(said)?;
    let words = attempt.words().join(" ");
    let facts = json!({ "device": identity.device_id, "office": identity.office_url, "words": words });
    let lines = [
        format!("Paired with {} as {}.", identity.office_url, identity.device_id),
        format!("The office shows the same three words: {words}"),
    ];
    say::facts(arguments.printing, &facts, &lines)
}

/// A code that staff made is answered at once; any other one waits until they type it.
fn wait(attempt: &Attempt) -> anyhow::Result<Identity> {
    let clock = SystemClock::start();
    let (_keep, never) = sync_channel::<()>(1);
    let until = clock.mono().plus_secs(CODE_SECS_MAX.unsigned_abs());
    let mut told = false;
    while clock.mono() < until {
        match attempt.ask(clock.utc().timestamp()).map_err(said)? {
            Progress::Paired(identity) => return Ok(*identity),
            Progress::Refused => bail!("the office refused this code: make a new one in the console"),
            Progress::Waiting if told => {}
            Progress::Waiting => {
                told = true;
                tracing::info!(
                    code = %attempt.code(), words = attempt.words().join(" "),
                    "the office does not know this code yet: type it in the console and compare the words"
                );
            }
        }
        ensure!(never.recv_timeout(ASK_AGAIN) == Err(RecvTimeoutError::Timeout), "the wait was cut short");
    }
    bail!("nobody confirmed the code within 15 minutes: begin again")
}

fn said(trouble: NetTrouble) -> anyhow::Error {
    anyhow::anyhow!(Trouble::Net(trouble).words())
}
