//! The thread that watches for headphones: a contact of the jack, a card that comes with them, or a file.

use std::{
    fs,
    path::PathBuf,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    time::Duration,
};

use super::post::Work;
use crate::{
    domain::aloud::Ears,
    kiosk::{
        effect::Effect,
        event::Event,
        voice::{Order, Told},
    },
};

/// Milliseconds from one look to the next.
const LOOK_MILLIS: u64 = 200;
/// Looks without a change after which it answers nevertheless.
const LOOKS_MAX: u32 = 100;

/// What tells of headphones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contact {
    /// Nothing does.
    None,
    /// The contact in the jack of this sound card, as the kernel tells of it: `hw:0`.
    Jack(String),
    /// A sound card of this name is there as long as they are: sockets with a card of their own.
    Card(String),
    /// This file begins with 1 as long as they are plugged in: contacts that something else reads.
    File(PathBuf),
}

impl Contact {
    /// Whether they are plugged in; whoever cannot tell has none.
    fn is_plugged(&self) -> bool {
        match self {
            Self::None => false,
            Self::Jack(card) => jack(card),
            Self::Card(name) => cards().iter().any(|card| card.contains(name.as_str())),
            Self::File(path) => fs::read(path).is_ok_and(|told| told.first() == Some(&b'1')),
        }
    }

    fn ears(&self) -> Ears {
        if self.is_plugged() { Ears::Headphones } else { Ears::Loudspeaker }
    }
}

/// The kernel tells of a jack by a switch named after it.
#[cfg(feature = "audio")]
fn jack(card: &str) -> bool {
    let told = || -> alsa::Result<bool> {
        let ctl = alsa::Ctl::new(card, true)?;
        let all = ctl.elem_list()?;
        for at in 0..all.get_used() {
            let id = all.get_id(at)?;
            if matches!(id.get_name()?, "Headphone Jack" | "Headphone Front Jack" | "Headset Jack") {
                let mut value = alsa::ctl::ElemValue::new(alsa::ctl::ElemType::Boolean)?;
                value.set_id(&id);
                ctl.elem_read(&mut value)?;
                return Ok(value.get_boolean(0).unwrap_or(false));
            }
        }
        Ok(false)
    };
    told().unwrap_or(false)
}

#[cfg(not(feature = "audio"))]
fn jack(_card: &str) -> bool {
    false
}

/// Names of the sound cards that are there.
fn cards() -> Vec<String> {
    let told = fs::read_to_string("/proc/asound/cards").unwrap_or_default();
    told.lines().map(str::to_owned).collect()
}

/// The watching thread's work.
pub struct Watch {
    contact: Contact,
    pause: Pause,
}

/// Nobody sends here: waiting for it is waiting.
struct Pause {
    never: Receiver<()>,
    _kept: SyncSender<()>,
}

impl Watch {
    /// Watches this.
    pub fn new(contact: Contact) -> Self {
        let (kept, never) = sync_channel(1);
        Self { contact, pause: Pause { never, _kept: kept } }
    }

    /// Waits for something else than `known`; where nothing tells, nothing is waited for.
    fn changed(&self, known: Option<Ears>) -> Ears {
        let mut looks = 0;
        loop {
            let ears = self.contact.ears();
            looks += 1;
            if Some(ears) != known || self.contact == Contact::None || looks >= LOOKS_MAX {
                return ears;
            }
            self.pause.never.recv_timeout(Duration::from_millis(LOOK_MILLIS)).ok();
        }
    }
}

impl Work for Watch {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        let Effect::Aloud(ticket, Order::Listen(known)) = effect else { return None };
        Some(Event::Aloud(ticket, Told::Ears(Ok(self.changed(known)))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kiosk::lane::Ticket;

    fn told(contact: &Contact, known: Option<Ears>) -> Ears {
        let order = Effect::Aloud(Ticket(1), Order::Listen(known));
        match Watch::new(contact.clone()).answer(order) {
            Some(Event::Aloud(_, Told::Ears(Ok(ears)))) => ears,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_change_is_told_at_once_and_whoever_cannot_tell_has_none() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("headphones");
        let file = Contact::File(path.clone());
        assert_eq!(told(&file, None), Ears::Loudspeaker, "no file is no headphones");
        fs::write(&path, "1\n").unwrap();
        assert_eq!(told(&file, Some(Ears::Loudspeaker)), Ears::Headphones);
        fs::write(&path, "0\n").unwrap();
        assert_eq!(told(&file, Some(Ears::Headphones)), Ears::Loudspeaker);
        for contact in
            [Contact::None, Contact::Jack("no-such-card".to_owned()), Contact::Card("none!".to_owned())]
        {
            assert_eq!(told(&contact, None), Ears::Loudspeaker, "{contact:?}");
        }
        assert_eq!(told(&Contact::None, Some(Ears::Loudspeaker)), Ears::Loudspeaker, "nothing is waited for");
    }

    #[test]
    fn headphones_that_are_plugged_in_while_it_waits_are_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("headphones");
        let file = Contact::File(path.clone());
        let waiting =
            std::thread::Builder::new().spawn(move || told(&file, Some(Ears::Loudspeaker))).unwrap();
        fs::write(&path, "1").unwrap();
        assert_eq!(waiting.join().unwrap(), Ears::Headphones);
    }
}
