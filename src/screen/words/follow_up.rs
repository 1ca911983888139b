//! Words of お問い合わせの控え and of 返事を見る. What is promised here is kept elsewhere, and no more is promised.

use chrono::NaiveDate;

use super::{Words, fill, words};
use crate::domain::{
    follow_up::{FollowUpKind, Lost, Writer},
    printer::PrinterState,
};

impl Words {
    /// A kind, as its button says it.
    pub fn follow_up_kind(self, kind: FollowUpKind) -> &'static str {
        match kind {
            FollowUpKind::Looking => self.say("follow_up_kind_looking"),
            FollowUpKind::Starting => self.say("follow_up_kind_starting"),
            FollowUpKind::Running => self.say("follow_up_kind_running"),
            FollowUpKind::Other => self.say("follow_up_kind_other"),
        }
    }

    /// 「読むのは 11月24日(火)です。返事は 11月26日(木)ごろの 予定です。」
    pub fn read_on(self, read: NaiveDate, reply: NaiveDate) -> String {
        fill!(self, "read_on", read = self.date(read), reply = self.date(reply))
    }

    /// 「窓口は 11月27日(金)まで 不在です。」
    pub fn away_until(self, until: NaiveDate) -> String {
        fill!(self, "away_until", date = self.date(until))
    }

    /// 「あと 152字 書けます」
    pub fn chars_left(self, left: usize) -> String {
        fill!(self, "chars_left", count = left)
    }

    /// Why no slip can be had, without a printer's name.
    pub fn no_follow_up_slip(self, state: Option<PrinterState>) -> String {
        match state {
            Some(state) => fill!(self, "no_follow_up_slip_because", why = self.printer(state)),
            None => self.say("no_follow_up_slip").to_owned(),
        }
    }

    /// 「11月24日(火)　窓口から」
    pub fn message_head(self, from: Writer, on: NaiveDate) -> String {
        let who = match from {
            Writer::Desk => self.say("message_from_desk"),
            Writer::Visitor => self.say("message_from_visitor"),
        };
        fill!(self, "message_head", date = self.date(on), who = who)
    }

    /// 「2027年2月19日まで 見られます。」
    pub fn readable_until(self, until: NaiveDate) -> String {
        fill!(self, "readable_until", date = self.date_long(until))
    }

    /// 「11月21日(土)から 11月22日(日)に 出た紙と…」: what the office itself lost.
    pub fn reply_lost(self, lost: Lost) -> String {
        fill!(self, "reply_lost", from = self.date(lost.from), until = self.date(lost.until))
    }

    /// 「番号が 合いません。あと 8秒 待ってください。」
    pub fn paper_rests(self, secs: u32) -> String {
        fill!(self, "paper_rests", secs = secs)
    }

    /// What is typed of a paper, for whoever hears it.
    pub fn paper_digits_typed(self, filled: usize, count: usize) -> String {
        fill!(self, "paper_digits_typed", count = count, filled = filled)
    }
}

words! {
    /// Title, and the door to it.
    follow_up;
    /// On the door.
    follow_up_note;
    /// The other page, and the door to it.
    see_reply;
    /// First picture.
    follow_up_write;
    /// Second picture.
    follow_up_print;
    /// Third picture.
    follow_up_read;
    /// For whoever cannot wait.
    follow_up_hurry;
    /// What it is not (PRIVACY P10).
    follow_up_not;
    /// What identifies all the same (PRIVACY P10).
    follow_up_cameras;
    /// What law may ask (PRIVACY P17).
    follow_up_law;
    /// Above the kinds.
    follow_up_what;
    /// Where no date is known.
    follow_up_no_day;
    /// Where else to ask.
    follow_up_elsewhere;
    /// Title of the writing page.
    follow_up_text;
    /// Hint (PRIVACY P1).
    follow_up_hint;
    /// What becomes of the words.
    follow_up_sealed;
    /// Without words.
    follow_up_skip;
    /// With words.
    follow_up_next;
    /// Title of the paper's page.
    follow_up_paper;
    /// Under it.
    follow_up_specimen;
    /// The button.
    follow_up_make;
    /// While it is made.
    follow_up_making;
    /// What to do meanwhile.
    follow_up_making_note;
    /// The question after a paper.
    follow_up_taken_ask;
    /// Why it is asked.
    follow_up_taken_note;
    /// The question where nobody knows.
    follow_up_unsure_ask;
    /// Why it is asked.
    follow_up_unsure_note;
    /// Yes.
    follow_up_yes;
    /// No.
    follow_up_no;
    /// While the answer is written down.
    follow_up_settling;
    /// Done.
    follow_up_done;
    /// What to do with the paper.
    follow_up_done_note;
    /// A paper that counts no longer.
    follow_up_void;
    /// What can be done.
    follow_up_void_note;
    /// It could not be made.
    follow_up_lost;
    /// One in a visit, six in ten minutes.
    follow_up_enough;
    /// Above the numbers.
    reply_ask;
    /// While it is asked.
    reply_asking;
    /// Nothing opened.
    reply_nothing;
    /// Why it may be.
    reply_nothing_note;
    /// No way to the office.
    reply_unreachable;
    /// Writes another message, and the title of its page.
    reply_write;
    /// Back, without one.
    reply_not_written;
    /// Sends it.
    reply_send;
    /// It is where it should be.
    reply_sent;
    /// No more messages fit on one paper.
    reply_full;
    /// A code was read that is none of a paper.
    reply_foreign;
    /// Nothing came yet.
    reply_none_yet;
    /// A message of another key.
    reply_unreadable;
    /// Erases.
    reply_erase;
    /// The question before it.
    reply_erase_ask;
    /// No.
    reply_keep;
    /// Done.
    reply_erased;
    /// For whoever holds a paper of nothing.
    reply_erased_note;
    /// No message was written.
    reply_empty;
}
