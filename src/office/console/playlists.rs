//! The list of playlists, and a new one.

use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
};

use super::{
    beside,
    glass::{self, Glass},
    notices::{self, Told},
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Mark, Me, Moment, Tag, go, show, show_with},
    posted::Problems,
    shelf::{self, Entry, PLAYLIST, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{
        content::Content,
        id::PlaylistId,
        program::AUTOMATIC_SECS,
        signage::{Automatic, Playlist, Slide, SlideKind, SlideWhen},
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
    new_name: String,
    problems: Problems,
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
    show(&Page { done, ..page })
}

/// A new playlist with its first slide, unpublished until somebody looked at it.
pub(super) async fn make(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    let (now, name) = (Moment::of(office.now()), posted.text("name").to_owned());
    let mut problems = Problems::default();
    problems.need("name", &name, NAME_CHARS_MAX, "名前");
    if problems.any() {
        let page = office.database.read::<_, StoreError>(move |tx| fill(tx, &me, now)).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { new_name: name, problems, ..page });
    }
    let id = chance::id(PLAYLIST)?;
    let list_id = PlaylistId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let record = Record::Playlist(Kept { public: first(list_id, &name), private: StaffNote::default() });
    let writing = Writing::by(&me, now, record, Fate::Draft, Expected::New);
    office.database.run(move |tx| shelf::save(tx, &writing)).await?;
    Ok(go(&format!("/playlists/{id}")))
}

fn first(id: PlaylistId, name: &str) -> Playlist {
    let welcome = Slide {
        shows: SlideKind::Automatic(Automatic::Welcome),
        secs: AUTOMATIC_SECS,
        when: SlideWhen::default(),
    };
    Playlist { id, name: Text::ja(name), slides: vec![welcome], priority: 0 }
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
        new_name: String::new(),
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
