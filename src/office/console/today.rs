//! きょう: what to do, how the screen is, and who is in the rooms.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;

use super::{
    glass::{self, Glass, SMALL_PX},
    page::{Answer, Frame, Here, Me, Moment, People, show},
    screens::{self, Screen},
    shelf::{self, Entry},
    todo::{self, Desk, ToDo},
    words,
};
use crate::{
    domain::{
        calendar::{ClosedReason, Day},
        content::Content,
        program::round_second,
        room::Certainty,
        text::Text,
    },
    office::{device, state::AppState},
    store::{error::StoreError, sql::Tx},
    wire::{item::Position, record::Record},
};

#[derive(Template)]
#[template(path = "today.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    date: String,
    closed: Option<String>,
    todo: Vec<ToDo>,
    glass_name: String,
    devices: Vec<Screen>,
    /// Address of the picture of what stands on the glass, and what it is called.
    picture: Option<(String, String)>,
    bookings: Vec<Booked>,
}

struct Booked {
    hours: String,
    room: String,
    who: String,
    shown: String,
    tentative: bool,
}

/// The first page.
pub(super) async fn page(State(office): State<AppState>, me: Me) -> Answer {
    let now = Moment::of(office.now());
    let draws = office.preview().is_some();
    let page = office.database.read(move |tx| fill(tx, &me, now)).await?;
    show(&Page { picture: page.picture.filter(|_| draws), ..page })
}

fn fill(tx: &mut dyn Tx, me: &Me, now: Moment) -> Result<Page, StoreError> {
    let glass = Glass::read(tx)?;
    let desk = Desk {
        devices: device::list(tx)?,
        notices: shelf::notices(tx)?,
        leaflets: shelf::leaflets(tx)?,
        groups: shelf::published(tx, "group")?,
        helplines: shelf::published(tx, "helpline")?,
        people: People::read(tx)?,
    };
    let screens: Vec<Screen> =
        screens::paired(tx)?.iter().map(|device| screens::screen(device, glass.at, now.utc)).collect();
    let bookings = bookings(tx, glass.content.as_deref(), &desk.groups, now)?;
    Ok(Page {
        frame: Frame::new(me, Here::Today, "きょう"),
        date: words::day(now.today, now.today),
        closed: glass.content.as_deref().and_then(|content| closed(content, now)),
        todo: todo::list(&desk, now),
        glass_name: screens
            .first()
            .filter(|_| screens.len() == 1)
            .map_or("15階の画面".to_owned(), |it| it.name.clone()),
        picture: picture(&glass, now),
        devices: screens,
        bookings,
    })
}

fn closed(content: &Content, now: Moment) -> Option<String> {
    match content.corner.day(now.today) {
        Day::Open(_) => None,
        Day::Closed(ClosedReason::Decided(why)) => Some(format!("休館日（{}）", why.plain())),
        Day::Closed(ClosedReason::Holiday(kind)) => Some(format!("祝日（{}）で休館日", kind.name_ja())),
        Day::Closed(ClosedReason::YearEnd) => Some("年末年始の休館日".to_owned()),
        Day::Closed(ClosedReason::Weekly) => Some("休館日".to_owned()),
    }
}

/// The slide that stands on the glass at this minute.
fn picture(glass: &Glass, now: Moment) -> Option<(String, String)> {
    let content = glass.content.as_deref()?;
    if content.emergency.as_ref().is_some_and(|it| it.stands_at(Some(now.utc))) {
        let Position { epoch, rev } = glass.at;
        return Some((format!("/emergency.png?at={epoch}-{rev}"), "緊急の画面".to_owned()));
    }
    let at = words::local(now.utc).naive_local();
    let program = glass::program(content, at);
    let shown = program.shown(round_second(at));
    Some((glass::address(shown, at, SMALL_PX, glass.at), glass::name(content, shown)))
}

fn bookings(
    tx: &mut dyn Tx,
    content: Option<&Content>,
    groups: &[Entry<Record>],
    now: Moment,
) -> Result<Vec<Booked>, StoreError> {
    let rooms: BTreeMap<String, String> =
        shelf::all(tx, "room")?.into_iter().map(|entry| (entry.stored.id, entry.it.title())).collect();
    let mut found = Vec::new();
    for entry in shelf::published(tx, "booking")? {
        let Record::Booking(booking) = entry.it else { continue };
        if booking.public.date != now.today {
            continue;
        }
        let shown = content.and_then(|content| content.bookings.get(&booking.public.id));
        let name = |id: &str| groups.iter().find(|it| it.stored.id == id).map(|it| it.it.title());
        let who = booking.private.group.as_ref().and_then(|id| name(id.as_str()));
        let purpose = Some(booking.private.purpose.clone()).filter(|purpose| !purpose.is_empty());
        let room = rooms.get(booking.public.room.as_str()).cloned();
        found.push((
            booking.public.hours,
            Booked {
                hours: words::hours(booking.public.hours),
                room: room.unwrap_or_else(|| booking.public.room.to_string()),
                who: who.or(purpose).unwrap_or_else(|| "センター".to_owned()),
                shown: shown.and_then(|it| it.shown_name.as_ref()).map_or("予約あり".to_owned(), Text::plain),
                tentative: booking.public.certainty == Certainty::Tentative,
            },
        ));
    }
    found.sort_by_key(|(hours, booked)| (*hours, booked.room.clone()));
    Ok(found.into_iter().map(|(_, booked)| booked).collect())
}
