//! 職員のページ as the kiosk carries it: compared here, in one purse with all other numbers, and nothing of a visitor on it.

use crate::domain::time::Now;

use super::{
    effect::{Effect, Effects},
    kiosk::Kiosk,
    page::{Page, Press},
    staff::{Door, StaffAsk, StaffDoor},
    visit::Visit,
};

impl Kiosk {
    /// Whether there is a staff page: a terminal without a PIN has none.
    pub fn has_staff_page(&self) -> bool {
        self.config.staff_pin.is_some()
    }

    /// Whether a press leads to a page that this terminal does not have.
    pub(super) fn is_shut(&self, press: &Press) -> bool {
        *press == Press::Open(Page::Staff) && !self.has_staff_page()
    }

    /// Staff type their PIN, or press something behind it.
    pub(super) fn staff_asked(&mut self, now: &Now, ask: StaffAsk, out: &mut Effects) {
        match ask {
            StaffAsk::Enter => self.enter_staff_page(now),
            StaffAsk::Restart if self.is_staff_page_open() => out.push(Effect::Restart),
            StaffAsk::Tune(knob, turn) if self.is_staff_page_open() => self.tune(now, knob, turn),
            StaffAsk::Restart | StaffAsk::Tune(..) => {}
        }
    }

    fn is_staff_page_open(&self) -> bool {
        self.visit().and_then(Visit::staff_door).is_some_and(|it| it.state() == Door::Open)
    }

    fn enter_staff_page(&mut self, now: &Now) {
        let Some(became) = self.weigh_staff_pin(now) else { return };
        if let Some(visit) = self.front.visit_mut() {
            visit.staff_became(became, now.mono);
        }
    }

    /// What the PIN opens; none where there are not enough digits. Whoever guesses waits ever longer.
    fn weigh_staff_pin(&mut self, now: &Now) -> Option<Door> {
        let pin = self.config.staff_pin?;
        let typed = self.visit().and_then(Visit::staff_door).and_then(StaffDoor::typed)?;
        if let Some(until) = self.check_ins.rests_until(now.mono) {
            return Some(Door::Resting(until));
        }
        if pin.is(typed) {
            self.check_ins.guessed_right();
            return Some(Door::Open);
        }
        self.check_ins.guessed_wrong(now.mono);
        Some(self.check_ins.rests_until(now.mono).map_or(Door::Wrong, Door::Resting))
    }
}
