//! Bookings against each other: no room is given to two groups at once, whoever writes and however fast.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::{
    chance::{self, NoChance},
    records::{self, Stored, published},
};
use crate::{
    args,
    domain::{
        calendar::{Day, OpeningCalendar},
        check_in::NUMBER_DIGITS,
        id::{BookingId, CalendarId, RoomId, SeriesId},
        quota::{Broken, on_slots},
        room::{Booking, Room},
        room_day::RoomDay,
        slot::{Plan, Slot},
        time::first_of_month,
    },
    store::{
        error::StoreError,
        sql::{Row, Tx},
    },
    wire::record::{BookingRecord, Record, RoomPrivate},
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

/// The bookings from one day to another, both inside; cancelled and waiting ones left out.
pub fn between(tx: &mut dyn Tx, from: NaiveDate, to: NaiveDate) -> Result<Vec<BookingRecord>, StoreError> {
    let sql = "SELECT id, body FROM record
               WHERE kind = 'booking' AND state = 'published' AND day >= $1 AND day <= $2";
    let rows = tx.query(sql, args![from.to_string(), to.to_string()])?;
    let mut found = read_all(&rows)?;
    found.sort_by(|a, b| {
        let key = |it: &BookingRecord| (it.public.date, it.public.hours, it.public.room.clone());
        key(a).cmp(&key(b))
    });
    Ok(found)
}

/// The versions of the bookings from one day to another, for whoever wants to move one of them.
pub fn versions(
    tx: &mut dyn Tx,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<BTreeMap<BookingId, i64>, StoreError> {
    let sql = "SELECT id, version FROM record
               WHERE kind = 'booking' AND state = 'published' AND day >= $1 AND day <= $2";
    let mut found = BTreeMap::new();
    for row in &tx.query(sql, args![from.to_string(), to.to_string()])? {
        if let Ok(id) = BookingId::parse(row.text(0)?) {
            found.insert(id, row.int(1)?);
        }
    }
    Ok(found)
}

/// Who waits for a slot from a day on, who came first before who came later.
pub fn waiting(tx: &mut dyn Tx, from: NaiveDate) -> Result<Vec<BookingRecord>, StoreError> {
    let sql = "SELECT id, body FROM record WHERE kind = 'booking' AND state = 'draft' AND day >= $1";
    let mut found = read_all(&tx.query(sql, args![from.to_string()])?)?;
    found.retain(|it| it.private.waiting_since.is_some());
    found.sort_by_key(|it| (it.private.waiting_since, it.public.id.clone()));
    Ok(found)
}

/// Every date of a series in its order, cancelled ones included: as they stand, with their versions.
pub fn of_series(tx: &mut dyn Tx, id: &SeriesId) -> Result<Vec<(Stored, BookingRecord)>, StoreError> {
    let sql = "SELECT id FROM record WHERE kind = 'booking' AND body LIKE $1 ORDER BY day, id";
    let rows = tx.query(sql, args![format!("%\"series\":\"{id}\"%")])?;
    let mut found = Vec::new();
    for row in &rows {
        let Some(stored) = records::load(tx, "booking", row.text(0)?)? else { continue };
        match stored.record() {
            Ok(Record::Booking(it)) if it.private.series.as_ref() == Some(id) => found.push((stored, *it)),
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a booking cannot be read and is left out"),
        }
    }
    Ok(found)
}

fn read_all(rows: &[Row]) -> Result<Vec<BookingRecord>, StoreError> {
    let mut found = Vec::new();
    for row in rows {
        match Record::read("booking", row.text(0)?, row.text(1)?) {
            Ok(Record::Booking(booking)) => found.push(*booking),
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "a booking cannot be read and is left out"),
        }
    }
    Ok(found)
}

/// Which rule of its room a booking breaks; bookings that are no group's break none.
pub fn broken(
    tx: &mut dyn Tx,
    booking: &BookingRecord,
    today: NaiveDate,
) -> Result<Option<Broken>, StoreError> {
    broken_beside(tx, booking, &[], today)
}

/// The same for one of several that are to be saved together: they count as they are to be, wherever they stand.
pub fn broken_beside(
    tx: &mut dyn Tx,
    booking: &BookingRecord,
    others: &[&BookingRecord],
    today: NaiveDate,
) -> Result<Option<Broken>, StoreError> {
    let slots = rooms(tx)?.into_iter().find(|room| room.id == booking.public.room).map(|room| room.slots);
    let is_group = booking.private.group.is_some();
    if is_group && slots.is_some_and(|slots| !on_slots(&slots, booking.public.hours)) {
        return Ok(Some(Broken::OffSlots));
    }
    let rules = rules(tx, &booking.public.room)?;
    let Some(group) = booking.private.group.as_ref().filter(|_| !rules.quota.is_open()) else {
        return Ok(None);
    };
    let month = first_of_month(booking.public.date);
    let sql = "SELECT id, body FROM record
               WHERE kind = 'booking' AND state = 'published' AND day >= $1 AND body LIKE $2";
    let since = month.min(today).to_string();
    let rows = tx.query(sql, args![since, format!("%\"group\":\"{group}\"%")])?;
    let public = &booking.public;
    let own = |it: &BookingRecord| it.private.group.as_ref() == Some(group) && it.public.room == public.room;
    let since = month.min(today);
    let stored = read_all(&rows)?;
    let stands = stored.iter().filter(|it| others.iter().all(|other| other.public.id != it.public.id));
    let coming = others.iter().copied().filter(|it| it.public.date >= since);
    let has: Vec<NaiveDate> = stands
        .chain(coming)
        .filter(|it| own(it) && it.public.id != public.id)
        .map(|it| it.public.date)
        .collect();
    Ok(rules.quota.broken(&has, public.date, today))
}

/// What the centre decided about a room; nothing for a room nobody wrote rules for.
pub fn rules(tx: &mut dyn Tx, room: &RoomId) -> Result<RoomPrivate, StoreError> {
    let stored = records::load(tx, "room", room.as_str())?.map(|stored| stored.record());
    let found = stored.and_then(|it| if let Ok(Record::Room(it)) = it { Some(it.private) } else { None });
    Ok(found.unwrap_or_default())
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
pub fn near(tx: &mut dyn Tx, booking: &Booking) -> Result<Vec<Slot>, StoreError> {
    let Some(openings) = Openings::read(tx)? else { return Ok(Vec::new()) };
    let last = booking.date.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(booking.date);
    let (days, rooms) = (between(tx, booking.date, last)?, rooms(tx)?);
    let bookings: Vec<&Booking> = days.iter().map(|it| &it.public).collect();
    let rooms: Vec<&Room> = rooms.iter().collect();
    let (own, open) = (Some(&booking.id), |room: &RoomId, date| openings.day(room, date).hours());
    Ok(Slot::of(booking).near(Plan { rooms: &rooms, bookings: &bookings, open: &open, own }))
}

/// What stands in a room on a day, asked in the transaction that changes it; none where there is no such room.
pub fn with_room_day<T>(
    tx: &mut dyn Tx,
    (room, date): (&RoomId, NaiveDate),
    ask: impl FnOnce(&RoomDay<'_>) -> T,
) -> Result<Option<T>, StoreError> {
    let Some(known) = rooms(tx)?.into_iter().find(|it| it.id == *room) else { return Ok(None) };
    let open = Openings::read(tx)?.and_then(|openings| openings.day(room, date).hours());
    let day = between(tx, date, date)?;
    let bookings = day.iter().map(|it| &it.public).filter(|it| it.room == *room).collect();
    Ok(Some(ask(&RoomDay { bookings, open, rules: known.check_in, slots: &known.slots })))
}

/// When rooms can be used: while the corner is open, less what their own calendars close.
#[derive(Debug, Clone)]
pub struct Openings {
    /// When the corner is open.
    pub corner: OpeningCalendar,
    own: BTreeMap<RoomId, OpeningCalendar>,
}

impl Openings {
    /// As the office has it; none before anybody said when the corner is open.
    pub fn read(tx: &mut dyn Tx) -> Result<Option<Self>, StoreError> {
        let Some(corner) = corner(tx)? else { return Ok(None) };
        let calendars = calendars(tx)?;
        let own = |room: Room| Some((room.id, calendars.get(room.calendar.as_ref()?)?.clone()));
        Ok(Some(Self { own: rooms(tx)?.into_iter().filter_map(own).collect(), corner }))
    }

    /// What a day is for a room.
    pub fn day(&self, room: &RoomId, date: NaiveDate) -> Day {
        let corner = self.corner.day(date);
        match self.own.get(room) {
            Some(own) => corner.within(own.day(date)),
            None => corner,
        }
    }
}

/// Every calendar by its id.
pub fn calendars(tx: &mut dyn Tx) -> Result<BTreeMap<CalendarId, OpeningCalendar>, StoreError> {
    let all = published(tx, "calendar")?.into_iter();
    let of = |record| {
        if let Record::Calendar(it) = record { Some((it.public.id.clone(), it.public)) } else { None }
    };
    Ok(all.filter_map(of).collect())
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
    let Some(named) = named else { return Ok(None) };
    Ok(calendars(tx)?.remove(&named))
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
