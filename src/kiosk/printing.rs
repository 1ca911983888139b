//! The printers as the kiosk knows them, and the lanes that ask them, draw papers and print.

use std::sync::Arc;

use crate::domain::{
    printer::{Outcome, PrinterState, Told},
    slip::Source,
    time::Mono,
};

use super::{
    due::{Deadline, lane_due, sooner},
    effect::{Effect, Effects},
    lane::{Cause, Lane, LaneName, Ticket},
    page::{Page, Prefs},
    paper::{Paper, Sheet, Step},
    trouble::Trouble,
    visit::Visit,
};

/// Seconds from one answer of the printers to the next question while nobody is there: staff hear of an empty roll
/// before a visitor does.
const ASK_SECS: u64 = 60;
/// The same while somebody is there.
const ASK_VISIT_SECS: u64 = 20;
/// The same while somebody stands on the page of a paper that cannot be printed: a new roll counts at once.
const ASK_WAITING_SECS: u64 = 5;

/// Whether a paper can be had at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readiness {
    /// This terminal has no printer.
    NoPrinter,
    /// Nobody knows yet.
    Asking,
    /// The printer of this number, counted from 0, prints.
    Ready(u8),
    /// None prints; how the first of them is.
    Out(PrinterState),
}

/// What is known of the printers, and what is asked of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    printers: u8,
    hands_out: u16,
    ask: Lane,
    draw: Lane,
    print: Lane,
    told: Option<(Mono, Vec<Told>)>,
    test: Option<Test>,
}

/// A paper that the office asked for, to see that one comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    Wanted(Arc<Paper>),
    Flying(Ticket),
    Over(Outcome),
}

impl Printing {
    /// So many printers, of which nothing is known.
    pub(super) fn new((printers, hands_out): (u8, u16), seed: u64) -> Self {
        let lane = |name| Lane::new(name, seed);
        let mut ask = lane(LaneName::Printers);
        if printers > 0 || hands_out > 0 {
            ask.ask(Cause::Start, Mono(0));
        }
        Self {
            printers,
            hands_out,
            ask,
            draw: lane(LaneName::Draw),
            print: lane(LaneName::Print),
            told: None,
            test: None,
        }
    }

    /// Whether a paper can be had.
    pub fn readiness(&self) -> Readiness {
        let Some((_, told)) = &self.told else {
            return if self.printers == 0 { Readiness::NoPrinter } else { Readiness::Asking };
        };
        if self.printers == 0 {
            return Readiness::NoPrinter;
        }
        // Printers that hand out follow-up slips alone stand behind the others.
        first_of(told, |number| number < self.printers)
    }

    /// Whether a follow-up slip can be had: only printers that are marked for it count.
    pub fn hands_out(&self) -> Readiness {
        match &self.told {
            _ if self.hands_out == 0 => Readiness::NoPrinter,
            None => Readiness::Asking,
            Some((_, told)) => first_of(told, |number| self.hands_out & (1 << number) != 0),
        }
    }

    /// Something was printed: how the printers are may be another matter.
    pub(super) fn ask_again(&mut self, now: Mono) {
        if self.printers > 0 || self.hands_out > 0 {
            self.ask.ask(Cause::Again, now);
        }
    }

    /// This paper is to come out while nobody is there; none where there is none to print.
    pub(super) fn try_out(&mut self, paper: Option<Arc<Paper>>) {
        let unprinted = Test::Over(Outcome::FailedBeforeSend(PrinterState::Unknown));
        let paper = paper.filter(|_| self.printers > 0);
        self.test = Some(paper.map_or(unprinted, Test::Wanted));
    }

    /// What became of it; said once.
    pub(super) fn tried_out(&mut self) -> Option<Outcome> {
        match self.test {
            Some(Test::Over(outcome)) => {
                self.test = None;
                Some(outcome)
            }
            Some(Test::Wanted(_) | Test::Flying(_)) | None => None,
        }
    }

    /// What is wrong with the printers.
    pub(super) fn troubles(&self) -> impl Iterator<Item = Trouble> {
        let told = self.told.iter().flat_map(|(_, told)| told);
        let lost = self.lanes().into_iter().filter(|lane| lane.failures() > 0);
        let ill = told.filter(|told| told.state != PrinterState::Ready).cloned().map(Trouble::Printer);
        ill.chain(lost.map(|lane| Trouble::NoAnswer(lane.name())))
    }

    pub(super) fn lanes(&self) -> [&Lane; 3] {
        [&self.ask, &self.draw, &self.print]
    }

    /// The printers said how they are. Says whether one of them changed.
    pub(super) fn told(&mut self, now: Mono, ticket: Ticket, told: Vec<Told>) -> bool {
        if self.ask.answer(ticket).is_none() {
            return false;
        }
        self.ask.succeed();
        let changed = self.told.as_ref().is_none_or(|(_, before)| *before != told);
        self.told = Some((now, told));
        changed
    }

    /// A picture came. One that nobody waits for any more hangs where the next visitor must not find it: it is
    /// forgotten, at once or with the visit that has begun.
    pub(super) fn drawn(
        &mut self,
        (ticket, sheet): (Ticket, Option<Sheet>),
        visit: Option<&mut Visit>,
        out: &mut Effects,
    ) {
        if self.draw.answer(ticket).is_none() {
            return;
        }
        self.draw.succeed();
        match visit {
            Some(visit) => drop(visit.drawn(ticket, sheet)),
            None => out.push(Effect::Forget),
        }
    }

    /// A paper was tried. Whoever wanted it and is gone hears nothing, and nobody else does.
    pub(super) fn printed(
        &mut self,
        now: Mono,
        (ticket, outcome): (Ticket, Outcome),
        visit: Option<&mut Visit>,
    ) {
        if self.print.answer(ticket).is_none() {
            return;
        }
        self.print.succeed();
        self.after_print(now, (ticket, outcome), visit);
    }

    /// Printers that said this a moment ago.
    pub(super) fn staged(&mut self, now: Mono, told: Vec<Told>) {
        self.printers = u8::try_from(told.len()).unwrap_or(u8::MAX);
        self.hands_out = u16::from(!told.is_empty());
        self.told = Some((now, told));
    }

    /// Starts what is due. `source` tells what a paper is written from.
    pub(super) fn settle<'a>(
        &mut self,
        now: Mono,
        mut visit: Option<&mut Visit>,
        source: Option<impl FnOnce(Prefs) -> Source<'a>>,
        out: &mut Effects,
    ) {
        self.give_up(now, visit.as_deref_mut());
        if let (Some(visit), Some(source)) = (visit.as_deref_mut(), source) {
            visit.write(source);
        }
        self.ask_in_time(visit.as_deref());
        if let Some(ticket) = self.ask.start(now) {
            out.push(Effect::AskPrinters(ticket));
        }
        self.draw.withdraw();
        self.print.withdraw();
        match visit {
            Some(visit) => {
                // What did not leave in time must not come out in front of a visitor.
                if matches!(self.test, Some(Test::Wanted(_))) {
                    self.try_out(None);
                }
                self.carry_on(now, visit, out);
            }
            None => self.carry_on_test(now, out),
        }
    }

    /// When a lane starts or gives up.
    pub(super) fn due(&self) -> Option<Deadline> {
        let lanes = self.lanes().into_iter().filter_map(lane_due);
        lanes.reduce(|a, b| sooner(a, Some(b)))
    }

    /// Has a worker draw or print the paper in front of a visitor.
    fn carry_on(&mut self, now: Mono, visit: &mut Visit, out: &mut Effects) {
        let ready = self.ready_for(visit);
        let Some(taking) = visit.taking_mut() else { return };
        if let Readiness::Ready(printer) = ready {
            taking.on_roll(printer);
        }
        let lane = match (taking.step(), ready) {
            (Step::Drawing(None), Readiness::Ready(_)) => &mut self.draw,
            (Step::Printing(None), _) => &mut self.print,
            (_, _) => return,
        };
        lane.ask(Cause::Needed, now);
        let Some(ticket) = lane.start(now) else { return };
        let paper = Arc::clone(taking.paper());
        out.push(match ready {
            Readiness::Ready(printer) if *taking.step() == Step::Drawing(None) => {
                Effect::Draw(ticket, paper, printer)
            }
            Readiness::Ready(_) | Readiness::NoPrinter | Readiness::Asking | Readiness::Out(_) => {
                Effect::Print(ticket, paper)
            }
        });
        taking.begun(ticket);
    }

    fn carry_on_test(&mut self, now: Mono, out: &mut Effects) {
        let Some(Test::Wanted(paper)) = &self.test else { return };
        self.print.ask(Cause::Needed, now);
        let Some(ticket) = self.print.start(now) else { return };
        out.push(Effect::Print(ticket, Arc::clone(paper)));
        self.test = Some(Test::Flying(ticket));
    }

    /// Whether what stands in front of a visitor can be printed.
    fn ready_for(&self, visit: &Visit) -> Readiness {
        if matches!(visit.page(), Page::FollowUpPaper(_)) { self.hands_out() } else { self.readiness() }
    }

    /// The next question comes a while after the last answer, the sooner the more somebody depends on it.
    fn ask_in_time(&mut self, visit: Option<&Visit>) {
        let has_printers = self.printers > 0 || self.hands_out > 0;
        let Some((told, _)) = self.told.as_ref().filter(|_| has_printers && self.ask.is_free()) else {
            return;
        };
        let waits = |visit: &Visit| matches!(visit.page(), Page::Paper(_) | Page::FollowUpPaper(_));
        let ready = visit.map_or(self.readiness(), |visit| self.ready_for(visit));
        let secs = match (visit, ready) {
            (None, _) => ASK_SECS,
            (Some(visit), Readiness::Out(_)) if waits(visit) => ASK_WAITING_SECS,
            (Some(_), _) => ASK_VISIT_SECS,
        };
        self.ask.ask(Cause::Again, told.plus_secs(secs));
    }

    fn after_print(&mut self, now: Mono, (ticket, outcome): (Ticket, Outcome), visit: Option<&mut Visit>) {
        if self.printers > 0 {
            self.ask.ask(Cause::Again, now);
        }
        if self.test == Some(Test::Flying(ticket)) {
            self.test = Some(Test::Over(outcome));
        } else if let Some(visit) = visit {
            visit.printed(ticket, outcome, now);
        }
    }

    /// A worker that died has drawn nothing, and may have printed something.
    fn give_up(&mut self, now: Mono, mut visit: Option<&mut Visit>) {
        if self.ask.give_up(now).is_some() {
            self.ask.ask(Cause::Lost, now);
        }
        if let (Some(flight), Some(visit)) = (self.draw.give_up(now), visit.as_deref_mut()) {
            visit.drawn(flight.ticket, None);
        }
        if let Some(flight) = self.print.give_up(now) {
            self.after_print(now, (flight.ticket, Outcome::Unknown(PrinterState::Unknown)), visit);
        }
    }
}

/// The first printer among those that count that prints, or how the first of them is.
fn first_of(told: &[Told], counts: impl Fn(u8) -> bool) -> Readiness {
    let mut all = (0..).zip(told).filter(|(number, _)| counts(*number));
    let first = all.clone().find(|(_, told)| told.state.prints());
    match first {
        Some((number, _)) => Readiness::Ready(number),
        None => Readiness::Out(all.next().map_or(PrinterState::Unknown, |(_, told)| told.state)),
    }
}
