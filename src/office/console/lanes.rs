//! Days of rooms as lines from left to right: what is booked stands where its hours are, and can be moved there.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{rooms::Usable, words};
use crate::{
    domain::{
        calendar::Day,
        id::BookingId,
        room::{Booking, Certainty, Room},
        time::Hours,
    },
    wire::record::BookingRecord,
};

/// Minutes of one column.
const COLUMN_MINUTES: u32 = 15;
/// What a line shows where nobody said when the corner is open, in hours.
const USUAL_HOURS: (u32, u32) = (9, 21);

/// The hours a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    /// First hour shown.
    pub(super) from: u32,
    /// First hour not shown any more.
    pub(super) to: u32,
}

/// A room on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Lane {
    pub(super) room: String,
    pub(super) date: String,
    pub(super) name: String,
    /// What it is called when something is moved to it.
    pub(super) said: String,
    /// The day, on the first room of it.
    pub(super) day: Option<(String, String)>,
    /// Why the corner is closed, beside the day.
    pub(super) closed: Option<String>,
    /// What the room's own calendar says of the day.
    pub(super) own: Option<String>,
    /// Whether it cannot be used at all.
    pub(super) shut: bool,
    /// When it cannot be used on an open day: first column and columns.
    pub(super) off: Vec<(u32, u32)>,
    pub(super) blocks: Vec<Block>,
}

/// A booking on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) id: String,
    pub(super) version: i64,
    /// First column, from 1.
    pub(super) column: u32,
    /// Columns.
    pub(super) columns: u32,
    pub(super) hours: String,
    pub(super) who: String,
    /// How it stands: `good` is certain, `wait` tentative, `rest` closes the room.
    pub(super) key: &'static str,
}

impl Span {
    /// The whole hours in which anything lies: opening hours and bookings.
    pub(super) fn of(all: impl Iterator<Item = Hours>) -> Self {
        let whole = |hours: Hours| (hours.start_minute() / 60, hours.end_minute().div_ceil(60));
        let joined = all.map(whole).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let (from, to) = joined.unwrap_or(USUAL_HOURS);
        Self { from, to }
    }

    /// The hours, one by one.
    pub(super) fn hours(self) -> Vec<u32> {
        (self.from..self.to).collect()
    }

    /// Minutes from midnight to the first column.
    pub(super) fn start(self) -> u32 {
        self.from * 60
    }

    /// How many hours, as the stylesheet names it.
    pub(super) fn count(self) -> u32 {
        self.to.saturating_sub(self.from)
    }

    /// Where a booking stands: its first column, and how many it takes.
    pub(super) fn columns(self, hours: Hours) -> (u32, u32) {
        let first = hours.start_minute().saturating_sub(self.start()) / COLUMN_MINUTES;
        let last = hours.end_minute().saturating_sub(self.start()).div_ceil(COLUMN_MINUTES);
        (first + 1, last.saturating_sub(first).max(1))
    }

    /// The columns before and behind the hours of an open day, each with how many it takes; none of a closed one.
    pub(super) fn off(self, day: Option<&Day>) -> Vec<(u32, u32)> {
        let Some(Day::Open(open)) = day else { return Vec::new() };
        let all = self.count() * 60 / COLUMN_MINUTES;
        let first = open.start_minute().saturating_sub(self.start()) / COLUMN_MINUTES;
        let last = open.end_minute().saturating_sub(self.start()).div_ceil(COLUMN_MINUTES);
        let parts = [(1, first.min(all)), (last + 1, all.saturating_sub(last))];
        parts.into_iter().filter(|(_, columns)| *columns > 0).collect()
    }
}

/// Whether a day is closed, as far as anybody said.
pub(super) fn is_shut(day: Option<&Day>) -> bool {
    matches!(day, Some(Day::Closed(_)))
}

/// A room on a day, with what is booked in it.
pub(super) fn lane<'a>(
    (room, date, today): (&Room, NaiveDate, NaiveDate),
    (span, versions, usable): (Span, &BTreeMap<BookingId, i64>, Usable),
    bookings: impl Iterator<Item = (&'a BookingRecord, String)>,
) -> Lane {
    let here = bookings.filter(|(it, _)| it.public.room == room.id && it.public.date == date);
    let block = |(it, who): (&BookingRecord, String)| {
        let (column, columns) = span.columns(it.public.hours);
        Block {
            version: versions.get(&it.public.id).copied().unwrap_or(0),
            id: it.public.id.to_string(),
            column,
            columns,
            hours: words::hours(it.public.hours),
            who,
            key: key(&it.public),
        }
    };
    let name = room.name.plain();
    Lane {
        room: room.id.to_string(),
        date: date.to_string(),
        said: format!("{} {name}", words::day(date, today)),
        name,
        day: None,
        closed: None,
        shut: is_shut(usable.day.as_ref()),
        off: span.off(usable.day.as_ref()),
        own: usable.own,
        blocks: here.map(block).collect(),
    }
}

fn key(booking: &Booking) -> &'static str {
    match booking.certainty {
        Certainty::Confirmed => "good",
        Certainty::Tentative => "wait",
        Certainty::Closed => "rest",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(from: &str, to: &str) -> Hours {
        Hours::new(words::read_time(from).unwrap(), words::read_time(to).unwrap()).unwrap()
    }

    #[test]
    fn a_booking_stands_where_its_hours_are() {
        let span = Span::of([hours("09:00", "21:00"), hours("08:45", "10:00")].into_iter());
        assert_eq!((span.from, span.to, span.count()), (8, 21, 13));
        for (from, to, want) in
            [("08:00", "09:00", (1, 4)), ("08:45", "10:00", (4, 5)), ("20:50", "20:55", (52, 1))]
        {
            assert_eq!(span.columns(hours(from, to)), want, "{from}");
        }
        assert_eq!(Span::of(std::iter::empty()), Span { from: 9, to: 21 });
    }

    #[test]
    fn what_lies_outside_the_hours_of_a_day_is_off() {
        let span = Span { from: 9, to: 21 };
        for (from, to, want) in [
            ("09:00", "21:00", vec![]),
            ("10:00", "17:00", vec![(1, 4), (33, 16)]),
            ("08:00", "12:10", vec![(14, 35)]),
            ("10:05", "00:00", vec![(1, 4)]),
        ] {
            let day = Day::Open(hours(from, to));
            assert_eq!(span.off(Some(&day)), want, "{from} {to}");
        }
        assert_eq!(span.off(None), []);
        assert!(!is_shut(None));
    }
}
