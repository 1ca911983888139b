//! Activities from the rows of a group: rules and dates, places as far as they may be kept, changes of single days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    against::Against,
    error::Said,
    sheet::{Row, loose_date, loose_hours, pieces},
};
use crate::{
    domain::{
        activity::{Activity, ActivityKind, Change, Schedule},
        id::RoomId,
        place::Place,
        text::Text,
    },
    wire::want::Want,
};

/// The columns that say something about an activity, not about its group.
pub(super) const OF_ACTIVITY: [&str; 14] = [
    "activity_id",
    "activity_kind",
    "activity_title",
    "starts_on",
    "rrule",
    "dates",
    "start_time",
    "end_time",
    "place_name",
    "place_visibility",
    "place_room",
    "activity_note",
    "moved",
    "cancelled",
];

pub(super) fn activities(rows: &mut [&mut Row], against: &Against<'_>) -> Vec<Activity> {
    let mut seen = BTreeSet::new();
    let mut activities = Vec::new();
    for row in rows.iter_mut().filter(|row| OF_ACTIVITY.iter().any(|column| !row.cell(column).is_empty())) {
        let id = row.word("activity_id");
        if !id.is_empty() && !seen.insert(id.clone()) {
            row.say(
                "activity_id",
                &id,
                Said {
                    en: "this activity stands twice in its group: give each its own id",
                    ja: "同じグループに同じ活動の id が2つあります。別の id にしてください",
                },
            );
        }
        activities.extend(activity(row, against));
    }
    activities
}

fn activity(row: &mut Row, against: &Against<'_>) -> Option<Activity> {
    let (id, kind) = (row.need("activity_id"), row.need("activity_kind"));
    let (rule, dates, starts_on) = (row.opt("rrule"), row.dates("dates"), row.opt_date("starts_on"));
    let starts_on = starts_on.or(dates.first().copied());
    if starts_on.is_none() && row.cell("starts_on").is_empty() && row.cell("dates").is_empty() {
        row.wrong("starts_on", "", &Want::Something);
    }
    let hours = row.hours("start_time", "end_time");
    let place = place(row, kind, against);
    let mut changes = moved(row);
    if place == Some(Place::AfterContact) {
        changes.values_mut().for_each(forget_place);
    }
    changes.extend(cancelled(row));
    Some(Activity {
        id: id?,
        kind: kind?,
        title: row.opt_text("activity_title"),
        schedule: Schedule { starts_on: starts_on?, rule, dates, hours: hours?, changes },
        place: place?,
        note: row.opt_text("activity_note"),
    })
}

/// Where it takes place. What is told after contact or sealed is not kept at all (PRIVACY P16).
fn place(row: &mut Row, kind: Option<ActivityKind>, against: &Against<'_>) -> Option<Place> {
    let name = row.cell("place_name").to_owned();
    let visibility = row.word("place_visibility");
    let room: Option<RoomId> = row.opt("place_room");
    if let Some(room) = room.as_ref().filter(|room| !against.known.rooms.contains(room)) {
        let rooms = against.known.rooms.iter().map(RoomId::as_str);
        row.wrong("place_room", room.as_str(), &Want::one_of(rooms));
    }
    match visibility.as_str() {
        "sealed" => Some(Place::AfterContact),
        _ if kind == Some(ActivityKind::Online) || name == "オンライン" => Some(Place::Online),
        "after_contact" => Some(Place::AfterContact),
        "public" | "" => match room {
            Some(room) => Some(Place::Room(room)),
            None => row.text("place_name").map(Place::Public),
        },
        other => {
            row.wrong("place_visibility", other, &Want::one_of(["public", "after_contact", "sealed"]));
            None
        }
    }
}

fn forget_place(change: &mut Change) {
    if let Change::Moved { place, .. } = change {
        *place = None;
    }
}

/// `DATE>DATE HH:MM-HH:MM @place`, the place only where it changes.
fn moved(row: &mut Row) -> BTreeMap<NaiveDate, Change> {
    let cell = row.cell("moved").to_owned();
    let mut changes = BTreeMap::new();
    for piece in pieces(&cell) {
        match move_of(piece) {
            Some((planned, change)) => drop(changes.insert(planned, change)),
            None => row.say("moved", piece, Said {
                en: "write 2026-12-02>2026-12-03 19:00-20:15 @place (the place only where it changes)",
                ja: "2026-12-02>2026-12-03 19:00-20:15 @会場 のように書いてください（会場は変わるときだけ）",
            }),
        }
    }
    changes
}

fn move_of(piece: &str) -> Option<(NaiveDate, Change)> {
    let (planned, rest) = piece.split_once('>')?;
    let (when, place) = rest.split_once('@').unwrap_or((rest, ""));
    let (date, hours) = when.trim().split_once(' ')?;
    let place =
        Some(place.trim()).filter(|place| !place.is_empty()).map(|place| Place::Public(Text::ja(place)));
    let change = Change::Moved { date: loose_date(date)?, hours: loose_hours(hours.trim())?, place };
    Some((loose_date(planned.trim())?, change))
}

/// `DATE reason`, the reason if there is one.
fn cancelled(row: &mut Row) -> BTreeMap<NaiveDate, Change> {
    let cell = row.cell("cancelled").to_owned();
    let mut changes = BTreeMap::new();
    for piece in pieces(&cell) {
        let (date, reason) = piece.split_once([' ', '\u{3000}']).unwrap_or((piece, ""));
        let reason = Some(reason.trim()).filter(|reason| !reason.is_empty()).map(Text::ja);
        if let Some(date) = row.date_of("cancelled", date) {
            changes.insert(date, Change::Cancelled { reason });
        }
    }
    changes
}
