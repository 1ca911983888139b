//! Chimes (チャイム): what rings in the corner, when nothing may, and whether anything can.

use chrono::NaiveTime;

/// What rings. Of two that want to ring at once the greater one does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chime {
    /// The corner opens.
    Opening,
    /// The corner closes soon.
    Closing,
    /// An urgent notice that asks to be heard, or 臨時休館.
    Notice,
    /// An emergency in which people may have to leave.
    Emergency,
}

impl Chime {
    /// All of them, from the least to the most urgent.
    pub const ALL: [Self; 4] = [Self::Opening, Self::Closing, Self::Notice, Self::Emergency];

    /// The word used in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Closing => "closing",
            Self::Notice => "notice",
            Self::Emergency => "emergency",
        }
    }

    /// The chime of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chime| chime.key() == key)
    }
}

/// A span of every day in which nothing rings but [`Chime::Emergency`]; it may pass midnight.
///
/// ```
/// use shirube::domain::chime::Quiet;
///
/// let night: Quiet = "21:00-09:00".parse().unwrap();
/// let at = |text: &str| text.parse().unwrap();
/// assert!(night.contains(at("23:30:00")) && night.contains(at("08:59:59")));
/// assert!(!night.contains(at("09:00:00")) && !night.contains(at("20:59:59")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quiet {
    from: NaiveTime,
    until: NaiveTime,
}

/// The text is no span of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("write two different times of day like \"21:00-09:00\"")]
pub struct BadQuiet;

impl Quiet {
    /// Whether a time of day lies inside; `until` itself does not.
    pub fn contains(self, time: NaiveTime) -> bool {
        if self.from < self.until {
            self.from <= time && time < self.until
        } else {
            self.from <= time || time < self.until
        }
    }
}

impl std::str::FromStr for Quiet {
    type Err = BadQuiet;

    fn from_str(text: &str) -> Result<Self, BadQuiet> {
        let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").map_err(|_no_time| BadQuiet);
        let (from, until) = text.split_once('-').ok_or(BadQuiet)?;
        let (from, until) = (time(from)?, time(until)?);
        if from == until { Err(BadQuiet) } else { Ok(Self { from, until }) }
    }
}

/// Why nothing can be heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoundTrouble {
    /// There is no sound card, or nobody answers for it; with what the system said.
    NoCard(String),
    /// It was there and broke off, or takes no sound; with what the system said.
    BrokeOff(String),
    /// The program was built without sound.
    NotBuilt,
}

impl SoundTrouble {
    /// What is wrong in plain Japanese, with the way out.
    pub fn words(&self) -> String {
        let going_on = "画面は ふだんどおり 動いています。";
        match self {
            Self::NoCard(why) => format!(
                "スピーカーが 見つからず、チャイムを 鳴らせません。線と 電源を 見てください。{going_on}［{why}］"
            ),
            Self::BrokeOff(why) => format!(
                "チャイムが とちゅうで 止まりました。スピーカーの 線を 見てください。{going_on}［{why}］"
            ),
            Self::NotBuilt => format!(
                "この端末の プログラムは 音を 出せません。kiosk.toml の [sound] を 切ってください。{going_on}"
            ),
        }
    }
}

/// Whether a terminal can be heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// Its settings say that it does not ring.
    Off,
    /// It rings.
    Ready,
    /// It is to ring, and cannot.
    Failing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chimes_return_from_their_words_and_the_most_urgent_is_the_greatest() {
        for chime in Chime::ALL {
            assert_eq!(Chime::from_key(chime.key()), Some(chime));
        }
        assert!(Chime::ALL.is_sorted(), "{:?}", Chime::ALL);
    }

    #[test]
    fn quiet_spans_are_read_and_end_where_they_say() {
        for (span, time, quiet) in [
            ("21:00-09:00", "21:00", true),
            ("21:00-09:00", "00:00", true),
            ("21:00-09:00", "09:00", false),
            (" 12:00 - 13:00 ", "12:59", true),
            ("12:00-13:00", "13:00", false),
            ("12:00-13:00", "11:59", false),
            ("13:00-00:00", "23:59", true),
            ("13:00-00:00", "00:00", false),
        ] {
            let time = NaiveTime::parse_from_str(time, "%H:%M").unwrap();
            assert_eq!(span.parse::<Quiet>().unwrap().contains(time), quiet, "{span} at {time}");
        }
        for wrong in ["", "21:00", "21-9", "25:00-09:00", "09:00-09:00", "21:00-09:00-10:00", "21:00~09:00"] {
            assert_eq!(wrong.parse::<Quiet>(), Err(BadQuiet), "{wrong}");
        }
    }

    #[test]
    fn every_trouble_says_what_to_do_and_that_the_screen_goes_on() {
        let why = || "why".to_owned();
        for trouble in [SoundTrouble::NoCard(why()), SoundTrouble::BrokeOff(why()), SoundTrouble::NotBuilt] {
            let words = trouble.words();
            assert!(words.contains("ください") && words.contains("動いています"), "{words}");
            assert!(words.contains("［why］") || trouble == SoundTrouble::NotBuilt, "{words}");
            assert!(words.chars().count() < 180, "a report keeps 200 characters of it");
        }
    }
}
