//! What stands in a room on a day: its bookings, the hours in which it can be used, and the rules the centre gave it.
//!
//! Who takes it at once, stays longer or asks for a coming day is answered from here, on the terminal and at the office
//! alike.

use chrono::NaiveTime;

use super::{
    check_in::CheckInRules,
    room::{Booking, Certainty},
    time::Hours,
};

/// Minutes between two times at which something can begin, where a room has no slots of its own.
const STEP_MINUTES: u32 = 30;

/// What stands in a room on a day.
#[derive(Debug, Clone)]
pub struct RoomDay<'a> {
    /// Its bookings of that day.
    pub bookings: Vec<&'a Booking>,
    /// The hours in which it can be used that day; none when it is closed.
    pub open: Option<Hours>,
    /// Its rules.
    pub rules: CheckInRules,
    /// The hours it is given out in; none where it is given out in free times.
    pub slots: &'a [Hours],
}

impl RoomDay<'_> {
    /// Whether the room can be used for all of these hours and is nobody else's.
    pub fn is_free(&self, hours: Hours) -> bool {
        let inside = self.open.is_some_and(|open| {
            open.start_minute() <= hours.start_minute() && hours.end_minute() <= open.end_minute()
        });
        inside && !self.bookings.iter().any(|it| it.hours.overlaps(hours))
    }

    /// The hours of `minutes` that a group may ask for: the room's slots that are free, or where it has none every half
    /// hour with the time for clearing before and after.
    pub fn askable(&self, minutes: u32) -> Vec<Hours> {
        let (Some(open), Some(most)) = (self.open, self.rules.request_minutes) else { return Vec::new() };
        if !self.slots.is_empty() {
            return self.slots.iter().copied().filter(|slot| self.is_free(*slot)).collect();
        }
        let minutes = minutes.min(most);
        let first = open.start_minute().next_multiple_of(STEP_MINUTES);
        let starts = (0..).map(|step| first + step * STEP_MINUTES);
        let spans = starts.take_while(|start| start + minutes <= open.end_minute());
        spans.filter_map(|start| span(start, start + minutes)).filter(|it| self.is_clear(*it)).collect()
    }

    /// Whether it is free with the time for clearing before and after.
    pub(super) fn is_clear(&self, hours: Hours) -> bool {
        let apart = |it: &&Booking| {
            hours.end_minute() + self.rules.clearing_minutes <= it.hours.start_minute()
                || self.cleared_minute(it) <= hours.start_minute()
        };
        self.is_free(hours) && self.bookings.iter().all(apart)
    }

    /// The minute from which another may come: a room that the centre closed leaves nothing to clear up.
    pub(super) fn cleared_minute(&self, booking: &Booking) -> u32 {
        let clearing = if booking.certainty == Certainty::Closed { 0 } else { self.rules.clearing_minutes };
        booking.hours.end_minute() + clearing
    }
}

/// Hours between two minutes of a day, 1440 being its end.
pub fn span(from: u32, to: u32) -> Option<Hours> {
    let at = |minute: u32| NaiveTime::from_hms_opt(minute / 60 % 24, minute % 60, 0);
    Hours::new(at(from)?, at(to)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::id::{BookingId, RoomId};

    fn booking(from: u32, to: u32) -> Booking {
        Booking {
            id: BookingId::parse("b").unwrap(),
            room: RoomId::parse("room-1").unwrap(),
            date: "2026-11-21".parse().unwrap(),
            hours: span(from, to).unwrap(),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }

    fn rules(request_minutes: Option<u32>, clearing_minutes: u32) -> CheckInRules {
        CheckInRules { clearing_minutes, request_minutes, ..CheckInRules::default() }
    }

    fn starts(day: &RoomDay<'_>, minutes: u32) -> Vec<u32> {
        day.askable(minutes).into_iter().map(Hours::start_minute).collect()
    }

    #[test]
    fn what_can_be_asked_for_leaves_time_to_clear_up() {
        let between = booking(12 * 60, 13 * 60);
        let open = span(9 * 60, 15 * 60);
        let day = RoomDay { bookings: vec![&between], open, rules: rules(Some(120), 0), slots: &[] };
        assert_eq!(starts(&day, 120), [540, 570, 600, 780]);
        assert_eq!(starts(&day, 240), [540, 570, 600, 780], "never longer than the rule");
        let day = RoomDay { rules: rules(Some(120), 15), ..day };
        assert_eq!(starts(&day, 120), [540, 570]);
        assert_eq!(
            starts(&RoomDay { rules: rules(None, 0), ..day.clone() }, 60),
            [0_u32; 0],
            "only where the rule says so"
        );
        assert_eq!(starts(&RoomDay { open: None, ..day }, 60), [0_u32; 0]);
    }

    #[test]
    fn a_room_with_slots_of_its_own_is_asked_for_in_them() {
        let slots = [span(540, 720), span(780, 1020), span(1080, 1260)].map(Option::unwrap);
        let in_the_way = booking(700, 720);
        let open = span(9 * 60, 20 * 60);
        let day = RoomDay { bookings: vec![&in_the_way], open, rules: rules(Some(60), 0), slots: &slots };
        assert_eq!(day.askable(60), [slots[1]], "the first is taken, the last ends after closing");
    }

    proptest! {
        /// Whatever is booked: what can be asked for lies inside the opening hours and overlaps nobody.
        #[test]
        fn what_can_be_asked_for_is_free(
            booked in prop::collection::vec((0..1380u32, 1..240u32), 0..8),
            minutes in 30..=240u32, clearing in 0..60u32, open in (0..1200u32, 30..1440u32),
        ) {
            let all: Vec<Booking> = booked.iter().map(|(from, long)| booking(*from, (from + long).min(1440))).collect();
            let open = span(open.0, (open.0 + open.1).min(1440));
            let day = RoomDay { bookings: all.iter().collect(), open, rules: rules(Some(240), clearing), slots: &[] };
            for hours in day.askable(minutes) {
                prop_assert!(day.is_free(hours));
                prop_assert_eq!(hours.end_minute() - hours.start_minute(), minutes);
            }
        }
    }
}
