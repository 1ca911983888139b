//! What a file is held against: what the office knows, what day it is, which files lie beside it.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::picture::Pictures;
use crate::{
    domain::id::{GroupId, RoomId, ThemeId},
    wire::record::Record,
};

/// What the office holds already and a file may refer to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Known {
    /// Themes.
    pub themes: BTreeSet<ThemeId>,
    /// Rooms.
    pub rooms: BTreeSet<RoomId>,
    /// Groups.
    pub groups: BTreeSet<GroupId>,
}

impl Known {
    /// What these records make known.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut known = Self::default();
        records.into_iter().for_each(|record| known.learn(record));
        known
    }

    /// Adds what one more record makes known.
    pub fn learn(&mut self, record: &Record) {
        match record {
            Record::Theme(it) => drop(self.themes.insert(it.public.id.clone())),
            Record::Room(it) => drop(self.rooms.insert(it.public.id.clone())),
            Record::Group(it) => drop(self.groups.insert(it.public.id.clone())),
            Record::Settings(_)
            | Record::Event(_)
            | Record::Leaflet(_)
            | Record::Notice(_)
            | Record::Playlist(_)
            | Record::Booking(_)
            | Record::CheckIn(_)
            | Record::Calendar(_)
            | Record::Desk(_)
            | Record::Helpline(_)
            | Record::Emergency(_) => {}
        }
    }
}

/// What a file is held against.
pub(super) struct Against<'a> {
    pub(super) known: &'a Known,
    pub(super) today: NaiveDate,
    pub(super) pictures: Pictures<'a>,
}
