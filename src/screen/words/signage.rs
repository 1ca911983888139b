//! Words of the signage and of the cards that stand when nobody is there.

use super::{Words, words};
use crate::domain::notice::NoticeTone;

impl Words {
    /// 「お知らせ」, 「休館・時間の変更」, 「ご注意」
    pub fn notice(self, tone: NoticeTone) -> &'static str {
        match tone {
            NoticeTone::Information => self.say("notice_information"),
            NoticeTone::Closing => self.say("notice_closing"),
            NoticeTone::Caution => self.say("notice_caution"),
        }
    }
}

words! {
    /// At the foot of the signage.
    touch_to_begin;
    /// An event.
    event;
    /// A leaflet on the table.
    leaflet;
    /// A group introduces itself.
    group_speaks;
    /// Where more is.
    more_on_this_screen;
    /// Moved.
    moved;
    /// Cancelled.
    cancelled;
    /// The next closed days.
    closed_days;
    /// None soon.
    no_closed_days;
    /// What the place is.
    welcome;
    /// First of three sentences.
    welcome_meet;
    /// Second.
    welcome_free;
    /// Third.
    welcome_stay;
}
