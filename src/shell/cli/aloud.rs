//! Reading aloud in `check`: whether there is a dictionary, and a sentence to listen to.

use anyhow::anyhow;

use super::say::Fact;
use crate::{
    domain::{
        aloud::{AloudTrouble, Utterance},
        ruby::RubyText,
    },
    shell::settings::Settings,
    workers::{Contact, Mouth},
};

/// What is read: a number, a date, a clock and a reading of its own.
const SENTENCE: &str = "よみあげの {試|ため}しです、次回は 12/5(土) 10:45、15階に おこしください。";

/// A line about reading aloud: a terminal without a dictionary is whole, and reads nothing.
pub(super) fn fact(settings: &Settings) -> Fact {
    let say = match settings.kiosk.aloud {
        Some(config) => format!(
            "reads aloud at volume {} with {}, {}",
            config.volume_percent,
            settings.aloud.dictionary.display(),
            contact(settings)
        ),
        None => format!(
            "off in kiosk.toml, or no dictionary at {}: shirube-kiosk dictionary builds it",
            settings.aloud.dictionary.display()
        ),
    };
    Fact { what: "aloud", good: true, say }
}

fn contact(settings: &Settings) -> &'static str {
    if settings.aloud.contact == Contact::None {
        "nothing tells of headphones"
    } else {
        "headphones are watched for"
    }
}

/// Reads a sentence to the room, and says how long it took.
pub(super) fn test_voice(settings: &Settings) -> anyhow::Result<String> {
    let Mouth { mut reader, mut loudspeaker, .. } = settings.mouth();
    let words = Utterance::of(&RubyText::parse(SENTENCE));
    let read = reader.read(&words, 1.0).map_err(|trouble| anyhow!(way_out(settings, &trouble)))?;
    let millis = read.samples.len() as u64 * 1000 / u64::from(read.rate_hz.max(1));
    let volume = settings.kiosk.aloud.map_or(60, |config| config.volume_percent);
    let heard = loudspeaker.utter(read, volume, Box::new(|| false));
    heard.map_err(|trouble| anyhow!("the voice is not heard: {}", trouble.words()))?;
    Ok(format!("read a sentence of {millis} ms at volume {volume}"))
}

/// The trouble for a log, with the way out.
fn way_out(settings: &Settings, trouble: &AloudTrouble) -> String {
    match trouble {
        AloudTrouble::NotBuilt => {
            "this program was built without a voice: build it with the feature voice".to_owned()
        }
        AloudTrouble::NoDictionary(why) => format!(
            "no dictionary at {} ({why}): build it with shirube-kiosk dictionary",
            settings.aloud.dictionary.display()
        ),
        AloudTrouble::NotHeard(why) => format!("the sentence cannot be read: {why}"),
    }
}
