//! What was said at this terminal of groups, and what they asked for: written down first, told to the office after, shown
//! until the office says it too.

use std::collections::BTreeSet;

use crate::domain::{
    check_in::CheckIn,
    content::{Content, Revision},
    id::BookingId,
    request::Request,
    time::Mono,
};

use super::{
    due::{Deadline, lane_due, sooner},
    effect::{Effect, Effects},
    event::{DiskTrouble, NetTrouble, Sent},
    lane::{Cause, Lane, LaneName, Ticket},
    noted::Noted,
    trouble::Trouble,
};

/// Wrong numbers that cost nothing: fingers slip.
const FREE_TRIES: u32 = 3;
/// Seconds the next number has to wait after the first one too many; twice as long after each further one.
const REST_SECS: u64 = 30;
/// Seconds it has to wait at most.
const REST_SECS_MAX: u64 = 600;
/// So many times the office says that there is nothing new before what it has heard counts as erased: its first answer
/// may have been on the way before it heard anything.
const ANSWERS: u32 = 2;
/// Seconds without a wrong number after which all are forgotten.
const FORGIVEN_SECS: u64 = 1800;

/// What was said here, and the lanes that carry it on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct CheckIns {
    keep: Lane,
    send: Lane,
    /// Said, and not on the disk yet.
    waiting: Option<Noted>,
    /// On the disk, and not yet in what the office publishes.
    kept: Vec<Kept<CheckIn>>,
    /// The same of what was asked for.
    asked: Vec<Kept<Request>>,
    /// The history of the office in which the outbox was last seen through: one that began anew may have lost some.
    told_epoch: Option<u64>,
    trouble: Option<Trouble>,
    guesses: Guesses,
}

/// Something on the disk, and how often the office said since it had heard it that there is nothing new.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Kept<T> {
    it: T,
    /// None while the office may not have heard it.
    answers: Option<u32>,
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
            asked: Vec::new(),
            told_epoch: None,
            trouble: None,
            guesses: Guesses::default(),
        }
    }

    /// What the disk kept from before the start.
    pub(super) fn loaded(&mut self, noted: Vec<Noted>) {
        (self.kept, self.asked) = (Vec::new(), Vec::new());
        for one in noted {
            self.keep_noted(one);
        }
    }

    fn keep_noted(&mut self, noted: Noted) {
        match noted {
            Noted::CheckIn(it) => self.kept.push(Kept { it, answers: None }),
            Noted::Request(it) => self.asked.push(Kept { it, answers: None }),
        }
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
    pub(super) fn say(&mut self, now: Mono, said: Noted) -> bool {
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
    ) -> Option<Result<Noted, Noted>> {
        self.keep.answer(ticket)?;
        self.keep.succeed();
        let said = self.waiting.take()?;
        if result.is_err() {
            return Some(Err(said));
        }
        self.keep_noted(said.clone());
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
                match sent {
                    Sent::More => self.send.ask(Cause::Again, now),
                    Sent::All => self.office_has_all(),
                }
            }
            Err(trouble) => {
                self.send.fail(now);
                self.trouble = Some(Trouble::Net(trouble));
                self.send.ask(Cause::Failure, now);
            }
        }
    }

    /// Nothing waits: whatever the office makes of it, it has heard it.
    fn office_has_all(&mut self) {
        let heard = |answers: &mut Option<u32>| *answers = Some(answers.unwrap_or_default());
        self.kept.iter_mut().for_each(|kept| heard(&mut kept.answers));
        self.asked.iter_mut().for_each(|kept| heard(&mut kept.answers));
    }

    /// The office was heard: what could not be told rests no longer.
    pub(super) fn office_is_there(&mut self) {
        self.send.rest_no_more();
    }

    /// The office said that everything it publishes is here. What it has heard and does not say the desk erased before it
    /// came here: that is forgotten. Whether anything was.
    pub(super) fn nothing_new(&mut self) -> bool {
        let answered = |answers: &mut Option<u32>| *answers = answers.map(|count| count.saturating_add(1));
        self.kept.iter_mut().for_each(|kept| answered(&mut kept.answers));
        self.asked.iter_mut().for_each(|kept| answered(&mut kept.answers));
        let before = self.kept.len() + self.asked.len();
        self.kept.retain(|kept| !kept.is_settled());
        self.asked.retain(|kept| !kept.is_settled());
        self.kept.len() + self.asked.len() < before
    }

    /// The office published this: what it says too is no longer ours to add.
    pub(super) fn published(&mut self, content: &Content) {
        let is_open = |kept: &&Kept<CheckIn>| {
            kept.it.takes.is_some() && !content.check_ins.contains_key(&kept.it.booking) && !kept.is_settled()
        };
        let undecided: BTreeSet<BookingId> =
            self.kept.iter().filter(is_open).map(|kept| kept.it.booking.clone()).collect();
        let stands = |Kept { it: one, .. }: &Kept<CheckIn>| {
            let theirs = content.check_ins.get(&one.booking);
            let is_there = content.bookings.contains_key(&one.booking) || undecided.contains(&one.booking);
            is_there && !theirs.is_some_and(|theirs| theirs.covers(one))
        };
        self.kept.retain(stands);
        self.asked.retain(|kept| !content.requests.contains_key(&kept.it.booking) && !kept.is_settled());
    }

    /// The content with what was said here.
    pub(super) fn laid_over(&self, content: &Content) -> Option<Content> {
        let said = || self.kept.iter().map(|kept| &kept.it);
        let asked = self.asked.iter().map(|kept| &kept.it);
        let is_ours = !self.kept.is_empty() || !self.asked.is_empty();
        is_ours.then(|| {
            content.with_takes(said()).with_check_ins(said()).with_stays(said()).with_requests(asked)
        })
    }

    /// Starts what is due; `epoch` is the history of the office that is followed, none while there is none.
    pub(super) fn settle(
        &mut self,
        now: Mono,
        followed: Option<Revision>,
        out: &mut Effects,
    ) -> Option<Noted> {
        let lost = self.give_up(now);
        if let (Some(ticket), Some(said)) = (self.keep.start(now), &self.waiting) {
            out.push(Effect::Keep(ticket, said.clone()));
        }
        match followed {
            Some(at) if self.told_epoch != Some(at.epoch) => {
                self.told_epoch = Some(at.epoch);
                self.kept.iter_mut().for_each(|kept| kept.answers = None);
                self.asked.iter_mut().for_each(|kept| kept.answers = None);
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
    fn give_up(&mut self, now: Mono) -> Option<Noted> {
        if self.send.give_up(now).is_some() {
            self.send.ask(Cause::Lost, now);
        }
        self.keep.give_up(now).and_then(|_| self.waiting.take())
    }
}

impl<T> Kept<T> {
    /// Whether everything the office made of it was to be seen: its first answer may have been on the way before.
    fn is_settled(&self) -> bool {
        self.answers.is_some_and(|count| count >= ANSWERS)
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
