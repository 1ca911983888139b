//! The thread that sets the light of the screen, where the machine has one that may be set.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::post::Work;
use crate::{
    domain::tuning::{FULL, Light as How},
    kiosk::{
        chore::Chore,
        effect::Effect,
        event::{Chored, Event},
    },
};

/// Where Linux has the lights of its screens.
pub const BACKLIGHTS: &str = "/sys/class/backlight";

/// The light thread's work.
pub struct Light {
    /// A directory with one directory for each light.
    lights: PathBuf,
}

impl Light {
    /// The work of a machine whose lights are there.
    pub fn at(lights: impl Into<PathBuf>) -> Self {
        Self { lights: lights.into() }
    }

    /// Sets every light there is; one that is set is enough for the picture not to be drawn darker.
    fn set(&self, percent: u8) -> How {
        let Ok(found) = fs::read_dir(&self.lights) else { return How::Drawn };
        let mut how = How::Drawn;
        for light in found.filter_map(Result::ok) {
            match set_one(&light.path(), percent) {
                Ok(()) => how = How::Backlight,
                Err(error) => tracing::debug!(%error, light = %light.path().display(), "a light is not set"),
            }
        }
        tracing::info!(percent, ?how, "the screen is made so bright");
        how
    }
}

/// The least step above darkness counts as lit: a screen that is out cannot be read, nor found.
fn set_one(light: &Path, percent: u8) -> io::Result<()> {
    let most: u64 = fs::read_to_string(light.join("max_brightness"))?
        .trim()
        .parse()
        .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
    let wanted = (most.saturating_mul(percent.into()) / u64::from(FULL)).max(1);
    fs::write(light.join("brightness"), wanted.to_string())
}

impl Work for Light {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Chore(ticket, Chore::Light(percent)) => {
                Some(Event::Chored(ticket, Chored::Lit(self.set(percent))))
            }
            Effect::Chore(_, Chore::Note(_))
            | Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
            | Effect::Keep(..)
            | Effect::FollowUp(..)
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_light_is_set_by_its_own_measure_and_none_is_drawn() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(Light::at(dir.path().join("nowhere")).set(50), How::Drawn);
        assert_eq!(Light::at(dir.path()).set(50), How::Drawn, "there is none");
        let light = dir.path().join("intel_backlight");
        fs::create_dir(&light).unwrap();
        fs::write(light.join("max_brightness"), "937\n").unwrap();
        assert_eq!(Light::at(dir.path()).set(50), How::Backlight);
        assert_eq!(fs::read_to_string(light.join("brightness")).unwrap(), "468");
        fs::write(light.join("max_brightness"), "3\n").unwrap();
        assert_eq!(Light::at(dir.path()).set(20), How::Backlight);
        assert_eq!(fs::read_to_string(light.join("brightness")).unwrap(), "1", "never out");
        fs::write(light.join("max_brightness"), "bright").unwrap();
        assert_eq!(Light::at(dir.path()).set(20), How::Drawn, "it says no measure");
    }
}
