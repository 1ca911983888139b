//! What a printer says about itself, byte by byte.

use super::escpos::Question;
use crate::domain::printer::PrinterState;

/// The latest answers to [`Question::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Answers {
    printer: Option<u8>,
    offline: Option<u8>,
    paper: Option<u8>,
}

impl Answers {
    /// Notes an answer.
    pub(super) fn note(&mut self, question: Question, answer: u8) {
        match question {
            Question::Printer => self.printer = Some(answer),
            Question::Offline => self.offline = Some(answer),
            Question::Paper => self.paper = Some(answer),
        }
    }

    /// What they mean together. The cause a person can mend comes first.
    pub(super) fn state(self) -> PrinterState {
        let (Some(printer), Some(offline), Some(paper)) = (self.printer, self.offline, self.paper) else {
            return PrinterState::Unknown;
        };
        if paper & PAPER_END != 0 || offline & OFFLINE_NO_PAPER != 0 {
            PrinterState::PaperOut
        } else if offline & OFFLINE_COVER != 0 {
            PrinterState::CoverOpen
        } else if offline & OFFLINE_ERROR != 0 || printer & PRINTER_OFFLINE != 0 {
            PrinterState::Offline
        } else if paper & PAPER_NEAR_END != 0 {
            PrinterState::PaperLow
        } else {
            PrinterState::Ready
        }
    }
}

/// Whether a byte is an answer to a [`Question`]: bits 1 and 4 are set, 0 and 7 are not.
pub(super) fn is_answer(byte: u8) -> bool {
    byte & 0b1001_0011 == 0b0001_0010
}

/// Whether an answer to the barrier (GS r 1) says that the paper has ended; none if it is no such answer.
pub(super) fn barrier_says_no_paper(byte: u8) -> Option<bool> {
    (byte & 0b1111_0000 == 0).then_some(byte & 0b0000_1100 != 0)
}

const PRINTER_OFFLINE: u8 = 0x08;
const OFFLINE_COVER: u8 = 0x04;
const OFFLINE_NO_PAPER: u8 = 0x20;
const OFFLINE_ERROR: u8 = 0x40;
const PAPER_NEAR_END: u8 = 0x0c;
const PAPER_END: u8 = 0x60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_answers_make_a_state() {
        for (printer, offline, paper, want) in [
            (0x12, 0x12, 0x12, PrinterState::Ready),
            (0x16, 0x12, 0x12, PrinterState::Ready),
            (0x12, 0x12, 0x1e, PrinterState::PaperLow),
            (0x1a, 0x32, 0x7e, PrinterState::PaperOut),
            (0x1a, 0x12, 0x72, PrinterState::PaperOut),
            (0x1a, 0x16, 0x12, PrinterState::CoverOpen),
            (0x1a, 0x52, 0x12, PrinterState::Offline),
            (0x1a, 0x12, 0x12, PrinterState::Offline),
        ] {
            let mut answers = Answers::default();
            assert_eq!(answers.state(), PrinterState::Unknown);
            for (question, answer) in Question::ALL.into_iter().zip([printer, offline, paper]) {
                assert!(is_answer(answer), "{answer:02x}");
                answers.note(question, answer);
            }
            assert_eq!(answers.state(), want, "{printer:02x} {offline:02x} {paper:02x}");
        }
    }
}
