//! Words of reading aloud.

use super::{Words, words};
use crate::kiosk::spoken::Pace;

impl Words {
    /// How fast it reads.
    pub fn pace(self, pace: Pace) -> &'static str {
        match pace {
            Pace::Usual => self.aloud_usual(),
            Pace::Slow => self.aloud_slow(),
            Pace::Slower => self.aloud_slower(),
        }
    }
}

words! {
    /// Reads the page aloud.
    aloud;
    /// Ends it.
    aloud_stop;
    /// Holds it.
    aloud_pause;
    /// Goes on.
    aloud_go;
    /// As people speak.
    aloud_usual;
    /// Slower.
    aloud_slow;
    /// Slower still.
    aloud_slower;
    /// Louder.
    aloud_louder;
    /// Less loud.
    aloud_lower;
    /// Takes the note away.
    aloud_close;
    /// What belongs to one person.
    aloud_only_headphones;
    /// The voice speaks Japanese only.
    aloud_other_language;
    /// No sound.
    aloud_not_heard;
    /// Before a sensitive page is read to the room.
    aloud_overheard;
    /// Yes to that.
    aloud_yes;
    /// The first words in headphones: said, not shown.
    aloud_welcome;
}
