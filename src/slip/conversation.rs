//! The talk with a printer about one slip: bytes in, bytes out, time handed in; what became of it can be trusted.
//!
//! A write that succeeds proves nothing: printers keep what they cannot print and print it later, in front of somebody
//! else. So the printer is asked before a byte of the slip is sent, asked again until it says that everything is on
//! paper, and told to forget the rest where nobody knows.

#[cfg(test)]
mod tests;

use crate::domain::{
    printer::{Outcome, PrinterState},
    time::Mono,
};

use super::{
    escpos::{self, BARRIER, FORGET, Question},
    held::Held,
    raster::Raster,
    status::{Answers, barrier_says_no_paper, is_answer},
    talk::Talk,
};

/// How long each step may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For one answer about state.
    pub answer_ms: u64,
    /// Until the printer has taken all bytes.
    pub send_ms: u64,
    /// Until it says that all is printed.
    pub print_ms: u64,
    /// Between two looks at its state meanwhile.
    pub watch_ms: u64,
    /// For the answer of a printer that knows no other way to say so.
    pub barrier_ms: u64,
    /// Until an office printer says that all is printed: it warms up, and others print before.
    pub job_ms: u64,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            answer_ms: 2_000,
            send_ms: 15_000,
            print_ms: 6_000,
            watch_ms: 1_000,
            barrier_ms: 6_000,
            job_ms: 60_000,
        }
    }
}

/// One slip and one printer.
#[derive(Debug, Clone)]
pub struct Conversation {
    slip: Vec<u8>,
    mark: [u8; 4],
    patience: Patience,
    phase: Phase,
    out: Vec<u8>,
    begun: bool,
    answers: Answers,
    /// The state question that is open, as its place in [`Question::ALL`].
    asked: usize,
    /// How many bytes of the confirmation have come.
    matched: usize,
    due: Mono,
    watch: Mono,
    outcome: Option<Outcome>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Before: is it ready?
    Asking,
    /// The slip is on its way.
    Sending,
    /// Until it says that all is printed.
    Confirming,
    /// It did not say so: the other way to ask.
    Barrier,
    /// The barrier was answered: is it still well?
    After,
    /// Decided.
    Over,
}

impl Conversation {
    /// Begins at `now`. `number` tells this slip from the one before; its low 16 bits count.
    pub fn new(raster: &Raster, number: u32, patience: Patience, now: Mono) -> Self {
        let mark = mark_of(number);
        let mut slip = escpos::picture(raster);
        slip.extend(escpos::say_when_printed(mark));
        let mut talk = Self {
            slip,
            mark,
            patience,
            phase: Phase::Asking,
            out: Vec::new(),
            begun: false,
            answers: Answers::default(),
            asked: 0,
            matched: 0,
            due: now,
            watch: now,
            outcome: None,
        };
        talk.ask(0, now);
        talk
    }

    /// The same talk with a printer that may still hold a part of another slip.
    pub(super) fn after(mut self, held: Held) -> Self {
        drop(self.out.splice(..0, held.first_words().iter().copied()));
        self
    }

    /// What became of the slip, once that is decided.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    fn ask(&mut self, question: usize, now: Mono) {
        self.asked = question;
        self.out.extend(Question::ALL.get(question).iter().flat_map(|question| question.bytes()));
        self.due = now.plus_millis(self.patience.answer_ms);
    }

    /// An answer to the one open question.
    fn answered(&mut self, byte: u8, now: Mono) {
        let Some(question) = Question::ALL.get(self.asked) else { return };
        self.answers.note(*question, byte);
        if self.asked + 1 < Question::ALL.len() {
            self.ask(self.asked + 1, now);
            return;
        }
        let state = self.answers.state();
        match (self.phase, state.prints()) {
            (Phase::Asking, true) => {
                self.phase = Phase::Sending;
                self.out = std::mem::take(&mut self.slip);
                self.due = now.plus_millis(self.patience.send_ms);
            }
            (Phase::Asking, false) => self.finish(Outcome::FailedBeforeSend(state)),
            (_, true) => self.finish(Outcome::Confirmed),
            (_, false) => self.unsure(state),
        }
    }

    /// A byte of the confirmation, or of an answer about state between them.
    fn confirming(&mut self, byte: u8) {
        let wanted = escpos::printed(self.mark);
        if wanted.get(self.matched) == Some(&byte) {
            self.matched += 1;
            if self.matched == wanted.len() {
                self.finish(Outcome::Confirmed);
            }
        } else if is_answer(byte) {
            self.watched(byte);
        } else if !matches!(byte, XON | XOFF) {
            self.matched = usize::from(wanted.first() == Some(&byte));
        }
    }

    fn watched(&mut self, byte: u8) {
        let Some(question) = Question::ALL.get(self.asked) else { return };
        self.answers.note(*question, byte);
        self.asked += 1;
        let state = self.answers.state();
        if self.asked == Question::ALL.len() && !state.prints() {
            self.unsure(state);
        }
    }

    fn barrier(&mut self, byte: u8, now: Mono) {
        match barrier_says_no_paper(byte) {
            Some(true) => self.unsure(PrinterState::PaperOut),
            Some(false) => {
                self.phase = Phase::After;
                self.answers = Answers::default();
                self.ask(0, now);
            }
            None => {}
        }
    }

    /// Nobody can know: the printer forgets the rest. Before the first byte of the slip there is nothing to forget.
    fn unsure(&mut self, state: PrinterState) {
        match self.outcome {
            Some(_) => {}
            None if self.begun => {
                self.finish(Outcome::Unknown(state));
                self.out.extend(FORGET);
            }
            None => self.finish(Outcome::FailedBeforeSend(state)),
        }
    }

    fn finish(&mut self, outcome: Outcome) {
        self.phase = Phase::Over;
        self.out.clear();
        self.outcome = Some(outcome);
    }
}

impl Talk for Conversation {
    fn to_write(&self) -> &[u8] {
        &self.out
    }

    fn wrote(&mut self, count: usize, now: Mono) {
        self.out.drain(..count.min(self.out.len()));
        if self.phase == Phase::Sending {
            self.begun |= count > 0;
            if self.out.is_empty() {
                self.phase = Phase::Confirming;
                self.due = now.plus_millis(self.patience.print_ms);
                self.watch = now.plus_millis(self.patience.watch_ms);
            }
        }
    }

    fn heard(&mut self, bytes: &[u8], now: Mono) {
        for byte in bytes {
            match self.phase {
                Phase::Asking | Phase::After if is_answer(*byte) => self.answered(*byte, now),
                Phase::Confirming => self.confirming(*byte),
                Phase::Barrier => self.barrier(*byte, now),
                Phase::Asking | Phase::After | Phase::Sending | Phase::Over => {}
            }
        }
    }

    fn tick(&mut self, now: Mono) {
        let late = now >= self.due;
        match self.phase {
            Phase::Asking if late => self.finish(Outcome::FailedBeforeSend(PrinterState::Unknown)),
            Phase::Confirming if late => {
                self.phase = Phase::Barrier;
                self.out.extend(BARRIER);
                self.due = now.plus_millis(self.patience.barrier_ms);
            }
            Phase::Confirming if now >= self.watch => {
                self.asked = 0;
                self.answers = Answers::default();
                self.out.extend(Question::ALL.iter().flat_map(|question| question.bytes()));
                self.watch = now.plus_millis(self.patience.watch_ms);
            }
            Phase::Sending | Phase::Barrier | Phase::After if late => self.unsure(PrinterState::Unknown),
            Phase::Asking
            | Phase::Sending
            | Phase::Confirming
            | Phase::Barrier
            | Phase::After
            | Phase::Over => {}
        }
    }

    fn lost(&mut self) {
        self.unsure(PrinterState::Offline);
        self.out.clear();
    }

    fn deadline(&self) -> Mono {
        match self.phase {
            Phase::Confirming => self.due.min(self.watch),
            Phase::Asking | Phase::Sending | Phase::Barrier | Phase::After | Phase::Over => self.due,
        }
    }

    fn is_over(&self) -> bool {
        self.outcome.is_some()
    }
}

/// Flow control that some printers send among their answers.
const XON: u8 = 0x11;
const XOFF: u8 = 0x13;

/// Four letters of A to O: none of them is a byte of an answer about state, so the two never mix.
fn mark_of(number: u32) -> [u8; 4] {
    [12, 8, 4, 0].map(|shift| b'A' + ((number >> shift) % 15) as u8)
}
