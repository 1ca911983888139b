//! One playlist: ordered by buttons, looked at as a strip of pictures, published in one go.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use chrono::{NaiveDateTime, Timelike as _};
use serde::Deserialize;

use super::{
    beside::{self, Begun, Sent},
    fields::Intent,
    glass::{self, Glass, SMALL_PX},
    offers::{self, Offers, Part},
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, go, show, show_with},
    playlist_typed::{Read, Typed, TypedSlide, WrongSlide},
    posted::Problems,
    shelf::{self, Entry, PLAYLIST},
    signed::Signed,
    words::{self, WEEKDAYS},
};
use crate::{
    domain::{id::PlaylistId, signage::Playlist},
    office::{
        drafts::Draft as Beside,
        records::{self, Expected, RecordError, State as Fate, Stored},
        state::AppState,
    },
    store::sql::Tx,
    wire::{
        item::Position,
        record::{Kept, Record},
    },
};

#[derive(Template)]
#[template(path = "playlist.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    address: String,
    published: bool,
    /// Who kept a draft beside what is published, and when.
    beside: Option<String>,
    /// Whether the form holds that draft.
    from_draft: bool,
    /// Why a draft was not kept.
    refused: Option<String>,
    changed: bool,
    /// How many slides were put a week later.
    repeated: usize,
    name: String,
    priority: String,
    slides: Vec<Row>,
    strip: Vec<Still>,
    round: String,
    offers: Vec<Part>,
    problems: Problems,
    conflict: Option<Conflict>,
}

/// A slide in the form.
struct Row {
    field: String,
    kind: String,
    name: String,
    icon: &'static str,
    thumb: Option<String>,
    facts: String,
    warning: Option<String>,
    off: bool,
    open: bool,
    secs: String,
    from: String,
    to: String,
    days: Vec<Choice>,
    start: String,
    end: String,
    wrong_secs: Option<&'static str>,
    wrong_when: Option<&'static str>,
    /// The button that has the focus when the page is there.
    focus: &'static str,
}

/// A slide in the strip of pictures.
struct Still {
    name: String,
    secs: u32,
    picture: Option<String>,
}

struct Conflict {
    who: String,
    when: String,
    theirs: Vec<String>,
    mine: Vec<String>,
}

/// What the office has of a playlist, and what it may hold.
struct Shelf {
    entry: Entry<Kept<Playlist>>,
    beside: Option<Beside>,
    offers: Offers,
    people: People,
    glass: Glass,
    draws: bool,
}

impl Shelf {
    async fn of(office: &AppState, id: &str) -> Result<Self, Oops> {
        let (id, now, draws) = (id.to_owned(), Moment::of(office.now()), office.preview().is_some());
        office.database.read(move |tx| Self::read(tx, &id, now, Draws(draws))).await
    }

    fn read(tx: &mut dyn Tx, id: &str, now: Moment, Draws(draws): Draws) -> Result<Self, Oops> {
        let stored = records::load(tx, PLAYLIST, id)?.filter(|stored| stored.state != Fate::Deleted);
        Ok(Self {
            beside: beside::of(tx, stored.as_ref())?,
            entry: stored.and_then(shelf::read).and_then(shelf::as_playlist).ok_or(Oops::NotFound)?,
            offers: Offers::read(tx, now)?,
            people: People::read(tx)?,
            glass: Glass::read(tx)?,
            draws,
        })
    }

    fn is_shown(&self) -> bool {
        self.entry.stored.state == Fate::Published
    }
}

/// Whether this office can draw slides.
struct Draws(bool);

/// Whether an address opens the draft, and the Monday of the week in which what ended before it is to be shown again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    draft: String,
    again: String,
}

/// The form.
pub(super) async fn edit(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let shelf = Shelf::of(&office, &id).await?;
    let kept = shelf.beside.as_ref().filter(|_| Begun::named(&asked.draft) == Begun::Draft);
    let (mut typed, version, begun) = match beside::opened(&shelf.entry.stored, kept) {
        Some((Record::Playlist(it), base)) => (Typed::of(&it.public), base, Begun::Draft),
        Some(_) | None => (Typed::of(&shelf.entry.it.public), shelf.entry.stored.version, Begun::Version),
    };
    let repeated = words::read_day(&asked.again).map_or(0, |monday| typed.again(monday));
    let list_id = shelf.entry.it.public.id.clone();
    let read = typed.read(list_id, Some(&shelf.entry.it.public), &shelf.offers);
    let changed = begun == Begun::Draft || !shelf.is_shown() || repeated > 0;
    let page = page(&me, &shelf, (&typed, begun), read, Moment::of(office.now()));
    show(&Page { version, changed, repeated, ..page })
}

/// A button of the form: a move, a look, or the publication.
pub(super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    if posted.text("do") == "drop" {
        beside::throw_away(&office, PLAYLIST, &id).await?;
        return Ok(go(&format!("/playlists/{id}")));
    }
    let (shelf, now) = (Shelf::of(&office, &id).await?, Moment::of(office.now()));
    let list_id = PlaylistId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let (mut typed, button) = (Typed::posted(&posted), posted.text("do").to_owned());
    let moved = typed.press(&button, &shelf.offers, posted.text("add"));
    let mut read = typed.read(list_id, Some(&shelf.entry.it.public), &shelf.offers);
    if button == "add" && !moved {
        read.problems.say("add", "加えるものを選んでください。");
    }
    let (version, begun, intent) = (posted.number("version"), Begun::of(&posted), Intent::of(&button));
    let Some(intent) = intent.filter(|_| !read.problems.any()) else {
        let wrong = read.problems.any();
        let status = if wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let changed = posted.has("changed") || moved || read.playlist != shelf.entry.it.public;
        let mut page = Page { version, changed, ..page(&me, &shelf, (&typed, begun), read, now) };
        page.focus(&button);
        return show_with(status, &page);
    };
    let expected = Expected::Version(version);
    let sent = Sent { list: "/playlists", intent, begun, expected, is_shown: shelf.is_shown() };
    let refused = sent.refused(&me, shelf.beside.as_ref(), &shelf.people);
    if refused.is_some() {
        let page = page(&me, &shelf, (&typed, begun), read, now);
        return show_with(StatusCode::CONFLICT, &Page { version, changed: true, refused, ..page });
    }
    let private = shelf.entry.it.private.clone();
    let record = Record::Playlist(Kept { public: read.playlist.clone(), private });
    match beside::send(&office, &me, record, sent).await {
        Err(Oops::Record(RecordError::Conflict { found, .. })) => {
            let conflict = conflict(&shelf, *found, &read.playlist, now);
            let version = conflict.0;
            let page = page(&me, &shelf, (&typed, begun), read, now);
            show_with(
                StatusCode::CONFLICT,
                &Page { version, changed: true, conflict: Some(conflict.1), ..page },
            )
        }
        answer => answer,
    }
}

impl Page {
    /// The focus goes with the slide that a button moved, so that the next press moves it on.
    fn focus(&mut self, button: &str) {
        let (what, at) = button.split_once('-').unwrap_or((button, ""));
        let (at, last) = (at.parse().unwrap_or(0_usize), self.slides.len().saturating_sub(1));
        let (to, button) = match what {
            "up" if at <= 1 => (0, "down"),
            "up" => (at - 1, "up"),
            "down" if at + 1 >= last => (last, "up"),
            "down" => (at + 1, "down"),
            "off" => (at, "on"),
            "on" => (at, "off"),
            "add" if !self.problems.any() => (last, "up"),
            _ => return,
        };
        if let Some(row) = self.slides.get_mut(to) {
            row.focus = button;
        }
    }
}

fn page(me: &Me, shelf: &Shelf, (typed, begun): (&Typed, Begun), read: Read, now: Moment) -> Page {
    let kept = shelf.beside.as_ref().filter(|_| begun == Begun::Version);
    let at = on_the_hour(now);
    let rows = typed.slides.iter().zip(&read.wrong).enumerate();
    let (strip, round) = strip(shelf, &read.playlist, at);
    Page {
        frame: Frame::new(me, Here::Playlists, shelf.entry.it.public.name.plain()),
        id: shelf.entry.stored.id.clone(),
        version: shelf.entry.stored.version,
        address: format!("/playlists/{}", shelf.entry.stored.id),
        published: shelf.is_shown(),
        beside: kept.map(|it| beside::told(it, &shelf.people, now)),
        from_draft: begun == Begun::Draft,
        refused: None,
        changed: false,
        repeated: 0,
        name: typed.name.clone(),
        priority: typed.priority.clone(),
        slides: rows.map(|(place, (slide, wrong))| row(&shelf.offers, place, slide, wrong)).collect(),
        strip,
        round,
        offers: shelf.offers.useful(),
        problems: read.problems,
        conflict: None,
    }
}

fn row(offers: &Offers, place: usize, slide: &TypedSlide, wrong: &WrongSlide) -> Row {
    let offer = offers.find(&slide.kind);
    let picture = slide.kind.strip_prefix("picture:").filter(|_| offer.is_some());
    let day = |(number, name): (usize, &&str)| Choice {
        key: number.to_string(),
        name: (*name).to_owned(),
        hint: "",
        chosen: slide.days.contains(&number.to_string()),
    };
    Row {
        field: format!("s{place}"),
        kind: slide.kind.clone(),
        name: offer.map_or_else(|| "消されたもの".to_owned(), |offer| offer.name.clone()),
        icon: offers::icon(&slide.kind),
        thumb: picture.map(|hash| format!("/pictures/{hash}/small")),
        facts: format!("{}秒・{}", slide.secs, slide.said_when()),
        warning: match offer {
            Some(offer) => offer.warning.clone(),
            None => Some("消されているので、出ません。はずしてください。".to_owned()),
        },
        off: slide.off,
        open: *wrong != WrongSlide::default(),
        secs: slide.secs.clone(),
        from: slide.from.clone(),
        to: slide.to.clone(),
        days: WEEKDAYS.iter().enumerate().map(day).collect(),
        start: slide.start.clone(),
        end: slide.end.clone(),
        wrong_secs: wrong.secs,
        wrong_when: wrong.when,
        focus: "",
    }
}

/// The round as it would play with this list alone.
fn strip(shelf: &Shelf, playlist: &Playlist, at: NaiveDateTime) -> (Vec<Still>, String) {
    let Some(content) = shelf.glass.content.as_deref() else {
        return (Vec::new(), "まだ何も公開されていません。".to_owned());
    };
    let mut alone = content.clone();
    alone.playlists = [(playlist.id.clone(), Arc::new(playlist.clone()))].into_iter().collect();
    let program = glass::program(&alone, at);
    let place: Position = shelf.glass.at;
    let still = |turn: &crate::domain::program::Turn| Still {
        name: glass::name(&alone, &turn.shown),
        secs: turn.secs,
        picture: shelf.draws.then(|| glass::address(&turn.shown, at, SMALL_PX, place)),
    };
    let secs = glass::said_secs(glass::round_secs(program.turns()));
    let round = format!("今日のこの時間なら{}枚で{secs}。これをくり返します。", program.turns().len());
    (program.turns().iter().map(still).collect(), round)
}

/// Small pictures show the full hour, so that the browser need not fetch them anew every minute.
fn on_the_hour(now: Moment) -> NaiveDateTime {
    let at = words::local(now.utc).naive_local();
    at.with_minute(0).and_then(|at| at.with_second(0)).and_then(|at| at.with_nanosecond(0)).unwrap_or(at)
}

/// Their version's number, and both versions beside each other.
fn conflict(shelf: &Shelf, theirs: Stored, mine: &Playlist, now: Moment) -> (i64, Conflict) {
    let names = |playlist: &Playlist| -> Vec<String> {
        let name = |key: String| {
            shelf.offers.find(&key).map_or("消されたもの".to_owned(), |offer| offer.name.clone())
        };
        playlist
            .slides
            .iter()
            .map(|slide| format!("{}（{}秒）", name(offers::key(&slide.shows)), slide.secs))
            .collect()
    };
    let (version, who) = (theirs.version, shelf.people.name(&theirs.by));
    let when = words::moment(theirs.at, now.utc);
    let theirs = shelf::read(theirs).and_then(shelf::as_playlist);
    let theirs = theirs.map_or_else(Vec::new, |entry| names(&entry.it.public));
    (version, Conflict { who, when, theirs, mine: names(mine) })
}
