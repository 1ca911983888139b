//! 部屋: a day in the groups' rooms, who is there, and what is free.

use askama::Template;
use axum::extract::{Query, State};
use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::{
    fields::{self, GroupFact},
    page::{Answer, Frame, Here, Mark, Me, Moment, Tag, show},
    words,
};
use crate::{
    domain::{
        calendar::{ClosedReason, Day, OpeningCalendar},
        check_in::CheckIn,
        room::{Booking, Certainty, Room, free_spans},
        stage::Stage,
        time::Hours,
    },
    office::{
        bookings::{between, corner, rooms},
        records,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
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
}

struct Link {
    href: String,
    name: String,
    here: bool,
}

/// One room on the day.
struct Side {
    name: String,
    capacity: u32,
    slots: Vec<Slot>,
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
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let date = words::read_day(&asked.date).unwrap_or(now.today);
    let done = match asked.done.as_str() {
        "deleted" => Some("予約を取り消しました。「前の版」から、いつでももどせます。"),
        _ => None,
    };
    let page = office.database.read(move |tx| fill(tx, &me, date, now)).await?;
    show(&Page { done, ..page })
}

fn fill(tx: &mut dyn Tx, me: &Me, date: NaiveDate, now: Moment) -> Result<Page, StoreError> {
    let (rooms, calendar, groups) = (rooms(tx)?, corner(tx)?, fields::groups(tx)?);
    let bookings = between(tx, date, date)?;
    let said = said(tx, &bookings)?;
    let open = calendar.as_ref().map(|calendar| calendar.day(date));
    let known = Known { groups: &groups, said: &said, now };
    let side = |room: &Room| Side {
        name: room.name.plain(),
        capacity: room.capacity,
        slots: slots(room, &bookings, open.as_ref().and_then(Day::hours), (date, known)),
    };
    Ok(Page {
        frame: Frame::new(me, Here::Rooms, "部屋"),
        done: None,
        date: words::day(date, now.today),
        closed: calendar.as_ref().and_then(|calendar| closed(calendar, date)),
        days: days(date, now.today),
        before: address(date.checked_sub_days(Days::new(1)).unwrap_or(date)),
        after: address(date.checked_add_days(Days::new(1)).unwrap_or(date)),
        rooms: rooms.iter().map(side).collect(),
        new: format!("/bookings/new?date={date}"),
    })
}

/// The address of a day.
pub(super) fn address(date: NaiveDate) -> String {
    format!("/rooms?date={date}")
}

/// Why the corner is closed on a day.
pub(super) fn closed(calendar: &OpeningCalendar, date: NaiveDate) -> Option<String> {
    match calendar.day(date) {
        Day::Open(_) => None,
        Day::Closed(ClosedReason::Decided(why)) => Some(format!("休館日（{}）", why.plain())),
        Day::Closed(ClosedReason::Holiday(kind)) => Some(format!("祝日（{}）で休館日", kind.name_ja())),
        Day::Closed(ClosedReason::YearEnd) => Some("年末年始の休館日".to_owned()),
        Day::Closed(ClosedReason::Weekly) => Some("休館日".to_owned()),
    }
}

/// What was said of these bookings.
pub(super) fn said(tx: &mut dyn Tx, bookings: &[BookingRecord]) -> Result<Vec<CheckIn>, StoreError> {
    let mut found = Vec::new();
    for booking in bookings {
        let stored = records::load(tx, "check_in", booking.public.id.as_str())?;
        let stored = stored.filter(|it| it.state == records::State::Published);
        if let Some(Ok(Record::CheckIn(it))) = stored.map(|it| it.record()) {
            found.push(it.public);
        }
    }
    Ok(found)
}

/// Whose booking it is, as staff know it.
pub(super) fn who(booking: &BookingRecord, groups: &[GroupFact]) -> String {
    let group = booking.private.group.as_ref();
    let name = group.and_then(|id| groups.iter().find(|it| it.id == *id)).map(|it| it.name.clone());
    let purpose = Some(booking.private.purpose.clone()).filter(|purpose| !purpose.is_empty());
    name.or(purpose).unwrap_or_else(|| "センター".to_owned())
}

/// How a booking stands, and since when.
pub(super) fn tag(booking: &Booking, rules: &Room, said: Option<&CheckIn>, now: Moment) -> Option<Tag> {
    let at = words::local(now.utc).naive_local();
    let clock = |moment| words::local(moment).format("%-H:%M").to_string();
    let arrived = said.and_then(|it| it.arrived).map(clock);
    Some(match (Stage::of(booking, rules.check_in, said, at), arrived) {
        (Stage::InUse, Some(arrived)) => Tag::new(Mark::Good, format!("{arrived} に来ました")),
        (Stage::Left, _) => {
            let left = said.map(|it| clock(it.last.0)).unwrap_or_default();
            Tag::new(Mark::Rest, format!("{left} に退室"))
        }
        (Stage::Ended, Some(arrived)) => Tag::new(Mark::Rest, format!("{arrived} に来ました・終わり")),
        (Stage::Released, _) => Tag::new(Mark::Wait, "空き部屋として出ています"),
        (Stage::Ended, None) => Tag::new(Mark::Rest, "終わり"),
        (Stage::Planned | Stage::Open | Stage::InUse, _) if booking.certainty == Certainty::Tentative => {
            Tag::new(Mark::Wait, "仮予約")
        }
        (Stage::Planned | Stage::Open | Stage::InUse, _) => return None,
    })
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
