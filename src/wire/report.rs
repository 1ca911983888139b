//! How a kiosk tells the office how its screen is; the latest report wins.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::item::Position;
use crate::domain::{chime::Voice, tuning};

/// Most troubles in one report.
pub const TROUBLES_MAX: usize = 20;
/// Most tasks in one report.
pub const TASKS_MAX: usize = 16;
/// Longest name of a start, in characters.
pub const LIFE_CHARS_MAX: usize = 32;
/// Longest trouble, in characters.
pub const TROUBLE_CHARS_MAX: usize = 200;

/// The body of `POST /v1/report`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The place in the feed that the glass shows.
    pub shows: Option<Position>,
    /// Since when, by the kiosk's clock.
    pub shows_since: Option<DateTime<Utc>>,
    /// Pictures still to be fetched.
    pub blobs_missing: u32,
    /// The kiosk's clock.
    pub clock: DateTime<Utc>,
    /// Whether the kiosk believes its clock.
    pub clock_known: bool,
    /// What is wrong, in plain words; empty when all is well.
    #[serde(default)]
    pub troubles: Vec<String>,
    /// The emergency that covers the glass.
    #[serde(default)]
    pub emergency: Option<Covered>,
    /// Whether it can be heard; none from a terminal that does not know, or of a version that did not say.
    #[serde(default)]
    pub sound: Option<Sound>,
    /// How this screen is set and what it shows; none from a version that did not say.
    #[serde(default)]
    pub screen: Option<Screen>,
    /// Version of the kiosk's program.
    #[serde(default)]
    pub version: String,
}

/// A report as it travels.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// What is said.
    #[serde(flatten)]
    pub report: Report,
    /// Which start of the terminal's program says it: letters and digits drawn anew at every start, so that two
    /// terminals with one key are told apart. Empty from a version that did not say.
    #[serde(default)]
    pub life: String,
}

/// Whether a terminal can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sound {
    /// Its settings say that it does not ring.
    Off,
    /// It rings.
    Ready,
    /// It is to ring, and cannot.
    Failing,
}

impl From<Voice> for Sound {
    fn from(voice: Voice) -> Self {
        match voice {
            Voice::Off => Self::Off,
            Voice::Ready => Self::Ready,
            Voice::Failing => Self::Failing,
        }
    }
}

/// How a screen is set, what it was asked, and what it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screen {
    /// Percent of full brightness.
    pub brightness: u8,
    /// Percent of what chimes and reading aloud are set to otherwise.
    pub volume: u8,
    /// The last change at the terminal itself: a number that it never uses again.
    #[serde(default)]
    pub change: Option<u64>,
    /// How the brightness is made; none while it does not know.
    #[serde(default)]
    pub light: Option<Light>,
    /// What it was asked, and how far it is.
    #[serde(default)]
    pub tasks: Vec<Task>,
    /// The slide of the signage that was painted last, as an address of the console names it; never since when, for that
    /// would tell when somebody came.
    #[serde(default)]
    pub seen: Option<String>,
}

/// How a terminal makes its brightness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// The screen's own light is set.
    Backlight,
    /// The picture is drawn darker.
    Drawn,
}

/// How far a terminal is with something the office asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Which.
    pub id: String,
    /// A word for how far it is; one that is not known says nothing.
    pub fate: String,
}

impl From<tuning::Light> for Light {
    fn from(light: tuning::Light) -> Self {
        match light {
            tuning::Light::Backlight => Self::Backlight,
            tuning::Light::Drawn => Self::Drawn,
        }
    }
}

/// An emergency that was painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Covered {
    /// When it was published: which one it is.
    pub published: DateTime<Utc>,
    /// Since when it is on the glass, by the kiosk's clock.
    pub since: DateTime<Utc>,
}

/// The answer: what the office's clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thanks {
    /// The office's clock.
    pub office_time: DateTime<Utc>,
}

impl Report {
    /// The same report within the limits, so that a kiosk gone wrong cannot fill the office's database.
    pub fn within_limits(mut self) -> Self {
        self.troubles.truncate(TROUBLES_MAX);
        for trouble in self.troubles.iter_mut().chain([&mut self.version]) {
            *trouble = trouble.chars().take(TROUBLE_CHARS_MAX).collect();
        }
        if let Some(screen) = &mut self.screen {
            screen.tasks.truncate(TASKS_MAX);
            let words = screen.tasks.iter_mut().flat_map(|task| [&mut task.id, &mut task.fate]);
            for word in words.chain(&mut screen.seen) {
                *word = word.chars().take(TROUBLE_CHARS_MAX).collect();
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_of_the_first_version_is_read() {
        let text = r#"{"shows":{"epoch":3,"rev":7},"shows_since":null,"blobs_missing":1,
                       "clock":"2026-11-21T04:42:00Z","clock_known":true}"#;
        let report: Report = serde_json::from_str(text).unwrap();
        assert_eq!(report.shows, Some(Position { epoch: 3, rev: 7 }));
        assert!(report.troubles.is_empty() && report.emergency.is_none() && report.sound.is_none());
    }

    #[test]
    fn a_report_says_whether_the_terminal_can_be_heard() {
        let text = r#"{"shows":null,"shows_since":null,"blobs_missing":0,"clock":"2026-11-21T04:42:00Z",
                       "clock_known":true,"sound":"failing"}"#;
        let report: Report = serde_json::from_str(text).unwrap();
        assert_eq!(report.sound, Some(Voice::Failing.into()));
        assert!(serde_json::to_string(&report).unwrap().contains(r#""sound":"failing""#));
    }

    #[test]
    fn a_report_travels_with_the_start_that_says_it_and_without() {
        let text = r#"{"shows":null,"shows_since":null,"blobs_missing":0,"clock":"2026-11-21T04:42:00Z",
                       "clock_known":true,"life":"0a1b"}"#;
        let spoken: Spoken = serde_json::from_str(text).unwrap();
        assert_eq!((spoken.life.as_str(), spoken.report.clock_known), ("0a1b", true));
        let again: Spoken = serde_json::from_str(&serde_json::to_string(&spoken).unwrap()).unwrap();
        assert_eq!(again, spoken);
        let old: Spoken = serde_json::from_str(&serde_json::to_string(&spoken.report).unwrap()).unwrap();
        assert_eq!(old.life, "");
    }

    #[test]
    fn a_report_cannot_grow_for_ever() {
        let text = r#"{"shows":null,"shows_since":null,"blobs_missing":0,"clock":"2026-11-21T04:42:00Z",
                       "clock_known":false}"#;
        let mut report: Report = serde_json::from_str(text).unwrap();
        report.troubles = vec!["あ".repeat(999); 99];
        let report = report.within_limits();
        assert_eq!(report.troubles.len(), TROUBLES_MAX);
        assert!(report.troubles.iter().all(|it| it.chars().count() == TROUBLE_CHARS_MAX));
    }
}
