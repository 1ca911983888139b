//! Events from a table: one row per event.

use std::collections::BTreeSet;

use super::{
    against::Against,
    columns::{Column, column, needed},
    sheet::{Row, pieces, refuse_doubles},
};
use crate::{
    domain::{
        blob::BlobHash,
        channel::{Channel, Channels},
        event::{EventStatus, PublicEvent, Session},
        group::{Access, Application, Audience},
        place::Place,
        text::Text,
    },
    wire::{
        record::{Kept, Record, StaffNote},
        want::Want,
    },
};

pub(super) const COMMENT: &str = "\
One row per event.  1行に1つのイベント。
Lists: a;b   Ruby: {漢字|かんじ}   Dates: 2026-12-12   Times: 10:00   Blank: not said
more_dates share the times of the first day.  2日目からの日付。時間は同じです。
signup: none, required, by_day_before   status: planned, moved, cancelled (status_note says what or why)
picture: a JPEG, PNG or WebP file beside this one.  同じフォルダーの画像ファイル";

pub(super) const COLUMNS: &[Column] = &[
    needed("id", "hajimete-ten"),
    needed("title", "はじめての{自助|じじょ}グループ{展|てん}"),
    needed("reading", "はじめてのじじょぐるーぷてん"),
    needed("summary", "グループの紹介パネルを並べます。"),
    needed("for_whom", "どなたでも"),
    column("audience", "public"),
    needed("starts_on", "2026-12-12"),
    needed("start_time", "10:00"),
    needed("end_time", "16:00"),
    column("more_dates", "2026-12-13"),
    needed("place", "15階 フリースペース"),
    column("cost", "無料"),
    column("signup", "required"),
    column("signup_note", "窓口（12階）か電話で。"),
    column("capacity", "40"),
    column("access", "wheelchair;writing"),
    needed("organiser", "みほん県ボランティアセンター"),
    column("contact", "phone:000-0000-1200;mail:ten@center.example"),
    column("picture", ""),
    column("weather_note", ""),
    needed("consent", "signage;kiosk;paper"),
    column("status", "planned"),
    column("status_note", ""),
    column("private_note", ""),
];

pub(super) fn read(rows: &mut [Row], against: &mut Against<'_>) -> Vec<Record> {
    refuse_doubles(rows, "id");
    let event = |row: &mut Row| {
        let private = StaffNote { note: row.cell("private_note").to_owned() };
        event(row, against).map(|public| Record::Event(Box::new(Kept { public, private })))
    };
    rows.iter_mut().filter_map(event).collect()
}

fn event(row: &mut Row, against: &mut Against<'_>) -> Option<PublicEvent> {
    let (id, title, reading) = (row.need("id"), row.text("title"), row.filled("reading"));
    let (summary, for_whom, organiser) = (row.text("summary"), row.text("for_whom"), row.text("organiser"));
    let audiences: Vec<Audience> = row.list("audience");
    let access: Vec<Access> = row.list("access");
    let channels: Vec<Channel> = row.list("consent");
    let (sessions, place, application) = (sessions(row), place(row), application(row));
    let (capacity, status, picture) = (capacity(row), status(row), picture(row, against));
    Some(PublicEvent {
        id: id?,
        title: title?,
        reading: reading?,
        summary: summary?,
        for_whom: for_whom?,
        audiences: audiences.into_iter().collect(),
        sessions: sessions?,
        place: place?,
        cost: row.opt_text("cost").unwrap_or_default(),
        application: application?,
        capacity,
        access: access.into_iter().collect(),
        organiser: organiser?,
        contact: contact(row),
        picture,
        weather_note: row.opt_text("weather_note"),
        status: status?,
        channels: Channels::of(channels),
    })
}

fn sessions(row: &mut Row) -> Option<Vec<Session>> {
    let (first, more) = (row.date("starts_on"), row.dates("more_dates"));
    let hours = row.hours("start_time", "end_time")?;
    let dates: BTreeSet<_> = more.into_iter().chain([first?]).collect();
    Some(dates.into_iter().map(|date| Session { date, hours }).collect())
}

fn place(row: &mut Row) -> Option<Place> {
    let place = row.text("place")?;
    Some(if place.plain() == "オンライン" { Place::Online } else { Place::Public(place) })
}

fn application(row: &mut Row) -> Option<Application> {
    match row.word("signup").as_str() {
        "" | "none" => Some(Application::NotNeeded),
        "by_day_before" => Some(Application::ByDayBefore),
        "required" => Some(Application::Needed(row.opt_text("signup_note").unwrap_or_default())),
        other => {
            row.wrong("signup", other, &Want::one_of(["none", "required", "by_day_before"]));
            None
        }
    }
}

fn capacity(row: &mut Row) -> Option<u32> {
    let word = row.word("capacity");
    let capacity = word.parse().ok().filter(|capacity| *capacity > 0);
    if capacity.is_none() && !word.is_empty() {
        row.wrong("capacity", &word, &Want::Number(1, i64::from(u32::MAX)));
    }
    capacity
}

fn status(row: &mut Row) -> Option<EventStatus> {
    let note = row.opt_text("status_note");
    match row.word("status").as_str() {
        "" | "planned" => Some(EventStatus::Planned),
        "cancelled" => Some(EventStatus::Cancelled(note)),
        "moved" => row.text("status_note").map(EventStatus::Moved),
        other => {
            row.wrong("status", other, &Want::one_of(["planned", "moved", "cancelled"]));
            None
        }
    }
}

/// Where to ask, as one line for reading.
fn contact(row: &Row) -> Option<Text> {
    let line: Vec<String> = pieces(row.cell("contact")).map(labelled).collect();
    (!line.is_empty()).then(|| Text::ja(&line.join("・")))
}

fn labelled(piece: &str) -> String {
    match piece.split_once(':') {
        Some(("phone", number)) => format!("電話 {number}"),
        Some(("mail", address)) => format!("メール {address}"),
        Some(("letter" | "web", address)) => address.to_owned(),
        None if piece == "desk" => "窓口（12階）".to_owned(),
        Some(_) | None => piece.to_owned(),
    }
}

fn picture(row: &mut Row, against: &mut Against<'_>) -> Option<BlobHash> {
    let name = row.cell("picture").to_owned();
    if name.is_empty() {
        return None;
    }
    let taken = against.pictures.take(row.line, "picture", &name);
    taken.map_err(|error| row.refuse(error)).ok()
}
