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
    /// Before a paper is made with headphones on: its numbers are heard, and how long they are kept for that.
    numbers_ahead;
    /// While somebody takes it: they can be heard.
    numbers_here;
    /// The button for hearing them again.
    numbers_again;
    /// While somebody takes it who plugged headphones in too late.
    numbers_late;
    /// Said before the digits of 受付番号.
    numbers_locator;
    /// Said before those of ひらく番号.
    numbers_secret;
    /// Said behind them.
    numbers_end;
}
