//! 職員をよぶ as the kiosk carries it: whether anybody is there, and the way of a request.

use crate::domain::{summons::Standing, time::Now};

use super::{
    calling::{Call, Staff},
    effect::Effects,
    event::NetTrouble,
    kiosk::Kiosk,
    lane::Ticket,
    page::Page,
    visit::Visit,
};

impl Kiosk {
    /// How the request for staff stands.
    pub fn call(&self) -> Call {
        self.calling.call()
    }

    /// Whether somebody is at the desk at this moment, by its calendar.
    pub fn staff(&self, now: &Now) -> Staff {
        let (Some(content), Some(at)) = (&self.content, self.time(now)) else { return Staff::Unknown };
        let open = content.desk.day(at.date_naive()).hours().is_some_and(|hours| hours.contains(at.time()));
        if open { Staff::There } else { Staff::Away }
    }

    /// しずかに よぶ, on its page and while somebody is there.
    pub(super) fn call_staff(&mut self, now: &Now) {
        let is_open = self.visit().is_some_and(|visit: &Visit| *visit.page() == Page::CallStaff);
        if is_open && self.staff(now) == Staff::There {
            self.calling.ask(now.mono);
        }
        if let Some(visit) = self.front.visit_mut() {
            visit.touch(now.mono);
        }
    }

    /// The office answered.
    pub(super) fn summoned(&mut self, now: &Now, ticket: Ticket, result: &Result<Standing, NetTrouble>) {
        self.calling.answered(now.mono, ticket, result);
    }

    /// Nothing of a request outlives the visit in which somebody made it.
    pub(super) fn settle_calling(&mut self, now: &Now, out: &mut Effects) {
        if self.visit().is_none() {
            self.calling.end();
        }
        self.calling.settle(now.mono, out);
    }
}
