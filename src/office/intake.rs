//! What kiosks tell that must not be lost: kept once however often it comes, and done at once.

use std::sync::Arc;

use axum::{Json, extract::State as Shared};
use chrono::{DateTime, Utc};

use super::{
    answer::{Body, Problem},
    auth::Kiosk,
    device::Device,
    feed_head,
    follow_ups::{
        erased::Erased,
        told::{self, Told},
    },
    records::{self, Change, Expected, RecordError, Saved, State},
    requests, stamp,
    state::AppState,
    stays, walk_ups,
};
use crate::{
    args,
    domain::{blob::BlobHash, check_in::CheckIn},
    store::{error::StoreError, sql::Tx},
    wire::{
        intake::{CHECK_IN, ENTRIES_MAX, Entry, Intake, REQUEST, Taken, read_check_in, read_request},
        item::Position,
        record::{Kept, Record, StaffNote},
    },
};

/// Characters of a content's sum that name a second entry under one number.
const TWIN_CHARS: usize = 16;

/// `POST /v1/intake`: all of it, or none when the database says no; the kiosk then tells it again.
pub async fn intake(
    Shared(office): Shared<AppState>,
    kiosk: Kiosk,
    Body(told): Body<Intake>,
) -> Result<Json<Taken>, Problem> {
    if told.entries.len() > ENTRIES_MAX as usize {
        return Err(Problem::bad_request(format!("send at most {ENTRIES_MAX} entries at once")));
    }
    let (now, erased) = (office.now(), Arc::clone(&office.erased));
    let device = kiosk.device.id.clone();
    let done = office
        .database
        .run::<_, RecordError>(move |tx| take(tx, (&kiosk.device, &erased), &told, now))
        .await
        .map_err(refusal)?;
    if done.doubled > 0 {
        tracing::warn!(device, "two terminals speak with one key: pair one of them again");
        office.lives.doubled(&device, office.clock.mono());
    }
    office.announce(done.at);
    Ok(Json(done.taken))
}

fn refusal(error: RecordError) -> Problem {
    match error {
        RecordError::Store(error) => error.into(),
        RecordError::Conflict { .. } | RecordError::Unreadable(_) | RecordError::Missing { .. } => {
            tracing::error!(%error, "what a kiosk told could not be done");
            StoreError::Sql(error.to_string()).into()
        }
    }
}

/// What came of it.
struct Done {
    taken: Taken,
    /// Where the feed stands afterwards.
    at: Position,
    /// Entries under a number under which something else was told before.
    doubled: u32,
}

/// Whether an entry is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum News {
    /// It was not there.
    New,
    /// It was.
    Known,
    /// Its number is taken by another: a second terminal counts with the same key. It was not there.
    Doubled,
}

/// Keeps what is new of it and does it.
fn take(
    tx: &mut dyn Tx,
    (kiosk, erased): (&Device, &Erased),
    told: &Intake,
    now: DateTime<Utc>,
) -> Result<Done, RecordError> {
    let had = highest(tx, kiosk, told.kiosk_epoch)?;
    let (mut at, mut doubled) = (feed_head::read(tx)?.at, 0);
    for entry in &told.entries {
        let news = keep(tx, &kiosk.id, (told.kiosk_epoch, entry))?;
        doubled += u32::from(news == News::Doubled);
        if news != News::Known {
            at = carry_out(tx, (kiosk, erased), entry, now)?.unwrap_or(at);
        }
    }
    let up_to = highest(tx, kiosk, told.kiosk_epoch)?;
    Ok(Done { taken: Taken { had, up_to, office_time: now }, at, doubled })
}

fn highest(tx: &mut dyn Tx, kiosk: &Device, epoch: i64) -> Result<i64, StoreError> {
    let sql = "SELECT coalesce(max(seq), 0) FROM intake WHERE kiosk = $1 AND kiosk_epoch = $2";
    tx.query(sql, args![&kiosk.id, epoch])?.first().map_or(Ok(0), |row| row.int(0))
}

/// Keeps an entry under its number; one whose number is taken by another stands under a name of its own content, so
/// that it is lost as little as the first, and counted once however often it comes.
fn keep(tx: &mut dyn Tx, kiosk: &str, (epoch, entry): (i64, &Entry)) -> Result<News, StoreError> {
    if insert(tx, kiosk, (epoch, entry))? {
        return Ok(News::New);
    }
    let body = kept(entry);
    let sql = "SELECT kind, body FROM intake WHERE kiosk = $1 AND kiosk_epoch = $2 AND seq = $3";
    let there = tx.query(sql, args![kiosk, epoch, entry.seq])?;
    let Some(row) = there.first() else { return Ok(News::Known) };
    if row.text(0)? == entry.kind && row.text(1)? == body {
        return Ok(News::Known);
    }
    let name: String = BlobHash::of(body.as_bytes()).to_string().chars().take(TWIN_CHARS).collect();
    let is_new = insert(tx, &format!("{kiosk}~{name}"), (epoch, entry))?;
    Ok(if is_new { News::Doubled } else { News::Known })
}

/// What stays of an entry. What is told of a slip is destroyed one day: it is kept in its own place alone, and here is
/// only a sum of it, by which the same entry is known again.
fn kept(entry: &Entry) -> String {
    let body = entry.body.to_string();
    if told::is_about_a_slip(&entry.kind) { BlobHash::of(body.as_bytes()).to_string() } else { body }
}

/// True when it was not there.
fn insert(tx: &mut dyn Tx, kiosk: &str, (epoch, entry): (i64, &Entry)) -> Result<bool, StoreError> {
    let sql = "INSERT INTO intake (kiosk, kiosk_epoch, seq, kind, body, day) VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT (kiosk, kiosk_epoch, seq) DO NOTHING";
    let body = kept(entry);
    let args = args![kiosk, epoch, entry.seq, &entry.kind, body, entry.day.to_string()];
    Ok(tx.execute(sql, args)? > 0)
}

/// What makes no sense stays kept and does nothing: telling it again would help nobody.
fn carry_out(
    tx: &mut dyn Tx,
    (kiosk, erased): (&Device, &Erased),
    entry: &Entry,
    now: DateTime<Utc>,
) -> Result<Option<Position>, RecordError> {
    if told::is_about_a_slip(&entry.kind) {
        return slip(tx, erased, entry, now).map(|()| None);
    }
    let done = match entry.kind.as_str() {
        CHECK_IN => read_check_in(&entry.body).map(|said| check_in(tx, kiosk, said, now)),
        REQUEST => read_request(&entry.body).map(|asked| requests::take(tx, asked, &kiosk.id, now)),
        _ => {
            tracing::warn!(kind = %entry.kind, "a kiosk told something this office does not know: it is kept");
            return Ok(None);
        }
    };
    done.unwrap_or_else(|error| {
        tracing::warn!(%error, "a kiosk told something that cannot be read: it is kept");
        Ok(None)
    })
}

/// What makes no sense of a slip is not kept at all: nobody may find words in it later.
fn slip(tx: &mut dyn Tx, erased: &Erased, entry: &Entry, now: DateTime<Utc>) -> Result<(), RecordError> {
    let Some(what) = Told::read(&entry.kind, &entry.body) else {
        tracing::warn!(kind = %entry.kind, "a kiosk told something of a slip that cannot be read");
        return Ok(());
    };
    told::carry_out(tx, erased, &what, stamp::day(now)).map_err(|error| StoreError::from(error).into())
}

/// A booking that is gone has nobody to arrive.
fn check_in(
    tx: &mut dyn Tx,
    kiosk: &Device,
    said: CheckIn,
    now: DateTime<Utc>,
) -> Result<Option<Position>, RecordError> {
    let id = said.booking.as_str();
    let booking = records::load(tx, "booking", id)?;
    if said.takes.is_some() && booking.is_none() {
        return walk_ups::decide(tx, said, &kiosk.id, now);
    }
    // The take that it follows was told by another terminal, and comes again from there once an office is restored.
    let is_awaited = booking.is_none() && CheckIn::is_of_a_take(&said.booking);
    if !is_awaited && !booking.is_some_and(|booking| booking.state != State::Deleted) {
        tracing::info!(booking = id, "somebody came for a booking that is gone");
        return Ok(None);
    }
    Ok(join(tx, said, &kiosk.id, now)?.map(|saved| saved.at))
}

/// Joins what was said at a terminal or at the desk to what is known of the booking; none where that is known already.
pub fn join(
    tx: &mut dyn Tx,
    said: CheckIn,
    who: &str,
    now: DateTime<Utc>,
) -> Result<Option<Saved>, RecordError> {
    let (before, private) = match stays::said_of(tx, &said.booking)? {
        Some(known) if known.public.covers(&said) => return Ok(None),
        Some(known) => (Some(known.public), known.private),
        None => (None, StaffNote::default()),
    };
    let stayed = before.as_ref().and_then(|before| before.stays);
    let public = match before {
        Some(before) => before.join(&said),
        None => said,
    };
    // Once: what the desk does to the hours afterwards stands.
    let longer = if stayed == public.stays { None } else { stays::granted(tx, &public)? };
    let longer = longer.map(|booking| Record::Booking(Box::new(booking)));
    let said = Record::CheckIn(Kept { public, private });
    let change = |record| Change { record, state: State::Published, expected: Expected::Any };
    let changes: Vec<Change> = longer.into_iter().chain([said]).map(change).collect();
    records::save(tx, &changes, who, now).map(Some)
}
