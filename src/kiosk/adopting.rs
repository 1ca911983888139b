//! Content changes: what the office published takes the place of what was there, with everything derived from it.

use std::sync::Arc;

use crate::domain::{agenda::Agenda, content::Content, search::Index, time::Now};

use super::{
    effect::Effects,
    kiosk::{Front, Kiosk},
    signage::{Interrupts, Source},
    sync::{Change, News},
};

impl Kiosk {
    /// What an answer brought.
    pub(super) fn learn(&mut self, now: &Now, news: News, out: &mut Effects) {
        if let Some(office) = news.remembered {
            self.watch.remember(office);
        }
        if let Some(office) = news.heard {
            self.watch.hear(now, office);
        }
        match news.content {
            Change::Same => {}
            Change::Published(content) => self.adopt(now, content, Interrupts::Always, out),
            Change::Completed(content) => self.adopt(now, content, Interrupts::Round, out),
        }
    }

    /// Content changes whole, in this one place.
    fn adopt(&mut self, now: &Now, content: Option<Arc<Content>>, interrupts: Interrupts, out: &mut Effects) {
        if let Some(content) = &content {
            self.check_ins.published(content);
        }
        self.published = content;
        let before = self.content.take();
        self.lay_check_ins_over();
        let Some(content) = self.content.clone() else {
            self.shows = None;
            self.index = Arc::default();
            self.unseen_since = None;
            self.agenda = Agenda::default();
            return self.leave(now.mono, Front::Signage, out);
        };
        if !before.as_ref().is_some_and(|before| before.has_same_groups(&content)) {
            self.agenda = Agenda::default();
        }
        self.count_meetings(now);
        let known = before.as_deref().map(|before| (before, self.index.as_ref()));
        self.index = Arc::new(Index::of(&content, known));
        if let Front::Visit(visit) = &mut self.front {
            visit.adopt(&content, &self.index);
        }
        match (&self.front, before) {
            (Front::Signage, Some(before)) => self.spotlight(now, &content, &before, interrupts),
            (Front::Visit(_) | Front::Hidden(_) | Front::Emergency(_), Some(before))
                if interrupts == Interrupts::Always =>
            {
                self.unseen_since.get_or_insert(before);
            }
            (Front::Signage | Front::Visit(_) | Front::Hidden(_) | Front::Emergency(_), _) => {}
        }
    }

    /// What changed shows at once.
    pub(super) fn spotlight(
        &mut self,
        now: &Now,
        content: &Content,
        before: &Content,
        interrupts: Interrupts,
    ) {
        let at = self.watch.time(self.config.zone, now);
        let source = Source::of(&self.config, content, &self.agenda, at);
        self.signage.spotlight(now.mono, before, &source, interrupts);
    }

    /// Counts meetings anew when the day, or what is known of it, is another than the agenda's.
    pub(super) fn count_meetings(&mut self, now: &Now) {
        let today = self.time(now).map(|at| at.date_naive());
        if self.agenda.from() == today {
            return;
        }
        self.agenda = match (self.content.as_deref(), today) {
            (Some(content), Some(today)) => Agenda::of(content, today),
            (_, _) => Agenda::default(),
        };
    }
}
