//! この部屋の日と時間: the days on which one room cannot be used though the corner is open, and the hours it is given out in.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    page::Choice,
    posted::{Posted, Problems},
    words,
};
use crate::{
    domain::{
        calendar::{DayException, OpeningCalendar},
        id::CalendarId,
        room::Room,
        text::Text,
        time::Hours,
    },
    office::{bookings, records, records::State as Fate},
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Days that can be written down, at most.
const DAYS_MAX: usize = 60;
/// Slots of a day, at most.
const SLOTS_MAX: usize = 12;
/// Characters of the words for one day, at most.
const WHY_MAX: usize = 40;
const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// What stands in the fields.
#[derive(Debug, Clone, Default)]
pub(super) struct RoomDays {
    /// The days of the week on which it cannot be used, and the others.
    pub(super) weekdays: Vec<Choice>,
    /// One day to a line, with why.
    pub(super) days: String,
    /// One slot to a line.
    pub(super) slots: String,
}

impl RoomDays {
    /// What the office has of a room.
    pub(super) fn of(tx: &mut dyn Tx, room: &Room) -> Result<Self, StoreError> {
        let own = match &room.calendar {
            Some(id) => bookings::calendars(tx)?.remove(id),
            None => None,
        };
        let is_shut =
            |day: usize| own.as_ref().is_some_and(|own| own.weekly.get(day).is_some_and(Option::is_none));
        let lines =
            own.iter().flat_map(|own| &own.exceptions).filter_map(|(day, exception)| match exception {
                DayException::Closed(why) => Some(format!("{day} {}", why.plain())),
                DayException::Open(_) => None,
            });
        let slots = room.slots.iter().map(|slot| words::hours(*slot).replace('–', "-"));
        Ok(Self {
            weekdays: weekdays(is_shut),
            days: lines.collect::<Vec<_>>().join("\n"),
            slots: slots.collect::<Vec<_>>().join("\n"),
        })
    }

    /// What came back.
    pub(super) fn posted(posted: &Posted) -> Self {
        let shut: Vec<&str> = posted.all("shut").collect();
        Self {
            weekdays: weekdays(|day| shut.contains(&day.to_string().as_str())),
            days: posted.text("days").to_owned(),
            slots: posted.text("slots").to_owned(),
        }
    }

    /// The slots, in order of time; a line that is none, or that shares a moment with another, is told.
    pub(super) fn slots(&self, problems: &mut Problems) -> Vec<Hours> {
        let read = |line: &str| {
            let (from, to) = line.split_once(['-', '–', '〜', '~'])?;
            Hours::new(words::read_time(from)?, words::read_time(to)?)
        };
        let found: Option<Vec<Hours>> = lines(&self.slots).map(read).collect();
        let mut found = found.filter(|found| found.len() <= SLOTS_MAX);
        if let Some(found) = &mut found {
            found.sort_unstable();
        }
        let apart =
            |found: &Vec<Hours>| found.windows(2).all(|pair| matches!(pair, [a, b] if !a.overlaps(*b)));
        found.filter(apart).unwrap_or_else(|| {
            problems.say("slots", "1行に1つ、「09:00-12:00」のように、重ならないように書いてください。");
            Vec::new()
        })
    }

    /// The calendar of the room; none where it can be used whenever the corner is open.
    pub(super) fn calendar(&self, room: &Room, problems: &mut Problems) -> Option<OpeningCalendar> {
        let read = |line: &str| {
            let (day, why) = line.split_once(char::is_whitespace).unwrap_or((line, "休み"));
            let why: String = why.trim().chars().take(WHY_MAX).collect();
            Some((words::read_day(day)?, DayException::Closed(Text::ja(&why))))
        };
        let days: Option<BTreeMap<NaiveDate, DayException>> = lines(&self.days).map(read).collect();
        let Some(exceptions) = days.filter(|days| days.len() <= DAYS_MAX) else {
            problems.say("days", "1行に1日、「2026-12-08 点検」のように書いてください。");
            return None;
        };
        let weekly = std::array::from_fn(|day| {
            let shut = self.weekdays.get(day).is_some_and(|it| it.chosen);
            (!shut).then(Hours::whole_day)
        });
        if exceptions.is_empty() && weekly.iter().all(Option::is_some) {
            return None;
        }
        let id = CalendarId::parse(&format!("room-{}", room.id)).ok()?;
        let name = Text::ja(&format!("{}を使える日", room.name.plain()));
        Some(OpeningCalendar { id, name, weekly, closed_on_holidays: false, year_end: None, exceptions })
    }
}

/// What else the calendar of this name says, for whatever these fields do not show is left as it is.
pub(super) fn merged(tx: &mut dyn Tx, calendar: OpeningCalendar) -> Result<OpeningCalendar, StoreError> {
    let stored =
        records::load(tx, "calendar", calendar.id.as_str())?.filter(|it| it.state == Fate::Published);
    let Some(Ok(Record::Calendar(before))) = stored.map(|it| it.record()) else { return Ok(calendar) };
    let before = before.public;
    let mut merged = OpeningCalendar {
        closed_on_holidays: before.closed_on_holidays,
        year_end: before.year_end,
        name: before.name,
        ..calendar
    };
    for (day, exception) in before.exceptions {
        if let DayException::Open(_) = exception {
            merged.exceptions.entry(day).or_insert(exception);
        }
    }
    for (now, then) in merged.weekly.iter_mut().zip(before.weekly) {
        *now = now.and(then.or(*now));
    }
    Ok(merged)
}

fn weekdays(is_shut: impl Fn(usize) -> bool) -> Vec<Choice> {
    let choice = |(day, name): (usize, &str)| Choice {
        key: day.to_string(),
        name: name.to_owned(),
        hint: "",
        chosen: is_shut(day),
    };
    WEEKDAYS.into_iter().enumerate().map(choice).collect()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::body::samples;

    fn typed(days: &str, slots: &str, shut: usize) -> RoomDays {
        RoomDays { weekdays: weekdays(|day| day == shut), days: days.to_owned(), slots: slots.to_owned() }
    }

    #[test]
    fn days_and_slots_are_read_a_line_each_and_nonsense_is_told() {
        let (room, mut problems) = (samples::room(), Problems::default());
        let fields = typed("2026-12-08 点検\n\n2026-12-09", "13:00-17:00\n09:00–12:00", 0);
        let calendar = fields.calendar(&room, &mut problems).unwrap();
        let shut = |day: &str| calendar.day(day.parse().unwrap()).hours().is_none();
        assert_eq!(
            ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10"].map(shut),
            [true, true, true, false],
            "Mondays, and two days"
        );
        assert_eq!(fields.slots(&mut problems), room.slots);
        assert!(!problems.any());
        assert_eq!(typed("", "", 9).calendar(&room, &mut problems), None);
        assert!(!problems.any());
        for (days, slots) in [("あした", ""), ("", "9-12"), ("", "09:00-12:00\n11:00-13:00")] {
            let (fields, mut problems) = (typed(days, slots, 9), Problems::default());
            fields.calendar(&room, &mut problems);
            fields.slots(&mut problems);
            assert!(problems.any(), "{days} {slots}");
        }
    }
}
