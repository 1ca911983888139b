//! One leaflet: its pages and the words read off them, what is known of it, published, deleted.

use askama::Template;
use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};
use serde::Deserialize;

use super::{
    beside::{self, Begun, Sent},
    fields::{GroupFact, Intent, group_choices, groups},
    leaflet_typed::Typed,
    leaflets,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, Question, Tag, go, show, show_with},
    posted::Problems,
    receipt,
    second::{self, Outcome},
    shelf::{self, Entry, LEAFLET, Writing},
    signed::Signed,
    words,
};
use crate::{
    domain::{blob::BlobHash, leaflet::LeafletPage},
    office::{
        drafts::Draft as Beside,
        records::{self, Expected, RecordError, State as Fate, Stored},
        state::AppState,
    },
    store::sql::Tx,
    wire::record::{Agreed, LeafletRecord, Record, Triage},
};

#[derive(Template)]
#[template(path = "leaflet.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    arrived: Option<String>,
    published: bool,
    tag: Tag,
    file: String,
    sheets: Vec<SheetRow>,
    words: Typed,
    earlier: bool,
    today: String,
    problems: Problems,
    conflict: Option<(String, String)>,
    address: String,
    /// Who kept a draft beside what is published, and when.
    beside: Option<String>,
    /// Whether the form holds that draft.
    from_draft: bool,
    /// Why a draft was not kept.
    refused: Option<String>,
    keep: &'static str,
    channels: Vec<Choice>,
    groups: Vec<Choice>,
    methods: Vec<Choice>,
}

impl Page {
    /// Whether the pages are pictures alone.
    fn nothing_read(&self) -> bool {
        self.sheets.iter().all(|sheet| sheet.text.is_empty())
    }
}

/// One page of the leaflet.
struct SheetRow {
    number: usize,
    picture: BlobHash,
    small: BlobHash,
    text: String,
}

/// What the page before did.
#[derive(Deserialize)]
pub(super) struct Asked {
    arrived: Option<u8>,
    #[serde(default)]
    draft: String,
    blackened: Option<usize>,
}

/// What the office has of a leaflet, and what it may refer to.
#[derive(Debug, Clone)]
struct Shelf {
    entry: Entry<LeafletRecord>,
    beside: Option<Beside>,
    groups: Vec<GroupFact>,
    people: People,
}

impl Shelf {
    fn read(tx: &mut dyn Tx, id: &str) -> Result<Self, Oops> {
        let stored = records::load(tx, LEAFLET, id)?.filter(|stored| stored.state != Fate::Deleted);
        let beside = beside::of(tx, stored.as_ref())?;
        let entry = stored.and_then(shelf::read).and_then(shelf::as_leaflet).ok_or(Oops::NotFound)?;
        Ok(Self { entry, beside, groups: groups(tx)?, people: People::read(tx)? })
    }

    fn is_shown(&self) -> bool {
        self.entry.stored.state == Fate::Published
    }
}

/// What stands in the form: the words, the version they follow, and what they began with.
type Words = (Typed, i64, Begun);

/// The form of a leaflet.
pub(super) async fn edit(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let shelf = office.database.read(move |tx| Shelf::read(tx, &id)).await?;
    let kept = shelf.beside.as_ref().filter(|_| Begun::named(&asked.draft) == Begun::Draft);
    let words = match beside::opened(&shelf.entry.stored, kept) {
        Some((Record::Leaflet(it), base)) => (Typed::of(&it), base, Begun::Draft),
        Some(_) | None => (Typed::of(&shelf.entry.it), shelf.entry.stored.version, Begun::Version),
    };
    let page = page(&me, &shelf, words, Moment::of(office.now()));
    let pages = page.sheets.len();
    let arrived = format!("{pages}ページを受け取りました。まだどこにも出ていません。");
    let blackened = |number| format!("{number}ページ目を黒くしました。まだどこにも出ていません。");
    let done = asked.blackened.map(blackened).or(asked.arrived.map(|_| arrived));
    show(&Page { arrived: done, ..page })
}

/// The form comes back: to be kept as a draft, or published.
pub(super) async fn save(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    if posted.text("do") == "drop" {
        beside::throw_away(&office, LEAFLET, &id).await?;
        return Ok(go(&format!("/leaflets/{id}")));
    }
    let shelf = office.database.read(move |tx| Shelf::read(tx, &id)).await?;
    let (typed, version, begun) = (Typed::posted(&posted), posted.number("version"), Begun::of(&posted));
    let (record, mut problems) = typed.leaflet(&shelf.entry.it, &shelf.groups, (&me.person.id, now));
    let intent = Intent::of(posted.text("do")).unwrap_or(Intent::Draft);
    if intent == Intent::Publish {
        Typed::ready(&record, &shelf.groups, now, &mut problems);
    }
    if problems.any() {
        let page = page(&me, &shelf, (typed, version, begun), now);
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { problems, keep: "touched", ..page });
    }
    let expected = Expected::Version(version);
    let sent = Sent { list: "/leaflets", intent, begun, expected, is_shown: shelf.is_shown() };
    let refused = sent.refused(&me, shelf.beside.as_ref(), &shelf.people);
    if refused.is_some() {
        let page = Page { refused, keep: "touched", ..page(&me, &shelf, (typed, version, begun), now) };
        return show_with(StatusCode::CONFLICT, &page);
    }
    match beside::send(&office, &me, Record::Leaflet(Box::new(record)), sent).await {
        Err(Oops::Record(RecordError::Conflict { found, .. })) => {
            let page = in_conflict(page(&me, &shelf, (typed, version, begun), now), &shelf, (&found, now));
            show_with(StatusCode::CONFLICT, &page)
        }
        answer => answer,
    }
}

/// Asks before a leaflet is deleted.
pub(super) async fn ask_delete(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let known = id.clone();
    let shelf = office.database.read(move |tx| Shelf::read(tx, &known)).await?;
    show(&Question {
        frame: Frame::new(&me, Here::Leaflets, "チラシを消す"),
        back: format!("/leaflets/{id}"),
        action: format!("/leaflets/{id}/delete"),
        what: shelf.entry.it.public.title.plain(),
        lines: &["端末からも消えます。消したチラシは「前の版」から、いつでももどせます。"],
        version: Some(shelf.entry.stored.version),
        label: "消す",
    })
}

/// Deletes a leaflet; its versions stay.
pub(super) async fn delete(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let now = Moment::of(office.now());
    let version = posted.number("version");
    let known = id.clone();
    let saved = office.database.run(move |tx| {
        let shelf = Shelf::read(tx, &known)?;
        let was_shown = shelf.entry.stored.state == Fate::Published;
        let record = Record::Leaflet(Box::new(shelf.entry.it));
        let writing = Writing::by(&me, now, record, Fate::Deleted, Expected::Version(version));
        Ok::<_, Oops>((second::save(tx, &me, &writing)?, was_shown))
    });
    let (saved, was_shown) = match saved.await? {
        (Outcome::Saved(saved), was_shown) => (saved, was_shown),
        (Outcome::Asked, _) => return Ok(go(second::asked(Fate::Deleted))),
    };
    office.announce(saved.at);
    let to =
        if was_shown { receipt::address(LEAFLET, &id, &saved) } else { "/leaflets?done=deleted".to_owned() };
    Ok(go(&to))
}

fn page(me: &Me, shelf: &Shelf, (typed, version, begun): Words, now: Moment) -> Page {
    let kept = shelf.beside.as_ref().filter(|_| begun == Begun::Version);
    let LeafletRecord { public, private } = &shelf.entry.it;
    let sheets: Vec<SheetRow> = public.pages.iter().zip(1..).map(sheet).collect();
    let title =
        if private.triage == Triage::Waiting { "チラシを整理する" } else { "チラシを直す" };
    Page {
        frame: Frame::new(me, Here::Leaflets, title),
        id: shelf.entry.stored.id.clone(),
        version,
        arrived: None,
        published: shelf.is_shown(),
        address: format!("/leaflets/{}", shelf.entry.stored.id),
        beside: kept.map(|it| beside::told(it, &shelf.people, now)),
        from_draft: begun == Begun::Draft,
        refused: None,
        tag: leaflets::tag(&shelf.entry, now),
        file: private.file.clone(),
        sheets,
        earlier: private.agreed == Some(Agreed::Earlier),
        today: now.today.to_string(),
        problems: Problems::default(),
        conflict: None,
        keep: "fresh",
        channels: typed.places(),
        groups: group_choices(&shelf.groups, &typed.group),
        methods: typed.methods(),
        words: typed,
    }
}

fn sheet((page, number): (&LeafletPage, usize)) -> SheetRow {
    let LeafletPage { picture, small, text, .. } = page;
    SheetRow { number, picture: *picture, small: small.unwrap_or(*picture), text: text.clone() }
}

/// The same page over their version; saving again then means that theirs was seen.
fn in_conflict(page: Page, shelf: &Shelf, (theirs, now): (&Stored, Moment)) -> Page {
    let conflict = (shelf.people.name(&theirs.by), words::moment(theirs.at, now.utc));
    Page { version: theirs.version, conflict: Some(conflict), keep: "touched", ..page }
}
