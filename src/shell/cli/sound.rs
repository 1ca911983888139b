//! The sound of `check`: whether a chime could be heard, and one to listen to.

use anyhow::anyhow;

use super::say::Fact;
use crate::{
    domain::chime::{Chime, SoundTrouble},
    shell::settings::Settings,
    workers::sound,
};

/// A line about sound: the card is asked only where somebody wants to hear it.
pub(super) fn fact(settings: &Settings) -> Fact {
    let fact = |good: bool, say: String| Fact { what: "sound", good, say };
    let Some(config) = settings.kiosk.sound else {
        let say = "off in kiosk.toml; on = true below [sound] switches it on, check --test-chime rings once";
        return fact(true, say.to_owned());
    };
    match sound::loudspeaker(settings.sound_card.as_deref()).look() {
        Ok(()) => fact(true, format!("{} can be heard, volume {}", card(settings), config.volume_percent)),
        Err(trouble) => fact(false, format!("{}: {}", card(settings), way_out(&trouble))),
    }
}

/// Rings once as loud as the settings say, and says what became of it.
pub(super) fn test_chime(settings: &Settings, chime: Chime) -> anyhow::Result<String> {
    let volume = settings.sound.volume_percent;
    let rang = sound::loudspeaker(settings.sound_card.as_deref()).ring(chime, volume);
    rang.map_err(|trouble| anyhow!("{}: {}", card(settings), way_out(&trouble)))?;
    let off = if settings.kiosk.sound.is_some() { "" } else { "; kiosk.toml has sound switched off" };
    Ok(format!("{}: rang {} at volume {volume}{off}", card(settings), chime.key()))
}

/// A chime of the command line.
pub(super) fn chime(text: &str) -> Result<Chime, String> {
    let known = Chime::ALL.map(Chime::key).join(", ");
    Chime::from_key(text).ok_or_else(|| format!("there are {known}"))
}

fn card(settings: &Settings) -> &str {
    settings.sound_card.as_deref().unwrap_or("the default sound card")
}

/// The trouble for a log, with the way out.
fn way_out(trouble: &SoundTrouble) -> String {
    match trouble {
        SoundTrouble::NoCard(why) => format!(
            "nothing can be heard ({why}): plug the loudspeaker in, let the terminal's user be in the group audio, \
             or name a card of aplay -L in kiosk.toml"
        ),
        SoundTrouble::BrokeOff(why) => {
            format!("the chime broke off ({why}): check the cable of the loudspeaker")
        }
        SoundTrouble::NotBuilt => {
            "this program was built without sound: build it with the feature audio, or switch [sound] off"
                .to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        config::{kiosk::KioskFile, sound::SoundFile},
        shell::settings::Frame,
    };

    fn settings(sound: SoundFile) -> Settings {
        let sound = SoundFile { card: Some("no-such-card".to_owned()), ..sound };
        let file = KioskFile { sound, ..KioskFile::default() };
        Settings::new(&file, None, Frame::Bare).unwrap()
    }

    #[test]
    fn a_terminal_that_shall_not_ring_is_well_without_a_card() {
        let said = fact(&settings(SoundFile::default()));
        assert!(said.good && said.say.starts_with("off in kiosk.toml"), "{said:?}");
    }

    #[test]
    fn a_card_that_is_not_there_is_told_with_the_way_out() {
        let said = fact(&settings(SoundFile { on: true, ..SoundFile::default() }));
        assert!(!said.good && said.say.contains("no-such-card") && said.say.contains("aplay -L"), "{said:?}");
        let error = test_chime(&settings(SoundFile::default()), Chime::Notice).unwrap_err().to_string();
        assert!(error.contains("no-such-card") && error.contains("aplay -L"), "{error}");
    }
}
