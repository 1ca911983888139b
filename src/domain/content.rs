//! Content: everything the glass can show, as one immutable value, complete by construction.

mod shelf;

use std::{
    borrow::Borrow,
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use chrono::NaiveDateTime;

use self::shelf::Shelf;
use super::{
    blob::BlobHash,
    book::Book,
    calendar::OpeningCalendar,
    check_in::CheckIn,
    desk::{Desk, Helpline},
    emergency::Emergency,
    event::PublicEvent,
    group::Group,
    id::{
        BookId, BookingId, CalendarId, DeskId, EventId, GroupId, HelplineId, LeafletId, MailboxId, NoticeId,
        PlaylistId, ProposalId, RoomId, ThemeId,
    },
    leaflet::Leaflet,
    mailbox::Mailbox,
    notice::Notice,
    proposal::Proposal,
    request::Request,
    room::{Booking, Room},
    settings::Settings,
    signage::Playlist,
    stage::Stage,
    theme::Theme,
};

/// A point in the office's history: greater is newer; a new epoch begins after a restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Revision {
    /// Which history.
    pub epoch: u64,
    /// Which publication of that history.
    pub rev: u64,
}

/// One published thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// What the centre decided.
    Settings(Settings),
    /// A theme.
    Theme(Theme),
    /// A group.
    Group(Group),
    /// An event.
    Event(PublicEvent),
    /// A leaflet.
    Leaflet(Leaflet),
    /// A book.
    Book(Book),
    /// A proposal.
    Proposal(Proposal),
    /// A notice.
    Notice(Notice),
    /// A playlist.
    Playlist(Playlist),
    /// A room.
    Room(Room),
    /// A booking.
    Booking(Booking),
    /// What was said of a booking.
    CheckIn(CheckIn),
    /// An opening calendar.
    Calendar(OpeningCalendar),
    /// A desk.
    Desk(Desk),
    /// A helpline.
    Helpline(Helpline),
    /// A mailbox or a locker.
    Mailbox(Mailbox),
    /// What a group asked for at a terminal.
    Request(Request),
    /// An emergency.
    Emergency(Emergency),
}

impl Item {
    /// Every blob it names.
    pub fn blobs(&self) -> Vec<BlobHash> {
        match self {
            Self::Event(it) => it.picture.into_iter().collect(),
            Self::Notice(it) => it.picture.into_iter().collect(),
            Self::Leaflet(it) => it.blobs().collect(),
            Self::Playlist(it) => it.slides.iter().filter_map(|slide| slide.shows.picture()).collect(),
            Self::Settings(_)
            | Self::Theme(_)
            | Self::Group(_)
            | Self::Book(_)
            | Self::Proposal(_)
            | Self::Room(_)
            | Self::Booking(_)
            | Self::CheckIn(_)
            | Self::Calendar(_)
            | Self::Desk(_)
            | Self::Helpline(_)
            | Self::Mailbox(_)
            | Self::Request(_)
            | Self::Emergency(_) => Vec::new(),
        }
    }
}

/// Everything the glass can show.
///
/// Complete by construction: every picture it names is among the blobs that were ready when it was built, every
/// reference inside it leads to something inside it, and both calendars its settings name are there.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// The publication it is.
    pub revision: Revision,
    /// What the centre decided.
    pub settings: Arc<Settings>,
    /// When the corner is open.
    pub corner: Arc<OpeningCalendar>,
    /// When the desk is open.
    pub desk: Arc<OpeningCalendar>,
    /// All themes.
    pub themes: BTreeMap<ThemeId, Arc<Theme>>,
    /// All groups.
    pub groups: BTreeMap<GroupId, Arc<Group>>,
    /// All events.
    pub events: BTreeMap<EventId, Arc<PublicEvent>>,
    /// All leaflets whose pages are here.
    pub leaflets: BTreeMap<LeafletId, Arc<Leaflet>>,
    /// All books.
    pub books: BTreeMap<BookId, Arc<Book>>,
    /// All proposals.
    pub proposals: BTreeMap<ProposalId, Arc<Proposal>>,
    /// All notices.
    pub notices: BTreeMap<NoticeId, Arc<Notice>>,
    /// All playlists.
    pub playlists: BTreeMap<PlaylistId, Arc<Playlist>>,
    /// All rooms.
    pub rooms: BTreeMap<RoomId, Arc<Room>>,
    /// All bookings.
    pub bookings: BTreeMap<BookingId, Arc<Booking>>,
    /// What was said of bookings.
    pub check_ins: BTreeMap<BookingId, Arc<CheckIn>>,
    /// All calendars.
    pub calendars: BTreeMap<CalendarId, Arc<OpeningCalendar>>,
    /// All desks.
    pub desks: BTreeMap<DeskId, Arc<Desk>>,
    /// All helplines.
    pub helplines: BTreeMap<HelplineId, Arc<Helpline>>,
    /// All mailboxes and lockers that are lent.
    pub mailboxes: BTreeMap<MailboxId, Arc<Mailbox>>,
    /// What groups asked for at terminals.
    pub requests: BTreeMap<BookingId, Arc<Request>>,
    /// The newest emergency; whether it still stands says the time.
    pub emergency: Option<Arc<Emergency>>,
}

/// What became of a set of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// The content, if the items make one: settings and the calendars they name are there.
    pub content: Option<Content>,
    /// Blobs that some item names and that are not ready.
    pub missing: BTreeSet<BlobHash>,
    /// Blobs that some item names, shown or waiting for others: none of them is to be thrown away.
    pub named: BTreeSet<BlobHash>,
}

impl Content {
    /// Builds content from `items`, with the blobs in `ready` verified on disk.
    ///
    /// Text shows at once: an event or notice whose picture is not ready comes without it. A leaflet waits for all
    /// its pages. A playlist flips only when all its pictures are ready; until then `before`'s version plays on.
    /// Things equal to those in `before` share its memory; a group that is as it was is not even copied.
    pub fn build(
        revision: Revision,
        items: impl IntoIterator<Item: Borrow<Item>>,
        ready: &BTreeSet<BlobHash>,
        before: Option<&Self>,
    ) -> Built {
        let mut shelf = Shelf::default();
        for item in items {
            shelf.put(item.borrow(), before);
        }
        let named: BTreeSet<BlobHash> = shelf.blobs().collect();
        let missing = named.difference(ready).copied().collect();
        shelf.wait_for_pictures(ready, before);
        shelf.drop_dangling();
        let content = shelf.into_content(revision).map(|content| content.sharing(before));
        Built { content, missing, named }
    }

    /// Every blob this content names.
    pub fn blobs(&self) -> BTreeSet<BlobHash> {
        let events = self.events.values().filter_map(|event| event.picture);
        let notices = self.notices.values().filter_map(|notice| notice.picture);
        let leaflets = self.leaflets.values().flat_map(|leaflet| leaflet.blobs());
        let slides = self.playlists.values().flat_map(|playlist| playlist.slides.iter());
        let pictures = slides.filter_map(|slide| slide.shows.picture());
        events.chain(notices).chain(leaflets).chain(pictures).collect()
    }

    /// The bookings of a room on a day, in order of time.
    pub fn bookings_of(&self, room: &RoomId, date: chrono::NaiveDate) -> Vec<&Booking> {
        let of_day = self
            .bookings
            .values()
            .map(AsRef::as_ref)
            .filter(|b: &&Booking| b.room == *room && b.date == date);
        let mut found: Vec<&Booking> = of_day.collect();
        found.sort_by_key(|booking| booking.hours);
        found
    }

    /// What a booking is at `at`, in the site's zone.
    pub fn stage(&self, booking: &Booking, at: NaiveDateTime) -> Stage {
        let rules = self.rooms.get(&booking.room).map(|room| room.check_in).unwrap_or_default();
        Stage::of(booking, rules, self.check_ins.get(&booking.id).map(AsRef::as_ref), at)
    }

    /// The bookings that keep a room from others on the day of `at`, by what was said until then, in order of time.
    pub fn holding(&self, room: &RoomId, at: NaiveDateTime) -> Vec<&Booking> {
        let mut found = self.bookings_of(room, at.date());
        found.retain(|booking| self.stage(booking, at).holds());
        found
    }

    /// The same content in which this was said too.
    pub fn with_check_ins<'a>(&self, said: impl IntoIterator<Item = &'a CheckIn>) -> Self {
        let mut content = self.clone();
        for one in said {
            if !content.bookings.contains_key(&one.booking) && one.takes.is_none() {
                continue;
            }
            let both =
                content.check_ins.get(&one.booking).map_or_else(|| one.clone(), |before| before.join(one));
            content.check_ins.insert(one.booking.clone(), Arc::new(both));
        }
        content
    }

    /// Rooms in the order of lists.
    pub fn rooms_in_order(&self) -> Vec<&Room> {
        let mut rooms: Vec<&Room> = self.rooms.values().map(AsRef::as_ref).collect();
        rooms.sort_by_key(|room| (room.order, room.id.clone()));
        rooms
    }

    /// Themes in the order of lists.
    pub fn themes_in_order(&self) -> Vec<&Theme> {
        let mut themes: Vec<&Theme> = self.themes.values().map(AsRef::as_ref).collect();
        themes.sort_by_key(|theme| (theme.order, theme.id.clone()));
        themes
    }

    /// A group's main theme.
    pub fn main_theme(&self, group: &Group) -> Option<&Theme> {
        group.themes.first().and_then(|id| self.themes.get(id)).map(AsRef::as_ref)
    }

    /// Whether any theme of the group is sensitive.
    pub fn is_sensitive(&self, group: &Group) -> bool {
        group.themes.iter().filter_map(|id| self.themes.get(id)).any(|theme| theme.sensitive)
    }

    /// Whether no group differs: then meetings that were counted stand, which takes long.
    pub fn has_same_groups(&self, other: &Self) -> bool {
        let mut pairs = self.groups.iter().zip(&other.groups);
        self.groups.len() == other.groups.len()
            && pairs.all(|((a, old), (b, new))| a == b && (Arc::ptr_eq(old, new) || old == new))
    }

    fn sharing(mut self, before: Option<&Self>) -> Self {
        if let Some(before) = before {
            share(&mut self.themes, &before.themes);
            share(&mut self.groups, &before.groups);
            share(&mut self.events, &before.events);
            share(&mut self.leaflets, &before.leaflets);
            share(&mut self.books, &before.books);
            share(&mut self.proposals, &before.proposals);
            share(&mut self.notices, &before.notices);
            share(&mut self.playlists, &before.playlists);
            share(&mut self.rooms, &before.rooms);
            share(&mut self.bookings, &before.bookings);
            share(&mut self.check_ins, &before.check_ins);
            share(&mut self.desks, &before.desks);
            share(&mut self.helplines, &before.helplines);
            share(&mut self.mailboxes, &before.mailboxes);
            share(&mut self.requests, &before.requests);
        }
        self
    }
}

fn share<K: Ord, V: PartialEq>(new: &mut BTreeMap<K, Arc<V>>, old: &BTreeMap<K, Arc<V>>) {
    for (id, value) in new.iter_mut() {
        if let Some(same) = old.get(id).filter(|old| !Arc::ptr_eq(old, value) && **old == *value) {
            *value = Arc::clone(same);
        }
    }
}
