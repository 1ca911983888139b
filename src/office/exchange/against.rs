//! What a file is held against: what the office knows, what day it is, which files lie beside it.

use std::collections::{BTreeMap, BTreeSet};

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
    /// Rooms by their names without spaces.
    room_names: BTreeMap<String, RoomId>,
    /// Groups by their names without spaces.
    group_names: BTreeMap<String, GroupId>,
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
            Record::Room(it) => {
                self.rooms.insert(it.public.id.clone());
                self.room_names.insert(plain(&it.public.name.plain()), it.public.id.clone());
            }
            Record::Group(it) => {
                self.groups.insert(it.public.id.clone());
                self.group_names.insert(plain(&it.public.name.plain()), it.public.id.clone());
            }
            Record::Settings(_)
            | Record::Event(_)
            | Record::Book(_)
            | Record::Proposal(_)
            | Record::Leaflet(_)
            | Record::Notice(_)
            | Record::Playlist(_)
            | Record::Booking(_)
            | Record::CheckIn(_)
            | Record::Calendar(_)
            | Record::Desk(_)
            | Record::Helpline(_)
            | Record::Mailbox(_)
            | Record::Template(_)
            | Record::Request(_)
            | Record::Emergency(_) => {}
        }
    }
}

impl Known {
    /// The room of this name or id.
    pub(super) fn room_called(&self, name: &str) -> Option<RoomId> {
        let by_id = || self.rooms.iter().find(|room| room.as_str() == name.trim()).cloned();
        self.room_names.get(&plain(name)).cloned().or_else(by_id)
    }

    /// The group of this name or id.
    pub(super) fn group_called(&self, name: &str) -> Option<GroupId> {
        let by_id = || self.groups.iter().find(|group| group.as_str() == name.trim()).cloned();
        self.group_names.get(&plain(name)).cloned().or_else(by_id)
    }
}

/// A name as it is compared: people put spaces where they like.
fn plain(name: &str) -> String {
    name.chars().filter(|symbol| !symbol.is_whitespace()).collect()
}

/// What a file is held against.
pub(super) struct Against<'a> {
    pub(super) known: &'a Known,
    pub(super) today: NaiveDate,
    pub(super) pictures: Pictures<'a>,
}
