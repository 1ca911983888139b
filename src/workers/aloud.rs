//! The thread that reads aloud, one sentence after another, and can be hushed in the middle of one.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use super::{dictation::Dictation, loudspeaker::Loudspeaker, post::Work, speech::Reader};
use crate::{
    domain::{
        aloud::{AloudTrouble, Ears, Utterance},
        chime::SoundTrouble,
    },
    kiosk::{
        effect::Effect,
        event::Event,
        lane::Ticket,
        spoken::Digits,
        voice::{Manner, Order, Told},
    },
};

/// A reader with the dictionary of this folder.
#[cfg(feature = "voice")]
pub fn reader(dictionary: &Path) -> Box<dyn Reader> {
    Box::new(super::nitech::Nitech::new(dictionary.to_owned()))
}

/// A program without a voice has no reader.
#[cfg(not(feature = "voice"))]
pub fn reader(_dictionary: &Path) -> Box<dyn Reader> {
    Box::new(super::speech::NoReader)
}

/// What ends sentences in the middle: everything asked for with a ticket up to the last one that was hushed.
#[derive(Debug, Clone, Default)]
pub struct Hush(Arc<AtomicU64>);

impl Hush {
    /// Nothing more of this, nor of anything before it.
    pub fn until(&self, ticket: Ticket) {
        self.0.fetch_max(ticket.0, Ordering::Relaxed);
    }

    /// Whether this is to be silent.
    pub fn covers(&self, ticket: Ticket) -> bool {
        ticket.0 <= self.0.load(Ordering::Relaxed)
    }
}

/// What reads, and by what it is heard.
pub struct Mouth {
    /// From words to sound.
    pub reader: Box<dyn Reader>,
    /// What everybody hears.
    pub loudspeaker: Box<dyn Loudspeaker>,
    /// What one person hears.
    pub headphones: Box<dyn Loudspeaker>,
    /// What ends a sentence.
    pub hush: Hush,
    /// The numbers of the paper that somebody takes.
    pub dictation: Dictation,
}

impl Mouth {
    /// Digits of a paper, if it is still being taken: by headphones, or not at all.
    fn dictate(&mut self, ticket: Ticket, digits: Digits, manner: Manner) -> Result<(), AloudTrouble> {
        let Some(words) = self.dictation.say(digits) else { return Ok(()) };
        self.say(ticket, &words, Manner { ears: Ears::Headphones, ..manner })
    }

    fn say(&mut self, ticket: Ticket, words: &Utterance, manner: Manner) -> Result<(), AloudTrouble> {
        if self.hush.covers(ticket) {
            return Ok(());
        }
        let speech = self.reader.read(words, manner.pace.speed())?;
        let to = match manner.ears {
            Ears::Loudspeaker => &mut self.loudspeaker,
            Ears::Headphones => &mut self.headphones,
        };
        let hush = self.hush.clone();
        let is_hushed = Box::new(move || hush.covers(ticket));
        to.utter(speech, manner.volume_percent, is_hushed).map_err(unheard)
    }
}

fn unheard(trouble: SoundTrouble) -> AloudTrouble {
    match trouble {
        SoundTrouble::NoCard(why) | SoundTrouble::BrokeOff(why) => AloudTrouble::NotHeard(why),
        SoundTrouble::NotBuilt => AloudTrouble::NotBuilt,
    }
}

impl Work for Mouth {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        let Effect::Aloud(ticket, order) = effect else { return None };
        // What is said is nobody's business, not even the log's.
        let said = match order {
            Order::Say(words, manner) => self.say(ticket, &words, manner),
            Order::Dictate(digits, manner) => self.dictate(ticket, digits, manner),
            Order::Listen(_) => return None,
        };
        if let Err(trouble) = &said {
            tracing::warn!(?trouble, "nothing could be read aloud");
        }
        Some(Event::Aloud(ticket, Told::Said(said)))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use zeroize::Zeroizing;

    use super::*;
    use crate::{
        domain::{chime::Chime, follow_up::Locator, ruby::RubyText},
        kiosk::spoken::{Pace, PaperNumber},
        seal::secret::Secret,
        workers::speech::Speech,
    };

    /// Reads every word as ten samples; writes down who heard how many.
    struct Played;
    type Heard = Arc<Mutex<Vec<(&'static str, usize, u8)>>>;
    struct Into(&'static str, Heard);

    impl Reader for Played {
        fn read(&mut self, words: &Utterance, _speed: f64) -> Result<Speech, AloudTrouble> {
            if words.markup() == "辞書なし" {
                return Err(AloudTrouble::NoDictionary("gone".to_owned()));
            }
            Ok(Speech { samples: Zeroizing::new(vec![0.5; 10]), rate_hz: 48_000 })
        }
    }

    impl Into {
        fn note(&self, samples: usize, volume_percent: u8) {
            self.1.lock().unwrap().push((self.0, samples, volume_percent));
        }
    }

    impl Loudspeaker for Into {
        fn look(&mut self) -> Result<(), SoundTrouble> {
            Ok(())
        }

        fn ring(&mut self, _chime: Chime, _volume_percent: u8) -> Result<(), SoundTrouble> {
            Ok(())
        }

        fn utter(
            &mut self,
            speech: Speech,
            volume_percent: u8,
            is_hushed: Box<dyn Fn() -> bool + Send>,
        ) -> Result<(), SoundTrouble> {
            let samples = if is_hushed() { 0 } else { speech.samples.len() };
            self.note(samples, volume_percent);
            Ok(())
        }
    }

    fn say(mouth: &mut Mouth, ticket: u64, words: &str, ears: Ears) -> Result<(), AloudTrouble> {
        let manner = Manner { pace: Pace::Usual, volume_percent: 60, ears };
        let order = Order::Say(Utterance::of(&RubyText::parse(words)), manner);
        match mouth.answer(Effect::Aloud(Ticket(ticket), order)) {
            Some(Event::Aloud(Ticket(answered), Told::Said(said))) if answered == ticket => said,
            other => panic!("{other:?}"),
        }
    }

    /// Whatever is ordered: digits of a paper are heard by headphones, and once they are forgotten by nobody.
    #[test]
    fn digits_of_a_paper_never_reach_the_loudspeaker() {
        let heard = Heard::default();
        let to = |name| Box::new(Into(name, Arc::clone(&heard)));
        let dictation = Dictation::default();
        let mut mouth = Mouth {
            reader: Box::new(Played),
            loudspeaker: to("room"),
            headphones: to("ear"),
            hush: Hush::default(),
            dictation: dictation.clone(),
        };
        let mut dictate = |ticket| {
            let digits = Digits { number: PaperNumber::Secret, group: 4 };
            let manner = Manner { pace: Pace::Usual, volume_percent: 60, ears: Ears::Loudspeaker };
            let told = mouth.answer(Effect::Aloud(Ticket(ticket), Order::Dictate(digits, manner)));
            assert_eq!(told, Some(Event::Aloud(Ticket(ticket), Told::Said(Ok(())))));
        };
        dictate(1);
        let secret = Secret::of_random(&Zeroizing::new([9; 16]));
        dictation.keep(Locator::of_number(1_234_567), secret);
        dictate(2);
        dictation.forget();
        dictate(3);
        assert_eq!(*heard.lock().unwrap(), [("ear", 10, 60)]);
    }

    #[test]
    fn each_hears_what_is_for_them_and_the_hushed_is_never_read() {
        let heard = Heard::default();
        let to = |name| Box::new(Into(name, Arc::clone(&heard)));
        let hush = Hush::default();
        let mut mouth = Mouth {
            reader: Box::new(Played),
            loudspeaker: to("room"),
            headphones: to("ear"),
            hush: hush.clone(),
            dictation: Dictation::default(),
        };
        assert_eq!(say(&mut mouth, 1, "会", Ears::Loudspeaker), Ok(()));
        assert_eq!(say(&mut mouth, 2, "番号", Ears::Headphones), Ok(()));
        hush.until(Ticket(3));
        hush.until(Ticket(1));
        assert_eq!(say(&mut mouth, 3, "会", Ears::Loudspeaker), Ok(()), "hushed before it began");
        assert_eq!(say(&mut mouth, 4, "会", Ears::Loudspeaker), Ok(()));
        assert!(matches!(
            say(&mut mouth, 5, "辞書なし", Ears::Loudspeaker),
            Err(AloudTrouble::NoDictionary(_))
        ));
        assert_eq!(*heard.lock().unwrap(), [("room", 10, 60), ("ear", 10, 60), ("room", 10, 60)]);
    }
}
