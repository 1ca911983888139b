//! A reader of codes where words are typed: nothing of a code becomes a word, and a paper of this place leads to 返事を見る.

use super::{
    super::{
        page::Page,
        scan::{Heard, Pace},
        typing::Key,
    },
    ANSWERS_MAX, Visit,
};
use crate::domain::{content::Content, search::Index, time::Mono};

impl Visit {
    /// Takes a letter that a reader typed; what it typed before anybody could know is taken back.
    pub(super) fn is_read_as_code(
        &mut self,
        key: Key,
        (content, index): (&Content, &Index),
        now: Mono,
    ) -> bool {
        let Key::Letter(c) = key else { return false };
        let is_looking = matches!(self.page, Page::Search | Page::FollowUpText(_));
        if !is_looking && !self.adds_words() {
            return false;
        }
        let host = content.settings.follow_up.as_ref().and_then(|desk| desk.public_host.as_ref());
        let stands = self.typing_mut().chars_count();
        let (pace, heard) = self.enquiring.overhears((c, stands), host, now);
        let Pace::Reader(stood) = pace else { return false };
        self.take_back(stood, (content, index));
        // Whoever writes behind a paper has it open already.
        if heard == Heard::Begins && is_looking {
            self.open(Page::Reply, content, now);
            // The numbers follow at once.
            self.opened = None;
        }
        true
    }

    /// Only so many characters stay.
    fn take_back(&mut self, stood: usize, (content, index): (&Content, &Index)) {
        let typing = self.typing_mut();
        let mut changed = false;
        while typing.chars_count() > stood && typing.press(Key::Rub) {
            changed = true;
        }
        if !changed {
            return;
        }
        if self.page == Page::Search {
            self.answer = index.find(self.typing.text(), ANSWERS_MAX);
            self.weigh(content);
        } else {
            self.enquiry_danger = index.find(self.typing_mut().text(), 0).danger;
        }
    }
}
