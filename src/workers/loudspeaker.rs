//! What chimes are heard from.

use super::speech::Speech;
use crate::domain::chime::{Chime, SoundTrouble};

/// What can be heard. It holds nothing open between two chimes: a card that is unplugged meanwhile takes nothing down,
/// and nobody else's sound is kept waiting.
pub trait Loudspeaker: Send {
    /// Whether a chime could be heard; nothing is.
    fn look(&mut self) -> Result<(), SoundTrouble>;

    /// Rings to the end, `volume_percent` loud; an error when the end was not heard.
    fn ring(&mut self, chime: Chime, volume_percent: u8) -> Result<(), SoundTrouble>;

    /// Lets this be heard to the end, or until it is hushed; an error when neither came.
    fn utter(
        &mut self,
        speech: Speech,
        volume_percent: u8,
        is_hushed: Box<dyn Fn() -> bool + Send>,
    ) -> Result<(), SoundTrouble>;
}

/// No loudspeaker at all.
#[derive(Debug, Clone, Copy)]
pub struct NoLoudspeaker;

impl Loudspeaker for NoLoudspeaker {
    fn look(&mut self) -> Result<(), SoundTrouble> {
        Err(SoundTrouble::NotBuilt)
    }

    fn ring(&mut self, _chime: Chime, _volume_percent: u8) -> Result<(), SoundTrouble> {
        Err(SoundTrouble::NotBuilt)
    }

    fn utter(
        &mut self,
        _speech: Speech,
        _volume_percent: u8,
        _is_hushed: Box<dyn Fn() -> bool + Send>,
    ) -> Result<(), SoundTrouble> {
        Err(SoundTrouble::NotBuilt)
    }
}
