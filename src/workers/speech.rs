//! What was said, as sound: played once from memory that is overwritten, and silent at once when it is to be.

use zeroize::Zeroizing;

use crate::domain::aloud::{AloudTrouble, Utterance};

/// Milliseconds in which a voice falls silent that is hushed: cut off it would click.
#[cfg(feature = "audio")]
const RELEASE_MILLIS: u32 = 8;

/// Somebody who reads Japanese.
pub trait Reader: Send {
    /// The sound of these words, `speed` times as fast as people speak.
    fn read(&mut self, words: &Utterance, speed: f64) -> Result<Speech, AloudTrouble>;
}

/// A program without a voice reads nothing.
#[derive(Debug, Clone, Copy)]
pub struct NoReader;

impl Reader for NoReader {
    fn read(&mut self, _words: &Utterance, _speed: f64) -> Result<Speech, AloudTrouble> {
        Err(AloudTrouble::NotBuilt)
    }
}

/// What was said, as sound; overwritten when it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Speech {
    /// Samples from -1 to 1.
    pub samples: Zeroizing<Vec<f32>>,
    /// So many of them a second.
    pub rate_hz: u32,
}

/// The samples on their way to a card.
#[cfg(feature = "audio")]
pub(super) struct Running {
    speech: Speech,
    at: usize,
    is_hushed: Box<dyn Fn() -> bool + Send>,
    /// Samples left until silence, once it is hushed.
    left: Option<u32>,
}

#[cfg(feature = "audio")]
impl Speech {
    /// Plays it once; it ends early when `is_hushed` says so.
    pub(super) fn run(self, is_hushed: Box<dyn Fn() -> bool + Send>) -> Running {
        Running { speech: self, at: 0, is_hushed, left: None }
    }

    fn release(&self) -> u32 {
        (self.rate_hz / 1000 * RELEASE_MILLIS).max(1)
    }
}

#[cfg(feature = "audio")]
impl Iterator for Running {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let release = self.speech.release();
        if self.left.is_none() && (self.is_hushed)() {
            self.left = Some(release);
        }
        let sample = *self.speech.samples.get(self.at)?;
        self.at += 1;
        let Some(left) = &mut self.left else { return Some(sample) };
        *left = left.checked_sub(1)?;
        Some(sample * *left as f32 / release as f32)
    }
}

#[cfg(all(test, feature = "audio"))]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    };

    use super::*;

    fn speech(samples: usize) -> Speech {
        Speech { samples: Zeroizing::new(vec![1.0; samples]), rate_hz: 1_000 }
    }

    #[test]
    fn it_is_played_whole_or_falls_silent_without_a_click() {
        assert_eq!(speech(50).run(Box::new(|| false)).count(), 50);
        let hushed = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&hushed);
        let mut running = speech(50).run(Box::new(move || asked.load(Ordering::Relaxed)));
        assert_eq!(running.by_ref().take(10).filter(|it| *it > 0.999).count(), 10);
        hushed.store(true, Ordering::Relaxed);
        let falling: Vec<f32> = running.collect();
        assert_eq!(falling.len(), RELEASE_MILLIS as usize, "eight samples at a thousand a second");
        assert!(falling.is_sorted_by(|earlier, later| earlier > later), "{falling:?}");
        assert_eq!(falling.last(), Some(&0.0));
    }
}
