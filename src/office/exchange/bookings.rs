//! Bookings from a table: one row per booking.

use super::{
    against::Against,
    columns::{Column, column, digits, needed},
    error::Said,
    groups::NO_SUCH_GROUP,
    sheet::{Row, refuse_doubles},
};
use crate::{
    domain::{
        check_in::{NUMBER_DIGITS, NumberSum},
        id::{BookingId, GroupId, RoomId},
        room::{Booking, Certainty},
    },
    wire::{
        record::{BookingPrivate, BookingRecord, Display, Record},
        want::Want,
    },
};

pub(super) const COMMENT: &str = "\
One row per booking.  1行に1つの予約。
Dates: 2026-11-24   Times: 10:00, at most 24:00   state: confirmed (予約), tentative (仮予約), closed (部屋を閉める)
display: private (予約あり), name (the group's name), alias (the name in alias); purpose and note: staff alone
number: four digits a group types on arrival; kept as a sum, never as it is  到着のときの4けたの番号";

pub(super) const COLUMNS: &[Column] = &[
    needed("id", "b-2026-11-24-1"),
    needed("room", "room-1"),
    column("group", "sayu-no-kai"),
    column("purpose", "お茶当番の打ち合わせ"),
    needed("date", "2026-11-24"),
    needed("start_time", "10:00"),
    needed("end_time", "12:00"),
    column("state", "confirmed"),
    column("display", "alias"),
    column("alias", "水曜の集まり"),
    digits("number", "0417"),
    column("note", ""),
];

pub(super) fn read(rows: &mut [Row], against: &mut Against<'_>) -> Vec<Record> {
    refuse_doubles(rows, "id");
    let mut bookings: Vec<(u64, BookingRecord)> = Vec::new();
    for row in rows {
        if let Some(found) = booking(row, against) {
            refuse_overlap(row, &found, &bookings);
            bookings.push((row.line, found));
        }
    }
    bookings.into_iter().map(|(_, booking)| Record::Booking(Box::new(booking))).collect()
}

fn booking(row: &mut Row, against: &Against<'_>) -> Option<BookingRecord> {
    let (id, room, group) = (row.need("id"), row.need::<RoomId>("room"), row.opt::<GroupId>("group"));
    if let Some(room) = room.as_ref().filter(|room| !against.known.rooms.contains(room)) {
        row.wrong("room", room.as_str(), &Want::one_of(against.known.rooms.iter().map(RoomId::as_str)));
    }
    if let Some(group) = group.as_ref().filter(|group| !against.known.groups.contains(group)) {
        row.say("group", group.as_str(), NO_SUCH_GROUP);
    }
    let (date, hours) = (row.date("date"), row.hours("start_time", "end_time"));
    let certainty = if row.word("state").is_empty() { Some(Certainty::Confirmed) } else { row.opt("state") };
    let (display, number) = (display(row, group.as_ref()), number(row, id.as_ref()));
    let (purpose, note) = (row.cell("purpose").to_owned(), row.cell("note").to_owned());
    Some(BookingRecord {
        public: Booking {
            id: id?,
            room: room?,
            date: date?,
            hours: hours?,
            certainty: certainty?,
            shown_name: None,
            number,
        },
        private: BookingPrivate { group, purpose, display: display?, note, ..BookingPrivate::default() },
    })
}

/// The number a group types on arrival: its sum goes on, the digits stay in the file.
fn number(row: &mut Row, id: Option<&BookingId>) -> Option<NumberSum> {
    let typed = row.word("number");
    if typed.is_empty() {
        return None;
    }
    if typed.chars().count() == NUMBER_DIGITS && typed.bytes().all(|byte| byte.is_ascii_digit()) {
        return id.map(|id| NumberSum::of(id, &typed));
    }
    let want = Said {
        en: "write four digits, as 0417, or nothing",
        ja: "0417 のような4けたの数字を書くか、空にしてください",
    };
    row.say("number", &typed, want);
    None
}

fn display(row: &mut Row, group: Option<&GroupId>) -> Option<Display> {
    match row.word("display").as_str() {
        "" | "private" => Some(Display::Private),
        "alias" => row.text("alias").map(Display::Alias),
        "name" if group.is_some() || !row.cell("group").is_empty() => Some(Display::Name),
        "name" => {
            row.say(
                "display",
                "name",
                Said {
                    en: "a name needs a group: fill in group, or write private",
                    ja: "名前を出すにはグループが要ります。group を書くか、private にしてください",
                },
            );
            None
        }
        other => {
            row.wrong("display", other, &Want::one_of(["private", "name", "alias"]));
            None
        }
    }
}

/// Two bookings of one room must not share a moment.
fn refuse_overlap(row: &mut Row, new: &BookingRecord, before: &[(u64, BookingRecord)]) {
    let clash = before.iter().find(|(_, old)| old.public.clashes(&new.public));
    if let Some((line, _)) = clash {
        let value = row.word("start_time");
        row.say(
            "start_time",
            &value,
            Said {
                en: &format!("the room is taken: line {line} books it at this time"),
                ja: &format!("部屋がふさがっています。{line} 行目の予約と重なります"),
            },
        );
    }
}
