//! Slips (紙): what stands on a paper from the small printer, as data made from content.
//!
//! A slip knows nothing of dots and fonts: it is parts in reading order, each in the visitor's language and, where
//! that is not Japanese, in Japanese beside it. What a group did not give to paper is on no slip (CARE rule 3).

mod group;
mod days;
mod card;
mod booking;
mod choice;
mod talk;
mod form;
mod writer;
pub mod words;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub use form::{Form, Inscription};

use std::{fmt, str::FromStr};

use chrono::NaiveDateTime;
use thiserror::Error;

use super::{
    agenda::Agenda,
    channel::Channel,
    content::Content,
    group::Group,
    id::{BookingId, EventId, GroupId, LeafletId},
    ruby::RubyText,
    text::Lang,
};

/// Most groups on one paper: a slip stays shorter than an arm.
pub const GROUPS_MAX: usize = 12;
/// Longest content of a QR code in bytes: more makes modules too small for a worn camera.
pub const PAYLOAD_BYTES_MAX: usize = 60;
/// Bytes of a title in a code, at most: the code stays as wide as a narrow roll allows.
pub const TITLE_BYTES_MAX: usize = 60;

/// What somebody can have on paper.
///
/// ```
/// use shirube::domain::slip::SlipKind;
/// let kind: SlipKind = "groups/sayu,nonbiri-kisha".parse().unwrap();
/// assert_eq!(kind.to_string(), "groups/sayu,nonbiri-kisha");
/// assert!("groups/".parse::<SlipKind>().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlipKind {
    /// One group.
    Group(GroupId),
    /// Several groups on one paper (紙にまとめる).
    Groups(Vec<GroupId>),
    /// How to reach a group, on a paper that names neither it nor its theme (名前をのせない紙).
    Memo(GroupId),
    /// An event.
    Event(EventId),
    /// Meetings of the coming seven days.
    Week,
    /// A card to hold out: 「はじめて来ました」.
    FirstVisit,
    /// グループを つくる・つづける: steps, what to have ready, and deadlines.
    Founding,
    /// Today's room times.
    Rooms,
    /// Where a leaflet comes from.
    Leaflet(LeafletId),
    /// 予約の控え, or the paper of a request that is not answered: by whoever knew its number.
    Booking(BookingId),
    /// すぐ話せる所: the numbers of the helplines, on a paper that names no place.
    Talk,
    /// お問い合わせの控え, as a specimen whose numbers open nothing; the real one is a [`Form`] that is filled in.
    FollowUp,
}

/// Why a text names no slip.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error(
    "\"{0}\" is no slip: write group/ID, groups/ID,ID, memo/ID, event/ID, leaflet/ID, booking/ID, week, first-visit, start-group, rooms, talk or follow-up"
)]
pub struct KindError(pub String);

impl FromStr for SlipKind {
    type Err = KindError;

    fn from_str(text: &str) -> Result<Self, KindError> {
        let wrong = || KindError(text.to_owned());
        let group = |id: &str| GroupId::parse(id).ok();
        let kind = match text.split_once('/') {
            None if text == "week" => Some(Self::Week),
            None if text == "first-visit" => Some(Self::FirstVisit),
            None if text == "start-group" => Some(Self::Founding),
            None if text == "rooms" => Some(Self::Rooms),
            None if text == "talk" => Some(Self::Talk),
            None if text == "follow-up" => Some(Self::FollowUp),
            Some(("group", id)) => group(id).map(Self::Group),
            Some(("groups", ids)) => ids.split(',').map(group).collect::<Option<Vec<_>>>().map(Self::Groups),
            Some(("memo", id)) => group(id).map(Self::Memo),
            Some(("event", id)) => EventId::parse(id).ok().map(Self::Event),
            Some(("booking", id)) => BookingId::parse(id).ok().map(Self::Booking),
            Some(("leaflet", id)) => LeafletId::parse(id).ok().map(Self::Leaflet),
            None | Some(_) => None,
        };
        kind.ok_or_else(wrong)
    }
}

impl fmt::Display for SlipKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(id) => write!(f, "group/{id}"),
            Self::Groups(ids) => {
                let ids: Vec<&str> = ids.iter().map(GroupId::as_str).collect();
                write!(f, "groups/{}", ids.join(","))
            }
            Self::Memo(id) => write!(f, "memo/{id}"),
            Self::Event(id) => write!(f, "event/{id}"),
            Self::Week => f.write_str("week"),
            Self::FirstVisit => f.write_str("first-visit"),
            Self::Founding => f.write_str("start-group"),
            Self::Rooms => f.write_str("rooms"),
            Self::Talk => f.write_str("talk"),
            Self::FollowUp => f.write_str("follow-up"),
            Self::Booking(id) => write!(f, "booking/{id}"),
            Self::Leaflet(id) => write!(f, "leaflet/{id}"),
        }
    }
}

/// Why there is no such slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NoSlip {
    /// The content has no such thing.
    #[error("the content has no such thing")]
    NotFound,
    /// Nobody agreed to have it on paper.
    #[error("nobody agreed to have it on paper")]
    NotForPaper,
    /// It is about dates, and nobody knows the date.
    #[error("it is about dates, and the clock is not believed")]
    TimeUnknown,
    /// More than [`GROUPS_MAX`] groups.
    #[error("no more than {GROUPS_MAX} groups fit on one paper")]
    TooMany,
}

/// What a slip is made from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Everything that may be shown.
    pub content: &'a Content,
    /// The meetings from today on.
    pub agenda: &'a Agenda,
    /// The local time; none while the clock is not believed.
    pub at: Option<NaiveDateTime>,
    /// The visitor's language.
    pub lang: Lang,
}

/// A slip, ready to be set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slip {
    /// What stands on it, from top to bottom.
    pub parts: Vec<Part>,
}

impl Slip {
    /// Writes the slip of a kind; fails where something is not there, not given to paper, or needs a date that
    /// nobody knows.
    pub fn make(kind: &SlipKind, source: Source<'_>) -> Result<Self, NoSlip> {
        let parts = match kind {
            SlipKind::Group(id) => group::one(source, id),
            SlipKind::Groups(ids) => group::several(source, ids),
            SlipKind::Memo(id) => group::memo(source, id),
            SlipKind::Event(id) => days::event(source, id),
            SlipKind::Week => days::week(source),
            SlipKind::FirstVisit => Ok(card::first_visit(source)),
            SlipKind::Founding => Ok(card::founding(source)),
            SlipKind::Rooms => days::rooms(source),
            SlipKind::Leaflet(id) => card::leaflet(source, id),
            // A specimen: the real one is written by whoever knows the number.
            SlipKind::Booking(id) => booking::paper(source, id, None),
            SlipKind::Talk => talk::numbers(source),
            SlipKind::FollowUp => return Form::write(source).map(|form| form.specimen()),
        }?;
        Ok(Self { parts })
    }
}

/// 予約の控え with the number that somebody knew, or the paper of a request that waits for its answer.
pub fn of_booking(source: Source<'_>, id: &BookingId, number: &str) -> Result<Slip, NoSlip> {
    booking::paper(source, id, Some(number)).map(|parts| Slip { parts })
}

/// One thing on a slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Who speaks: small, on top, over a rule.
    Head(Phrase),
    /// What the paper is: the largest words.
    Title(Phrase),
    /// Opens a stretch.
    Heading(Phrase),
    /// What one copies or dials: large.
    Figure(Phrase),
    /// Running text.
    Body(Phrase),
    /// Small print.
    Note(Phrase),
    /// A named fact with its picture.
    Fact {
        /// The picture beside the name.
        sign: Sign,
        /// Its name.
        name: Phrase,
        /// What is so.
        lines: Vec<Phrase>,
    },
    /// A date, a meeting, a span: one strong line and what belongs to it.
    Entry {
        /// The strong line.
        lead: Phrase,
        /// What is not as planned, in white on black.
        tag: Option<Phrase>,
        /// What belongs to it.
        lines: Vec<Phrase>,
    },
    /// A line behind a mark.
    Item {
        /// The mark.
        mark: Mark,
        /// The line.
        words: Phrase,
    },
    /// Words to hold out to somebody, in a frame.
    Framed(Vec<Phrase>),
    /// A QR code and what it opens.
    Code {
        /// What a camera reads.
        payload: Payload,
        /// What it opens.
        says: Phrase,
    },
    /// A thin rule between two things.
    Rule,
}

/// Words in the visitor's language, and in Japanese beside them where that is another one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase {
    /// In the visitor's language.
    pub said: RubyText,
    /// In Japanese, for whoever the paper is shown to.
    pub japanese: Option<RubyText>,
}

impl Phrase {
    /// The same in every language: a name, a number.
    pub fn plain(markup: &str) -> Self {
        Self { said: RubyText::parse(markup), japanese: None }
    }
}

/// A picture that stands beside a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A calendar.
    Dates,
    /// A clock.
    Hours,
    /// A pin on a map.
    Place,
    /// People.
    People,
    /// Coins.
    Cost,
    /// A pencil on paper.
    Apply,
    /// A telephone.
    Phone,
    /// An envelope.
    Mail,
    /// An open envelope.
    Letter,
    /// A globe.
    Web,
    /// A signpost.
    Desk,
    /// A wheelchair.
    Access,
    /// Two scripts.
    Languages,
    /// A door.
    Room,
    /// A sun behind a cloud.
    Weather,
}

/// A mark before a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    /// ○
    Open,
    /// △
    ContactFirst,
    /// → to somewhere else.
    Elsewhere,
    /// ● in use.
    Busy,
    /// □ for a pencil.
    Box,
}

/// What a QR code holds: 1 to [`PAYLOAD_BYTES_MAX`] bytes of printable ASCII, or a day for a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload(String);

impl Payload {
    /// Reads a payload; none if it is empty, too long or not printable ASCII.
    pub fn parse(text: &str) -> Option<Self> {
        let fits =
            (1..=PAYLOAD_BYTES_MAX).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        fits.then(|| Self(text.to_owned()))
    }

    /// A day that a telephone puts into its calendar (RFC 5545): times as they stand on the paper, of no zone; the title
    /// shortened to [`TITLE_BYTES_MAX`] bytes.
    pub fn day(title: &str, from: NaiveDateTime, to: NaiveDateTime) -> Self {
        let mut short = String::new();
        for symbol in title.chars().filter(|symbol| !symbol.is_control()) {
            if short.len() + symbol.len_utf8() > TITLE_BYTES_MAX {
                break;
            }
            if matches!(symbol, '\\' | ';' | ',') {
                short.push('\\');
            }
            short.push(symbol);
        }
        let (from, to) = (from.format("%Y%m%dT%H%M%S"), to.format("%Y%m%dT%H%M%S"));
        Self(format!("BEGIN:VEVENT\nSUMMARY:{short}\nDTSTART:{from}\nDTEND:{to}\nEND:VEVENT"))
    }

    /// The payload as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A group, if it gave itself to paper.
fn on_paper<'a>(content: &'a Content, id: &GroupId) -> Result<&'a Group, NoSlip> {
    let group = content.groups.get(id).ok_or(NoSlip::NotFound)?;
    if group.channels.allow(Channel::Paper) { Ok(group) } else { Err(NoSlip::NotForPaper) }
}
