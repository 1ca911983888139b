//! The thread that waits for the office's next change, so that nothing else has to.

use std::{sync::Arc, time::Duration};

use super::{
    home::Home,
    office::{Question, Refusal, Road, bytes, nonsense},
    post::Work,
};
use crate::{
    domain::content::Revision,
    kiosk::{
        effect::Effect,
        event::{Batch, Event, NetTrouble, OfficeTime, Polled},
    },
    store::identity::Identity,
    wire::{
        feed::{self, ANSWER_BYTES_MAX, Change, Rejected},
        item::Position,
        sign::FeedKey,
    },
};

/// Time for the answer beyond the time the office may hold it back.
const BEYOND_WAIT: Duration = Duration::from_secs(10);

/// The polling thread's work.
pub struct Poll {
    home: Arc<Home>,
    road: Box<dyn Road>,
}

impl Poll {
    /// The work of a terminal that reaches its office by this road.
    pub fn new(home: Arc<Home>, road: Box<dyn Road>) -> Self {
        Self { home, road }
    }

    fn poll(&mut self, after: Revision, wait_secs: u32) -> Result<Polled, NetTrouble> {
        let identity = self.home.identity().ok_or(NetTrouble::Refused)?;
        let anew = self.home.is_snapshot_wanted() || self.home.is_foreign(&identity.feed_key);
        let from = if anew { Position::default() } else { after.into() };
        match self.ask(&identity, from, wait_secs)? {
            Reply::Gap => match self.ask(&identity, Position::default(), 0)? {
                Reply::Polled(polled) => Ok(polled),
                Reply::Gap => Err(NetTrouble::Nonsense("the office sends no snapshot".to_owned())),
            },
            Reply::Polled(polled) => Ok(polled),
        }
    }

    fn ask(&mut self, identity: &Identity, from: Position, wait_secs: u32) -> Result<Reply, NetTrouble> {
        let path = format!("/v1/feed?epoch={}&rev={}&wait={wait_secs}", from.epoch, from.rev);
        let deadline = Duration::from_secs(wait_secs.into()) + BEYOND_WAIT;
        let answer = self.road.get(identity, &Question { path: &path, from_byte: None, deadline })?;
        if answer.status().as_u16() != 200 {
            let refusal = Refusal::of(answer);
            let revoked = refusal.is_revoked();
            return if revoked { Ok(Reply::Polled(Polled::Revoked)) } else { Err(refusal.into()) };
        }
        let sealed = bytes(answer, ANSWER_BYTES_MAX as u64)?;
        let key = FeedKey::from_bytes(identity.feed_key);
        let opened = match feed::open(&sealed, &key, from) {
            Ok(opened) => opened,
            Err(Rejected::Gap) => return Ok(Reply::Gap),
            Err(why @ Rejected::NotOurOffice) => return Err(NetTrouble::WrongOffice(why.to_string())),
            Err(why) => return Err(nonsense(why)),
        };
        let time = opened.answer().head.office_time;
        self.home.remember_contact(time);
        Ok(Reply::Polled(match opened.answer().change {
            Change::Nothing => Polled::Nothing(OfficeTime(time)),
            Change::Delta { .. } | Change::Snapshot => Polled::Batch(Batch(sealed.into()), OfficeTime(time)),
        }))
    }
}

enum Reply {
    Polled(Polled),
    /// The delta does not follow what is here.
    Gap,
}

impl Work for Poll {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Poll { ticket, after, wait_secs } => {
                Some(Event::Polled(ticket, self.poll(after, wait_secs)))
            }
            Effect::Load(_)
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
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
