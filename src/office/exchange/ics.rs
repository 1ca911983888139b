//! Events and bookings from another program's calendar: what is understood comes in, the rest is left out and named.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use super::{
    against::Against,
    error::{ImportError, Said},
};
use crate::{
    domain::{
        blob::BlobHash,
        channel::{Channel, Channels},
        event::{EventStatus, PublicEvent, Session},
        group::Application,
        id::{BookingId, EventId, RoomId},
        place::Place,
        room::{Booking, Certainty},
        text::Text,
        time::Hours,
    },
    wire::{
        ical::{self, Calendar, Entry},
        record::{BookingPrivate, BookingRecord, Display, Kept, Record, StaffNote},
    },
};

/// Days ahead of today that are taken from a calendar.
const DAYS_AHEAD: u64 = 365;
/// What is said where a calendar says nothing.
const ASK: &str = "主催者に おたずねください";

/// What a calendar becomes: records, and what a person has to look at (要確認).
type Read = (Vec<Record>, Vec<ImportError>);

/// Whether a file is a calendar and no table.
pub(super) fn is_calendar(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    text.get(..15).is_some_and(|head| head.eq_ignore_ascii_case(b"BEGIN:VCALENDAR"))
}

/// Public events of the coming year. A calendar says nothing of consent: they come to the kiosk and on paper, and into
/// no signage until somebody says so.
pub(super) fn events(bytes: &[u8], against: &Against<'_>) -> Result<Read, ImportError> {
    let calendar = read(bytes, against.today)?;
    let record = |entry: &Entry| Some(Record::Event(Box::new(event(entry)?)));
    let records = calendar.entries.iter().filter_map(record).collect();
    Ok((records, unclear(&calendar)))
}

/// Bookings of the coming year, one to each day: the room by LOCATION, the group by SUMMARY where it names one.
pub(super) fn bookings(bytes: &[u8], against: &Against<'_>) -> Result<Read, ImportError> {
    let calendar = read(bytes, against.today)?;
    let mut unclear = unclear(&calendar);
    let mut taken: Vec<BookingRecord> = Vec::new();
    for entry in calendar.entries.iter().filter(|entry| !entry.cancelled) {
        let Some(room) = against.known.room_called(&entry.place) else {
            unclear.push(look(entry, ("LOCATION", &entry.place), NO_ROOM));
            continue;
        };
        for session in &entry.sessions {
            let Some(new) = booking(entry, (&room, *session), against) else { continue };
            if session.hours == Hours::whole_day() {
                unclear.push(look(entry, ("DTSTART", &session.date.to_string()), WHOLE_DAY));
            } else if taken.iter().any(|old| old.public.clashes(&new.public)) {
                unclear.push(look(entry, ("DTSTART", &session.date.to_string()), CLASH));
            } else {
                taken.push(new);
            }
        }
    }
    let records = taken.into_iter().map(|booking| Record::Booking(Box::new(booking))).collect();
    Ok((records, unclear))
}

const NO_ROOM: Said<'_> = Said {
    en: "no room is called so: write the room's name or id into the place, or enter it by hand",
    ja: "この名前の部屋は ありません。場所に 部屋の名前を書くか、手で入力してください",
};
const WHOLE_DAY: Said<'_> = Said {
    en: "it has no hours: a room is booked from a time to a time, enter it by hand",
    ja: "時刻が ありません。部屋の予約には 時刻が要ります。手で入力してください",
};
const CLASH: Said<'_> = Said {
    en: "the file gives this room to two at this time: check which of them is meant",
    ja: "このファイルの中で 同じ部屋の予約が 重なります。どちらが正しいか 確かめてください",
};

fn read(bytes: &[u8], today: NaiveDate) -> Result<Calendar, ImportError> {
    let to = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    ical::read(bytes, chrono_tz::Asia::Tokyo, (today, to)).map_err(|error| {
        let ja = "カレンダーとして読めません。iCalendar（.ics）で 書き出しなおしてください";
        ImportError::say(0, "", "", Said { en: &error.to_string(), ja })
    })
}

fn unclear(calendar: &Calendar) -> Vec<ImportError> {
    let say = |it: &ical::Unclear| {
        ImportError::say(it.line, &it.property, &it.value, Said { en: it.why.words(), ja: it.why.words_ja() })
    };
    calendar.unclear.iter().map(say).collect()
}

fn look(entry: &Entry, (property, value): (&str, &str), said: Said<'_>) -> ImportError {
    ImportError::say(entry.line, property, value, said)
}

fn event(entry: &Entry) -> Option<Kept<PublicEvent>> {
    let or_ask = |text: &str| if text.is_empty() { Text::ja(ASK) } else { Text::ja(text) };
    let summary = if entry.description.is_empty() { &entry.title } else { &entry.description };
    let public = PublicEvent {
        id: EventId::parse(&lasting(entry)).ok()?,
        title: Text::ja(&entry.title),
        reading: entry.title.clone(),
        summary: Text::ja(summary),
        for_whom: Text::ja(ASK),
        audiences: BTreeSet::new(),
        sessions: entry.sessions.iter().map(|it| Session { date: it.date, hours: it.hours }).collect(),
        place: place(&entry.place),
        cost: Text::default(),
        application: Application::Needed(Text::ja(ASK)),
        capacity: None,
        access: BTreeSet::new(),
        organiser: or_ask(&entry.organiser),
        contact: None,
        picture: None,
        weather_note: None,
        status: if entry.cancelled { EventStatus::Cancelled(None) } else { EventStatus::Planned },
        channels: Channels::of([Channel::Kiosk, Channel::Paper]),
    };
    Some(Kept {
        public, private: StaffNote { note: "カレンダーから取り込みました".to_owned() }
    })
}

fn place(text: &str) -> Place {
    match text {
        "" => Place::AfterContact,
        "オンライン" => Place::Online,
        place => Place::Public(Text::ja(place)),
    }
}

fn booking(
    entry: &Entry,
    (room, session): (&RoomId, ical::Session),
    against: &Against<'_>,
) -> Option<BookingRecord> {
    let group = against.known.group_called(&entry.title);
    let purpose = if group.is_some() { String::new() } else { entry.title.clone() };
    Some(BookingRecord {
        public: Booking {
            id: BookingId::parse(&format!("{}-{}", lasting(entry), session.date.format("%Y%m%d"))).ok()?,
            room: room.clone(),
            date: session.date,
            hours: session.hours,
            certainty: Certainty::Confirmed,
            shown_name: None,
            number: None,
        },
        private: BookingPrivate {
            group,
            purpose,
            display: Display::Private,
            note: entry.description.clone(),
            ..BookingPrivate::default()
        },
    })
}

/// The same id for the same event, however often its file is read.
fn lasting(entry: &Entry) -> String {
    let sum = BlobHash::of(entry.uid.as_bytes()).to_string();
    format!("ics-{}", sum.get(..16).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Imported, NoFiles},
        *,
    };
    use crate::office::exchange::{ImportKind, Known, import};

    fn known() -> Known {
        let body = r#"{"v":1,"name":"グループの部屋 1","capacity":8,"order":1}"#;
        Known::of([&Record::read("room", "room-1", body).unwrap()])
    }

    fn today() -> NaiveDate {
        "2026-11-26".parse().unwrap()
    }

    fn bring(kind: ImportKind, events: &str) -> Result<Imported, Vec<ImportError>> {
        let text = format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n");
        import(kind, text.as_bytes(), &NoFiles, today(), &known())
    }

    const WEEKLY: &str = "BEGIN:VEVENT\r\nUID:w\r\nSUMMARY:読書の会\r\nLOCATION:グループの部屋1\r\n\
        DTSTART:20261202T190000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\nEXDATE:20261209T190000\r\nEND:VEVENT\r\n";
    const STRANGE: &str = "BEGIN:VEVENT\r\nUID:s\r\nSUMMARY:年1回\r\nDTSTART:20261202T190000\r\nDURATION:PT1H\r\n\
        RRULE:FREQ=YEARLY;BYWEEKNO=49\r\nEND:VEVENT\r\n";

    #[test]
    fn events_come_in_with_their_days_and_the_strange_one_is_named() {
        let found = bring(ImportKind::Events, &[WEEKLY, STRANGE].concat()).unwrap();
        let Some(Record::Event(event)) = found.records.first() else { panic!("{found:?}") };
        let dates: Vec<String> = event.public.sessions.iter().map(|it| it.date.to_string()).collect();
        assert_eq!(dates, ["2026-12-02", "2026-12-16"]);
        assert!(!event.public.channels.allow(Channel::Signage), "nobody agreed to signage");
        assert_eq!((found.records.len(), found.unclear.len()), (1, 1));
        assert!(found.unclear[0].in_japanese().contains("くり返し"), "{:?}", found.unclear);
        let again = bring(ImportKind::Events, WEEKLY).unwrap();
        assert_eq!(again.records, found.records, "the same event keeps its id");
        assert!(
            bring(ImportKind::Events, STRANGE).is_err(),
            "a file of which nothing is understood is refused"
        );
    }

    #[test]
    fn bookings_take_the_room_that_the_place_names_and_no_room_twice() {
        let found =
            bring(ImportKind::Bookings, &[WEEKLY, &WEEKLY.replace("UID:w", "UID:x")].concat()).unwrap();
        assert_eq!((found.records.len(), found.unclear.len()), (2, 2));
        let Some(Record::Booking(booking)) = found.records.first() else { panic!("{found:?}") };
        assert_eq!(booking.public.room.as_str(), "room-1");
        assert_eq!(
            (booking.private.purpose.as_str(), &booking.private.display),
            ("読書の会", &Display::Private)
        );
        let elsewhere = WEEKLY.replace("グループの部屋1", "体育館");
        let errors = bring(ImportKind::Bookings, &elsewhere).unwrap_err();
        assert!(errors[0].to_string().contains("体育館"), "{errors:?}");
    }
}
