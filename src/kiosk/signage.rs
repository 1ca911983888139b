//! What plays while nobody is there: the round of the wall clock, and the spotlight on what just changed.

use std::sync::Arc;

use chrono::{DateTime, NaiveDateTime};
use chrono_tz::Tz;

use crate::domain::{
    agenda::Agenda,
    content::Content,
    program::{Program, Shown, program_at, round_second},
    time::{Mono, Now},
};

use super::{
    config::KioskConfig,
    due::{Deadline, Why, sooner},
};

/// Milliseconds a cross-fade lasts (UX: motion).
pub const CROSS_FADE_MILLIS: u64 = 400;
/// Milliseconds between two changes of the glass, unless the first thing was deleted (UX: nothing flickers).
pub const CALM_MILLIS: u64 = 1000;

static WELCOME: Shown = Shown::Welcome;

/// What the signage shows at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Showing<'a> {
    /// The slide.
    pub turn: &'a Shown,
    /// The slide it replaces and since when, while the two cross-fade for [`CROSS_FADE_MILLIS`].
    pub previous: Option<(&'a Shown, Mono)>,
    /// Seconds it still stands, rounded up.
    pub left_secs: u64,
}

/// The signage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Signage {
    standing: Option<Standing>,
    fading: Option<Shown>,
    spotlight: Option<Spotlight>,
    next: Option<Shown>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Standing {
    shown: Shown,
    since: Mono,
    until: Mono,
}

/// One slide shown at once because it just changed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Spotlight {
    shown: Shown,
    until: Mono,
}

/// What the signage plays from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// The content.
    pub(super) content: &'a Content,
    /// Its meetings.
    pub(super) agenda: &'a Agenda,
    /// The time, if it is known.
    pub(super) at: Option<DateTime<Tz>>,
    /// Cuts instead of cross-fades.
    pub(super) reduce_motion: bool,
}

/// What a spotlight may break into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interrupts {
    /// Anything: somebody published something.
    Always,
    /// The round, but no other spotlight: pictures that arrive one by one must not make the glass restless.
    Round,
}

impl<'a> Source<'a> {
    /// What plays at a moment.
    pub(super) fn of(
        config: &KioskConfig,
        content: &'a Content,
        agenda: &'a Agenda,
        at: Option<DateTime<Tz>>,
    ) -> Self {
        Self { content, agenda, at, reduce_motion: config.reduce_motion }
    }

    fn local(&self) -> Option<NaiveDateTime> {
        self.at.map(|at| at.naive_local())
    }

    fn program(&self) -> Program {
        program_at(self.content, self.agenda, self.local())
    }

    /// Milliseconds into the round: the wall clock's when it is known, so that all screens agree.
    fn round_millis(&self, now: Mono) -> u64 {
        match self.at {
            Some(at) => {
                round_second(at.naive_local()) * 1000 + u64::from(at.timestamp_subsec_millis().min(999))
            }
            None => now.0,
        }
    }
}

impl Signage {
    /// What it shows; 「ようこそ」 when it has nothing.
    pub fn showing(&self, now: &Now) -> Showing<'_> {
        let Some(standing) = &self.standing else {
            return Showing { turn: &WELCOME, previous: None, left_secs: 0 };
        };
        let previous = self.fading.as_ref().map(|shown| (shown, standing.since));
        let left_secs = standing.until.millis_since(now.mono).div_ceil(1000);
        Showing { turn: &standing.shown, previous, left_secs }
    }

    /// The slides whose pictures are needed: what stands, what it replaces, what comes next.
    pub(super) fn needs(&self) -> impl Iterator<Item = &Shown> {
        self.standing.iter().map(|standing| &standing.shown).chain(&self.fading).chain(&self.next)
    }

    /// Nobody sees it.
    pub(super) fn rest(&mut self) {
        *self = Self::default();
    }

    /// Puts the first slide of the program that is new, or whose thing changed, into the spotlight for its turn.
    pub(super) fn spotlight(
        &mut self,
        now: Mono,
        before: &Content,
        source: &Source<'_>,
        interrupts: Interrupts,
    ) {
        if interrupts == Interrupts::Round && self.spotlight.is_some() {
            return;
        }
        let old = program_at(before, source.agenda, source.local());
        let program = source.program();
        let fresh = program
            .turns()
            .iter()
            .find(|turn| changed(&turn.shown, before, source.content) || !contains(&old, &turn.shown));
        if let Some(turn) = fresh {
            let until = now.plus_secs(u64::from(turn.secs));
            self.spotlight = Some(Spotlight { shown: turn.shown.clone(), until });
        }
    }

    /// Lets time pass and content act: afterwards nothing stands that the program does not have.
    pub(super) fn settle(&mut self, now: Mono, source: &Source<'_>) {
        let program = source.program();
        let live = |shown: &Shown| contains(&program, shown);
        self.spotlight = self.spotlight.take().filter(|it| now < it.until && live(&it.shown));
        self.fading = self.fading.take().filter(live);
        let (shown, until) = self.due_slide(now, source, &program);
        match self.standing.take() {
            Some(old) if old.shown == shown => self.standing = Some(Standing { until, ..old }),
            Some(old) if live(&old.shown) && now < old.since.plus_millis(CALM_MILLIS) => {
                self.standing = Some(Standing { until: old.since.plus_millis(CALM_MILLIS), ..old });
            }
            old => {
                let fades = |shown: &Shown| !source.reduce_motion && live(shown);
                self.fading = old.map(|old| old.shown).filter(fades);
                self.standing = Some(Standing { shown, since: now, until });
            }
        }
        if self.standing.as_ref().is_some_and(|it| it.since.plus_millis(CROSS_FADE_MILLIS) <= now) {
            self.fading = None;
        }
    }

    /// When something changes.
    pub(super) fn due(&self) -> Option<Deadline> {
        let standing = self.standing.as_ref()?;
        let fade =
            self.fading.as_ref().map(|_| (standing.since.plus_millis(CROSS_FADE_MILLIS), Why::CrossFade));
        Some(sooner((standing.until, Why::Turn), fade))
    }

    /// What should stand and until when; notes what follows it.
    fn due_slide(&mut self, now: Mono, source: &Source<'_>, program: &Program) -> (Shown, Mono) {
        let millis = source.round_millis(now);
        let position = program.position(millis / 1000);
        let at = |index: usize| program.turns().get(index).map_or(&WELCOME, |turn| &turn.shown).clone();
        if let Some(spot) = &self.spotlight {
            self.next = Some(at(position.index));
            return (spot.shown.clone(), spot.until);
        }
        let following = (position.index + 1).checked_rem(program.turns().len()).unwrap_or(0);
        self.next = Some(at(following));
        let left_millis = u64::from(position.left_secs) * 1000 - millis % 1000;
        (at(position.index), now.plus_millis(left_millis.max(1)))
    }
}

fn contains(program: &Program, shown: &Shown) -> bool {
    program.turns().iter().any(|turn| turn.shown == *shown)
}

/// Whether the thing a slide shows is another than before. Groups, rooms and days change quietly: a spotlight on
/// them would point at somebody.
fn changed(shown: &Shown, before: &Content, after: &Content) -> bool {
    match shown {
        Shown::Notice(id) => differ(before.notices.get(id), after.notices.get(id)),
        Shown::Event(id) => differ(before.events.get(id), after.events.get(id)),
        Shown::Leaflet(id) => differ(before.leaflets.get(id), after.leaflets.get(id)),
        Shown::Welcome
        | Shown::Picture { .. }
        | Shown::Group(_)
        | Shown::Book(_)
        | Shown::RoomsToday
        | Shown::ClosedDays => false,
    }
}

fn differ<T: PartialEq>(before: Option<&Arc<T>>, after: Option<&Arc<T>>) -> bool {
    before.map(AsRef::as_ref) != after.map(AsRef::as_ref)
}
