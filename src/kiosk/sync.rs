//! Following the office: load, poll, apply, fetch, report, pair; each a lane, and the order between them.

use std::{collections::BTreeSet, ops::Bound, sync::Arc};

use crate::domain::{
    blob::BlobHash,
    content::{Content, Revision},
    time::Mono,
};

use super::{
    due::Deadline,
    effect::{Effect, Effects, Report},
    event::{
        Applied, Batch, DiskTrouble, FetchTrouble, Loaded, NetTrouble, OfficeTime, PairingState, Polled,
    },
    lane::{Cause, Flight, Lane, LaneName, Ticket},
    lanes::Lanes,
    trouble::Trouble,
};

/// Least milliseconds from one poll to the next when there was nothing: an office that does not hold polls back is
/// not stormed.
const POLL_MILLIS_MIN: u64 = 1000;
/// Seconds until a revoked device asks again: somebody may be pairing it anew and stand before it.
const REVOKED_SECS: u64 = 30;
/// Seconds between two looks at a pairing that staff have not confirmed.
const PAIRING_SECS: u64 = 2;
/// Milliseconds arriving blobs are gathered before content is rebuilt.
const GATHER_MILLIS: u64 = 1000;

/// How this terminal stands with an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// The disk has not said yet.
    Loading,
    /// No office knows it; staff may be pairing it.
    Unpaired(Option<PairingState>),
    /// An office knows it.
    Paired,
    /// The office took the welcome back. What was there stays on the glass, as stale: a screen that goes blank
    /// because of a slip in the console helps nobody, and nothing on it is secret. It asks again now and then.
    Revoked,
}

/// Following the office.
#[derive(Debug, Clone, PartialEq)]
pub struct Sync {
    link: Link,
    lanes: Lanes,
    /// Where the feed goes on.
    pub(super) cursor: Revision,
    /// The mark of what the office last said to this terminal alone.
    pub(super) heard: String,
    missing: BTreeSet<BlobHash>,
    /// The blob fetched last: the next one follows it in order, so that a broken one delays no other.
    fetched: Option<BlobHash>,
    batch: Option<Batch>,
    repaired: Option<String>,
    poll_wait_secs: u32,
    report_secs: u64,
}

/// What an answer brought.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct News {
    /// The office's clock, heard at this moment.
    pub(super) heard: Option<OfficeTime>,
    /// The office's clock as the disk remembers it.
    pub(super) remembered: Option<OfficeTime>,
    /// What became of the content.
    pub(super) content: Change,
}

/// What became of the content.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Change {
    /// It is as it was.
    #[default]
    Same,
    /// It is this; none when nothing can be shown any more.
    Published(Option<Arc<Content>>),
    /// It is the same publication with more of its pictures.
    Completed(Option<Arc<Content>>),
}

impl Sync {
    pub(super) fn new(poll_wait_secs: u32, report_secs: u64, seed: u64) -> Self {
        Self {
            link: Link::Loading,
            lanes: Lanes::new(seed),
            cursor: Revision::default(),
            heard: String::new(),
            missing: BTreeSet::new(),
            fetched: None,
            batch: None,
            repaired: None,
            poll_wait_secs,
            report_secs,
        }
    }

    /// How this terminal stands with an office.
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Blobs still to be fetched.
    pub fn missing(&self) -> usize {
        self.missing.len()
    }

    pub(super) fn lanes(&self) -> [&Lane; 6] {
        self.lanes.all()
    }

    /// What is wrong between here, the office and the disk.
    pub(super) fn troubles(&self) -> impl Iterator<Item = Trouble> {
        let revoked = (self.link == Link::Revoked).then_some(Trouble::Revoked);
        let repaired = self.repaired.clone().map(Trouble::Repaired);
        revoked.into_iter().chain(self.lanes.troubles().cloned()).chain(repaired)
    }

    /// The disk said what it keeps.
    pub(super) fn loaded(&mut self, now: Mono, ticket: Ticket, loaded: Loaded) -> News {
        if self.lanes.load.answer(ticket).is_none() {
            return News::default();
        }
        self.lanes.well(LaneName::Load);
        self.cursor = loaded.cursor;
        self.missing = loaded.missing;
        self.repaired = loaded.repaired;
        if loaded.paired {
            self.welcomed(now);
        } else {
            self.link = Link::Unpaired(None);
            self.lanes.pair.ask(Cause::Start, now);
        }
        News { remembered: loaded.last_contact, content: Change::Published(loaded.content), heard: None }
    }

    /// The office answered a poll.
    pub(super) fn polled(&mut self, now: Mono, ticket: Ticket, result: Result<Polled, NetTrouble>) -> News {
        let Some(flight) = self.lanes.poll.answer(ticket) else {
            return News::default();
        };
        let heard = match result {
            Ok(Polled::Nothing(office) | Polled::Told(_, office)) => {
                self.answered(now, LaneName::Poll);
                self.lanes.poll.ask(Cause::Again, now.max(flight.since.plus_millis(POLL_MILLIS_MIN)));
                Some(office)
            }
            Ok(Polled::Batch(batch, office)) => {
                self.answered(now, LaneName::Poll);
                self.batch = Some(batch);
                Some(office)
            }
            Ok(Polled::Revoked) => {
                self.lanes.well(LaneName::Poll);
                self.revoked(now);
                None
            }
            Err(trouble) => {
                self.lanes.ill(now, LaneName::Poll, Trouble::Net(trouble));
                self.lanes.poll.ask(Cause::Failure, now);
                None
            }
        };
        News { heard, ..News::default() }
    }

    /// The disk applied a batch, or rebuilt content.
    pub(super) fn applied(
        &mut self,
        now: Mono,
        ticket: Ticket,
        result: Result<Applied, DiskTrouble>,
    ) -> News {
        let Some(flight) = self.lanes.apply.answer(ticket) else {
            return News::default();
        };
        match result {
            Ok(applied) => {
                // A batch that leads nowhere would come again at once, and again.
                if flight.cause == Cause::Batch && applied.cursor == self.cursor {
                    self.lanes.apply.fail(now);
                } else {
                    self.lanes.well(LaneName::Apply);
                }
                self.after_apply(now, flight, Cause::Again);
                if flight.cause == Cause::Batch && applied.missing != self.missing {
                    // What kept the old pictures from coming says nothing of these.
                    self.lanes.well(LaneName::Fetch);
                }
                self.cursor = applied.cursor;
                self.missing = applied.missing;
                if flight.cause == Cause::Blobs && self.missing.is_empty() && self.link == Link::Paired {
                    // Whoever published waits to hear that the pictures are there too.
                    self.lanes.report.ask(Cause::Blobs, now);
                }
                let content = if flight.cause == Cause::Batch {
                    Change::Published(applied.content)
                } else {
                    Change::Completed(applied.content)
                };
                News { content, ..News::default() }
            }
            Err(trouble) => {
                self.lanes.ill(now, LaneName::Apply, Trouble::Disk(trouble));
                self.after_apply(now, flight, Cause::Failure);
                News::default()
            }
        }
    }

    /// A blob came, or did not.
    pub(super) fn fetched(&mut self, now: Mono, ticket: Ticket, result: Result<BlobHash, FetchTrouble>) {
        if self.lanes.fetch.answer(ticket).is_none() {
            return;
        }
        match result {
            Ok(blob) => {
                self.lanes.well(LaneName::Fetch);
                self.missing.remove(&blob);
                let due = if self.missing.is_empty() { now } else { now.plus_millis(GATHER_MILLIS) };
                self.lanes.apply.ask(Cause::Blobs, due);
            }
            Err(trouble) => self.lanes.ill(now, LaneName::Fetch, trouble.into()),
        }
    }

    /// The office took the report, or did not.
    pub(super) fn reported(
        &mut self,
        now: Mono,
        ticket: Ticket,
        result: Result<OfficeTime, NetTrouble>,
    ) -> News {
        if self.lanes.report.answer(ticket).is_none() {
            return News::default();
        }
        match result {
            Ok(office) => {
                self.lanes.well(LaneName::Report);
                self.lanes.report.ask(Cause::Again, now.plus_secs(self.report_secs));
                News { heard: Some(office), ..News::default() }
            }
            Err(trouble) => {
                self.lanes.ill(now, LaneName::Report, Trouble::Net(trouble));
                self.lanes.report.ask(Cause::Failure, now);
                News::default()
            }
        }
    }

    /// Pairing moved on, or did not.
    pub(super) fn pairing(&mut self, now: Mono, ticket: Ticket, result: Result<PairingState, NetTrouble>) {
        if self.lanes.pair.answer(ticket).is_none() {
            return;
        }
        match result {
            Ok(PairingState::Paired) => {
                self.lanes.well(LaneName::Pair);
                self.welcomed(now);
            }
            Ok(waiting @ PairingState::Waiting { .. }) => {
                self.lanes.well(LaneName::Pair);
                self.link = Link::Unpaired(Some(waiting));
                self.lanes.pair.ask(Cause::Again, now.plus_secs(PAIRING_SECS));
            }
            Err(trouble) => {
                // A cable pulled for a moment does not take the code from the glass; a refusal does.
                if !matches!(trouble, NetTrouble::Unreachable(_)) {
                    self.link = Link::Unpaired(None);
                }
                self.lanes.ill(now, LaneName::Pair, Trouble::Net(trouble));
                self.lanes.pair.ask(Cause::Failure, now);
            }
        }
    }

    /// The glass shows a new publication: the office hears of it at once.
    pub(super) fn painted(&mut self, now: Mono) {
        if self.link == Link::Paired {
            self.lanes.report.ask(Cause::Painted, now);
        }
    }

    /// Staff wait to hear of this.
    pub(super) fn tell(&mut self, now: Mono) {
        if self.link == Link::Paired {
            self.lanes.report.ask(Cause::Needed, now);
        }
    }

    /// Starts what is due; `report` is made only when it leaves.
    pub(super) fn settle(&mut self, now: Mono, report: impl FnOnce(&Self) -> Report, out: &mut Effects) {
        self.give_up(now);
        self.ask_for_blobs(now);
        if let Some(ticket) = self.lanes.load.start(now) {
            out.push(Effect::Load(ticket));
        }
        if let Some(ticket) = self.lanes.pair.start(now) {
            out.push(Effect::Pair(ticket));
        }
        if let Some(ticket) = self.lanes.poll.start(now) {
            let (after, heard) = (self.cursor, self.heard.clone());
            out.push(Effect::Poll { ticket, after, wait_secs: self.poll_wait_secs, heard });
        }
        if self.batch.is_some() {
            // A batch builds content too: it takes the place of a rebuild that has not begun.
            self.lanes.apply.withdraw();
            self.lanes.apply.ask(Cause::Batch, now);
        }
        if let Some(ticket) = self.lanes.apply.start(now) {
            out.push(match self.batch.take() {
                Some(batch) => Effect::Apply(ticket, batch),
                None => Effect::Rebuild(ticket),
            });
        }
        if let Some(blob) = self.next_blob().filter(|_| self.lanes.fetch.is_free())
            && let Some(ticket) = self.lanes.fetch.start(now)
        {
            self.fetched = Some(blob);
            out.push(Effect::Fetch(ticket, blob));
        }
        if let Some(ticket) = self.lanes.report.start(now) {
            out.push(Effect::Report(ticket, report(self)));
        }
    }

    /// When a lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        self.lanes.due()
    }

    fn give_up(&mut self, now: Mono) {
        for name in LaneName::ALL {
            let Some(flight) = self.lanes.give_up(now, name) else {
                continue;
            };
            if name == LaneName::Apply {
                self.after_apply(now, flight, Cause::Lost);
            } else {
                self.lanes.lost(now, name);
            }
        }
    }

    fn ask_for_blobs(&mut self, now: Mono) {
        if self.missing.is_empty() || self.link != Link::Paired {
            self.lanes.fetch.withdraw();
        } else if self.lanes.fetch.is_free() {
            self.lanes.fetch.ask(Cause::Needed, now);
        }
    }

    fn next_blob(&self) -> Option<BlobHash> {
        let after = |blob| (Bound::Excluded(blob), Bound::Unbounded);
        let following = self.fetched.and_then(|blob| self.missing.range(after(blob)).next());
        following.or_else(|| self.missing.first()).copied()
    }

    /// After a batch the feed goes on; after a rebuild that failed, the rebuild does.
    fn after_apply(&mut self, now: Mono, flight: Flight, next: Cause) {
        if flight.cause == Cause::Batch {
            self.lanes.poll.ask(next, now.max(self.lanes.apply.rests_until()));
        } else if next != Cause::Again {
            self.lanes.apply.ask(next, now);
        }
    }

    fn welcomed(&mut self, now: Mono) {
        self.link = Link::Paired;
        self.lanes.pair.withdraw();
        self.lanes.poll.ask(Cause::Start, now);
        self.lanes.report.ask(Cause::Start, now);
    }

    fn revoked(&mut self, now: Mono) {
        self.link = Link::Revoked;
        self.lanes.report.withdraw();
        self.lanes.poll.ask(Cause::Again, now.plus_secs(REVOKED_SECS));
    }

    /// The office spoke to this device, so it is welcome.
    fn answered(&mut self, now: Mono, name: LaneName) {
        self.lanes.well(name);
        if self.link == Link::Revoked {
            self.link = Link::Paired;
            self.lanes.report.ask(Cause::Start, now);
        }
    }
}
