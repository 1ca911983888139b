//! 今すぐ使う: a room that is free at this moment is taken at a terminal, where the centre's rule allows it.
//!
//! Nobody is asked who it is. No booking's hours are ever given away, not even those of a group that is late or went
//! early: it may come (back). What two terminals take while they do not hear of each other the office decides, and the
//! terminal that hears no says so calmly.

use chrono::{NaiveDateTime, NaiveTime};

use super::{
    check_in::{CheckIn, CheckInBy, Take},
    content::Content,
    id::RoomId,
    room::{Booking, Certainty},
    room_day::{RoomDay, span},
    time::{Hours, minute_of_day},
};

/// Fewer minutes than these are no use to anybody; also the shortest rule.
pub const MINUTES_MIN: u32 = 15;

impl RoomDay<'_> {
    /// The hours that can be taken from `time` on: up to what the rule allows, the next booking with the time for
    /// clearing before it, and closing. None where that is too short, and while the room is another's or is cleared up.
    pub fn offer(&self, time: NaiveTime) -> Option<Hours> {
        let (most, from) =
            (self.rules.walk_up_minutes.filter(|_| self.may_take_another())?, minute_of_day(time));
        let open = self.open.filter(|open| open.contains(time))?;
        let is_free = |it: &&Booking| from < it.hours.start_minute() || self.cleared_minute(it) <= from;
        if !self.bookings.iter().all(is_free) {
            return None;
        }
        let starts = self.bookings.iter().map(|it| it.hours.start_minute()).filter(|start| from < *start);
        let next = starts.min().map(|start| start.saturating_sub(self.rules.clearing_minutes));
        let until = [from + most, open.end_minute()].into_iter().chain(next).min()?;
        (until >= from + MINUTES_MIN).then_some(())?;
        span(from, until)
    }

    /// Whether what was taken can stand: the rule allows it, the room can be used, and it is nobody else's.
    pub fn fits(&self, take: &Take) -> bool {
        let long = take.hours.end_minute().saturating_sub(take.hours.start_minute());
        let allowed = self.rules.walk_up_minutes.is_some_and(|most| long <= most);
        allowed && self.may_take_another() && self.is_free(take.hours)
    }

    /// Whether it was not taken so often that day that the rule is used up.
    fn may_take_another(&self) -> bool {
        let taken = self.bookings.iter().filter(|it| CheckIn::is_of_a_take(&it.id)).count();
        self.rules.walk_ups_day_max.is_none_or(|max| taken < max as usize)
    }
}

impl Content {
    /// What can be taken of a room at `at`, in the site's zone.
    pub fn may_take(&self, room: &RoomId, at: NaiveDateTime) -> Option<Take> {
        let hours = self.room_day(room, at.date())?.offer(at.time())?;
        Some(Take { date: at.date(), hours, room: room.clone() })
    }

    /// The same content with the rooms that were taken and that the office has not heard of, each as far as it is
    /// nobody else's.
    pub fn with_takes<'a>(&self, said: impl IntoIterator<Item = &'a CheckIn>) -> Self {
        let mut content = self.clone();
        for one in said {
            let Some(take) = &one.takes else { continue };
            let is_decided =
                self.bookings.contains_key(&one.booking) || self.check_ins.contains_key(&one.booking);
            if !is_decided && content.room_day(&take.room, take.date).is_some_and(|day| day.fits(take)) {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{check_in::CheckInRules, id::BookingId};

    fn hours(from: u32, to: u32) -> Hours {
        span(from, to).unwrap()
    }

    fn at_minute(minute: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(minute / 60, minute % 60, 0)
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
        let bookings = vec![&after, &before];
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
            let room = RoomDay { bookings: bookings.clone(), open, rules, slots: &[] };
            let found = room.offer(at_minute(time).unwrap());
            assert_eq!(found.map(Hours::end_minute), want, "{time} {rules:?}");
        }
    }

    #[test]
    fn a_room_that_the_centre_closes_leaves_nothing_to_clear_up() {
        let shut = Booking { certainty: Certainty::Closed, ..booking(10 * 60, 12 * 60) };
        let rules = rules(Some(60), 30);
        let room = RoomDay { bookings: vec![&shut], open: Some(Hours::whole_day()), rules, slots: &[] };
        assert_eq!(room.offer(at_minute(11 * 60).unwrap()), None);
        assert_eq!(room.offer(at_minute(12 * 60).unwrap()).map(Hours::end_minute), Some(13 * 60));
    }

    #[test]
    fn a_room_is_taken_no_oftener_a_day_than_the_rule_says() {
        let taken = Booking { id: BookingId::parse("now-1").unwrap(), ..booking(10 * 60, 11 * 60) };
        let again = Booking { id: BookingId::parse("now-2").unwrap(), ..booking(12 * 60, 13 * 60) };
        let others = booking(8 * 60, 9 * 60);
        let open = Some(Hours::whole_day());
        let rules = CheckInRules { walk_ups_day_max: Some(2), ..rules(Some(60), 0) };
        let mut room = RoomDay { bookings: vec![&others, &taken], open, rules, slots: &[] };
        let take = room.offer(at_minute(15 * 60).unwrap()).map(|hours| Take {
            date: taken.date,
            hours,
            room: taken.room.clone(),
        });
        assert!(room.fits(&take.clone().unwrap()));
        room.bookings.push(&again);
        assert_eq!(room.offer(at_minute(15 * 60).unwrap()), None);
        assert!(!room.fits(&take.unwrap()), "of two terminals the second hears no");
    }

    proptest! {
        /// Whatever is booked: what is offered can stand, begins at this minute, and overlaps nobody.
        #[test]
        fn what_is_offered_fits(
            booked in prop::collection::vec((0..1380u32, 1..240u32), 0..8), time in 0..1440u32,
            most in MINUTES_MIN..=240, clearing in 0..60u32, open in (0..1200u32, 30..1440u32),
        ) {
            let all: Vec<Booking> = booked.iter().map(|(from, long)| booking(*from, (from + long).min(1440))).collect();
            let open = Some(hours(open.0, (open.0 + open.1).min(1440)));
            let room = RoomDay { bookings: all.iter().collect(), open, rules: rules(Some(most), clearing), slots: &[] };
            if let Some(hours) = room.offer(at_minute(time).unwrap()) {
                let take = Take { date: "2026-11-21".parse().unwrap(), hours, room: RoomId::parse("room-1").unwrap() };
                prop_assert!(room.fits(&take));
                prop_assert_eq!(hours.start_minute(), time);
                prop_assert!(all.iter().all(|it| !it.hours.overlaps(hours)));
            }
        }
    }
}
