//! One record of every kind for tests, with 非見 in every private word and [`SECRETS`] of them.

use super::{
    Agreed, BookingPrivate, BookingRecord, Call, Consent, ConsentMethod, Display, GroupPrivate, GroupRecord,
    Kept, LeafletPrivate, LeafletRecord, Listing, MailboxPrivate, ProposalPrivate, Purpose, Record,
    RequestPrivate, RoomPrivate, StaffNote, Template, TemplateRecord, Triage, Words,
};
use crate::{
    domain::{
        activity::Change,
        channel::{Channel, Channels},
        id::{ActivityId, SeriesId, TemplateId},
        mailbox::Mailbox,
        notice::NoticeTone,
        proposal::Proposal,
        quota::Quota,
        recurrence::Recurrence,
        request::Request,
        room::Booking,
        series::ClosedDays,
        text::Text,
    },
    wire::body::samples,
};

/// Private words in all the samples together.
pub(crate) const SECRETS: usize = 40;

pub(crate) fn all() -> Vec<Record> {
    vec![
        Record::Settings(noted(samples::settings())),
        Record::Theme(noted(samples::theme())),
        Record::Group(Box::new(group())),
        Record::Event(Box::new(noted(samples::event()))),
        Record::Leaflet(Box::new(leaflet())),
        Record::Notice(noted(samples::notice())),
        Record::Playlist(noted(samples::playlist())),
        Record::Room(Kept { public: samples::room(), private: room() }),
        Record::Booking(Box::new(booking(Display::Name))),
        Record::Calendar(noted(samples::calendar("corner"))),
        Record::Desk(Kept { public: samples::desk(), private: listing() }),
        Record::Helpline(Kept { public: samples::helpline(), private: listing() }),
        Record::CheckIn(noted(samples::check_in())),
        Record::Mailbox(mailbox()),
        Record::Request(request()),
        Record::Template(Box::new(template())),
        Record::Book(noted(samples::book())),
        Record::Proposal(Box::new(proposal())),
        Record::Emergency(noted(samples::emergency())),
    ]
}

fn noted<T>(public: T) -> Kept<T> {
    Kept { public, private: StaffNote { note: "非見のメモ".to_owned() } }
}

fn listing() -> Listing {
    Listing {
        channels: Channels::of([Channel::Kiosk, Channel::Paper]), note: "非見の電話メモ".to_owned()
    }
}

/// A leaflet whose makers agreed to everything.
pub(crate) fn leaflet() -> LeafletRecord {
    let private = LeafletPrivate {
        triage: Triage::Done,
        agreed: Some(Agreed::Asked {
            on: "2026-10-20".parse().unwrap(),
            method: ConsentMethod::Phone,
            taken_by: "非見の係".to_owned(),
        }),
        words: Words::Used,
        file: "非見-たより.pdf".to_owned(),
        note: "非見のメモ".to_owned(),
    };
    LeafletRecord { public: samples::leaflet(), private }
}

/// A group that agreed to everything.
pub(crate) fn group() -> GroupRecord {
    let consent = |channel| Consent {
        channel,
        given_on: "2026-10-01".parse().unwrap(),
        method: ConsentMethod::Written,
        taken_by: "非見の担当".to_owned(),
        shown: "非見の画面の写し".to_owned(),
    };
    let channels = [Channel::Signage, Channel::Kiosk, Channel::Paper];
    let private = GroupPrivate {
        listed: true,
        may_book: true,
        consents: channels.map(consent).to_vec(),
        contact_channels: Channels::of(channels),
        contact_name: "非見 六朗".to_owned(),
        contact_phone: "非見 000-0000-9906".to_owned(),
        calls: vec![call()],
        note: "非見のグループのメモ".to_owned(),
    };
    GroupRecord { public: samples::group(), private }.with_channels_of_consents()
}

/// A change that was told and is not confirmed.
fn call() -> Call {
    Call {
        activity: ActivityId::parse("regular").unwrap(),
        planned: "2026-12-23".parse().unwrap(),
        change: Some(Change::Cancelled { reason: Some(Text::ja("非見の理由")) }),
        before: None,
        at: "2026-11-21T04:42:00Z".parse().unwrap(),
        taken_by: "非見の電話番".to_owned(),
        note: "非見の声".to_owned(),
    }
}

/// A booking of that group.
pub(crate) fn booking(display: Display) -> BookingRecord {
    BookingRecord {
        public: Booking { shown_name: None, ..samples::booking() },
        private: BookingPrivate {
            group: Some(samples::group().id),
            purpose: "非見の目的".to_owned(),
            display,
            note: "非見の予約のメモ".to_owned(),
            series: Some(SeriesId::parse("series-1").unwrap()),
            rule: Some(Recurrence::parse("FREQ=WEEKLY;BYDAY=TU").unwrap()),
            reason: "非見のわけ".to_owned(),
            despite: "非見の例外".to_owned(),
            waiting_since: Some("2026-11-20T01:00:00Z".parse().unwrap()),
        },
    }
}

fn room() -> RoomPrivate {
    RoomPrivate {
        quota: Quota { ahead_max: Some(3), month_max: Some(2), days_ahead_max: Some(90) },
        closed_days: ClosedDays::Ask,
        note: "非見のメモ".to_owned(),
    }
}

/// A box of that group.
pub(crate) fn mailbox() -> Kept<Mailbox, MailboxPrivate> {
    let private = MailboxPrivate {
        group: Some(samples::group().id),
        post_since: Some("2026-11-20".parse().unwrap()),
        note: "非見の箱のメモ".to_owned(),
    };
    Kept { public: samples::mailbox(), private }
}

/// A proposal that staff looked through.
pub(crate) fn proposal() -> Kept<Proposal, ProposalPrivate> {
    let private = ProposalPrivate {
        looked_through: true,
        contact_name: "非見 八重".to_owned(),
        contact_way: "非見 000-0000-9908".to_owned(),
        note: "非見の提案のメモ".to_owned(),
    };
    Kept { public: samples::proposal(), private }
}

/// A template, whose every word is the office's own.
pub(crate) fn template() -> TemplateRecord {
    let private = Template {
        purpose: Purpose::Notice,
        name: "非見のひな形".to_owned(),
        title: Text::ja("非見の○の休館"),
        body: Text::ja("非見の○月○日は休館です。"),
        tone: NoticeTone::Closing,
        days: Some(14),
        note: "非見のひな形のメモ".to_owned(),
    };
    TemplateRecord { public: TemplateId::parse("closing").unwrap(), private }
}

/// What that group asked for.
pub(crate) fn request() -> Kept<Request, RequestPrivate> {
    let private = RequestPrivate {
        group: Some(samples::group().id),
        mailbox: Some(samples::mailbox().id),
        note: "非見のお願いのメモ".to_owned(),
    };
    Kept { public: samples::request(), private }
}

/// A display by a chosen name.
pub(crate) fn alias() -> Display {
    Display::Alias(Text::ja("水曜の集まり"))
}
