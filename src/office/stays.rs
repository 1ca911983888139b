//! A group that stays longer keeps its room in the office too, unless somebody has booked it meanwhile.

use super::{
    bookings,
    records::{self, RecordError, State},
};
use crate::{
    domain::{check_in::CheckIn, id::BookingId},
    store::{error::StoreError, sql::Tx},
    wire::{
        intake::CHECK_IN,
        record::{BookingRecord, Kept, Record, StaffNote},
    },
};

/// What was said of a booking, as far as it was not taken back.
pub fn said_of(
    tx: &mut dyn Tx,
    booking: &BookingId,
) -> Result<Option<Kept<CheckIn, StaffNote>>, RecordError> {
    let known = records::load(tx, CHECK_IN, booking.as_str())?;
    let known = known.filter(|known| known.state != State::Deleted);
    Ok(match known.map(|known| known.record()).transpose()? {
        Some(Record::CheckIn(known)) => Some(known),
        Some(_) | None => None,
    })
}

/// The booking with the hours that were asked for at a terminal, as far as its room is nobody else's; none where they
/// do not grow. Asked in the transaction that saves it, so that a booking made at the same moment is never overlapped.
pub fn granted(tx: &mut dyn Tx, said: &CheckIn) -> Result<Option<BookingRecord>, StoreError> {
    let Some(stay) = said.stays else { return Ok(None) };
    let stored = records::load(tx, "booking", said.booking.as_str())?;
    let Some(Ok(Record::Booking(mut booking))) =
        stored.filter(|it| it.state == State::Published).map(|it| it.record())
    else {
        return Ok(None);
    };
    let at = (booking.public.room.clone(), booking.public.date);
    let reached = bookings::with_room_day(tx, (&at.0, at.1), |day| day.reach(&booking.public, stay))?;
    let Some(hours) = reached.flatten() else { return Ok(None) };
    booking.public.hours = hours;
    Ok(Some(*booking))
}
