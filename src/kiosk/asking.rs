//! お問い合わせの控え: what somebody writes on its pages, and how far their paper is.

use super::{
    enquiry::{Opened, Talk, Verdict, WRITTEN_CHARS_MAX, Wish},
    lane::Ticket,
    scan::{Heard, Pace, Scan},
    typing::{Key, Typing},
};
use crate::domain::{
    follow_up::{LOCATOR_DIGITS, PublicHost},
    id::FollowUpId,
    printer::PrinterState,
    private::Private,
    time::Mono,
};

/// Digits of a paper: its locator and its secret.
pub const PAPER_DIGITS: usize = LOCATOR_DIGITS + SECRET_DIGITS;
/// Digits of a secret.
const SECRET_DIGITS: usize = 20;

/// Everything a visit has of follow-up; ends with the visit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What is written, to be sealed.
    typing: Typing,
    /// How far the paper is.
    step: Handing,
    /// The digits of a paper that is to be opened.
    digits: Private<String>,
    /// How far a reader of codes is with the code of a paper.
    scan: Scan,
    /// What it opened.
    reply: Reply,
    /// What is to be put behind that.
    added: Typing,
    /// How many messages it opened when somebody began to write another.
    behind: usize,
}

/// How far somebody is with their paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Handing {
    /// Nothing was made.
    Nothing,
    /// It is being made and printed; with the ticket, once a worker does.
    Making(Option<Ticket>),
    /// The printer says it is out: 「紙を取りましたか」.
    Ask(FollowUpId),
    /// Nobody knows whether it is out: 「紙は 出ましたか」.
    AskUnsure(FollowUpId),
    /// What was answered is being written down.
    Settling(FollowUpId, Verdict),
    /// Somebody holds it, and it is written down.
    Taken,
    /// It counts no longer; another can be made.
    Void,
    /// Nothing came out.
    NotPrinted(PrinterState),
    /// It could not be made or written down.
    Lost,
}

/// How far somebody is with 返事を見る.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// The numbers are typed.
    Typing,
    /// Asked; with the ticket, once a worker does.
    Asked(Wish, Option<Ticket>),
    /// What the paper opened.
    Came(Opened),
    /// Whether all of it is to be erased.
    Sure,
    /// Another message is written.
    Writing,
    /// A code was read that is none of a paper.
    Foreign,
    /// The office cannot be reached.
    Unreachable,
}

impl Default for Asking {
    fn default() -> Self {
        Self {
            typing: Typing::with_room(WRITTEN_CHARS_MAX),
            step: Handing::Nothing,
            digits: Private::with_room(PAPER_DIGITS),
            scan: Scan::default(),
            reply: Reply::Typing,
            added: Typing::with_room(WRITTEN_CHARS_MAX),
            behind: 0,
        }
    }
}

impl Asking {
    /// What is written.
    pub fn typing(&self) -> &Typing {
        &self.typing
    }

    /// How far the paper is.
    pub fn step(&self) -> &Handing {
        &self.step
    }

    /// How many digits of a paper are typed.
    pub fn digits_count(&self) -> usize {
        self.digits.chars_count()
    }

    /// What a paper opened.
    pub fn reply(&self) -> &Reply {
        &self.reply
    }

    /// What is to be put behind what a paper opened.
    pub fn added(&self) -> &Typing {
        &self.added
    }

    /// How many messages stood there when somebody began to write.
    pub(super) fn behind(&self) -> usize {
        self.behind
    }

    pub(super) fn added_mut(&mut self) -> &mut Typing {
        &mut self.added
    }

    /// Somebody writes behind so many messages.
    pub(super) fn write_behind(&mut self, count: usize) {
        (self.behind, self.reply) = (count, Reply::Writing);
    }

    /// Whether what was written stands there behind what had been read when it was begun.
    pub(super) fn stands_in(&self, talk: &Talk) -> bool {
        let mut since = talk.messages.iter().skip(self.behind).filter_map(|message| message.text.as_ref());
        self.added.chars_count() > 0 && since.any(|text| text.as_str() == self.added.text())
    }

    /// What was written is where it should be.
    pub(super) fn forget_added(&mut self) {
        self.added = Typing::with_room(WRITTEN_CHARS_MAX);
    }

    /// The digits, for the worker that derives a key from them.
    pub(super) fn digits(&self) -> &Private<String> {
        &self.digits
    }

    pub(super) fn typing_mut(&mut self) -> &mut Typing {
        &mut self.typing
    }

    pub(super) fn now_at(&mut self, step: Handing) {
        self.step = step;
    }

    pub(super) fn replied(&mut self, reply: Reply) {
        self.reply = reply;
    }

    /// A key of the numbers, or a letter of a code; `host` stands on the papers of this terminal.
    pub(super) fn press_digit(&mut self, key: Key, host: Option<&PublicHost>, now: Mono) {
        match self.reply {
            Reply::Asked(..)
            | Reply::Sure
            | Reply::Writing
            | Reply::Came(Opened::Found(_) | Opened::Added(_)) => return,
            Reply::Typing
            | Reply::Foreign
            | Reply::Unreachable
            | Reply::Came(Opened::Erased | Opened::Nothing(_) | Opened::Wait(_) | Opened::Full) => {}
        }
        match key {
            Key::Letter(c) => return self.hear(c, host, now),
            Key::Rub => drop(self.digits.pop()),
            Key::Clear => self.digits.wipe(),
            Key::Space | Key::Voice | Key::Size => return,
        }
        self.reply = Reply::Typing;
    }

    fn hear(&mut self, c: char, host: Option<&PublicHost>, now: Mono) {
        match self.scan.hear(c, host, now) {
            Heard::Plain if self.digits_count() < PAPER_DIGITS => self.digits.push(c),
            Heard::Begins => self.digits.wipe(),
            Heard::Foreign => return self.reply = Reply::Foreign,
            Heard::Plain | Heard::Part => return,
        }
        self.reply = Reply::Typing;
    }

    /// A letter where words are typed, of which `stands` stand there: who types it, and how far the code of a paper is.
    pub(super) fn overhears(
        &mut self,
        (c, stands): (char, usize),
        host: Option<&PublicHost>,
        now: Mono,
    ) -> (Pace, Heard) {
        let pace = self.scan.pace(c, stands, now);
        (pace, self.scan.hear(c, host, now))
    }

    /// The paper in question ends with the visit without an answer: what is to be written down then.
    pub(super) fn unanswered(&self) -> Option<(FollowUpId, Verdict)> {
        match &self.step {
            Handing::AskUnsure(id) => Some((id.clone(), Verdict::Unsure)),
            Handing::Settling(id, verdict) => Some((id.clone(), *verdict)),
            Handing::Nothing
            | Handing::Making(_)
            | Handing::Ask(_)
            | Handing::Taken
            | Handing::Void
            | Handing::NotPrinted(_)
            | Handing::Lost => None,
        }
    }

    /// What is written goes once it is sealed; what is typed of another paper goes with the page.
    pub(super) fn forget_words(&mut self) {
        self.typing = Typing::with_room(WRITTEN_CHARS_MAX);
    }

    pub(super) fn forget_reply(&mut self) {
        self.digits.wipe();
        (self.reply, self.scan, self.behind) = (Reply::Typing, Scan::default(), 0);
        self.forget_added();
    }
}
