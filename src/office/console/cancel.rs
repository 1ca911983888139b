//! 取り消す: a booking is taken back with its reason, which stays in its versions and nowhere else.

use askama::Template;
use axum::extract::{Path, State};

use super::{
    booked::{read, sentence},
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, go, show},
    posted::Posted,
    rooms::address,
    shelf::{self, Writing},
    signed::Signed,
};
use crate::{
    office::{
        records::{Expected, State as Fate},
        state::AppState,
    },
    wire::record::Record,
};

/// Longest reason, in characters.
const REASON_MAX: usize = 80;
/// The reasons that are offered; the first is chosen.
pub(super) const REASONS: [&str; 4] =
    ["グループから取り消しの連絡", "センターの都合", "連絡がないまま来なかった", "書きまちがい"];

#[derive(Template)]
#[template(path = "cancel.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    what: String,
    version: i64,
    reasons: [&'static str; 4],
    /// Who waits for its slot.
    queue: usize,
}

/// Asks before a booking is taken back.
pub(super) async fn ask(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let shelf = read(&office, &id).await?;
    let (version, booking) = shelf.entry.as_ref().ok_or(Oops::NotFound)?;
    show(&Page {
        frame: Frame::new(&me, Here::Rooms, "予約を取り消す"),
        id,
        what: sentence(&shelf, booking, Moment::of(office.now())),
        version: *version,
        reasons: REASONS,
        queue: shelf.queue.behind.len(),
    })
}

/// Takes a booking back; its versions stay.
pub(super) async fn cancel(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (now, version) = (Moment::of(office.now()), posted.number("version"));
    let shelf = read(&office, &id).await?;
    let (_, mut booking) = shelf.entry.ok_or(Oops::NotFound)?;
    booking.private.reason = reason(&posted);
    let date = booking.public.date;
    let record = Record::Booking(Box::new(booking));
    let writing = Writing::by(&me, now, record, Fate::Deleted, Expected::Version(version));
    let saved = office.database.run(move |tx| shelf::save(tx, &writing)).await?;
    office.announce(saved.at);
    Ok(go(&format!("{}&done=deleted", address(date))))
}

/// Why: in the words that were typed, or else as it was chosen.
pub(super) fn reason(posted: &Posted) -> String {
    let own: String = posted.text("words").chars().take(REASON_MAX).collect();
    let chosen = REASONS.into_iter().find(|it| *it == posted.text("reason"));
    if own.is_empty() { chosen.unwrap_or(REASONS[0]).to_owned() } else { own }
}
