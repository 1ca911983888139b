//! Back to an earlier version: a change like any other, with what must still hold before it.

use axum::extract::State;

use super::{
    oops::Oops,
    page::{Answer, Me, Moment, go},
    receipt,
    second::{self, Outcome},
    shelf::{self, BOOKING, GROUP, Writing},
    signed::Signed,
};
use crate::{
    domain::blob::BlobHash,
    office::{
        blobs, bookings,
        mailboxes::MAILBOX,
        records::{self, Expected, State as Fate},
        state::AppState,
    },
    store::sql::Tx,
    wire::record::{GroupRecord, Record},
};

/// Makes an earlier version the one that stands, or asks a second person for it.
pub(super) async fn restore(
    State(office): State<AppState>,
    Signed { me, posted }: Signed,
    what: (&'static str, String),
) -> Answer {
    let now = Moment::of(office.now());
    let (kind, id) = what.clone();
    let (to, base) = (posted.number("version"), posted.number("base"));
    let run = office.database.run(move |tx| {
        let writing = earlier(tx, (what.0, &what.1), (to, base), (&me, now))?;
        if writing.state == Fate::Published {
            room_is_free(tx, &writing.record)?;
        }
        let state = writing.state;
        Ok::<_, Oops>((save(tx, &me, &writing)?, state))
    });
    let saved = match run.await? {
        (Outcome::Saved(saved), _) => saved,
        (Outcome::Asked, state) => return Ok(go(second::asked(state))),
    };
    office.announce(saved.at);
    if kind == BOOKING {
        return Ok(go(&format!("/bookings/{id}/history")));
    }
    if kind == MAILBOX {
        return Ok(go("/post?done=saved"));
    }
    Ok(go(&receipt::address(kind, &id, &saved)))
}

/// Everything to the screens may need a second person; what the desk does all day needs none.
fn save(tx: &mut dyn Tx, me: &Me, writing: &Writing) -> Result<Outcome, Oops> {
    let daily = matches!(writing.record.kind(), BOOKING | MAILBOX) || is_call(tx, writing)?;
    if daily { Ok(Outcome::Saved(shelf::save(tx, writing)?)) } else { second::save(tx, me, writing) }
}

/// Whether a version of a group differs from the one that stands in single days alone, as a call changes them.
fn is_call(tx: &mut dyn Tx, writing: &Writing) -> Result<bool, Oops> {
    let (Record::Group(new), Fate::Published) = (&writing.record, writing.state) else { return Ok(false) };
    let stored = records::load(tx, GROUP, new.public.id.as_str())?;
    let stored = stored.filter(|it| it.state == Fate::Published).and_then(shelf::read);
    let Some(Record::Group(old)) = stored.map(|entry| entry.it) else { return Ok(false) };
    Ok(without_days(new) == without_days(&old))
}

fn without_days(group: &GroupRecord) -> GroupRecord {
    let mut group = group.clone();
    group.public.activities.iter_mut().for_each(|it| it.schedule.changes.clear());
    group.private.calls.clear();
    group
}

/// The version somebody wants back, as a change of the one they looked at; version 0 is "not there". Whether a room is
/// free for it is asked where it is saved.
pub(super) fn earlier(
    tx: &mut dyn Tx,
    (kind, id): (&str, &str),
    (to, base): (i64, i64),
    (me, now): (&Me, Moment),
) -> Result<Writing, Oops> {
    let source = records::version(tx, kind, id, if to > 0 { to } else { base })?;
    let state = if to > 0 { source.state } else { Fate::Deleted };
    let record = without_old_pin(tx, shelf::read(source).ok_or(Oops::NotFound)?.it)?;
    if state != Fate::Deleted {
        pictures_are_there(tx, &record)?;
    }
    Ok(Writing::by(me, now, record, state, Expected::Version(base)))
}

/// A PIN that was replaced opens nothing again, whatever version comes back: somebody may have read it off a paper.
fn without_old_pin(tx: &mut dyn Tx, record: Record) -> Result<Record, Oops> {
    let Record::Mailbox(mut it) = record else { return Ok(record) };
    let stored = records::load(tx, MAILBOX, it.public.id.as_str())?.and_then(shelf::read);
    if let Some(Record::Mailbox(latest)) = stored.map(|entry| entry.it)
        && latest.public.pin != it.public.pin
    {
        it.public.pin = None;
    }
    Ok(Record::Mailbox(it))
}

/// A version whose picture was deleted would keep the glass waiting for ever.
fn pictures_are_there(tx: &mut dyn Tx, record: &Record) -> Result<(), Oops> {
    let known: Vec<BlobHash> = blobs::list(tx)?.into_iter().map(|info| info.hash).collect();
    let all = pictures(record).into_iter().all(|hash| known.contains(&hash));
    if all { Ok(()) } else { Err(Oops::PictureGone) }
}

/// A booking that comes back may find its room given away.
pub(super) fn room_is_free(tx: &mut dyn Tx, record: &Record) -> Result<(), Oops> {
    let Record::Booking(booking) = record else { return Ok(()) };
    if bookings::refuse(tx, &booking.public)?.is_some() { Err(Oops::RoomTaken) } else { Ok(()) }
}

/// The pictures a record needs.
pub(super) fn pictures(record: &Record) -> Vec<BlobHash> {
    match record {
        Record::Notice(it) => it.public.picture.into_iter().collect(),
        Record::Event(it) => it.public.picture.into_iter().collect(),
        Record::Leaflet(it) => it.public.blobs().collect(),
        Record::Playlist(it) => it.public.slides.iter().filter_map(|slide| slide.shows.picture()).collect(),
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Group(_)
        | Record::Book(_)
        | Record::Proposal(_)
        | Record::Room(_)
        | Record::Booking(_)
        | Record::CheckIn(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
        | Record::Template(_)
        | Record::Request(_)
        | Record::Emergency(_) => Vec::new(),
    }
}
