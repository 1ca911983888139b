//! Files that are refused: each mistake with its line, its column and the way out, and nothing half imported.

use super::*;
use crate::office::exchange::ImportKind::{Bookings, Events, Groups};

/// The errors of a file, one a line.
fn errors(kind: ImportKind, bytes: &[u8]) -> String {
    let errors = load(kind, bytes).expect_err("the file is wrong");
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn each_wrong_cell_is_named_with_the_way_out() {
    for (kind, column, cell, message) in WRONG_CELLS {
        let text = with(*kind, column, cell);
        let found = load(*kind, text.as_bytes()).err().unwrap_or_default();
        let found: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.join("\n"), *message, "{column} = {cell}");
    }
}

const LONG: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

/// Kind, column, what is put into the template there, what the error says.
const WRONG_CELLS: &[(ImportKind, &str, &str, &str)] = &[
    (
        Groups,
        "starts_on",
        "2026-13-01",
        "line 8, column starts_on: \"2026-13-01\": write a date as 2026-11-21",
    ),
    (Groups, "theme", "moon", "line 8, column theme: \"moon\": use one of: habit, home"),
    (Groups, "theme", "", "line 8, column theme: missing: write a value"),
    (
        Groups,
        "id",
        LONG,
        "line 8, column id: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\": use 1 to 64 of a-z, 0-9 and '-'",
    ),
    (Groups, "attend_self", "maybe", "line 8, column attend_self: \"maybe\": use one of: yes, contact, no"),
    (
        Groups,
        "consent",
        "kiosk;tv",
        "line 8, column consent: \"tv\": use one of: signage, kiosk, paper, directory, web, open_data, desk, via_desk",
    ),
    (
        Groups,
        "verified_on",
        "2026-11-22",
        "line 8, column verified_on: \"2026-11-22\": lies in the future: write the day the group last confirmed this",
    ),
    (
        Groups,
        "relations",
        "nobody",
        "line 8, column relations: \"nobody\": there is no group with this id, neither here nor in the office: add it first, or leave it out",
    ),
    (
        Groups,
        "refer",
        "family",
        "line 8, column refer: \"family\": write audience:group-id, e.g. family:engawa-no-kai",
    ),
    (
        Groups,
        "contact_ways",
        "pigeon:grey",
        "line 8, column contact_ways: \"pigeon:grey\": write phone:…, mail:…, letter:…, web:… or desk",
    ),
    (
        Groups,
        "end_time",
        "18:00",
        "line 8, column end_time: \"18:00\": write hours as 09:00-21:00, start before end, at most 24:00",
    ),
    (Groups, "place_room", "room-9", "line 8, column place_room: \"room-9\": use one of: room-1"),
    (
        Groups,
        "moved",
        "2026-12-02 off",
        "line 8, column moved: \"2026-12-02 off\": write 2026-12-02>2026-12-03 19:00-20:15 @place (the place only where it changes)",
    ),
    (
        Events,
        "picture",
        "photo.jpg",
        "line 7, column picture: \"photo.jpg\": there is no such file beside this one: put it there, or leave the cell blank",
    ),
    (
        Events,
        "picture",
        "../photo.jpg",
        "line 7, column picture: \"../photo.jpg\": write the name of a file that lies beside this one, without folders",
    ),
    (
        Events,
        "capacity",
        "many",
        "line 7, column capacity: \"many\": write a whole number from 1 to 4294967295",
    ),
    (Events, "status", "moved", "line 7, column status_note: missing: write a value"),
    (Bookings, "room", "room-2", "line 6, column room: \"room-2\": use one of: room-1"),
    (Bookings, "group", "", ""),
    (Bookings, "display", "shout", "line 6, column display: \"shout\": use one of: private, name, alias"),
    (Bookings, "number", "41", "line 6, column number: \"41\": write four digits, as 0417, or nothing"),
    (Bookings, "date", "", "line 6, column date: missing: write a value"),
];

#[test]
fn a_file_that_is_no_table_is_refused_with_its_line() {
    for (bytes, message) in NO_TABLES {
        assert_eq!(errors(Bookings, bytes), *message);
    }
}

/// The bytes of a file of bookings, what the errors say.
const NO_TABLES: &[(&[u8], &str)] = &[
        (b"", "the file is empty: start from the template (--template)\n"),
        (b"\xff\xfe\x00", "the file is neither UTF-8 nor Shift_JIS text: save it as \"CSV UTF-8\"\n"),
        (b"id,room,date,start_time,end_time\n", "line 1: no row below the header: add one, or leave the file out\n"),
        (b"id,room,date,start_time\nb,room-1,2026-11-24,10:00\n", "line 1, column end_time: this column is missing: add it to the first line (--template shows all columns)\n"),
        (b"id,room,date,start_time,end_time,id,mood\nb\n", "line 1, column id: this column stands twice: remove one\nline 1, column mood: unknown column: use one of: id, room, group, purpose, date, start_time, end_time, state, display, alias, number, note\n"),
        (b"id,room,date,start_time,end_time\nb,room-1,2026-11-24,10:00,12:00\nc,\"room-1,2026-11-25,10:00,12:00\n", "line 3: a quotation mark opens here and is not closed: close it, or write \"\" for one inside a cell\n"),
        (b"id,room,date,start_time,end_time\nb,room-1,2026-11-24,10:00,12:00,tea, more\n", "line 2: \"tea\": more cells than columns: put a cell that holds a comma into quotation marks\n"),
];

#[test]
fn every_mistake_is_reported_and_nothing_is_half_imported() {
    let text = "id,room,date,start_time,end_time,display\n\
        b1,room-1,2026-11-24,10:00,12:00,private\n\
        b1,room-1,soon,10:00,25:00,name\n\
        b2,room-1,2026-11-24,11:00,13:00,private\n";
    assert_eq!(
        errors(ImportKind::Bookings, text.as_bytes()),
        "line 3, column id: \"b1\": this id stands twice in the file: give each its own\n\
         line 3, column date: \"soon\": write a date as 2026-11-21\n\
         line 3, column end_time: \"25:00\": write a time as 09:00, at most 24:00\n\
         line 3, column display: \"name\": a name needs a group: fill in group, or write private\n\
         line 4, column start_time: \"11:00\": the room is taken: line 2 books it at this time\n"
    );
    let found = load(ImportKind::Bookings, text.as_bytes()).unwrap_err();
    assert_eq!(found[1].in_japanese(), "行 3、列 date: \"soon\": 日付は 2026-11-21 のように書いてください");
}

#[test]
fn rows_of_one_group_agree() {
    let text = "id,name,reading,theme,summary,verified_on,consent,activity_id,activity_kind,starts_on,rrule,start_time,end_time,place_name\n\
        g1,会,かい,home,話します。,2026-11-01,kiosk,a1,regular,2025-04-01,FREQ=WEEKLY;BYDAY=TU,10:00,12:00,広場\n\
        g1,別の会,,,,,,a1,regular,2025-04-02,FREQ=WEEKLY;BYDAY=WE,10:00,12:00,広場\n\
        g1,,,,,,,a2,outing,,,10:00,12:00,広場\n";
    assert_eq!(
        errors(ImportKind::Groups, text.as_bytes()),
        "line 3, column activity_id: \"a1\": this activity stands twice in its group: give each its own id\n\
         line 3, column name: \"別の会\": differs from line 2, which is the same group: leave it blank or change its id\n\
         line 4, column starts_on: missing: write a value\n"
    );
}

#[test]
fn a_bundle_names_the_field_that_is_wrong() {
    for (text, message) in [
        (
            "{\"themes\": [",
            "line 1: not JSON: EOF while parsing a list at line 1 column 12; repair it there\n",
        ),
        ("[]", "write an object {…} with named fields\n"),
        (
            "{\"moons\": []}",
            "column moons: use one of: themes, rooms, calendars, groups, desks, helplines, events, leaflets, books, proposals, notices, playlists, bookings, mailboxes, templates, settings\n",
        ),
        ("{\"rooms\": {}}", "column rooms: write a list […]\n"),
        (
            "{\"rooms\": [{\"id\": \"r1\", \"name\": \"部屋\", \"capacity\": -1}, {\"id\": \"r1\", \"name\": 5, \"capacity\": 1}]}",
            "column rooms[0].capacity: \"-1\": write a whole number from 0 to 4294967295\ncolumn rooms[1].id: \"r1\": this id stands twice in the list: give each its own\ncolumn rooms[1].name: \"5\": write a text, or {\"ja\": text, \"en\": text}\n",
        ),
        (
            "{\"leaflets\": [{\"id\": \"l1\", \"title\": \"紙\", \"reading\": \"かみ\", \"pages\": [\"a.png\"]}]}",
            "column leaflets[0]: \"a.png\": there is no such file beside this one: put it there, or leave the cell blank\ncolumn leaflets[0].pages[0]: \"a.png\": write the SHA-256 of a blob, 64 lowercase hexadecimal digits\n",
        ),
    ] {
        assert_eq!(errors(ImportKind::Bundle, text.as_bytes()), message);
    }
}
