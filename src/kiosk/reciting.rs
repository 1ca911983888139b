//! Reading aloud as the kiosk carries it: what is asked, what was heard, and headphones that begin a visit.

use crate::domain::time::{Mono, Now};

use super::{
    aloud::{Aloud, Came},
    effect::Effects,
    kiosk::{Front, Kiosk},
    lane::Ticket,
    page::Page,
    recital::{Before, Stage},
    spoken::Ask,
    visit::Visit,
    voice::Told,
};

impl Kiosk {
    /// The reading voice.
    pub fn aloud(&self) -> &Aloud {
        &self.aloud
    }

    /// Somebody asks something of the voice.
    pub(super) fn aloud_asked(&mut self, now: &Now, ask: Ask, out: &mut Effects) {
        let Some(before) = self.before() else { return };
        // What the keypad stands on is said by itself.
        let is_touch = !matches!(ask, Ask::Name(_));
        self.aloud.asked(ask, &before, out);
        if let Some(visit) = self.front.visit_mut().filter(|_| is_touch) {
            visit.touch(now.mono);
        }
    }

    /// The speaking thread answered. Whoever listens is there; whoever plugs headphones in arrives.
    pub(super) fn aloud_told(&mut self, now: Mono, ticket: Ticket, told: Told, out: &mut Effects) {
        match (self.aloud.told(now, ticket, told, out), &mut self.front) {
            (Came::Heard | Came::Plugged, Front::Visit(visit)) => visit.touch(now),
            (Came::Plugged, Front::Signage) => self.arrive_by_ear(now),
            (Came::Heard | Came::Plugged | Came::Nothing, _) => {}
        }
    }

    fn arrive_by_ear(&mut self, now: Mono) {
        if self.content.is_some() && self.config.role.is_touched() {
            self.wake(now);
        }
    }

    /// Starts what is due.
    pub(super) fn settle_aloud(&mut self, now: Mono, out: &mut Effects) {
        let before = self.before();
        self.aloud.settle(now, (before.as_ref(), self.ringing.rings_until()), out);
    }

    fn before(&self) -> Option<Before> {
        let of = |visit: &Visit| Before {
            visit: visit.id(),
            page: visit.page().clone(),
            lang: visit.prefs().lang,
            discretion: visit.discretion(),
            stage: matches!(visit.page(), Page::FollowUpPaper(_))
                .then(|| Stage::of(visit.asking_desk().step())),
        };
        self.visit().map(of)
    }
}
