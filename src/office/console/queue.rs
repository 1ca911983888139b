//! 空き待ち: who waits for a slot, and the one press that takes it up. Nothing is given to anybody by itself.

use axum::extract::{Path, State};

use super::{
    fields::GroupFact,
    oops::Oops,
    page::{Answer, Me, Moment, go},
    rooms::who,
    shelf::{self, BOOKING, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::room::Room,
    office::{
        bookings,
        records::{self, Expected, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

/// Characters of a reason for setting a rule aside, at most.
const DESPITE_MAX: usize = 80;

/// Who stands around a booking.
#[derive(Debug, Clone, Default)]
pub(super) struct Queue {
    /// Who has the slot it waits for.
    pub(super) in_the_way: Vec<BookingRecord>,
    /// Who waits for the slot it has, the first first.
    pub(super) behind: Vec<BookingRecord>,
}

/// Somebody whose slot has become free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Freed {
    pub(super) id: String,
    pub(super) version: i64,
    pub(super) who: String,
    pub(super) slot: String,
    pub(super) since: String,
}

impl Queue {
    pub(super) fn of(tx: &mut dyn Tx, booking: &BookingRecord) -> Result<Self, StoreError> {
        let date = booking.public.date;
        if booking.private.waiting_since.is_some() {
            let mut in_the_way = bookings::between(tx, date, date)?;
            in_the_way.retain(|it| it.public.clashes(&booking.public));
            return Ok(Self { in_the_way, behind: Vec::new() });
        }
        let mut behind = bookings::waiting(tx, date)?;
        behind.retain(|it| it.public.clashes(&booking.public));
        Ok(Self { in_the_way: Vec::new(), behind })
    }
}

/// Everybody whose slot is free, in the order in which they asked; of several for one slot the first alone.
pub(super) fn freed(
    tx: &mut dyn Tx,
    (rooms, groups): (&[Room], &[GroupFact]),
    now: Moment,
) -> Result<Vec<Freed>, StoreError> {
    let mut first: Vec<BookingRecord> = Vec::new();
    for booking in bookings::waiting(tx, now.today)? {
        let date = booking.public.date;
        let taken = bookings::between(tx, date, date)?;
        if taken.iter().chain(&first).all(|it| !it.public.clashes(&booking.public)) {
            first.push(booking);
        }
    }
    first.iter().map(|it| entry(tx, it, (rooms, groups), now)).collect()
}

fn entry(
    tx: &mut dyn Tx,
    booking: &BookingRecord,
    (rooms, groups): (&[Room], &[GroupFact]),
    now: Moment,
) -> Result<Freed, StoreError> {
    let public = &booking.public;
    let room =
        rooms.iter().find(|room| room.id == public.room).map_or_else(String::new, |it| it.name.plain());
    let (day, hours) = (words::day(public.date, now.today), words::hours(public.hours));
    let stored = records::load(tx, BOOKING, public.id.as_str())?;
    Ok(Freed {
        id: public.id.to_string(),
        version: stored.map_or(0, |it| it.version),
        who: who(booking, groups),
        slot: format!("{day} {hours}　{room}"),
        since: booking.private.waiting_since.map_or_else(String::new, |at| words::moment(at, now.utc)),
    })
}

/// Takes up the slot for who waits, if it is free at this moment.
pub(super) async fn take_up(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (now, version, known) = (Moment::of(office.now()), posted.number("version"), id.clone());
    let despite = posted.text("despite").chars().take(DESPITE_MAX).collect::<String>();
    let saved = office.database.run(move |tx| take(tx, &known, (version, &despite), (&me, now))).await?;
    office.announce(saved.at);
    Ok(go(&format!("/bookings/{id}?done=taken-up")))
}

/// The rules of the room hold for who has waited as for everybody: a reason sets them aside.
fn take(
    tx: &mut dyn Tx,
    id: &str,
    (version, despite): (i64, &str),
    (me, now): (&Me, Moment),
) -> Result<records::Saved, Oops> {
    let stored = records::load(tx, BOOKING, id)?.filter(|it| it.state != Fate::Deleted);
    let entry = stored.and_then(shelf::read).ok_or(Oops::NotFound)?;
    let Record::Booking(mut booking) = entry.it else { return Err(Oops::NotFound) };
    if bookings::refuse(tx, &booking.public)?.is_some() {
        return Err(Oops::StillTaken);
    }
    if !despite.is_empty() {
        despite.clone_into(&mut booking.private.despite);
    }
    if booking.private.despite.is_empty() && bookings::broken(tx, &booking, now.today)?.is_some() {
        return Err(Oops::RuleBroken);
    }
    booking.private.waiting_since = None;
    let record = Record::Booking(booking);
    let writing = Writing::by(me, now, record, Fate::Published, Expected::Version(version));
    Ok(shelf::save(tx, &writing)?)
}
