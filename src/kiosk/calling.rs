//! 職員をよぶ at this terminal: asked once however often it is pressed, honest about who heard, forgotten with the visit.

use crate::domain::{
    summons::{Standing, Step, WAITING_SECS},
    time::Mono,
};

use super::{
    due::{Deadline, Why, lane_due, sooner},
    effect::{Effect, Effects},
    event::NetTrouble,
    lane::{Cause, Lane, LaneName, Ticket},
};

/// Seconds between two looks at how the request stands.
const LOOK_SECS: u64 = 3;
/// The request of this terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Calling {
    lane: Lane,
    call: Call,
}

/// How it stands, as the glass says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// Nobody called.
    Idle,
    /// On its way to the office.
    Asking,
    /// Staff can see it, since then.
    Heard(Mono),
    /// Somebody said that they come.
    Coming,
    /// Nobody said so in time.
    Unanswered,
    /// The office could not be reached: nobody heard.
    Unheard,
}

/// Whether anybody is there to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staff {
    /// The desk is open.
    There,
    /// It is closed.
    Away,
    /// Nobody knows the time.
    Unknown,
}

impl Calling {
    pub(super) fn new(seed: u64) -> Self {
        Self { lane: Lane::new(LaneName::Summon, seed), call: Call::Idle }
    }

    /// How it stands.
    pub(super) fn call(&self) -> Call {
        self.call
    }

    /// しずかに よぶ: once, until the answer has come or nobody was reached.
    pub(super) fn ask(&mut self, now: Mono) {
        match self.call {
            Call::Idle | Call::Unanswered | Call::Unheard => {
                self.call = Call::Asking;
                self.lane.succeed();
                self.lane.ask(Cause::Needed, now);
            }
            Call::Asking | Call::Heard(_) | Call::Coming => {}
        }
    }

    /// The office answered, or could not be reached.
    pub(super) fn answered(&mut self, now: Mono, ticket: Ticket, result: &Result<Standing, NetTrouble>) {
        if self.lane.answer(ticket).is_none() {
            return;
        }
        match (self.call, result) {
            (Call::Asking, Ok(Standing::Waiting | Standing::Gone)) => {
                self.call = Call::Heard(now);
                self.lane.ask(Cause::Again, now.plus_secs(LOOK_SECS));
            }
            (Call::Asking | Call::Heard(_), Ok(Standing::Coming)) => self.call = Call::Coming,
            (Call::Asking, Err(_)) => self.call = Call::Unheard,
            (Call::Heard(_), Ok(Standing::Waiting)) => {
                self.lane.succeed();
                self.lane.ask(Cause::Again, now.plus_secs(LOOK_SECS));
            }
            (Call::Heard(_), Ok(Standing::Gone)) => self.call = Call::Unanswered,
            // Staff may have seen it: only the answer is lost, and looked for again.
            (Call::Heard(_), Err(_)) => {
                self.lane.fail(now);
                self.lane.ask(Cause::Failure, now);
            }
            (Call::Idle | Call::Coming | Call::Unanswered | Call::Unheard, _) => {}
        }
    }

    /// The visit is over: the request stays where staff see it, and nothing of it here.
    pub(super) fn end(&mut self) {
        self.call = Call::Idle;
        self.lane.withdraw();
    }

    /// Starts what is due, and gives up what is too late.
    pub(super) fn settle(&mut self, now: Mono, out: &mut Effects) {
        if self.lane.give_up(now).is_some() {
            match self.call {
                Call::Asking => self.call = Call::Unheard,
                Call::Heard(_) => self.lane.ask(Cause::Lost, now),
                Call::Idle | Call::Coming | Call::Unanswered | Call::Unheard => {}
            }
        }
        if let Call::Heard(since) = self.call
            && since.plus_secs(WAITING_SECS) <= now
        {
            self.call = Call::Unanswered;
            self.lane.withdraw();
        }
        let step = match self.call {
            Call::Asking => Step::Ask,
            Call::Heard(_) => Step::Look,
            Call::Idle | Call::Coming | Call::Unanswered | Call::Unheard => return self.lane.withdraw(),
        };
        if let Some(ticket) = self.lane.start(now) {
            out.push(Effect::Summon(ticket, step));
        }
    }

    /// When it starts, gives up, or counts as unanswered.
    pub(super) fn due(&self) -> Option<Deadline> {
        let over = match self.call {
            Call::Heard(since) => Some((since.plus_secs(WAITING_SECS), Why::CallOver)),
            Call::Idle | Call::Asking | Call::Coming | Call::Unanswered | Call::Unheard => None,
        };
        lane_due(&self.lane).into_iter().chain(over).reduce(|a, b| sooner(a, Some(b)))
    }

    pub(super) fn lane(&self) -> &Lane {
        &self.lane
    }

    /// Lets a test compare what is left after a visit: how many questions were put is no trace of anybody.
    #[cfg(test)]
    pub(super) fn forget_counter(&mut self) {
        assert_eq!(self.call, Call::Idle, "a request outlived its visit");
        *self = Self::new(0);
    }
}
