//! The sheet for a room's door: a day or a week on paper, with the names that may stand on the glass and no others.

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::{Datelike as _, Days, NaiveDate};
use serde::Deserialize;

use super::{
    glass::Glass,
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, show},
    rooms::{Usable, address},
    words,
};
use crate::{
    domain::{
        content::Content,
        id::RoomId,
        room::{Booking, Room},
        text::Text,
    },
    office::state::AppState,
};

#[derive(Template)]
#[template(path = "door.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    back: String,
    room: String,
    name: String,
    days: Vec<Sheet>,
    /// The other length: its address and name.
    other: (String, &'static str),
    whole_week: bool,
    desk: String,
}

/// One day of the sheet.
struct Sheet {
    day: String,
    closed: Option<String>,
    /// The hours in which it can be used, where they are the room's own.
    short: Option<String>,
    /// Hours and name.
    lines: Vec<(String, String)>,
}

/// Which days.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    date: String,
    #[serde(default)]
    days: String,
}

/// The sheet, to be printed.
pub(super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (now, id) = (Moment::of(office.now()), RoomId::parse(&id).map_err(|_no_id| Oops::NotFound)?);
    let glass = office.database.read(|tx| Glass::read(tx)).await?;
    let content = glass.content.ok_or(Oops::NotFound)?;
    let room = content.rooms.get(&id).ok_or(Oops::NotFound)?;
    let date = words::read_day(&asked.date).unwrap_or(now.today);
    show(&sheet((&me, now), (&content, room), (date, asked.days == "week")))
}

fn sheet(
    (me, now): (&Me, Moment),
    (content, room): (&Content, &Room),
    (date, whole_week): (NaiveDate, bool),
) -> Page {
    let since = u64::from(date.weekday().num_days_from_monday());
    let monday = date.checked_sub_days(Days::new(since)).unwrap_or(date);
    let (first, count) = if whole_week { (monday, 7) } else { (date, 1) };
    let days: Vec<NaiveDate> = first.iter_days().take(count).collect();
    let last = days.last().copied().unwrap_or(first);
    let here = format!("/rooms/{}/door?date={date}", room.id);
    Page {
        frame: Frame::new(me, Here::Rooms, "ドアの紙"),
        back: address(date),
        room: room.name.plain(),
        name: if whole_week {
            format!("{}から{}まで", words::day(first, now.today), words::day(last, now.today))
        } else {
            words::day(date, now.today)
        },
        days: days.into_iter().map(|day| one(content, room, (day, now))).collect(),
        other: if whole_week {
            (here, "この日だけ")
        } else {
            (format!("{here}&days=week"), "この週の全部")
        },
        whole_week,
        desk: content.settings.desk_place.plain(),
    }
}

fn one(content: &Content, room: &Room, (day, now): (NaiveDate, Moment)) -> Sheet {
    let line = |it: &&Booking| {
        let name = it.shown_name.as_ref().map_or_else(|| "予約あり".to_owned(), Text::plain);
        (words::hours(it.hours), name)
    };
    let usable = Usable::within(&content.corner.day(day), content.day_of(&room.id, day));
    let (closed, short) = usable.closed_or_short();
    Sheet {
        day: words::day(day, now.today),
        short,
        closed,
        lines: content.bookings_of(&room.id, day).iter().map(line).collect(),
    }
}
