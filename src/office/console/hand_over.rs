//! 引き継ぎ: one page for each day, for whoever has the desk next.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};

use super::{
    page::{Answer, Asked, Frame, Here, Me, Moment, People, go, show, show_with},
    signed::Signed,
    words,
    written::Words,
};
use crate::{
    office::{
        desk_pages::{self, DeskPage, HAND_OVER_DAYS, Sort},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "hand-over.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    day: String,
    done: bool,
    words: Words,
    before: Vec<Note>,
    days: u64,
}

/// A page as colleagues read it.
#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) day: String,
    pub(super) who: String,
    pub(super) text: String,
}

/// Today's page, and those before it.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let page = office.database.read::<_, StoreError>(move |tx| {
        let people = People::read(tx)?;
        let words = Words::of(desk_pages::find(tx, Sort::HandOver, now.today)?, &people, now);
        fill(tx, (&me, now), words)
    });
    show(&Page { done: asked.done == "kept", ..page.await? })
}

/// The form comes back.
pub(super) async fn write(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let run = office.database.run::<_, StoreError>(move |tx| {
        let about = (Sort::HandOver, now.today);
        let back = Words::posted(&posted).keep(tx, about, (&me.person.id, now))?;
        back.map(|words| fill(tx, (&me, now), words)).transpose()
    });
    match run.await? {
        None => Ok(go("/hand-over?done=kept")),
        Some(page) => show_with(status(&page.words), &page),
    }
}

/// How a form comes back that was not saved.
pub(super) fn status(words: &Words) -> StatusCode {
    if words.theirs.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// What きょう shows: today's page, or else the last one before it.
pub(super) fn latest(tx: &mut dyn Tx, people: &People, now: Moment) -> Result<Option<Note>, StoreError> {
    let today = desk_pages::find(tx, Sort::HandOver, now.today)?.filter(|page| !page.words.is_empty());
    let page = match today {
        Some(page) => Some(page),
        None => desk_pages::before(tx, Sort::HandOver, now.today)?.into_iter().next(),
    };
    Ok(page.map(|page| note(page, people, now)))
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), words: Words) -> Result<Page, StoreError> {
    let people = People::read(tx)?;
    let before = desk_pages::before(tx, Sort::HandOver, now.today)?.into_iter();
    Ok(Page {
        frame: Frame::new(me, Here::Today, "引き継ぎ"),
        day: words::day(now.today, now.today),
        done: false,
        words,
        before: before.map(|page| note(page, &people, now)).collect(),
        days: HAND_OVER_DAYS,
    })
}

fn note(page: DeskPage, people: &People, now: Moment) -> Note {
    let day = if page.day == now.today { "きょう".to_owned() } else { words::day(page.day, now.today) };
    Note { day, who: people.name(&page.by), text: page.words }
}
