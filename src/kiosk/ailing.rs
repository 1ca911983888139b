//! What is wrong with the terminal, gathered from all its parts.

use crate::domain::time::Now;

use super::{kiosk::Kiosk, trouble::Trouble};

impl Kiosk {
    /// What is wrong in the value itself.
    pub(super) fn own_troubles(&self, now: &Now) -> Vec<Trouble> {
        let clock = self.time(now).is_none().then_some(Trouble::TimeUnknown);
        // Which pictures are wanted during a visit says what is looked at.
        let broken = if self.visit().is_some() { 0 } else { self.pictures.broken() };
        let pictures = (broken > 0).then_some(Trouble::Pictures(broken));
        let own = clock.into_iter().chain(pictures).chain(self.printing.troubles());
        own.chain(self.check_ins.troubles())
            .chain(self.follow_ups.troubles())
            .chain(self.ringing.troubles())
            .chain(self.aloud.troubles())
            .chain(self.strange_room())
            .collect()
    }

    /// The room beside whose door it is to stand, where there is none of that name.
    fn strange_room(&self) -> Option<Trouble> {
        let room = self.config.role.room()?;
        let rooms = &self.content.as_ref()?.rooms;
        (!rooms.contains_key(room)).then(|| Trouble::NoSuchRoom(room.clone()))
    }
}
