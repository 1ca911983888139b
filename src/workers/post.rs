//! A named thread with a bounded inbox, and the way its answers go.

use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{RecvTimeoutError, SyncSender, TrySendError, sync_channel},
    },
    thread,
    time::Duration,
};

use crate::{
    domain::{
        aloud::AloudTrouble,
        chime::SoundTrouble,
        printer::{Outcome, PrinterState},
        tuning::Light,
    },
    kiosk::{
        chore::{Chore, Kept},
        effect::Effect,
        enquiry::{Errand, Handed},
        event::{Chored, DiskTrouble, Done, Event, Loaded, NetTrouble},
        voice::{Order, Told},
    },
};

/// Effects that may wait for one worker: a lane has one in flight, and one more when the last answer was given up.
const WAITING_MAX: usize = 4;

/// Makes the window look at its inbox.
pub trait Waker: Send + Sync {
    /// There is an event.
    fn wake(&self);
}

/// Where answers go: a bounded inbox, and whoever sleeps before it.
#[derive(Clone)]
pub struct Answers {
    events: SyncSender<Event>,
    waker: Arc<dyn Waker>,
}

/// The work of one thread.
pub trait Work: Send + 'static {
    /// Does what is asked; `None` when the effect is not this worker's.
    fn answer(&mut self, effect: Effect) -> Option<Event>;

    /// How long to sleep before [`Work::idle`]; `None` for ever.
    fn idle_after(&self) -> Option<Duration> {
        None
    }

    /// Nothing was asked for that long.
    fn idle(&mut self) {}
}

/// The inbox of one worker.
#[derive(Clone)]
pub(super) struct Post {
    name: &'static str,
    effects: SyncSender<Effect>,
    answers: Answers,
}

impl Answers {
    /// Answers into `events`, then wakes.
    pub fn new(events: SyncSender<Event>, waker: Arc<dyn Waker>) -> Self {
        Self { events, waker }
    }

    /// Gives an answer. A full inbox is a bug: every lane has one answer in flight, and there are more places.
    pub fn give(&self, event: Event) {
        match self.events.try_send(event) {
            Ok(()) => self.waker.wake(),
            Err(TrySendError::Full(_)) => tracing::error!("the inbox is full: an answer is lost"),
            Err(TrySendError::Disconnected(_)) => tracing::debug!("nobody waits for answers any more"),
        }
    }
}

impl Post {
    /// Starts the thread; it ends when the last post is dropped.
    pub(super) fn start(name: &'static str, answers: &Answers, work: impl Work) -> io::Result<Self> {
        let (effects, inbox) = sync_channel(WAITING_MAX);
        let to = answers.clone();
        let receive = move |pause: Option<Duration>| match pause {
            Some(pause) => inbox.recv_timeout(pause),
            None => inbox.recv().map_err(RecvTimeoutError::from),
        };
        thread::Builder::new().name(name.to_owned()).spawn(move || serve(name, receive, &to, work))?;
        Ok(Self { name, effects, answers: answers.clone() })
    }

    /// Hands over an effect; when that cannot be done, trouble is the answer.
    pub(super) fn send(&self, effect: Effect) {
        let (effect, why) = match self.effects.try_send(effect) {
            Ok(()) => return,
            Err(TrySendError::Full(effect)) => (effect, "is overwhelmed"),
            Err(TrySendError::Disconnected(effect)) => (effect, "has ended"),
        };
        tracing::error!(worker = self.name, "the worker {why}");
        if let Some(event) = trouble(&effect, &format!("the worker {} {why}", self.name)) {
            self.answers.give(event);
        }
    }
}

fn serve(
    name: &str,
    receive: impl Fn(Option<Duration>) -> Result<Effect, RecvTimeoutError>,
    answers: &Answers,
    mut work: impl Work,
) {
    loop {
        match receive(work.idle_after()) {
            Ok(effect) => {
                let lost = effect.clone();
                let answer = catch_unwind(AssertUnwindSafe(|| work.answer(effect)));
                let event = answer.unwrap_or_else(|_| trouble(&lost, &format!("the worker {name} stumbled")));
                if let Some(event) = event {
                    answers.give(event);
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                if catch_unwind(AssertUnwindSafe(|| work.idle())).is_err() {
                    tracing::error!(worker = name, "stumbled while tidying up");
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The answer of an effect that could not be carried out.
fn trouble(effect: &Effect, why: &str) -> Option<Event> {
    let net = || NetTrouble::Unreachable(why.to_owned());
    let disk = || DiskTrouble::Failed(why.to_owned());
    Some(match *effect {
        Effect::Load(ticket) => Event::Loaded(ticket, nothing_kept(why)),
        Effect::Poll { ticket, .. } => Event::Polled(ticket, Err(net())),
        Effect::Apply(ticket, _) | Effect::Rebuild(ticket) => Event::Applied(ticket, Err(disk())),
        Effect::Fetch(ticket, _) => Event::Fetched(ticket, Err(net().into())),
        Effect::Decode(ticket, blob, _) => Event::Decoded(ticket, Err(blob)),
        Effect::Report(ticket, _) => Event::Reported(ticket, Err(net())),
        Effect::Pair(ticket) => Event::Pairing(ticket, Err(net())),
        Effect::AskPrinters(ticket) => Event::PrintersTold(ticket, Vec::new()),
        Effect::Draw(ticket, ..) => Event::Drawn(ticket, None),
        // Nobody can say how far it came.
        Effect::Print(ticket, _) => Event::Printed(ticket, Outcome::Unknown(PrinterState::Unknown)),
        Effect::Keep(ticket, _) => Event::Kept(ticket, Err(disk())),
        Effect::Send(ticket) => Event::Sent(ticket, Err(net())),
        Effect::AskSound(ticket) | Effect::Ring(ticket, ..) => {
            Event::SoundTold(ticket, Err(SoundTrouble::BrokeOff(why.to_owned())))
        }
        Effect::FollowUp(ticket, ref errand) => Event::FollowUp(
            ticket,
            match errand {
                // Nobody can say how far it came.
                Errand::Hand(_) => {
                    Done::Handed(Handed { id: None, outcome: Outcome::Unknown(PrinterState::Unknown) })
                }
                Errand::Settle(..) => Done::Settled(Err(disk())),
                Errand::Paper(_) => Done::Paper(Err(net())),
            },
        ),
        Effect::Aloud(ticket, ref order) => {
            let unheard = AloudTrouble::NotHeard(why.to_owned());
            Event::Aloud(
                ticket,
                match order {
                    Order::Say(..) | Order::Dictate(..) => Told::Said(Err(unheard)),
                    Order::Listen(_) => Told::Ears(Err(unheard)),
                },
            )
        }
        Effect::Summon(ticket, _) => Event::Summoned(ticket, Err(net())),
        Effect::Chore(ticket, ref chore) => Event::Chored(
            ticket,
            match chore {
                Chore::Note(_) => Chored::Noted(Err(disk())),
                Chore::Light(_) => Chored::Lit(Light::Drawn),
            },
        ),
        Effect::Hush(_) | Effect::Unlearn | Effect::Restart | Effect::Forget => return None,
    })
}

fn nothing_kept(why: &str) -> Loaded {
    let repaired = Some(format!("端末の記録を 読めませんでした。再起動してください。［{why}］"));
    Loaded {
        paired: false,
        content: None,
        missing: std::collections::BTreeSet::new(),
        cursor: crate::domain::content::Revision::default(),
        last_contact: None,
        repaired,
        noted: Vec::new(),
        kept: Kept::default(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::Receiver;

    use super::*;
    use crate::{domain::blob::BlobHash, kiosk::lane::Ticket};

    struct Quiet;

    impl Waker for Quiet {
        fn wake(&self) {}
    }

    struct Shaky(u64);

    impl Work for Shaky {
        fn answer(&mut self, effect: Effect) -> Option<Event> {
            self.0 += 1;
            assert!(self.0 != 2, "the second one is too much");
            if let Effect::Decode(ticket, blob, _) = effect {
                Some(Event::Decoded(ticket, Ok(blob)))
            } else {
                None
            }
        }
    }

    struct Stuck(Receiver<()>);

    impl Work for Stuck {
        fn answer(&mut self, _: Effect) -> Option<Event> {
            self.0.recv().ok();
            None
        }
    }

    fn inbox() -> (Answers, Receiver<Event>) {
        let (events, inbox) = sync_channel(16);
        (Answers::new(events, Arc::new(Quiet)), inbox)
    }

    fn decode(number: u64) -> Effect {
        Effect::Decode(Ticket(number), BlobHash::of(b""), 9)
    }

    #[test]
    fn a_panic_is_an_answer_and_the_worker_goes_on() {
        let (answers, inbox) = inbox();
        let post = Post::start("shaky", &answers, Shaky(0)).unwrap();
        let blob = BlobHash::of(b"");
        for (number, result) in [(1, Ok(blob)), (2, Err(blob)), (3, Ok(blob))] {
            post.send(decode(number));
            assert_eq!(inbox.recv().unwrap(), Event::Decoded(Ticket(number), result));
        }
    }

    #[test]
    fn a_full_inbox_is_said_at_once() {
        let (answers, inbox) = inbox();
        let (release, blocked) = sync_channel(1);
        let post = Post::start("stuck", &answers, Stuck(blocked)).unwrap();
        // One is being worked on at most, so this many never fit.
        let sent = WAITING_MAX as u64 + 2;
        (0..sent).for_each(|number| post.send(decode(number)));
        let lost = inbox.recv().unwrap();
        assert!(matches!(lost, Event::Decoded(_, Err(_))), "{lost:?}");
        drop(release);
    }
}
