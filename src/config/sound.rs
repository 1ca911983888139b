//! What `kiosk-config/kiosk.toml` may say about sound.

use serde::{Deserialize, Deserializer, de::Error as _};

use super::within;
use crate::domain::chime::Quiet;

/// Quiet spans of a day, at most.
pub const QUIET_MAX: usize = 4;

/// How the terminal rings; left out it does not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SoundFile {
    /// Whether it rings at all.
    pub on: bool,
    /// How loud, 1 to 100.
    #[serde(deserialize_with = "within::<_, 1, 100>")]
    pub volume: u16,
    /// Whether it rings when the corner opens.
    pub opening: bool,
    /// Minutes before the corner closes at which it rings, 1 to 60; 0: not at all.
    #[serde(deserialize_with = "within::<_, 0, 60>")]
    pub closing_minutes: u16,
    /// Spans of every day in which nothing but an emergency rings.
    #[serde(deserialize_with = "quiet")]
    pub quiet: Vec<Quiet>,
    /// The sound card as `aplay -L` lists it; none is the default of the machine.
    pub card: Option<String>,
}

impl Default for SoundFile {
    fn default() -> Self {
        let night = "21:00-09:00".parse();
        Self {
            on: false,
            volume: 50,
            opening: true,
            closing_minutes: 15,
            quiet: night.into_iter().collect(),
            card: None,
        }
    }
}

fn quiet<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Quiet>, D::Error> {
    let written = Vec::<String>::deserialize(deserializer)?;
    if written.len() > QUIET_MAX {
        return Err(D::Error::custom(format!("at most {QUIET_MAX} quiet spans can be named")));
    }
    let span = |text: &String| {
        text.parse().map_err(|wrong| D::Error::custom(format!("\"{text}\" is no span: {wrong}")))
    };
    written.iter().map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::complaint;

    #[test]
    fn what_is_written_is_read() {
        let text = "on = true\nvolume = 80\nopening = false\nclosing_minutes = 0\n\
                    quiet = [\"20:00-10:00\", \"12:00-13:00\"]\ncard = \"plughw:CARD=PCH,DEV=0\"";
        let file: SoundFile = toml::from_str(text).unwrap();
        assert_eq!((file.on, file.volume, file.opening, file.closing_minutes), (true, 80, false, 0));
        assert_eq!((file.quiet.len(), file.card.as_deref()), (2, Some("plughw:CARD=PCH,DEV=0")));
        assert!(toml::from_str::<SoundFile>("quiet = []").unwrap().quiet.is_empty());
        let default = SoundFile::default();
        assert!(!default.on && default.quiet.len() == 1, "sound is off unless somebody wants it");
    }

    #[test]
    fn a_mistake_is_told_with_the_way_out() {
        for (text, parts) in [
            ("on = \"yes\"", &["line 1", "boolean"][..]),
            ("loud = 3", &["`loud`", "`volume`", "`closing_minutes`", "`quiet`"]),
            ("volume = 0", &["0 does not fit", "1 to 100"]),
            ("volume = 101", &["1 to 100"]),
            ("closing_minutes = 61", &["0 to 60"]),
            ("quiet = [\"night\"]", &["\"night\" is no span", "21:00-09:00"]),
            ("quiet = [\"09:00-09:00\"]", &["two different times"]),
            (
                "quiet = [\"1:00-2:00\",\"3:00-4:00\",\"5:00-6:00\",\"7:00-8:00\",\"9:00-10:00\"]",
                &["at most 4"],
            ),
        ] {
            let said = complaint::<SoundFile>(text);
            for part in parts {
                assert!(said.contains(part), "{part} is missing in: {said}");
            }
        }
    }
}
