//! A booking that is taken to another time or room, and the way back.

use axum::extract::{Path, State};
use chrono::{NaiveTime, TimeDelta};

use super::{
    booked::{Shelf, read, sentence},
    booking::{Wish, keep},
    booking_typed::{Typed, slot_words},
    oops::Oops,
    page::{Answer, Moment},
    posted::Posted,
    repeat::Repeat,
    shelf::{self, BOOKING},
    signed::Signed,
    words,
};
use crate::{
    domain::{slot::Slot, time::Hours},
    office::{
        records::{self, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// What a page says after a booking was moved.
pub(super) struct Moved {
    pub(super) id: String,
    pub(super) version: i64,
    pub(super) sentence: String,
    /// The slot it came from.
    pub(super) undo: Option<[String; 4]>,
}

/// Takes a booking to another slot; where that is taken, its form says what is free near it.
pub(super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let shelf = read(&office, &id).await?;
    let (_, booking) = shelf.entry.ok_or(Oops::NotFound)?;
    let typed = Typed { reason: String::new(), ..Typed::of(&booking) };
    let typed = to(typed, booking.public.hours, &posted);
    let page = if posted.text("view") == "week" { "/rooms/week" } else { "/rooms" };
    let onward = format!("{page}?date={}&moved={id}", typed.date);
    let wish = Wish::new((id, posted.number("version"), typed), Repeat::default());
    keep(&office, &me, Wish { onward, ..wish }).await
}

/// As long as it was, unless its end is said too.
fn to(typed: Typed, hours: Hours, posted: &Posted) -> Typed {
    let text = |name| posted.text(name).to_owned();
    let length = TimeDelta::minutes(i64::from(hours.end_minute()) - i64::from(hours.start_minute()));
    let end = words::read_time(posted.text("from")).map_or(NaiveTime::MIN, |from| from + length);
    let to = if posted.has("to") { text("to") } else { end.format("%H:%M").to_string() };
    Typed { room: text("room"), date: text("date"), from: text("from"), to, ..typed }
}

/// What to say of a booking that was just moved.
pub(super) fn moved(tx: &mut dyn Tx, id: &str, now: Moment) -> Result<Option<Moved>, StoreError> {
    if id.is_empty() {
        return Ok(None);
    }
    let shelf = Shelf::read(tx, id)?;
    let Some((version, booking)) = shelf.entry.clone() else { return Ok(None) };
    let before = match records::version(tx, BOOKING, id, version - 1) {
        Ok(stored) if stored.state == Fate::Published => shelf::read(stored).map(|entry| entry.it),
        Ok(_) | Err(_) => None,
    };
    let undo =
        before.and_then(|it| if let Record::Booking(it) = it { Some(Slot::of(&it.public)) } else { None });
    Ok(Some(Moved {
        id: id.to_owned(),
        version,
        sentence: sentence(&shelf, &booking, now),
        undo: undo.filter(|slot| *slot != Slot::of(&booking.public)).map(|slot| slot_words(&slot)),
    }))
}
