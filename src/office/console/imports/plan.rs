//! What an import would do: every record of a file beside what stands, before anything is written.

use std::collections::{BTreeMap, BTreeSet, btree_map};

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::super::{fields::groups, page::Moment, rooms, words};
use crate::{
    domain::{hex, id::BookingId, quota::Broken},
    office::{
        approvals::{self, Waiting},
        bookings, bring, drafts,
        exchange::{Imported, Reach},
        records::{self, State as Fate, Stored},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

/// What a whole file would do.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) items: Vec<Item>,
    /// Bookings whose room others have.
    pub(super) taken: Vec<Taken>,
}

/// What becomes of one record.
#[derive(Debug)]
pub(super) struct Item {
    /// The record as it would be saved.
    pub(super) record: Record,
    /// The latest version there is, deleted ones included.
    pub(super) found: Option<Stored>,
    pub(super) became: Became,
    /// What waits for a second person and would give way.
    pub(super) waiting: Option<Waiting>,
    /// Whether somebody keeps a draft beside it.
    pub(super) has_draft: bool,
    /// The rule of its room that it breaks.
    pub(super) broken: Option<Broken>,
}

/// What an import makes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Became {
    New,
    Changed,
    /// Nothing is written.
    Same,
}

/// A booking whose room is not free.
#[derive(Debug)]
pub(super) struct Taken {
    /// Its id.
    pub(super) id: String,
    /// What it wants.
    pub(super) what: String,
    /// What is in the way.
    pub(super) by: String,
}

impl Plan {
    /// Holds everything a file brings against the office.
    pub(super) fn read(tx: &mut dyn Tx, imported: &Imported, now: Moment) -> Result<Self, StoreError> {
        let mut items = Vec::with_capacity(imported.records.len());
        for record in &imported.records {
            items.push(Item::read(tx, record.clone(), imported.reach)?);
        }
        let taken = taken(tx, &items, now)?;
        find_broken(tx, &mut items, now.today)?;
        Ok(Self { items, taken })
    }

    /// What somebody says yes to: the words of every record, and what they would replace.
    pub(super) fn sum(&self) -> String {
        let mut sum = Sha256::new();
        for it in &self.items {
            let (version, state) = it.found.as_ref().map_or((0, ""), |it| (it.version, it.state.key()));
            let waits = it.waiting.as_ref().map_or("", |it| it.hash.as_str());
            sum.update(format!("{}|{version}|{state}|{waits}\n", it.words()));
        }
        hex::of(&sum.finalize())
    }

    /// How many records become this.
    pub(super) fn count(&self, became: Became) -> usize {
        self.items.iter().filter(|it| it.became == became).count()
    }
}

impl Item {
    fn read(tx: &mut dyn Tx, record: Record, reach: Reach) -> Result<Self, StoreError> {
        let found = records::load(tx, record.kind(), record.id())?;
        let record = bring::complete(record, found.as_ref(), reach);
        let (kind, id) = (record.kind(), record.id());
        let stands = found.as_ref().filter(|it| it.state != Fate::Deleted);
        let became = match stands {
            None => Became::New,
            Some(it) if it.state == Fate::Published && body(it) == Some(record.body()) => Became::Same,
            Some(_) => Became::Changed,
        };
        Ok(Self {
            waiting: approvals::load(tx, kind, id)?,
            has_draft: drafts::load(tx, kind, id)?.is_some(),
            broken: None,
            became,
            found,
            record,
        })
    }

    /// The hash of what would be saved.
    pub(super) fn words(&self) -> String {
        approvals::hash(self.record.kind(), self.record.id(), &self.record.body())
    }

    /// What stands and would give way.
    pub(super) fn stands(&self) -> Option<&Stored> {
        self.found.as_ref().filter(|it| it.state != Fate::Deleted)
    }

    /// How a form names it.
    pub(super) fn key(&self) -> String {
        format!("{}/{}", self.record.kind(), self.record.id())
    }

    fn booking(&self) -> Option<&BookingRecord> {
        if let Record::Booking(it) = &self.record { Some(it) } else { None }
    }
}

/// A version in the words of this program; none where it cannot be read.
pub(super) fn body(stored: &Stored) -> Option<String> {
    stored.record().ok().map(|it| it.body())
}

/// Rooms that others have, those of the same file included. What the file moves away is in nobody's way.
fn taken(tx: &mut dyn Tx, items: &[Item], now: Moment) -> Result<Vec<Taken>, StoreError> {
    let all: Vec<&BookingRecord> = items.iter().filter_map(Item::booking).collect();
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let (groups, rooms) = (groups(tx)?, bookings::rooms(tx)?);
    let said = |it: &BookingRecord| {
        let room = rooms.iter().find(|room| room.id == it.public.room);
        let room = room.map_or_else(|| it.public.room.to_string(), |room| room.name.plain());
        let day = words::day(it.public.date, now.today);
        format!("{day} {} {room} {}", words::hours(it.public.hours), rooms::who(it, &groups))
    };
    let own: BTreeSet<&BookingId> = all.iter().map(|it| &it.public.id).collect();
    let mut days: BTreeMap<NaiveDate, Vec<BookingRecord>> = BTreeMap::new();
    let mut found = Vec::new();
    for (at, it) in all.iter().enumerate() {
        let day = match days.entry(it.public.date) {
            btree_map::Entry::Occupied(known) => known.into_mut(),
            btree_map::Entry::Vacant(empty) => {
                empty.insert(bookings::between(tx, it.public.date, it.public.date)?)
            }
        };
        let others = day.iter().filter(|other| !own.contains(&other.public.id));
        let before = all.iter().take(at).copied();
        let mut others = others.chain(before);
        if let Some(by) = others.find(|other| other.public.clashes(&it.public)) {
            found.push(Taken { id: it.public.id.to_string(), what: said(it), by: said(by) });
        }
    }
    Ok(found)
}

/// Notes which bookings break a rule of their room and say nothing of why.
fn find_broken(tx: &mut dyn Tx, items: &mut [Item], today: NaiveDate) -> Result<(), StoreError> {
    let all: Vec<BookingRecord> = items.iter().filter_map(Item::booking).cloned().collect();
    let all: Vec<&BookingRecord> = all.iter().collect();
    for item in items.iter_mut().filter(|it| it.became != Became::Same) {
        let booking = item.booking().filter(|it| it.private.despite.is_empty());
        let broken = booking.map(|it| bookings::broken_beside(tx, it, &all, today)).transpose()?;
        item.broken = broken.flatten();
    }
    Ok(())
}
