//! What was not agreed to leaves in nothing.

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
    items.map(|(channel, item)| format!("{channel} {:?}", body::write(&item))).collect::<Vec<_>>().join("\n")
}

fn projected(group: &GroupRecord) -> Option<Group> {
    let record = Record::Group(Box::new(group.clone()));
    let (_, item) = project(&record, &ShownGroups::default()).pop()?;
    if let Item::Group(group) = item { Some(group) } else { None }
}

fn consenting(channels: &[Channel]) -> GroupRecord {
    let mut group = samples::group();
    let consent = group.private.consents[0].clone();
    let consents =
        channels.iter().map(|channel| crate::wire::record::Consent { channel: *channel, ..consent.clone() });
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
    let leaving = records.iter().filter(|it| !matches!(it, Record::Template(_))).count();
    assert_eq!(out.lines().count(), leaving, "every sample is public but for its private part");
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
fn a_proposal_leaves_once_somebody_looked_through_it_and_never_for_the_signage() {
    let leaves = |change: fn(&mut crate::wire::record::Kept<Proposal, ProposalPrivate>)| {
        let mut record = samples::proposal();
        record.public.group = None;
        record.public.channels = Channels::of([Channel::Signage, Channel::Kiosk]);
        change(&mut record);
        proposal(&record, &ShownGroups::default())
    };
    assert_eq!(leaves(|_| {}).unwrap().channels, Channels::of([Channel::Kiosk]));
    assert_eq!(leaves(|it| it.private.looked_through = false), None);
    assert_eq!(leaves(|it| it.public.channels = Channels::of([Channel::Desk])), None);
    assert_eq!(leaves(|it| it.public.group = Some(samples::group().public.id)), None);
}

#[test]
fn the_days_of_leaflets_and_bookings_end_in_the_office() {
    let day = |text: &str| text.parse().unwrap();
    let over = |today: &str| {
        let all = samples::all();
        all.iter().filter(|record| is_over(record, day(today))).map(Record::kind).collect::<Vec<_>>()
    };
    assert_eq!((over("2026-11-25"), over("2026-11-26")), (vec![], vec!["booking", "check_in"]));
    assert_eq!(over("2027-01-01"), ["leaflet", "booking", "check_in", "request", "proposal"]);
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
        assert_eq!(projected(&consenting(consents)).unwrap().channels, Channels::of(allowed.iter().copied()));
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

#[test]
fn what_a_group_asked_for_leaves_without_its_box() {
    let record = Record::Request(samples::request());
    let left = out(std::slice::from_ref(&record));
    assert!(left.contains("number_sum") && !left.contains("mailbox") && !left.contains("box-12"), "{left}");
    let (last, next) = ("2026-12-06".parse().unwrap(), "2026-12-07".parse().unwrap());
    assert_eq!((is_over(&record, last), is_over(&record, next)), (false, true));
}
