//! A group that stays longer keeps its room in the office too, unless somebody has booked it meanwhile.

use super::{
    bookings,
    records::{self, State},
};
use crate::{
    domain::{check_in::CheckIn, room::Booking, stay::Around},
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

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
    let (room, date) = (&booking.public.room, booking.public.date);
    let Some(room) = bookings::rooms(tx)?.into_iter().find(|it| it.id == *room) else { return Ok(None) };
    let open = bookings::corner(tx)?.and_then(|calendar| calendar.day(date).hours());
    let day = bookings::between(tx, date, date)?;
    let others: Vec<&Booking> = day.iter().map(|it| &it.public).collect();
    let Some(hours) = (Around { others: &others, open, rules: room.check_in }).reach(&booking.public, stay)
    else {
        return Ok(None);
    };
    booking.public.hours = hours;
    Ok(Some(*booking))
}
