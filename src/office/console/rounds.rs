//! Several dates looked through and saved together: each with what is in its way and what is free near it.

use std::collections::BTreeMap;

use askama::Template;
use axum::http::StatusCode;

use super::{
    booked::Shelf,
    booking::slot,
    booking_typed::{read_slot, slot_words},
    page::{Answer, Frame, Here, Me, Moment, show, show_with},
    posted::Posted,
    room_rules::broken,
    rooms::who,
    words,
};
use crate::{
    domain::{quota::Broken, room::Booking, series::ClosedDays, slot::Slot},
    office::{
        bookings,
        records::{self, Change, RecordError, Saved},
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, Record},
};

/// The dates, to be chosen among.
#[derive(Template)]
#[template(path = "series.html", config = "assets/console/askama.toml")]
pub(super) struct Page {
    pub(super) frame: Frame,
    pub(super) action: String,
    pub(super) sentence: String,
    /// What the form carries on.
    pub(super) fields: Vec<(String, String)>,
    pub(super) rounds: Vec<Round>,
    pub(super) free: usize,
    pub(super) problem: Option<String>,
    /// Why a rule of the room is set aside, where one is broken.
    pub(super) despite: Option<String>,
    /// The page it came from; none where a button leads back to the form.
    pub(super) back: Option<String>,
}

/// One date before it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Round {
    /// What the form names it by.
    pub(super) key: String,
    pub(super) day: String,
    /// Why the corner is closed on it.
    pub(super) closed: Option<String>,
    /// Who has the room.
    pub(super) taken: Vec<String>,
    /// Free slots near it, each as the form sends it and in words.
    pub(super) near: Vec<(String, String)>,
    /// Whether it is chosen to begin with.
    pub(super) on: bool,
    /// Whether it can be chosen at all.
    pub(super) open: bool,
}

/// What somebody chose of the dates: as they stand, or in another slot.
pub(super) type Chosen = BTreeMap<String, Option<Slot>>;

/// Why nothing of several was saved.
pub(super) enum Stop {
    /// A room was given away meanwhile, or two of the dates want one room.
    Taken,
    /// A rule of the room is broken and nobody wrote why.
    Broken(Broken),
    /// The database or a colleague said no.
    Record(RecordError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Record(error.into())
    }
}

impl From<RecordError> for Stop {
    fn from(error: RecordError) -> Self {
        Self::Record(error)
    }
}

/// A date as it would be booked.
pub(super) fn round(
    tx: &mut dyn Tx,
    booking: &Booking,
    (shelf, closed_days): (&Shelf, ClosedDays),
    (key, now): (String, Moment),
) -> Result<Round, StoreError> {
    let shut = shelf.closed(booking);
    let refused = bookings::refuse(tx, booking)?;
    let (by, near) = refused.map(|it| (it.by, it.near)).unwrap_or_default();
    let open = shut.is_none() || closed_days != ClosedDays::Skip;
    let line =
        |it: &BookingRecord| format!("{}　{}", words::hours(it.public.hours), who(it, &shelf.facts.groups));
    Ok(Round {
        day: words::day(booking.date, now.today),
        on: by.is_empty() && (shut.is_none() || closed_days == ClosedDays::Keep),
        taken: by.iter().map(line).collect(),
        near: if open { near.iter().map(|it| offer(&key, it, (shelf, now))).collect() } else { Vec::new() },
        open,
        closed: shut,
        key,
    })
}

fn offer(key: &str, near: &Slot, (shelf, now): (&Shelf, Moment)) -> (String, String) {
    (format!("{key}={}", slot_words(near).join("|")), slot(near, &shelf.facts, now))
}

impl Page {
    /// The page as it is, or with why nothing was saved.
    pub(super) fn stopped(self, stop: Option<&Stop>, posted: &Posted) -> Answer {
        let Some(stop) = stop else { return show(&self) };
        let despite = matches!(stop, Stop::Broken(_)).then(|| posted.text("despite").to_owned());
        let page = Self { problem: Some(why(stop)), despite, ..self };
        match stop {
            Stop::Broken(_) => show_with(StatusCode::UNPROCESSABLE_ENTITY, &page),
            Stop::Taken | Stop::Record(_) => show_with(StatusCode::CONFLICT, &page),
        }
    }
}

/// Why nothing was saved, and what to do.
fn why(stop: &Stop) -> String {
    let text = match stop {
        Stop::Taken => {
            "まだ保存していません。えらんだ日のうち、ほかの予約と重なる日があります。日ごとに えらび直してください。"
        }
        Stop::Broken(rule) => return broken(*rule),
        Stop::Record(_) => "まだ保存していません。だれかが先に変えました。もう一度見直してください。",
    };
    text.to_owned()
}

/// What the form says of the dates.
pub(super) fn chosen(posted: &Posted) -> Chosen {
    let mut chosen: Chosen = posted.all("on").map(|key| (key.to_owned(), None)).collect();
    for (key, slot) in posted.all("instead").filter_map(|word| word.split_once('=')) {
        if let Some(slot) = read_slot(slot) {
            chosen.insert(key.to_owned(), Some(slot));
        }
    }
    chosen
}

/// Saves all or nothing: asked in the transaction that saves, so that no two of them and nobody else share a room.
pub(super) fn save_all(tx: &mut dyn Tx, changes: &[Change], (me, now): (&Me, Moment)) -> Result<Saved, Stop> {
    let saved = records::save(tx, changes, &me.person.id, now.utc)?;
    for change in changes {
        let Record::Booking(booking) = &change.record else { continue };
        if bookings::refuse(tx, &booking.public)?.is_some() {
            return Err(Stop::Taken);
        }
        if booking.private.despite.is_empty()
            && let Some(rule) = bookings::broken(tx, booking, now.today)?
        {
            return Err(Stop::Broken(rule));
        }
    }
    Ok(saved)
}
