//! Rooms that groups book, and what a passer-by may know of a booking.

use chrono::{NaiveDate, NaiveTime};

use super::{
    check_in::{CheckInRules, NumberSum},
    id::{BookingId, CalendarId, RoomId},
    text::{Lang, Text},
    time::{Hours, minute_of_day},
};

/// A room that groups book. It is no consultation room, whatever its name (CARE rule 1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its id.
    pub id: RoomId,
    /// Its name on glass, e.g. 「グループの部屋 1」.
    pub name: Text,
    /// How many people fit.
    pub capacity: u32,
    /// Equipment and directions, one line.
    pub note: Option<Text>,
    /// Place in lists.
    pub order: i64,
    /// How groups check in.
    pub check_in: CheckInRules,
    /// What a group is told when it comes and before it goes.
    pub guide: RoomGuide,
    /// The calendar of days on which it cannot be used though the corner is open; none where it has no such days.
    pub calendar: Option<CalendarId>,
    /// The hours it is given out in, in order of time; empty where it is given out in free times.
    pub slots: Vec<Hours>,
}

/// What a group is told of a room when it comes and before it goes: keys, lights, chairs. Empty until the centre says
/// so (CARE rule 15).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomGuide {
    /// Once it has said that it is here.
    pub arriving: Option<Text>,
    /// Before it says that it has gone.
    pub leaving: Option<Text>,
}

/// A booking as anybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Its id.
    pub id: BookingId,
    /// The room.
    pub room: RoomId,
    /// The day.
    pub date: NaiveDate,
    /// Time of day.
    pub hours: Hours,
    /// Whether it is certain.
    pub certainty: Certainty,
    /// The name it is shown under, only where the group chose one (PRIVACY P15); otherwise 予約あり.
    pub shown_name: Option<Text>,
    /// What its number is checked by; none when the desk has given it none.
    pub number: Option<NumberSum>,
}

impl Booking {
    /// Whether both want one room at one moment.
    pub fn clashes(&self, other: &Self) -> bool {
        self.room == other.room && self.date == other.date && self.hours.overlaps(other.hours)
    }
}

/// Whether a booking is certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// 予約
    Confirmed,
    /// 仮予約
    Tentative,
    /// 使えません: the centre closes the room for cleaning, works or an event of its own.
    Closed,
}

/// What the glass says of a room that is closed for a time: 「使えません」, with the reason where the desk shows one.
pub fn not_usable(reason: Option<&Text>) -> Text {
    let reason = reason.map(|it| format!("（{}）", it.plain())).unwrap_or_default();
    let text = Text::ja(&format!("使えません{reason}")).with(Lang::JaEasy, "つかえません");
    text.with(Lang::En, "Not available")
}

/// What a room is at a moment, within the corner's hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoomState {
    /// ● 使用中 until a time.
    InUse {
        /// End of the running booking, and of those that follow without a gap.
        until: NaiveTime,
    },
    /// ○ 空いています until the next booking or closing.
    Free {
        /// Start of the next booking, or the corner's closing time.
        until: NaiveTime,
    },
    /// — 使えません: the centre closes the room for a time.
    NotUsable {
        /// When it ends, with those that follow without a gap.
        until: NaiveTime,
    },
    /// — 休み: the corner is closed at this moment.
    Closed,
}

/// What a room is at `time` of a day with these `bookings` (of this room and day, in any order).
pub fn room_state(open: Option<Hours>, bookings: &[&Booking], time: NaiveTime) -> RoomState {
    let Some(open) = open.filter(|open| open.contains(time)) else {
        return RoomState::Closed;
    };
    let is_shut = |booking: &Booking| booking.certainty == Certainty::Closed;
    let sorted = |wanted: &dyn Fn(&Booking) -> bool| {
        let mut hours: Vec<Hours> = bookings.iter().filter(|it| wanted(it)).map(|it| it.hours).collect();
        hours.sort_unstable();
        hours
    };
    match running_booking(bookings, time) {
        Some(first) => {
            let alike = sorted(&|it| is_shut(it) == is_shut(first));
            let until = end_of_run(first.hours, &alike);
            if is_shut(first) { RoomState::NotUsable { until } } else { RoomState::InUse { until } }
        }
        None => RoomState::Free { until: next_start(&sorted(&|_| true), time).unwrap_or(open.end) },
    }
}

/// The first of a room's bookings of a day that begins after `time`.
pub fn next_booking<'a>(bookings: &[&'a Booking], time: NaiveTime) -> Option<&'a Booking> {
    bookings.iter().copied().filter(|booking| booking.hours.start > time).min_by_key(|booking| booking.hours)
}

/// The booking of a room that runs at `time`.
pub fn running_booking<'a>(bookings: &[&'a Booking], time: NaiveTime) -> Option<&'a Booking> {
    bookings.iter().copied().find(|booking| booking.hours.contains(time))
}

/// The free spans of a day of at least `minutes_min` minutes, in order.
pub fn free_spans(open: Hours, bookings: &[&Booking], minutes_min: u32) -> Vec<Hours> {
    let mut hours: Vec<Hours> = bookings.iter().map(|booking| booking.hours).collect();
    hours.sort_unstable();
    let mut spans = Vec::new();
    let mut from = open.start;
    for slot in hours {
        spans.extend(Hours::new(from, slot.start).filter(|_| from < slot.start));
        from = later(from, slot.end);
    }
    spans.extend(Hours::new(from, open.end).filter(|span| span.start_minute() < open.end_minute()));
    spans.retain(|span| span.end_minute().saturating_sub(span.start_minute()) >= minutes_min);
    spans
}

fn later(a: NaiveTime, b: NaiveTime) -> NaiveTime {
    if b == NaiveTime::MIN || minute_of_day(a) < minute_of_day(b) { b } else { a }
}

fn end_of_run(first: Hours, sorted: &[Hours]) -> NaiveTime {
    sorted.iter().fold(first.end, |end, slot| {
        if slot.start_minute() <= minute_of_day(end) { later(end, slot.end) } else { end }
    })
}

fn next_start(sorted: &[Hours], time: NaiveTime) -> Option<NaiveTime> {
    sorted.iter().map(|slot| slot.start).find(|start| *start > time)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(h: u32, m: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(h, m, 0).unwrap()
    }

    fn booking(from: u32, to: u32) -> Booking {
        Booking {
            id: BookingId::parse("b").unwrap(),
            room: RoomId::parse("room-1").unwrap(),
            date: NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            hours: Hours::new(at(from, 0), at(to, 0)).unwrap(),
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        }
    }

    #[test]
    fn a_room_is_free_in_use_or_closed() {
        let open = Hours::new(at(9, 0), at(21, 0));
        let (a, b, c) = (booking(10, 12), booking(13, 15), booking(15, 16));
        let day = [&c, &a, &b];
        for (time, want) in [
            (at(8, 59), RoomState::Closed),
            (at(9, 0), RoomState::Free { until: at(10, 0) }),
            (at(10, 0), RoomState::InUse { until: at(12, 0) }),
            (at(13, 30), RoomState::InUse { until: at(16, 0) }),
            (at(16, 0), RoomState::Free { until: at(21, 0) }),
            (at(21, 0), RoomState::Closed),
        ] {
            assert_eq!(room_state(open, &day, time), want, "{time}");
        }
        assert_eq!(room_state(None, &day, at(12, 0)), RoomState::Closed);
        let shut = Booking { certainty: Certainty::Closed, ..booking(16, 18) };
        let day = [&b, &c, &shut];
        assert_eq!(room_state(open, &day, at(15, 30)), RoomState::InUse { until: at(16, 0) });
        assert_eq!(room_state(open, &day, at(16, 0)), RoomState::NotUsable { until: at(18, 0) });
    }

    #[test]
    fn what_runs_and_what_comes_next_is_told_from_any_order() {
        let (a, b) = (booking(10, 12), booking(13, 15));
        let day = [&b, &a];
        for (time, running, next) in
            [(9, None, Some(10)), (10, Some(10), Some(13)), (12, None, Some(13)), (14, Some(13), None)]
        {
            let hour = |found: Option<&Booking>| found.map(|it| it.hours.start_minute() / 60);
            assert_eq!(hour(running_booking(&day, at(time, 0))), running, "{time}");
            assert_eq!(hour(next_booking(&day, at(time, 0))), next, "{time}");
        }
    }

    #[test]
    fn free_spans_lie_between_bookings() {
        let open = Hours::new(at(9, 0), at(21, 0)).unwrap();
        let (a, b) = (booking(10, 12), booking(12, 15));
        let spans: Vec<(u32, u32)> = free_spans(open, &[&b, &a], 90)
            .into_iter()
            .map(|s| (s.start_minute() / 60, s.end_minute() / 60))
            .collect();
        assert_eq!(spans, [(15, 21)]);
        assert_eq!(free_spans(open, &[], 60).len(), 1);
    }
}
