//! The lanes between here, the office and the disk, each with what is wrong with it.

use std::collections::BTreeMap;

use crate::domain::time::Mono;

use super::{
    due::{Deadline, lane_due, sooner},
    lane::{Cause, Flight, Lane, LaneName},
    trouble::Trouble,
};

/// Every lane but those of pictures, of paper and of sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lanes {
    pub(super) load: Lane,
    pub(super) poll: Lane,
    pub(super) apply: Lane,
    pub(super) fetch: Lane,
    pub(super) report: Lane,
    pub(super) pair: Lane,
    troubles: BTreeMap<LaneName, Trouble>,
}

impl Lanes {
    /// Idle lanes, but for the first question of all.
    pub(super) fn new(seed: u64) -> Self {
        let lane = |name| Lane::new(name, seed);
        let mut load = lane(LaneName::Load);
        load.ask(Cause::Start, Mono(0));
        Self {
            load,
            poll: lane(LaneName::Poll),
            apply: lane(LaneName::Apply),
            fetch: lane(LaneName::Fetch),
            report: lane(LaneName::Report),
            pair: lane(LaneName::Pair),
            troubles: BTreeMap::new(),
        }
    }

    /// All of them in the order the staff page lists them.
    pub(super) fn all(&self) -> [&Lane; 6] {
        let Self { load, poll, apply, fetch, report, pair, troubles: _ } = self;
        [load, poll, apply, fetch, report, pair]
    }

    /// What is wrong.
    pub(super) fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        self.troubles.values()
    }

    /// The last answer of this lane was good.
    pub(super) fn well(&mut self, name: LaneName) {
        self.troubles.remove(&name);
        if let Some(lane) = self.get(name) {
            lane.succeed();
        }
    }

    /// The last answer of this lane was bad.
    pub(super) fn ill(&mut self, now: Mono, name: LaneName, trouble: Trouble) {
        self.troubles.insert(name, trouble);
        if let Some(lane) = self.get(name) {
            lane.fail(now);
        }
    }

    /// Takes the question in flight from a lane whose answer is too late.
    pub(super) fn give_up(&mut self, now: Mono, name: LaneName) -> Option<Flight> {
        let flight = self.get(name)?.give_up(now)?;
        self.troubles.insert(name, Trouble::NoAnswer(name));
        Some(flight)
    }

    /// The question in flight is lost: it is asked again, but for a blob, which is asked for where it is missing.
    pub(super) fn lost(&mut self, now: Mono, name: LaneName) {
        if name != LaneName::Fetch
            && let Some(lane) = self.get(name)
        {
            lane.ask(Cause::Lost, now);
        }
    }

    /// When a lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        let lanes = self.all().into_iter().filter_map(lane_due);
        lanes.reduce(|a, b| sooner(a, Some(b)))
    }

    fn get(&mut self, name: LaneName) -> Option<&mut Lane> {
        match name {
            LaneName::Load => Some(&mut self.load),
            LaneName::Poll => Some(&mut self.poll),
            LaneName::Apply => Some(&mut self.apply),
            LaneName::Fetch => Some(&mut self.fetch),
            LaneName::Report => Some(&mut self.report),
            LaneName::Pair => Some(&mut self.pair),
            LaneName::Decode
            | LaneName::Printers
            | LaneName::Draw
            | LaneName::Print
            | LaneName::Keep
            | LaneName::Send
            | LaneName::Sound
            | LaneName::Aloud
            | LaneName::Ears
            | LaneName::Hand
            | LaneName::Settle
            | LaneName::Reply
            | LaneName::Summon
            | LaneName::Note
            | LaneName::Light => None,
        }
    }
}
