//! What was said at this terminal of groups: written down first, told to the office after, shown until the office says it
//! too.

use std::collections::BTreeSet;

use crate::domain::{
    check_in::CheckIn,
    content::{Content, Revision},
    id::BookingId,
    time::Mono,
};

use super::{
    due::{Deadline, lane_due, sooner},
    effect::{Effect, Effects},
    event::{DiskTrouble, NetTrouble, Sent},
    lane::{Cause, Lane, LaneName, Ticket},
    trouble::Trouble,
};

/// Wrong numbers that cost nothing: fingers slip.
const FREE_TRIES: u32 = 3;
/// Seconds the next number has to wait after the first one too many; twice as long after each further one.
const REST_SECS: u64 = 30;
/// Seconds it has to wait at most.
const REST_SECS_MAX: u64 = 600;
/// Seconds without a wrong number after which all are forgotten.
const FORGIVEN_SECS: u64 = 1800;

/// What was said here, and the lanes that carry it on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CheckIns {
    keep: Lane,
    send: Lane,
    /// Said, and not on the disk yet.
    waiting: Option<CheckIn>,
    /// On the disk, and not yet in what the office publishes.
    kept: Vec<CheckIn>,
    /// The history of the office in which the outbox was last seen through: one that began anew may have lost some.
    told_epoch: Option<u64>,
    trouble: Option<Trouble>,
    guesses: Guesses,
}

/// Wrong numbers at this terminal, whoever typed them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Guesses {
    wrong: u32,
    last: Mono,
    until: Mono,
}

impl CheckIns {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            keep: Lane::new(LaneName::Keep, seed),
            send: Lane::new(LaneName::Send, seed),
            waiting: None,
            kept: Vec::new(),
            told_epoch: None,
            trouble: None,
            guesses: Guesses::default(),
        }
    }

    /// What the disk kept from before the start.
    pub(super) fn loaded(&mut self, kept: Vec<CheckIn>) {
        self.kept = kept;
    }

    /// Until when no number counts, if it has to wait.
    pub(super) fn rests_until(&self, now: Mono) -> Option<Mono> {
        Some(self.guesses.until).filter(|until| now < *until)
    }

    /// A number was right: whoever slipped before is forgiven.
    pub(super) fn guessed_right(&mut self) {
        self.guesses = Guesses::default();
    }

    /// A number was wrong.
    pub(super) fn guessed_wrong(&mut self, now: Mono) {
        self.guesses = self.guesses.wrong(now);
    }

    /// Takes what was said; false while something else is being written down.
    pub(super) fn say(&mut self, now: Mono, said: CheckIn) -> bool {
        let is_free = self.waiting.is_none();
        if is_free {
            self.waiting = Some(said);
            self.keep.ask(Cause::Needed, now);
        }
        is_free
    }

    /// The disk answered; what was written down, if it was.
    pub(super) fn written(
        &mut self,
        now: Mono,
        ticket: Ticket,
        result: &Result<(), DiskTrouble>,
    ) -> Option<Result<CheckIn, CheckIn>> {
        self.keep.answer(ticket)?;
        self.keep.succeed();
        let said = self.waiting.take()?;
        if result.is_err() {
            return Some(Err(said));
        }
        self.kept.push(said.clone());
        self.send.ask(Cause::Needed, now);
        Some(Ok(said))
    }

    /// Something else was written down that the office is to hear.
    pub(super) fn tell(&mut self, now: Mono) {
        self.send.ask(Cause::Needed, now);
    }

    /// The office took what waited, or did not.
    pub(super) fn sent(&mut self, now: Mono, ticket: Ticket, result: Result<Sent, NetTrouble>) {
        if self.send.answer(ticket).is_none() {
            return;
        }
        match result {
            Ok(sent) => {
                self.send.succeed();
                self.trouble = None;
                if sent == Sent::More {
                    self.send.ask(Cause::Again, now);
                }
            }
            Err(trouble) => {
                self.send.fail(now);
                self.trouble = Some(Trouble::Net(trouble));
                self.send.ask(Cause::Failure, now);
            }
        }
    }

    /// The office was heard: what could not be told rests no longer.
    pub(super) fn office_is_there(&mut self) {
        self.send.rest_no_more();
    }

    /// The office published this: what it says too is no longer ours to add.
    pub(super) fn published(&mut self, content: &Content) {
        let is_open = |one: &&CheckIn| one.takes.is_some() && !content.check_ins.contains_key(&one.booking);
        let undecided: BTreeSet<BookingId> =
            self.kept.iter().filter(is_open).map(|one| one.booking.clone()).collect();
        let stands = |one: &CheckIn| {
            let theirs = content.check_ins.get(&one.booking);
            let is_there = content.bookings.contains_key(&one.booking) || undecided.contains(&one.booking);
            is_there && !theirs.is_some_and(|theirs| theirs.covers(one))
        };
        self.kept.retain(stands);
    }

    /// The content with what was said here.
    pub(super) fn laid_over(&self, content: &Content) -> Option<Content> {
        (!self.kept.is_empty())
            .then(|| content.with_takes(&self.kept).with_check_ins(&self.kept).with_stays(&self.kept))
    }

    /// Starts what is due; `epoch` is the history of the office that is followed, none while there is none.
    pub(super) fn settle(
        &mut self,
        now: Mono,
        followed: Option<Revision>,
        out: &mut Effects,
    ) -> Option<CheckIn> {
        let lost = self.give_up(now);
        if let (Some(ticket), Some(said)) = (self.keep.start(now), &self.waiting) {
            out.push(Effect::Keep(ticket, said.clone()));
        }
        match followed {
            Some(at) if self.told_epoch != Some(at.epoch) => {
                self.told_epoch = Some(at.epoch);
                self.send.ask(Cause::Start, now);
            }
            Some(_) => {}
            None => {
                self.told_epoch = None;
                self.send.withdraw();
            }
        }
        if let Some(ticket) = self.send.start(now) {
            out.push(Effect::Send(ticket));
        }
        lost
    }

    /// When a lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        self.lanes().into_iter().filter_map(lane_due).reduce(|a, b| sooner(a, Some(b)))
    }

    pub(super) fn lanes(&self) -> [&Lane; 2] {
        [&self.keep, &self.send]
    }

    pub(super) fn troubles(&self) -> impl Iterator<Item = Trouble> {
        let lost = self.lanes().into_iter().filter(|lane| lane.failures() > 0 && self.trouble.is_none());
        self.trouble.clone().into_iter().chain(lost.map(|lane| Trouble::NoAnswer(lane.name())))
    }

    /// A disk that never answered has written nothing that may be thanked for.
    fn give_up(&mut self, now: Mono) -> Option<CheckIn> {
        if self.send.give_up(now).is_some() {
            self.send.ask(Cause::Lost, now);
        }
        self.keep.give_up(now).and_then(|_| self.waiting.take())
    }
}

impl Guesses {
    fn wrong(self, now: Mono) -> Self {
        let forgiven = now.millis_since(self.last) >= FORGIVEN_SECS * 1000;
        let wrong = if forgiven { 1 } else { self.wrong.saturating_add(1) };
        let doublings = wrong.saturating_sub(FREE_TRIES + 1).min(16);
        let rest_secs = if wrong > FREE_TRIES { (REST_SECS << doublings).min(REST_SECS_MAX) } else { 0 };
        Self { wrong, last: now, until: now.plus_secs(rest_secs) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_numbers_cost_ever_more_time_and_are_forgiven() {
        let mut check_ins = CheckIns::new(0);
        let mut now = Mono(1_000);
        let mut rests = Vec::new();
        for _ in 0..9 {
            check_ins.guessed_wrong(now);
            let until = check_ins.rests_until(now).unwrap_or(now);
            rests.push(until.millis_since(now) / 1000);
            now = until;
        }
        assert_eq!(rests, [0, 0, 0, 30, 60, 120, 240, 480, 600]);
        check_ins.guessed_wrong(now.plus_secs(FORGIVEN_SECS));
        assert_eq!(check_ins.rests_until(now.plus_secs(FORGIVEN_SECS)), None);
        check_ins.guessed_right();
        assert_eq!(check_ins.guesses, Guesses::default());
    }
}
