//! The sound card as the terminal reaches it: through ALSA, opened for one chime and closed after it.

use std::{
    num::NonZero,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
        mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel},
    },
    time::Duration,
};

use rodio::{
    DeviceSinkBuilder, MixerDeviceSink, Source,
    cpal::{self, DeviceId, ErrorKind, HostId, traits::HostTrait as _},
};

use super::{loudspeaker::Loudspeaker, speech::Speech};
use crate::{
    domain::chime::{Chime, SoundTrouble},
    sound::{loudness, tune},
};

/// Milliseconds from one look at how far the card is to the next.
const LOOK_MILLIS: u64 = 250;
/// Looks without a sample taken after which it counts as stuck: a sound server may let three seconds pass.
const STILL_LOOKS_MAX: u32 = 16;
/// Milliseconds from the last sample handed over until it has been heard: what lies in the buffers between.
const TAIL_MILLIS: u64 = 400;
/// The same of a sentence, which ends in silence of its own.
const BREATH_MILLIS: u64 = 200;
/// Messages that may wait: a stumble, the end, and errors that come with it.
const WAITING_MAX: usize = 8;

/// A sound card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its name as `aplay -L` lists it; none is the default of this machine.
    name: Option<String>,
}

/// What happens while it sounds.
#[derive(Debug)]
enum Heard {
    /// Everything was handed over.
    End,
    /// Something went wrong that a card gets over, or does not: a road through a sound server often begins so.
    Stumbled(String),
    /// The card is gone.
    Lost(String),
}

impl Card {
    /// The card of this name, or the default one.
    pub fn new(name: Option<String>) -> Self {
        Self { name }
    }

    fn open(&self, tell: SyncSender<Heard>) -> Result<MixerDeviceSink, SoundTrouble> {
        let said = quiet_library();
        let opened = self.builder().and_then(|builder| {
            builder.with_error_callback(teller(tell)).open_stream().map_err(|error| chain(&error))
        });
        let mut sink = opened.map_err(|why| {
            tracing::debug!(library = said(), "the sound card cannot be opened");
            SoundTrouble::NoCard(why)
        })?;
        sink.log_on_drop(false);
        Ok(sink)
    }

    /// Opens the card, hands over what `samples` gives for its rate, with the rate they have, and waits until the last
    /// of it was heard.
    fn sound(
        &self,
        volume_percent: u8,
        tail_millis: u64,
        samples: impl FnOnce(NonZero<u32>) -> (Samples, NonZero<u32>),
    ) -> Result<(), SoundTrouble> {
        let (tell, told) = sync_channel(WAITING_MAX);
        let sink = self.open(tell.clone())?;
        let (samples, rate_hz) = samples(sink.config().sample_rate());
        let (taken, gain) = (Arc::new(AtomicUsize::new(0)), loudness(volume_percent));
        let way = Arc::clone(&taken);
        sink.mixer().add(Tune { samples, gain, rate_hz, taken: way, tell: Some(tell) });
        hand_over(&told, &taken)?;
        fade(&told, tail_millis)
    }

    fn builder(&self) -> Result<DeviceSinkBuilder, String> {
        let Some(name) = &self.name else {
            return DeviceSinkBuilder::from_default_device().map_err(|error| chain(&error));
        };
        let named = cpal::default_host().device_by_id(&DeviceId::new(HostId::Alsa, name));
        let device = named.ok_or_else(|| format!("no sound card is called \"{name}\""))?;
        DeviceSinkBuilder::from_device(device).map_err(|error| chain(&error))
    }
}

impl Loudspeaker for Card {
    fn look(&mut self) -> Result<(), SoundTrouble> {
        let (tell, _told) = sync_channel(WAITING_MAX);
        self.open(tell).map(drop)
    }

    fn ring(&mut self, chime: Chime, volume_percent: u8) -> Result<(), SoundTrouble> {
        self.sound(volume_percent, TAIL_MILLIS, |rate_hz| {
            (Box::new(tune(chime, rate_hz.get()).into_iter()), rate_hz)
        })
    }

    fn utter(
        &mut self,
        speech: Speech,
        volume_percent: u8,
        is_hushed: Box<dyn Fn() -> bool + Send>,
    ) -> Result<(), SoundTrouble> {
        let rate_hz = NonZero::new(speech.rate_hz);
        self.sound(volume_percent, BREATH_MILLIS, |own| {
            (Box::new(speech.run(is_hushed)), rate_hz.unwrap_or(own))
        })
    }
}

/// Waits until every sample has been taken, as long as more and more are.
fn hand_over(told: &Receiver<Heard>, taken: &AtomicUsize) -> Result<(), SoundTrouble> {
    let (mut before, mut still_looks) = (0, 0);
    let mut why = "the sound card takes no sound".to_owned();
    while still_looks < STILL_LOOKS_MAX {
        match told.recv_timeout(Duration::from_millis(LOOK_MILLIS)) {
            Ok(Heard::End) => return Ok(()),
            Ok(Heard::Lost(error)) => return Err(SoundTrouble::BrokeOff(error)),
            Ok(Heard::Stumbled(error)) => why = error,
            Err(RecvTimeoutError::Timeout) => {
                let so_far = taken.load(Ordering::Relaxed);
                still_looks = if so_far == before { still_looks + 1 } else { 0 };
                before = so_far;
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Err(SoundTrouble::BrokeOff(why))
}

/// Waits until the last sample has been heard.
fn fade(told: &Receiver<Heard>, tail_millis: u64) -> Result<(), SoundTrouble> {
    match told.recv_timeout(Duration::from_millis(tail_millis)) {
        Ok(Heard::Lost(why)) => Err(SoundTrouble::BrokeOff(why)),
        Ok(Heard::End | Heard::Stumbled(_))
        | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => Ok(()),
    }
}

/// Tells of the first stumble, and of the end.
fn teller(tell: SyncSender<Heard>) -> impl FnMut(cpal::Error) + Send + 'static {
    let mut stumbled = false;
    move |error| {
        if is_the_end(error.kind()) {
            drop(tell.try_send(Heard::Lost(error.to_string())));
        } else if !stumbled && !is_harmless(error.kind()) {
            stumbled = true;
            drop(tell.try_send(Heard::Stumbled(error.to_string())));
        }
    }
}

/// A short gap, another route or an ordinary priority.
fn is_harmless(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied)
}

/// After this nothing more can be heard.
fn is_the_end(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DeviceNotAvailable | ErrorKind::HostUnavailable | ErrorKind::StreamInvalidated)
}

/// An error with what it comes from.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// The library writes its own words to standard error, again at every question; on this thread they are kept instead.
fn quiet_library() -> impl FnOnce() -> String {
    let kept = alsa::Output::local_error_handler();
    move || kept.map(|kept| kept.borrow().to_string()).unwrap_or_default()
}

/// Samples on their way, one after another.
type Samples = Box<dyn Iterator<Item = f32> + Send>;

/// A sound on its way to the card; says when all of it was taken.
struct Tune {
    samples: Samples,
    gain: f32,
    rate_hz: NonZero<u32>,
    /// Samples that were taken.
    taken: Arc<AtomicUsize>,
    tell: Option<SyncSender<Heard>>,
}

impl Iterator for Tune {
    type Item = f32;

    fn next(&mut self) -> Option<f32> {
        let sample = self.samples.next();
        if sample.is_none()
            && let Some(tell) = self.tell.take()
        {
            drop(tell.try_send(Heard::End));
        }
        self.taken.fetch_add(usize::from(sample.is_some()), Ordering::Relaxed);
        sample.map(|sample| sample * self.gain)
    }
}

impl Source for Tune {
    fn current_span_len(&self) -> Option<usize> {
        None
    }

    fn channels(&self) -> NonZero<u16> {
        NonZero::<u16>::MIN
    }

    fn sample_rate(&self) -> NonZero<u32> {
        self.rate_hz
    }

    fn total_duration(&self) -> Option<Duration> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chime_is_handed_over_at_its_volume_and_its_end_is_told_once() {
        let (tell, told) = sync_channel(WAITING_MAX);
        let taken = Arc::new(AtomicUsize::new(0));
        let (samples, rate_hz) = (Box::new(vec![0.5, -1.0].into_iter()), NonZero::<u32>::MIN);
        let mut tune = Tune { samples, gain: 0.5, rate_hz, taken: Arc::clone(&taken), tell: Some(tell) };
        assert_eq!((tune.next(), tune.next()), (Some(0.25), Some(-0.5)));
        assert!(told.try_recv().is_err(), "the last sample is not the end");
        assert_eq!((tune.next(), tune.next()), (None, None));
        assert!(matches!(told.try_recv(), Ok(Heard::End)) && told.try_recv().is_err());
        assert_eq!(taken.load(Ordering::Relaxed), 2);
    }

    #[test]
    fn a_stumble_is_no_fall_and_a_card_that_is_gone_is() {
        let said = || "said".to_owned();
        let told = |heard: Vec<Heard>| {
            let (tell, told) = sync_channel(WAITING_MAX);
            for it in heard {
                tell.try_send(it).unwrap();
            }
            drop(tell);
            hand_over(&told, &AtomicUsize::new(0))
        };
        let fell = Err(SoundTrouble::BrokeOff(said()));
        assert_eq!(told(vec![Heard::Stumbled(said()), Heard::End]), Ok(()));
        assert_eq!(told(vec![Heard::Stumbled(said())]), fell, "nothing came after it");
        assert_eq!(told(vec![Heard::Lost(said()), Heard::End]), fell);
    }

    #[test]
    fn a_card_that_is_not_there_is_named() {
        let mut card = Card::new(Some("no-such-card".to_owned()));
        let named = |told: Result<(), SoundTrouble>| matches!(told, Err(SoundTrouble::NoCard(why)) if why.contains("no-such-card"));
        assert!(named(card.look()) && named(card.ring(Chime::Notice, 50)));
    }
}
