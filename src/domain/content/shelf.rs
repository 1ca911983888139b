//! The way from single items to content: what waits for its pictures waits, what leads nowhere is left out.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    super::{
        blob::BlobHash,
        book::Book,
        calendar::OpeningCalendar,
        channel::Channel,
        check_in::CheckIn,
        desk::{Desk, Helpline},
        emergency::Emergency,
        event::PublicEvent,
        group::Group,
        id::{
            BookId, BookingId, CalendarId, DeskId, EventId, GroupId, HelplineId, LeafletId, MailboxId,
            NoticeId, PlaylistId, ProposalId, RoomId, ThemeId,
        },
        leaflet::Leaflet,
        mailbox::Mailbox,
        notice::Notice,
        proposal::Proposal,
        request::Request,
        room::{Booking, Room},
        settings::Settings,
        signage::{Playlist, Slide, SlideKind},
        theme::Theme,
    },
    Content, Item, Revision,
};

/// Items on their way to content.
#[derive(Default)]
pub(super) struct Shelf {
    settings: Option<Settings>,
    themes: BTreeMap<ThemeId, Theme>,
    /// Those that are as they were are not copied: there are many, and they hold most of the words.
    groups: BTreeMap<GroupId, Arc<Group>>,
    events: BTreeMap<EventId, PublicEvent>,
    leaflets: BTreeMap<LeafletId, Leaflet>,
    books: BTreeMap<BookId, Book>,
    proposals: BTreeMap<ProposalId, Proposal>,
    notices: BTreeMap<NoticeId, Notice>,
    playlists: BTreeMap<PlaylistId, Playlist>,
    rooms: BTreeMap<RoomId, Room>,
    bookings: BTreeMap<BookingId, Booking>,
    check_ins: BTreeMap<BookingId, CheckIn>,
    calendars: BTreeMap<CalendarId, OpeningCalendar>,
    desks: BTreeMap<DeskId, Desk>,
    helplines: BTreeMap<HelplineId, Helpline>,
    mailboxes: BTreeMap<MailboxId, Mailbox>,
    requests: BTreeMap<BookingId, Request>,
    emergency: Option<Emergency>,
}

impl Shelf {
    pub(super) fn put(&mut self, item: &Item, before: Option<&Content>) {
        match item {
            Item::Settings(it) => self.settings = Some(it.clone()),
            Item::Theme(it) => drop(self.themes.insert(it.id.clone(), it.clone())),
            Item::Group(it) => {
                let same = before.and_then(|before| before.groups.get(&it.id)).filter(|old| ***old == *it);
                self.groups.insert(it.id.clone(), same.map_or_else(|| Arc::new(it.clone()), Arc::clone));
            }
            Item::Event(it) => drop(self.events.insert(it.id.clone(), it.clone())),
            Item::Leaflet(it) => drop(self.leaflets.insert(it.id.clone(), it.clone())),
            Item::Book(it) => drop(self.books.insert(it.id.clone(), it.clone())),
            Item::Proposal(it) => drop(self.proposals.insert(it.id.clone(), it.clone())),
            Item::Notice(it) => drop(self.notices.insert(it.id.clone(), it.clone())),
            Item::Playlist(it) => drop(self.playlists.insert(it.id.clone(), it.clone())),
            Item::Room(it) => drop(self.rooms.insert(it.id.clone(), it.clone())),
            Item::Booking(it) => drop(self.bookings.insert(it.id.clone(), it.clone())),
            Item::CheckIn(it) => drop(self.check_ins.insert(it.booking.clone(), it.clone())),
            Item::Calendar(it) => drop(self.calendars.insert(it.id.clone(), it.clone())),
            Item::Desk(it) => drop(self.desks.insert(it.id.clone(), it.clone())),
            Item::Helpline(it) => drop(self.helplines.insert(it.id.clone(), it.clone())),
            Item::Mailbox(it) => drop(self.mailboxes.insert(it.id.clone(), it.clone())),
            Item::Request(it) => drop(self.requests.insert(it.booking.clone(), it.clone())),
            Item::Emergency(it) => self.put_emergency(it.clone()),
        }
    }

    /// The newest one wins, wherever it was published.
    fn put_emergency(&mut self, it: Emergency) {
        if self.emergency.as_ref().is_none_or(|other| other.span.since() <= it.span.since()) {
            self.emergency = Some(it);
        }
    }

    pub(super) fn blobs(&self) -> impl Iterator<Item = BlobHash> + '_ {
        let events = self.events.values().filter_map(|event| event.picture);
        let notices = self.notices.values().filter_map(|notice| notice.picture);
        let leaflets = self.leaflets.values().flat_map(Leaflet::blobs);
        let slides = self.playlists.values().flat_map(|playlist| &playlist.slides);
        let pictures = slides.filter_map(|slide| slide.shows.picture());
        events.chain(notices).chain(leaflets).chain(pictures)
    }

    pub(super) fn wait_for_pictures(&mut self, ready: &BTreeSet<BlobHash>, before: Option<&Content>) {
        for event in self.events.values_mut() {
            event.picture = event.picture.filter(|blob| ready.contains(blob));
        }
        for notice in self.notices.values_mut() {
            notice.picture = notice.picture.filter(|blob| ready.contains(blob));
        }
        self.leaflets.retain(|_, leaflet| leaflet.blobs().all(|blob| ready.contains(&blob)));
        let is_ready = |slide: &Slide| slide.shows.picture().is_none_or(|blob| ready.contains(&blob));
        for (id, playlist) in &mut self.playlists {
            if playlist.slides.iter().all(is_ready) {
                continue;
            }
            if let Some(old) = before.and_then(|before| before.playlists.get(id)) {
                *playlist = old.as_ref().clone();
            }
            playlist.slides.retain(is_ready);
        }
    }

    pub(super) fn drop_dangling(&mut self) {
        self.drop_dangling_of_groups();
        self.drop_dangling_of_themes();
        self.bookings.retain(|_, booking| self.rooms.contains_key(&booking.room));
        self.requests.retain(|_, request| self.rooms.contains_key(&request.slot.room));
        // A room that was taken at once and has no booking was somebody else's: whoever took it is told so.
        self.check_ins.retain(|id, said| self.bookings.contains_key(id) || said.takes.is_some());
        for playlist in self.playlists.values_mut() {
            playlist.slides.retain(|slide| match &slide.shows {
                SlideKind::Picture { .. } | SlideKind::Automatic(_) => true,
                SlideKind::Notice(id) => {
                    self.notices.get(id).is_some_and(|it| it.channels.allow(Channel::Signage))
                }
                SlideKind::Event(id) => {
                    self.events.get(id).is_some_and(|it| it.channels.allow(Channel::Signage))
                }
                SlideKind::Leaflet(id) => self
                    .leaflets
                    .get(id)
                    .is_some_and(|it| it.channels.allow(Channel::Signage) && !it.adults_only),
                SlideKind::Group(id) => self.groups.get(id).is_some_and(|it| it.on_signage()),
            });
        }
    }

    fn drop_dangling_of_themes(&mut self) {
        let themes = &self.themes;
        self.books.values_mut().for_each(|book| book.themes.retain(|theme| themes.contains_key(theme)));
        for proposal in self.proposals.values_mut() {
            proposal.themes.retain(|theme| themes.contains_key(theme));
            proposal.group = proposal.group.take().filter(|group| self.groups.contains_key(group));
        }
    }

    fn drop_dangling_of_groups(&mut self) {
        let groups: BTreeSet<GroupId> = self.groups.keys().cloned().collect();
        let leads_on = |group: &Group| {
            group.themes.iter().all(|theme| self.themes.contains_key(theme))
                && group.related.iter().chain(group.referrals.values()).all(|other| groups.contains(other))
        };
        for group in self.groups.values_mut().filter(|group| !leads_on(group)) {
            let group = Arc::make_mut(group);
            group.themes.retain(|theme| self.themes.contains_key(theme));
            group.related.retain(|other| groups.contains(other));
            group.referrals.retain(|_, other| groups.contains(other));
        }
    }

    pub(super) fn into_content(self, revision: Revision) -> Option<Content> {
        let settings = self.settings?;
        let calendars = shared(self.calendars);
        let corner = Arc::clone(calendars.get(&settings.corner_calendar)?);
        let desk = Arc::clone(calendars.get(&settings.desk_calendar)?);
        Some(Content {
            revision,
            settings: Arc::new(settings),
            corner,
            desk,
            themes: shared(self.themes),
            groups: self.groups,
            events: shared(self.events),
            leaflets: shared(self.leaflets),
            books: shared(self.books),
            proposals: shared(self.proposals),
            notices: shared(self.notices),
            playlists: shared(self.playlists),
            rooms: shared(self.rooms),
            bookings: shared(self.bookings),
            check_ins: shared(self.check_ins),
            calendars,
            desks: shared(self.desks),
            helplines: shared(self.helplines),
            mailboxes: shared(self.mailboxes),
            requests: shared(self.requests),
            emergency: self.emergency.map(Arc::new),
        })
    }
}

fn shared<K: Ord, V>(map: BTreeMap<K, V>) -> BTreeMap<K, Arc<V>> {
    map.into_iter().map(|(id, value)| (id, Arc::new(value))).collect()
}
