//! The pictures that must be ready to be drawn, and the lane that makes them so.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::{blob::BlobHash, content::Content, program::Shown, time::Mono};

use super::{
    effect::{Effect, Effects},
    lane::{Cause, Lane, LaneName, Ticket},
    page::{Asked, Page},
};

/// Pictures wanted at once, at most: a rack full of leaflets.
pub const PICTURES_MAX: usize = 48;
/// A list shows pictures at this fraction of the panel's longest side.
const LIST_FRACTION: u32 = 4;
/// A leaflet is read larger than the panel: its pages are wanted as large as they are kept.
const LEAFLET_PX: u32 = 2_048;

/// Pictures by name, with the longest side in pixels each is wanted at.
pub type Wanted = BTreeMap<BlobHash, u32>;

/// What is wanted, what is ready, what never will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    lane: Lane,
    wanted: Wanted,
    ready: Wanted,
    broken: BTreeSet<BlobHash>,
    decoding: Option<u32>,
}

impl Pictures {
    pub(super) fn new(seed: u64) -> Self {
        Self {
            lane: Lane::new(LaneName::Decode, seed),
            wanted: Wanted::new(),
            ready: Wanted::new(),
            broken: BTreeSet::new(),
            decoding: None,
        }
    }

    /// What is wanted: the shell keeps the textures of exactly these.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    /// How many of the wanted can never be drawn.
    pub(super) fn broken(&self) -> usize {
        self.broken.len()
    }

    pub(super) fn lane(&self) -> &Lane {
        &self.lane
    }

    /// Wants these from here on, and forgets that it ever wanted others.
    pub(super) fn want(&mut self, wanted: Wanted) {
        self.wanted = wanted;
        self.ready.retain(|blob, _| self.wanted.contains_key(blob));
        self.broken.retain(|blob| self.wanted.contains_key(blob));
    }

    /// The decoder answered.
    pub(super) fn decoded(&mut self, ticket: Ticket, result: Result<BlobHash, BlobHash>) {
        if self.lane.answer(ticket).is_none() {
            return;
        }
        self.lane.succeed();
        let side_px = self.decoding.take().unwrap_or(0);
        match result {
            Ok(blob) if self.wanted.contains_key(&blob) => drop(self.ready.insert(blob, side_px)),
            Err(blob) if self.wanted.contains_key(&blob) => drop(self.broken.insert(blob)),
            Ok(_) | Err(_) => {}
        }
    }

    /// Lets a test compare what is left when nothing is in flight: how many pictures there were is no secret.
    #[cfg(test)]
    pub(super) fn forget_counter(&mut self) {
        self.lane = Lane::new(LaneName::Decode, 0);
    }

    /// Asks for the next picture.
    pub(super) fn settle(&mut self, now: Mono, out: &mut Effects) {
        if self.lane.give_up(now).is_some() {
            self.decoding = None;
        }
        let next = self.wanted.iter().find(|(blob, side)| self.lacks(blob, **side));
        let Some((&blob, &side_px)) = next else {
            return self.lane.withdraw();
        };
        if self.lane.is_free() {
            self.lane.ask(Cause::Needed, now);
        }
        if let Some(ticket) = self.lane.start(now) {
            self.decoding = Some(side_px);
            out.push(Effect::Decode(ticket, blob, side_px));
        }
    }

    fn lacks(&self, blob: &BlobHash, side_px: u32) -> bool {
        !self.broken.contains(blob) && self.ready.get(blob).is_none_or(|ready| *ready < side_px)
    }
}

/// What slides need.
pub(super) fn of_slides<'a>(
    slides: impl Iterator<Item = &'a Shown>,
    content: &Content,
    side_px: u32,
) -> Wanted {
    slides.filter_map(|shown| of_slide(shown, content)).map(|blob| (blob, side_px)).collect()
}

fn of_slide(shown: &Shown, content: &Content) -> Option<BlobHash> {
    match shown {
        Shown::Picture { blob, .. } => Some(*blob),
        Shown::Notice(id) => content.notices.get(id)?.picture,
        Shown::Event(id) => content.events.get(id)?.picture,
        Shown::Leaflet(id) => content.leaflets.get(id)?.pages.first().map(|page| page.picture),
        Shown::Welcome | Shown::Group(_) | Shown::Book(_) | Shown::RoomsToday | Shown::ClosedDays => None,
    }
}

/// What a page needs; lists take smaller pictures.
pub(super) fn of_page(page: &Page, content: &Content, side_px: u32) -> Wanted {
    let list_px = side_px.div_ceil(LIST_FRACTION);
    let large = |blobs: Vec<BlobHash>| blobs.into_iter().map(|blob| (blob, side_px)).collect();
    match page {
        Page::Event(id) => large(content.events.get(id).and_then(|it| it.picture).into_iter().collect()),
        Page::Notice(id) => large(content.notices.get(id).and_then(|it| it.picture).into_iter().collect()),
        Page::Leaflet(id, page) => {
            let pages = content.leaflets.get(id).map(|it| it.pages.as_slice()).unwrap_or_default();
            let sharp_px = side_px.max(LEAFLET_PX);
            pages.iter().skip(*page).take(2).map(|page| (page.picture, sharp_px)).collect()
        }
        Page::Leaflets => listed(
            content.leaflets.values().filter(|it| !it.adults_only).filter_map(|it| it.cover()),
            list_px,
        ),
        Page::GrownLeaflets(Asked::Yes) => {
            listed(content.leaflets.values().filter(|it| it.adults_only).filter_map(|it| it.cover()), list_px)
        }
        Page::Events => listed(content.events.values().filter_map(|it| it.picture), list_px),
        Page::Notices => listed(content.notices.values().filter_map(|it| it.picture), list_px),
        Page::Group(group) => {
            let own = content.leaflets.values().filter(|it| it.group.as_ref() == Some(group));
            listed(own.filter(|it| !it.adults_only).filter_map(|it| it.cover()), list_px)
        }
        Page::Home
        | Page::See
        | Page::GrownLeaflets(Asked::NotYet)
        | Page::Find
        | Page::Search
        | Page::Theme(_)
        | Page::ThemeGroups(..)
        | Page::Kana(_)
        | Page::Tonight
        | Page::Near(_)
        | Page::Contact(_)
        | Page::Rooms
        | Page::CheckIn(..)
        | Page::Stay(_)
        | Page::WalkUp(_)
        | Page::RequestDays(_)
        | Page::RequestTimes(..)
        | Page::Request(_)
        | Page::Answer
        | Page::Post
        | Page::Books(_)
        | Page::Book(_)
        | Page::Proposals
        | Page::Proposal(_)
        | Page::Desks
        | Page::Talk
        | Page::Desk(_)
        | Page::TalkWithout(_)
        | Page::Helpline(_)
        | Page::RoomDays
        | Page::House
        | Page::Counted
        | Page::Staff
        | Page::Month(_)
        | Page::CallStaff
        | Page::Young
        | Page::Matters(_)
        | Page::Resources
        | Page::Founding
        | Page::Reading
        | Page::Language
        | Page::Paper(_)
        | Page::FollowUp
        | Page::FollowUpText(_)
        | Page::FollowUpPaper(_)
        | Page::Reply => Wanted::new(),
    }
}

fn listed(blobs: impl Iterator<Item = BlobHash>, side_px: u32) -> Wanted {
    blobs.take(PICTURES_MAX).map(|blob| (blob, side_px)).collect()
}
