//! The follow-up of a visit: pages that write, hand out and open.

use super::{
    super::{
        asking::{Asking, Handing, PAPER_DIGITS, Reply},
        enquiry::{CONFIRMED_MAX, Opened, Verdict, Wish},
        lane::Ticket,
        page::{Discretion, Move, Page},
        typing::{Key, Typing},
    },
    Visit,
};
use crate::domain::{
    content::Content,
    id::FollowUpId,
    search::{Danger, Index},
    time::Mono,
};

/// What a press on these pages leads to; the kiosk carries it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Next {
    /// Nothing more.
    Nothing,
    /// What was answered is to be written down.
    Settle,
}

impl Visit {
    /// What somebody does with follow-up.
    pub fn asking_desk(&self) -> &Asking {
        &self.enquiring
    }

    /// Whether another paper may be made in this visit (PRIVACY P9).
    pub fn may_ask(&self) -> bool {
        self.confirmed < CONFIRMED_MAX
    }

    pub(in super::super) fn enquiring_mut(&mut self) -> &mut Asking {
        &mut self.enquiring
    }

    /// Whether somebody's own words or a reply stand on the page.
    pub(super) fn shows_words(&self) -> bool {
        let writes = matches!(self.page, Page::FollowUpText(_)) && self.enquiring.typing().chars_count() > 0;
        writes || self.page == Page::Reply && self.enquiring.digits_count() > 0
    }

    /// Whether letters or digits are looked for one by one: that takes its time, whatever the page tells.
    pub(super) fn is_writing(&self) -> bool {
        let asks = matches!(self.page, Page::FollowUpText(_) | Page::FollowUpPaper(_) | Page::Reply);
        asks || self.page == Page::Search && self.discretion == Discretion::Ordinary
    }

    /// What the keys of the open page write into.
    pub(super) fn typing_mut(&mut self) -> &mut Typing {
        if matches!(self.page, Page::FollowUpText(_)) {
            self.enquiring.typing_mut()
        } else if self.adds_words() {
            self.enquiring.added_mut()
        } else {
            &mut self.typing
        }
    }

    /// Whether another message is written behind what a paper opened.
    pub(super) fn adds_words(&self) -> bool {
        self.page == Page::Reply && *self.enquiring.reply() == Reply::Writing
    }

    /// A press on these pages; not so soon after something changed on the page, for the finger may still be tapping.
    pub(in super::super) fn moved(&mut self, step: Move, now: Mono) -> Next {
        if self.just_opened(now) {
            return Next::Nothing;
        }
        self.touch(now);
        self.opened = Some(now);
        match (step, self.enquiring.step().clone()) {
            (Move::Make, Handing::Nothing | Handing::Void | Handing::NotPrinted(_) | Handing::Lost) => {
                if self.may_ask() && matches!(self.page, Page::FollowUpPaper(_)) {
                    self.enquiring.now_at(Handing::Making(None));
                }
            }
            (Move::Taken, Handing::Ask(_)) => {
                self.confirmed += 1;
                self.enquiring.now_at(Handing::Taken);
                self.enquiring.forget_words();
            }
            (Move::Taken, Handing::AskUnsure(id)) => {
                self.enquiring.now_at(Handing::Settling(id, Verdict::Live));
                return Next::Settle;
            }
            (Move::NotTaken, Handing::Ask(id) | Handing::AskUnsure(id)) => {
                self.enquiring.now_at(Handing::Settling(id, Verdict::Void));
                return Next::Settle;
            }
            (Move::Read | Move::Erase, _)
                if self.enquiring.digits_count() == PAPER_DIGITS
                    && self.page == Page::Reply
                    && (step == Move::Read || *self.enquiring.reply() == Reply::Sure) =>
            {
                let wish = if step == Move::Read { Wish::Read } else { Wish::Erase };
                self.enquiring.replied(Reply::Asked(wish, None));
            }
            (Move::AskErase, _) if self.messages_count().is_some() => self.enquiring.replied(Reply::Sure),
            (Move::AskWrite, _) => {
                if let Some(count) = self.messages_count() {
                    self.enquiring.write_behind(count);
                }
            }
            (Move::Write, _) if self.adds_words() && self.enquiring.added().chars_count() > 0 => {
                self.enquiring.replied(Reply::Asked(Wish::Write, None));
            }
            (
                Move::Make
                | Move::Taken
                | Move::NotTaken
                | Move::Read
                | Move::AskErase
                | Move::Erase
                | Move::Write,
                _,
            ) => {}
        }
        Next::Nothing
    }

    /// How many messages stand on 返事を見る; none where nothing is open.
    fn messages_count(&self) -> Option<usize> {
        match self.enquiring.reply() {
            Reply::Came(Opened::Found(talk) | Opened::Added(talk)) => Some(talk.messages.len()),
            Reply::Came(Opened::Erased | Opened::Nothing(_) | Opened::Wait(_) | Opened::Full)
            | Reply::Typing
            | Reply::Asked(..)
            | Reply::Sure
            | Reply::Writing
            | Reply::Foreign
            | Reply::Unreachable => None,
        }
    }

    /// What was answered of a paper is on the disk.
    pub(in super::super) fn settled(&mut self, id: &FollowUpId, verdict: Verdict) {
        if *self.enquiring.step() != Handing::Settling(id.clone(), verdict) {
            return;
        }
        match verdict {
            Verdict::Live | Verdict::Unsure => {
                self.confirmed += 1;
                self.enquiring.now_at(Handing::Taken);
                self.enquiring.forget_words();
            }
            Verdict::Void => self.enquiring.now_at(Handing::Void),
        }
    }

    /// A worker took what was asked for.
    pub(in super::super) fn begun(&mut self, ticket: Ticket) {
        self.enquiring.now_at(Handing::Making(Some(ticket)));
    }

    /// What somebody waited for is there: whoever waited is, too.
    pub(in super::super) fn came_back(&mut self, now: Mono) {
        self.opened = Some(now);
        self.touch(now);
    }

    /// A key of the words or of the numbers.
    pub(super) fn press_asking(&mut self, key: Key, (content, index): (&Content, &Index), now: Mono) {
        if self.adds_words() {
            if self.enquiring.added_mut().press(key) {
                self.enquiry_danger = index.find(self.enquiring.added().text(), 0).danger;
            }
        } else if self.page == Page::Reply {
            let host = content.settings.follow_up.as_ref().and_then(|desk| desk.public_host.as_ref());
            self.enquiring.press_digit(key, host, now);
        } else if matches!(self.page, Page::FollowUpText(_)) && self.enquiring.typing_mut().press(key) {
            self.enquiry_danger = index.find(self.enquiring.typing().text(), 0).danger;
        }
    }

    /// Whether what is written sounds like danger: said on the glass, written down nowhere (CARE rule 4).
    pub fn enquiry_danger(&self) -> Danger {
        self.enquiry_danger
    }

    /// With the page that opens, what no page within reach shows is forgotten.
    pub(super) fn forget_asking(&mut self) {
        let is_asking =
            |page: &Page| matches!(page, Page::FollowUp | Page::FollowUpText(_) | Page::FollowUpPaper(_));
        if !self.pages().any(is_asking) {
            self.enquiring.forget_words();
            self.enquiry_danger = Danger::None;
        }
        if !self.pages().any(|page| *page == Page::Reply) {
            self.enquiring.forget_reply();
        }
        if self.page == Page::Reply && self.enquiring.typing().chars_count() == 0 {
            self.enquiry_danger = Danger::None;
        }
        if matches!(self.enquiring.step(), Handing::Void | Handing::NotPrinted(_) | Handing::Lost) {
            self.enquiring.now_at(Handing::Nothing);
        }
    }
}
