//! What of a visit stands before the staff page.

use super::{
    super::{
        page::Page,
        staff::{Door, StaffDoor},
        typing::Key,
    },
    Visit,
};
use crate::domain::time::Mono;

impl Visit {
    /// The door of the staff page, if that is the open page.
    pub fn staff_door(&self) -> Option<&StaffDoor> {
        self.staff.as_ref()
    }

    /// What the PIN opened: whoever typed it is there.
    pub(in super::super) fn staff_became(&mut self, became: Door, now: Mono) {
        if let Some(door) = &mut self.staff {
            door.became(became);
        }
        self.touch(now);
    }

    /// Begins anew with the page that opens: もどる leads to no open door.
    pub(super) fn begin_staff(&mut self) {
        self.staff = (self.page == Page::Staff).then(StaffDoor::begin);
    }

    /// A key of the PIN.
    pub(super) fn press_staff_digit(&mut self, key: Key) {
        if let Some(door) = &mut self.staff {
            door.press(key);
        }
    }
}
