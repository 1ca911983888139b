//! One notice: written, looked at, published, deleted; of two writers neither loses a word.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::{
    beside::{self, Begun, Sent},
    fields::{Intent, group_choices, groups},
    glass::{self, Covered, Drawing, Glass, LARGE_PX},
    notice_typed::{Facts, Typed},
    notices,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, Question, Tag, go, show, show_with},
    pictures,
    posted::{Posted, Problems},
    receipt,
    screens::{self, Screen},
    second::{self, Outcome},
    shelf::{self, Entry, NOTICE, Writing},
    signed::Signed,
    templates, words,
};
use crate::{
    domain::{
        content::Content,
        id::NoticeId,
        notice::{Notice, Urgency},
        program::Shown,
    },
    office::{
        chance,
        drafts::Draft as Beside,
        records::{self, Expected, RecordError, State as Fate, Stored},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{Kept, Purpose, Record, StaffNote, TemplateRecord},
};

#[derive(Template)]
#[template(path = "notice.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    /// What a new one can begin with.
    templates: Vec<Choice>,
    published: bool,
    tag: Option<Tag>,
    words: Typed,
    problems: Problems,
    conflict: Option<Conflict>,
    /// Who kept a draft beside what is published, and when.
    beside: Option<String>,
    /// Whether the form holds that draft.
    from_draft: bool,
    /// Why a draft was not kept.
    refused: Option<String>,
    action: String,
    keep: &'static str,
    from: String,
    to: String,
    tones: Vec<Choice>,
    urgencies: Vec<Choice>,
    /// Where a chime would be heard.
    sound: String,
    channels: Vec<Choice>,
    groups: Vec<Choice>,
    pictures: Vec<Choice>,
    picture: Option<String>,
    no_picture: &'static str,
}

/// Two versions beside each other.
struct Conflict {
    who: String,
    when: String,
    theirs: Option<Side>,
    mine: Side,
}

struct Side {
    title: String,
    body: String,
    facts: String,
}

/// What the office has of a notice, and what it may refer to.
#[derive(Debug, Clone)]
struct Shelf {
    entry: Option<Entry<Kept<Notice>>>,
    beside: Option<Beside>,
    facts: Facts,
    people: People,
    content: Option<std::sync::Arc<Content>>,
    sound: String,
    templates: Vec<TemplateRecord>,
}

impl Shelf {
    fn read(tx: &mut dyn Tx, id: &str, now: DateTime<Utc>) -> Result<Self, StoreError> {
        let stored = records::load(tx, NOTICE, id)?.filter(|stored| stored.state != Fate::Deleted);
        let glass = Glass::read(tx)?;
        let screens: Vec<Screen> =
            screens::paired(tx)?.iter().map(|device| screens::screen(device, glass.at, now)).collect();
        Ok(Self {
            beside: beside::of(tx, stored.as_ref())?,
            entry: stored.and_then(shelf::read).and_then(shelf::as_notice),
            facts: Facts { groups: groups(tx)?, pictures: pictures::named(tx)? },
            people: People::read(tx)?,
            content: glass.content,
            templates: templates::all(tx, Purpose::Notice)?,
            sound: screens::who_rings(&screens),
        })
    }

    fn is_shown(&self) -> bool {
        self.entry.as_ref().is_some_and(|entry| entry.stored.state == Fate::Published)
    }

    /// With the words of the form.
    fn record(&self, notice: Notice) -> Record {
        let private = self.entry.as_ref().map_or_else(StaffNote::default, |entry| entry.it.private.clone());
        Record::Notice(Kept { public: notice, private })
    }

    fn before(&self) -> Option<&Notice> {
        self.entry.as_ref().map(|entry| &entry.it.public)
    }
}

/// Which template a notice begins with, or which one of before.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    from: String,
    again: String,
}

/// A form that is empty, or begun with a template. Its id is made here, so that a form sent twice makes one notice.
pub(super) async fn fresh(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let (id, now) = (chance::id(NOTICE)?, office.now());
    let known = id.clone();
    let before = asked.again.clone();
    let read = move |tx: &mut dyn Tx| {
        let before = records::load(tx, NOTICE, &before)?.filter(|it| it.state != Fate::Deleted);
        let before = before.and_then(shelf::read).and_then(shelf::as_notice);
        Ok::<_, StoreError>((Shelf::read(tx, &known, now)?, before))
    };
    let (shelf, before) = office.database.read(read).await?;
    let template = templates::find(&shelf.templates, &asked.from);
    let today = Moment::of(now).today;
    let typed = match (before, template) {
        (Some(entry), _) => Typed::again(&entry.it.public, today),
        (None, Some(template)) => Typed::from_template(&template.private, today),
        (None, None) => Typed::fresh(),
    };
    let draft = Draft { id, version: 0, typed, begun: Begun::Version };
    show(&page(&me, &shelf, draft, Moment::of(now)))
}

/// The form of a notice that exists.
pub(super) async fn edit(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<beside::Asked>,
) -> Answer {
    let (known, now) = (id.clone(), office.now());
    let shelf = office.database.read(move |tx| Shelf::read(tx, &known, now)).await?;
    let entry = shelf.entry.as_ref().ok_or(Oops::NotFound)?;
    let kept = shelf.beside.as_ref().filter(|_| Begun::named(&asked.draft) == Begun::Draft);
    let (notice, version, begun) = match beside::opened(&entry.stored, kept) {
        Some((Record::Notice(it), base)) => (it.public, base, Begun::Draft),
        Some(_) | None => (entry.it.public.clone(), entry.stored.version, Begun::Version),
    };
    let draft = Draft { id, version, typed: Typed::of(&notice), begun };
    let picture = look(&office, &shelf, notice).await?;
    show(&Page { picture, ..page(&me, &shelf, draft, Moment::of(now)) })
}

/// The form comes back: to be looked at, kept as a draft, or published.
pub(super) async fn save(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let notice_id = NoticeId::parse(&id).map_err(|_no_id| Oops::NotFound)?;
    let known = id.clone();
    let shelf = office.database.read(move |tx| Shelf::read(tx, &known, now.utc)).await?;
    if posted.text("do") == "drop" {
        beside::throw_away(&office, NOTICE, &id).await?;
        return Ok(go(&format!("/notices/{id}")));
    }
    let begun = Begun::of(&posted);
    let draft = Draft { id, version: posted.number("version"), typed: Typed::posted(&posted), begun };
    let (notice, mut problems) = draft.typed.notice(notice_id, shelf.before(), &shelf.facts);
    let intent = Intent::of(posted.text("do"));
    if intent == Some(Intent::Publish) {
        Typed::ready(&notice, &shelf.facts, now, &mut problems);
    }
    let Some(intent) = intent.filter(|_| !problems.any()) else {
        let status = if problems.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        let picture = look(&office, &shelf, notice).await?;
        return show_with(
            status,
            &Page { picture, problems, keep: "touched", ..page(&me, &shelf, draft, now) },
        );
    };
    let expected = if draft.version > 0 { Expected::Version(draft.version) } else { Expected::New };
    let sent = Sent { list: "/notices", intent, begun, expected, is_shown: shelf.is_shown() };
    let refused = sent.refused(&me, shelf.beside.as_ref(), &shelf.people);
    if refused.is_some() {
        let page = Page { refused, keep: "touched", ..page(&me, &shelf, draft, now) };
        return show_with(StatusCode::CONFLICT, &page);
    }
    match beside::send(&office, &me, shelf.record(notice.clone()), sent).await {
        Ok(answer) => Ok(answer),
        Err(Oops::Record(RecordError::Conflict { found, .. })) => {
            let picture = look(&office, &shelf, notice.clone()).await?;
            let page = in_conflict(page(&me, &shelf, draft, now), &shelf, (*found, &notice), now);
            show_with(StatusCode::CONFLICT, &Page { picture, ..page })
        }
        Err(other) => Err(other),
    }
}

/// The slide of what stands in the form, as a picture.
pub(super) async fn look_at(State(office): State<AppState>, _me: Me, posted: Posted) -> Answer {
    let id = NoticeId::parse(posted.text("id")).map_err(|_no_id| Oops::NotFound)?;
    let (known, now) = (id.to_string(), office.now());
    let shelf = office.database.read(move |tx| Shelf::read(tx, &known, now)).await?;
    let (notice, _) = Typed::posted(&posted).notice(id, shelf.before(), &shelf.facts);
    Ok(glass::png(draw(&office, &shelf, notice).await?))
}

/// Asks before a notice is deleted.
pub(super) async fn ask_delete(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let (known, now) = (id.clone(), office.now());
    let shelf = office.database.read(move |tx| Shelf::read(tx, &known, now)).await?;
    let entry = shelf.entry.ok_or(Oops::NotFound)?;
    show(&Question {
        frame: Frame::new(&me, Here::Notices, "お知らせを消す"),
        back: format!("/notices/{id}"),
        action: format!("/notices/{id}/delete"),
        what: entry.it.public.title.plain(),
        lines: &["画面からも消えます。消したお知らせは「前の版」から、いつでももどせます。"],
        version: Some(entry.stored.version),
        label: "消す",
    })
}

/// Deletes a notice; its versions stay.
pub(super) async fn delete(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let known = id.clone();
    let version = posted.number("version");
    let run = office.database.run(move |tx| {
        let stored = records::load(tx, NOTICE, &known)?;
        let entry = stored.and_then(shelf::read).and_then(shelf::as_notice).ok_or(Oops::NotFound)?;
        let record = Record::Notice(entry.it);
        let writing = Writing::by(&me, now, record, Fate::Deleted, Expected::Version(version));
        second::save(tx, &me, &writing)
    });
    let saved = match run.await? {
        Outcome::Saved(saved) => saved,
        Outcome::Asked => return Ok(go(second::asked(Fate::Deleted))),
    };
    office.announce(saved.at);
    Ok(go(&receipt::address(NOTICE, &id, &saved)))
}

/// What a form is about.
#[derive(Debug, Clone)]
struct Draft {
    id: String,
    version: i64,
    typed: Typed,
    begun: Begun,
}

fn page(me: &Me, shelf: &Shelf, draft: Draft, now: Moment) -> Page {
    let title = if draft.version > 0 { "お知らせを直す" } else { "お知らせを書く" };
    let Draft { id, version, typed, begun } = draft;
    let kept = shelf.beside.as_ref().filter(|_| begun == Begun::Version);
    Page {
        frame: Frame::new(me, Here::Notices, title),
        action: format!("/notices/{id}"),
        id,
        version,
        templates: shelf.templates.iter().filter(|_| version == 0).map(templates::choice).collect(),
        published: shelf.is_shown(),
        beside: kept.map(|it| beside::told(it, &shelf.people, now)),
        from_draft: begun == Begun::Draft,
        refused: None,
        tag: shelf.entry.as_ref().map(|entry| notices::tag(entry, now)),
        problems: Problems::default(),
        conflict: None,
        keep: "fresh",
        from: typed.from.clone(),
        to: typed.to.clone(),
        tones: typed.tones(),
        urgencies: urgencies(&typed.urgency),
        sound: shelf.sound.clone(),
        channels: typed.places(),
        groups: group_choices(&shelf.facts.groups, &typed.group),
        pictures: typed.pictures(&shelf.facts),
        words: typed,
        picture: None,
        no_picture: "「見てみる」を押すと、ここに画面の絵が出ます。",
    }
}

fn urgencies(chosen: &str) -> Vec<Choice> {
    let choice = |urgency: Urgency| Choice {
        key: urgency.key().to_owned(),
        name: words::urgency(urgency).to_owned(),
        hint: "",
        chosen: urgency.key() == chosen,
    };
    Urgency::ALL.map(choice).to_vec()
}

/// The same page with both versions; saving again then means that theirs was seen.
fn in_conflict(page: Page, shelf: &Shelf, (theirs, mine): (Stored, &Notice), now: Moment) -> Page {
    let (version, who) = (theirs.version, shelf.people.name(&theirs.by));
    let (when, deleted) = (words::moment(theirs.at, now.utc), theirs.state == Fate::Deleted);
    let theirs = shelf::read(theirs).and_then(shelf::as_notice).filter(|_| !deleted);
    let theirs = theirs.map(|entry| side(&entry.it.public, now));
    let version = if deleted { 0 } else { version };
    Page {
        version,
        keep: "touched",
        conflict: Some(Conflict { who, when, theirs, mine: side(mine, now) }),
        ..page
    }
}

fn side(notice: &Notice, now: Moment) -> Side {
    let facts = [
        words::tone(notice.tone).to_owned(),
        words::days(notice.validity, now.today),
        words::places(&notice.channels),
    ];
    Side { title: notice.title.plain(), body: notice.body.plain(), facts: facts.join("・") }
}

async fn look(office: &AppState, shelf: &Shelf, notice: Notice) -> Result<Option<String>, Oops> {
    Ok(draw(office, shelf, notice).await?.map(|png| glass::inline(&png)))
}

/// The very slide: the published content with this notice in it, through the kiosk's renderer.
async fn draw(office: &AppState, shelf: &Shelf, notice: Notice) -> Result<Option<Vec<u8>>, Oops> {
    let Some(content) = shelf.content.as_deref() else { return Ok(None) };
    let mut content = content.clone();
    let id = notice.id.clone();
    content.notices.insert(id.clone(), notice.into());
    let at = words::local(office.now());
    glass::draw(
        office,
        Drawing {
            content: content.into(),
            shown: Shown::Notice(id),
            glass: Covered::No,
            at,
            width_px: LARGE_PX,
        },
    )
    .await
}
