//! Records return as written, and their format is pinned.

use super::*;

#[test]
fn records_return_and_their_format_is_pinned() {
    for record in samples::all() {
        let body = record.body();
        assert_eq!(Record::read(record.kind(), record.id(), &body).unwrap(), record);
        assert!(!record.title().is_empty());
        if matches!(
            record,
            Record::Group(_)
                | Record::Leaflet(_)
                | Record::Booking(_)
                | Record::Desk(_)
                | Record::Room(_)
                | Record::Mailbox(_)
                | Record::Request(_)
                | Record::Proposal(_)
                | Record::Template(_)
        ) {
            let value: Value = serde_json::from_str(&body).unwrap();
            let private = serde_json::to_string_pretty(value.get("private").unwrap()).unwrap();
            insta::assert_snapshot!(format!("private-{}", record.kind()), private);
        }
    }
    for display in [Display::Private, Display::Name, samples::alias()] {
        let record = Record::Booking(Box::new(samples::booking(display)));
        assert_eq!(Record::read("booking", record.id(), &record.body()).unwrap(), record);
    }
}

#[test]
fn a_public_body_is_a_record_that_agreed_to_nothing() {
    let (kind, id, body) = body::write(&Item::Group(body::samples::group()));
    let Record::Group(group) = Record::read(kind, &id, &body).unwrap() else { panic!("{kind}") };
    assert_eq!((group.private, group.public.channels), (GroupPrivate::default(), Channels::default()));
}

#[test]
fn a_leaflet_of_version_1_reads_as_it_was_meant() {
    let hash = crate::domain::blob::BlobHash::of(b"page").to_string();
    let body = |head: &str| {
        format!(
            r#"{{{head}"title":"たより","reading":"たより","pages":["{hash}"],"channels":["kiosk"],"private":{{"note":"n"}}}}"#
        )
    };
    let read = |head: &str| match Record::read("leaflet", "l1", &body(head)) {
        Ok(Record::Leaflet(it)) => *it,
        other => panic!("{other:?}"),
    };
    let (old, new) = (read(r#""v":1,"#), read(r#""v":2,"#));
    assert_eq!((old.private.agreed, new.private.agreed), (Some(Agreed::Earlier), None));
    assert_eq!((old.private.triage, old.private.words), (Triage::Done, Words::Used));
    assert_eq!(old.public.pages, [crate::domain::leaflet::LeafletPage::of(hash.parse().unwrap())]);
}

#[test]
fn a_name_that_slipped_into_a_booking_is_not_kept() {
    let body = r#"{"v":1,"room":"r1","date":"2026-11-24","hours":"10:00-12:00","certainty":"confirmed","shown_name":"会"}"#;
    let Record::Booking(booking) = Record::read("booking", "b1", body).unwrap() else { panic!() };
    assert_eq!((booking.public.shown_name, booking.private.display), (None, Display::Private));
}

#[test]
fn errors_name_the_private_field() {
    let body = r#"{"v":1,"name":"部屋","capacity":4,"private":{"note":5}}"#;
    let error = Record::read("room", "r1", body).unwrap_err().to_string();
    assert_eq!(error, "room \"r1\": field private.note: \"5\": write a text");
}
