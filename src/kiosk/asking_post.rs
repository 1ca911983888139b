//! 郵便・ロッカー: a group asks whether post waits, with the number of its box and its PIN.

use crate::domain::{mailbox::opened, time::Now};

use super::{
    kiosk::Kiosk,
    opening::{Opened, Opening},
    visit::Visit,
};

impl Kiosk {
    /// The visitor pressed the button. Wrong PINs cost the same time as wrong numbers of bookings, together with them:
    /// whoever guesses gets no second purse.
    pub(super) fn open_box(&mut self, now: &Now) {
        let Some(became) = self.weigh_box(now) else { return };
        if let Some(visit) = self.front.visit_mut() {
            visit.opened_box(became, now.mono);
        }
    }

    /// What the digits open; none where there are not enough of them.
    fn weigh_box(&mut self, now: &Now) -> Option<Opened> {
        let (number, pin) = self.visit().and_then(Visit::opening).and_then(Opening::typed)?;
        if let Some(until) = self.check_ins.rests_until(now.mono) {
            return Some(Opened::Resting(until));
        }
        let boxes = self.content.iter().flat_map(|content| content.mailboxes.values().map(AsRef::as_ref));
        if let Some(it) = opened(boxes, number, pin).map(Opened::shown) {
            self.check_ins.guessed_right();
            return Some(it);
        }
        self.check_ins.guessed_wrong(now.mono);
        Some(self.check_ins.rests_until(now.mono).map_or(Opened::Wrong, Opened::Resting))
    }
}
