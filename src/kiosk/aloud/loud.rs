//! How loud the voice is: the terminal's volume counts where everybody hears it, and never in somebody's headphones.

use super::Aloud;
use crate::domain::tuning::Tuning;

impl Aloud {
    /// Whether a page can be asked to be read at all.
    pub fn is_offered(&self) -> bool {
        self.config.is_some() && !matches!(self.ears, Some(Err(_))) && !self.is_mute()
    }

    /// Whether something is being said: a chime that can wait rings when the sentence is over.
    pub(in super::super) fn is_speaking(&self) -> bool {
        self.flying.is_some()
    }

    /// The terminal is set this loud.
    pub(in super::super) fn tune(&mut self, tuning: Tuning) {
        self.tuning = tuning;
    }

    /// Whether the loudspeaker is turned down to nothing, and there are no headphones.
    pub(super) fn is_mute(&self) -> bool {
        !self.guides() && self.tuning.volume() == 0
    }

    /// How loud something is, 1 to 100, where the settings say `usual`. A visitor's own louder or softer comes first. What
    /// is being read when the terminal is turned down to nothing is read on as softly as can be.
    pub(super) fn percent(&self, usual: u8) -> u8 {
        let wished = self.here.volume.percent(usual);
        if self.guides() { wished } else { self.tuning.heard(wished).max(1) }
    }
}
