//! The thread that rings, one chime after another, and asks whether anything can be heard.

use super::{loudspeaker::Loudspeaker, post::Work};
use crate::{
    domain::chime::{Chime, SoundTrouble},
    kiosk::{effect::Effect, event::Event},
};

/// The loudspeaker of this machine: its default sound card, or the one of this name.
#[cfg(feature = "audio")]
pub fn loudspeaker(card: Option<&str>) -> Box<dyn Loudspeaker> {
    Box::new(super::card::Card::new(card.map(ToOwned::to_owned)))
}

/// A program without sound has no loudspeaker.
#[cfg(not(feature = "audio"))]
pub fn loudspeaker(_card: Option<&str>) -> Box<dyn Loudspeaker> {
    Box::new(super::loudspeaker::NoLoudspeaker)
}

/// The ringing thread's work.
pub struct Sound {
    loudspeaker: Box<dyn Loudspeaker>,
}

impl Sound {
    /// The work of a terminal with this loudspeaker.
    pub fn new(loudspeaker: Box<dyn Loudspeaker>) -> Self {
        Self { loudspeaker }
    }

    fn ring(&mut self, chime: Chime, volume_percent: u8) -> Result<(), SoundTrouble> {
        let rang = self.loudspeaker.ring(chime, volume_percent);
        match &rang {
            Ok(()) => tracing::info!(chime = chime.key(), "rang"),
            Err(trouble) => tracing::warn!(chime = chime.key(), ?trouble, "was not heard"),
        }
        rang
    }
}

impl Work for Sound {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::AskSound(ticket) => Some(Event::SoundTold(ticket, self.loudspeaker.look())),
            Effect::Ring(ticket, chime, volume_percent) => {
                Some(Event::SoundTold(ticket, self.ring(chime, volume_percent)))
            }
            Effect::Load(_)
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
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Send(_)
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
