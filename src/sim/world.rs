//! The world: an office, kiosks, the roads between them, and one clock that jumps from event to event.

use std::sync::{Arc, Mutex, MutexGuard};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    act::{Act, Is},
    agenda::{Agenda, At, Happening},
    days,
    dice::Dice,
    flights,
    glass::Glass,
    ledger::Ledger,
    machine::Machine,
    premises::Premises,
    promises,
    road::{PlayedRoad, lock},
    sabotage::Sabotage,
    slips::Slips,
    staff::Staff,
    tally::{Mark, Tally},
    tape::Tape,
    words,
    wrong::Wrong,
};
use crate::{
    domain::{content::Content, time::Now},
    kiosk::{Kiosk, effect::Effect, event::Event, page::Press, visit::Visit},
};

/// Milliseconds within which every kiosk has what the office has, once faults stop.
const CONVERGES_MS: u64 = 60_000;
/// Somebody looks at the glass with every new content, at some changes of stage, and at every so many-th event.
const LOOK_EVERY: u64 = 499;
/// Milliseconds from an update to the frame that shows it.
const FRAME_MS: u64 = 16;

/// A simulated world.
pub struct World {
    pub(super) at_ms: u64,
    start: DateTime<Utc>,
    pub(super) dice: Dice,
    pub(super) tape: Tape,
    pub(super) agenda: Agenda,
    office: Arc<Mutex<Premises>>,
    pub(super) machines: Vec<Machine>,
    pub(super) skies: Vec<Sky>,
    pub(super) staff: Staff,
    pub(super) ledger: Ledger,
    pub(super) slips: Slips,
    pub(super) sabotage: Sabotage,
    pub(super) counts: Counts,
    pub(super) tally: Tally,
    glass: Glass,
    last_frame: Vec<String>,
}

/// What lies over one kiosk.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sky {
    pub(super) unplugged: bool,
    pub(super) stormy: bool,
    pub(super) fragile: bool,
    /// Whether the pinned certificate answers.
    pub(super) certificate: Is,
    /// When the latest answer arrives that is under way.
    pub(super) last_back_ms: u64,
}

/// What was counted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Events that kiosks took.
    pub events: u64,
    /// Publications of the office.
    pub publications: u64,
    /// Visits that began.
    pub visits: u64,
    /// Power cuts.
    pub kills: u64,
}

impl World {
    /// A furnished corner with so many kiosks, switched on at `start`.
    pub fn new(seed: u64, start: DateTime<Utc>, kiosks: usize) -> Result<Self, Wrong> {
        let office = Arc::new(Mutex::new(Premises::new(start)?));
        let (mut machines, mut skies) = (Vec::new(), Vec::new());
        for number in 1..=kiosks {
            let identity = lock(&office).pair(&format!("kiosk {number}"))?;
            machines.push(Machine::new(number, PlayedRoad::to(Arc::clone(&office)), &identity, start)?);
            skies.push(Sky::default());
        }
        let mut world = Self {
            at_ms: 0,
            start,
            dice: Dice::of(seed),
            tape: Tape::default(),
            agenda: Agenda::default(),
            office,
            machines,
            skies,
            staff: Staff::default(),
            ledger: Ledger::default(),
            slips: Slips::default(),
            sabotage: Sabotage::None,
            counts: Counts::default(),
            tally: Tally::default(),
            glass: Glass::default(),
            last_frame: Vec::new(),
        };
        world.staff.open(&lock(&world.office), &mut world.dice)?;
        world.note_publication()?;
        (0..kiosks).try_for_each(|machine| world.power_on(machine))?;
        Ok(world)
    }

    /// Draws what happens in the coming days.
    pub fn plan(&mut self, days: u32) {
        days::draw(&mut self.agenda, &mut self.dice, self.machines.len(), days);
    }

    /// Plants a mistake that the promises must find.
    pub fn sabotage(&mut self, sabotage: Sabotage) {
        self.sabotage = sabotage;
        self.staff.err(sabotage);
    }

    /// Lets the world run until so many milliseconds after it began.
    pub fn run_until(&mut self, end_ms: u64) -> Result<(), Wrong> {
        while let Some(at_ms) = self.next_ms().filter(|at_ms| *at_ms <= end_ms) {
            self.at_ms = self.at_ms.max(at_ms);
            self.step()?;
        }
        self.at_ms = self.at_ms.max(end_ms);
        Ok(())
    }

    /// Lets so many milliseconds pass.
    pub fn run_for(&mut self, millis: u64) -> Result<(), Wrong> {
        self.run_until(self.at_ms + millis)
    }

    /// Ends all faults, and checks that every kiosk has what the office has within a minute.
    pub fn converge(&mut self) -> Result<(), Wrong> {
        self.agenda.no_more_acts();
        self.heal()?;
        self.run_for(CONVERGES_MS)?;
        let latest = self.ledger.latest().cloned();
        let (arrivals, erased) = (self.office().arrivals()?, self.staff.erased());
        for machine in &self.machines {
            promises::of_arrivals(machine, &arrivals, erased)?;
            let offers = self.office().offers(&machine.identity.device_id)?;
            promises::of_following(machine, &self.now_at(machine), latest.as_deref(), &offers)?;
            promises::disk_is_silent(machine)?;
            self.slips.is_sealed_on(machine)?;
        }
        self.judge_slips()
    }

    /// The time, as everybody but a kiosk's wrong clock has it.
    pub fn utc(&self) -> DateTime<Utc> {
        self.start + TimeDelta::milliseconds(i64::try_from(self.at_ms).unwrap_or(i64::MAX))
    }

    /// A kiosk, counted from 0.
    pub fn machine(&self, machine: usize) -> Option<&Machine> {
        self.machines.get(machine)
    }

    /// Both clocks of a kiosk.
    pub fn now_at(&self, machine: &Machine) -> Now {
        machine.now(self.at_ms, self.utc())
    }

    /// What was counted.
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// How often each kind of thing happened.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// What happened.
    pub fn tape(&self) -> &Tape {
        &self.tape
    }

    /// Somebody presses something.
    pub fn press(&mut self, machine: usize, press: Press) -> Result<(), Wrong> {
        self.update(machine, Event::Press(press))
    }

    /// The office, to be held while the world changes.
    pub(super) fn office_door(&self) -> Arc<Mutex<Premises>> {
        drop(self.office());
        Arc::clone(&self.office)
    }

    /// The office at this moment.
    pub(super) fn office(&self) -> MutexGuard<'_, Premises> {
        let mut office = lock(&self.office);
        office.turn_to(self.at_ms);
        office
    }

    fn next_ms(&self) -> Option<u64> {
        self.machines.iter().filter_map(Machine::wakes_ms).chain(self.agenda.next_ms()).min()
    }

    fn step(&mut self) -> Result<(), Wrong> {
        let due = |machine: &Machine| machine.wakes_ms().is_some_and(|at_ms| at_ms <= self.at_ms);
        if let Some(machine) = self.machines.iter().position(due) {
            return self.update(machine, Event::Woke);
        }
        match self.agenda.take() {
            Some(Happening::Carry(at, effect)) if self.is_current(at) => self.carry(at, effect),
            Some(Happening::Answer(at, event)) if self.is_current(at) => self.update(at.machine, event),
            Some(Happening::Look(at)) if self.is_current(at) => self.look(at),
            Some(Happening::Paint(at)) if self.is_current(at) => self.paint(at.machine),
            Some(Happening::Act(act)) => self.act(act),
            Some(_) | None => Ok(()),
        }
    }

    fn is_current(&self, at: At) -> bool {
        self.machines.get(at.machine).is_some_and(|machine| machine.on && machine.boot == at.boot)
    }

    fn paint(&mut self, machine: usize) -> Result<(), Wrong> {
        let painted = self.machines.get_mut(machine).and_then(|it| {
            it.painted = it.kiosk.drawing();
            it.painted
        });
        self.see(machine)?;
        painted.map_or(Ok(()), |drawn| self.update(machine, Event::Painted(drawn)))
    }

    /// Draws a kiosk's screen and returns its words, which are held to the promises.
    pub fn see(&mut self, machine: usize) -> Result<Vec<String>, Wrong> {
        let utc = self.utc();
        let Some(machine) = self.machines.get_mut(machine) else { return Ok(Vec::new()) };
        let now = machine.now(self.at_ms, utc);
        let words = self.glass.look(&machine.kiosk, now, self.sabotage.brush(&machine.kiosk))?;
        let words = self.sabotage.seen(words, &mut self.last_frame);
        promises::of_words(machine, &words, &self.ledger, self.staff.kept_back())?;
        Ok(words)
    }

    /// Hands a kiosk an event, checks every promise, and sends its effects on their way.
    pub(super) fn update(&mut self, number: usize, event: Event) -> Result<(), Wrong> {
        let utc = self.utc();
        let Some(machine) = self.machines.get_mut(number).filter(|machine| machine.on) else { return Ok(()) };
        let now = machine.now(self.at_ms, utc);
        self.counts.events += 1;
        self.tape.say(format!("{:>10} kiosk {} {}", self.at_ms, number + 1, words::of_event(&event)));
        let (before, stage) = (machine.kiosk.content().cloned(), words::of_stage(&machine.kiosk.stage()));
        let (visit, is_press) = (machine.note_event(&event, &now), matches!(event, Event::Press(_)));
        let effects = machine.kiosk.update(&self.sabotage.told(now), self.sabotage.felt(event));
        let effects = self.sabotage.passed_on(effects, &machine.kiosk);
        if machine.kiosk.visit().map(Visit::id) != visit {
            self.counts.visits += u64::from(machine.begin_visit(&now));
            if visit.is_some() {
                promises::of_leaving(machine, &effects)?;
                (!is_press).then(|| self.tally.note(Mark::LeftAlone));
            }
        }
        promises::always(machine, &now, self.staff.kept_back())?;
        let turned = stage != words::of_stage(&machine.kiosk.stage());
        let is_seen = self.counts.events.is_multiple_of(if turned { 4 } else { LOOK_EVERY });
        if let Some(content) = fresh(&machine.kiosk, before.as_ref()) {
            promises::of_content(machine, &content, &self.ledger)?;
            machine.reached = content.revision;
            let at = At { machine: number, boot: machine.boot };
            self.agenda.decide(self.at_ms + FRAME_MS, Happening::Paint(at));
        }
        self.note_slip(number)?;
        if self.is_cut_unsent(number) {
            return self.cut_at(number, Mark::CutUnsent);
        }
        effects.into_iter().try_for_each(|effect| self.send(number, effect, &now))?;
        if is_seen { self.see(number).map(drop) } else { Ok(()) }
    }

    fn send(&mut self, number: usize, effect: Effect, now: &Now) -> Result<(), Wrong> {
        let Some((lane, ticket)) = flights::lane_of(&effect) else { return Ok(()) };
        let Some(machine) = self.machines.get_mut(number) else { return Ok(()) };
        promises::of_effect(machine, lane, now)?;
        if let Effect::Report(_, report) = &effect {
            promises::of_report(machine, report)?;
        }
        machine.flights.insert(lane, (ticket, now.mono));
        let at = At { machine: number, boot: machine.boot };
        let delay = self.way_out_ms(number, lane);
        self.agenda.decide(self.at_ms + delay, Happening::Carry(at, effect));
        Ok(())
    }

    fn act(&mut self, act: Act) -> Result<(), Wrong> {
        self.tape.say(format!("{:>10} {act:?}", self.at_ms));
        self.do_act(act)
    }
}

/// The content, where it is another than before.
fn fresh(kiosk: &Kiosk, before: Option<&Arc<Content>>) -> Option<Arc<Content>> {
    kiosk.content().filter(|content| before.is_none_or(|before| !Arc::ptr_eq(before, content))).cloned()
}
