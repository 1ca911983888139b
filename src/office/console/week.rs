//! 部屋の週と月: the days beside each other, to find a free slot and to take a booking there.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use chrono::{Datelike as _, Months, NaiveDate};
use serde::Deserialize;

use super::{
    fields,
    lanes::{Lane, Span, is_shut, lane},
    moving::{Moved, moved},
    page::{Answer, Frame, Here, Me, Moment, show},
    rooms::{Usable, address, closed, who},
    words,
};
use crate::{
    domain::{
        room::Room,
        time::{Hours, first_of_month},
    },
    office::{
        bookings::{Openings, between, rooms, versions},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::BookingRecord,
};

#[derive(Template)]
#[template(path = "week.html", config = "assets/console/askama.toml")]
struct Week {
    frame: Frame,
    /// The day the other views show.
    key: String,
    view: &'static str,
    name: String,
    before: String,
    after: String,
    span: Span,
    lanes: Vec<Lane>,
    moved: Option<Moved>,
}

#[derive(Template)]
#[template(path = "month.html", config = "assets/console/askama.toml")]
struct Month {
    frame: Frame,
    key: String,
    view: &'static str,
    name: String,
    before: String,
    after: String,
    span: Span,
    weekdays: [&'static str; 7],
    weeks: Vec<Vec<Cell>>,
}

/// A day of the month; of days outside it there is nothing to see.
struct Cell {
    inside: bool,
    today: bool,
    day: u32,
    said: String,
    href: String,
    closed: Option<String>,
    count: usize,
    /// What the rooms' own calendars say of it.
    own: Vec<String>,
    lines: Vec<Line>,
}

/// A room on a day of the month: what is booked and when it cannot be used, as first column and columns.
struct Line {
    shut: bool,
    off: Vec<(u32, u32)>,
    booked: Vec<(u32, u32)>,
}

/// Which day is meant, and what was just moved.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    date: String,
    #[serde(default)]
    moved: String,
}

/// What both views are made from.
struct Plan {
    rooms: Vec<Room>,
    bookings: Vec<BookingRecord>,
    openings: Option<Openings>,
    span: Span,
}

impl Plan {
    fn read(tx: &mut dyn Tx, days: &[NaiveDate]) -> Result<Self, StoreError> {
        let (rooms, openings) = (rooms(tx)?, Openings::read(tx)?);
        let (first, last) = (days.first().copied(), days.last().copied());
        let bookings = match first.zip(last) {
            Some((first, last)) => between(tx, first, last)?,
            None => Vec::new(),
        };
        let open = |day: &NaiveDate| openings.as_ref().and_then(|it| it.corner.day(*day).hours());
        let hours: Vec<Hours> = days.iter().filter_map(open).collect();
        let span = Span::of(hours.into_iter().chain(bookings.iter().map(|it| it.public.hours)));
        Ok(Self { rooms, bookings, openings, span })
    }

    fn closed(&self, day: NaiveDate) -> Option<String> {
        self.openings.as_ref().and_then(|openings| closed(&openings.corner, day))
    }

    fn usable(&self, room: &Room, day: NaiveDate) -> Usable {
        Usable::of(self.openings.as_ref(), room, day)
    }

    /// What the rooms' own calendars say of a day.
    fn own(&self, day: NaiveDate) -> Vec<String> {
        let said = |room: &Room| Some(format!("{}：{}", room.name.plain(), self.usable(room, day).own?));
        self.rooms.iter().filter_map(said).collect()
    }

    /// A room on a day of the month, with what is booked in it.
    fn line<'a>(&self, room: &Room, day: NaiveDate, here: impl Iterator<Item = &'a BookingRecord>) -> Line {
        let usable = self.usable(room, day).day;
        let own = here.filter(|it| it.public.room == room.id);
        Line {
            shut: is_shut(usable.as_ref()),
            off: self.span.off(usable.as_ref()),
            booked: own.map(|it| self.span.columns(it.public.hours)).collect(),
        }
    }
}

/// The week of a day.
pub(super) async fn week(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let date = words::read_day(&asked.date).unwrap_or(now.today);
    show(&office.database.read(move |tx| fill_week(tx, &me, (date, &asked.moved), now)).await?)
}

fn fill_week(
    tx: &mut dyn Tx,
    me: &Me,
    (date, just): (NaiveDate, &str),
    now: Moment,
) -> Result<Week, StoreError> {
    let monday = words::monday(date);
    let days = words::week(monday);
    let sunday = days.last().copied().unwrap_or(monday);
    let known = Plan::read(tx, &days)?;
    let (groups, versions) = (fields::groups(tx)?, versions(tx, monday, sunday)?);
    let mut lanes = Vec::new();
    for day in &days {
        for (place, room) in known.rooms.iter().enumerate() {
            let named = known.bookings.iter().map(|it| (it, who(it, &groups)));
            let usable = known.usable(room, *day);
            let lane = lane((room, *day, now.today), (known.span, &versions, usable), named);
            let said = if *day == now.today {
                format!("{} きょう", words::day(*day, now.today))
            } else {
                words::day(*day, now.today)
            };
            let head = (place == 0).then(|| (address(*day), said));
            lanes.push(Lane { day: head, closed: known.closed(*day), ..lane });
        }
    }
    let away = |date: Option<NaiveDate>| format!("/rooms/week?date={}", date.unwrap_or(monday));
    Ok(Week {
        frame: Frame::new(me, Here::Rooms, "部屋の週"),
        key: date.to_string(),
        view: "week",
        name: format!("{}から{}まで", words::day(monday, now.today), words::day(sunday, now.today)),
        before: away(monday.checked_sub_days(words::WEEK)),
        after: away(monday.checked_add_days(words::WEEK)),
        span: known.span,
        lanes,
        moved: moved(tx, just, now)?,
    })
}

/// The month of a day.
pub(super) async fn month(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let date = words::read_day(&asked.date).unwrap_or(now.today);
    show(&office.database.read(move |tx| fill_month(tx, &me, date, now)).await?)
}

fn fill_month(tx: &mut dyn Tx, me: &Me, date: NaiveDate, now: Moment) -> Result<Month, StoreError> {
    let first = first_of_month(date);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(first);
    let days: Vec<NaiveDate> = words::monday(first)
        .iter_days()
        .take_while(|day| *day < next || day.weekday() != chrono::Weekday::Mon)
        .collect();
    let known = Plan::read(tx, &days)?;
    let mut by_day: BTreeMap<NaiveDate, Vec<&BookingRecord>> = BTreeMap::new();
    for booking in &known.bookings {
        by_day.entry(booking.public.date).or_default().push(booking);
    }
    let cell = |day: &NaiveDate| {
        let here = by_day.get(day).map_or(&[][..], Vec::as_slice);
        let line = |room: &Room| known.line(room, *day, here.iter().copied());
        Cell {
            inside: day.month() == first.month(),
            today: *day == now.today,
            day: day.day(),
            said: format!("{}：予約 {}件", words::day(*day, now.today), here.len()),
            href: address(*day),
            closed: known.closed(*day),
            count: here.len(),
            own: known.own(*day),
            lines: known.rooms.iter().map(line).collect(),
        }
    };
    let away = |date: Option<NaiveDate>| format!("/rooms/month?date={}", date.unwrap_or(first));
    Ok(Month {
        frame: Frame::new(me, Here::Rooms, "部屋の月"),
        key: date.to_string(),
        view: "month",
        name: format!("{}年{}月", first.year(), first.month()),
        before: away(first.checked_sub_months(Months::new(1))),
        after: away(Some(next)),
        span: known.span,
        weekdays: words::WEEKDAYS,
        weeks: days.chunks(7).map(|week| week.iter().map(cell).collect()).collect(),
    })
}
