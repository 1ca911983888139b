//! 部屋: a day in the groups' rooms, who is there, and what is free.

use askama::Template;
use axum::extract::{Query, State};
use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::{
    fields::{self, GroupFact},
    lanes::{Lane, Span, lane},
    moving::{Moved, moved},
    page::{Answer, Frame, Here, Me, Moment, Tag, show},
    rooms::{Usable, address, closed, not_given, said, tag, who},
    words,
};
use crate::{
    domain::{
        calendar::Day,
        check_in::{CheckIn, Take},
        room::{Booking, Room, free_spans},
        time::Hours,
    },
    office::{
        bookings::{Openings, between, rooms, versions, waiting},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::BookingRecord,
};

/// Shorter free spans are offered to nobody.
const FREE_MINUTES_MIN: u32 = 30;
/// Days in the row of days above.
const DAYS: u64 = 7;

#[derive(Template)]
#[template(path = "rooms.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    date: String,
    closed: Option<String>,
    days: Vec<Link>,
    before: String,
    after: String,
    rooms: Vec<Side>,
    new: String,
    /// The day as the other views are asked for it.
    key: String,
    view: &'static str,
    span: Span,
    lanes: Vec<Lane>,
    moved: Option<Moved>,
}

struct Link {
    href: String,
    name: String,
    here: bool,
}

/// One room on the day.
struct Side {
    id: String,
    name: String,
    capacity: u32,
    /// Why it cannot be used that day.
    closed: Option<String>,
    /// The hours in which it can, where they are its own.
    short: Option<String>,
    slots: Vec<Slot>,
    /// Who waits for a slot of the day: address and words.
    waiting: Vec<(String, String)>,
    /// Hours that were taken at a terminal and were somebody else's: whoever sits there looks for a room.
    not_given: Vec<String>,
}

/// What a room is for some hours.
struct Slot {
    hours: String,
    free: bool,
    who: String,
    note: Option<String>,
    tag: Option<Tag>,
    href: String,
}

/// Which day, and what the page before did.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    date: String,
    #[serde(default)]
    done: String,
    #[serde(default)]
    moved: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let date = words::read_day(&asked.date).unwrap_or(now.today);
    let done = match asked.done.as_str() {
        "rules" => Some("部屋の決まりを保存しました。"),
        "deleted" => Some("予約を取り消しました。「前の版」から、いつでももどせます。"),
        _ => None,
    };
    let page = office.database.read(move |tx| fill(tx, &me, (date, &asked.moved), now)).await?;
    show(&Page { done, ..page })
}

fn fill(tx: &mut dyn Tx, me: &Me, (date, just): (NaiveDate, &str), now: Moment) -> Result<Page, StoreError> {
    let (rooms, openings, groups) = (rooms(tx)?, Openings::read(tx)?, fields::groups(tx)?);
    let bookings = between(tx, date, date)?;
    let mut waiting = waiting(tx, date)?;
    waiting.retain(|it| it.public.date == date);
    let (said, versions) = (said(tx, &bookings)?, versions(tx, date, date)?);
    let calendar = openings.as_ref().map(|openings| &openings.corner);
    let open = calendar.and_then(|calendar| calendar.day(date).hours());
    let span = Span::of(bookings.iter().map(|it| it.public.hours).chain(open));
    let (known, refused) = (Known { groups: &groups, said: &said, now }, not_given(tx, date)?);
    let side = |room: &Room| Side {
        waiting: waits(room, &waiting, known),
        not_given: refused.iter().filter(|it| it.room == room.id).map(taken_hours).collect(),
        ..side(room, (&bookings, openings.as_ref()), (date, known))
    };
    let line = |room: &Room| {
        let named = bookings.iter().map(|it| (it, who(it, &groups)));
        lane((room, date, now.today), (span, &versions, Usable::of(openings.as_ref(), room, date)), named)
    };
    Ok(Page {
        frame: Frame::new(me, Here::Rooms, "部屋"),
        done: None,
        date: words::day(date, now.today),
        closed: calendar.and_then(|calendar| closed(calendar, date)),
        days: days(date, now.today),
        before: address(date.checked_sub_days(Days::new(1)).unwrap_or(date)),
        after: address(date.checked_add_days(Days::new(1)).unwrap_or(date)),
        new: format!("/bookings/new?date={date}"),
        key: date.to_string(),
        view: "day",
        span,
        lanes: rooms.iter().map(line).collect(),
        moved: moved(tx, just, now)?,
        rooms: rooms.iter().map(side).collect(),
    })
}

fn side(
    room: &Room,
    (bookings, openings): (&[BookingRecord], Option<&Openings>),
    (date, known): (NaiveDate, Known<'_>),
) -> Side {
    let usable = Usable::of(openings, room, date);
    let slots = slots(room, bookings, usable.day.as_ref().and_then(Day::hours), (date, known));
    let (closed, short) = usable.closed_or_short();
    Side {
        short,
        closed,
        id: room.id.to_string(),
        name: room.name.plain(),
        capacity: room.capacity,
        slots,
        waiting: Vec::new(),
        not_given: Vec::new(),
    }
}

fn taken_hours(take: &Take) -> String {
    words::hours(take.hours)
}

/// Who waits for some hours of a room.
fn waits(room: &Room, waiting: &[BookingRecord], known: Known<'_>) -> Vec<(String, String)> {
    let here = waiting.iter().filter(|it| it.public.room == room.id);
    let words = |it: &BookingRecord| format!("{}　{}", words::hours(it.public.hours), who(it, known.groups));
    here.map(|it| (format!("/bookings/{}", it.public.id), words(it))).collect()
}

fn days(date: NaiveDate, today: NaiveDate) -> Vec<Link> {
    let link = |day: NaiveDate| Link {
        href: address(day),
        name: if day == today { "きょう".to_owned() } else { words::day(day, today) },
        here: day == date,
    };
    (0..DAYS).filter_map(|ahead| today.checked_add_days(Days::new(ahead))).map(link).collect()
}

#[derive(Clone, Copy)]
struct Known<'a> {
    groups: &'a [GroupFact],
    said: &'a [CheckIn],
    now: Moment,
}

/// Bookings and what is free between them, in order of time.
fn slots(
    room: &Room,
    bookings: &[BookingRecord],
    open: Option<Hours>,
    (date, known): (NaiveDate, Known<'_>),
) -> Vec<Slot> {
    let here: Vec<&BookingRecord> = bookings.iter().filter(|it| it.public.room == room.id).collect();
    let public: Vec<&Booking> = here.iter().map(|it| &it.public).collect();
    let free = open.map(|open| free_spans(open, &public, FREE_MINUTES_MIN)).unwrap_or_default();
    let mut all: Vec<(Hours, Slot)> =
        here.iter().map(|it| (it.public.hours, booked(room, it, known))).collect();
    all.extend(free.into_iter().map(|hours| (hours, empty(room, date, hours))));
    all.sort_by_key(|(hours, _)| *hours);
    all.into_iter().map(|(_, slot)| slot).collect()
}

fn booked(room: &Room, booking: &BookingRecord, known: Known<'_>) -> Slot {
    let said = known.said.iter().find(|it| it.booking == booking.public.id);
    let note = Some(booking.private.note.clone()).filter(|note| !note.is_empty());
    Slot {
        hours: words::hours(booking.public.hours),
        free: false,
        who: who(booking, known.groups),
        note,
        tag: tag(&booking.public, room, said, known.now),
        href: format!("/bookings/{}", booking.public.id),
    }
}

fn empty(room: &Room, date: NaiveDate, hours: Hours) -> Slot {
    let clock = |minute: u32| format!("{:02}%3A{:02}", minute / 60, minute % 60);
    let (from, to) = (clock(hours.start_minute()), clock(hours.end_minute()));
    Slot {
        hours: words::hours(hours),
        free: true,
        who: "空いています".to_owned(),
        note: None,
        tag: None,
        href: format!("/bookings/new?room={}&date={date}&from={from}&to={to}", room.id),
    }
}
