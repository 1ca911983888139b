//! A room that was taken at a terminal becomes a booking, unless it is somebody else's: then everybody is told so.

use chrono::{DateTime, Utc};

use super::{
    bookings,
    records::{self, Change, Expected, RecordError, State},
    stays,
};
use crate::{
    domain::check_in::CheckIn,
    store::{error::StoreError, sql::Tx},
    wire::{
        item::Position,
        record::{BookingPrivate, BookingRecord, Kept, Record, StaffNote},
    },
};

/// What staff read of such a booking in place of a group.
const PURPOSE: &str = "15階で「今すぐ使う」";

/// Decides what was taken, in the transaction that saves it, so that of two terminals the second hears no. What was
/// said stands either way: without a booking it tells terminals and desk that the room was somebody else's. None where
/// that is known already. What was said of it before it came stands too, and a longer stay among it is granted now.
pub fn decide(
    tx: &mut dyn Tx,
    said: CheckIn,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Option<Position>, RecordError> {
    let (public, private) = match stays::said_of(tx, &said.booking)? {
        Some(known) if known.public.takes.is_some() => return Ok(None),
        Some(known) => (known.public.join(&said), known.private),
        None => (said, StaffNote::default()),
    };
    let booking = booked(tx, &public)?.map(|booking| Record::Booking(Box::new(booking)));
    if booking.is_none() {
        tracing::info!(booking = %public.booking, "a room was taken at a terminal that was somebody else's");
    }
    let said = Record::CheckIn(Kept { public: public.clone(), private });
    let change = |record| Change { record, state: State::Published, expected: Expected::Any };
    let changes: Vec<Change> = booking.into_iter().chain([said]).map(change).collect();
    let at = records::save(tx, &changes, who, now)?.at;
    let Some(longer) = stays::granted(tx, &public)? else { return Ok(Some(at)) };
    Ok(Some(records::save(tx, &[change(Record::Booking(Box::new(longer)))], who, now)?.at))
}

/// The booking, where the room's rule allows it, so long and so often that day, the room can be used, and nobody else has
/// it. No group is known that a rule of how much one may book could bear on.
fn booked(tx: &mut dyn Tx, said: &CheckIn) -> Result<Option<BookingRecord>, StoreError> {
    let Some(take) = &said.takes else { return Ok(None) };
    let private = BookingPrivate { purpose: PURPOSE.to_owned(), ..BookingPrivate::default() };
    let stands = bookings::with_room_day(tx, (&take.room, take.date), |day| day.fits(take))?;
    Ok((stands == Some(true)).then(|| Kept { public: take.booked(said), private }))
}
