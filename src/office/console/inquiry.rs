//! One enquiry: masked until somebody presses, read in one answer, written to with a second pair of eyes where wanted.

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
    posted::Posted,
    reply_templates::{self, TEMPLATES},
    signed::Signed,
    words,
};
use crate::{
    domain::follow_up::{MESSAGE_CHARS_MAX, MESSAGES_MAX, Sealed, Writer},
    office::{
        chance,
        desk_keys::{self, ring::Ring},
        desk_session,
        follow_ups::{
            self, Desk, FollowUp, Senior, aim, change,
            talk::{self, Audited, Check, Message, New, Own, Sort, WriteError},
        },
        state::AppState,
    },
    seal::letter,
    store::{error::StoreError, sql::Tx},
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
struct Said {
    done: Option<&'static str>,
    wrong: Option<&'static str>,
    /// What is in the field instead of the kept draft.
    text: Option<Zeroizing<String>>,
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
async fn opened(office: &AppState, me: &Me, (id, ring): (&str, &Ring), said: Said) -> Answer {
    let now = Moment::of(office.now());
    if !ring.is_empty() {
        note(office, me, id, "read").await?;
    }
    let shelf = shelf(office, id).await?;
    let status = if said.wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    show_with(status, &fill(me, &shelf, ring, Some(said), now))
}

/// Saves a draft, asks for a second pair of eyes, gives it, takes a template, or sends.
pub(super) async fn write(
    State(office): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    if ring.is_empty() {
        return opened(&office, &me, (&id, &ring), Said::default()).await;
    }
    let text = Zeroizing::new(posted.lines("text"));
    let said = match posted.text("do") {
        "send" => send(&office, &me, &id, text).await?,
        "ask" => keep_draft(&office, &me, &id, (text, Check::Asked)).await?,
        "seen" => seen(&office, &me, &id).await?,
        "take" => Said { text: Some(with_template(&posted, &text)), ..Said::default() },
        _ => keep_draft(&office, &me, &id, (text, Check::None)).await?,
    };
    opened(&office, &me, (&id, &ring), said).await
}

fn with_template(posted: &Posted, text: &str) -> Zeroizing<String> {
    let template = reply_templates::text(posted.text("template"));
    Zeroizing::new([text, template].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n\n"))
}

async fn keep_draft(
    office: &AppState,
    me: &Me,
    id: &str,
    (text, check): (Zeroizing<String>, Check),
) -> Result<Said, Oops> {
    if let Some(wrong) = wrong(&text) {
        return Ok(Said { wrong: Some(wrong), text: Some(text), done: None });
    }
    let done = if check == Check::Asked {
        "下書きを保存しました。ほかの人が目を通すまで、送れません。"
    } else {
        "下書きを保存しました。まだ送っていません。"
    };
    keep(office, me, id, (Sort::Draft, text, check)).await?;
    Ok(Said { done: Some(done), ..Said::default() })
}

/// Seals what staff write for themselves to the desk's key alone.
async fn keep(
    office: &AppState,
    me: &Me,
    id: &str,
    (sort, text, check): (Sort, Zeroizing<String>, Check),
) -> Result<(), Oops> {
    let (id, staff, today) = (id.to_owned(), me.person.id.clone(), Moment::of(office.now()).today);
    let kept = office.database.run::<_, Oops>(move |tx| {
        follow_ups::by_id(tx, &id)?.ok_or(Oops::NotFound)?;
        if text.is_empty() {
            return Ok(talk::drop_own(tx, &id, sort)?);
        }
        let desk = desk_keys::recipient_in_use(tx)?;
        let own = Own {
            sealed: letter::seal(&text, &[&desk]).map_err(desk_keys::DeskKeyError::from)?,
            staff: staff.clone(),
            day: today,
            check: check.clone(),
        };
        Ok(talk::keep_own(tx, &id, sort, &own)?)
    });
    kept.await
}

async fn seen(office: &AppState, me: &Me, id: &str) -> Result<Said, Oops> {
    let (id, who) = (id.to_owned(), me.person.id.clone());
    let done = office.database.run::<_, StoreError>(move |tx| {
        let draft = talk::own(tx, &id, Sort::Draft)?;
        let Some(draft) = draft.filter(|it| it.check == Check::Asked && it.staff != who) else {
            return Ok(false);
        };
        talk::keep_own(tx, &id, Sort::Draft, &Own { check: Check::Seen(who.clone()), ..draft })?;
        Ok(true)
    });
    Ok(if done.await? {
        Said {
            done: Some("目を通したことを書きとめました。これで送れます。"), ..Said::default()
        }
    } else {
        Said {
            wrong: Some("下書きを書いた人とは別の人が、目を通してください。"), ..Said::default()
        }
    })
}

async fn send(office: &AppState, me: &Me, id: &str, text: Zeroizing<String>) -> Result<Said, Oops> {
    let refused = |wrong, text| Ok(Said { wrong: Some(wrong), text: Some(text), done: None });
    if text.is_empty() {
        return refused("何か書いてから送ってください。", text);
    }
    if let Some(wrong) = wrong(&text) {
        return refused(wrong, text);
    }
    let message = chance::id("m")?;
    let (id, staff, today) = (id.to_owned(), me.person.id.clone(), Moment::of(office.now()).today);
    let words = text.clone();
    let sent = office.database.run::<_, Unsent>(move |tx| {
        let it = follow_ups::by_id(tx, &id)?.ok_or(Unsent::Gone)?;
        let draft = talk::own(tx, &id, Sort::Draft)?;
        if draft.is_some_and(|draft| draft.check == Check::Asked) {
            return Err(Unsent::NotSeen);
        }
        let desk = desk_keys::recipient_in_use(tx)?;
        let sealed: Sealed =
            letter::seal(&words, &[&desk, &it.recipient]).map_err(desk_keys::DeskKeyError::from)?;
        let kept = aim::kept(tx, &it, today)?;
        talk::desk_wrote(tx, &it, &New { id: &message, sealed: &sealed, today }, (&staff, kept))?;
        Ok(talk::audit(tx, &id, (&staff, "sent"), today)?)
    });
    match sent.await {
        Ok(()) => Ok(Said {
            done: Some("送りました。控えの紙を持つ人が読めます。"), ..Said::default()
        }),
        Err(Unsent::NotSeen) => {
            refused("ほかの人が目を通すのを待っています。下書きに保存し直すと、待たずに送れます。", text)
        }
        Err(Unsent::Write(WriteError::Full)) => {
            refused("このやりとりには、もう書けません。続きは窓口で聞いてください。", text)
        }
        Err(Unsent::Gone) => Err(Oops::NotFound),
        Err(Unsent::Store(error) | Unsent::Write(WriteError::Store(error))) => Err(error.into()),
        Err(Unsent::Key(error)) => Err(error.into()),
    }
}

/// Why an answer was not sent.
#[derive(Debug, thiserror::Error)]
enum Unsent {
    #[error("it is gone")]
    Gone,
    #[error("somebody else is asked to look first")]
    NotSeen,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Write(#[from] WriteError),
    #[error(transparent)]
    Key(#[from] desk_keys::DeskKeyError),
}

fn wrong(text: &str) -> Option<&'static str> {
    (text.chars().count() > MESSAGE_CHARS_MAX).then_some("1000字までにしてください。")
}

/// 引き継ぎ
pub(super) async fn hand_over(
    State(office): State<AppState>,
    headers: HeaderMap,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let ring = desk_session::ring(&office, &headers).await?;
    let text = Zeroizing::new(posted.lines("note"));
    let said = if ring.is_empty() {
        Said::default()
    } else if let Some(wrong) = wrong(&text) {
        Said { wrong: Some(wrong), ..Said::default() }
    } else {
        keep(&office, &me, &id, (Sort::Note, text, Check::None)).await?;
        Said { done: Some("引き継ぎを保存しました。"), ..Said::default() }
    };
    opened(&office, &me, (&id, &ring), said).await
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
            templates: TEMPLATES.iter().map(reply_templates::choice).collect(),
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
