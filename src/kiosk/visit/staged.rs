//! Visits that stand where somebody wants to see them.

use super::{
    super::{
        config::KioskConfig,
        page::{Page, Prefs},
    },
    Visit,
};
use crate::domain::{content::Content, time::Mono};

impl Visit {
    /// A visit that went from Home to this page a while ago and was touched at this moment.
    pub(in super::super) fn standing_on(page: Page, content: &Content, prefs: Prefs, now: Mono) -> Self {
        let mut visit = Self { opened: None, ..Self::begin(1, prefs, now) };
        visit.open(page, content, now);
        Self { opened: None, ..visit }
    }

    /// Moves the last touch back so far that the visit begins to ask.
    pub(in super::super) fn untouched_so_long(&mut self, config: &KioskConfig, now: Mono) {
        let idle_millis = self.patience(config).idle_secs * 1000;
        self.touched = Mono(now.0.saturating_sub(idle_millis));
    }
}
