//! All workers together: every effect goes to the thread whose lane it is.

use std::{io, sync::Arc};

use chrono_tz::Tz;

use super::{
    address::Address,
    call::Call,
    decode::Decode,
    disk::Disk,
    fetch::Fetch,
    gallery::Gallery,
    home::Home,
    office::Line,
    poll::Poll,
    post::{Answers, Post},
};
use crate::{clock::Clock, kiosk::effect::Effect};

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
}

/// The workers; their threads end when this is dropped and their last answer is given.
pub struct Crew {
    disk: Post,
    poll: Post,
    fetch: Post,
    call: Post,
    decode: Post,
}

impl Crew {
    /// Starts every thread. An error means that the machine has no room for threads.
    pub fn start(outfit: Outfit, answers: &Answers) -> io::Result<Self> {
        let Outfit { home, clock, zone, address, gallery } = outfit;
        let line = || Box::new(Line::default());
        let call = Call::new(Arc::clone(&home), Arc::clone(&clock), address, line());
        Ok(Self {
            disk: Post::start("disk", answers, Disk::new(Arc::clone(&home), clock, zone))?,
            poll: Post::start("poll", answers, Poll::new(Arc::clone(&home), line()))?,
            fetch: Post::start("fetch", answers, Fetch::new(Arc::clone(&home), line()))?,
            call: Post::start("call", answers, call)?,
            decode: Post::start("decode", answers, Decode::new(home, gallery))?,
        })
    }

    /// Hands an effect to its worker. [`Effect::Forget`] is the window's own business and not taken here.
    pub fn carry_out(&self, effect: Effect) {
        let post = match &effect {
            Effect::Load(_) | Effect::Apply(..) | Effect::Rebuild(_) => &self.disk,
            Effect::Poll { .. } => &self.poll,
            Effect::Fetch(..) => &self.fetch,
            Effect::Report(..) | Effect::Pair(_) => &self.call,
            Effect::Decode(..) => &self.decode,
            Effect::Forget => return,
        };
        post.send(effect);
    }
}
