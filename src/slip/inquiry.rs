//! The short talk with a printer that only asks how it is.

use crate::domain::{printer::PrinterState, time::Mono};

use super::{
    escpos::Question,
    held::Held,
    status::{Answers, is_answer},
    talk::Talk,
};

/// Three questions and their answers.
#[derive(Debug, Clone)]
pub struct Inquiry {
    answer_ms: u64,
    out: Vec<u8>,
    answers: Answers,
    /// The open question, as its place in [`Question::ALL`].
    asked: usize,
    due: Mono,
    state: Option<PrinterState>,
}

impl Inquiry {
    /// Begins at `now`; each answer may take `answer_ms` milliseconds.
    pub fn new(answer_ms: u64, now: Mono) -> Self {
        let answers = Answers::default();
        let mut inquiry = Self { answer_ms, out: Vec::new(), answers, asked: 0, due: now, state: None };
        inquiry.ask(0, now);
        inquiry
    }

    /// The same talk with a printer that may still hold a part of a slip.
    pub(super) fn after(mut self, held: Held) -> Self {
        drop(self.out.splice(..0, held.first_words().iter().copied()));
        self
    }

    /// How the printer is, once that is known.
    pub fn state(&self) -> Option<PrinterState> {
        self.state
    }

    fn ask(&mut self, question: usize, now: Mono) {
        self.asked = question;
        self.out.extend(Question::ALL.get(question).iter().flat_map(|question| question.bytes()));
        self.due = now.plus_millis(self.answer_ms);
    }
}

impl Talk for Inquiry {
    fn to_write(&self) -> &[u8] {
        &self.out
    }

    fn wrote(&mut self, count: usize, _: Mono) {
        self.out.drain(..count.min(self.out.len()));
    }

    fn heard(&mut self, bytes: &[u8], now: Mono) {
        for byte in bytes.iter().filter(|byte| is_answer(**byte)) {
            let Some(question) = Question::ALL.get(self.asked).filter(|_| self.state.is_none()) else {
                return;
            };
            self.answers.note(*question, *byte);
            if self.asked + 1 < Question::ALL.len() {
                self.ask(self.asked + 1, now);
            } else {
                self.state = Some(self.answers.state());
            }
        }
    }

    fn tick(&mut self, now: Mono) {
        if now >= self.due {
            self.state.get_or_insert(PrinterState::Unknown);
        }
    }

    fn lost(&mut self) {
        self.state.get_or_insert(PrinterState::Offline);
    }

    fn deadline(&self) -> Mono {
        self.due
    }

    fn is_over(&self) -> bool {
        self.state.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(answers: &[u8]) -> Option<PrinterState> {
        let mut inquiry = Inquiry::new(2_000, Mono(0));
        for answer in answers {
            let bytes = inquiry.to_write().len();
            assert_eq!(bytes, 3, "one question at a time");
            inquiry.wrote(bytes, Mono(0));
            inquiry.heard(&[0x11, *answer], Mono(0));
        }
        inquiry.state()
    }

    #[test]
    fn three_answers_say_how_it_is() {
        assert_eq!(asked(&[0x12, 0x12]), None);
        assert_eq!(asked(&[0x12, 0x12, 0x12]), Some(PrinterState::Ready));
        assert_eq!(asked(&[0x1a, 0x32, 0x72]), Some(PrinterState::PaperOut));
    }

    #[test]
    fn silence_and_a_broken_line_are_told_apart() {
        let mut silent = Inquiry::new(2_000, Mono(0));
        silent.tick(Mono(1_999));
        assert!(!silent.is_over());
        silent.tick(silent.deadline());
        assert_eq!(silent.state(), Some(PrinterState::Unknown));
        silent.lost();
        assert_eq!(silent.state(), Some(PrinterState::Unknown), "the first word counts");
        let mut cut = Inquiry::new(2_000, Mono(0));
        cut.lost();
        assert_eq!(cut.state(), Some(PrinterState::Offline));
    }
}
