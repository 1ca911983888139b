//! `sim`: plays days at a simulated corner, with faults, and says whether every promise was kept.

use super::say::{self, Printing};
use crate::sim;

/// Play days at a simulated corner: the real office, real kiosks, and bad luck drawn from a seed
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  shirube-kiosk sim --seed 7 --days 2")]
pub(super) struct SimArguments {
    /// The seed; the same one makes the same days
    #[arg(long, value_name = "N")]
    seed: u64,
    /// Days to play
    #[arg(long, value_name = "D", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=366))]
    days: u32,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &SimArguments) -> anyhow::Result<()> {
    let outcome = sim::run(arguments.seed, arguments.days);
    anyhow::ensure!(outcome.is_good(), "{outcome}");
    let facts = serde_json::json!({
        "seed": outcome.seed, "days": outcome.days, "events": outcome.events, "visits": outcome.visits,
        "publications": outcome.publications, "power_cuts": outcome.kills, "fingerprint": outcome.fingerprint,
    });
    say::facts(arguments.printing, &facts, &[outcome.to_string()])
}
