//! The form of a booking: written while somebody is on the telephone, moved, and refused where a room is taken.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;

use super::{
    booked::{Shelf, read},
    booking_typed::{Facts, Typed},
    fields::group_choices,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, go, show, show_with},
    posted::Problems,
    rooms::{address, who},
    shelf::{self, BOOKING, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        id::{BookingId, RoomId},
        slot::Slot,
    },
    office::{
        bookings::{self, Taken},
        chance,
        records::{Expected, State as Fate},
        state::AppState,
    },
    wire::record::{BookingRecord, Record},
};

#[derive(Template)]
#[template(path = "booking.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    back: String,
    typed: Typed,
    problems: Problems,
    taken: Option<InTheWay>,
    rooms: Vec<Choice>,
    groups: Vec<Choice>,
    certainties: Vec<Choice>,
    displays: Vec<Choice>,
}

/// What is in the way, and what is free near it.
struct InTheWay {
    by: Vec<String>,
    near: Vec<String>,
}

/// The slot somebody pressed.
#[derive(Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    room: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// An empty form. Its id is made here, so that a form sent twice makes one booking.
pub(super) async fn fresh(State(office): State<AppState>, me: Me, Query(slot): Query<Pressed>) -> Answer {
    let id = chance::id(BOOKING)?;
    let typed = Typed::fresh([&slot.room, &slot.date, &slot.from, &slot.to]);
    let shelf = read(&office, &id).await?;
    show(&form(&me, &shelf, (id, 0, typed), Moment::of(office.now())))
}

/// The form of a booking that exists: to be moved or corrected.
pub(super) async fn edit(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let shelf = read(&office, &id).await?;
    let (version, booking) = shelf.entry.clone().ok_or(Oops::NotFound)?;
    show(&form(&me, &shelf, (id, version, Typed::of(&booking)), Moment::of(office.now())))
}

/// The form comes back.
pub(super) async fn save(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let booking_id = BookingId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let (shelf, typed) = (read(&office, &id).await?, Typed::posted(&posted));
    let mut problems = Problems::default();
    let before = shelf.entry.as_ref().map(|(_, it)| it);
    let booking = typed.booking(booking_id, before, (&shelf.facts, now), &mut problems);
    let version = posted.number("version");
    let Some(booking) = booking.filter(|_| !problems.any()) else {
        let page = Page { problems, ..form(&me, &shelf, (id, version, typed), now) };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let expected = if version > 0 { Expected::Version(version) } else { Expected::New };
    let record = Record::Booking(Box::new(booking.clone()));
    let writing = Writing::by(&me, now, record, Fate::Published, expected);
    let kept = office
        .database
        .run(move |tx| match bookings::refuse(tx, &booking.public)? {
            Some(taken) => Ok::<_, Oops>(Err(taken)),
            None => Ok(Ok(shelf::save(tx, &writing)?)),
        })
        .await?;
    match kept {
        Ok(saved) => {
            office.announce(saved.at);
            Ok(go(&format!("/bookings/{id}?done=saved")))
        }
        Err(taken) => {
            let taken = Some(in_the_way(&taken, &shelf.facts, now));
            show_with(StatusCode::CONFLICT, &Page { taken, ..form(&me, &shelf, (id, version, typed), now) })
        }
    }
}

fn form(me: &Me, shelf: &Shelf, (id, version, typed): (String, i64, Typed), now: Moment) -> Page {
    let title = if version > 0 { "予約を直す" } else { "予約を書く" };
    let date = words::read_day(&typed.date).unwrap_or(now.today);
    Page {
        frame: Frame::new(me, Here::Rooms, title),
        back: if version > 0 { format!("/bookings/{id}") } else { address(date) },
        id,
        version,
        problems: Problems::default(),
        taken: None,
        rooms: typed.rooms(&shelf.facts),
        groups: group_choices(&shelf.facts.groups, &typed.group),
        certainties: typed.certainties(),
        displays: typed.displays(),
        typed,
    }
}

fn in_the_way(taken: &Taken, facts: &Facts, now: Moment) -> InTheWay {
    let room = |id: &RoomId| {
        facts.rooms.iter().find(|room| room.id == *id).map_or_else(String::new, |it| it.name.plain())
    };
    let by = |it: &BookingRecord| format!("{}　{}", words::hours(it.public.hours), who(it, &facts.groups));
    let near = |it: &Slot| {
        format!("{} {}　{}", words::day(it.date, now.today), words::hours(it.hours), room(&it.room))
    };
    InTheWay { by: taken.by.iter().map(by).collect(), near: taken.near.iter().map(near).collect() }
}
