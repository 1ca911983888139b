//! Playlists of the signage, and what plays at any moment as a pure function of content and time.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDateTime, Weekday};

use super::{
    blob::BlobHash,
    id::{EventId, GroupId, LeafletId, NoticeId, PlaylistId},
    text::Text,
    time::{Hours, Validity},
};

/// Shortest time a slide stands, in seconds (UX: slides ≥ 10 s).
pub const SLIDE_SECS_MIN: u32 = 10;
/// Longest time a slide stands, in seconds.
pub const SLIDE_SECS_MAX: u32 = 300;

/// A list of slides that plays in turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Playlist {
    /// Its id.
    pub id: PlaylistId,
    /// Its name for staff.
    pub name: Text,
    /// Its slides in order.
    pub slides: Vec<Slide>,
    /// A playlist with a higher priority silences the lower ones while it has something to show.
    pub priority: i64,
}

/// One entry of a playlist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// What it shows.
    pub shows: SlideKind,
    /// Seconds it stands, [`SLIDE_SECS_MIN`] to [`SLIDE_SECS_MAX`].
    pub secs: u32,
    /// When it may play.
    pub when: SlideWhen,
}

/// When a slide may play.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SlideWhen {
    /// Days it may play.
    pub validity: Validity,
    /// Weekdays as numbers from Monday, 0 to 6; empty is every day.
    pub weekdays: BTreeSet<u8>,
    /// Hours of the day; none is all day.
    pub hours: Option<Hours>,
}

/// What a slide shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlideKind {
    /// A picture over the whole card.
    Picture {
        /// The picture.
        blob: BlobHash,
        /// What it shows, in words.
        alt: Text,
    },
    /// A notice.
    Notice(NoticeId),
    /// An event.
    Event(EventId),
    /// A leaflet's first page.
    Leaflet(LeafletId),
    /// A group introduces itself.
    Group(GroupId),
    /// Slides the product makes by itself.
    Automatic(Automatic),
}

/// Slides the product makes by itself from what consents to the signage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Automatic {
    /// What this place is.
    Welcome,
    /// Today's rooms.
    RoomsToday,
    /// Today's and this week's events.
    EventsSoon,
    /// Every notice that is valid, one slide each.
    Notices,
    /// New leaflets.
    NewLeaflets,
    /// The next closed days.
    ClosedDays,
    /// Groups introduce themselves, one slide each.
    Groups,
    /// Books of the corner, one slide each.
    Books,
}

impl Automatic {
    /// All of them in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Welcome,
        Self::RoomsToday,
        Self::EventsSoon,
        Self::Notices,
        Self::NewLeaflets,
        Self::ClosedDays,
        Self::Groups,
        Self::Books,
    ];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Welcome => "welcome",
            Self::RoomsToday => "rooms_today",
            Self::EventsSoon => "events_soon",
            Self::Notices => "notices",
            Self::NewLeaflets => "new_leaflets",
            Self::ClosedDays => "closed_days",
            Self::Groups => "groups",
            Self::Books => "books",
        }
    }

    /// The slide of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|automatic| automatic.key() == key)
    }
}

impl SlideKind {
    /// Whether the product chooses what it shows.
    pub fn is_automatic(&self) -> bool {
        match self {
            Self::Automatic(_) => true,
            Self::Picture { .. } | Self::Notice(_) | Self::Event(_) | Self::Leaflet(_) | Self::Group(_) => {
                false
            }
        }
    }

    /// The picture it cannot play without.
    pub fn picture(&self) -> Option<BlobHash> {
        match self {
            Self::Picture { blob, .. } => Some(*blob),
            Self::Notice(_) | Self::Event(_) | Self::Leaflet(_) | Self::Group(_) | Self::Automatic(_) => None,
        }
    }
}

impl SlideWhen {
    /// Whether it may play at `at`; without a known time only what no date, weekday or hour limits.
    pub fn allows(&self, at: Option<NaiveDateTime>) -> bool {
        match at {
            None => self.validity.is_undated() && self.weekdays.is_empty() && self.hours.is_none(),
            Some(at) => {
                self.validity.contains(at.date())
                    && self.on_weekday(at.weekday())
                    && self.hours.is_none_or(|hours| hours.contains(at.time()))
            }
        }
    }

    fn on_weekday(&self, weekday: Weekday) -> bool {
        let number = u8::try_from(weekday.num_days_from_monday()).unwrap_or_default();
        self.weekdays.is_empty() || self.weekdays.contains(&number)
    }
}
