//! 到着しました: a visitor says that a group is here or has gone, and everybody sees it.

use std::sync::Arc;

use chrono::{SubsecRound as _, Utc};

use crate::domain::{
    check_in::{CheckIn, CheckInBy, NumberSum},
    id::{BookingId, RoomId},
    time::{Mono, Now},
};

use super::{
    effect::Effects,
    event::{DiskTrouble, Loaded, NetTrouble, Polled, Sent},
    kiosk::Kiosk,
    lane::Ticket,
    noted::Noted,
    requesting::Kept,
    saying::{Said, Saying, Word},
    sync::{Change, Link, News},
    visit::Visit,
};

impl Kiosk {
    /// The disk said what it keeps, what was said here before the start included.
    pub(super) fn loaded(&mut self, now: Mono, ticket: Ticket, mut loaded: Loaded) -> News {
        self.check_ins.loaded(std::mem::take(&mut loaded.noted));
        self.tasks.loaded(std::mem::take(&mut loaded.kept));
        self.sync.loaded(now, ticket, loaded)
    }

    /// The visitor pressed the button: the number is compared, and what is said waits to be written down.
    pub(super) fn check_in(&mut self, now: &Now) {
        if self.ask_for_room(now) || self.look_up_answer(now) {
            return;
        }
        let became = if let Some(room) = self.visit().and_then(Visit::may_take) {
            self.take_room(now, &room)
        } else if let Some((booking, word)) = self.visit().and_then(Visit::may_say) {
            self.weigh_check_in(now, &booking, word)
        } else {
            return;
        };
        if let Some(visit) = self.front.visit_mut() {
            visit.said(became, now.mono);
        }
    }

    /// A room that is free at this moment, as far as anybody here knows, waits to be written down as taken.
    fn take_room(&mut self, now: &Now, room: &RoomId) -> Said {
        let taken = self.time(now).and_then(|at| {
            let take = self.content.as_ref()?.may_take(room, at.naive_local())?;
            CheckIn::said_to_take(take, at.with_timezone(&Utc).trunc_subsecs(0), self.config.seed)
        });
        let Some(said) = taken else { return Said::Lost };
        self.keep_saying(now, said)
    }

    fn weigh_check_in(&mut self, now: &Now, booking: &BookingId, word: Word) -> Said {
        if let Some(until) = self.check_ins.rests_until(now.mono) {
            return Said::Resting(until);
        }
        let (Some(said), Some(is_right)) = (self.may_be_said(now, booking, word), self.is_right(booking))
        else {
            return Said::Lost;
        };
        if !is_right {
            self.check_ins.guessed_wrong(now.mono);
            return self.check_ins.rests_until(now.mono).map_or(Said::Wrong, Said::Resting);
        }
        self.check_ins.guessed_right();
        if let Some(visit) = self.front.visit_mut() {
            visit.number_was_right();
        }
        self.keep_saying(now, said)
    }

    fn keep_saying(&mut self, now: &Now, said: CheckIn) -> Said {
        let is_taken = self.check_ins.say(now.mono, Noted::CheckIn(said.clone()));
        if is_taken { Said::Keeping(said) } else { Said::Lost }
    }

    /// What the button says of a booking; none where it cannot be said at this moment.
    fn may_be_said(&self, now: &Now, booking: &BookingId, word: Word) -> Option<CheckIn> {
        let (content, at) = (self.content.as_ref()?, self.time(now)?);
        let booking = content.bookings.get(booking)?;
        let (local, id) = (at.naive_local(), booking.id.clone());
        // To the second: what travels as text comes back equal.
        let at = at.with_timezone(&Utc).trunc_subsecs(0);
        if word == Word::Stay {
            return content.may_stay(booking, local).map(|stay| CheckIn::said_to_stay(id, stay, at));
        }
        let offered = content.stage(booking, local).offers()?;
        (Word::from(offered) == word).then(|| CheckIn::said(id, offered, at))
    }

    /// Whether the number is right; none where nobody may say anything, whatever the number.
    fn is_right(&self, booking: &BookingId) -> Option<bool> {
        let content = self.content.as_ref()?;
        let booking = content.bookings.get(booking)?;
        let digits = self.visit().and_then(Visit::saying).map(Saying::digits)?;
        match content.asks(booking) {
            CheckInBy::Nobody => None,
            CheckInBy::Anybody => Some(true),
            CheckInBy::Number => booking.number.map(|sum| sum == NumberSum::of(&booking.id, digits)),
        }
    }

    /// The disk wrote it down, or could not.
    pub(super) fn kept(&mut self, now: &Now, ticket: Ticket, result: &Result<(), DiskTrouble>) {
        match self.check_ins.written(now.mono, ticket, result) {
            Some(Ok(noted)) => {
                self.lay_check_ins_over();
                self.answer_noted(now.mono, &noted, Kept::Written);
            }
            Some(Err(noted)) => self.answer_noted(now.mono, &noted, Kept::Lost),
            None => {}
        }
    }

    /// The office took what waited, or did not.
    pub(super) fn sent(&mut self, now: Mono, ticket: Ticket, result: Result<Sent, NetTrouble>) {
        self.check_ins.sent(now, ticket, result);
    }

    /// The office answered a poll, or did not: one that is there again hears at once what waits for it.
    pub(super) fn polled(&mut self, now: &Now, ticket: Ticket, result: Result<Polled, NetTrouble>) -> News {
        let is_nothing = matches!(result, Ok(Polled::Nothing(_) | Polled::Told(..)));
        let (told, result) = match result {
            Ok(Polled::Told(told, office)) => (Some(told), Ok(Polled::Nothing(office))),
            Ok(other @ (Polled::Nothing(_) | Polled::Batch(..) | Polled::Revoked)) => (None, Ok(other)),
            Err(trouble) => (None, Err(trouble)),
        };
        let mut news = self.sync.polled(now.mono, ticket, result);
        if news.heard.is_some() {
            self.check_ins.office_is_there();
            if let Some(told) = told {
                self.told(now, told);
            }
        }
        if news.heard.is_some() && is_nothing && self.check_ins.nothing_new() {
            news.content = Change::Completed(self.published.clone());
        }
        news
    }

    /// Starts what is due of both lanes.
    pub(super) fn settle_check_ins(&mut self, now: Mono, out: &mut Effects) {
        let followed = (*self.sync.link() == Link::Paired).then_some(self.sync.cursor);
        if let Some(lost) = self.check_ins.settle(now, followed, out) {
            self.answer_noted(now, &lost, Kept::Lost);
        }
    }

    /// Everything drawn sees what was said here, before the office says it too.
    pub(super) fn lay_check_ins_over(&mut self) {
        let ours = self.published.as_ref().and_then(|content| self.check_ins.laid_over(content));
        self.content = ours.map(Arc::new).or_else(|| self.published.clone());
    }

    /// Whoever waited for it is still there, or nobody hears it.
    fn answer_noted(&mut self, now: Mono, noted: &Noted, kept: Kept) {
        let Some(visit) = self.front.visit_mut() else { return };
        match noted {
            Noted::CheckIn(said) if visit.waits_for(said) => {
                let became = if kept == Kept::Written { Said::Kept(said.last.0) } else { Said::Lost };
                visit.said(became, now);
            }
            Noted::CheckIn(_) => {}
            Noted::Request(asked) => visit.asked(&asked.booking, kept, now),
        }
    }
}
