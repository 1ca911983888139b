//! The full truth about a thing as the office keeps it: what may be shown, and what never leaves the building.
//!
//! The body of a record is the public body of its kind plus one object `private`. A projection takes what is public
//! and consented to; nothing else reads a record on its way out.

mod booking;
mod private;
mod call;
mod mailbox;
mod template;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde_json::Value;

pub use self::{
    booking::{BookingPrivate, Display, RequestPrivate, RoomPrivate},
    call::Call,
    mailbox::MailboxPrivate,
    private::{
        Agreed, Consent, ConsentMethod, GroupPrivate, LeafletPrivate, Listing, ProposalPrivate, StaffNote,
        Triage, Words,
    },
    template::{Purpose, Template, TemplateRecord},
};
use super::{
    body::{self, Fault, WireError},
    json::{FieldError, Fields, Json, Object},
};
use crate::domain::{
    book::Book,
    calendar::OpeningCalendar,
    channel::Channels,
    check_in::CheckIn,
    content::Item,
    desk::{Desk, Helpline},
    emergency::{Emergency, words::words},
    event::PublicEvent,
    group::Group,
    id::GroupId,
    leaflet::Leaflet,
    mailbox::{BoxKind, Mailbox},
    notice::Notice,
    proposal::Proposal,
    request::Request,
    room::{Booking, Room},
    settings::Settings,
    signage::{Playlist, SlideKind},
    text::Lang,
    theme::Theme,
};

/// The kind of templates.
const TEMPLATE: &str = "template";

/// A thing with what only the office knows about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept<T, P = StaffNote> {
    /// What may be shown, as far as there is consent.
    pub public: T,
    /// What never leaves the building.
    pub private: P,
}

/// A group. The channels of its public part are those of its consents and stand nowhere else.
pub type GroupRecord = Kept<Group, GroupPrivate>;

/// A booking. Its public part carries no name: what is shown follows from the display choice.
pub type BookingRecord = Kept<Booking, BookingPrivate>;

/// A leaflet. What was agreed to stands in its private part, the channels it was agreed for in its public one.
pub type LeafletRecord = Kept<Leaflet, LeafletPrivate>;

/// One record of the office database.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// What the centre decided.
    Settings(Kept<Settings>),
    /// A theme.
    Theme(Kept<Theme>),
    /// A group.
    Group(Box<GroupRecord>),
    /// An event.
    Event(Box<Kept<PublicEvent>>),
    /// A leaflet.
    Leaflet(Box<LeafletRecord>),
    /// A book.
    Book(Kept<Book>),
    /// A proposal.
    Proposal(Box<Kept<Proposal, ProposalPrivate>>),
    /// A notice.
    Notice(Kept<Notice>),
    /// A playlist.
    Playlist(Kept<Playlist>),
    /// A room.
    Room(Kept<Room, RoomPrivate>),
    /// A booking.
    Booking(Box<BookingRecord>),
    /// What was said of a booking.
    CheckIn(Kept<CheckIn>),
    /// An opening calendar.
    Calendar(Kept<OpeningCalendar>),
    /// A desk.
    Desk(Kept<Desk, Listing>),
    /// A helpline.
    Helpline(Kept<Helpline, Listing>),
    /// A mailbox or a locker.
    Mailbox(Kept<Mailbox, MailboxPrivate>),
    /// A template of the desk's texts; nothing of it is public.
    Template(Box<TemplateRecord>),
    /// What a group asked for at a terminal.
    Request(Kept<Request, RequestPrivate>),
    /// An emergency.
    Emergency(Kept<Emergency>),
}

impl Record {
    /// Reads the body of a record.
    pub fn read(kind: &str, id: &str, body: &str) -> Result<Self, WireError> {
        Self::read_with_body(kind, id, body).map(|(record, _)| record)
    }

    /// The same with its JSON.
    pub(crate) fn read_with_body(kind: &str, id: &str, body: &str) -> Result<(Self, Value), WireError> {
        let read = body::parse(kind, body)
            .and_then(|value| Self::from_value(kind, id, &value).map(|record| (record, value)));
        body::named(kind, id, read)
    }

    /// The record in parsed JSON, of whatever version.
    pub(crate) fn from_value(kind: &str, id: &str, value: &Value) -> Result<Self, Fault> {
        if kind == TEMPLATE {
            let read = Fields::of(value).and_then(|fields| template::read(id, fields));
            return read.map(|it| Self::Template(Box::new(it))).map_err(Fault::Field);
        }
        let item = body::item(kind, id, value)?;
        Fields::of(value).and_then(|fields| Self::keep(item, fields)).map_err(Fault::Field)
    }

    fn keep(item: Item, fields: Fields<'_>) -> Result<Self, FieldError> {
        Ok(match item {
            Item::Settings(it) => Self::Settings(kept(it, fields)?),
            Item::Theme(it) => Self::Theme(kept(it, fields)?),
            Item::Group(it) => {
                Self::Group(Box::new(kept(it, fields).map(GroupRecord::with_channels_of_consents)?))
            }
            Item::Event(it) => Self::Event(Box::new(kept(it, fields)?)),
            Item::Leaflet(it) => Self::Leaflet(Box::new(leaflet(it, fields)?)),
            Item::Book(it) => Self::Book(kept(it, fields)?),
            Item::Proposal(it) => Self::Proposal(Box::new(kept(it, fields)?)),
            Item::Notice(it) => Self::Notice(kept(it, fields)?),
            Item::Playlist(it) => Self::Playlist(kept(it, fields)?),
            Item::Room(it) => Self::Room(kept(it, fields)?),
            Item::Booking(it) => Self::Booking(Box::new(kept(Booking { shown_name: None, ..it }, fields)?)),
            Item::CheckIn(it) => Self::CheckIn(kept(it, fields)?),
            Item::Calendar(it) => Self::Calendar(kept(it, fields)?),
            Item::Desk(it) => Self::Desk(kept(it, fields)?),
            Item::Helpline(it) => Self::Helpline(kept(it, fields)?),
            Item::Mailbox(it) => Self::Mailbox(kept(it, fields)?),
            Item::Request(it) => Self::Request(kept(it, fields)?),
            Item::Emergency(it) => Self::Emergency(kept(it, fields)?),
        })
    }

    /// The body as JSON, private fields included: for the office database alone.
    pub fn body(&self) -> String {
        let public = self.everything_public().map(|item| body::object(&item));
        let object = public.map_or_else(Object::new, |(_, _, object)| object);
        let private = match self {
            Self::Settings(it) => it.private.write(),
            Self::Theme(it) => it.private.write(),
            Self::Group(it) => it.private.write(),
            Self::Event(it) => it.private.write(),
            Self::Leaflet(it) => it.private.write(),
            Self::Book(it) => it.private.write(),
            Self::Proposal(it) => it.private.write(),
            Self::Notice(it) => it.private.write(),
            Self::Playlist(it) => it.private.write(),
            Self::Room(it) => it.private.write(),
            Self::Booking(it) => it.private.write(),
            Self::CheckIn(it) => it.private.write(),
            Self::Calendar(it) => it.private.write(),
            Self::Desk(it) => it.private.write(),
            Self::Helpline(it) => it.private.write(),
            Self::Mailbox(it) => it.private.write(),
            Self::Template(it) => it.private.write(),
            Self::Request(it) => it.private.write(),
            Self::Emergency(it) => it.private.write(),
        };
        object.with("v", &body::version_of(self.kind())).always("private", private).value().to_string()
    }

    /// The kind, as the database has it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Settings(_) => "settings",
            Self::Theme(_) => "theme",
            Self::Group(_) => "group",
            Self::Event(_) => "event",
            Self::Leaflet(_) => "leaflet",
            Self::Book(_) => "book",
            Self::Proposal(_) => "proposal",
            Self::Notice(_) => "notice",
            Self::Playlist(_) => "playlist",
            Self::Room(_) => "room",
            Self::Booking(_) => "booking",
            Self::CheckIn(_) => "check_in",
            Self::Calendar(_) => "calendar",
            Self::Desk(_) => "desk",
            Self::Helpline(_) => "helpline",
            Self::Mailbox(_) => "mailbox",
            Self::Template(_) => TEMPLATE,
            Self::Request(_) => "request",
            Self::Emergency(_) => "emergency",
        }
    }

    /// The id within its kind.
    pub fn id(&self) -> &str {
        match self {
            Self::Settings(_) | Self::Emergency(_) => body::SETTINGS_ID,
            Self::Theme(it) => it.public.id.as_str(),
            Self::Group(it) => it.public.id.as_str(),
            Self::Event(it) => it.public.id.as_str(),
            Self::Leaflet(it) => it.public.id.as_str(),
            Self::Book(it) => it.public.id.as_str(),
            Self::Proposal(it) => it.public.id.as_str(),
            Self::Notice(it) => it.public.id.as_str(),
            Self::Playlist(it) => it.public.id.as_str(),
            Self::Room(it) => it.public.id.as_str(),
            Self::Booking(it) => it.public.id.as_str(),
            Self::CheckIn(it) => it.public.booking.as_str(),
            Self::Calendar(it) => it.public.id.as_str(),
            Self::Desk(it) => it.public.id.as_str(),
            Self::Helpline(it) => it.public.id.as_str(),
            Self::Mailbox(it) => it.public.id.as_str(),
            Self::Template(it) => it.public.as_str(),
            Self::Request(it) => it.public.booking.as_str(),
        }
    }

    /// What it is called in lists, without readings.
    pub fn title(&self) -> String {
        match self {
            Self::Settings(it) => it.public.corner_name.plain(),
            Self::Theme(it) => it.public.name.plain(),
            Self::Group(it) => it.public.name.plain(),
            Self::Event(it) => it.public.title.plain(),
            Self::Leaflet(it) => it.public.title.plain(),
            Self::Book(it) => it.public.title.plain(),
            Self::Proposal(it) => it.public.title.plain(),
            Self::Notice(it) => it.public.title.plain(),
            Self::Playlist(it) => it.public.name.plain(),
            Self::Room(it) => it.public.name.plain(),
            Self::Booking(it) => {
                use super::leaf::Leaf as _;
                format!("{} {} {}", it.public.date, it.public.hours.to_word(), it.public.room)
            }
            Self::CheckIn(it) => format!("予約 {} の 到着", it.public.booking),
            Self::Calendar(it) => it.public.name.plain(),
            Self::Desk(it) => it.public.name.plain(),
            Self::Helpline(it) => it.public.name.plain(),
            Self::Template(it) => it.private.name.clone(),
            Self::Mailbox(it) => box_name(&it.public),
            Self::Request(it) => {
                use super::leaf::Leaf as _;
                let slot = &it.public.slot;
                format!("{} {} {} の お願い", slot.date, slot.hours.to_word(), slot.room)
            }
            Self::Emergency(it) => words(it.public.kind, Lang::Ja).title.to_owned(),
        }
    }

    /// The groups it names: when one of them comes into view or goes out of it, this record is projected anew.
    pub fn groups(&self) -> BTreeSet<&GroupId> {
        match self {
            Self::Group(it) => it.public.related.iter().chain(it.public.referrals.values()).collect(),
            Self::Leaflet(it) => it.public.group.iter().collect(),
            Self::Proposal(it) => it.public.group.iter().collect(),
            Self::Notice(it) => it.public.group.iter().collect(),
            Self::Booking(it) => it.private.group.iter().collect(),
            Self::Mailbox(it) => it.private.group.iter().collect(),
            Self::Playlist(it) => {
                it.public.slides.iter().filter_map(|slide| group_of(&slide.shows)).collect()
            }
            Self::Settings(_)
            | Self::Theme(_)
            | Self::Event(_)
            | Self::Book(_)
            | Self::Room(_)
            | Self::CheckIn(_)
            | Self::Calendar(_)
            | Self::Desk(_)
            | Self::Helpline(_)
            | Self::Template(_)
            | Self::Request(_)
            | Self::Emergency(_) => BTreeSet::new(),
        }
    }

    /// The public part, consent or not, where it has one: the office's own use alone.
    fn everything_public(&self) -> Option<Item> {
        Some(match self {
            Self::Template(_) => return None,
            Self::Settings(it) => Item::Settings(it.public.clone()),
            Self::Theme(it) => Item::Theme(it.public.clone()),
            Self::Group(it) => Item::Group(Group { channels: Channels::default(), ..it.public.clone() }),
            Self::Event(it) => Item::Event(it.public.clone()),
            Self::Leaflet(it) => Item::Leaflet(it.public.clone()),
            Self::Book(it) => Item::Book(it.public.clone()),
            Self::Proposal(it) => Item::Proposal(it.public.clone()),
            Self::Notice(it) => Item::Notice(it.public.clone()),
            Self::Playlist(it) => Item::Playlist(it.public.clone()),
            Self::Room(it) => Item::Room(it.public.clone()),
            Self::Booking(it) => Item::Booking(Booking { shown_name: None, ..it.public.clone() }),
            Self::CheckIn(it) => Item::CheckIn(it.public.clone()),
            Self::Calendar(it) => Item::Calendar(it.public.clone()),
            Self::Desk(it) => Item::Desk(it.public.clone()),
            Self::Helpline(it) => Item::Helpline(it.public.clone()),
            Self::Mailbox(it) => Item::Mailbox(it.public.clone()),
            Self::Request(it) => Item::Request(it.public.clone()),
            Self::Emergency(it) => Item::Emergency(it.public.clone()),
        })
    }
}

fn kept<T, P: Json + Default>(public: T, fields: Fields<'_>) -> Result<Kept<T, P>, FieldError> {
    Ok(Kept { public, private: fields.or_default("private")? })
}

/// Before version 2 the channels of a leaflet were all that was written down of a consent: they were set with one.
fn leaflet(public: Leaflet, fields: Fields<'_>) -> Result<LeafletRecord, FieldError> {
    let mut record: LeafletRecord = kept(public, fields)?;
    if fields.opt::<i64>("v")?.is_none_or(|version| version < 2) {
        record.private.agreed = record.private.agreed.or(Some(Agreed::Earlier));
    }
    Ok(record)
}

impl GroupRecord {
    /// The same record with the channels of its consents as the channels of its public part.
    pub fn with_channels_of_consents(mut self) -> Self {
        self.public.channels = self.private.channels();
        self
    }
}

/// 「メールボックス 012」
pub(crate) fn box_name(it: &Mailbox) -> String {
    let kind = match it.kind {
        BoxKind::Mailbox => "メールボックス",
        BoxKind::Locker => "ロッカー",
    };
    format!("{kind} {:03}", it.number)
}

/// The group a slide introduces.
pub(crate) fn group_of(shows: &SlideKind) -> Option<&GroupId> {
    match shows {
        SlideKind::Group(id) => Some(id),
        SlideKind::Picture { .. }
        | SlideKind::Notice(_)
        | SlideKind::Event(_)
        | SlideKind::Leaflet(_)
        | SlideKind::Automatic(_) => None,
    }
}
