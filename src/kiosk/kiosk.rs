//! The kiosk itself: one value that events change.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::domain::{
    agenda::Agenda,
    content::Content,
    role::Role,
    search::Index,
    slip,
    time::{Mono, Now},
};

pub(super) use super::front::Front;
pub use super::front::Stage;
use super::{
    aloud::Aloud,
    calling::Calling,
    check_ins::CheckIns,
    config::KioskConfig,
    cover::Cover,
    due::{Deadline, Why, lane_due, next_minute, sooner},
    effect::{Effect, Effects, Report},
    event::{Covered, Drawn, Event},
    follow_ups::FollowUps,
    health::Shows,
    occasion::Scene,
    page::{Prefs, Press},
    pictures::{self, Pictures, Wanted},
    printing::Printing,
    ringing::Ringing,
    signage::{Interrupts, Signage, Source},
    sync::{Link, News, Sync},
    tasks::Tasks,
    time::Watch,
    visit::Visit,
};

/// Milliseconds after a visit in which a touch does not begin the next: the finger that hid the screen may still be
/// tapping.
pub const WAKE_GUARD_MILLIS: u64 = 700;

/// The terminal: everything it knows and does, as a value.
#[derive(Debug, Clone, PartialEq)]
pub struct Kiosk {
    pub(super) config: KioskConfig,
    pub(super) watch: Watch,
    pub(super) sync: Sync,
    /// What the office publishes.
    pub(super) published: Option<Arc<Content>>,
    /// The same with what was said here and the office does not say yet.
    pub(super) content: Option<Arc<Content>>,
    /// What the content is searched by.
    pub(super) index: Arc<Index>,
    /// The content from before the first publication that the signage has not shown, because somebody was there.
    pub(super) unseen_since: Option<Arc<Content>>,
    pub(super) agenda: Agenda,
    pub(super) front: Front,
    pub(super) signage: Signage,
    pub(super) pictures: Pictures,
    pub(super) printing: Box<Printing>,
    pub(super) check_ins: CheckIns,
    pub(super) follow_ups: FollowUps,
    pub(super) calling: Calling,
    pub(super) tasks: Box<Tasks>,
    pub(super) ringing: Ringing,
    pub(super) aloud: Box<Aloud>,
    pub(super) shows: Option<Shows>,
    pub(super) covered: Option<Covered>,
    pub(super) visits: u64,
    /// Until when no touch begins a visit.
    pub(super) guarded: Mono,
    pub(super) deadline: Deadline,
}

impl Kiosk {
    /// A terminal that was just switched on.
    pub fn new(config: KioskConfig) -> Self {
        let sync = Sync::new(config.poll_wait_secs, config.report_secs, config.seed);
        let pictures = Pictures::new(config.seed);
        let printing = Box::new(Printing::new((config.printers, config.hands_out), config.seed));
        let ringing = Ringing::new(config.sound, config.seed);
        Self {
            watch: Watch::default(),
            sync,
            published: None,
            content: None,
            index: Arc::default(),
            unseen_since: None,
            agenda: Agenda::default(),
            front: Front::Signage,
            signage: Signage::default(),
            pictures,
            printing,
            check_ins: CheckIns::new(config.seed),
            follow_ups: FollowUps::new(config.seed),
            calling: Calling::new(config.seed),
            tasks: Box::new(Tasks::new(config.seed)),
            aloud: Box::new(Aloud::new(config.aloud, config.seed)),
            config,
            ringing,
            shows: None,
            covered: None,
            visits: 0,
            guarded: Mono(0),
            deadline: (Mono(0), Why::Start),
        }
    }

    /// Takes one event. Time passes first: a touch after a visit's end is no touch of that visit.
    pub fn update(&mut self, now: &Now, event: Event) -> Effects {
        let mut out = Effects::default();
        self.watch.begin(now);
        self.pass(now, &mut out);
        self.take(now, event, &mut out);
        self.settle(now, &mut out);
        out
    }

    /// When something is next due, and why; later than the last update's `now`.
    pub fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// The time; none is "I don't know the time".
    pub fn time(&self, now: &Now) -> Option<DateTime<Tz>> {
        self.watch.time(self.config.zone, now)
    }

    /// The visit, if somebody is there.
    pub fn visit(&self) -> Option<&Visit> {
        match &self.front {
            Front::Visit(visit) => Some(visit),
            Front::Signage | Front::Hidden(_) | Front::Emergency(_) => None,
        }
    }

    fn take(&mut self, now: &Now, event: Event, out: &mut Effects) {
        let mono = now.mono;
        let news = match event {
            Event::Woke => News::default(),
            Event::Press(Press::CheckIn) => return self.check_in(now),
            Event::Press(Press::OpenBox) => return self.open_box(now),
            Event::Press(Press::CallStaff) => return self.call_staff(now),
            Event::Press(Press::FollowUp(step)) => return self.follow_up_moved(mono, step),
            Event::Press(Press::Aloud(ask)) => return self.aloud_asked(now, ask, out),
            Event::Press(Press::Staff(ask)) => return self.staff_asked(now, ask, out),
            Event::Press(press) if self.is_shut(&press) => return,
            Event::Press(press) => return self.press(mono, press, out),
            Event::Painted(drawn) => return self.painted(now, drawn),
            Event::Fetched(ticket, result) => return self.sync.fetched(mono, ticket, result),
            Event::Decoded(ticket, result) => return self.pictures.decoded(ticket, result),
            Event::Pairing(ticket, result) => return self.sync.pairing(mono, ticket, result),
            Event::PrintersTold(ticket, told) => {
                if self.printing.told(mono, ticket, told) {
                    self.sync.tell(mono);
                }
                return;
            }
            Event::SoundTold(ticket, told) => {
                if self.ringing.told(mono, ticket, told) {
                    self.sync.tell(mono);
                }
                return;
            }
            Event::Drawn(ticket, sheet) => {
                return self.printing.drawn((ticket, sheet), self.front.visit_mut(), out);
            }
            Event::Printed(ticket, outcome) => {
                return self.printing.printed(mono, (ticket, outcome), self.front.visit_mut());
            }
            Event::Kept(ticket, result) => return self.kept(now, ticket, &result),
            Event::Aloud(ticket, told) => return self.aloud_told(mono, ticket, told, out),
            Event::FollowUp(ticket, done) => return self.follow_up_done(mono, ticket, done, out),
            Event::Summoned(ticket, result) => return self.summoned(now, ticket, &result),
            Event::Chored(ticket, chored) => return self.chored(now, ticket, chored, out),
            Event::Sent(ticket, result) => return self.sent(mono, ticket, result),
            Event::Loaded(ticket, loaded) => self.loaded(mono, ticket, loaded),
            Event::Polled(ticket, result) => self.polled(now, ticket, result),
            Event::Applied(ticket, result) => self.sync.applied(mono, ticket, result),
            Event::Reported(ticket, result) => self.sync.reported(mono, ticket, result),
        };
        self.learn(now, news, out);
    }

    fn press(&mut self, now: Mono, press: Press, out: &mut Effects) {
        let Some(content) = self.content.clone().filter(|_| self.config.role.is_touched()) else {
            return;
        };
        match (&mut self.front, press) {
            (Front::Signage | Front::Hidden(_), Press::Wake) => self.wake(now),
            (Front::Emergency(cover), Press::Wake) => cover.touch(now),
            (Front::Visit(_), Press::Hide) => {
                let until = now.plus_secs(self.config.hidden_secs);
                self.leave(now, Front::Hidden(until), out);
            }
            (Front::Visit(_), Press::Finish) => self.leave(now, Front::Signage, out),
            (Front::Visit(visit), press) => visit.press(press, (&content, &self.index), now),
            (
                Front::Signage | Front::Hidden(_) | Front::Emergency(_),
                Press::Open(_)
                | Press::Back
                | Press::Home
                | Press::Hide
                | Press::Stay
                | Press::Finish
                | Press::TextSize(_)
                | Press::Look(_)
                | Press::Lang(_)
                | Press::Reach(_)
                | Press::Manner(_)
                | Press::Touched
                | Press::Type(_)
                | Press::Keys(_)
                | Press::Veil(_)
                | Press::Print
                | Press::CheckIn
                | Press::OpenBox
                | Press::CallStaff
                | Press::Staff(_)
                | Press::FollowUp(_)
                | Press::Aloud(_)
                | Press::Gather(_),
            ) => {}
        }
    }

    pub(super) fn wake(&mut self, now: Mono) {
        if *self.sync.link() == Link::Loading || now < self.guarded {
            return;
        }
        self.visits += 1;
        self.front = Front::Visit(Box::new(Visit::begin(self.visits, self.config.prefs, now)));
        self.signage.rest();
    }

    /// The one way out of a visit: nothing of it stays in the value, and the shell is told to forget too.
    pub(super) fn leave(&mut self, now: Mono, to: Front, out: &mut Effects) {
        if matches!(self.front, Front::Visit(_)) {
            out.push(Effect::Forget);
            self.end_asking(now);
            self.aloud.end(out);
            self.guarded = now.plus_millis(WAKE_GUARD_MILLIS);
        }
        self.front = to;
        self.signage.rest();
    }

    fn painted(&mut self, now: &Now, drawn: Drawn) {
        if self.content.as_ref().is_none_or(|content| content.revision != drawn.revision) {
            return;
        }
        let since = now.wall.with_timezone(&Utc);
        let is_new = self.shows.is_none_or(|shows| shows.revision != drawn.revision);
        let is_other = self.covered.map(|covered| covered.published) != drawn.emergency;
        if is_new {
            self.shows = Some(Shows { revision: drawn.revision, since });
        }
        if is_other {
            self.covered = drawn.emergency.map(|published| Covered { published, since });
        }
        if is_new || is_other {
            self.sync.painted(now.mono);
        }
    }

    /// What time alone ends.
    fn pass(&mut self, now: &Now, out: &mut Effects) {
        if self.guarded <= now.mono {
            self.guarded = Mono(0);
        }
        let over = match &mut self.front {
            Front::Signage => false,
            Front::Hidden(until) => *until <= now.mono,
            Front::Visit(visit) => visit.pass(&self.config, now.mono),
            Front::Emergency(cover) => {
                cover.pass(now.mono);
                false
            }
        };
        if over {
            self.leave(now.mono, Front::Signage, out);
        }
        self.cover(now, out);
    }

    /// An emergency that stands covers whatever is there; one that is over, or was taken back, uncovers the signage.
    fn cover(&mut self, now: &Now, out: &mut Effects) {
        let at = self.time(now).map(|at| at.with_timezone(&Utc));
        let to = match (&self.front, Cover::of(self.content.as_deref(), now.mono, at)) {
            (Front::Emergency(standing), Some(cover)) if standing.emergency() == cover.emergency() => return,
            (_, Some(cover)) => Front::Emergency(cover),
            (Front::Emergency(_), None) => Front::Signage,
            (Front::Signage | Front::Hidden(_) | Front::Visit(_), None) => return,
        };
        self.leave(now.mono, to, out);
    }

    /// Brings everything derived in line, starts what is due, and notes what is next.
    fn settle(&mut self, now: &Now, out: &mut Effects) {
        self.pass(now, out);
        self.count_meetings(now);
        self.settle_signage(now);
        self.pictures.want(self.wanted());
        self.pictures.settle(now.mono, out);
        self.settle_printing(now, out);
        self.settle_follow_ups(now, out);
        self.settle_check_ins(now.mono, out);
        self.settle_calling(now, out);
        self.settle_tasks(now, out);
        let (front, at, tuning) = (&self.front, self.time(now), self.tuning());
        let is_speaking = self.aloud.is_speaking();
        let scene = Scene { content: self.content.as_deref(), front, at, tuning, is_speaking };
        self.ringing.settle(now.mono, &scene, out);
        // A chime takes the pause between two sentences, and the next one waits for its end.
        self.settle_aloud(now.mono, out);
        let (shows, covered, own) = (self.shows, self.covered, self.own_troubles(now));
        let (clock_known, voice) = (self.time(now).is_some(), self.ringing.voice());
        let screen = self.tasks.report();
        let report = |sync: &Sync| Report {
            shows: shows.map(|shows| shows.revision),
            shows_since: shows.map(|shows| shows.since),
            covered,
            blobs_missing: u32::try_from(sync.missing()).unwrap_or(u32::MAX),
            clock: now.wall.with_timezone(&Utc),
            clock_known,
            voice,
            troubles: sync.troubles().chain(own).map(|trouble| trouble.words()).collect(),
            screen,
        };
        self.sync.settle(now.mono, report, out);
        self.deadline = self.next_deadline(now);
    }

    fn settle_printing(&mut self, now: &Now, out: &mut Effects) {
        let at = self.time(now).map(|at| at.naive_local());
        let (content, agenda) = (self.content.as_deref(), &self.agenda);
        let source =
            content.map(|content| move |prefs: Prefs| slip::Source { content, agenda, at, lang: prefs.lang });
        self.printing.settle(now.mono, self.front.visit_mut(), source, out);
    }

    fn settle_signage(&mut self, now: &Now) {
        let plays = self.config.role == Role::Terminal;
        if let (Front::Signage, Some(content)) = (&self.front, self.content.clone().filter(|_| plays)) {
            if let Some(before) = self.unseen_since.take() {
                self.spotlight(now, &content, &before, Interrupts::Always);
            }
            let at = self.watch.time(self.config.zone, now);
            self.signage.settle(now.mono, &Source::of(&self.config, &content, &self.agenda, at));
        }
    }

    fn wanted(&self) -> Wanted {
        let Some(content) = &self.content else {
            return Wanted::new();
        };
        let side_px = self.config.screen_side_px;
        match &self.front {
            Front::Signage => pictures::of_slides(self.signage.needs(), content, side_px),
            Front::Hidden(_) | Front::Emergency(_) => Wanted::new(),
            Front::Visit(visit) => pictures::of_page(visit.page(), content, side_px),
        }
    }

    fn next_deadline(&self, now: &Now) -> Deadline {
        let front = match &self.front {
            Front::Signage => self.signage.due(),
            Front::Hidden(until) => Some((*until, Why::HiddenOver)),
            Front::Visit(visit) => Some(visit.due(&self.config)),
            Front::Emergency(cover) => Some(cover.due(now, self.time(now).map(|at| at.with_timezone(&Utc)))),
        };
        let pictures = lane_due(self.pictures.lane());
        let follow_ups = self.follow_ups.due();
        let lanes = [
            self.sync.due(),
            pictures,
            self.printing.due(),
            self.check_ins.due(),
            follow_ups,
            self.aloud.due(),
            self.calling.due(),
            self.tasks.due(),
        ];
        lanes.into_iter().chain([self.ringing.due(), front]).fold(next_minute(now), sooner)
    }
}
