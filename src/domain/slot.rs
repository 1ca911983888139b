//! A time in a room that somebody asks for: who has it already, and what is free near it.

use chrono::{Days, NaiveDate, NaiveTime};

use super::{
    id::{BookingId, RoomId},
    room::{Booking, Room, free_spans},
    time::Hours,
};

/// Days after the wanted one on which the same hours are looked for.
const DAYS_AHEAD: u64 = 14;
/// Most offers.
const OFFERS_MAX: usize = 4;

/// Hours of a day in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The room.
    pub room: RoomId,
    /// The day.
    pub date: NaiveDate,
    /// The hours.
    pub hours: Hours,
}

/// What slots are held against.
#[derive(Clone, Copy)]
pub struct Plan<'a> {
    /// The rooms in their order.
    pub rooms: &'a [&'a Room],
    /// Every booking of the days that are looked at.
    pub bookings: &'a [&'a Booking],
    /// The hours in which a room can be used on a day; none when it is closed.
    pub open: &'a dyn Fn(&RoomId, NaiveDate) -> Option<Hours>,
    /// A booking that is to be moved: it is not in its own way.
    pub own: Option<&'a BookingId>,
}

impl Slot {
    /// The slot of a booking.
    pub fn of(booking: &Booking) -> Self {
        Self { room: booking.room.clone(), date: booking.date, hours: booking.hours }
    }

    /// The bookings that share a moment with it, in order of time.
    pub fn taken_by<'a>(&self, plan: Plan<'a>) -> Vec<&'a Booking> {
        let mut found: Vec<&Booking> =
            plan.of_day(&self.room, self.date).filter(|it| it.hours.overlaps(self.hours)).collect();
        found.sort_by_key(|booking| booking.hours);
        found
    }

    /// Whether its room can be used for all of it.
    pub fn is_open(&self, plan: Plan<'_>) -> bool {
        let inside = |open: Hours| {
            open.start_minute() <= self.hours.start_minute() && self.hours.end_minute() <= open.end_minute()
        };
        (plan.open)(&self.room, self.date).is_some_and(inside)
    }

    /// Free slots as long as this one: another room at the same hours, other hours of the same day, the same hours of
    /// a later day; the nearest first.
    pub fn near(&self, plan: Plan<'_>) -> Vec<Self> {
        let elsewhere = plan.rooms.iter().map(|room| Self { room: room.id.clone(), ..self.clone() });
        let later = (1..=DAYS_AHEAD)
            .filter_map(|days| self.date.checked_add_days(Days::new(days)))
            .map(|date| Self { date, ..self.clone() });
        let is_free = |slot: &Self| slot.is_open(plan) && slot.taken_by(plan).is_empty();
        let mut found: Vec<Self> = elsewhere.filter(&is_free).collect();
        found.extend(self.same_day(plan));
        found.extend(later.filter(is_free).take(OFFERS_MAX));
        found.truncate(OFFERS_MAX);
        found
    }

    /// The nearest free hours before and after it.
    fn same_day(&self, plan: Plan<'_>) -> Vec<Self> {
        let Some(open) = (plan.open)(&self.room, self.date) else { return Vec::new() };
        let minutes = self.hours.end_minute().saturating_sub(self.hours.start_minute());
        let bookings: Vec<&Booking> = plan.of_day(&self.room, self.date).collect();
        let wanted = self.hours.start_minute();
        let mut starts: Vec<u32> = free_spans(open, &bookings, minutes)
            .into_iter()
            .map(|span| wanted.clamp(span.start_minute(), span.end_minute().saturating_sub(minutes)))
            .filter(|start| *start != wanted)
            .collect();
        starts.sort_by_key(|start| start.abs_diff(wanted));
        let hours = |start: u32| Hours::new(time(start)?, time(start + minutes)?);
        let slots = starts.into_iter().take(2).filter_map(hours);
        slots.map(|hours| Self { hours, ..self.clone() }).collect()
    }
}

impl<'a> Plan<'a> {
    fn of_day(self, room: &RoomId, date: NaiveDate) -> impl Iterator<Item = &'a Booking> {
        let own = self.own;
        self.bookings
            .iter()
            .copied()
            .filter(move |it| it.room == *room && it.date == date && Some(&it.id) != own)
    }
}

/// A minute of the day as a time; midnight at its end is 00:00.
fn time(minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minute / 60 % 24, minute % 60, 0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        calendar::OpeningCalendar, check_in::CheckInRules, id::CalendarId, room::Certainty, text::Text,
    };

    fn hours(text: &str) -> Hours {
        let (from, to) = text.split_once('-').unwrap();
        let at = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").unwrap();
        Hours::new(at(from), at(to)).unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn room(id: &str) -> Room {
        let id = RoomId::parse(id).unwrap();
        Room {
            id,
            name: Text::default(),
            capacity: 8,
            note: None,
            order: 1,
            check_in: CheckInRules::default(),
            guide: crate::domain::room::RoomGuide::default(),
            calendar: None,
            slots: Vec::new(),
        }
    }

    fn booking(id: &str, room: &str, date: &str, time: &str) -> Booking {
        Booking {
            id: BookingId::parse(id).unwrap(),
            room: RoomId::parse(room).unwrap(),
            date: day(date),
            hours: hours(time),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }

    fn calendar() -> OpeningCalendar {
        OpeningCalendar {
            id: CalendarId::parse("corner").unwrap(),
            name: Text::default(),
            weekly: [Some(hours("09:00-21:00")); 7],
            closed_on_holidays: true,
            year_end: None,
            exceptions: BTreeMap::new(),
        }
    }

    fn slot(room: &str, date: &str, time: &str) -> Slot {
        Slot { room: RoomId::parse(room).unwrap(), date: day(date), hours: hours(time) }
    }

    fn said(slots: &[Slot]) -> Vec<String> {
        let clock = |minute: u32| format!("{}:{:02}", minute / 60, minute % 60);
        let say = |it: &Slot| {
            format!(
                "{} {} {}-{}",
                it.room,
                it.date,
                clock(it.hours.start_minute()),
                clock(it.hours.end_minute())
            )
        };
        slots.iter().map(say).collect()
    }

    #[test]
    fn what_is_near_comes_in_the_order_people_ask_for_it() {
        let (one, two, calendar) = (room("room-1"), room("room-2"), calendar());
        let open = |_: &RoomId, date| calendar.day(date).hours();
        let all = [
            booking("a", "room-1", "2026-11-20", "13:00-15:00"),
            booking("b", "room-1", "2026-11-20", "16:00-18:00"),
        ];
        let bookings: Vec<&Booking> = all.iter().collect();
        let plan = Plan { rooms: &[&one, &two], bookings: &bookings, open: &open, own: None };
        let wanted = slot("room-1", "2026-11-20", "14:00-16:00");
        let taken: Vec<&str> = wanted.taken_by(plan).iter().map(|it| it.id.as_str()).collect();
        assert_eq!(taken, ["a"]);
        assert_eq!(
            said(&wanted.near(plan)),
            [
                "room-2 2026-11-20 14:00-16:00",
                "room-1 2026-11-20 11:00-13:00",
                "room-1 2026-11-20 18:00-20:00",
                "room-1 2026-11-21 14:00-16:00",
            ]
        );
    }

    #[test]
    fn a_closed_day_is_no_offer_and_no_slot() {
        let (one, calendar) = (room("room-1"), calendar());
        let open = |_: &RoomId, date| calendar.day(date).hours();
        let all = [booking("a", "room-1", "2026-11-22", "09:00-21:00")];
        let bookings: Vec<&Booking> = all.iter().collect();
        let plan = Plan { rooms: &[&one], bookings: &bookings, open: &open, own: None };
        let near = slot("room-1", "2026-11-22", "14:00-16:00").near(plan);
        assert_eq!(said(&near)[0], "room-1 2026-11-24 14:00-16:00", "the 23rd is a holiday");
        assert!(!slot("room-1", "2026-11-23", "14:00-16:00").is_open(plan));
        assert!(!slot("room-1", "2026-11-24", "20:00-22:00").is_open(plan));
        assert!(slot("room-1", "2026-11-24", "19:00-21:00").is_open(plan));
    }

    #[test]
    fn a_booking_that_moves_is_not_in_its_own_way() {
        let (one, calendar, all) =
            (room("room-1"), calendar(), [booking("a", "room-1", "2026-11-20", "13:00-15:00")]);
        let open = |_: &RoomId, date| calendar.day(date).hours();
        let bookings: Vec<&Booking> = all.iter().collect();
        let plan = Plan { rooms: &[&one], bookings: &bookings, open: &open, own: Some(&all[0].id) };
        assert_eq!(slot("room-1", "2026-11-20", "14:00-16:00").taken_by(plan), Vec::<&Booking>::new());
    }

    fn any_slot() -> impl Strategy<Value = (usize, u64, u32, u32)> {
        (0usize..2, 0u64..4, 36u32..80, 2u32..12)
    }

    fn made((room, day_of, from, long): (usize, u64, u32, u32)) -> Slot {
        let rooms = ["room-1", "room-2"];
        let hours =
            Hours::new(super::time(from * 15).unwrap(), super::time((from + long).min(84) * 15).unwrap());
        let date = day("2026-11-17") + Days::new(day_of);
        Slot { room: RoomId::parse(rooms[room]).unwrap(), date, hours: hours.unwrap() }
    }

    proptest! {
        /// Whatever is booked: an offer lies inside the opening hours, is as long as what was asked for, and is free.
        #[test]
        fn what_is_near_can_be_had(
            booked in prop::collection::vec(any_slot(), 0..14), wanted in any_slot(),
        ) {
            let (one, two, calendar) = (room("room-1"), room("room-2"), calendar());
            let open = |_: &RoomId, date| calendar.day(date).hours();
            let all: Vec<Booking> = booked
                .into_iter()
                .map(made)
                .map(|Slot { room, date, hours }| Booking { room, date, hours, ..booking("b", "room-1", "2026-11-20", "13:00-15:00") })
                .collect();
            let bookings: Vec<&Booking> = all.iter().collect();
            let plan = Plan { rooms: &[&one, &two], bookings: &bookings, open: &open, own: None };
            let wanted = made(wanted);
            let long = |slot: &Slot| slot.hours.end_minute() - slot.hours.start_minute();
            for offer in wanted.near(plan) {
                prop_assert!(offer.is_open(plan), "{offer:?}");
                prop_assert_eq!(long(&offer), long(&wanted));
                prop_assert!(all.iter().all(|it| it.room != offer.room || it.date != offer.date || !it.hours.overlaps(offer.hours)), "{:?}", offer);
            }
        }
    }
}
