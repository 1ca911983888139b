//! Public events (イベント): dates, for whom, what it costs, and whether it still takes place.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{
    blob::BlobHash,
    channel::Channels,
    group::{Access, Application, Audience},
    id::EventId,
    place::Place,
    text::Text,
    time::Hours,
};

/// A public event.
#[derive(Debug, Clone, PartialEq)]
pub struct PublicEvent {
    /// Its id.
    pub id: EventId,
    /// Its title.
    pub title: Text,
    /// Reading in hiragana.
    pub reading: String,
    /// What happens there.
    pub summary: Text,
    /// For whom, in its own words.
    pub for_whom: Text,
    /// For whom, as far as lists filter.
    pub audiences: BTreeSet<Audience>,
    /// Its days in order; never empty.
    pub sessions: Vec<Session>,
    /// Where.
    pub place: Place,
    /// What it costs.
    pub cost: Text,
    /// Whether one must apply.
    pub application: Application,
    /// How many people fit, if limited.
    pub capacity: Option<u32>,
    /// What the place offers.
    pub access: BTreeSet<Access>,
    /// Who holds it.
    pub organiser: Text,
    /// Where to ask.
    pub contact: Option<Text>,
    /// Its picture.
    pub picture: Option<BlobHash>,
    /// What happens when it rains.
    pub weather_note: Option<Text>,
    /// Whether it takes place as planned.
    pub status: EventStatus,
    /// Where it may be shown.
    pub channels: Channels,
}

impl PublicEvent {
    /// The first session on or after `date`.
    pub fn next_session(&self, date: NaiveDate) -> Option<&Session> {
        self.sessions.iter().find(|session| session.date >= date)
    }
}

/// One day of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// Time of day.
    pub hours: Hours,
}

/// Whether an event takes place as planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventStatus {
    /// As planned.
    Planned,
    /// The dates or the place shown are new; the note says what was.
    Moved(Text),
    /// 中止, with a reason if there is one.
    Cancelled(Option<Text>),
}
