//! The lanes of follow-up, what is still to be written down of papers, and how often one was made.

use std::{collections::VecDeque, sync::Arc};

use crate::domain::{id::FollowUpId, time::Mono};

use super::{
    due::{Deadline, lane_due, sooner},
    effect::{Effect, Effects},
    enquiry::{Enquiry, Errand, MADE_MAX, MADE_SECS, Paper, Verdict},
    event::DiskTrouble,
    lane::{Cause, Lane, LaneName, Ticket},
    trouble::Trouble,
};

/// Seconds the numbers of a paper have to wait after the first wrong ones; twice as long after each further time.
const REST_SECS: u64 = 2;
/// Seconds they wait at most (PRIVACY P9).
const REST_SECS_MAX: u64 = 42;
/// Seconds without a wrong number after which all are forgotten.
const FORGIVEN_SECS: u64 = 1_800;

/// What the kiosk does about follow-up beyond a visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FollowUps {
    hand: Lane,
    settle: Lane,
    reply: Lane,
    /// To be written down, oldest first; the first of them may be on its way.
    owed: VecDeque<(FollowUpId, Verdict)>,
    /// When papers were made, oldest first.
    made: VecDeque<Mono>,
    wrong: u32,
    rests: Mono,
}

impl FollowUps {
    pub(super) fn new(seed: u64) -> Self {
        let lane = |name| Lane::new(name, seed);
        Self {
            hand: lane(LaneName::Hand),
            settle: lane(LaneName::Settle),
            reply: lane(LaneName::Reply),
            owed: VecDeque::new(),
            made: VecDeque::new(),
            wrong: 0,
            rests: Mono(0),
        }
    }

    /// Whether another paper may be made at this moment (PRIVACY P9).
    pub(super) fn may_make(&self, now: Mono) -> bool {
        let recent = self.made.iter().filter(|made| now.millis_since(**made) < MADE_SECS * 1000);
        recent.count() < MADE_MAX
    }

    /// Notes what is to be written down of a paper; the last word counts.
    pub(super) fn owe(&mut self, id: FollowUpId, verdict: Verdict, now: Mono) {
        let is_on_its_way = !self.settle.is_free();
        let waiting = self.owed.iter_mut().skip(is_on_its_way.into());
        match waiting.into_iter().find(|(owed, _)| *owed == id) {
            Some((_, owed)) => *owed = verdict,
            None => self.owed.push_back((id, verdict)),
        }
        self.settle.ask(Cause::Needed, now);
    }

    /// Has a worker make a paper; none while one is being made.
    pub(super) fn hand(&mut self, now: Mono, enquiry: Enquiry, out: &mut Effects) -> Option<Ticket> {
        self.hand.ask(Cause::Needed, now);
        let ticket = self.hand.start(now)?;
        while self.made.front().is_some_and(|made| now.millis_since(*made) >= MADE_SECS * 1000) {
            self.made.pop_front();
        }
        self.made.push_back(now);
        out.push(Effect::FollowUp(ticket, Errand::Hand(Arc::new(enquiry))));
        Some(ticket)
    }

    /// Has a worker ask what a paper opens; none while another is being opened.
    pub(super) fn open(&mut self, now: Mono, paper: Paper, out: &mut Effects) -> Option<Ticket> {
        self.reply.ask(Cause::Needed, now);
        let ticket = self.reply.start(now)?;
        out.push(Effect::FollowUp(ticket, Errand::Paper(Arc::new(paper))));
        Some(ticket)
    }

    /// A paper was tried. Says whether anybody asked for it.
    pub(super) fn handed(&mut self, ticket: Ticket) -> bool {
        let answered = self.hand.answer(ticket).is_some();
        if answered {
            self.hand.succeed();
        }
        answered
    }

    /// What was owed is on the disk, or is not and is tried again; what was written down.
    pub(super) fn settled(
        &mut self,
        now: Mono,
        ticket: Ticket,
        result: &Result<(), DiskTrouble>,
    ) -> Option<(FollowUpId, Verdict)> {
        self.settle.answer(ticket)?;
        if result.is_ok() {
            self.settle.succeed();
            let written = self.owed.pop_front();
            self.settle_rest(now);
            return written;
        }
        self.settle.fail(now);
        self.settle.ask(Cause::Failure, now);
        None
    }

    /// The office answered, or nobody did. Says whether anybody asked.
    pub(super) fn replied(&mut self, ticket: Ticket) -> bool {
        let answered = self.reply.answer(ticket).is_some();
        if answered {
            self.reply.succeed();
        }
        answered
    }

    /// Seconds until numbers count again, if they have to wait.
    pub(super) fn rests_secs(&self, now: Mono) -> Option<u32> {
        let left = self.rests.millis_since(now).div_ceil(1000);
        (left > 0).then(|| u32::try_from(left).unwrap_or(u32::MAX))
    }

    /// The numbers opened nothing.
    pub(super) fn guessed_wrong(&mut self, now: Mono) {
        let forgiven = now.millis_since(self.rests) >= FORGIVEN_SECS * 1000;
        let doublings = if forgiven { 0 } else { self.wrong.min(16) };
        self.wrong = if forgiven { 1 } else { self.wrong.saturating_add(1) };
        self.rests = now.plus_secs((REST_SECS << doublings).min(REST_SECS_MAX));
    }

    /// The numbers were right.
    pub(super) fn guessed_right(&mut self) {
        (self.wrong, self.rests) = (0, Mono(0));
    }

    /// Starts what is owed, and gives up what is too late. What was lost: a paper, an answer of the office.
    pub(super) fn settle(&mut self, now: Mono, out: &mut Effects) -> [Option<Ticket>; 2] {
        if self.settle.give_up(now).is_some() {
            self.settle.ask(Cause::Lost, now);
        }
        self.hand.withdraw();
        self.reply.withdraw();
        if let Some((id, verdict)) = self.owed.front().cloned()
            && let Some(ticket) = self.settle.start(now)
        {
            out.push(Effect::FollowUp(ticket, Errand::Settle(id, verdict)));
        }
        let lost = |lane: &mut Lane| lane.give_up(now).map(|flight| flight.ticket);
        [lost(&mut self.hand), lost(&mut self.reply)]
    }

    /// When a lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        self.lanes().into_iter().filter_map(lane_due).reduce(|a, b| sooner(a, Some(b)))
    }

    pub(super) fn lanes(&self) -> [&Lane; 3] {
        [&self.hand, &self.settle, &self.reply]
    }

    pub(super) fn troubles(&self) -> impl Iterator<Item = Trouble> {
        let lost = self.lanes().into_iter().filter(|lane| lane.failures() > 0);
        lost.map(|lane| Trouble::NoAnswer(lane.name()))
    }

    /// Lets a test compare what is left when nothing is owed: how often slips were made counts whoever asked.
    #[cfg(test)]
    pub(super) fn forget_counter(&mut self) {
        assert!(self.owed.is_empty(), "something is still to be written down");
        *self = Self::new(0);
    }

    fn settle_rest(&mut self, now: Mono) {
        if !self.owed.is_empty() {
            self.settle.ask(Cause::Again, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_numbers_cost_ever_more_time_up_to_a_limit() {
        let mut follow_ups = FollowUps::new(0);
        let mut now = Mono(1_000);
        let mut rests = Vec::new();
        for _ in 0..7 {
            follow_ups.guessed_wrong(now);
            let secs = follow_ups.rests_secs(now).unwrap();
            rests.push(secs);
            now = now.plus_secs(secs.into());
        }
        assert_eq!(rests, [2, 4, 8, 16, 32, 42, 42]);
        follow_ups.guessed_right();
        assert_eq!(follow_ups.rests_secs(now), None);
    }

    #[test]
    fn the_last_word_on_a_paper_counts_and_each_is_written_once() {
        let id = |text| FollowUpId::parse(text).unwrap();
        let (mut follow_ups, mut out) = (FollowUps::new(0), Effects::default());
        follow_ups.owe(id("a"), Verdict::Unsure, Mono(0));
        follow_ups.owe(id("a"), Verdict::Void, Mono(0));
        follow_ups.owe(id("b"), Verdict::Live, Mono(0));
        follow_ups.settle(Mono(0), &mut out);
        assert_eq!(out.iter().count(), 1);
        let ticket = Ticket(1);
        assert_eq!(follow_ups.settled(Mono(1), ticket, &Err(DiskTrouble::Full)), None, "it is tried again");
        follow_ups.settle(Mono(2_000), &mut out);
        let written = follow_ups.settled(Mono(2_001), Ticket(2), &Ok(()));
        assert_eq!(written, Some((id("a"), Verdict::Void)));
        follow_ups.settle(Mono(2_002), &mut out);
        assert_eq!(follow_ups.settled(Mono(2_003), Ticket(3), &Ok(())), Some((id("b"), Verdict::Live)));
        assert_eq!(out.iter().count(), 3);
    }
}
