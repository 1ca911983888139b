//! One kiosk with its disk, its workers and its own idea of the time.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    flights,
    folder::Folder,
    numbers::Numbers,
    pressing::{Fortune, Pressing},
    printer::PlayedPrinter,
    road::PlayedRoad,
    stand::Holds,
    wrong::Wrong,
};
use crate::{
    clock::{Clock as _, HandClock},
    domain::{
        blob::BlobHash,
        check_in::CheckIn,
        content::Revision,
        request::Request,
        time::{Mono, Now},
        tuning::Light,
    },
    kiosk::{
        Kiosk, KioskConfig,
        asking::{Handing, Reply},
        chore::Chore,
        claiming::Claiming,
        effect::Effect,
        enquiry::{Enquiry, Errand, Handed},
        event::{Chored, Drawn, Event},
        lane::{LaneName, Ticket},
        noted::Noted,
        page::{Move, Press},
        paper::Step,
        requesting::Requested,
        saying::{Said, Saying},
        visit::Visit,
    },
    media::Rgba,
    seal::cost::Cost,
    slip::held::Held,
    store::{content::ContentDb, identity::Identity},
    workers::{
        Gallery, Home, Work,
        call::Call,
        decode::Decode,
        disk::Disk,
        fetch::{Fetch, QUOTA_MIB},
        hand::Hand,
        pairing,
        poll::Poll,
    },
};

/// A kiosk: the value, and the machine it runs on.
pub struct Machine {
    /// Its number, from 1.
    pub number: usize,
    /// The value.
    pub kiosk: Kiosk,
    /// How the office knows it.
    pub identity: Identity,
    /// Its disk.
    pub folder: Folder,
    /// The road to the office.
    pub road: PlayedRoad,
    /// How often it was switched on; answers to an earlier start are nobody's.
    pub boot: u32,
    /// Whether it has power.
    pub on: bool,
    /// When it was switched on, in milliseconds of the world.
    pub booted_ms: u64,
    /// How far its wall clock is wrong.
    pub astray: TimeDelta,
    /// Since when each lane waits for an answer.
    pub flights: BTreeMap<LaneName, (Ticket, Mono)>,
    /// A poll that the office holds back.
    pub held: Option<Effect>,
    /// The newest publication it ever showed since its disk was last damaged.
    pub reached: Revision,
    /// The publication on the glass.
    pub painted: Option<Drawn>,
    /// Visitor's touches, as far as a visit's end depends on them.
    pub visitor: Visitor,
    /// Whether its disk is full.
    pub is_full: bool,
    /// Whether its settings leave pictures no room.
    pub is_tight: bool,
    /// Its printer.
    pub printer: PlayedPrinter,
    /// How often somebody pressed 印刷する.
    pub prints_wanted: u32,
    /// What is being written down of a booking.
    pub keeping: Option<(Ticket, Noted)>,
    /// What was said of bookings here and thanked for.
    pub thanked: Vec<CheckIn>,
    /// What was asked for here and thanked for.
    pub asked: Vec<Request>,
    config: KioskConfig,
    clock: Arc<HandClock>,
    crew: Option<Crew>,
}

/// What a visit's end depends on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Visitor {
    /// The last press during the visit.
    pub last: Mono,
    /// How often 続ける was pressed.
    pub stays: u32,
}

struct Crew {
    disk: Disk,
    poll: Poll,
    fetch: Fetch,
    call: Call,
    decode: Decode,
    hand: Hand,
}

/// What became of a slip, its number and what stands on it where one was made, and the disk while it was printed.
pub type Pressed = (Handed, Option<(u32, Numbers)>, Option<Folder>);

/// Looks at every picture and hangs none.
struct NoWalls;

impl Gallery for NoWalls {
    fn has(&self, _: BlobHash, _: u32) -> bool {
        false
    }

    fn hang(&self, _: BlobHash, _: u32, _: Rgba) {}
}

impl Machine {
    /// A machine with an empty disk, paired and switched off.
    pub fn new(
        number: usize,
        road: PlayedRoad,
        identity: &Identity,
        at: DateTime<Utc>,
    ) -> Result<Self, Wrong> {
        let (folder, config) = (
            Folder::new()?,
            KioskConfig { seed: number as u64, printers: 1, hands_out: 1, ..KioskConfig::default() },
        );
        pairing::keep(&Home::open(folder.path())?, identity)
            .map_err(|trouble| Wrong::World(format!("{trouble:?}")))?;
        Ok(Self {
            number,
            kiosk: Kiosk::new(config.clone()),
            identity: identity.clone(),
            folder,
            road,
            boot: 0,
            on: false,
            booted_ms: 0,
            astray: TimeDelta::zero(),
            flights: BTreeMap::new(),
            held: None,
            reached: Revision::default(),
            painted: None,
            visitor: Visitor::default(),
            is_full: false,
            is_tight: false,
            printer: PlayedPrinter::new(number),
            prints_wanted: 0,
            keeping: None,
            thanked: Vec::new(),
            asked: Vec::new(),
            config,
            clock: Arc::new(HandClock::at(at)),
            crew: None,
        })
    }

    /// Another machine with a copy of its disk, switched off.
    pub fn copied(&self, number: usize, road: PlayedRoad) -> Result<Self, Wrong> {
        let at = self.clock.utc();
        let mut copy = Self::new(number, road, &self.identity, at)?;
        copy.folder = self.folder.image()?;
        Ok(copy)
    }

    /// Switches it on: everything but the disk begins anew.
    pub fn power_on(&mut self, at_ms: u64) -> Result<(), Wrong> {
        let home = Arc::new(Home::open(self.folder.path())?);
        let road = || Box::new(self.road.clone());
        let clock = Arc::clone(&self.clock);
        self.crew = Some(Crew {
            disk: Disk::new(Arc::clone(&home), Arc::clone(&self.clock) as Arc<_>, self.config.zone),
            poll: Poll::new(Arc::clone(&home), road()),
            fetch: Fetch::new(Arc::clone(&home), road()).within(if self.is_tight { 0 } else { QUOTA_MIB }),
            call: Call::new(Arc::clone(&home), clock, None, road()).deriving_at(Cost::played()),
            hand: Hand::new(Arc::clone(&home), Cost::played()),
            decode: Decode::new(home, Arc::new(NoWalls)),
        });
        self.kiosk = Kiosk::new(self.config.clone());
        self.printer.held = Held::default();
        (self.boot, self.on, self.booted_ms, self.painted) = (self.boot + 1, true, at_ms, None);
        self.flights.clear();
        Ok(())
    }

    /// Cuts its power: what the disk holds at this moment is all that is left.
    pub fn power_off(&mut self) -> Result<(), Wrong> {
        let image = self.folder.image()?;
        (self.crew, self.held, self.on) = (None, None, false);
        self.road.way().held = None;
        self.folder = image;
        Ok(())
    }

    /// Both its clocks; `utc` is the true time.
    pub fn now(&self, at_ms: u64, utc: DateTime<Utc>) -> Now {
        let wall = utc.checked_add_signed(self.astray).unwrap_or(utc);
        self.clock.turn_to(wall);
        Now { mono: Mono(at_ms.saturating_sub(self.booted_ms)), wall: wall.with_timezone(&self.config.zone) }
    }

    /// When it wants to wake, in milliseconds of the world.
    pub fn wakes_ms(&self) -> Option<u64> {
        self.on.then(|| self.booted_ms + self.kiosk.deadline().0.0)
    }

    /// Has the right worker carry an effect out.
    pub fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        let crew = self.crew.as_mut()?;
        match &effect {
            Effect::Load(_)
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Keep(..)
            | Effect::Chore(_, Chore::Note(_))
            | Effect::FollowUp(_, Errand::Settle(..)) => crew.disk.answer(effect),
            Effect::Poll { .. } => crew.poll.answer(effect),
            Effect::Fetch(..) => crew.fetch.answer(effect),
            Effect::Report(..)
            | Effect::Pair(_)
            | Effect::Send(_)
            | Effect::Summon(..)
            | Effect::FollowUp(_, Errand::Paper(_)) => crew.call.answer(effect),
            Effect::Decode(..) => crew.decode.answer(effect),
            // Terminals of it have no light of their own.
            Effect::Chore(ticket, Chore::Light(_)) => Some(Event::Chored(*ticket, Chored::Lit(Light::Drawn))),
            // The world itself is the printer, and terminals of it have no loudspeakers.
            Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
            | Effect::FollowUp(_, Errand::Hand(_))
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }

    /// Makes a follow-up slip and prints it.
    pub fn hand(&mut self, enquiry: &Enquiry, fortune: Fortune) -> Option<Pressed> {
        let crew = self.crew.as_ref()?;
        let mut pressing = Pressing::on(&mut self.printer, &self.folder, fortune);
        let handed = crew.hand.hand(enquiry, &[Pressing::printer()], &mut pressing);
        Some((handed, pressing.set, pressing.disk))
    }

    /// Lets the disk worker tidy up, as it does when it has nothing to do.
    pub fn tidy(&mut self) {
        if let Some(crew) = &mut self.crew {
            crew.disk.idle();
        }
    }

    /// Notes what an event answers and what it says of a visitor; returns the number of the visit before it.
    pub fn note_event(&mut self, event: &Event, now: &Now) -> Option<u64> {
        if let Some((lane, ticket)) = flights::answered_by(event)
            && self.flights.get(&lane).is_some_and(|(flying, _)| *flying == ticket)
        {
            self.flights.remove(&lane);
            if matches!(event, Event::Kept(_, Ok(()))) {
                let kept = self.keeping.take_if(|(keeping, _)| *keeping == ticket);
                self.thank(kept.map(|(_, noted)| noted));
            }
        }
        let visit = self.kiosk.visit();
        if let Event::Press(press) = event {
            let asked = visit.is_some_and(|visit| visit.asking().is_some());
            self.visitor.stays += u32::from(*press == Press::Stay && asked);
            self.visitor.last = now.mono;
            self.prints_wanted += u32::from(matches!(press, Press::Print | Press::FollowUp(Move::Make)));
        }
        if let Event::Printed(ticket, _) | Event::FollowUp(ticket, _) = event
            && self.waits_for(*ticket)
        {
            // Whoever waited for a paper or an answer is there, and may take it.
            self.visitor.last = now.mono;
        }
        let keeps = |visit: &Visit| {
            let states = visit.saying().map(Saying::state).into_iter();
            let asks = visit.requesting().is_some_and(|it| matches!(it.state(), Requested::Keeping(_)));
            asks || states
                .chain(visit.claiming().map(Claiming::state))
                .any(|it| matches!(it, Said::Keeping(_)))
        };
        if matches!(event, Event::Kept(..)) && self.kiosk.visit().is_some_and(keeps) {
            // Whoever said it is there, and reads what became of it.
            self.visitor.last = now.mono;
        }
        self.kiosk.visit().map(Visit::id)
    }

    /// Somebody is thanked for what is on the disk.
    fn thank(&mut self, noted: Option<Noted>) {
        match noted {
            Some(Noted::CheckIn(said)) => self.thanked.push(said),
            Some(Noted::Request(asked)) => self.asked.push(asked),
            None => {}
        }
    }

    fn waits_for(&self, ticket: Ticket) -> bool {
        let Some(visit) = self.kiosk.visit() else { return false };
        let (taking, asking) = (visit.taking(), visit.asking_desk());
        taking.is_some_and(|taking| *taking.step() == Step::Printing(Some(ticket)))
            || *asking.step() == Handing::Making(Some(ticket))
            || matches!(asking.reply(), Reply::Asked(_, Some(asked)) if *asked == ticket)
    }

    /// Another visit than before is open, or none; returns whether one is.
    pub fn begin_visit(&mut self, now: &Now) -> bool {
        self.visitor = Visitor { last: now.mono, stays: 0 };
        self.kiosk.visit().is_some()
    }

    /// Becomes known to the office anew, as the command line does it beside a kiosk that runs or does not.
    pub fn pair(&mut self, identity: &Identity) -> Result<(), Wrong> {
        let home = Home::open(self.folder.path())?;
        pairing::keep(&home, identity).map_err(|trouble| Wrong::World(format!("{trouble:?}")))?;
        self.identity = identity.clone();
        Ok(())
    }

    /// What its disk holds of the feed, read by somebody who shares nothing with the disk worker.
    pub fn holds(&self) -> Result<Holds, Wrong> {
        let content = ContentDb::open(&self.folder.path().join("content.db"))?;
        let cursor = content.cursor()?;
        Ok(Holds { at: cursor.position, said: cursor.checksum, sums: content.checksums()? })
    }
}
