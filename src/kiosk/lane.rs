//! One operation in flight per lane: asked for with a cause, answered with a ticket, with a back-off of its own.

use crate::domain::time::Mono;

/// Proof that an answer belongs to the question in flight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

impl Ticket {
    /// The first ticket of every lane.
    pub(super) const FIRST: Self = Self(1);
}

/// One kind of work that leaves the kiosk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lane {
    name: LaneName,
    seed: u64,
    tickets: u64,
    flight: Option<Flight>,
    asked: Option<Asked>,
    not_before: Mono,
    failures: u32,
}

/// The lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneName {
    /// Reading what the terminal keeps.
    Load,
    /// Following the office.
    Poll,
    /// Putting what came onto the disk.
    Apply,
    /// Bringing pictures.
    Fetch,
    /// Making pictures ready.
    Decode,
    /// Telling the office.
    Report,
    /// Becoming known to an office.
    Pair,
    /// Asking the printers how they are.
    Printers,
    /// Drawing a paper.
    Draw,
    /// Printing a paper.
    Print,
    /// Writing down what was said of a booking.
    Keep,
    /// Telling the office what was written down.
    Send,
    /// Ringing, and asking the sound card.
    Sound,
    /// Reading aloud.
    Aloud,
    /// Watching for headphones.
    Ears,
    /// Handing out a follow-up slip.
    Hand,
    /// Writing down who holds it.
    Settle,
    /// Asking the office what a paper opens.
    Reply,
    /// Calling staff.
    Summon,
    /// Writing down how the terminal is set and what it was asked.
    Note,
    /// Setting the light of the screen.
    Light,
}

/// Why a lane was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// The terminal began.
    Start,
    /// The last answer was fine: the next question follows.
    Again,
    /// The office sent something.
    Batch,
    /// Pictures arrived on the disk.
    Blobs,
    /// Something is needed that is not here.
    Needed,
    /// The glass shows something new.
    Painted,
    /// The last attempt failed.
    Failure,
    /// The last attempt was never answered.
    Lost,
}

/// A question that waits for its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flight {
    /// Its ticket.
    pub ticket: Ticket,
    /// Why it was asked.
    pub cause: Cause,
    /// Since when it waits.
    pub since: Mono,
}

/// What a lane does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneState {
    /// Nothing to do.
    Idle,
    /// Starts at this moment.
    Due(Mono, Cause),
    /// Waits for an answer.
    InFlight(Flight),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Asked {
    cause: Cause,
    due: Mono,
}

/// Milliseconds a lane waits, and how long it believes in an answer.
struct Pace {
    first_millis: u64,
    most_millis: u64,
    answer_secs: u64,
}

impl LaneName {
    /// Every lane in the order the staff page lists them.
    pub const ALL: [Self; 21] = [
        Self::Load,
        Self::Poll,
        Self::Apply,
        Self::Fetch,
        Self::Decode,
        Self::Report,
        Self::Pair,
        Self::Printers,
        Self::Draw,
        Self::Print,
        Self::Keep,
        Self::Send,
        Self::Sound,
        Self::Aloud,
        Self::Ears,
        Self::Hand,
        Self::Settle,
        Self::Reply,
        Self::Summon,
        Self::Note,
        Self::Light,
    ];

    /// Seconds after which an answer is no longer expected. Workers have shorter deadlines of their own: this one
    /// catches a worker that died.
    pub fn answer_secs(self) -> u64 {
        self.pace().answer_secs
    }

    fn pace(self) -> Pace {
        let (first_millis, most_millis, answer_secs) = match self {
            // Quick at first, so that an office that restarts is seen again within two seconds.
            Self::Poll => (250, 15_000, 120),
            Self::Fetch => (500, 30_000, 900),
            Self::Pair => (1_000, 15_000, 120),
            Self::Report | Self::Send => (2_000, 60_000, 120),
            // Somebody stands before it.
            Self::Keep | Self::Settle => (1_000, 1_000, 20),
            Self::Summon => (1_000, 8_000, 30),
            Self::Note => (1_000, 60_000, 60),
            Self::Light => (1_000, 60_000, 30),
            Self::Load | Self::Apply => (1_000, 60_000, 900),
            Self::Decode | Self::Draw | Self::Reply => (1_000, 60_000, 120),
            // Behind a slip on its way, on the same thread.
            Self::Printers | Self::Print | Self::Hand => (1_000, 60_000, 300),
            // A loudspeaker that is plugged in again is heard at once, or the chime comes too late.
            Self::Sound => (1_000, 8_000, 60),
            // One sentence, read slowly.
            Self::Aloud | Self::Ears => (500, 4_000, 120),
        };
        Pace { first_millis, most_millis, answer_secs }
    }
}

impl Lane {
    /// A lane with nothing to do; `seed` spreads the retries of many terminals.
    pub fn new(name: LaneName, seed: u64) -> Self {
        Self { name, seed, tickets: 0, flight: None, asked: None, not_before: Mono(0), failures: 0 }
    }

    /// Asks for the operation at `due`; of two wishes the earlier stays.
    pub fn ask(&mut self, cause: Cause, due: Mono) {
        if self.asked.is_none_or(|asked| due < asked.due) {
            self.asked = Some(Asked { cause, due });
        }
    }

    /// Takes a wish back that has not begun.
    pub fn withdraw(&mut self) {
        self.asked = None;
    }

    /// Begins when a wish is due, nothing is in flight and the back-off is over.
    pub fn start(&mut self, now: Mono) -> Option<Ticket> {
        let asked = self.asked.filter(|asked| self.is_free() && asked.due.max(self.not_before) <= now)?;
        self.asked = None;
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.flight = Some(Flight { ticket, cause: asked.cause, since: now });
        Some(ticket)
    }

    /// Takes an answer; none when its ticket is not the one in flight.
    pub fn answer(&mut self, ticket: Ticket) -> Option<Flight> {
        let flight = self.flight.filter(|flight| flight.ticket == ticket)?;
        self.flight = None;
        Some(flight)
    }

    /// Gives up an answer that is too late; the caller asks again.
    pub fn give_up(&mut self, now: Mono) -> Option<Flight> {
        let flight = self.flight.filter(|flight| self.late_at(*flight) <= now)?;
        self.flight = None;
        self.fail(now);
        Some(flight)
    }

    /// The last answer was good.
    pub fn succeed(&mut self) {
        self.failures = 0;
        self.not_before = Mono(0);
    }

    /// The last answer was bad: the lane rests, longer each time.
    pub fn fail(&mut self, now: Mono) {
        self.failures = self.failures.saturating_add(1);
        self.not_before = now.plus_millis(self.rest_millis());
    }

    /// What made the last answers bad is over, as far as somebody else knows: the next try comes at once, and a bad
    /// answer to it lets the lane rest as long as before.
    pub fn rest_no_more(&mut self) {
        self.not_before = Mono(0);
    }

    /// Whether nothing is in flight.
    pub fn is_free(&self) -> bool {
        self.flight.is_none()
    }

    /// When its rest after failures ends.
    pub fn rests_until(&self) -> Mono {
        self.not_before
    }

    /// Failures in a row.
    pub fn failures(&self) -> u32 {
        self.failures
    }

    /// Its name.
    pub fn name(&self) -> LaneName {
        self.name
    }

    /// What it does.
    pub fn state(&self) -> LaneState {
        match (self.flight, self.asked) {
            (Some(flight), _) => LaneState::InFlight(flight),
            (None, Some(asked)) => LaneState::Due(asked.due.max(self.not_before), asked.cause),
            (None, None) => LaneState::Idle,
        }
    }

    /// When an answer in flight is too late.
    pub fn late_at(&self, flight: Flight) -> Mono {
        flight.since.plus_secs(self.name.answer_secs())
    }

    /// Doubles from the first rest to the longest; three quarters of it are sure, the last quarter differs from
    /// terminal to terminal and from time to time, so that a restarted office is not stormed.
    fn rest_millis(&self) -> u64 {
        let pace = self.name.pace();
        let doublings = self.failures.saturating_sub(1).min(16);
        let base = (pace.first_millis << doublings).min(pace.most_millis);
        base - (base / 4) * (mixed(self.seed ^ (self.tickets << 8)) % 256) / 255
    }
}

/// The finaliser of `SplitMix64` (Steele, Lea, Flood 2014): a number that looks unlike its neighbours.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_question_at_a_time_and_only_its_own_answer() {
        let mut lane = Lane::new(LaneName::Poll, 0);
        assert_eq!(lane.start(Mono(5)), None, "nobody asked");
        lane.ask(Cause::Start, Mono(10));
        lane.ask(Cause::Again, Mono(20));
        assert_eq!(lane.start(Mono(9)), None, "not yet");
        let first = lane.start(Mono(10)).unwrap();
        lane.ask(Cause::Again, Mono(10));
        assert_eq!(lane.start(Mono(11)), None, "one is in flight");
        assert_eq!(lane.answer(Ticket(first.0 + 1)), None, "a stale ticket");
        assert_eq!(lane.answer(first).map(|flight| flight.cause), Some(Cause::Start));
        assert_eq!(lane.answer(first), None, "answered once");
        assert!(lane.start(Mono(11)).is_some());
    }

    #[test]
    fn rests_grow_to_a_limit_and_end_with_success() {
        for name in LaneName::ALL {
            let mut lane = Lane::new(name, 7);
            let (mut rests, pace) = (Vec::new(), name.pace());
            for _ in 0..40 {
                lane.fail(Mono(0));
                rests.push(lane.rests_until().0);
            }
            let within = |rest: u64, base: u64| (base * 3 / 4..=base).contains(&rest);
            assert!(within(rests[0], pace.first_millis), "{name:?} {rests:?}");
            assert!(within(rests[39], pace.most_millis) && pace.most_millis <= 60_000, "{name:?} {rests:?}");
            lane.succeed();
            lane.ask(Cause::Again, Mono(1));
            assert!(lane.start(Mono(1)).is_some());
        }
    }

    #[test]
    fn a_short_restart_of_the_office_is_seen_within_two_seconds() {
        for seed in 0..200 {
            let mut lane = Lane::new(LaneName::Poll, seed);
            let mut now = Mono(0);
            while now.0 < 1000 {
                lane.ask(Cause::Failure, now);
                now = now.max(lane.rests_until());
                let ticket = lane.start(now).unwrap();
                lane.answer(ticket);
                lane.fail(now);
            }
            assert!(now.0 <= 2000, "seed {seed}: {now:?}");
        }
    }

    #[test]
    fn terminals_do_not_return_all_at_once() {
        let rest = |seed| {
            let mut lane = Lane::new(LaneName::Poll, seed);
            (0..9).for_each(|_| lane.fail(Mono(0)));
            lane.rests_until().0
        };
        let rests: std::collections::BTreeSet<u64> = (0..64).map(rest).collect();
        assert!(rests.len() > 32, "{rests:?}");
    }

    #[test]
    fn a_dead_worker_does_not_stop_the_lane() {
        let mut lane = Lane::new(LaneName::Decode, 0);
        lane.ask(Cause::Needed, Mono(0));
        let lost = lane.start(Mono(0)).unwrap();
        assert_eq!(lane.give_up(Mono(119_999)), None);
        assert_eq!(lane.give_up(Mono(120_000)).map(|flight| flight.ticket), Some(lost));
        assert_eq!(lane.answer(lost), None, "too late is stale");
    }
}
