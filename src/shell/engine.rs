//! The kiosk between its inbox and its workers; the same with a window and without.

use std::{
    io,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
    time::Duration,
};

use chrono_tz::Tz;

use super::settings::Settings;
use crate::{
    clock::{Clock, SystemClock},
    domain::time::Now,
    kiosk::{Kiosk, effect::Effect, event::Event, trouble::Trouble},
    workers::{Answers, Crew, Gallery, Home, Outfit, Waker, sound},
};

/// Answers that may wait: one for each lane, and as many again for lanes that were given up and asked anew.
const INBOX_MAX: usize = 32;

/// A running kiosk.
pub struct Engine {
    kiosk: Kiosk,
    crew: Crew,
    inbox: Receiver<Event>,
    clock: Arc<dyn Clock>,
    zone: Tz,
    /// What the log was last told.
    troubles: Vec<Trouble>,
}

/// What the window has to do itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chore {
    /// Nothing.
    None,
    /// Forget everything a visit left.
    Forget,
    /// End the program: whoever started it starts it again.
    Restart,
}

impl Engine {
    /// Starts the workers and takes the kiosk's first step: reading the disk begins before there is a window.
    pub fn start(
        settings: &Settings,
        gallery: Arc<dyn Gallery>,
        waker: Arc<dyn Waker>,
    ) -> anyhow::Result<Self> {
        let home = Arc::new(Home::open(&settings.data)?);
        let clock: Arc<dyn Clock> = Arc::new(SystemClock::start());
        let (events, inbox) = sync_channel(INBOX_MAX);
        let zone = settings.kiosk.zone;
        let address = settings.address.clone();
        let (printers, typefaces) = (settings.printers.clone(), settings.typefaces());
        let loudspeaker = sound::loudspeaker(settings.sound_card.as_deref());
        let (mouth, contact) = (settings.mouth(), settings.aloud.contact.clone());
        let outfit = Outfit {
            home,
            clock: Arc::clone(&clock),
            zone,
            address,
            gallery,
            printers,
            typefaces,
            loudspeaker,
            mouth,
            contact,
            media_mib: settings.media_mib.into(),
        };
        let crew = Crew::start(outfit, &Answers::new(events, waker))?;
        let mut engine = Self {
            kiosk: Kiosk::new(settings.kiosk.clone()),
            crew,
            inbox,
            clock,
            zone,
            troubles: Vec::new(),
        };
        engine.take(Event::Woke);
        Ok(engine)
    }

    /// The kiosk, to be drawn.
    pub fn kiosk(&self) -> &Kiosk {
        &self.kiosk
    }

    /// Both clocks.
    pub fn now(&self) -> Now {
        self.clock.now(self.zone)
    }

    /// One event in, its effects out.
    pub fn take(&mut self, event: Event) -> Chore {
        let mut chore = Chore::None;
        for effect in self.kiosk.update(&self.now(), event) {
            if effect == Effect::Forget {
                chore = chore.and(Chore::Forget);
            } else if effect == Effect::Restart {
                chore = Chore::Restart;
            } else {
                self.crew.carry_out(effect);
            }
        }
        self.tell_troubles();
        chore
    }

    /// The log hears of a trouble once, and once when all is well again.
    fn tell_troubles(&mut self) {
        let troubles = self.kiosk.health(&self.now()).troubles;
        for trouble in troubles.iter().filter(|trouble| !self.troubles.contains(trouble)) {
            tracing::warn!(?trouble, "the terminal is in trouble: its state in the console says what to do");
        }
        if troubles.is_empty() && !self.troubles.is_empty() {
            tracing::info!("all is well again");
        }
        self.troubles = troubles;
    }

    /// Everything that waits, then what is due.
    pub fn catch_up(&mut self) -> Chore {
        let waiting: Vec<Event> = self.inbox.try_iter().take(INBOX_MAX).collect();
        let chores = waiting.into_iter().chain([Event::Woke]).map(|event| self.take(event));
        chores.fold(Chore::None, Chore::and)
    }

    /// Time until something is due.
    pub fn due_in(&self) -> Duration {
        Duration::from_millis(self.kiosk.deadline().0.millis_since(self.clock.mono()))
    }

    /// Waits for an answer or for what is due, whichever comes first, but no longer than `at_most`; an error means
    /// that all workers ended.
    pub fn wait(&mut self, at_most: Duration) -> io::Result<()> {
        use std::sync::mpsc::RecvTimeoutError::{Disconnected, Timeout};
        let event = match self.inbox.recv_timeout(self.due_in().min(at_most)) {
            Ok(event) => event,
            Err(Timeout) => Event::Woke,
            Err(Disconnected) => {
                return Err(io::Error::other("every worker ended: start the program again"));
            }
        };
        self.take(event);
        Ok(())
    }
}

impl Chore {
    /// Both; whoever ends forgets everything too.
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
}
