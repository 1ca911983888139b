//! One enquiry: masked until somebody presses, read in one answer, marked and closed.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use zeroize::Zeroizing;

use super::{
    inquiries::{self, Key, kind, tags},
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, People, Tag, go, show_with},
    signed::Signed,
    templates, words,
};
use crate::{
    domain::follow_up::{MESSAGE_CHARS_MAX, MESSAGES_MAX, Writer},
    office::{
        desk_keys::{self, ring::Ring},
        desk_session,
        follow_ups::{
            self, Desk, FollowUp, Senior, change,
            talk::{self, Audited, Check, Message, Own, Sort},
        },
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{Purpose, TemplateRecord},
};

#[derive(Template)]
#[template(path = "inquiry.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    name: String,
    kind: &'static str,
    tags: Vec<Tag>,
    facts: Vec<(&'static str, String)>,
    key: Key,
    done: Option<&'static str>,
    wrong: Option<&'static str>,
    closed: bool,
    senior: bool,
    /// The text, in the one answer that shows it.
    opened: Option<Opened>,
    audited: Vec<String>,
}

struct Opened {
    messages: Vec<Line>,
    full: bool,
    draft: Zeroizing<String>,
    saved: Option<String>,
    check: Look,
    templates: Vec<Choice>,
    note: Zeroizing<String>,
    noted: Option<String>,
    chars_max: usize,
}

struct Line {
    desk: bool,
    who: String,
    day: String,
    text: Zeroizing<String>,
}

/// How far a second pair of eyes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Nobody was asked.
    None,
    /// Somebody else is waited for.
    Waits,
    /// This person can look.
    Mine,
    /// Somebody looked.
    Done,
}

/// Everything there is of one, sealed.
#[derive(Clone)]
struct Shelf {
    it: FollowUp,
    messages: Vec<Message>,
    draft: Option<Own>,
    note: Option<Own>,
    audited: Vec<Audited>,
    people: People,
    has_key: bool,
    templates: Vec<TemplateRecord>,
}

impl Shelf {
    fn read(tx: &mut dyn Tx, id: &str) -> Result<Option<Self>, StoreError> {
        let Some(it) = follow_ups::by_id(tx, id)? else { return Ok(None) };
        Ok(Some(Self {
            messages: talk::messages(tx, id)?,
            draft: talk::own(tx, id, Sort::Draft)?,
            note: talk::own(tx, id, Sort::Note)?,
            audited: talk::audited(tx, id)?,
            people: People::read(tx)?,
            has_key: desk_keys::current(tx)?.is_some(),
            templates: templates::all(tx, Purpose::Answer)?,
            it,
        }))
    }
}

async fn shelf(office: &AppState, id: &str) -> Result<Shelf, Oops> {
    let id = id.to_owned();
    office.database.read::<_, StoreError>(move |tx| Shelf::read(tx, &id)).await?.ok_or(Oops::NotFound)
}

/// What the last press did.
#[derive(Default)]
pub(super) struct Said {
    pub(super) done: Option<&'static str>,
    pub(super) wrong: Option<&'static str>,
    /// What is in the field instead of the kept draft.
    pub(super) text: Option<Zeroizing<String>>,
}

/// An enquiry without its text.
pub(super) async fn page(
    State(office): State<AppState>,
    headers: HeaderMap,
    me: Me,
    Path(id): Path<String>,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    let shelf = shelf(&office, &id).await?;
    show_with(StatusCode::OK, &fill(&me, &shelf, &ring, None, Moment::of(office.now())))
}

/// The text, on an explicit press; noted with who pressed.
pub(super) async fn read(
    State(office): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Signed { me, .. }: Signed,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    opened(&office, &me, (&id, &ring), Said::default()).await
}

/// The page with its text; whoever has no key is told what to do instead.
pub(super) async fn opened(office: &AppState, me: &Me, (id, ring): (&str, &Ring), said: Said) -> Answer {
    let now = Moment::of(office.now());
    if !ring.is_empty() {
        note(office, me, id, "read").await?;
    }
    let shelf = shelf(office, id).await?;
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show_with(status, &fill(me, &shelf, ring, Some(said), now))
}

/// 上司・助言者に相談中, on or off; closed, or open again.
pub(super) async fn mark(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let deed = posted.text("do").to_owned();
    let (known, staff, today) = (id.clone(), me.person.id.clone(), Moment::of(office.now()).today);
    let changed = office.database.run::<_, Oops>(move |tx| {
        let it = follow_ups::by_id(tx, &known)?.ok_or(Oops::NotFound)?;
        let next = match deed.as_str() {
            "senior" => FollowUp { senior: Senior::Asked, ..it },
            "alone" => FollowUp { senior: Senior::NotAsked, ..it },
            "close" => FollowUp { state: Desk::Closed, asked_on: None, due_on: None, ..it },
            "open" => FollowUp { state: Desk::Open, ..it },
            _ => return Err(Oops::Unreadable),
        };
        change(tx, &next)?;
        Ok(talk::audit(tx, &known, (&staff, &deed), today)?)
    });
    changed.await?;
    Ok(back(&id))
}

fn back(id: &str) -> Response {
    go(&format!("/inquiries/{id}"))
}

async fn note(office: &AppState, me: &Me, id: &str, act: &'static str) -> Result<(), Oops> {
    let (id, staff, today) = (id.to_owned(), me.person.id.clone(), Moment::of(office.now()).today);
    let noted = office.database.run::<_, Oops>(move |tx| {
        follow_ups::by_id(tx, &id)?.ok_or(Oops::NotFound)?;
        Ok(talk::audit(tx, &id, (&staff, act), today)?)
    });
    noted.await
}

fn fill(me: &Me, shelf: &Shelf, ring: &Ring, said: Option<Said>, now: Moment) -> Page {
    let it = &shelf.it;
    let day = |date| words::day(date, now.today);
    let key = match (shelf.has_key, ring.is_empty()) {
        (false, _) => Key::None,
        (true, true) => Key::Others,
        (true, false) => Key::Mine,
    };
    let (done, wrong) = said.as_ref().map_or((None, None), |said| (said.done, said.wrong));
    Page {
        frame: Frame::new(me, Here::Inquiries, format!("お問い合わせ {}", it.designation)),
        id: it.id.to_string(),
        name: it.designation.clone(),
        kind: kind(it.kind),
        tags: tags(it, now.today),
        facts: vec![
            ("始まった日", day(it.opened_on)),
            ("最後に書かれた日", day(it.active_on)),
            ("返事の目標", it.due_on.map_or_else(|| "待っている人はいません".to_owned(), day)),
            ("消える日", day(it.until())),
        ],
        done,
        wrong,
        closed: it.state == Desk::Closed,
        senior: it.senior == Senior::Asked,
        opened: said.filter(|_| key == Key::Mine).map(|said| Opened::of(me, shelf, (ring, said), now)),
        audited: shelf.audited.iter().map(|line| audited(line, shelf, now)).collect(),
        key,
    }
}

impl Opened {
    fn of(me: &Me, shelf: &Shelf, (ring, said): (&Ring, Said), now: Moment) -> Self {
        let day = |date| words::day(date, now.today);
        let own =
            |own: &Option<Own>| own.as_ref().and_then(|own| ring.open(&own.sealed).ok()).unwrap_or_default();
        let signed = |own: &Own| format!("{} {}", shelf.people.name(&own.staff), day(own.day));
        Self {
            messages: shelf.messages.iter().map(|it| Line::of(it, shelf, ring, now)).collect(),
            full: shelf.messages.len() >= MESSAGES_MAX,
            draft: said.text.unwrap_or_else(|| own(&shelf.draft)),
            saved: shelf.draft.as_ref().map(signed),
            check: shelf.draft.as_ref().map_or(Look::None, |draft| look(me, draft)),
            templates: shelf.templates.iter().map(templates::choice).collect(),
            note: own(&shelf.note),
            noted: shelf.note.as_ref().map(signed),
            chars_max: MESSAGE_CHARS_MAX,
        }
    }
}

fn look(me: &Me, draft: &Own) -> Look {
    match &draft.check {
        Check::None => Look::None,
        Check::Seen(_) => Look::Done,
        Check::Asked if draft.staff == me.person.id => Look::Waits,
        Check::Asked => Look::Mine,
    }
}

impl Line {
    fn of(message: &Message, shelf: &Shelf, ring: &Ring, now: Moment) -> Self {
        let desk = message.writer == Writer::Desk;
        let staff = message.staff.as_deref().map(|id| shelf.people.name(id));
        let text = match ring.open(&message.sealed) {
            Ok(text) if text.trim().is_empty() => Zeroizing::new("（何も書かれていません）".to_owned()),
            Ok(text) => text,
            Err(_closed) => {
                Zeroizing::new("（お持ちの鍵では読めません。ログインし直してください）".to_owned())
            }
        };
        Self {
            desk,
            who: staff.map_or_else(|| "来た人".to_owned(), |name| format!("窓口（{name}）")),
            day: words::day(message.day, now.today),
            text,
        }
    }
}

fn audited(line: &Audited, shelf: &Shelf, now: Moment) -> String {
    let did = match line.act.as_str() {
        "read" => "内容を読みました",
        "sent" => "返事を送りました",
        "senior" => "上司・助言者に相談中にしました",
        "alone" => "相談中を終わりにしました",
        "close" => "終わりにしました",
        "open" => "もう一度始めました",
        _ => "変えました",
    };
    let times = if line.times > 1 { format!("（{}回）", line.times) } else { String::new() };
    format!("{} {}が{did}{times}", words::day(line.day, now.today), shelf.people.name(&line.staff))
}

/// Whether this person can read, for pages beside this one.
pub(super) async fn key(office: &AppState, headers: &HeaderMap) -> Result<Key, Oops> {
    let ring = desk_session::ring(office, headers).await?;
    Ok(office.database.read::<_, StoreError>(move |tx| inquiries::key(tx, &ring)).await?)
}
