//! The public body of each kind of item: what a kiosk receives, and nothing else.

mod activity;
mod book;
mod calendar;
mod desk;
mod emergency;
mod event;
mod group;
mod mailbox;
mod paper;
mod proposal;
mod room;
mod settings;
mod signage;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

use serde_json::Value;
use thiserror::Error;

use super::{
    json::{FieldError, Fields, Object},
    leaf::Leaf,
    want::Want,
};
use crate::domain::content::Item;

/// The newest version of any kind.
pub const VERSION: i64 = 2;

/// The version of a kind that this program writes; it reads this one and the one before. A kind whose form changes
/// moves on alone.
pub(crate) fn version_of(kind: &str) -> i64 {
    if kind == "leaflet" { VERSION } else { 1 }
}

/// All kinds of items.
pub const KINDS: [&str; 18] = [
    "settings",
    "theme",
    "group",
    "event",
    "leaflet",
    "notice",
    "playlist",
    "room",
    "booking",
    "check_in",
    "calendar",
    "desk",
    "helpline",
    "mailbox",
    "request",
    "book",
    "proposal",
    "emergency",
];

/// The id of the only item of kind `settings`, and of the only one of kind `emergency`: at most one stands.
pub const SETTINGS_ID: &str = "site";

/// An item that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{kind} \"{id}\": {fault}")]
pub struct WireError {
    /// Its kind.
    pub kind: String,
    /// Its id.
    pub id: String,
    /// Why, and what to do.
    pub fault: Box<Fault>,
}

/// Why an item cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Fault {
    /// A kind that a newer office made.
    #[error("this kind is not known: update this program, or use one of: {}", KINDS.join(", "))]
    UnknownKind,
    /// The body is no JSON; what the JSON reader says, with line and column.
    #[error("not JSON ({0}): save it again in the console")]
    NotJson(String),
    /// A version that a newer office wrote.
    #[error("written in version {found}, known up to {known}: update this program")]
    Newer {
        /// The version it was written in.
        found: i64,
        /// The newest version of this kind that is known.
        known: i64,
    },
    /// A field that cannot be read, and what it may hold.
    #[error("{0}")]
    Field(FieldError),
}

/// The fault of an item whose kind is not the wanted one.
pub(crate) fn unknown(kind: &str, id: &str) -> WireError {
    WireError { kind: kind.to_owned(), id: id.to_owned(), fault: Box::new(Fault::UnknownKind) }
}

/// Reads the body of an item.
pub fn read(kind: &str, id: &str, body: &str) -> Result<Item, WireError> {
    named(kind, id, parse(kind, body).and_then(|value| item(kind, id, &value)))
}

/// The kind, the id and the body of an item.
pub fn write(item: &Item) -> (&'static str, String, String) {
    let (kind, id, object) = object(item);
    (kind, id, object.with("v", &version_of(kind)).value().to_string())
}

/// The JSON of a body of this kind, whose version this program knows.
pub(crate) fn parse(kind: &str, body: &str) -> Result<Value, Fault> {
    let value: Value = serde_json::from_str(body).map_err(|why| Fault::NotJson(why.to_string()))?;
    match Fields::of(&value).and_then(|fields| fields.get::<i64>("v")) {
        Ok(found) if found > version_of(kind) => Err(Fault::Newer { found, known: version_of(kind) }),
        Ok(_) => Ok(value),
        Err(error) => Err(Fault::Field(error)),
    }
}

/// The item in a parsed body, of whatever version.
pub(crate) fn item(kind: &str, id: &str, value: &Value) -> Result<Item, Fault> {
    if !KINDS.contains(&kind) {
        return Err(Fault::UnknownKind);
    }
    Fields::of(value).and_then(|fields| fields_to_item(kind, id, fields)).map_err(Fault::Field)
}

/// Says which item a fault belongs to.
pub(crate) fn named<T>(kind: &str, id: &str, read: Result<T, Fault>) -> Result<T, WireError> {
    read.map_err(|fault| WireError { kind: kind.to_owned(), id: id.to_owned(), fault: Box::new(fault) })
}

fn fields_to_item(kind: &str, id: &str, fields: Fields<'_>) -> Result<Item, FieldError> {
    Ok(match kind {
        "settings" => Item::Settings(settings::read(id, fields)?),
        "theme" => Item::Theme(settings::read_theme(id, fields)?),
        "group" => Item::Group(group::read(id, fields)?),
        "event" => Item::Event(event::read(id, fields)?),
        "leaflet" => Item::Leaflet(paper::read_leaflet(id, fields)?),
        "book" => Item::Book(book::read(id, fields)?),
        "proposal" => Item::Proposal(proposal::read(id, fields)?),
        "notice" => Item::Notice(paper::read_notice(id, fields)?),
        "playlist" => Item::Playlist(signage::read(id, fields)?),
        "room" => Item::Room(room::read(id, fields)?),
        "booking" => Item::Booking(room::read_booking(id, fields)?),
        "check_in" => Item::CheckIn(room::read_check_in(id, fields)?),
        "calendar" => Item::Calendar(calendar::read(id, fields)?),
        "desk" => Item::Desk(desk::read(id, fields)?),
        "helpline" => Item::Helpline(desk::read_helpline(id, fields)?),
        "mailbox" => Item::Mailbox(mailbox::read(id, fields)?),
        "request" => Item::Request(room::read_request(id, fields)?),
        "emergency" => Item::Emergency(emergency::read(id, fields)?),
        _ => return Err(FieldError::new(&Value::from(kind), Want::one_of(KINDS)).under("kind")),
    })
}

/// The kind, the id and the fields of an item, without the version.
pub(crate) fn object(item: &Item) -> (&'static str, String, Object) {
    match item {
        Item::Settings(it) => ("settings", SETTINGS_ID.to_owned(), settings::write(it)),
        Item::Theme(it) => ("theme", it.id.to_string(), settings::write_theme(it)),
        Item::Group(it) => ("group", it.id.to_string(), group::write(it)),
        Item::Event(it) => ("event", it.id.to_string(), event::write(it)),
        Item::Leaflet(it) => ("leaflet", it.id.to_string(), paper::write_leaflet(it)),
        Item::Book(it) => ("book", it.id.to_string(), book::write(it)),
        Item::Proposal(it) => ("proposal", it.id.to_string(), proposal::write(it)),
        Item::Notice(it) => ("notice", it.id.to_string(), paper::write_notice(it)),
        Item::Playlist(it) => ("playlist", it.id.to_string(), signage::write(it)),
        Item::Room(it) => ("room", it.id.to_string(), room::write(it)),
        Item::Booking(it) => ("booking", it.id.to_string(), room::write_booking(it)),
        Item::CheckIn(it) => ("check_in", it.booking.to_string(), room::write_check_in(it)),
        Item::Calendar(it) => ("calendar", it.id.to_string(), calendar::write(it)),
        Item::Desk(it) => ("desk", it.id.to_string(), desk::write(it)),
        Item::Helpline(it) => ("helpline", it.id.to_string(), desk::write_helpline(it)),
        Item::Mailbox(it) => ("mailbox", it.id.to_string(), mailbox::write(it)),
        Item::Request(it) => ("request", it.booking.to_string(), room::write_request(it)),
        Item::Emergency(it) => ("emergency", SETTINGS_ID.to_owned(), emergency::write(it)),
    }
}

/// The id of an item, which stands beside its body.
fn own_id<T: Leaf>(id: &str) -> Result<T, FieldError> {
    T::from_word(id).map_err(|want| FieldError::new(&Value::from(id), want).under("id"))
}
