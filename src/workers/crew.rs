//! All workers together: every effect goes to the thread whose lane it is.

use std::{io, sync::Arc};

use chrono_tz::Tz;

use super::{
    address::Address,
    aloud::{Hush, Mouth},
    call::Call,
    decode::Decode,
    dictation::Dictation,
    disk::Disk,
    ears::{Contact, Watch},
    fetch::Fetch,
    gallery::Gallery,
    hand::Hand,
    home::Home,
    light::{BACKLIGHTS, Light},
    loudspeaker::Loudspeaker,
    office::Line,
    paper::Draw,
    poll::Poll,
    post::{Answers, Post},
    print::Print,
    printer::Printer,
    sound::Sound,
    typefaces::Typefaces,
};
use crate::{
    clock::Clock,
    kiosk::{chore::Chore, effect::Effect, enquiry::Errand, voice::Order},
    seal::cost::Cost,
    slip::conversation::Patience,
};

/// What the workers are given.
pub struct Outfit {
    /// What the terminal keeps.
    pub home: Arc<Home>,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// Zone of the site.
    pub zone: Tz,
    /// The office to be paired with, while nobody is.
    pub address: Option<Address>,
    /// Where decoded pictures hang.
    pub gallery: Arc<dyn Gallery>,
    /// Printers for visitors, in the order in which they are tried.
    pub printers: Arc<[Printer]>,
    /// What papers are set in.
    pub typefaces: Typefaces,
    /// What chimes are heard from.
    pub loudspeaker: Box<dyn Loudspeaker>,
    /// What reads aloud.
    pub mouth: Mouth,
    /// What tells of headphones.
    pub contact: Contact,
    /// Mebibytes that pictures and leaflets may take of the disk.
    pub media_mib: u64,
}

/// The workers; their threads end when this is dropped and their last answer is given.
pub struct Crew {
    disk: Post,
    poll: Post,
    fetch: Post,
    call: Post,
    decode: Post,
    paper: Post,
    print: Post,
    sound: Post,
    aloud: Post,
    ears: Post,
    light: Post,
    hush: Hush,
    dictation: Dictation,
}

impl Crew {
    /// Starts every thread. An error means that the machine has no room for threads.
    pub fn start(outfit: Outfit, answers: &Answers) -> io::Result<Self> {
        let Outfit { home, clock, zone, address, gallery, printers, typefaces, .. } = outfit;
        let Outfit { loudspeaker, mouth, contact, media_mib, .. } = outfit;
        let (hush, dictation) = (mouth.hush.clone(), mouth.dictation.clone());
        let hand = Hand::new(Arc::clone(&home), Cost::FULL).dictating(dictation.clone());
        let line = || Box::new(Line::default());
        let call = Call::new(Arc::clone(&home), Arc::clone(&clock), address, line());
        let print =
            Print::new(Arc::clone(&printers), typefaces.clone(), Arc::clone(&clock), Patience::default())
                .handing(hand);
        let paper = Draw::new(printers, typefaces, Arc::clone(&gallery));
        Ok(Self {
            disk: Post::start("disk", answers, Disk::new(Arc::clone(&home), clock, zone))?,
            poll: Post::start("poll", answers, Poll::new(Arc::clone(&home), line()))?,
            fetch: Post::start("fetch", answers, Fetch::new(Arc::clone(&home), line()).within(media_mib))?,
            call: Post::start("call", answers, call)?,
            decode: Post::start("decode", answers, Decode::new(home, gallery))?,
            paper: Post::start("paper", answers, paper)?,
            print: Post::start("print", answers, print)?,
            sound: Post::start("sound", answers, Sound::new(loudspeaker))?,
            aloud: Post::start("aloud", answers, mouth)?,
            ears: Post::start("ears", answers, Watch::new(contact))?,
            light: Post::start("light", answers, Light::at(BACKLIGHTS))?,
            hush,
            dictation,
        })
    }

    /// Hands an effect to its worker. [`Effect::Forget`] is the window's own business and not taken here.
    pub fn carry_out(&self, effect: Effect) {
        let post = match &effect {
            Effect::Load(_)
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Keep(..)
            | Effect::Chore(_, Chore::Note(_))
            | Effect::FollowUp(_, Errand::Settle(..)) => &self.disk,
            Effect::Chore(_, Chore::Light(_)) => &self.light,
            Effect::Poll { .. } => &self.poll,
            Effect::Fetch(..) => &self.fetch,
            Effect::Report(..)
            | Effect::Pair(_)
            | Effect::Send(_)
            | Effect::Summon(..)
            | Effect::FollowUp(_, Errand::Paper(_)) => &self.call,
            Effect::Decode(..) => &self.decode,
            Effect::Draw(..) => &self.paper,
            Effect::AskPrinters(_) | Effect::Print(..) | Effect::FollowUp(_, Errand::Hand(_)) => &self.print,
            Effect::AskSound(_) | Effect::Ring(..) => &self.sound,
            Effect::Aloud(_, Order::Say(..) | Order::Dictate(..)) => &self.aloud,
            Effect::Aloud(_, Order::Listen(_)) => &self.ears,
            Effect::Hush(ticket) => return self.hush.until(*ticket),
            Effect::Unlearn => return self.dictation.forget(),
            Effect::Restart | Effect::Forget => return,
        };
        post.send(effect);
    }
}
