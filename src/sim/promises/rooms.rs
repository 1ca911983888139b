//! Rooms: at one time one group's.

use crate::{
    domain::{content::Content, room::Booking},
    sim::{
        machine::Machine,
        wrong::{Promise, Wrong, broken},
    },
};

/// A room that was taken at this kiosk is on its glass nobody else's, whatever came from the office since.
pub(super) fn taken_are_free(machine: &Machine) -> Result<(), Wrong> {
    let Some(content) = machine.kiosk.content() else { return Ok(()) };
    for said in content.check_ins.values().filter(|said| said.takes.is_some()) {
        let Some(taken) = content.bookings.get(&said.booking) else { continue };
        if let Some(other) = content.bookings.values().find(|it| it.id != taken.id && it.clashes(taken)) {
            return broken(Promise::OneRoomOneGroup, format!("{} taken over {}", taken.id, other.id));
        }
    }
    Ok(())
}

/// Of the bookings in this content no two have one room at one time.
pub(super) fn are_one_groups(content: &Content) -> Result<(), Wrong> {
    let bookings: Vec<&Booking> = content.bookings.values().map(AsRef::as_ref).collect();
    for (place, one) in bookings.iter().enumerate() {
        if let Some(other) = bookings.iter().skip(place + 1).find(|other| other.clashes(one)) {
            return broken(Promise::OneRoomOneGroup, format!("{} and {} in {}", one.id, other.id, one.room));
        }
    }
    Ok(())
}
