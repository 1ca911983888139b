//! 今すぐ使う: a room that is free at this moment is taken at a terminal, where the centre's rule allows it.
//!
//! Nobody is asked who it is. No booking's hours are ever given away, not even those of a group that is late or went
//! early: it may come (back). What two terminals take while they do not hear of each other the office decides, and the
//! terminal that hears no says so calmly.

use chrono::{NaiveDateTime, NaiveTime};

use super::{
    check_in::{CheckIn, CheckInBy, CheckInRules, Take},
    content::Content,
    id::RoomId,
    room::{Booking, Certainty},
    time::{Hours, minute_of_day},
};

/// Fewer minutes than these are no use to anybody; also the shortest rule.
pub const MINUTES_MIN: u32 = 15;

/// What stands in a room on a day.
#[derive(Debug, Clone, Copy)]
pub struct RoomDay<'a> {
    /// Its bookings of that day.
    pub bookings: &'a [&'a Booking],
    /// The hours in which it can be used that day; none when it is closed.
    pub open: Option<Hours>,
    /// Its rules.
    pub rules: CheckInRules,
}

impl RoomDay<'_> {
    /// The hours that can be taken from `time` on: up to what the rule allows, the next booking with the time for
    /// clearing before it, and closing. None where that is too short, and while the room is another's or is cleared up.
    pub fn offer(self, time: NaiveTime) -> Option<Hours> {
        let (most, from) = (self.rules.walk_up_minutes?, minute_of_day(time));
        let open = self.open.filter(|open| open.contains(time))?;
        let clearing = self.rules.clearing_minutes;
        let is_free = |it: &&Booking| {
            let cleared =
                it.hours.end_minute() + if it.certainty == Certainty::Closed { 0 } else { clearing };
            from < it.hours.start_minute() || cleared <= from
        };
        if !self.bookings.iter().all(is_free) {
            return None;
        }
        let starts = self.bookings.iter().map(|it| it.hours.start_minute()).filter(|start| from < *start);
        let next = starts.min().map(|start| start.saturating_sub(clearing));
        let until = [from + most, open.end_minute()].into_iter().chain(next).min()?;
        (until >= from + MINUTES_MIN).then_some(())?;
        Hours::new(at_minute(from)?, at_minute(until)?)
    }

    /// Whether what was taken can stand: the rule allows it, the room can be used, and it is nobody else's.
    pub fn fits(self, take: &Take) -> bool {
        let (from, to) = (take.hours.start_minute(), take.hours.end_minute());
        let allowed = self.rules.walk_up_minutes.is_some_and(|most| to.saturating_sub(from) <= most);
        let inside = self.open.is_some_and(|open| open.start_minute() <= from && to <= open.end_minute());
        allowed && inside && !self.bookings.iter().any(|it| it.hours.overlaps(take.hours))
    }
}

impl Content {
    /// What can be taken of a room at `at`, in the site's zone.
    pub fn may_take(&self, room: &RoomId, at: NaiveDateTime) -> Option<Take> {
        let bookings = self.bookings_of(room, at.date());
        let hours = self.standing(room, at.date(), &bookings)?.offer(at.time())?;
        Some(Take { date: at.date(), hours, room: room.clone() })
    }

    /// The same content with the rooms that were taken and that the office has not heard of, each as far as it is
    /// nobody else's.
    pub fn with_takes<'a>(&self, said: impl IntoIterator<Item = &'a CheckIn>) -> Self {
        let mut content = self.clone();
        for one in said {
            let Some(take) = &one.takes else { continue };
            let bookings = content.bookings_of(&take.room, take.date);
            let is_decided =
                self.bookings.contains_key(&one.booking) || self.check_ins.contains_key(&one.booking);
            let room = content.standing(&take.room, take.date, &bookings);
            if !is_decided && room.is_some_and(|room| room.fits(take)) {
                let booking = take.booked(one);
                content.bookings.insert(one.booking.clone(), booking.into());
            }
        }
        content
    }

    /// What was taken of a room in these hours and was somebody else's.
    pub fn not_given(&self, room: &RoomId, at: NaiveDateTime) -> Option<&Take> {
        let refused = self.check_ins.iter().filter(|(id, _)| !self.bookings.contains_key(id));
        let mut takes = refused.filter_map(|(_, said)| said.takes.as_ref());
        takes.find(|it| it.room == *room && it.date == at.date() && it.hours.contains(at.time()))
    }

    /// Who may say something of a booking at a terminal: what was taken without a number asks for none.
    pub fn asks(&self, booking: &Booking) -> CheckInBy {
        let is_taken = self.check_ins.get(&booking.id).is_some_and(|said| said.takes.is_some());
        if is_taken && booking.number.is_none() {
            return CheckInBy::Anybody;
        }
        self.rooms.get(&booking.room).map_or(CheckInBy::Nobody, |room| room.check_in.by)
    }

    fn standing<'a>(
        &self,
        room: &RoomId,
        date: chrono::NaiveDate,
        bookings: &'a [&'a Booking],
    ) -> Option<RoomDay<'a>> {
        let rules = self.rooms.get(room)?.check_in;
        Some(RoomDay { bookings, open: self.corner.day(date).hours(), rules })
    }
}

impl Take {
    /// The booking that comes of it: certain, nameless, without a number.
    pub fn booked(&self, said: &CheckIn) -> Booking {
        Booking {
            id: said.booking.clone(),
            room: self.room.clone(),
            date: self.date,
            hours: self.hours,
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }
}

fn at_minute(minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(minute / 60 % 24, minute % 60, 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::BookingId;

    fn hours(from: u32, to: u32) -> Hours {
        Hours::new(at_minute(from).unwrap(), at_minute(to).unwrap()).unwrap()
    }

    fn booking(from: u32, to: u32) -> Booking {
        Booking {
            id: BookingId::parse("b").unwrap(),
            room: RoomId::parse("room-1").unwrap(),
            date: "2026-11-21".parse().unwrap(),
            hours: hours(from, to),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }

    fn rules(walk_up_minutes: Option<u32>, clearing_minutes: u32) -> CheckInRules {
        CheckInRules { clearing_minutes, walk_up_minutes, ..CheckInRules::default() }
    }

    #[test]
    fn a_free_room_is_taken_up_to_the_rule_the_next_group_and_closing() {
        let open = Some(hours(9 * 60, 21 * 60));
        let (before, after) = (booking(10 * 60, 12 * 60), booking(14 * 60, 16 * 60));
        let bookings = [&after, &before];
        let most = rules(Some(90), 10);
        for (time, rules, open, want) in [
            (12 * 60 + 10, most, open, Some(13 * 60 + 40)),
            (12 * 60 + 9, most, open, None),
            (12 * 60, rules(Some(90), 0), open, Some(13 * 60 + 30)),
            (13 * 60, most, open, Some(13 * 60 + 50)),
            (13 * 60 + 36, most, open, None),
            (13 * 60 + 35, most, open, Some(13 * 60 + 50)),
            (15 * 60, most, open, None),
            (20 * 60 + 30, most, open, Some(21 * 60)),
            (20 * 60 + 46, most, open, None),
            (8 * 60 + 59, most, open, None),
            (13 * 60, rules(None, 0), open, None),
            (13 * 60, most, None, None),
        ] {
            let room = RoomDay { bookings: &bookings, open, rules };
            let found = room.offer(at_minute(time).unwrap());
            assert_eq!(found.map(Hours::end_minute), want, "{time} {rules:?}");
        }
    }

    #[test]
    fn a_room_that_the_centre_closes_leaves_nothing_to_clear_up() {
        let shut = Booking { certainty: Certainty::Closed, ..booking(10 * 60, 12 * 60) };
        let room = RoomDay { bookings: &[&shut], open: Some(Hours::whole_day()), rules: rules(Some(60), 30) };
        assert_eq!(room.offer(at_minute(11 * 60).unwrap()), None);
        assert_eq!(room.offer(at_minute(12 * 60).unwrap()).map(Hours::end_minute), Some(13 * 60));
    }

    proptest! {
        /// Whatever is booked: what is offered can stand, begins at this minute, and overlaps nobody.
        #[test]
        fn what_is_offered_fits(
            booked in prop::collection::vec((0..1380u32, 1..240u32), 0..8), time in 0..1440u32,
            most in MINUTES_MIN..=240, clearing in 0..60u32, open in (0..1200u32, 30..1440u32),
        ) {
            let all: Vec<Booking> = booked.iter().map(|(from, long)| booking(*from, (from + long).min(1440))).collect();
            let bookings: Vec<&Booking> = all.iter().collect();
            let open = Some(hours(open.0, (open.0 + open.1).min(1440)));
            let room = RoomDay { bookings: &bookings, open, rules: rules(Some(most), clearing) };
            if let Some(hours) = room.offer(at_minute(time).unwrap()) {
                let take = Take { date: "2026-11-21".parse().unwrap(), hours, room: RoomId::parse("room-1").unwrap() };
                prop_assert!(room.fits(&take));
                prop_assert_eq!(hours.start_minute(), time);
                prop_assert!(all.iter().all(|it| !it.hours.overlaps(hours)));
            }
        }
    }
}
