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
        told,
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

    fn poll(&mut self, after: Revision, (wait_secs, heard): (u32, &str)) -> Result<Polled, NetTrouble> {
        let identity = self.home.identity().ok_or(NetTrouble::Refused)?;
        let anew = self.home.is_snapshot_wanted() || self.home.is_foreign(&identity.feed_key);
        let from = if anew { Position::default() } else { after.into() };
        match self.ask(&identity, from, (wait_secs, heard))? {
            Reply::Gap => match self.ask(&identity, Position::default(), (0, heard))? {
                Reply::Polled(polled) => Ok(polled),
                Reply::Gap => Err(NetTrouble::Nonsense("the office sends no snapshot".to_owned())),
            },
            Reply::Polled(polled) => Ok(polled),
        }
    }

    fn ask(
        &mut self,
        identity: &Identity,
        from: Position,
        (wait_secs, heard): (u32, &str),
    ) -> Result<Reply, NetTrouble> {
        let (epoch, rev) = (from.epoch, from.rev);
        let path = format!("/v1/feed?epoch={epoch}&rev={rev}&wait={wait_secs}&told={heard}");
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
        let answer = opened.into_answer();
        Ok(Reply::Polled(match answer.change {
            Change::Nothing => match answer.told {
                Some(told) => Polled::Told(told.into(), OfficeTime(time)),
                None => Polled::Nothing(OfficeTime(time)),
            },
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
            Effect::Poll { ticket, after, wait_secs, heard } => {
                // It stands in an address: an office may put nothing else into it.
                let heard = if told::is_mark(&heard) { heard.as_str() } else { "" };
                Some(Event::Polled(ticket, self.poll(after, (wait_secs, heard))))
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
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
