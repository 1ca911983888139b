//! The list of playlists, and a new one.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};

use serde::Deserialize;

use super::{
    beside,
    glass::{self, Glass},
    notices::{self, Told},
    oops::Oops,
    page::{Answer, Frame, Here, Mark, Me, Moment, Tag, go, show, show_with},
    playlist_typed::{PRIORITY_MAX, TypedSlide},
    posted::{Posted, Problems},
    shelf::{self, Entry, PLAYLIST, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        content::Content,
        id::PlaylistId,
        program::AUTOMATIC_SECS,
        signage::{Automatic, Playlist, Slide, SlideKind},
        text::Text,
    },
    office::{
        chance,
        records::{Expected, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{Kept, Record, StaffNote},
};

/// Longest name in characters.
const NAME_CHARS_MAX: usize = 40;

#[derive(Template)]
#[template(path = "playlists.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    lists: Vec<Row>,
    new: New,
    problems: Problems,
}

/// What the form for a new playlist holds.
#[derive(Debug, Clone, Default)]
struct New {
    name: String,
    day: String,
    start: String,
    end: String,
    priority: String,
}

/// What the address says: what was done, and what a new playlist begins with.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    done: String,
    day: String,
    start: String,
    end: String,
    priority: String,
}

struct Row {
    id: String,
    name: String,
    facts: String,
    saved: String,
    tag: Tag,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let done = beside::done(&asked.done);
    let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, now)).await?;
    let Asked { day, start, end, priority, .. } = asked;
    show(&Page { done, new: New { name: String::new(), day, start, end, priority }, ..page })
}

/// A new playlist with its first slide, unpublished until somebody looked at it.
pub(super) async fn make(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let now = Moment::of(office.now());
    let new = New::posted(&posted);
    let id = chance::id(PLAYLIST)?;
    let list_id = PlaylistId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let mut problems = Problems::default();
    let first = new.playlist(list_id, &mut problems);
    if problems.any() {
        let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, now)).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { new, problems, ..page });
    }
    let record = Record::Playlist(Kept { public: first, private: StaffNote::default() });
    let writing = Writing::by(&me, now, record, Fate::Draft, Expected::New);
    office.database.run(move |tx| shelf::save(tx, &writing)).await?;
    Ok(go(&format!("/playlists/{id}")))
}

impl New {
    fn posted(posted: &Posted) -> Self {
        let field = |name: &str| posted.text(name).to_owned();
        Self {
            name: field("name"),
            day: field("day"),
            start: field("start"),
            end: field("end"),
            priority: field("priority"),
        }
    }

    /// The playlist with its first slide, in the time that was asked for.
    fn playlist(&self, id: PlaylistId, problems: &mut Problems) -> Playlist {
        problems.need("name", &self.name, NAME_CHARS_MAX, "名前");
        let (from, to) = (self.day.clone(), self.day.clone());
        let (start, end) = (self.start.clone(), self.end.clone());
        let when = TypedSlide { from, to, start, end, ..TypedSlide::default() }.when();
        if let Err(why) = when {
            problems.say("when", why);
        }
        let welcome = Slide {
            shows: SlideKind::Automatic(Automatic::Welcome),
            secs: AUTOMATIC_SECS,
            when: when.unwrap_or_default(),
        };
        let priority = self.priority.parse().unwrap_or(0).clamp(-PRIORITY_MAX, PRIORITY_MAX);
        Playlist { id, name: Text::ja(&self.name), slides: vec![welcome], priority }
    }
}

fn fill(tx: &mut dyn Tx, me: &Me, now: Moment) -> Result<Page, StoreError> {
    let (told, glass) = (Told::read(tx, PLAYLIST)?, Glass::read(tx)?);
    let mut lists = shelf::playlists(tx)?;
    lists.sort_by_key(|entry| (std::cmp::Reverse(entry.it.public.priority), entry.stored.id.clone()));
    let row = |entry: &Entry<Kept<Playlist>>| Row {
        id: entry.stored.id.clone(),
        name: entry.it.public.name.plain(),
        facts: format!("{}枚・優先 {}", entry.it.public.slides.len(), entry.it.public.priority),
        saved: notices::saved(&entry.stored, &told.people, now),
        tag: told.tag(&entry.stored, tag(entry, glass.content.as_deref(), now)),
    };
    Ok(Page {
        frame: Frame::new(me, Here::Playlists, "再生リスト"),
        done: None,
        lists: lists.iter().map(row).collect(),
        new: New::default(),
        problems: Problems::default(),
    })
}

fn tag(entry: &Entry<Kept<Playlist>>, content: Option<&Content>, now: Moment) -> Tag {
    if entry.stored.state == Fate::Draft {
        return Tag::new(Mark::Rest, "まだ公開していません");
    }
    let at = words::local(now.utc).naive_local();
    match content {
        Some(content) if glass::plays(content, &entry.it.public.id, at) => Tag::new(Mark::Good, "出ています"),
        _ => Tag::new(Mark::Rest, "休んでいます"),
    }
}
