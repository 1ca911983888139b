//! きょう: what to do, how the screen is, and who is in the rooms.

use askama::Template;
use axum::extract::State;

use super::{
    fields,
    glass::{self, Glass, SMALL_PX},
    hand_over::{self, Note},
    page::{Answer, Frame, Here, Me, Moment, People, Tag, show},
    queue::{self, Freed},
    requests, rooms,
    screens::{self, Screen},
    shelf,
    signage_plan::{Gap, Hidden, Plan},
    summons::Caller,
    todo::{self, Desk, ToDo, Unfinished},
    words,
};
use crate::{
    domain::{content::Content, program::round_second, room::Certainty, text::Text},
    office::{away, bookings, device, follow_ups, records::RecordError, state::AppState},
    store::{error::StoreError, sql::Tx},
    wire::{item::Position, record::BookingRecord},
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
    /// Whoever waited and whose slot is free.
    freed: Vec<Freed>,
    /// Who calls staff, at which screens.
    callers: Vec<Caller>,
    /// What a colleague left to be known.
    note: Option<Note>,
    /// The last day on which nobody is at the desk.
    away: Option<String>,
}

struct Booked {
    hours: String,
    room: String,
    who: String,
    shown: String,
    tentative: bool,
    /// Whether the group has come.
    tag: Option<Tag>,
    href: String,
}

/// The first page.
pub(super) async fn page(State(office): State<AppState>, me: Me) -> Answer {
    let now = Moment::of(office.now());
    let draws = office.preview().is_some();
    let waiting = office.summons.waiting(office.clock.mono());
    let page = office.database.read(move |tx| fill(tx, (&me, &waiting), now)).await?;
    show(&Page { picture: page.picture.filter(|_| draws), ..page })
}

fn fill(tx: &mut dyn Tx, (me, waiting): (&Me, &[String]), now: Moment) -> Result<Page, RecordError> {
    let glass = Glass::read(tx)?;
    let (gaps, hidden) = signage(&glass, now);
    let desk = Desk {
        gaps,
        hidden,
        devices: device::list(tx)?,
        notices: shelf::notices(tx)?,
        leaflets: shelf::leaflets(tx)?,
        playlists: shelf::playlists(tx)?,
        unfinished: Unfinished::read(tx, me)?,
        groups: shelf::published(tx, "group")?,
        helplines: shelf::published(tx, "helpline")?,
        proposals: shelf::published(tx, "proposal")?,
        inquiries: follow_ups::list(tx)?,
        requests: requests::waiting(tx, now)?,
        people: People::read(tx)?,
    };
    let screens: Vec<Screen> =
        screens::paired(tx)?.iter().map(|device| screens::screen(device, glass.at, now.utc)).collect();
    let (rooms, groups) = (bookings::rooms(tx)?, fields::groups(tx)?);
    let note = hand_over::latest(tx, &desk.people, now)?;
    let away = away::until(tx, now.today)?.map(|day| words::day(day, now.today));
    let bookings = bookings(tx, glass.content.as_deref(), now)?;
    Ok(Page {
        freed: queue::freed(tx, (&rooms, &groups), now)?,
        frame: Frame::new(me, Here::Today, "きょう"),
        date: words::day(now.today, now.today),
        closed: glass.content.as_deref().and_then(|content| rooms::closed(&content.corner, now.today)),
        todo: todo::list(&desk, now),
        callers: callers(&screens, waiting),
        glass_name: screens
            .first()
            .filter(|_| screens.len() == 1)
            .map_or("15階の画面".to_owned(), |it| it.name.clone()),
        picture: picture(&glass, now),
        devices: screens,
        bookings,
        note,
        away,
    })
}

/// What this week's signage lacks from today on.
fn signage(glass: &Glass, now: Moment) -> (Vec<Gap>, Vec<Hidden>) {
    let Some(content) = glass.content.as_deref() else { return (Vec::new(), Vec::new()) };
    let plan = Plan::of(content, &words::week(words::monday(now.today)));
    (plan.gaps(now), plan.hidden(now.today))
}

/// By the names of their screens; of a screen that is no longer paired nobody calls.
fn callers(screens: &[Screen], waiting: &[String]) -> Vec<Caller> {
    let named = |id: &String| {
        let screen = screens.iter().find(|screen| screen.id == *id)?;
        Some(Caller { id: id.clone(), name: screen.name.clone() })
    };
    waiting.iter().filter_map(named).collect()
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

fn bookings(tx: &mut dyn Tx, content: Option<&Content>, now: Moment) -> Result<Vec<Booked>, StoreError> {
    let (rooms, groups) = (bookings::rooms(tx)?, fields::groups(tx)?);
    let today = bookings::between(tx, now.today, now.today)?;
    let said = rooms::said(tx, &today)?;
    let booked = |booking: &BookingRecord| {
        let public = &booking.public;
        let room = rooms.iter().find(|room| room.id == public.room);
        let shown = content.and_then(|content| content.bookings.get(&public.id));
        let said = said.iter().find(|it| it.booking == public.id);
        Booked {
            hours: words::hours(public.hours),
            room: room.map_or_else(|| public.room.to_string(), |room| room.name.plain()),
            who: rooms::who(booking, &groups),
            shown: shown.and_then(|it| it.shown_name.as_ref()).map_or("予約あり".to_owned(), Text::plain),
            tentative: public.certainty == Certainty::Tentative,
            tag: room.and_then(|room| rooms::tag(public, room, said, now)),
            href: format!("/bookings/{}", public.id),
        }
    };
    Ok(today.iter().map(booked).collect())
}
