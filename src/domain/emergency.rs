//! Emergencies (緊急の画面): one message of the house that covers every screen until it ends.

pub mod words;

use chrono::{DateTime, TimeDelta, Utc};

use super::text::Text;

/// Hours an emergency stands, at most: one that nobody takes back must not become part of the wall.
pub const HOURS_MAX: i64 = 24;

/// An emergency. At most one stands; of two the newer one counts.
///
/// ```
/// use shirube::domain::emergency::{Emergency, EmergencyKind, Span};
///
/// let since = "2026-11-21T04:42:00Z".parse().unwrap();
/// let until = "2026-11-21T05:42:00Z".parse().unwrap();
/// let span = Span::new(since, until).unwrap();
/// let alarm = Emergency { kind: EmergencyKind::Tsunami, message: None, span, chime: true };
/// assert!(alarm.stands_at(Some(since)) && !alarm.stands_at(Some(until)));
/// // A kiosk that does not know the time shows it until the office takes it back.
/// assert!(alarm.stands_at(None));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// What happened, and so what the glass says.
    pub kind: EmergencyKind,
    /// What the staff add in their own words; never translated by a machine.
    pub message: Option<Text>,
    /// From when until when.
    pub span: Span,
    /// Whether screens with a loudspeaker ring once.
    pub chime: bool,
}

impl Emergency {
    /// Whether it stands at a moment; at an unknown one it does. A clock that is a little behind the office's does
    /// not keep it waiting: it stands from the moment it arrives.
    pub fn stands_at(&self, at: Option<DateTime<Utc>>) -> bool {
        at.is_none_or(|at| at < self.span.until)
    }
}

/// From when until when an emergency stands: longer than nothing, at most [`HOURS_MAX`] hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    since: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Span {
    /// A span; none when `until` is not later than `since`, or more than [`HOURS_MAX`] hours later.
    pub fn new(since: DateTime<Utc>, until: DateTime<Utc>) -> Option<Self> {
        let length = until - since;
        let fits = TimeDelta::zero() < length && length <= TimeDelta::hours(HOURS_MAX);
        fits.then_some(Self { since, until })
    }

    /// When it was published: tells one emergency from the next.
    pub fn since(self) -> DateTime<Utc> {
        self.since
    }

    /// The first moment at which it no longer stands.
    pub fn until(self) -> DateTime<Utc> {
        self.until
    }
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EmergencyKind {
    /// 避難
    Evacuation,
    /// 地震でエレベーター停止
    Lifts,
    /// 津波
    Tsunami,
    /// 停電
    Blackout,
    /// 臨時休館
    Closing,
}

impl EmergencyKind {
    /// All kinds in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Evacuation, Self::Lifts, Self::Tsunami, Self::Blackout, Self::Closing];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Evacuation => "evacuation",
            Self::Lifts => "lifts",
            Self::Tsunami => "tsunami",
            Self::Blackout => "blackout",
            Self::Closing => "closing",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether people may have to leave, so that the way for those who cannot use stairs matters.
    pub fn moves_people(self) -> bool {
        match self {
            Self::Evacuation | Self::Lifts | Self::Tsunami | Self::Blackout => true,
            Self::Closing => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn it_ends_within_a_day_and_never_before_it_began() {
        let since = at("2026-11-21T04:00:00Z");
        for (until, good) in [
            ("2026-11-21T04:00:01Z", true),
            ("2026-11-22T04:00:00Z", true),
            ("2026-11-22T04:00:01Z", false),
            ("2026-11-21T04:00:00Z", false),
            ("2026-11-21T03:59:59Z", false),
        ] {
            assert_eq!(Span::new(since, at(until)).is_some(), good, "{until}");
        }
    }

    #[test]
    fn kinds_return_from_their_words() {
        for kind in EmergencyKind::ALL {
            assert_eq!(EmergencyKind::from_key(kind.key()), Some(kind));
        }
    }
}
