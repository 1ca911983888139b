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
    /// Worlds to play, from this seed on; the first one that breaks a promise ends it
    #[arg(long, value_name = "C", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    count: u32,
    #[command(flatten)]
    printing: Printing,
}

pub(super) fn run(arguments: &SimArguments) -> anyhow::Result<()> {
    (0..u64::from(arguments.count)).try_for_each(|more| play(arguments, arguments.seed.wrapping_add(more)))
}

fn play(arguments: &SimArguments, seed: u64) -> anyhow::Result<()> {
    let outcome = sim::run(seed, arguments.days);
    anyhow::ensure!(outcome.is_good(), "{outcome}");
    let facts = serde_json::json!({
        "seed": outcome.seed, "days": outcome.days, "events": outcome.events, "visits": outcome.visits,
        "publications": outcome.publications, "power_cuts": outcome.kills, "fingerprint": outcome.fingerprint,
    });
    say::facts(arguments.printing, &facts, &[outcome.to_string()])
}
