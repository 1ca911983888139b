//! When a room can be used, and what can be asked for on the coming days, as the glass knows it.

use std::sync::Arc;

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::{
    calendar::Day,
    content::Content,
    id::RoomId,
    request::{DAYS_AHEAD, Request},
    room_day::RoomDay,
    slot::{Plan, Slot},
    time::Hours,
};

impl Content {
    /// What a day is for a room: as for the corner, but where the room has a calendar of its own that closes it, or
    /// opens it for less.
    pub fn day_of(&self, room: &RoomId, date: NaiveDate) -> Day {
        let own = self.rooms.get(room).and_then(|room| self.calendars.get(room.calendar.as_ref()?));
        let corner = self.corner.day(date);
        match own {
            Some(own) => corner.within(own.day(date)),
            None => corner,
        }
    }

    /// What stands in a room on a day; none where there is no such room.
    pub fn room_day(&self, room: &RoomId, date: NaiveDate) -> Option<RoomDay<'_>> {
        let known = self.rooms.get(room)?;
        let (bookings, open) = (self.bookings_of(room, date), self.day_of(room, date).hours());
        Some(RoomDay { bookings, open, rules: known.check_in, slots: &known.slots })
    }

    /// Whether a room is asked for at terminals: where the centre allows it and groups have boxes to show who they are.
    pub fn takes_requests(&self, room: &RoomId) -> bool {
        let allowed = self.rooms.get(room).is_some_and(|room| room.check_in.request_minutes.is_some());
        allowed && !self.mailboxes.is_empty()
    }

    /// The coming days on which something can be asked for, on the day of `at`.
    pub fn days_to_ask(&self, at: NaiveDateTime) -> impl Iterator<Item = NaiveDate> {
        (1..=DAYS_AHEAD).filter_map(move |ahead| at.date().checked_add_days(Days::new(ahead)))
    }

    /// The hours of `minutes` of a room that can be asked for on a day, on the day of `at`.
    pub fn askable(&self, room: &RoomId, date: NaiveDate, (at, minutes): (NaiveDateTime, u32)) -> Vec<Hours> {
        let is_ahead = self.days_to_ask(at).any(|day| day == date);
        let day = self.room_day(room, date).filter(|_| is_ahead);
        day.map_or_else(Vec::new, |day| day.askable(minutes))
    }

    /// Whether a slot can be asked for.
    pub fn may_ask(&self, slot: &Slot, at: NaiveDateTime) -> bool {
        let minutes = slot.hours.end_minute().saturating_sub(slot.hours.start_minute());
        self.askable(&slot.room, slot.date, (at, minutes)).contains(&slot.hours)
    }

    /// What can be asked for near a slot that cannot, the nearest first.
    pub fn near(&self, slot: &Slot, at: NaiveDateTime) -> Vec<Slot> {
        let (rooms, day) = (self.rooms_in_order(), |room: &RoomId, date| self.day_of(room, date).hours());
        let bookings: Vec<_> = self.bookings.values().map(AsRef::as_ref).collect();
        let mut near = slot.near(Plan { rooms: &rooms, bookings: &bookings, open: &day, own: None });
        near.retain(|it| self.may_ask(it, at));
        near
    }

    /// The request with this number.
    pub fn request_of(&self, digits: &str) -> Option<&Request> {
        self.requests.values().map(AsRef::as_ref).find(|it| it.has_number(digits))
    }

    /// The same content with what was asked for and the office has not heard.
    pub fn with_requests<'a>(&self, asked: impl IntoIterator<Item = &'a Request>) -> Self {
        let mut content = self.clone();
        for one in asked {
            content.requests.entry(one.booking.clone()).or_insert_with(|| Arc::new(one.clone()));
        }
        content
    }
}
