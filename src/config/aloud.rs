//! What `kiosk-config/kiosk.toml` may say about reading aloud.

use std::path::PathBuf;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::within;

/// How the terminal reads aloud; where there is no dictionary it does not.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AloudFile {
    /// Whether it reads at all.
    pub on: bool,
    /// How loud at the beginning of every visit, 1 to 100.
    #[serde(deserialize_with = "within::<_, 1, 100>")]
    pub volume: u16,
    /// Folder of the dictionary, as `shirube-kiosk dictionary` builds it.
    pub dictionary: PathBuf,
    /// What tells of headphones; left out nothing does.
    #[serde(deserialize_with = "headphones")]
    pub headphones: Option<Headphones>,
    /// The sound card of the headphones as `aplay -L` lists it; none is that of the loudspeaker.
    pub headphones_card: Option<String>,
}

/// What tells of headphones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Headphones {
    /// The contact in the jack of this card: `jack:hw:0`.
    Jack(String),
    /// A card of this name comes and goes with them: `card:AudioNav`.
    Card(String),
    /// This file begins with 1 while they are plugged in: `file:/run/shirube/headphones`.
    File(PathBuf),
}

impl Default for AloudFile {
    fn default() -> Self {
        Self {
            on: true,
            volume: 60,
            dictionary: PathBuf::from("/usr/local/share/shirube/dictionary"),
            headphones: None,
            headphones_card: None,
        }
    }
}

fn headphones<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Headphones>, D::Error> {
    let written = String::deserialize(deserializer)?;
    let found = match written.split_once(':') {
        Some(("jack", card)) if !card.is_empty() => Headphones::Jack(card.to_owned()),
        Some(("card", name)) if !name.is_empty() => Headphones::Card(name.to_owned()),
        Some(("file", path)) if path.starts_with('/') => Headphones::File(PathBuf::from(path)),
        Some(_) | None => {
            return Err(D::Error::custom(format!(
                "\"{written}\" tells of no headphones: write \"jack:hw:0\", \"card:NAME\" or \"file:/PATH\""
            )));
        }
    };
    Ok(Some(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::tests::complaint;

    #[test]
    fn what_is_written_is_read() {
        let text = "on = false\nvolume = 80\ndictionary = \"/srv/dictionary\"\nheadphones = \"jack:hw:0\"\n\
                    headphones_card = \"plughw:CARD=Nav\"";
        let file: AloudFile = toml::from_str(text).unwrap();
        assert_eq!(
            (file.on, file.volume, file.headphones),
            (false, 80, Some(Headphones::Jack("hw:0".to_owned())))
        );
        assert_eq!(file.headphones_card.as_deref(), Some("plughw:CARD=Nav"));
        for (text, want) in [
            ("card:AudioNav", Headphones::Card("AudioNav".to_owned())),
            ("file:/run/plugged", Headphones::File(PathBuf::from("/run/plugged"))),
        ] {
            let file: AloudFile = toml::from_str(&format!("headphones = \"{text}\"")).unwrap();
            assert_eq!(file.headphones, Some(want));
        }
    }

    #[test]
    fn a_mistake_is_told_with_the_way_out() {
        for (text, parts) in [
            ("volume = 0", &["1 to 100"][..]),
            ("headphones = \"yes\"", &["jack:hw:0", "card:NAME"]),
            ("headphones = \"file:plugged\"", &["file:/PATH"]),
            ("loud = 3", &["`loud`", "`volume`", "`dictionary`"]),
        ] {
            let said = complaint::<AloudFile>(text);
            for part in parts {
                assert!(said.contains(part), "{part} is missing in: {said}");
            }
        }
    }
}
