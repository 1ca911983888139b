//! What stands under the names of Home's doors: how many there are behind them, and how the rooms stand.

use std::collections::BTreeSet;

use chrono::{Datelike as _, Days, NaiveDate};

use crate::{
    domain::{
        calendar::Day,
        content::Content,
        event::EventStatus,
        room::{Room, room_state},
    },
    screen::view::View,
};

pub(super) fn leaflet_count(view: &View<'_>, content: &Content) -> usize {
    let today = view.today();
    content.leaflets.values().filter(|leaflet| !leaflet.adults_only && leaflet.validity.holds(today)).count()
}

pub(super) fn notice_count(view: &View<'_>, content: &Content) -> usize {
    let today = view.today();
    content.notices.values().filter(|notice| notice.validity.holds(today)).count()
}

/// 「今週は 3件」: events that take place from today to Sunday.
pub(super) fn events_note(view: &View<'_>, content: &Content) -> String {
    let count = view.today().map_or(0, |today| events_until(content, today, end_of_week(today)));
    view.words().events_this_week(count)
}

fn end_of_week(today: NaiveDate) -> NaiveDate {
    let ahead = 6 - today.weekday().num_days_from_monday();
    today.checked_add_days(Days::new(u64::from(ahead))).unwrap_or(today)
}

fn events_until(content: &Content, from: NaiveDate, to: NaiveDate) -> usize {
    let takes_place = |status: &EventStatus| !matches!(status, EventStatus::Cancelled(_));
    let soon = content.events.values().filter(|event| takes_place(&event.status));
    let ids: BTreeSet<_> = soon
        .filter(|event| event.sessions.iter().any(|session| from <= session.date && session.date <= to))
        .map(|event| &event.id)
        .collect();
    ids.len()
}

/// 「グループの部屋 1　使用中・16:45まで」, a room to a line; why they are closed on a closed day.
pub(super) fn rooms_words(view: &View<'_>, content: &Content) -> Option<String> {
    let at = view.at()?;
    let words = view.words();
    let day = content.corner.day(at.date_naive());
    if let Day::Closed(reason) = &day {
        return Some(words.closed_today(reason));
    }
    let line = |room: &&Room| {
        let bookings = content.holding(&room.id, at.naive_local());
        let state = room_state(day.hours(), &bookings, at.time());
        // The landscape panel's door is too narrow for more than the state.
        let until = words.room_until(state).filter(|_| !view.is_landscape());
        let parts = [Some(words.room_state(state).to_owned()), until];
        let state = parts.into_iter().flatten().collect::<Vec<_>>().join("・");
        format!("{}　{state}", view.plain(&room.name))
    };
    let rooms = content.rooms_in_order();
    Some(rooms.iter().take(ROOMS_MAX).map(line).collect::<Vec<_>>().join("\n"))
}

/// Rooms whose state stands on their door.
const ROOMS_MAX: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_ends_on_sunday() {
        for (day, end) in
            [("2026-11-16", "2026-11-22"), ("2026-11-21", "2026-11-22"), ("2026-11-22", "2026-11-22")]
        {
            assert_eq!(end_of_week(day.parse().unwrap()), end.parse::<NaiveDate>().unwrap(), "{day}");
        }
    }
}
