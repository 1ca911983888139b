//! What leaves the building: one pure function from a record to the items that kiosks follow.
//!
//! Everything starts out inside. A thing leaves only with consent for the kiosk, and of a thing only the fields that
//! were agreed to. What this function leaves out cannot reach a kiosk, a screen or a slip.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::{
    domain::{
        activity::{Activity, Change},
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
        room::{Booking, Certainty, not_usable},
        signage::Playlist,
        text::Text,
    },
    wire::{
        feed_channel::FeedChannel,
        record::{
            BookingRecord, Display, GroupRecord, Kept, LeafletRecord, Listing, MailboxPrivate, Record,
            Triage, Words, group_of,
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
        Record::Settings(it) => Some(Item::Settings(it.public.clone())),
        Record::Theme(it) => Some(Item::Theme(it.public.clone())),
        Record::Room(it) => Some(Item::Room(it.public.clone())),
        Record::Calendar(it) => Some(Item::Calendar(it.public.clone())),
        Record::Group(it) => group(it, shown).map(Item::Group),
        Record::Event(it) => event(it).map(Item::Event),
        Record::Leaflet(it) => leaflet(it, shown).map(Item::Leaflet),
        Record::Notice(it) => notice(it, shown).map(Item::Notice),
        Record::Playlist(it) => Some(Item::Playlist(playlist(it, shown))),
        Record::Booking(it) => Some(Item::Booking(booking(it, shown))),
        Record::CheckIn(it) => Some(Item::CheckIn(it.public.clone())),
        Record::Desk(it) => desk(it).map(Item::Desk),
        Record::Helpline(it) => helpline(it).map(Item::Helpline),
        Record::Mailbox(it) => mailbox(it).map(Item::Mailbox),
        Record::Emergency(it) => Some(Item::Emergency(it.public.clone())),
    };
    item.into_iter().map(|item| (FeedChannel::global(), item)).collect()
}

/// Whether a record's days are over: from then on nothing of it is anybody's outside. Of leaflets, which may show
/// people's faces and telephones, and of bookings, which nobody looks at from the day after tomorrow on; what else has
/// days is told apart on the glass.
pub fn is_over(record: &Record, today: NaiveDate) -> bool {
    let is_past = |date| today.pred_opt().is_some_and(|yesterday| date < yesterday);
    match record {
        Record::Leaflet(it) => it.public.validity.to.is_some_and(|to| to < today),
        Record::Booking(it) => is_past(it.public.date),
        Record::CheckIn(it) => it.public.takes.as_ref().is_some_and(|take| is_past(take.date)),
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Group(_)
        | Record::Event(_)
        | Record::Notice(_)
        | Record::Playlist(_)
        | Record::Room(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
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

/// The channels as a kiosk gets them, or nothing where the kiosk itself was not agreed to.
fn for_kiosk(consented: &Channels) -> Option<Channels> {
    let known = CHANNELS_OF_A_KIOSK.into_iter().filter(|channel| consented.allow(*channel));
    consented.allow(Channel::Kiosk).then(|| Channels::of(known))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::wire::{
        body,
        record::samples::{self, SECRETS},
    };

    /// Everything that leaves when the office holds these records.
    fn out(records: &[Record]) -> String {
        let shown = ShownGroups::of(records);
        let items = records.iter().flat_map(|record| project(record, &shown));
        items
            .map(|(channel, item)| format!("{channel} {:?}", body::write(&item)))
            .collect::<Vec<_>>()
            .join("\n")
    }

    fn projected(group: &GroupRecord) -> Option<Group> {
        let record = Record::Group(Box::new(group.clone()));
        let (_, item) = project(&record, &ShownGroups::default()).pop()?;
        if let Item::Group(group) = item { Some(group) } else { None }
    }

    fn consenting(channels: &[Channel]) -> GroupRecord {
        let mut group = samples::group();
        let consent = group.private.consents[0].clone();
        let consents = channels
            .iter()
            .map(|channel| crate::wire::record::Consent { channel: *channel, ..consent.clone() });
        group.private.consents = consents.collect();
        group
    }

    /// Every word under a JSON value.
    fn words(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::String(word) => found.push(word.clone()),
            Value::Array(list) => list.iter().for_each(|inside| words(inside, found)),
            Value::Object(map) => map.values().for_each(|inside| words(inside, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    #[test]
    fn no_private_word_leaves_the_building() {
        let records = samples::all();
        let out = out(&records);
        assert_eq!(out.lines().count(), records.len(), "every sample is public but for its private part");
        let mut secrets = Vec::new();
        for record in &records {
            let body: Value = serde_json::from_str(&record.body()).unwrap();
            words(body.get("private").unwrap(), &mut secrets);
        }
        secrets.retain(|word| word.contains("非見"));
        assert_eq!(secrets.len(), SECRETS, "each private field is planted");
        for secret in secrets {
            assert!(!out.contains(&secret), "{secret} left the building");
        }
    }

    #[test]
    fn a_leaflet_leaves_with_a_consent_and_a_look_through_alone() {
        let leaves = |change: fn(&mut LeafletRecord)| {
            let mut leaflet = samples::leaflet();
            leaflet.public.group = None;
            change(&mut leaflet);
            let item = project(&Record::Leaflet(Box::new(leaflet)), &ShownGroups::default()).pop();
            item.map(|(_, item)| format!("{item:?}"))
        };
        assert!(leaves(|_| {}).unwrap().contains("毎週水曜日"));
        assert_eq!(leaves(|it| it.private.agreed = None), None);
        assert_eq!(leaves(|it| it.private.triage = Triage::Waiting), None);
        assert_eq!(leaves(|it| it.public.channels = Channels::of([Channel::Signage, Channel::Web])), None);
        assert!(!leaves(|it| it.private.words = Words::Withheld).unwrap().contains("毎週水曜日"));
    }

    #[test]
    fn the_days_of_leaflets_and_bookings_end_in_the_office() {
        let day = |text: &str| text.parse().unwrap();
        let over = |today: &str| {
            let all = samples::all();
            all.iter().filter(|record| is_over(record, day(today))).map(Record::kind).collect::<Vec<_>>()
        };
        assert_eq!((over("2026-11-25"), over("2026-11-26")), (vec![], vec!["booking", "check_in"]));
        assert_eq!(over("2027-01-01"), ["leaflet", "booking", "check_in"]);
    }

    #[test]
    fn a_group_known_to_the_desk_alone_is_named_nowhere() {
        let mut records = samples::all();
        let hidden = |mut group: GroupRecord| {
            group.public.name = Text::ja("非公開の会");
            Record::Group(Box::new(group))
        };
        let mut unlisted = samples::group();
        unlisted.private.listed = false;
        for group in [
            consenting(&[Channel::Desk]),
            consenting(&[Channel::Signage, Channel::Paper]),
            consenting(&[]),
            unlisted,
        ] {
            records[2] = hidden(group);
            let out = out(&records);
            assert!(
                !out.contains("非公開の会") && !out.contains("sayu-no-kai") && !out.contains("1250"),
                "{out}"
            );
            assert!(out.contains("b-1"), "the room is booked all the same");
        }
    }

    #[test]
    fn only_what_was_agreed_to_is_allowed_on_glass_and_paper() {
        for (consents, allowed) in [
            (&[Channel::Kiosk][..], &[Channel::Kiosk][..]),
            (&[Channel::Kiosk, Channel::Paper, Channel::Web], &[Channel::Kiosk, Channel::Paper]),
            (&[Channel::Kiosk, Channel::Signage, Channel::OpenData], &[Channel::Kiosk, Channel::Signage]),
        ] {
            assert_eq!(
                projected(&consenting(consents)).unwrap().channels,
                Channels::of(allowed.iter().copied())
            );
        }
    }

    #[test]
    fn contacts_need_a_consent_of_their_own() {
        let mut group = consenting(&[Channel::Kiosk, Channel::Paper]);
        assert_eq!(projected(&group).unwrap().contacts.len(), 5);
        group.private.contact_channels = Channels::of([Channel::Kiosk]);
        let read_only = projected(&group).unwrap();
        assert_eq!((read_only.contacts.len(), read_only.channels.allow(Channel::Paper)), (5, false));
        group.private.contact_channels = Channels::of([Channel::Web]);
        let closed = projected(&group).unwrap();
        assert_eq!((closed.contacts, closed.contact_note), (vec![Contact::Desk], None));
        assert!(closed.channels.allow(Channel::Paper), "nothing on the slip needs consent");
    }

    #[test]
    fn through_the_desk_means_nothing_but_the_desk() {
        let group = projected(&consenting(&[Channel::Kiosk, Channel::ViaDesk])).unwrap();
        assert_eq!(group.contacts, [Contact::Desk]);
        assert!(group.via_desk());
    }

    #[test]
    fn a_booking_shows_a_name_only_where_the_group_chose_one() {
        let shown = ShownGroups::of(&[Record::Group(Box::new(samples::group()))]);
        let nobody = ShownGroups::default();
        for (display, shown, name) in [
            (Display::Private, &shown, None),
            (Display::Name, &shown, Some("白湯の会")),
            (Display::Name, &nobody, None),
            (samples::alias(), &nobody, Some("水曜の集まり")),
        ] {
            let booking = booking(&samples::booking(display), shown);
            assert_eq!(booking.shown_name.map(|name| name.plain()).as_deref(), name);
        }
    }

    #[test]
    fn a_place_told_after_contact_stays_untold_when_it_changes() {
        let mut group = samples::group();
        assert!(out(&[Record::Group(Box::new(group.clone()))]).contains("はまべ集会所"));
        group.public.activities[0].place = Place::AfterContact;
        assert!(!out(&[Record::Group(Box::new(group))]).contains("はまべ集会所"));
    }
}
