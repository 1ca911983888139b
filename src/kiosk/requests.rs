//! お願い: a group asks for a room on a coming day, and somebody who has the number of a request reads its answer.

use chrono::{SubsecRound as _, Utc};

use crate::domain::{
    id::{BookingId, MailboxId},
    mailbox::opened,
    request::Request,
    slot::Slot,
    time::Now,
};

use super::{
    kiosk::Kiosk,
    noted::Noted,
    requesting::{Looked, Requested, Requesting},
    visit::Visit,
};

/// Numbers drawn, at most, until one is nobody else's: of a million numbers hardly ever the second.
const DRAWS_MAX: u32 = 8;

impl Kiosk {
    /// お願いする, where the open page is one for that: the box is compared, and what is asked waits to be written down.
    pub(super) fn ask_for_room(&mut self, now: &Now) -> bool {
        let Some(slot) = self.visit().and_then(Visit::may_request) else { return false };
        let became = self.weigh_request(now, &slot);
        let Some(visit) = self.front.visit_mut() else { return true };
        match became {
            Ok((booking, digits)) => visit.requested(booking, &digits, now.mono),
            Err(Some(state)) => visit.request_became(state, now.mono),
            Err(None) => {}
        }
        true
    }

    /// The request on its way to the disk with its number, or what became of it instead; none while digits are missing.
    fn weigh_request(&mut self, now: &Now, slot: &Slot) -> Result<(BookingId, String), Option<Requested>> {
        let mailbox = self.box_of_request(now)?;
        let (content, at) = (self.content.clone(), self.time(now));
        let (Some(content), Some(at)) = (content, at) else { return Err(Some(Requested::Lost)) };
        if !content.may_ask(slot, at.naive_local()) {
            return Err(Some(Requested::Gone));
        }
        let (asked, seed) = (at.with_timezone(&Utc).trunc_subsecs(0), self.config.seed);
        let made = |turn| Request::made(slot.clone(), mailbox.clone(), asked, (seed, turn));
        let free = |(request, digits): &(Request, String)| {
            content.request_of(digits).is_none() && !content.requests.contains_key(&request.booking)
        };
        let Some((request, digits)) = (0..DRAWS_MAX).filter_map(made).find(free) else {
            return Err(Some(Requested::Lost));
        };
        let booking = request.booking.clone();
        let is_taken = self.check_ins.say(now.mono, Noted::Request(request));
        if is_taken { Ok((booking, digits)) } else { Err(Some(Requested::Lost)) }
    }

    /// The box that the digits open. Wrong ones cost the same time as those of the post, together with them.
    fn box_of_request(&mut self, now: &Now) -> Result<MailboxId, Option<Requested>> {
        let typed = self.visit().and_then(Visit::requesting).map(Requesting::box_of);
        let Some((number, pin)) = typed.and_then(|typed| typed.typed()) else { return Err(None) };
        if let Some(until) = self.check_ins.rests_until(now.mono) {
            return Err(Some(Requested::Resting(until)));
        }
        let boxes = self.content.iter().flat_map(|content| content.mailboxes.values().map(AsRef::as_ref));
        if let Some(id) = opened(boxes, number, pin).map(|it| it.id.clone()) {
            self.check_ins.guessed_right();
            return Ok(id);
        }
        self.check_ins.guessed_wrong(now.mono);
        Err(Some(self.check_ins.rests_until(now.mono).map_or(Requested::Wrong, Requested::Resting)))
    }

    /// 返事を見る, where the open page is one for that.
    pub(super) fn look_up_answer(&mut self, now: &Now) -> bool {
        let Some(digits) = self.visit().and_then(Visit::may_look_up) else { return false };
        let became = self.weigh_number(now, digits.as_str());
        if let Some(visit) = self.front.visit_mut() {
            visit.looked_up(became, now.mono);
        }
        true
    }

    fn weigh_number(&mut self, now: &Now, digits: &str) -> Looked {
        if let Some(until) = self.check_ins.rests_until(now.mono) {
            return Looked::Resting(until);
        }
        let found = self.content.as_ref().and_then(|content| content.request_of(digits));
        if let Some(booking) = found.map(|request| request.booking.clone()) {
            self.check_ins.guessed_right();
            return Looked::Found(booking);
        }
        self.check_ins.guessed_wrong(now.mono);
        self.check_ins.rests_until(now.mono).map_or(Looked::Wrong, Looked::Resting)
    }
}
