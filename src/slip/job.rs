//! The talk with an office printer about one slip: what to ask it next, what it said, what became of the slip.
//!
//! A job is made before a byte of the slip leaves, so that whatever happens then, there is a number by which the
//! printer can be told to drop it. A printer that calls the job completed is asked once more how it is.

#[cfg(test)]
mod tests;

use crate::domain::{
    printer::{Outcome, PrinterState},
    time::Mono,
};

use super::{
    page::{self, Form},
    pwg,
    raster::Raster,
    reasons::Condition,
};

/// Longest wait for one answer, in milliseconds: printers that sleep need a while to wake.
pub const ANSWER_MS: u64 = 5_000;
/// Longest wait until a printer has taken the document, in milliseconds.
pub const SEND_MS: u64 = 20_000;
/// Between two looks at a job, in milliseconds.
const LOOK_MS: u64 = 500;
/// How often a printer is told to drop a job, and how long after the last time, in milliseconds.
const CANCELS: u8 = 3;
const CANCEL_AGAIN_MS: u64 = 1_000;

/// The number a printer gave a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct JobId(pub i32);

/// What is to be done next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Get-Printer-Attributes.
    Describe,
    /// Create-Job.
    Create,
    /// Send-Document, the last one of the job.
    Send(JobId),
    /// Get-Job-Attributes.
    Look(JobId),
    /// Cancel-Job.
    Cancel(JobId),
    /// Nothing until then.
    Wait(Mono),
    /// Nothing more.
    Over(Outcome),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// How it is, and what it prints on; no form if it does not take the picture's language.
    Printer(Condition, Option<Form>),
    /// It made a job.
    Created(JobId),
    /// It took the document, or the order to drop it.
    Taken,
    /// `job-state`.
    Job(Option<i32>),
    /// An IPP status that is no success: it understood, and did not do it.
    Refused,
    /// No line to it: not a byte went out.
    Unreachable,
    /// The line broke, or nothing understandable came in time.
    Silent,
}

/// One slip and one printer.
#[derive(Debug, Clone)]
pub struct Job {
    raster: Raster,
    longest_ms: u64,
    phase: Phase,
    document: Vec<u8>,
    form: Option<Form>,
    id: Option<JobId>,
    due: Mono,
    cancels: u8,
    /// It was to drop the job and did not hear.
    owes: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Is it ready?
    Asking,
    Creating,
    Sending,
    /// How far is the job?
    Looking,
    /// How is the printer meanwhile?
    Watching,
    /// A while until the next look.
    Resting(Mono),
    /// It calls the job completed: is it still well?
    After,
    /// The job ended otherwise, by somebody at the printer or by itself: why?
    Ended,
    /// It is told to drop the job, and what then became of the slip.
    Dropping(Outcome),
    /// It did not hear.
    DropAgain(Outcome, Mono),
    Over(Outcome),
}

impl Job {
    /// Begins. The printer may take `job_ms` milliseconds to print what it was sent.
    pub fn new(raster: Raster, job_ms: u64) -> Self {
        Self {
            raster,
            longest_ms: job_ms,
            phase: Phase::Asking,
            document: Vec::new(),
            form: None,
            id: None,
            due: Mono(0),
            cancels: 0,
            owes: false,
        }
    }

    /// The slip as the printer gets it, once its paper is known.
    pub fn document(&self) -> &[u8] {
        &self.document
    }

    /// The paper the job is for, once it is known.
    pub fn form(&self) -> Option<&Form> {
        self.form.as_ref()
    }

    /// The job that the printer was to drop and did not hear of.
    pub fn owed(&self) -> Option<JobId> {
        self.id.filter(|_| self.owes)
    }

    /// What to do at `now`.
    pub fn step(&self, now: Mono) -> Step {
        let with = |step: fn(JobId) -> Step| self.id.map_or(Step::Describe, step);
        match self.phase {
            Phase::Asking | Phase::Watching | Phase::After | Phase::Ended => Step::Describe,
            Phase::Creating => Step::Create,
            Phase::Sending => with(Step::Send),
            Phase::Resting(until) | Phase::DropAgain(_, until) if now < until => Step::Wait(until),
            Phase::Looking | Phase::Resting(_) => with(Step::Look),
            Phase::Dropping(_) | Phase::DropAgain(..) => with(Step::Cancel),
            Phase::Over(outcome) => Step::Over(outcome),
        }
    }

    /// What came of [`Self::step`].
    pub fn heard(&mut self, said: Said, now: Mono) {
        self.phase = match self.phase {
            Phase::Asking => self.described(said),
            Phase::Creating => self.created(&said),
            Phase::Sending => self.sent(&said, now),
            Phase::Looking | Phase::Resting(_) => self.looked(&said, now),
            Phase::Watching => watched(&said, now),
            Phase::After => confirmed(&said),
            Phase::Ended => Phase::Over(Outcome::Unknown(trouble(&said))),
            Phase::Dropping(outcome) | Phase::DropAgain(outcome, _) => self.dropped(&said, outcome, now),
            Phase::Over(outcome) => Phase::Over(outcome),
        };
    }

    fn described(&mut self, said: Said) -> Phase {
        let no = |state| Phase::Over(Outcome::FailedBeforeSend(state));
        let (condition, form) = match said {
            Said::Printer(condition, form) => (condition, form),
            Said::Unreachable => return no(PrinterState::Offline),
            Said::Created(_) | Said::Taken | Said::Job(_) | Said::Refused | Said::Silent => {
                return no(PrinterState::Unknown);
            }
        };
        let (true, Some(form)) = (condition.state().prints(), form) else {
            let state = condition.state();
            return no(if state.prints() { PrinterState::Unknown } else { state });
        };
        match page::lay(&self.raster, &form) {
            Ok(pages) => {
                self.document = pwg::document(&pages);
                self.form = Some(form);
                Phase::Creating
            }
            Err(error) => {
                tracing::warn!(%error, "a slip does not fit the paper of a printer");
                no(PrinterState::Unknown)
            }
        }
    }

    /// A job without a document prints nothing: until here it is certain that nothing comes out.
    fn created(&mut self, said: &Said) -> Phase {
        let state = match said {
            Said::Created(id) => {
                self.id = Some(*id);
                return Phase::Sending;
            }
            Said::Unreachable | Said::Refused => PrinterState::Offline,
            Said::Printer(..) | Said::Taken | Said::Job(_) | Said::Silent => PrinterState::Unknown,
        };
        Phase::Over(Outcome::FailedBeforeSend(state))
    }

    fn sent(&mut self, said: &Said, now: Mono) -> Phase {
        match said {
            Said::Taken => {
                self.due = now.plus_millis(self.longest_ms);
                Phase::Looking
            }
            // It saw the document and says that it does not print it, or never saw a byte of it.
            Said::Refused | Said::Unreachable => {
                Phase::Dropping(Outcome::FailedBeforeSend(PrinterState::Offline))
            }
            Said::Printer(..) | Said::Created(_) | Said::Job(_) | Said::Silent => {
                Phase::Dropping(Outcome::Unknown(PrinterState::Offline))
            }
        }
    }

    fn looked(&mut self, said: &Said, now: Mono) -> Phase {
        match said {
            Said::Job(Some(COMPLETED)) => Phase::After,
            Said::Job(Some(CANCELED | ABORTED)) => Phase::Ended,
            _ if now >= self.due => Phase::Dropping(Outcome::Unknown(PrinterState::Unknown)),
            Said::Job(_)
            | Said::Printer(..)
            | Said::Created(_)
            | Said::Taken
            | Said::Refused
            | Said::Unreachable
            | Said::Silent => Phase::Watching,
        }
    }

    /// A printer that refuses to drop a job has ended it already.
    fn dropped(&mut self, said: &Said, outcome: Outcome, now: Mono) -> Phase {
        self.cancels += 1;
        let heard = matches!(said, Said::Taken | Said::Refused);
        self.owes = !heard;
        if heard || self.cancels >= CANCELS {
            Phase::Over(outcome)
        } else {
            Phase::DropAgain(outcome, now.plus_millis(CANCEL_AGAIN_MS))
        }
    }
}

/// Paper that ends, a cover that is opened, while the job is on its way.
fn watched(said: &Said, now: Mono) -> Phase {
    match said {
        Said::Printer(condition, _) if !condition.state().prints() => {
            Phase::Dropping(Outcome::Unknown(condition.state()))
        }
        Said::Unreachable => Phase::Dropping(Outcome::Unknown(PrinterState::Offline)),
        Said::Printer(..) | Said::Created(_) | Said::Taken | Said::Job(_) | Said::Refused | Said::Silent => {
            Phase::Resting(now.plus_millis(LOOK_MS))
        }
    }
}

/// Some printers call a job completed that they only keep: one that is well has nothing to keep it for.
fn confirmed(said: &Said) -> Phase {
    match said {
        Said::Printer(condition, _) if condition.state().prints() => Phase::Over(Outcome::Confirmed),
        Said::Printer(..)
        | Said::Created(_)
        | Said::Taken
        | Said::Job(_)
        | Said::Refused
        | Said::Unreachable
        | Said::Silent => Phase::Dropping(Outcome::Unknown(trouble(said))),
    }
}

/// Why a slip is not on paper, as far as the printer says.
fn trouble(said: &Said) -> PrinterState {
    match said {
        Said::Printer(condition, _) if !condition.state().prints() => condition.state(),
        Said::Unreachable => PrinterState::Offline,
        Said::Printer(..) | Said::Created(_) | Said::Taken | Said::Job(_) | Said::Refused | Said::Silent => {
            PrinterState::Unknown
        }
    }
}

/// `job-state` of a job that is done (RFC 8011, section 5.3.7): by somebody, by the printer, or as it should be.
const CANCELED: i32 = 7;
const ABORTED: i32 = 8;
const COMPLETED: i32 = 9;
