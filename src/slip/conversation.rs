//! The talk with a printer about one slip: bytes in, bytes out, time handed in; what became of it can be trusted.
//!
//! A write that succeeds proves nothing: printers keep what they cannot print and print it later, in front of somebody
//! else. So the printer is asked before a byte of the slip is sent, asked again until it says that everything is on
//! paper, and told to forget the rest where nobody knows.

use crate::domain::time::Mono;

use super::{
    escpos::{self, BARRIER, FORGET, Question},
    raster::Raster,
    status::{Answers, PrinterState, barrier_says_no_paper, is_answer},
};

/// What became of a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It is on paper: the printer says so.
    Confirmed,
    /// Some of it may be on paper. Ask the person; never send it again by yourself.
    Unknown(PrinterState),
    /// Not a byte of it was sent: it may be sent again.
    FailedBeforeSend(PrinterState),
}

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
}

impl Default for Patience {
    fn default() -> Self {
        Self { answer_ms: 2_000, send_ms: 15_000, print_ms: 6_000, watch_ms: 1_000, barrier_ms: 6_000 }
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

    /// Bytes to write next; also after the outcome, when the printer is told to forget.
    pub fn to_write(&self) -> &[u8] {
        &self.out
    }

    /// What became of the slip, once that is decided.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// When [`Self::tick`] is next due.
    pub fn deadline(&self) -> Mono {
        match self.phase {
            Phase::Confirming => self.due.min(self.watch),
            Phase::Asking | Phase::Sending | Phase::Barrier | Phase::After | Phase::Over => self.due,
        }
    }

    /// The first `count` bytes of [`Self::to_write`] were taken.
    pub fn wrote(&mut self, count: usize, now: Mono) {
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

    /// The printer said something.
    pub fn heard(&mut self, bytes: &[u8], now: Mono) {
        for byte in bytes {
            match self.phase {
                Phase::Asking | Phase::After if is_answer(*byte) => self.answered(*byte, now),
                Phase::Confirming => self.confirming(*byte),
                Phase::Barrier => self.barrier(*byte, now),
                Phase::Asking | Phase::After | Phase::Sending | Phase::Over => {}
            }
        }
    }

    /// Time passed.
    pub fn tick(&mut self, now: Mono) {
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

    /// The connection broke.
    pub fn lost(&mut self) {
        self.unsure(PrinterState::Offline);
        self.out.clear();
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

/// Flow control that some printers send among their answers.
const XON: u8 = 0x11;
const XOFF: u8 = 0x13;

/// Four letters of A to O: none of them is a byte of an answer about state, so the two never mix.
fn mark_of(number: u32) -> [u8; 4] {
    [12, 8, 4, 0].map(|shift| b'A' + ((number >> shift) % 15) as u8)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const READY: u8 = 0x12;

    fn talk() -> Conversation {
        Conversation::new(&Raster::new(16, 4), 7, Patience::default(), Mono(0))
    }

    fn take(talk: &mut Conversation, now: u64) -> Vec<u8> {
        let bytes = talk.to_write().to_vec();
        talk.wrote(bytes.len(), Mono(now));
        bytes
    }

    /// A conversation whose slip was sent.
    fn sent() -> Conversation {
        let mut talk = talk();
        for number in [1, 2, 4] {
            assert_eq!(take(&mut talk, 0), [0x10, 0x04, number]);
            talk.heard(&[READY], Mono(0));
        }
        let bytes = take(&mut talk, 0);
        assert!(bytes.starts_with(&[0x1b, 0x40]) && bytes.ends_with(&escpos::say_when_printed(talk.mark)));
        talk
    }

    #[test]
    fn a_printer_that_says_so_has_printed() {
        let mut talk = sent();
        let confirmation = escpos::printed(talk.mark);
        for byte in confirmation {
            assert_eq!(talk.outcome(), None);
            talk.heard(&[0x11, READY], Mono(1));
            talk.heard(&[byte], Mono(1));
        }
        assert_eq!(talk.outcome(), Some(Outcome::Confirmed));
        assert!(talk.to_write().is_empty());
    }

    #[test]
    fn another_slips_confirmation_counts_for_nothing() {
        let mut talk = sent();
        talk.heard(&escpos::printed(mark_of(8)), Mono(1));
        assert_eq!(talk.outcome(), None);
    }

    #[test]
    fn nothing_is_sent_to_a_printer_that_cannot_print() {
        for (answers, state) in [
            ([0x1a, 0x32, 0x7e], PrinterState::PaperOut),
            ([0x1a, 0x16, 0x12], PrinterState::CoverOpen),
            ([0x1a, 0x12, 0x12], PrinterState::Offline),
        ] {
            let mut talk = talk();
            for answer in answers {
                take(&mut talk, 0);
                talk.heard(&[answer], Mono(0));
            }
            assert_eq!(talk.outcome(), Some(Outcome::FailedBeforeSend(state)));
            assert!(talk.to_write().is_empty());
        }
    }

    #[test]
    fn silence_before_is_a_failure_and_silence_after_is_not_known() {
        let mut before = talk();
        before.tick(Mono(1_999));
        assert_eq!(before.outcome(), None);
        before.tick(before.deadline());
        assert_eq!(before.outcome(), Some(Outcome::FailedBeforeSend(PrinterState::Unknown)));
        let mut after = sent();
        while after.outcome().is_none() {
            let due = after.deadline();
            assert!(due <= Mono(12_000));
            take(&mut after, due.0);
            after.tick(due);
        }
        assert_eq!(after.outcome(), Some(Outcome::Unknown(PrinterState::Unknown)));
        assert_eq!(after.to_write(), FORGET);
    }

    #[test]
    fn a_printer_that_only_knows_the_barrier_confirms_too() {
        for (barrier, last, want) in [
            (0x00, READY, Outcome::Confirmed),
            (0x03, READY, Outcome::Confirmed),
            (0x0c, READY, Outcome::Unknown(PrinterState::PaperOut)),
            (0x00, 0x72, Outcome::Unknown(PrinterState::PaperOut)),
        ] {
            let mut talk = sent();
            talk.tick(Mono(6_000));
            assert_eq!(take(&mut talk, 6_000), BARRIER);
            talk.heard(&[barrier], Mono(6_001));
            for answer in [READY, READY, last] {
                take(&mut talk, 6_002);
                talk.heard(&[answer], Mono(6_002));
            }
            assert_eq!(talk.outcome(), Some(want));
        }
    }

    #[test]
    fn paper_that_ends_meanwhile_is_seen_and_the_rest_forgotten() {
        let mut talk = sent();
        talk.tick(Mono(1_000));
        assert_eq!(take(&mut talk, 1_000).len(), 9);
        talk.heard(&[0x1a, 0x32, 0x72], Mono(1_010));
        assert_eq!(talk.outcome(), Some(Outcome::Unknown(PrinterState::PaperOut)));
        assert_eq!(talk.to_write(), FORGET);
    }

    #[test]
    fn a_lost_line_is_told_by_whether_anything_was_sent() {
        let mut before = talk();
        before.lost();
        assert_eq!(before.outcome(), Some(Outcome::FailedBeforeSend(PrinterState::Offline)));
        let mut after = sent();
        after.lost();
        assert_eq!(after.outcome(), Some(Outcome::Unknown(PrinterState::Offline)));
        assert!(after.to_write().is_empty());
    }

    #[test]
    fn marks_are_never_answers() {
        for number in 0..70_000 {
            assert!(mark_of(number).iter().all(|byte| !is_answer(*byte)));
        }
        assert_ne!(mark_of(1), mark_of(2));
    }

    proptest! {
        /// Whatever a printer says and whenever it falls silent: an outcome comes in time, a slip that nobody began
        /// is never doubted, one that was begun is never called unsent, and no confirmation comes from thin air.
        #[test]
        fn the_outcome_is_honest(
            noise in prop::collection::vec((prop::collection::vec(prop::sample::select(
                &[0x12_u8, 0x1a, 0x72, 0x37, 0x22, 0x00, 0x0c, b'A', 0x11, 0xff][..]), 0..6), 0_u64..3_000, 0_usize..40), 0..60),
            breaks in prop::bool::ANY,
        ) {
            let mut talk = talk();
            let (mut now, mut wrote_slip, mut said) = (0, false, Vec::new());
            for (bytes, pause, written) in noise {
                let sending = talk.phase == Phase::Sending;
                let count = written.min(talk.to_write().len());
                wrote_slip |= sending && count > 0;
                talk.wrote(count, Mono(now));
                said.extend(bytes.clone());
                talk.heard(&bytes, Mono(now));
                now += pause;
                talk.tick(Mono(now));
            }
            if breaks { talk.lost(); }
            for _ in 0..40 {
                now = now.max(talk.deadline().0);
                talk.tick(Mono(now));
            }
            match talk.outcome() {
                None => prop_assert!(false, "no outcome"),
                Some(Outcome::FailedBeforeSend(_)) => prop_assert!(!wrote_slip),
                Some(Outcome::Unknown(_)) => prop_assert!(wrote_slip),
                Some(Outcome::Confirmed) => prop_assert!(wrote_slip && said.contains(&0)
                    | said.iter().any(|byte| barrier_says_no_paper(*byte) == Some(false))),
            }
        }
    }
}
