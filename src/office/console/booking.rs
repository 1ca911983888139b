//! The form of a booking: written while somebody is on the telephone, moved, and refused where a room is taken.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect},
};
use serde::Deserialize;

use super::{
    booked::{Shelf, read},
    booking_typed::{Facts, Typed, read_slot, slot_words},
    fields::group_choices,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, go, show, show_with},
    posted::Problems,
    repeat::Repeat,
    room_rules::{broken, in_words},
    rooms::{address, who},
    shelf::{self, BOOKING, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        id::{BookingId, RoomId},
        quota::Broken,
        room::Certainty,
        slot::Slot,
    },
    office::{
        bookings::{self, Taken},
        chance,
        records::{Expected, RecordError, Saved, State as Fate},
        state::AppState,
    },
    store::sql::Tx,
    wire::record::{BookingRecord, Record},
};

#[derive(Template)]
#[template(path = "booking.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    back: String,
    typed: Typed,
    problems: Problems,
    taken: Option<InTheWay>,
    rooms: Vec<Choice>,
    /// The rules of the rooms in words.
    rules: Vec<String>,
    groups: Vec<Choice>,
    certainties: Vec<Choice>,
    displays: Vec<Choice>,
    /// How it may be repeated; none for a booking that exists.
    repeat: Option<Repeat>,
}

/// What is in the way, and what is free near it.
struct InTheWay {
    by: Vec<String>,
    /// Each slot as a form sends it, and in words.
    near: Vec<(String, String)>,
    may_wait: bool,
}

/// The slot somebody pressed, and whether the room is to be closed.
#[derive(Deserialize)]
pub(super) struct Pressed {
    #[serde(default)]
    room: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    #[serde(default)]
    closes: String,
    #[serde(default)]
    series: String,
}

/// What somebody wants to save.
pub(super) struct Wish {
    pub(super) id: String,
    pub(super) version: i64,
    pub(super) typed: Typed,
    pub(super) repeat: Repeat,
    /// Whether to wait where the slot is taken.
    pub(super) waits: Waits,
    /// Where to go when it is saved.
    pub(super) onward: String,
}

/// What becomes of a wish for a taken slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Waits {
    /// It is refused, with what is free near it.
    No,
    /// It waits until the slot is free.
    Yes,
}

/// What saving led to.
enum Kept {
    Saved(Saved),
    Taken(Taken),
    Broken(Broken),
}

/// An empty form. Its id is made here, so that a form sent twice makes one booking.
pub(super) async fn fresh(State(office): State<AppState>, me: Me, Query(slot): Query<Pressed>) -> Answer {
    let id = chance::id(BOOKING)?;
    let certainty = if slot.closes.is_empty() { Certainty::Tentative } else { Certainty::Closed };
    let typed = Typed::fresh([&slot.room, &slot.date, &slot.from, &slot.to], certainty);
    let shelf = read(&office, &id).await?;
    let rules = shelf.facts.rules_of(&typed.room);
    let series = if slot.series.is_empty() { chance::id("series")? } else { slot.series };
    let repeat = Repeat::fresh(series, &rules);
    let wish = Wish::new((id, 0, typed), repeat);
    show(&form(&me, &shelf, wish, Moment::of(office.now())))
}

/// The form of a booking that exists: to be moved or corrected.
pub(super) async fn edit(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let shelf = read(&office, &id).await?;
    let (version, booking) = shelf.entry.clone().ok_or(Oops::NotFound)?;
    let typed = Typed { reason: String::new(), ..Typed::of(&booking) };
    let wish = Wish::new((id, version, typed), Repeat::default());
    show(&form(&me, &shelf, wish, Moment::of(office.now())))
}

/// The form comes back.
pub(super) async fn save(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let typed = Typed::posted(&posted);
    let typed = match read_slot(posted.text("take")) {
        Some(slot) => typed.at(&slot),
        None => typed,
    };
    let (version, repeat) = (posted.number("version"), Repeat::posted(&posted));
    if version == 0 && repeat.open && !posted.has("take") && !posted.has("wait") {
        // Somebody chose days and pressed the other button: the dates are looked through all the same.
        return Ok(Redirect::temporary(&format!("/series/{}", repeat.id)).into_response());
    }
    let wish = Wish::new((id, version, typed), repeat);
    let waits = if posted.has("wait") { Waits::Yes } else { Waits::No };
    keep(&office, &me, Wish { waits, ..wish }).await
}

/// The form once more with what was typed: a series that is written anew.
pub(super) async fn again(office: &AppState, me: &Me, wish: Wish, problems: Problems) -> Answer {
    let shelf = read(office, &wish.id).await?;
    let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show_with(status, &Page { problems, ..form(me, &shelf, wish, Moment::of(office.now())) })
}

/// Saves what somebody wants, or says why not with everything they typed.
pub(super) async fn keep(office: &AppState, me: &Me, wish: Wish) -> Answer {
    let now = Moment::of(office.now());
    let booking_id = BookingId::parse(&wish.id).map_err(|_no_id| Oops::NotFound)?;
    let shelf = read(office, &wish.id).await?;
    let mut problems = Problems::default();
    let before = shelf.entry.as_ref().map(|(_, it)| it);
    let booking = wish.typed.booking(booking_id, before, (&shelf.facts, now), &mut problems);
    let Some(mut booking) = booking.filter(|_| !problems.any()) else {
        let page = Page { problems, ..form(me, &shelf, wish, now) };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    if wish.waits == Waits::Yes && wish.version == 0 {
        booking.private.waiting_since = Some(chrono::SubsecRound::trunc_subsecs(now.utc, 0));
    }
    let fate = if booking.private.waiting_since.is_some() { Fate::Draft } else { Fate::Published };
    let expected = if wish.version > 0 { Expected::Version(wish.version) } else { Expected::New };
    let record = Record::Booking(Box::new(booking.clone()));
    let writing = Writing::by(me, now, record, fate, expected);
    match office.database.run(move |tx| write(tx, &booking, &writing)).await? {
        Kept::Saved(saved) => {
            office.announce(saved.at);
            Ok(go(&wish.onward))
        }
        Kept::Taken(taken) => {
            let way = in_the_way(&taken, (&shelf.facts, now), wish.version);
            show_with(StatusCode::CONFLICT, &Page { taken: Some(way), ..form(me, &shelf, wish, now) })
        }
        Kept::Broken(rule) => {
            problems.say("despite", broken(rule));
            let page = Page { problems, ..form(me, &shelf, wish, now) };
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
    }
}

/// Who waits takes no room: only what is to hold one is held against the others and the rules.
fn write(tx: &mut dyn Tx, booking: &BookingRecord, writing: &Writing) -> Result<Kept, RecordError> {
    if writing.state == Fate::Published {
        if let Some(taken) = bookings::refuse(tx, &booking.public)? {
            return Ok(Kept::Taken(taken));
        }
        let rule = bookings::broken(tx, booking, writing.now.today)?;
        if let Some(rule) = rule.filter(|_| booking.private.despite.is_empty()) {
            return Ok(Kept::Broken(rule));
        }
    }
    Ok(Kept::Saved(shelf::save(tx, writing)?))
}

impl Wish {
    pub(super) fn new((id, version, typed): (String, i64, Typed), repeat: Repeat) -> Self {
        let onward = format!("/bookings/{id}?done=saved");
        Self { id, version, typed, repeat, waits: Waits::No, onward }
    }
}

fn form(me: &Me, shelf: &Shelf, wish: Wish, now: Moment) -> Page {
    let Wish { id, version, typed, repeat, .. } = wish;
    let title = match (version, typed.closes()) {
        (1.., true) => "部屋を閉める時間を直す",
        (1.., false) => "予約を直す",
        (_, true) => "部屋を閉める",
        (_, false) => "予約を書く",
    };
    let date = words::read_day(&typed.date).unwrap_or(now.today);
    Page {
        frame: Frame::new(me, Here::Rooms, title),
        back: if version > 0 { format!("/bookings/{id}") } else { address(date) },
        id,
        version,
        problems: Problems::default(),
        taken: None,
        rooms: typed.rooms(&shelf.facts),
        rules: in_words(&shelf.facts),
        groups: group_choices(&shelf.facts.groups, &typed.group),
        certainties: typed.certainties(),
        displays: typed.displays(),
        typed,
        repeat: (version == 0).then_some(repeat),
    }
}

fn in_the_way(taken: &Taken, (facts, now): (&Facts, Moment), version: i64) -> InTheWay {
    let by = |it: &BookingRecord| format!("{}　{}", words::hours(it.public.hours), who(it, &facts.groups));
    let near = |it: &Slot| (slot_words(it).join("|"), slot(it, facts, now));
    InTheWay {
        by: taken.by.iter().map(by).collect(),
        near: taken.near.iter().map(near).collect(),
        may_wait: version == 0,
    }
}

/// 12月5日(土) 13:00–15:00　グループの部屋 1
pub(super) fn slot(slot: &Slot, facts: &Facts, now: Moment) -> String {
    let name = room_name(facts, &slot.room);
    format!("{} {}　{name}", words::day(slot.date, now.today), words::hours(slot.hours))
}

/// The name of a room, nothing for a room that is gone.
pub(super) fn room_name(facts: &Facts, id: &RoomId) -> String {
    facts.rooms.iter().find(|room| room.id == *id).map_or_else(String::new, |it| it.name.plain())
}
