//! What became of a simulated world, for people to read.

use std::fmt;

use super::{tally::Tally, wrong::Wrong};

/// What became of a world.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// The seed that makes the same world again.
    pub seed: u64,
    /// Simulated days.
    pub days: u32,
    /// Events that kiosks took.
    pub events: u64,
    /// Publications of the office.
    pub publications: u64,
    /// Visits that began.
    pub visits: u64,
    /// Kiosks that were killed.
    pub kills: u64,
    /// How often each kind of thing happened.
    pub tally: Tally,
    /// A fingerprint of everything that happened: equal for equal worlds.
    pub fingerprint: String,
    /// The last lines of what happened.
    pub lines: Vec<String>,
    /// What went wrong, if anything did.
    pub wrong: Option<Wrong>,
}

impl Outcome {
    /// Whether every promise was kept.
    pub fn is_good(&self) -> bool {
        self.wrong.is_none()
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { seed, days, events, publications, visits, kills, fingerprint, .. } = self;
        if let Some(wrong) = &self.wrong {
            for line in &self.lines {
                writeln!(out, "{line}")?;
            }
            writeln!(out, "{wrong}")?;
            writeln!(out, "the same world again: shirube-kiosk sim --seed {seed} --days {days}")?;
        }
        write!(
            out,
            "seed {seed}, {days} d: {events} events, {publications} publications, {visits} visits, {kills} power cuts, \
             {fingerprint}"
        )
    }
}
