//! Bookings against each other: no room is given to two groups at once, whoever writes and however fast.

use chrono::{Days, NaiveDate};

use super::{
    chance::{self, NoChance},
    records::published,
};
use crate::{
    args,
    domain::{
        calendar::OpeningCalendar,
        check_in::NUMBER_DIGITS,
        room::{Booking, Room},
        slot::{Plan, Slot},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

/// Days that offers may lie ahead.
const DAYS_AHEAD: u64 = 14;

/// Why a slot cannot be had.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The bookings in the way.
    pub by: Vec<BookingRecord>,
    /// Free slots near it.
    pub near: Vec<Slot>,
}

/// The bookings from one day to another, both inside, deleted ones left out.
pub fn between(tx: &mut dyn Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<BookingRecord>, StoreError> {
    let sql = "SELECT id, body FROM record WHERE kind = 'booking' AND state <> 'deleted' AND body LIKE $1";
    let mut found = Vec::new();
    for date in from.iter_days().take_while(|date| *date <= to) {
        for row in tx.query(sql, args![format!("%\"date\":\"{date}\"%")])? {
            match Record::read("booking", row.text(0)?, row.text(1)?) {
                Ok(Record::Booking(booking)) if booking.public.date == date => found.push(*booking),
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "a booking cannot be read and is left out"),
            }
        }
    }
    found.sort_by(|a, b| {
        let key = |it: &BookingRecord| (it.public.date, it.public.hours, it.public.room.clone());
        key(a).cmp(&key(b))
    });
    Ok(found)
}

/// Whether a booking may stand; asked in the transaction that saves it, so that of two writers the second hears no.
pub fn refuse(tx: &mut dyn Tx, booking: &Booking) -> Result<Option<Taken>, StoreError> {
    let mut by = between(tx, booking.date, booking.date)?;
    by.retain(|it| it.public.id != booking.id && it.public.clashes(booking));
    if by.is_empty() {
        return Ok(None);
    }
    Ok(Some(Taken { by, near: near(tx, booking)? }))
}

/// What is free near a booking; nothing while nobody has said when the corner is open.
fn near(tx: &mut dyn Tx, booking: &Booking) -> Result<Vec<Slot>, StoreError> {
    let Some(calendar) = corner(tx)? else { return Ok(Vec::new()) };
    let last = booking.date.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(booking.date);
    let (days, rooms) = (between(tx, booking.date, last)?, rooms(tx)?);
    let bookings: Vec<&Booking> = days.iter().map(|it| &it.public).collect();
    let rooms: Vec<&Room> = rooms.iter().collect();
    let own = Some(&booking.id);
    Ok(Slot::of(booking).near(Plan { rooms: &rooms, bookings: &bookings, calendar: &calendar, own }))
}

/// The rooms in their order.
pub fn rooms(tx: &mut dyn Tx) -> Result<Vec<Room>, StoreError> {
    let mut rooms: Vec<Room> = published(tx, "room")?
        .into_iter()
        .filter_map(|record| if let Record::Room(it) = record { Some(it.public) } else { None })
        .collect();
    rooms.sort_by_key(|room| (room.order, room.id.clone()));
    Ok(rooms)
}

/// When the corner is open; none before anybody said so.
pub fn corner(tx: &mut dyn Tx) -> Result<Option<OpeningCalendar>, StoreError> {
    let named = published(tx, "settings")?.into_iter().find_map(|record| {
        if let Record::Settings(it) = record { Some(it.public.corner_calendar) } else { None }
    });
    let calendars = published(tx, "calendar")?.into_iter();
    let mut found =
        calendars.filter_map(|record| if let Record::Calendar(it) = record { Some(it.public) } else { None });
    Ok(found.find(|calendar| Some(&calendar.id) == named.as_ref()))
}

/// A new number for a booking: four digits, none likelier than another.
pub fn number() -> Result<String, NoChance> {
    // 65,536 numbers fall on 10,000: the first ones would come a little more often, so the rest is thrown again.
    loop {
        let thrown = u16::from_be_bytes(chance::bytes::<2>()?);
        if thrown < 60_000 {
            return Ok(format!("{:0width$}", thrown % 10_000, width = NUMBER_DIGITS));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_four_digits() {
        for _ in 0..200 {
            let number = number().unwrap();
            assert!(
                number.len() == NUMBER_DIGITS && number.bytes().all(|it| it.is_ascii_digit()),
                "{number}"
            );
        }
    }
}
