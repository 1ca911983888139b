//! What a visit asks after on the page of the post.

use super::{
    super::{
        opening::{Opened, Opening},
        page::Page,
        typing::Key,
    },
    Visit,
};
use crate::domain::time::Mono;

impl Visit {
    /// What is asked on the open page, if it is that of the post.
    pub fn opening(&self) -> Option<&Opening> {
        self.opening.as_ref()
    }

    /// What the digits opened: whoever typed them is there.
    pub(in super::super) fn opened_box(&mut self, became: Opened, now: Mono) {
        if let Some(opening) = &mut self.opening {
            opening.became(became);
        }
        self.touch(now);
    }

    /// Begins anew with the page that opens.
    pub(super) fn begin_opening(&mut self) {
        self.opening = (self.page == Page::Post).then(Opening::begin);
    }

    /// A key of the number or the PIN.
    pub(super) fn press_box_digit(&mut self, key: Key) {
        if let Some(opening) = &mut self.opening {
            opening.press(key);
        }
    }
}
