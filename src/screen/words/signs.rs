//! Words beside a door and on the board of all rooms: read in passing, from some metres away.

use chrono::NaiveTime;

use super::{Words, fill, words};
use crate::domain::id::RoomId;

impl Words {
    /// 「次は 13:00から 予約あり」; with the name where the group chose one.
    pub fn next_booking(self, start: NaiveTime, name: Option<&str>) -> String {
        fill!(self, "next_booking", from = self.from(start), name = name.unwrap_or(self.booked()))
    }

    /// What a door says that knows no such room.
    pub fn no_such_room(self, room: &RoomId) -> String {
        fill!(self, "no_such_room", room = room.to_string())
    }
}

words! {
    /// No booking follows.
    no_more_bookings;
    /// A door that knows no such room.
    room_not_found;
    /// What to do about a door that knows no such room.
    no_such_room_do;
    /// From today's rooms to the coming month.
    free_month;
    /// The page of the coming month.
    free_month_title;
    /// A board without rooms.
    no_rooms_yet;
}
