//! The thread that turns files into pixels, so that drawing never waits.

use std::sync::Arc;

use super::{gallery::Gallery, home::Home, post::Work};
use crate::{
    domain::blob::BlobHash,
    kiosk::{effect::Effect, event::Event},
    media,
};

/// The decoding thread's work.
pub struct Decode {
    home: Arc<Home>,
    gallery: Arc<dyn Gallery>,
}

impl Decode {
    /// The work of a terminal whose pictures hang there.
    pub fn new(home: Arc<Home>, gallery: Arc<dyn Gallery>) -> Self {
        Self { home, gallery }
    }

    fn decode(&self, blob: BlobHash, side_px_max: u32) -> Result<BlobHash, BlobHash> {
        if self.gallery.has(blob, side_px_max) {
            return Ok(blob);
        }
        let broken = |error: &dyn std::fmt::Display| {
            tracing::warn!(%blob, %error, "a picture cannot be shown");
            blob
        };
        let bytes = self.home.blobs().read(blob).map_err(|error| broken(&error))?;
        let picture = media::decode(&bytes, side_px_max).map_err(|error| broken(&error))?;
        self.gallery.hang(blob, side_px_max, picture);
        Ok(blob)
    }
}

impl Work for Decode {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Decode(ticket, blob, side_px_max) => {
                Some(Event::Decoded(ticket, self.decode(blob, side_px_max)))
            }
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
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
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
