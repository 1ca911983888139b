//! Two terminals from one disk, as somebody makes them who wants to save the work of pairing; and a hand that says of a
//! booking that its group is here.

use super::{
    corner,
    road::PlayedRoad,
    world::{Sky, World},
    wrong::Wrong,
};
use crate::{
    domain::{check_in::Presence, id::BookingId},
    kiosk::page::{Page, Press},
    wire::record::Record,
};

/// Milliseconds between two presses of somebody who knows the way.
const PRESS_MS: u64 = 1_000;

impl World {
    /// Copies a kiosk's disk as it is at this moment into another terminal, and switches that on; returns which it is.
    pub fn copy_disk(&mut self, of: usize) -> Result<usize, Wrong> {
        let other = self.machines.len();
        let road = PlayedRoad::to(self.office_door());
        let copied = self.machines.get(of).map(|machine| machine.copied(other + 1, road)).transpose()?;
        self.machines.push(copied.ok_or_else(|| Wrong::World("there is no such kiosk".to_owned()))?);
        self.skies.push(Sky::default());
        self.power_on(other)?;
        Ok(other)
    }

    /// The desk gives a group a room on a day at these hours.
    pub fn give_room(&mut self, id: &str, room: &str, (date, hours): (&str, &str)) -> Result<(), Wrong> {
        let body = corner::given(id, room, (date, hours));
        if let Record::Booking(booking) = Record::read("booking", id, &body.to_string())? {
            self.office().give(&booking)?;
        }
        self.note_publication()
    }

    /// Somebody comes to a kiosk, says that the group of a booking is here, reads the answer and finishes.
    pub fn arrive(&mut self, machine: usize, id: &str) -> Result<(), Wrong> {
        let booking = BookingId::parse(id).map_err(|error| Wrong::World(format!("{error:?}")))?;
        let mut presses = vec![Press::Wake, Press::Open(Page::CheckIn(booking, Presence::Here))];
        presses.extend([Press::CheckIn, Press::Finish]);
        presses.into_iter().try_for_each(|press| {
            self.press(machine, press)?;
            self.run_for(PRESS_MS)
        })
    }

    /// Staff pair a kiosk again, and it starts anew.
    pub fn pair_anew(&mut self, machine: usize) -> Result<(), Wrong> {
        let identity = self.office().pair(&format!("kiosk {}", machine + 1))?;
        self.machines.get_mut(machine).map_or(Ok(()), |it| it.pair(&identity))?;
        self.reboot(machine)
    }

    /// What staff read of a kiosk that is not well.
    pub fn troubles_of(&self, machine: usize) -> Result<Vec<String>, Wrong> {
        let device = self.machines.get(machine).map(|it| it.identity.device_id.clone()).unwrap_or_default();
        self.office().troubles(&device)
    }
}
