//! What is written reads back equal, the format is pinned by golden files, and errors name the way out.

use chrono::{NaiveDate, NaiveTime};
use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::domain::{
    activity::Change,
    calendar::DayException,
    channel::{Channel, Channels},
    desk::WeeklyHours,
    emergency::{Emergency, EmergencyKind, Span},
    event::Session,
    place::Place,
    signage::SlideWhen,
    text::{Lang, Text},
    time::{Hours, Validity},
};

#[test]
fn the_format_is_pinned() {
    for item in samples::all() {
        let (kind, id, body) = write(&item);
        let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(&body).unwrap()).unwrap();
        insta::assert_snapshot!(format!("{kind}-{id}"), pretty);
        assert_eq!(read(kind, &id, &body).unwrap(), item);
    }
}

/// What version 1 of this program wrote for a leaflet, as it lies in databases and on sticks.
const LEAFLET_OF_VERSION_1: &str = r#"{"adults_only":true,"channels":["signage","kiosk","paper"],"group":"sayu-no-kai","pages":["PICTURE"],"reading":"たより","themes":["habit"],"title":"たより","v":1,"valid_from":"2026-11-01","valid_to":"2026-12-31"}"#;

#[test]
fn the_version_before_is_read() {
    let mut leaflet = samples::leaflet();
    let picture = leaflet.pages[0].picture;
    let body = LEAFLET_OF_VERSION_1.replace("PICTURE", &picture.to_string());
    leaflet.pages = vec![crate::domain::leaflet::LeafletPage::of(picture)];
    assert_eq!(read("leaflet", "dayori", &body).unwrap(), Item::Leaflet(leaflet));
}

#[test]
fn fields_of_a_newer_office_are_ignored() {
    for item in samples::all() {
        let (kind, id, body) = write(&item);
        let newer = body.replacen('{', "{\"hologram\":{\"depth\":3},", 1);
        assert_eq!(read(kind, &id, &newer).unwrap(), item);
    }
    let text = r#"{"v":1,"name":{"ja":"会","tlh":"ghom"},"capacity":4}"#;
    assert!(read("room", "r1", text).is_ok());
}

/// The body of a sample with one field replaced, and the error this makes.
fn error(kind: &str, field: &str, value: &str) -> String {
    let item = samples::all().into_iter().find(|item| object(item).0 == kind).unwrap();
    let (_, id, body) = write(&item);
    let mut body: Value = serde_json::from_str(&body).unwrap();
    *body.pointer_mut(field).unwrap() = serde_json::from_str(value).unwrap();
    read(kind, &id, &body.to_string()).unwrap_err().to_string()
}

#[test]
fn every_error_names_the_field_and_what_is_allowed() {
    for (kind, field, value, message) in ERRORS {
        assert_eq!(error(kind, field, value), *message);
    }
}

/// Kind, field, what is put there, what the error says.
const ERRORS: &[(&str, &str, &str, &str)] = &[
    ("group", "/v", "2", "group \"sayu-no-kai\": written in version 2, known up to 1: update this program"),
    ("leaflet", "/v", "3", "leaflet \"dayori\": written in version 3, known up to 2: update this program"),
    ("group", "/v", "null", "group \"sayu-no-kai\": field v: missing: write a value"),
    (
        "group",
        "/scope",
        "\"world\"",
        "group \"sayu-no-kai\": field scope: \"world\": use one of: city, prefecture, nation, outside",
    ),
    (
        "group",
        "/activities/0/schedule/hours",
        "\"19:00\"",
        "group \"sayu-no-kai\": field activities[0].schedule.hours: \"19:00\": write hours as 09:00-21:00, start before end, at most 24:00",
    ),
    (
        "group",
        "/activities/0/schedule/changes/2026-12-02/moved/date",
        "\"soon\"",
        "group \"sayu-no-kai\": field activities[0].schedule.changes.2026-12-02.moved.date: \"soon\": write a date as 2026-11-21",
    ),
    (
        "group",
        "/contacts/0/phone",
        "5",
        "group \"sayu-no-kai\": field contacts[0].phone: \"5\": write a text",
    ),
    (
        "group",
        "/channels/1",
        "\"tv\"",
        "group \"sayu-no-kai\": field channels[1]: \"tv\": use one of: signage, kiosk, paper, directory, web, open_data, desk, via_desk",
    ),
    (
        "group",
        "/name",
        "{\"en\":\"x\"}",
        "group \"sayu-no-kai\": field name: \"{\"en\":\"x\"}\": write a text, or {\"ja\": text, \"en\": text}",
    ),
    ("event", "/sessions", "[]", "event \"hajimete-ten\": field sessions: write at least one entry"),
    (
        "leaflet",
        "/pages/0/picture",
        "\"abc\"",
        "leaflet \"dayori\": field pages[0].picture: \"abc\": write the SHA-256 of a blob, 64 lowercase hexadecimal digits",
    ),
    (
        "leaflet",
        "/valid_to",
        "\"2026-10-01\"",
        "leaflet \"dayori\": field valid_to: \"2026-10-01\": must not lie before valid_from",
    ),
    (
        "playlist",
        "/slides/0/secs",
        "9",
        "playlist \"daytime\": field slides[0].secs: \"9\": write a whole number from 10 to 300",
    ),
    (
        "playlist",
        "/slides/0/when/weekdays/0",
        "\"Mo\"",
        "playlist \"daytime\": field slides[0].when.weekdays[0]: \"Mo\": use one of: mon, tue, wed, thu, fri, sat, sun",
    ),
    (
        "playlist",
        "/slides/1/shows/picture/blob",
        "null",
        "playlist \"daytime\": field slides[1].shows.picture.blob: missing: write a value",
    ),
    ("theme", "/hue", "9", "theme \"habit\": field hue: \"9\": write a whole number from 1 to 8"),
    ("theme", "/sensitive", "\"yes\"", "theme \"habit\": field sensitive: \"yes\": write true or false"),
    (
        "calendar",
        "/weekly",
        "{\"monday\":\"09:00-21:00\"}",
        "calendar \"corner\": field weekly: \"monday\": use one of: mon, tue, wed, thu, fri, sat, sun",
    ),
    (
        "calendar",
        "/year_end/from",
        "\"13-01\"",
        "calendar \"corner\": field year_end.from: \"13-01\": write month and day as 12-29",
    ),
    (
        "emergency",
        "/until",
        "\"2026-11-22T04:42:01Z\"",
        "emergency \"site\": field until: \"2026-11-22T04:42:01Z\": must lie within 24 hours after since",
    ),
    (
        "emergency",
        "/since",
        "\"13:42\"",
        "emergency \"site\": field since: \"13:42\": write a moment as 2026-11-21T04:42:00Z",
    ),
    (
        "emergency",
        "/kind",
        "\"dragon\"",
        "emergency \"site\": field kind: \"dragon\": use one of: evacuation, lifts, tsunami, blackout, closing",
    ),
    (
        "proposal",
        "/seeks",
        "\"電話 000-0000-1250 へ\"",
        "proposal \"e-no-kai\": field seeks: \"電話 000-0000-1250 へ\": write no telephone, mail or web address: replies go through the desk",
    ),
    (
        "book",
        "/availability",
        "\"gone\"",
        "book \"ten-no-hon\": field availability: \"gone\": use one of: on_shelf, lent, read_here",
    ),
    ("helpline", "/ways", "{}", "helpline \"yodoshi\": field ways: \"{}\": write a list […]"),
];

#[test]
fn what_is_no_item_at_all_is_named() {
    for (kind, id, body, message) in [
        (
            "hologram",
            "h1",
            "{\"v\":1}",
            "hologram \"h1\": this kind is not known: update this program, or use one of: settings, theme, group, event, leaflet, notice, playlist, room, booking, check_in, calendar, desk, helpline, mailbox, request, book, proposal, emergency",
        ),
        (
            "room",
            "r1",
            "{\"v\":1",
            "room \"r1\": not JSON (EOF while parsing an object at line 1 column 6): save it again in the console",
        ),
        ("room", "r1", "[]", "room \"r1\": the body: \"[]\": write an object {…} with named fields"),
        ("room", "R1", "{\"v\":1}", "room \"R1\": field id: \"R1\": use 1 to 64 of a-z, 0-9 and '-'"),
        ("settings", "other", "{\"v\":1}", "settings \"other\": field id: \"other\": use one of: site"),
    ] {
        assert_eq!(read(kind, id, body).unwrap_err().to_string(), message);
    }
}

fn text() -> impl Strategy<Value = Text> {
    let words = "[{}|あ漢a\n\"\\\\]{0,12}";
    let others = proptest::collection::vec((proptest::sample::select(&Lang::ALL[1..]), words), 0..3);
    (words, others)
        .prop_map(|(ja, others)| others.iter().fold(Text::ja(&ja), |text, (lang, it)| text.with(*lang, it)))
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (1990..2100, 1_u32..=12, 1_u32..=28).prop_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap())
}

fn hours() -> impl Strategy<Value = Hours> {
    let time = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
    (0_u32..1440, 1_u32..=1440).prop_filter_map("start before end", move |(start, end)| {
        (start < end).then(|| Hours::new(time(start), time(end % 1440)).unwrap())
    })
}

fn validity() -> impl Strategy<Value = Validity> {
    (proptest::option::of(date()), proptest::option::of(date())).prop_map(|(from, to)| match (from, to) {
        (Some(from), Some(to)) => Validity { from: Some(from.min(to)), to: Some(from.max(to)) },
        _ => Validity { from, to },
    })
}

fn place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::AfterContact),
        Just(Place::Online),
        text().prop_map(Place::Public),
        "[a-z0-9-]{1,8}".prop_map(|id| Place::Room(crate::domain::id::RoomId::parse(&id).unwrap())),
    ]
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        Just(Change::Unconfirmed),
        proptest::option::of(text()).prop_map(|reason| Change::Cancelled { reason }),
        (date(), hours(), proptest::option::of(place())).prop_map(|(date, hours, place)| Change::Moved {
            date,
            hours,
            place
        }),
    ]
}

fn channels() -> impl Strategy<Value = Channels> {
    proptest::collection::vec(proptest::sample::select(&Channel::ALL[..]), 0..8).prop_map(Channels::of)
}

fn returns(item: &Item) {
    let (kind, id, body) = write(item);
    assert_eq!(&read(kind, &id, &body).unwrap(), item);
}

proptest! {
    #[test]
    fn groups_return(
        name in text(), note in proptest::option::of(text()), channels in channels(), place in place(),
        changes in proptest::collection::btree_map(date(), change(), 0..4), hours in hours(),
    ) {
        let mut group = samples::group();
        (group.name, group.contact_note, group.channels) = (name, note, channels);
        group.activities[0].place = place;
        group.activities[0].schedule.changes = changes;
        group.activities[0].schedule.hours = hours;
        returns(&Item::Group(group));
    }

    #[test]
    fn what_has_hours_returns(
        days in proptest::collection::vec(proptest::collection::vec(hours(), 0..3), 7),
        exceptions in proptest::collection::btree_map(date(), hours(), 0..3), words in text(),
    ) {
        let mut calendar = samples::calendar("corner");
        for (slot, day) in calendar.weekly.iter_mut().zip(&days) {
            *slot = day.first().copied();
        }
        calendar.exceptions = exceptions.into_iter().map(|(date, hours)| (date, DayException::Open(hours))).collect();
        calendar.name = words.clone();
        returns(&Item::Calendar(calendar));
        let mut helpline = samples::helpline();
        (helpline.ways[0].hours, helpline.exceptions) = (WeeklyHours(days.try_into().unwrap()), Some(words));
        returns(&Item::Helpline(helpline));
    }

    #[test]
    fn what_has_dates_returns(
        validity in validity(), weekdays in proptest::collection::btree_set(0_u8..7, 0..7), hours in proptest::option::of(hours()),
        mut sessions in proptest::collection::vec((date(), self::hours()), 1..4),
    ) {
        let mut playlist = samples::playlist();
        playlist.slides[0].when = SlideWhen { validity, weekdays, hours };
        returns(&Item::Playlist(playlist));
        let mut event = samples::event();
        sessions.sort_unstable();
        event.sessions = sessions.into_iter().map(|(date, hours)| Session { date, hours }).collect();
        returns(&Item::Event(event));
        returns(&Item::Leaflet(crate::domain::leaflet::Leaflet { validity, ..samples::leaflet() }));
    }

    #[test]
    fn emergencies_return(
        kind in proptest::sample::select(&EmergencyKind::ALL[..]), message in proptest::option::of(text()),
        since in 0_i64..4_000_000_000, secs in 1_i64..=86_400, chime in proptest::bool::ANY,
    ) {
        let at = |secs| chrono::DateTime::from_timestamp(secs, 0).unwrap();
        let span = Span::new(at(since), at(since + secs)).unwrap();
        returns(&Item::Emergency(Emergency { kind, message, span, chime }));
    }

    #[test]
    fn no_body_makes_it_panic(kind in proptest::sample::select(&KINDS[..]), body in "[{}\\[\\]\":,a-z0-9]{0,40}") {
        let _outcome = read(kind, "site", &body);
    }
}
