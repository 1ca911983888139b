//! A busy year without its idle minutes: the real office and the real stores, one kiosk, and everybody who comes.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde_json::json;

use super::{
    corner,
    machine::Machine,
    premises::{Premises, Reply},
    road::{Fate, PlayedRoad, lock},
    wrong::{Promise, Wrong, broken},
};
use crate::{
    domain::id::BookingId,
    kiosk::{
        effect::Effect,
        event::Event,
        page::{Page, Press},
    },
    office::records::{Change, Expected, State},
    wire::record::Record,
};

const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// Milliseconds between two presses.
const PRESS_MS: u64 = 500;
/// Milliseconds between two visits: a touch right after the end of one counts for nothing.
const VISIT_MS: u64 = 3_000;
/// Tries in which a kiosk has what the office has.
const TRIES_MAX: u32 = 40;
/// Days between two starts of the kiosk.
const START_DAYS: u32 = 30;
/// Days whose bookings are on the glass: today and yesterday.
const DAYS_SHOWN: u32 = 2;
/// What the bookings of the year are called begins with this.
const GIVEN: &str = "y-";
/// Minutes of a slot: so short that all slots of a day can be said to have begun at one moment.
const SLOT_MINUTES: u32 = 30;
/// The first slot begins this many minutes after midnight, ten minutes before everybody comes.
const FIRST_MINUTE: u32 = 13 * 60;

/// How busy it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Days.
    pub days: u32,
    /// Rooms.
    pub rooms: u32,
    /// Slots of a day in each room, every one of them given; at most 8.
    pub slots: u32,
    /// Groups.
    pub groups: u32,
    /// Times that somebody says that a group is here or has gone, in all.
    pub arrivals: u32,
}

impl Plan {
    /// More than any corner has.
    pub const YEAR: Self = Self { days: 360, rooms: 2, slots: 6, groups: 300, arrivals: 20_000 };
}

/// A year that goes on day by day.
pub struct Year {
    plan: Plan,
    first: NaiveDate,
    start: DateTime<Utc>,
    at_ms: u64,
    day: u32,
    office: Arc<Mutex<Premises>>,
    machine: Machine,
    thanked: u32,
}

impl Year {
    /// A furnished corner on the first morning.
    pub fn begin(plan: Plan) -> Result<Self, Wrong> {
        let first = NaiveDate::from_ymd_opt(2026, 4, 1).unwrap_or_default();
        // Ten past one in the afternoon, in the zone of the site.
        let start = first.and_hms_opt(4, 10, 0).unwrap_or_default().and_utc();
        let mut premises = Premises::new(start)?;
        let identity = premises.pair("kiosk 1")?;
        premises.save(furniture(plan)?)?;
        let office = Arc::new(Mutex::new(premises));
        let mut machine = Machine::new(1, PlayedRoad::to(Arc::clone(&office)), &identity, start)?;
        machine.power_on(0)?;
        Ok(Self { plan, first, start, at_ms: 0, day: 0, office, machine, thanked: 0 })
    }

    /// Lives a day: the desk has given every slot, everybody comes, and office and kiosk agree in the evening.
    pub fn live_a_day(&mut self) -> Result<(), Wrong> {
        self.at_ms = u64::from(self.day) * DAY_MS;
        if self.day > 0 && self.day.is_multiple_of(START_DAYS) {
            self.machine.power_off()?;
            self.machine.power_on(self.at_ms)?;
        }
        self.office_now()?;
        lock(&self.office).sweep()?;
        let given = self.give_rooms()?;
        self.follow()?;
        let due =
            |day: u32| u64::from(self.plan.arrivals) * u64::from(day) / u64::from(self.plan.days.max(1));
        let count = usize::try_from(due(self.day + 1) - due(self.day)).unwrap_or(0);
        for id in given.iter().cycle().take(count) {
            self.say(id)?;
        }
        self.machine.tidy();
        self.day += 1;
        self.follow()
    }

    /// Whether everything is there, once: at the office, and of yesterday and today on the glass; how many times somebody
    /// was thanked.
    pub fn is_whole(&self) -> Result<u32, Wrong> {
        let told = lock(&self.office).arrivals()?;
        let content = self.machine.kiosk.content().cloned();
        let Some(content) = content else {
            return broken(Promise::ThankedFor, "nothing is shown".to_owned());
        };
        let shown: Vec<_> = content.bookings.keys().filter(|id| id.as_str().starts_with(GIVEN)).collect();
        let on_glass = shown.iter().map(|id| content.check_ins.get(*id).map(AsRef::as_ref));
        let told_of = shown.iter().map(|id| told.said.get(id.as_str()));
        let wanted =
            usize::try_from(self.day.min(DAYS_SHOWN) * self.plan.rooms * self.plan.slots).unwrap_or(0);
        let agrees = shown.len() == wanted && on_glass.eq(told_of);
        let kept = lock(&self.office).told_count()?;
        if !agrees || told.doubled > 0 || kept != i64::from(self.thanked) {
            let what = format!("{} thanked for, {kept} told, {} twice", self.thanked, told.doubled);
            return broken(Promise::ThankedFor, what);
        }
        Ok(self.thanked)
    }

    fn office_now(&self) -> Result<(), Wrong> {
        let mut office = lock(&self.office);
        office.turn_to(self.at_ms);
        if office.is_open() { Ok(()) } else { Err(Wrong::World("the office is closed".to_owned())) }
    }

    /// Every slot of the day goes to a group.
    fn give_rooms(&self) -> Result<Vec<BookingId>, Wrong> {
        let date = self.first.checked_add_days(Days::new(self.day.into())).unwrap_or(self.first).to_string();
        let (mut changes, mut given) = (Vec::new(), Vec::new());
        for (room, slot) in
            (0..self.plan.rooms).flat_map(|room| (0..self.plan.slots).map(move |slot| (room, slot)))
        {
            let (id, from) =
                (format!("{GIVEN}{}-{room}-{slot}", self.day), FIRST_MINUTE + slot * SLOT_MINUTES);
            let hours = format!("{}-{}", clock(from), clock(from + SLOT_MINUTES));
            let body = corner::given(&id, &format!("hall-{room}"), (&date, &hours));
            changes.push(published("booking", &id, &body)?);
            given.push(BookingId::parse(&id).map_err(|error| Wrong::World(format!("{error:?}")))?);
        }
        lock(&self.office).save(changes)?;
        Ok(given)
    }

    /// Somebody says of a booking what the terminal offers to say, and is thanked.
    fn say(&mut self, id: &BookingId) -> Result<(), Wrong> {
        let at = self.utc().with_timezone(&chrono_tz::Asia::Tokyo).naive_local();
        let content = self.machine.kiosk.content().cloned();
        let offered = content.and_then(|content| content.stage(content.bookings.get(id)?, at).offers());
        let Some(presence) = offered else {
            return broken(Promise::ThankedFor, format!("nothing can be said of {id} at {at}"));
        };
        let thanked = self.thanked;
        self.at_ms += VISIT_MS;
        for press in
            [Press::Wake, Press::Open(Page::CheckIn(id.clone(), presence)), Press::CheckIn, Press::Finish]
        {
            self.at_ms += PRESS_MS;
            self.take(Event::Press(press))?;
        }
        if self.thanked == thanked {
            return broken(Promise::ThankedFor, format!("nobody was thanked for {id} at {at}"));
        }
        Ok(())
    }

    /// Lets the kiosk follow until it stands where the office stands.
    fn follow(&mut self) -> Result<(), Wrong> {
        let head = lock(&self.office).head()?;
        for _ in 0..TRIES_MAX {
            self.take(Event::Woke)?;
            self.hear()?;
            if self.machine.kiosk.content().is_some_and(|content| content.revision == head) {
                return Ok(());
            }
            self.at_ms += 1_000;
        }
        broken(Promise::Converges, format!("on day {} the kiosk does not come to {head:?}", self.day))
    }

    /// The poll that the office held back is looked at again.
    fn hear(&mut self) -> Result<(), Wrong> {
        let Some(pending) = self.machine.road.way().held.take() else { return Ok(()) };
        let reply = lock(&self.office).look(pending);
        match reply {
            Reply::Held(pending) => self.machine.road.way().held = Some(pending),
            Reply::Closed => {}
            Reply::Came(whole) => {
                self.machine.road.way().fate = Fate::Answered(whole);
                let event = self.machine.held.take().and_then(|effect| self.machine.carry_out(effect));
                event.map_or(Ok(()), |event| self.take(event))?;
            }
        }
        Ok(())
    }

    /// Hands the kiosk an event, carries everything out that follows, and hands it what came of that.
    fn take(&mut self, event: Event) -> Result<(), Wrong> {
        self.office_now()?;
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            self.thanked += u32::from(matches!(event, Event::Kept(_, Ok(()))));
            let now = self.machine.now(self.at_ms, self.utc());
            for effect in self.machine.kiosk.update(&now, event) {
                events.extend(self.carry_out(effect));
            }
        }
        self.machine.road.way().heard.clear();
        Ok(())
    }

    fn carry_out(&mut self, effect: Effect) -> Option<Event> {
        let is_poll = matches!(effect, Effect::Poll { .. });
        if is_poll {
            self.machine.road.way().held = None;
        }
        let event = self.machine.carry_out(effect.clone());
        if is_poll && self.machine.road.way().held.is_some() {
            self.machine.held = Some(effect);
            return None;
        }
        event
    }

    fn utc(&self) -> DateTime<Utc> {
        self.start + TimeDelta::milliseconds(i64::try_from(self.at_ms).unwrap_or(i64::MAX))
    }
}

/// The small corner, with as many rooms and groups as planned.
fn furniture(plan: Plan) -> Result<Vec<Change>, Wrong> {
    let keep = |record| Change { record, state: State::Published, expected: Expected::Any };
    let mut all: Vec<Change> = corner::records(&[])?.into_iter().map(keep).collect();
    for room in 0..plan.rooms {
        let body = json!({"v": 1, "name": format!("部屋 {room}"), "capacity": 8, "order": room,
            "check_in": {"by": "anybody", "opens_minutes": 240}});
        all.push(published("room", &format!("hall-{room}"), &body)?);
    }
    for group in 0..plan.groups {
        let body = corner::sayu(&format!("見本の会です。{group}番です。"), &["signage", "kiosk"]);
        all.push(published("group", &format!("year-{group}"), &body)?);
    }
    Ok(all)
}

fn published(kind: &str, id: &str, body: &serde_json::Value) -> Result<Change, Wrong> {
    let record = Record::read(kind, id, &body.to_string())?;
    Ok(Change { record, state: State::Published, expected: Expected::Any })
}

/// A minute of the day as hours and minutes.
fn clock(minute: u32) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
