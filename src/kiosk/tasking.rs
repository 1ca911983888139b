//! Tasks and tuning as the kiosk carries them: who is there, what a task does, and what the office hears.

use std::sync::Arc;

use chrono::Utc;

use crate::domain::{
    role::Role,
    slip::{Slip, SlipKind, Source},
    task::{Task, TaskKind, Told},
    time::Now,
    tuning::{Knob, Tuning, Turn},
};

use super::{
    effect::{Effect, Effects},
    event::Chored,
    front::Front,
    kiosk::Kiosk,
    lane::Ticket,
    paper::Paper,
    tasks::There,
};

impl Kiosk {
    /// How bright and how loud it is set.
    pub fn tuning(&self) -> Tuning {
        self.tasks.tuning()
    }

    /// What staff call this terminal, while the office asked for it to be seen.
    pub fn named(&self) -> Option<&str> {
        self.tasks.named().filter(|_| matches!(self.front, Front::Signage))
    }

    /// Percent of full brightness in which everything is drawn, 40 to 100: full where the screen's own light is set,
    /// and in every emergency.
    pub fn drawn_percent(&self) -> u8 {
        self.tasks.drawn(self.there())
    }

    pub(super) fn there(&self) -> There {
        match self.front {
            Front::Signage => There::Nobody,
            Front::Hidden(_) | Front::Visit(_) => There::Somebody,
            Front::Emergency(_) => There::Alarm,
        }
    }

    /// The office said something to this terminal alone.
    pub(super) fn told(&mut self, now: &Now, told: Told) {
        self.sync.heard.clone_from(&told.mark);
        self.tasks.told(now.mono, told);
    }

    /// Staff press − or ＋ behind the PIN.
    pub(super) fn tune(&mut self, now: &Now, knob: Knob, turn: Turn) {
        self.tasks.turn(now.wall.with_timezone(&Utc), knob, turn);
    }

    /// A worker did something for the terminal itself.
    pub(super) fn chored(&mut self, now: &Now, ticket: Ticket, chored: Chored, out: &mut Effects) {
        let Some(task) = self.tasks.chored(now.mono, ticket, chored) else { return };
        if self.there() == There::Nobody {
            self.begin(now, task, out);
        } else {
            self.tasks.wait(now.mono, task);
        }
    }

    fn begin(&mut self, now: &Now, task: Task, out: &mut Effects) {
        match task.kind {
            TaskKind::Name => self.tasks.name(now.mono, task),
            TaskKind::Restart => out.push(Effect::Restart),
            TaskKind::TestPrint => {
                self.tasks.prints(task);
                let paper = self.test_paper(now);
                self.printing.try_out(paper);
            }
        }
    }

    /// The paper of a first visit: every corner has one.
    fn test_paper(&self, now: &Now) -> Option<Arc<Paper>> {
        let at = self.time(now).map(|at| at.naive_local());
        let (content, prefs) = (self.content.as_deref()?, self.config.prefs);
        let source = Source { content, agenda: &self.agenda, at, lang: prefs.lang };
        let slip = Slip::make(&SlipKind::FirstVisit, source).ok()?;
        Some(Arc::new(Paper { slip, lang: prefs.lang, text_size: prefs.text_size }))
    }

    /// Starts what is due, and has the office hear of what it does not know.
    pub(super) fn settle_tasks(&mut self, now: &Now, out: &mut Effects) {
        if let Some(outcome) = self.printing.tried_out() {
            self.tasks.printed(outcome);
        }
        let is_painted = self.shows.map(|it| it.revision) == self.content.as_ref().map(|it| it.revision);
        if is_painted
            && self.shows.is_some()
            && self.there() == There::Nobody
            && self.config.role == Role::Terminal
        {
            self.tasks.see(self.signage.showing(now).turn);
        }
        self.tasks.settle(now.mono, self.there(), out);
        self.aloud.tune(self.tasks.tuning());
        if self.tasks.take_news().is_some() {
            self.sync.tell(now.mono);
        }
    }
}
