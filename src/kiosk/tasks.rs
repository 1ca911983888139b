//! What the office asks of this terminal, and how bright and how loud it is: kept on the disk before anything is begun,
//! so that nothing is done twice, and begun only while nobody is there.

use chrono::{DateTime, Utc};

use crate::domain::{
    printer::Outcome,
    program::Shown,
    task::{NAMED_SECS, TASK_SECS, Task, TaskFate, TaskKind, Told},
    time::Mono,
    tuning::{FULL, Knob, Light, Tuning, Turn},
};

use super::{
    chore::{Chore, Kept},
    due::{Deadline, Why, lane_due, sooner},
    effect::{Effect, Effects, ScreenReport},
    event::Chored,
    lane::{Cause, Lane, LaneName, Ticket},
};

/// Fates that are kept, at most: more than the office asks at once.
const FATES_MAX: usize = 8;
/// Longest id the office gives a task, in characters.
const ID_CHARS_MAX: usize = 64;

/// Who is before the glass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum There {
    /// Nobody.
    Nobody,
    /// Somebody, or somebody hid the screen a moment ago.
    Somebody,
    /// An emergency covers it.
    Alarm,
}

/// Tasks and tuning of this terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tasks {
    note: Lane,
    light: Lane,
    kept: Kept,
    /// Changes of what is kept: how many there were, and how many the disk has.
    changes: u64,
    noted: u64,
    noting: u64,
    /// Something the office does not know.
    news: Option<News>,
    waiting: Vec<Waiting>,
    /// It is being written down as begun, by the change of this number.
    doing: Option<(Task, u64)>,
    /// The task whose paper is on its way.
    printing: Option<String>,
    named: Option<(String, Mono)>,
    /// What the light was last set to, and how it is made.
    lit: Option<(u8, Light)>,
    lighting: u8,
    seen: Option<Shown>,
}

/// That the office does not know something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct News;

/// A task that arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waiting {
    task: Task,
    /// From then on it is too late.
    until: Mono,
}

impl Tasks {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            note: Lane::new(LaneName::Note, seed),
            light: Lane::new(LaneName::Light, seed),
            kept: Kept::default(),
            changes: 0,
            noted: 0,
            noting: 0,
            news: None,
            waiting: Vec::new(),
            doing: None,
            printing: None,
            named: None,
            lit: None,
            lighting: FULL,
            seen: None,
        }
    }

    /// What was kept. A paper that was on its way when the program ended may have come out.
    pub(super) fn loaded(&mut self, mut kept: Kept) {
        for (_, fate) in kept.fates.iter_mut().filter(|(_, fate)| *fate == TaskFate::Begun) {
            *fate = TaskFate::Unsure;
        }
        self.kept = kept;
    }

    /// How bright and how loud it is.
    pub(super) fn tuning(&self) -> Tuning {
        self.kept.tuning.unwrap_or_default()
    }

    /// The name on the glass.
    pub(super) fn named(&self) -> Option<&str> {
        self.named.as_ref().map(|(name, _)| name.as_str())
    }

    /// Percent of full brightness in which everything is drawn, where the light itself cannot be set.
    pub(super) fn drawn(&self, there: There) -> u8 {
        match (there, self.lit) {
            (There::Nobody | There::Somebody, Some((_, Light::Drawn))) => self.tuning().drawn(),
            (There::Nobody | There::Somebody, Some((_, Light::Backlight)) | None) | (There::Alarm, _) => FULL,
        }
    }

    /// What the office says. A task that was begun once is not begun again; and what was set at the terminal counts
    /// until the office has heard of it.
    pub(super) fn told(&mut self, now: Mono, told: Told) {
        for task in told.tasks {
            let fate = self.kept.fates.iter().find(|(id, _)| *id == task.id).map(|(_, fate)| *fate);
            let is_here = self.waiting.iter().any(|it| it.task.id == task.id) || self.is_doing(&task.id);
            let is_new = fate.is_none_or(|fate| fate == TaskFate::Waiting);
            if !is_new || is_here || task.secs_left == 0 || task.id.chars().count() > ID_CHARS_MAX {
                continue;
            }
            let until = now.plus_secs(task.secs_left.min(TASK_SECS));
            self.fate(&task.id, TaskFate::Waiting);
            self.waiting.push(Waiting { task, until });
        }
        if let Some(told) = told.tuning
            && (self.kept.change.is_none() || told.heard == self.kept.change)
            && self.kept.tuning != Some(told.tuning)
        {
            self.kept.tuning = Some(told.tuning);
            self.changed();
        }
    }

    /// Staff at the terminal press − or ＋ at this moment of its clock.
    pub(super) fn turn(&mut self, at: DateTime<Utc>, knob: Knob, turn: Turn) {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0);
        let after_last = self.kept.change.map_or(0, |change| change.saturating_add(1));
        self.kept.tuning = Some(self.tuning().turned(knob, turn));
        self.kept.change = Some(millis.max(after_last));
        self.changed();
    }

    /// A worker is done. Says which task may be begun, because the disk knows of it.
    pub(super) fn chored(&mut self, now: Mono, ticket: Ticket, chored: Chored) -> Option<Task> {
        match chored {
            Chored::Noted(result) => {
                self.note.answer(ticket)?;
                match result {
                    Ok(()) => {
                        self.note.succeed();
                        self.noted = self.noting;
                        return self.may_begin();
                    }
                    Err(_full) => self.unwritten(now),
                }
            }
            Chored::Lit(light) => {
                self.light.answer(ticket)?;
                self.light.succeed();
                self.lit = Some((self.lighting, light));
                self.news = Some(News);
            }
        }
        None
    }

    /// It cannot be begun after all: somebody came while it was written down.
    pub(super) fn wait(&mut self, now: Mono, task: Task) {
        self.fate(&task.id, TaskFate::Waiting);
        // It was in time when it was written down, a moment ago.
        let until = now.plus_secs(task.secs_left.clamp(1, TASK_SECS));
        self.waiting.push(Waiting { task, until });
    }

    /// The name stands on the glass from this moment on.
    pub(super) fn name(&mut self, now: Mono, task: Task) {
        self.named = Some((task.name, now.plus_secs(NAMED_SECS)));
    }

    /// The paper of this task is on its way.
    pub(super) fn prints(&mut self, task: Task) {
        self.printing = Some(task.id);
    }

    /// What became of that paper.
    pub(super) fn printed(&mut self, outcome: Outcome) {
        let fate = match outcome {
            Outcome::Confirmed => TaskFate::Done,
            Outcome::Unknown(_) => TaskFate::Unsure,
            Outcome::FailedBeforeSend(_) => TaskFate::NotPrinted,
        };
        if let Some(id) = self.printing.take() {
            self.fate(&id, fate);
        }
    }

    /// The signage shows this, painted from what was published.
    pub(super) fn see(&mut self, shown: &Shown) {
        if self.seen.as_ref() != Some(shown) {
            self.seen = Some(shown.clone());
        }
    }

    /// Starts what is due.
    pub(super) fn settle(&mut self, now: Mono, there: There, out: &mut Effects) {
        self.give_up(now);
        self.named = self.named.take().filter(|(_, until)| there == There::Nobody && now < *until);
        self.drop_late(now);
        if there == There::Nobody && self.doing.is_none() && self.printing.is_none() {
            self.take_next(now);
        }
        if self.noted < self.changes && self.note.is_free() {
            self.note.ask(Cause::Needed, now);
            if let Some(ticket) = self.note.start(now) {
                self.noting = self.changes;
                out.push(Effect::Chore(ticket, Chore::Note(self.kept.clone())));
            }
        }
        self.settle_light(now, there, out);
    }

    /// What the office hears of all this.
    pub(super) fn report(&self) -> ScreenReport {
        let doing = |id: &str, fate| if self.is_doing(id) { TaskFate::Waiting } else { fate };
        let fates = self.kept.fates.iter().map(|(id, fate)| (id.clone(), doing(id, *fate)));
        ScreenReport {
            tuning: self.tuning(),
            change: self.kept.change,
            light: self.lit.map(|(_, light)| light),
            tasks: fates.collect(),
            seen: self.seen.clone(),
        }
    }

    /// Whether the office does not know something; asked once.
    pub(super) fn take_news(&mut self) -> Option<News> {
        self.news.take()
    }

    /// When a lane starts or gives up, a task comes too late, or the name goes.
    pub(super) fn due(&self) -> Option<Deadline> {
        let late = self.waiting.iter().map(|it| (it.until, Why::TaskOver));
        let named = self.named.iter().map(|(_, until)| (*until, Why::NameOver));
        let lanes = self.lanes().into_iter().filter_map(lane_due);
        lanes.chain(late).chain(named).reduce(|a, b| sooner(a, Some(b)))
    }

    pub(super) fn lanes(&self) -> [&Lane; 2] {
        [&self.note, &self.light]
    }

    fn is_doing(&self, id: &str) -> bool {
        self.doing.as_ref().is_some_and(|(task, _)| task.id == id)
    }

    /// Writes the oldest that waits down as begun; what cannot fail once it is written, as done.
    fn take_next(&mut self, now: Mono) {
        if self.waiting.is_empty() {
            return;
        }
        let Waiting { task, until } = self.waiting.remove(0);
        let secs_left = until.millis_since(now).div_ceil(1000);
        self.fate(
            &task.id,
            match task.kind {
                TaskKind::Name | TaskKind::Restart => TaskFate::Done,
                TaskKind::TestPrint => TaskFate::Begun,
            },
        );
        self.doing = Some((Task { secs_left, ..task }, self.changes));
    }

    fn may_begin(&mut self) -> Option<Task> {
        let (task, change) = self.doing.take()?;
        if change <= self.noted {
            self.news = Some(News);
            return Some(task);
        }
        self.doing = Some((task, change));
        None
    }

    fn unwritten(&mut self, now: Mono) {
        self.note.fail(now);
        if let Some((task, _)) = self.doing.take() {
            self.fate(&task.id, TaskFate::Unwritten);
        }
    }

    fn drop_late(&mut self, now: Mono) {
        let late: Vec<String> =
            self.waiting.iter().filter(|it| it.until <= now).map(|it| it.task.id.clone()).collect();
        self.waiting.retain(|it| now < it.until);
        for id in &late {
            self.fate(id, TaskFate::Late);
        }
    }

    fn give_up(&mut self, now: Mono) {
        if self.note.give_up(now).is_some() {
            self.unwritten(now);
        }
        if self.light.give_up(now).is_some() {
            self.light.fail(now);
            self.lit = None;
        }
    }

    /// A light that nobody set from here is left alone.
    fn settle_light(&mut self, now: Mono, there: There, out: &mut Effects) {
        let Some(tuning) = self.kept.tuning else { return };
        let wanted = match there {
            There::Nobody | There::Somebody => tuning.brightness(),
            There::Alarm => FULL,
        };
        if self.lit.is_some_and(|(percent, _)| percent == wanted) || !self.light.is_free() {
            return self.light.withdraw();
        }
        self.light.ask(Cause::Needed, now);
        if let Some(ticket) = self.light.start(now) {
            self.lighting = wanted;
            out.push(Effect::Chore(ticket, Chore::Light(wanted)));
        }
    }

    fn fate(&mut self, id: &str, fate: TaskFate) {
        match self.kept.fates.iter_mut().find(|(known, _)| known == id) {
            Some((_, known)) => *known = fate,
            None => self.kept.fates.push((id.to_owned(), fate)),
        }
        while self.kept.fates.len() > FATES_MAX
            && let Some(old) = self.kept.fates.iter().position(|(_, fate)| fate.is_end())
        {
            self.kept.fates.remove(old);
        }
        self.changed();
    }

    fn changed(&mut self) {
        self.changes += 1;
        self.news = Some(News);
    }
}
