//! Words of 郵便・ロッカー.

use chrono::NaiveDate;

use super::{Words, fill, words};
use crate::domain::mailbox::{BoxKind, Post};

impl Words {
    /// 「郵便が 届いています」
    pub fn post(self, post: Post) -> &'static str {
        match post {
            Post::Waiting => self.say("post_waiting"),
            Post::Nothing => self.say("post_nothing"),
        }
    }

    /// 「メールボックスの 期限：2027年3月31日(水)」
    pub fn lent_until(self, kind: BoxKind, day: NaiveDate) -> String {
        let until = self.date_long(day);
        match kind {
            BoxKind::Mailbox => fill!(self, "mailbox_lent_until", date = until),
            BoxKind::Locker => fill!(self, "locker_lent_until", date = until),
        }
    }

    /// Where a group asks when it has no PIN, or another one.
    pub fn pin_where(self, extension: &str) -> String {
        fill!(self, "pin_where", extension = self.extension(extension))
    }

    /// What is typed of the number of a box, for whoever hears it.
    pub fn box_digits_typed(self, filled: usize, count: usize) -> String {
        fill!(self, "box_digits_typed", count = count, filled = filled)
    }

    /// What is typed of a PIN, for whoever hears it.
    pub fn pin_digits_typed(self, filled: usize, count: usize) -> String {
        fill!(self, "pin_digits_typed", count = count, filled = filled)
    }
}

words! {
    /// The page.
    post_and_lockers;
    /// Above the number.
    box_ask;
    /// Above the PIN.
    pin_ask;
    /// The button.
    see_post;
    /// Neither says which of the two is another.
    box_wrong;
    /// Where the post lies.
    post_where;
    /// Nothing the desk ticked.
    post_none_note;
}
