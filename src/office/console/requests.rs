//! 15階からの部屋のお願い: what groups asked for at the screens, to be given or declined, each with what stands in its way.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};

use super::{
    booking::slot as slot_line,
    booking_typed::{Facts, read_slot, slot_words},
    fields,
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Mark, Me, Moment, Tag, go, show, show_with},
    room_rules::broken,
    rooms::{who, why_closed},
    signed::Signed,
    words,
};
use crate::{
    domain::request::Answer as Said,
    office::{
        bookings::{self, Openings},
        mailboxes,
        requests::{self, Answered, RequestRecord},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{BookingRecord, box_name},
};

/// Characters of a reason, at most.
const WHY_MAX: usize = 80;
/// Answers shown below what waits, at most.
const ANSWERED_MAX: usize = 20;

#[derive(Template)]
#[template(path = "requests.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    /// What kept the last press from being done.
    problem: Option<&'static str>,
    waiting: Vec<Waits>,
    answered: Vec<Told>,
}

/// A request that waits for its answer.
struct Waits {
    id: String,
    who: String,
    slot: String,
    asked: String,
    /// Why the room cannot be used that day.
    closed: Option<String>,
    /// Who has it.
    by: Vec<String>,
    /// Free slots near it: as a form sends them, and in words.
    near: Vec<(String, String)>,
    /// Which rule of its room it would break.
    breaks: Option<String>,
}

/// A request that was answered.
struct Told {
    who: String,
    slot: String,
    tag: Tag,
    /// Why it was declined.
    why: Option<String>,
    /// The booking that came of it.
    href: Option<String>,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let done = match asked.done.as_str() {
        "given" => Some("予約にしました。15階の画面で、お願いの番号を押すと 返事が出ます。"),
        "declined" => {
            Some("お受けできないことを 書きました。15階の画面で、お願いの番号を押すと 返事が出ます。")
        }
        "before" => Some("このお願いには、もう返事をしてあります。"),
        _ => None,
    };
    let now = Moment::of(office.now());
    let page = office.database.read(move |tx| fill(tx, &me, now)).await?;
    show(&Page { done, ..page })
}

/// An answer comes back.
pub(super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let short = |field| posted.text(field).chars().take(WHY_MAX).collect::<String>();
    let (why, despite, slot) = (short("why"), short("despite"), read_slot(posted.text("take")));
    let declines = posted.text("press") == "decline";
    if declines && why.is_empty() {
        let problem = "お断りするときは、わけを書いてください。15階の画面で グループが読みます。";
        return again(&office, &me, (StatusCode::UNPROCESSABLE_ENTITY, problem)).await;
    }
    let who = me.person.id.clone();
    let answered = office.database.run(move |tx| {
        let by = (who.as_str(), now.utc);
        let answered = if declines {
            requests::decline(tx, &id, &why, by)
        } else {
            requests::give(tx, &id, (slot.clone(), &despite), by)
        };
        answered.map_err(Oops::from)
    });
    match answered.await? {
        Answered::Saved(saved) => {
            office.announce(saved.at);
            Ok(go(if declines { "/requests?done=declined" } else { "/requests?done=given" }))
        }
        Answered::Before => Ok(go("/requests?done=before")),
        Answered::Taken(_) => {
            let problem =
                "その時間は、もう予約があります。近くの空きを えらぶか、わけを書いて お断りしてください。";
            again(&office, &me, (StatusCode::CONFLICT, problem)).await
        }
        Answered::Broken(_) => {
            let problem = "部屋の決まりを超えます。それでも入れるときは、わけを書いてください。";
            again(&office, &me, (StatusCode::UNPROCESSABLE_ENTITY, problem)).await
        }
    }
}

async fn again(office: &AppState, me: &Me, (status, problem): (StatusCode, &'static str)) -> Answer {
    let (now, me) = (Moment::of(office.now()), me.clone());
    let page = office.database.read(move |tx| fill(tx, &me, now)).await?;
    show_with(status, &Page { problem: Some(problem), ..page })
}

/// How many wait for an answer whose day is not over.
pub(super) fn waiting(tx: &mut dyn Tx, now: Moment) -> Result<usize, StoreError> {
    Ok(requests::all(tx)?.iter().filter(|it| waits(it, now)).count())
}

fn waits(request: &RequestRecord, now: Moment) -> bool {
    request.public.answer.is_none() && request.public.slot.date >= now.today
}

fn fill(tx: &mut dyn Tx, me: &Me, now: Moment) -> Result<Page, StoreError> {
    let facts = Facts { rooms: bookings::rooms(tx)?, rules: Vec::new(), groups: fields::groups(tx)? };
    let all = requests::all(tx)?;
    let mut open = Vec::new();
    for request in all.iter().filter(|it| waits(it, now)) {
        open.push(one(tx, request, (&facts, now))?);
    }
    let mut answered = Vec::new();
    for request in all.iter().rev().filter(|it| it.public.answer.is_some()).take(ANSWERED_MAX) {
        answered.extend(told(tx, request, (&facts, now))?);
    }
    let frame = Frame::new(me, Here::Rooms, "15階からの部屋のお願い");
    Ok(Page { frame, done: None, problem: None, waiting: open, answered })
}

fn one(
    tx: &mut dyn Tx,
    request: &RequestRecord,
    (facts, now): (&Facts, Moment),
) -> Result<Waits, StoreError> {
    let booking = requests::booked(request, None, "");
    let taken = bookings::refuse(tx, &booking.public)?;
    let openings = Openings::read(tx)?;
    let slot = &request.public.slot;
    let closed = openings.and_then(|openings| why_closed(&openings.day(&slot.room, slot.date)));
    let line = |it: &BookingRecord| format!("{}　{}", words::hours(it.public.hours), who(it, &facts.groups));
    let near = match &taken {
        Some(taken) => taken.near.clone(),
        None if closed.is_some() => bookings::near(tx, &booking.public)?,
        None => Vec::new(),
    };
    Ok(Waits {
        id: request.public.booking.to_string(),
        who: name(tx, request, facts)?,
        slot: slot_line(slot, facts, now),
        asked: words::moment(request.public.asked, now.utc),
        closed,
        by: taken.iter().flat_map(|taken| taken.by.iter().map(line)).collect(),
        near: near.iter().map(|it| (slot_words(it).join("|"), slot_line(it, facts, now))).collect(),
        breaks: bookings::broken(tx, &booking, now.today)?.map(broken),
    })
}

fn told(
    tx: &mut dyn Tx,
    request: &RequestRecord,
    (facts, now): (&Facts, Moment),
) -> Result<Option<Told>, StoreError> {
    let Some(answer) = &request.public.answer else { return Ok(None) };
    let (tag, why, href) = match answer {
        Said::Given => {
            let href = format!("/bookings/{}", request.public.booking);
            (Tag::new(Mark::Good, "予約にしました"), None, Some(href))
        }
        Said::Declined(why) => (Tag::new(Mark::Rest, "お断りしました"), Some(why.plain()), None),
    };
    let who = name(tx, request, facts)?;
    Ok(Some(Told { who, slot: slot_line(&request.public.slot, facts, now), tag, why, href }))
}

/// Who asked, as staff know it: the group, or the box where nobody had it.
fn name(tx: &mut dyn Tx, request: &RequestRecord, facts: &Facts) -> Result<String, StoreError> {
    let group = request.private.group.as_ref();
    if let Some(known) = group.and_then(|id| facts.groups.iter().find(|it| it.id == *id)) {
        return Ok(known.name.clone());
    }
    let mailbox = match &request.private.mailbox {
        Some(id) => mailboxes::find(tx, id.as_str())?,
        None => None,
    };
    Ok(mailbox.map_or_else(|| "箱の分からないグループ".to_owned(), |(_, it)| box_name(&it.public)))
}
