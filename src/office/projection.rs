//! What leaves the building: one pure function from a record to the items that kiosks follow.
//!
//! Everything starts out inside. A thing leaves only with consent for the kiosk, and of a thing only the fields that
//! were agreed to. What this function leaves out cannot reach a kiosk, a screen or a slip.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    domain::{
        activity::{Activity, Change},
        book::Book,
        channel::{Channel, Channels},
        content::Item,
        desk::{Desk, Helpline},
        event::PublicEvent,
        group::{Contact, Group},
        id::GroupId,
        leaflet::{Leaflet, LeafletPage},
        mailbox::Mailbox,
        notice::Notice,
        place::Place,
        proposal::Proposal,
        request::Request,
        room::{Booking, Certainty, not_usable},
        signage::Playlist,
        text::Text,
    },
    wire::{
        feed_channel::FeedChannel,
        record::{
            BookingRecord, Display, GroupRecord, Kept, LeafletRecord, Listing, MailboxPrivate,
            ProposalPrivate, Record, RequestPrivate, Triage, Words, group_of,
        },
    },
};

/// What a kiosk needs to know of the channels somebody agreed to; the others are the office's business.
const CHANNELS_OF_A_KIOSK: [Channel; 4] =
    [Channel::Signage, Channel::Kiosk, Channel::Paper, Channel::ViaDesk];

/// The names of all groups that kiosks may show.
///
/// A record never names a group that is not among them, whatever was agreed to for the record itself. When a group
/// comes in or goes out, or changes its name, every record whose [`Record::groups`] name it is projected anew.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ShownGroups(BTreeMap<GroupId, Text>);

impl ShownGroups {
    /// The groups among `records` that kiosks may show.
    pub fn of<'a>(records: impl IntoIterator<Item = &'a Record>) -> Self {
        let mut shown = BTreeMap::new();
        for record in records {
            if let Record::Group(group) = record
                && is_shown(group)
            {
                shown.insert(group.public.id.clone(), group.public.name.clone());
            }
        }
        Self(shown)
    }

    fn has(&self, id: &GroupId) -> bool {
        self.0.contains_key(id)
    }

    /// Whether nothing hidden is named.
    fn allow(&self, id: Option<&GroupId>) -> bool {
        id.is_none_or(|id| self.has(id))
    }
}

/// What kiosks may know of a record: no item, or one.
pub fn project(record: &Record, shown: &ShownGroups) -> Vec<(FeedChannel, Item)> {
    let item = match record {
        Record::Template(_) => None,
        Record::Settings(it) => Some(Item::Settings(it.public.clone())),
        Record::Theme(it) => Some(Item::Theme(it.public.clone())),
        Record::Room(it) => Some(Item::Room(it.public.clone())),
        Record::Calendar(it) => Some(Item::Calendar(it.public.clone())),
        Record::Group(it) => group(it, shown).map(Item::Group),
        Record::Event(it) => event(it).map(Item::Event),
        Record::Leaflet(it) => leaflet(it, shown).map(Item::Leaflet),
        Record::Book(it) => book(it).map(Item::Book),
        Record::Proposal(it) => proposal(it, shown).map(Item::Proposal),
        Record::Notice(it) => notice(it, shown).map(Item::Notice),
        Record::Playlist(it) => Some(Item::Playlist(playlist(it, shown))),
        Record::Booking(it) => Some(Item::Booking(booking(it, shown))),
        Record::CheckIn(it) => Some(Item::CheckIn(it.public.clone())),
        Record::Desk(it) => desk(it).map(Item::Desk),
        Record::Helpline(it) => helpline(it).map(Item::Helpline),
        Record::Mailbox(it) => mailbox(it).map(Item::Mailbox),
        Record::Request(it) => Some(Item::Request(request(it))),
        Record::Emergency(it) => Some(Item::Emergency(it.public.clone())),
    };
    item.into_iter().map(|item| (FeedChannel::global(), item)).collect()
}

/// Whether a record's days are over: from then on nothing of it is anybody's outside. Of leaflets, which may show
/// people's faces and telephones, of proposals, which somebody waits behind, and of bookings, which nobody looks at from the day after tomorrow on; what else has
/// days is told apart on the glass.
pub fn is_over(record: &Record, today: NaiveDate) -> bool {
    let is_past = |date| today.pred_opt().is_some_and(|yesterday| date < yesterday);
    match record {
        Record::Leaflet(it) => it.public.validity.to.is_some_and(|to| to < today),
        Record::Proposal(it) => !it.public.stands(today),
        Record::Booking(it) => is_past(it.public.date),
        Record::Request(it) => is_past(it.public.slot.date),
        Record::CheckIn(it) => it.public.takes.as_ref().is_some_and(|take| is_past(take.date)),
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Group(_)
        | Record::Event(_)
        | Record::Book(_)
        | Record::Notice(_)
        | Record::Playlist(_)
        | Record::Room(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
        | Record::Template(_)
        | Record::Emergency(_) => false,
    }
}

fn is_shown(record: &GroupRecord) -> bool {
    record.private.listed && record.private.channels().allow(Channel::Kiosk)
}

fn group(record: &GroupRecord, shown: &ShownGroups) -> Option<Group> {
    if !is_shown(record) {
        return None;
    }
    let consented = record.private.channels();
    let (contacts, contact_note) = contacts(record, &consented);
    let mut group = Group { contacts, contact_note, channels: Channels::default(), ..record.public.clone() };
    // A slip carries the contacts: without consent to print those there is no slip of the group.
    let only_desk = group.contacts.iter().all(|contact| *contact == Contact::Desk);
    let on_paper = only_desk || record.private.contact_channels.allow(Channel::Paper);
    let channels = for_kiosk(&consented)?;
    group.channels = Channels::of(channels.iter().filter(|channel| *channel != Channel::Paper || on_paper));
    group.related.retain(|other| shown.has(other));
    group.referrals.retain(|_, other| shown.has(other));
    group.activities.iter_mut().for_each(seal);
    Some(group)
}

/// Where the place is told after contact, a change of place is too.
pub fn seal(activity: &mut Activity) {
    if activity.place != Place::AfterContact {
        return;
    }
    for change in activity.schedule.changes.values_mut() {
        if let Change::Moved { place, .. } = change {
            *place = None;
        }
    }
}

/// The ways of contact a visitor may read; through the desk is never more than the desk (CARE rule 13).
fn contacts(record: &GroupRecord, consented: &Channels) -> (Vec<Contact>, Option<Text>) {
    let agreed = record.private.contact_channels.allow(Channel::Kiosk);
    let note = record.public.contact_note.clone().filter(|_| agreed);
    if consented.allow(Channel::ViaDesk) {
        return (vec![Contact::Desk], note);
    }
    let open = record.public.contacts.iter().filter(|contact| agreed || **contact == Contact::Desk);
    (open.cloned().collect(), note)
}

fn event(record: &Kept<PublicEvent>) -> Option<PublicEvent> {
    let channels = for_kiosk(&record.public.channels)?;
    Some(PublicEvent { channels, ..record.public.clone() })
}

/// A leaflet that nobody looked through, or that nobody agreed to, stays inside whatever its channels say.
fn leaflet(record: &LeafletRecord, shown: &ShownGroups) -> Option<Leaflet> {
    if record.private.triage == Triage::Waiting || record.private.agreed.is_none() {
        return None;
    }
    let channels =
        for_kiosk(&record.public.channels).filter(|_| shown.allow(record.public.group.as_ref()))?;
    let without_words = |page: &LeafletPage| LeafletPage { text: String::new(), ..page.clone() };
    let pages = match record.private.words {
        Words::Used => record.public.pages.clone(),
        Words::Withheld => record.public.pages.iter().map(without_words).collect(),
    };
    Some(Leaflet { pages, channels, ..record.public.clone() })
}

fn book(record: &Kept<Book>) -> Option<Book> {
    let channels = for_kiosk(&record.public.channels)?;
    Some(Book { channels, ..record.public.clone() })
}

/// What nobody at the desk looked through stays inside, and a group that is not shown is not named (CARE rule 17).
fn proposal(record: &Kept<Proposal, ProposalPrivate>, shown: &ShownGroups) -> Option<Proposal> {
    let channels = for_kiosk(&record.public.channels).filter(|_| record.private.looked_through)?;
    let channels = channels.iter().filter(|channel| *channel != Channel::Signage);
    shown
        .allow(record.public.group.as_ref())
        .then(|| Proposal { channels: Channels::of(channels), ..record.public.clone() })
}

fn notice(record: &Kept<Notice>, shown: &ShownGroups) -> Option<Notice> {
    let channels =
        for_kiosk(&record.public.channels).filter(|_| shown.allow(record.public.group.as_ref()))?;
    Some(Notice { channels, ..record.public.clone() })
}

fn playlist(record: &Kept<Playlist>, shown: &ShownGroups) -> Playlist {
    let mut playlist = record.public.clone();
    playlist.slides.retain(|slide| shown.allow(group_of(&slide.shows)));
    playlist
}

/// A booked room is no secret, who booked it is: without an opt-in the glass says 予約あり (PRIVACY P15).
fn booking(record: &BookingRecord, shown: &ShownGroups) -> Booking {
    let shown_name = match &record.private.display {
        Display::Private => None,
        Display::Name => record.private.group.as_ref().and_then(|id| shown.0.get(id)).cloned(),
        Display::Alias(alias) => Some(alias.clone()),
    };
    let shown_name = match record.public.certainty {
        Certainty::Confirmed | Certainty::Tentative => shown_name,
        Certainty::Closed => Some(not_usable(shown_name.as_ref())),
    };
    Booking { shown_name, ..record.public.clone() }
}

fn desk(record: &Kept<Desk, Listing>) -> Option<Desk> {
    for_kiosk(&record.private.channels).map(|_| record.public.clone())
}

fn helpline(record: &Kept<Helpline, Listing>) -> Option<Helpline> {
    for_kiosk(&record.private.channels).map(|_| record.public.clone())
}

/// A box nobody has, or without a PIN, is nothing to a terminal; whose it is never is (PRIVACY P15).
fn mailbox(record: &Kept<Mailbox, MailboxPrivate>) -> Option<Mailbox> {
    let lent = record.private.group.is_some() && record.public.pin.is_some();
    lent.then(|| record.public.clone())
}

/// Whose box it was stays inside: the number alone opens it (PRIVACY P15).
fn request(record: &Kept<Request, RequestPrivate>) -> Request {
    Request { mailbox: None, ..record.public.clone() }
}

/// The channels as a kiosk gets them, or nothing where the kiosk itself was not agreed to.
fn for_kiosk(consented: &Channels) -> Option<Channels> {
    let known = CHANNELS_OF_A_KIOSK.into_iter().filter(|channel| consented.allow(*channel));
    consented.allow(Channel::Kiosk).then(|| Channels::of(known))
}

#[cfg(test)]
mod tests;
