//! What a visitor asks the desk, what is done about it, and what became of it: as data, with no secret of a paper in it.

use std::sync::Arc;

use chrono::NaiveDate;

use super::{lane::LaneName, page::TextSize};
use crate::domain::{
    follow_up::{FollowUpDesk, FollowUpKind, Lost, Writer},
    id::FollowUpId,
    printer::Outcome,
    private::Private,
    slip::Form,
    text::Lang,
};

/// Confirmed follow-up slips in one visit, at most (PRIVACY P9).
pub const CONFIRMED_MAX: u8 = 1;
/// Follow-up slips within [`MADE_SECS`], at most.
pub const MADE_MAX: usize = 6;
/// Seconds within which [`MADE_MAX`] is counted.
pub const MADE_SECS: u64 = 600;
/// Characters a visitor can write; whoever needs more begins with the first question.
pub const WRITTEN_CHARS_MAX: usize = 200;

/// What somebody asks, ready to be sealed and printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enquiry {
    /// What it is about.
    pub kind: FollowUpKind,
    /// What was written; empty where nothing was.
    pub text: Private<String>,
    /// Whom it is sealed to.
    pub desk: FollowUpDesk,
    /// The date.
    pub on: NaiveDate,
    /// The paper but for its numbers.
    pub form: Form,
    /// Whose letters come first.
    pub lang: Lang,
    /// How large they are.
    pub text_size: TextSize,
    /// Whether its numbers are heard too.
    pub heard: Hearing,
}

/// Whether the numbers of a paper are heard by whoever takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hearing {
    /// They are on the paper alone.
    Never,
    /// By headphones, until the paper is taken: as long the terminal's memory has them.
    Headphones,
}

/// What a worker is to do about follow-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Errand {
    /// Print: draw a secret, seal, print, and forget the secret once it is printed, or once it is heard and taken.
    Hand(Arc<Enquiry>),
    /// Disk: somebody holds this paper, or nobody does.
    Settle(FollowUpId, Verdict),
    /// Net: what a paper opens, and what is done with it.
    Paper(Arc<Paper>),
}

impl Errand {
    /// The lane it leaves by.
    pub fn lane(&self) -> LaneName {
        match self {
            Self::Hand(_) => LaneName::Hand,
            Self::Settle(..) => LaneName::Settle,
            Self::Paper(_) => LaneName::Reply,
        }
    }
}

/// The numbers of a paper as they were typed, and what is done with what they open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// 受付番号 and ひらく番号, one behind the other.
    pub digits: Private<String>,
    /// Whose keys they are.
    pub desk: FollowUpDesk,
    /// What is done.
    pub wish: Wish,
    /// What is put behind the rest; empty unless somebody writes.
    pub added: Private<String>,
    /// How many messages whoever writes has read: the same words behind the same ones are put there once.
    pub behind: usize,
}

/// What is done with what a paper opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// 返事を見る
    Read,
    /// 消す（元に戻せません）
    Erase,
    /// 送る
    Write,
}

/// Whether somebody holds a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Somebody does.
    Live,
    /// Nobody does: what it could open is destroyed.
    Void,
    /// Nobody knows, and nobody is there to be asked: it counts as live, and the desk hears of it.
    Unsure,
}

/// A paper that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// Which it is; none where nothing was made.
    pub id: Option<FollowUpId>,
    /// What the printer says. [`Outcome::Confirmed`] means that it is written down as well.
    pub outcome: Outcome,
}

/// What a paper opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// Everything there is.
    Found(Talk),
    /// Everything there is, with what was just written.
    Added(Talk),
    /// Nothing of it is left.
    Erased,
    /// These numbers open nothing; with the days of which the office knows nothing, whatever the numbers are.
    Nothing(Vec<Lost>),
    /// Too many wrong numbers: not so soon again.
    Wait(u32),
    /// No more can be written.
    Full,
}

/// What was written on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// The last day on which it can be read.
    pub kept_until: NaiveDate,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// Days of which the office knows nothing: something may be missing.
    pub lost: Vec<Lost>,
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Who wrote it.
    pub from: Writer,
    /// On which day.
    pub on: NaiveDate,
    /// What; none where it does not open with this paper.
    pub text: Option<Private<String>>,
}
