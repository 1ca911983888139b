//! A group stays longer: as long as its room is nobody else's, and no longer than the centre's rule allows.

use chrono::NaiveDateTime;

use super::{
    check_in::{CheckIn, Stay},
    content::Content,
    room::Booking,
    room_day::{RoomDay, span},
    stage::Stage,
    time::Hours,
};

/// Fewer minutes than these are not worth a question: whoever packs up needs them anyway.
const MINUTES_MIN: u32 = 10;

impl RoomDay<'_> {
    /// The hours of `booking` once its end is moved towards `stay`, as far as nobody else has the room or the corner
    /// closes; the time for clearing stays before whoever comes next. None where they would not grow, where the rule
    /// does not allow it, and where the desk has moved the booking since.
    pub fn reach(&self, booking: &Booking, stay: Stay) -> Option<Hours> {
        let (own, end) = (booking.hours, booking.hours.end_minute());
        let is_same = stay.date == booking.date && stay.hours.start == own.start;
        let may_reach = end.checked_add(self.rules.stay_minutes.filter(|_| is_same)?)?;
        let next = self.next_start(booking).map(|start| start.saturating_sub(self.rules.clearing_minutes));
        let until =
            [stay.hours.end_minute(), may_reach, self.open?.end_minute()].into_iter().chain(next).min()?;
        span(own.start_minute(), until).filter(|_| end < until)
    }

    /// The minute at which the next booking of the room begins that day.
    fn next_start(&self, booking: &Booking) -> Option<u32> {
        let later =
            |it: &&&Booking| it.id != booking.id && it.hours.end_minute() > booking.hours.end_minute();
        self.bookings.iter().filter(later).map(|it| it.hours.start_minute()).min()
    }
}

impl Content {
    /// What a terminal offers to a group that is here at `at`, in the site's zone: the hours with which it would stay.
    /// Once for a booking: whoever wants more talks with the desk.
    pub fn may_stay(&self, booking: &Booking, at: NaiveDateTime) -> Option<Stay> {
        let said = self.check_ins.get(&booking.id)?;
        let runs = booking.date == at.date() && booking.hours.contains(at.time());
        if !runs || said.stays.is_some() || self.stage(booking, at) != Stage::InUse {
            return None;
        }
        let minutes = self.rooms.get(&booking.room)?.check_in.stay_minutes?;
        let end = booking.hours.end_minute();
        let until = end.saturating_add(minutes).min(24 * 60);
        let wanted = Stay { date: booking.date, hours: span(booking.hours.start_minute(), until)? };
        let hours = self.reach(booking, wanted)?;
        let is_worth_it = hours.end_minute() - end >= MINUTES_MIN.min(minutes);
        is_worth_it.then_some(Stay { hours, ..wanted })
    }

    /// The same content in which the groups stay that said so, each as far as its room is nobody else's.
    pub fn with_stays<'a>(&self, said: impl IntoIterator<Item = &'a CheckIn>) -> Self {
        let mut content = self.clone();
        for one in said {
            let Some(booking) = content.bookings.get(&one.booking) else { continue };
            let Some(hours) = one.stays.and_then(|stay| content.reach(booking, stay)) else { continue };
            let longer = Booking { hours, ..booking.as_ref().clone() };
            content.bookings.insert(one.booking.clone(), longer.into());
        }
        content
    }

    fn reach(&self, booking: &Booking, stay: Stay) -> Option<Hours> {
        self.room_day(&booking.room, booking.date)?.reach(booking, stay)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::{
        check_in::CheckInRules,
        id::{BookingId, RoomId},
        room::Certainty,
    };

    fn hours(from: u32, to: u32) -> Hours {
        span(from, to).unwrap()
    }

    fn booking(id: &str, from: u32, to: u32) -> Booking {
        Booking {
            id: BookingId::parse(id).unwrap(),
            room: RoomId::parse("room-1").unwrap(),
            date: "2026-11-21".parse().unwrap(),
            hours: hours(from, to),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }

    fn rules(stay_minutes: Option<u32>, clearing_minutes: u32) -> CheckInRules {
        CheckInRules { stay_minutes, clearing_minutes, ..CheckInRules::default() }
    }

    /// Until when a booking of 13:00 to 15:00 reaches that wants to stay until a minute, with the next from another.
    fn reaches(wanted: u32, next: u32, rules: CheckInRules) -> Option<u32> {
        let (own, other) = (booking("b", 780, 900), booking("c", next, 1260));
        let around =
            RoomDay { bookings: vec![&own, &other], open: Some(hours(540, 1260)), rules, slots: &[] };
        let stay = Stay { date: own.date, hours: hours(780, wanted) };
        around.reach(&own, stay).map(Hours::end_minute)
    }

    #[test]
    fn a_group_stays_as_far_as_the_rule_the_corner_and_the_next_group_let_it() {
        for (wanted, next, rules, want) in [
            (960, 1020, rules(None, 0), None),
            (960, 1020, rules(Some(60), 0), Some(960)),
            (1000, 1020, rules(Some(60), 0), Some(960)),
            (960, 930, rules(Some(60), 0), Some(930)),
            (960, 930, rules(Some(60), 10), Some(920)),
            (960, 900, rules(Some(60), 0), None),
            (960, 905, rules(Some(60), 15), None),
            (900, 1020, rules(Some(60), 0), None),
        ] {
            assert_eq!(reaches(wanted, next, rules), want, "{wanted} {next} {rules:?}");
        }
        let late = booking("b", 1200, 1230);
        let stay = Stay { date: late.date, hours: hours(1200, 1290) };
        let around = RoomDay {
            bookings: Vec::new(),
            open: Some(hours(540, 1260)),
            rules: rules(Some(60), 0),
            slots: &[],
        };
        assert_eq!(around.reach(&late, stay), Some(hours(1200, 1260)), "the corner closes at nine");
        assert_eq!(RoomDay { open: None, ..around }.reach(&late, stay), None);
    }

    #[test]
    fn a_booking_that_the_desk_moved_stays_where_it_is() {
        let own = booking("b", 780, 900);
        let around = RoomDay {
            bookings: vec![&own],
            open: Some(hours(540, 1260)),
            rules: rules(Some(60), 0),
            slots: &[],
        };
        let said = Stay { date: own.date, hours: hours(780, 960) };
        let another_day = Booking { date: "2026-11-28".parse().unwrap(), ..own.clone() };
        for moved in [booking("b", 840, 900), another_day] {
            assert_eq!(around.reach(&moved, said), None, "{moved:?}");
        }
        assert_eq!(around.reach(&own, said), Some(hours(780, 960)));
    }

    proptest! {
        /// Whoever stays in whatever order, nobody is in anybody's way afterwards, and nobody has lost a minute.
        #[test]
        fn no_two_groups_that_stay_share_a_moment(
            lengths in prop::collection::vec((0..60u32, 15..120u32), 2..6),
            wishes in prop::collection::vec((any::<prop::sample::Index>(), 0..300u32), 1..12),
            stay in 1..240u32, clearing in 0..30u32,
        ) {
            let mut at = 540;
            let mut day: Vec<Booking> = Vec::new();
            for (number, (gap, length)) in lengths.into_iter().enumerate() {
                day.push(booking(&format!("b{number}"), at + gap, at + gap + length));
                at += gap + length;
            }
            let before = day.clone();
            for (who, more) in wishes {
                let who = who.index(day.len());
                let rules = rules(Some(stay), clearing);
                let around = RoomDay { bookings: day.iter().collect(), open: Some(hours(540, 1439)), rules, slots: &[] };
                let own = &day[who];
                let wanted = (own.hours.end_minute() + more).min(1439);
                let said = Stay { date: own.date, hours: hours(own.hours.start_minute(), wanted) };
                if let Some(hours) = around.reach(own, said) {
                    day[who].hours = hours;
                }
            }
            for (place, one) in day.iter().enumerate() {
                prop_assert!(day.iter().skip(place + 1).all(|other| !one.clashes(other)), "{day:?}");
                prop_assert!(before[place].hours.end_minute() <= one.hours.end_minute());
            }
        }
    }
}
