//! `pin`: what to write into the settings for a PIN of the staff page.

use std::io::BufRead as _;

use anyhow::Context as _;

use super::say;
use crate::domain::staff_pin::StaffPin;

/// Make the PIN of the staff page: type eight digits, and write what it says into kiosk.toml
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  shirube-kiosk pin")]
pub(super) struct PinArguments {}

pub(super) fn run(_: &PinArguments) -> anyhow::Result<()> {
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed).context("nothing can be read from the keyboard")?;
    let mut salt = [0; 32];
    getrandom::fill(&mut salt).context("this machine gives no chance")?;
    let pin = StaffPin::make(salt, typed.trim()).context("type eight digits, like 20261127")?;
    say::line(&format!("[staff]\npin = \"{pin}\""))
}
