//! 前の版: every version with who and when, and the way back to any of them.

use askama::Template;
use axum::{
    Router,
    extract::{Path, State},
    routing::{get, post},
};
use chrono::NaiveDate;

use super::{
    alarm::EMERGENCY,
    bring_back::restore,
    kinds::{
        self, Kind, Place,
        facts::Facts,
        said::{Difference, differences},
    },
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, People, show},
    shelf::{self, BOOKING, GROUP, LEAFLET, NOTICE, PLAYLIST},
    signed::Signed,
    words,
};
use crate::{
    domain::{activity::Change, emergency::Emergency, text::Text},
    office::{
        mailboxes::MAILBOX,
        records::{self, State as Fate, Stored},
        state::AppState,
    },
    store::sql::Tx,
    wire::{
        body::SETTINGS_ID,
        record::{BookingPrivate, GroupRecord, Record},
    },
};

/// Versions on one page, at most.
const VERSIONS_MAX: usize = 100;

#[derive(Template)]
#[template(path = "history.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    back: (String, &'static str),
    name: String,
    versions: Vec<Version>,
    action: String,
    base: i64,
    /// Where it stands whether a group said yes to the words.
    agreed: Option<String>,
}

struct Version {
    number: i64,
    when: String,
    who: String,
    what: &'static str,
    lines: Vec<String>,
    /// What it changed in the version before it.
    changes: Vec<Difference>,
    latest: bool,
    restorable: bool,
}

/// A place where the versions of one kind are looked through, and how one goes back from there.
struct Shelf {
    kind: &'static str,
    /// The first part of its addresses.
    start: &'static str,
    here: Here,
    /// What the page of a record is called.
    page: &'static str,
    /// The list, for a record that is gone: its address and its name.
    list: (&'static str, &'static str),
}

/// The kinds with pages of their own. A page of a group or of a booking has another name than 「直すページ」.
static SHELVES: [Shelf; 6] = [
    Shelf::new(NOTICE, "/notices", Here::Notices, ("/notices", "お知らせ")),
    Shelf::new(LEAFLET, "/leaflets", Here::Leaflets, ("/leaflets", "チラシ")),
    Shelf::new(PLAYLIST, "/playlists", Here::Playlists, ("/playlists", "再生リスト")),
    Shelf {
        page: "メールボックス",
        ..Shelf::new(MAILBOX, "/mailboxes", Here::Post, ("/post", "届いた郵便"))
    },
    Shelf {
        page: "予約のページ", ..Shelf::new(BOOKING, "/bookings", Here::Rooms, ("/rooms", "部屋"))
    },
    Shelf {
        page: "グループの日程", ..Shelf::new(GROUP, "/groups", Here::Calls, ("/calls", "電話を受けた"))
    },
];

impl Shelf {
    const fn new(
        kind: &'static str,
        start: &'static str,
        here: Here,
        list: (&'static str, &'static str),
    ) -> Self {
        Self { kind, start, here, page: "直すページ", list }
    }

    /// Where one goes back to from the versions of a record.
    fn back(&self, id: &str, gone: Gone) -> (String, &'static str) {
        match (gone, self.kind) {
            (Gone::Yes, _) => (self.list.0.to_owned(), self.list.1),
            (Gone::No, GROUP) => (format!("{}/{id}", self.list.0), self.page),
            (Gone::No, _) => (format!("{}/{id}", self.start), self.page),
        }
    }
}

/// Whether a record is deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gone {
    Yes,
    No,
}

/// The versions of every kind at their addresses, and the way back to each.
pub(super) fn routes() -> Router<AppState> {
    let own = SHELVES.iter().fold(Router::new(), |router, shelf| {
        let history = move |office, me, Path(id): Path<String>| of(office, me, shelf, id);
        let back = move |office, Path(id): Path<String>, signed| restore(office, signed, (shelf.kind, id));
        router
            .route(&format!("{}/{{id}}/history", shelf.start), get(history))
            .route(&format!("{}/{{id}}/restore", shelf.start), post(back))
    });
    own.route("/emergency/history", get(of_emergency))
        .route("/records/{kind}/{id}/history", get(of_registered))
        .route("/records/{kind}/{id}/restore", post(restore_registered))
}

async fn of(office: State<AppState>, me: Me, shelf: &'static Shelf, id: String) -> Answer {
    let frame = Frame::new(&me, shelf.here, "前の版");
    let action = format!("{}/{id}/restore", shelf.start);
    page(office, frame, (shelf.kind, id.clone()), (action, move |gone| shelf.back(&id, gone))).await
}

/// Every emergency there was. None is brought back from here: publishing takes two presses on its own page.
async fn of_emergency(office: State<AppState>, me: Me) -> Answer {
    let frame = Frame::new(&me, Here::Emergency, "前の版");
    let back = |_| ("/emergency".to_owned(), "緊急の画面");
    page(office, frame, (EMERGENCY, SETTINGS_ID.to_owned()), (String::new(), back)).await
}

/// The versions of a record that has its place among all the others.
async fn of_registered(office: State<AppState>, me: Me, Path((key, id)): Path<(String, String)>) -> Answer {
    let kind = kinds::find(&key).filter(|kind| kind.place != Place::Own).ok_or(Oops::NotFound)?;
    let address = format!("/records/{key}/{id}");
    let action = format!("{address}/restore");
    let back = move |gone| match gone {
        Gone::Yes => (kind.list.to_owned(), kind.name),
        Gone::No => (address.clone(), "直すページ"),
    };
    page(office, Frame::new(&me, Here::Records, "前の版"), (kind.key, id), (action, back)).await
}

/// Back to an earlier version of such a record; version 0 is "not there".
async fn restore_registered(
    office: State<AppState>,
    Path((key, id)): Path<(String, String)>,
    signed: Signed,
) -> Answer {
    let kind = kinds::find(&key).filter(|kind| kind.place != Place::Own).ok_or(Oops::NotFound)?;
    if kind.place == Place::Single && signed.posted.number("version") <= 0 {
        return Err(Oops::NotFound);
    }
    restore(office, signed, (kind.key, id)).await
}

async fn page(
    State(office): State<AppState>,
    frame: Frame,
    (kind, id): (&'static str, String),
    (action, back): (String, impl Fn(Gone) -> (String, &'static str) + Clone + Send + 'static),
) -> Answer {
    let now = Moment::of(office.now());
    let page = office.database.read(move |tx| {
        let versions = records::history(tx, kind, &id)?;
        let latest = versions.first().cloned().ok_or(Oops::NotFound)?;
        let told = Told::read(tx, kind, now)?;
        let name = shelf::read(latest.clone()).map_or_else(|| id.clone(), |entry| entry.it.title());
        Ok::<_, Oops>(Page {
            frame: frame.clone(),
            back: back(if latest.state == Fate::Deleted { Gone::Yes } else { Gone::No }),
            name,
            versions: told.versions(versions, latest.version),
            action: action.clone(),
            base: latest.version,
            agreed: (matches!(kind, GROUP | LEAFLET | NOTICE) && latest.state != Fate::Deleted)
                .then(|| format!("/agreed/{kind}/{id}")),
        })
    });
    show(&page.await?)
}

/// What the versions of a kind are told with.
struct Told {
    kind: Option<&'static Kind>,
    facts: Facts,
    people: People,
    now: Moment,
}

impl Told {
    fn read(tx: &mut dyn Tx, key: &str, now: Moment) -> Result<Self, Oops> {
        let kind = kinds::find(key);
        let facts = Facts::read(tx, kind.into_iter().flat_map(Kind::fields), now.today)?;
        Ok(Self { kind, facts, people: People::read(tx)?, now })
    }

    /// Every version, the latest first, each with what it changed in the one before it.
    fn versions(&self, all: Vec<Stored>, latest: i64) -> Vec<Version> {
        let before = all.iter().skip(1).map(Some).chain([None]).map(Option::<&Stored>::cloned);
        let before: Vec<_> = before.collect();
        let pairs = all.into_iter().zip(before).take(VERSIONS_MAX);
        let told = |(stored, before): (Stored, Option<Stored>)| {
            let changes = before.map_or_else(Vec::new, |before| self.changes(&before, &stored));
            Version { changes, ..version(stored, latest, &self.people, self.now) }
        };
        pairs.map(told).collect()
    }

    fn changes(&self, before: &Stored, after: &Stored) -> Vec<Difference> {
        let body = |it: &Stored| it.record().ok().and_then(|it| serde_json::from_str(&it.body()).ok());
        let Some((before, after)) = body(before).zip(body(after)) else { return Vec::new() };
        self.kind.map_or_else(Vec::new, |kind| differences(kind, &before, &after, &self.facts))
    }
}

fn version(stored: Stored, latest: i64, people: &People, now: Moment) -> Version {
    let what = match (stored.state, stored.kind.as_str()) {
        (Fate::Published, _) => "公開",
        (Fate::Draft, BOOKING) => "空き待ち",
        (Fate::Draft, _) => "下書き",
        (Fate::Deleted, BOOKING) => "取り消した",
        (Fate::Deleted, _) => "消した",
    };
    let (when, who) = (words::moment(stored.at, now.utc), people.name(&stored.by));
    let (number, gone) = (stored.version, stored.state == Fate::Deleted);
    let restorable = !gone && stored.kind != EMERGENCY;
    let told = !gone || stored.kind == BOOKING;
    let lines = shelf::read(stored).filter(|_| told).map_or_else(Vec::new, |entry| lines(&entry.it, now));
    let changes = Vec::new();
    Version { number, when, who, what, lines, changes, latest: number == latest, restorable }
}

/// What a version said, in few lines.
pub(super) fn lines(record: &Record, now: Moment) -> Vec<String> {
    match record {
        Record::Notice(it) => vec![
            it.public.title.plain(),
            it.public.body.plain(),
            format!("{}・{}", words::days(it.public.validity, now.today), words::places(&it.public.channels)),
        ],
        Record::Playlist(it) => vec![format!("{}・{}枚", it.public.name.plain(), it.public.slides.len())],
        Record::Leaflet(it) => vec![
            format!("{}・{}ページ", it.public.title.plain(), it.public.pages.len()),
            format!("{}・{}", words::days(it.public.validity, now.today), words::places(&it.public.channels)),
        ],
        Record::Group(it) => group_lines(it, now),
        Record::Booking(it) => {
            let BookingPrivate { reason, despite, .. } = &it.private;
            let whys = [("わけ", reason), ("決まりを超えたわけ", despite)].into_iter();
            let whys = whys.filter(|(_, why)| !why.is_empty()).map(|(lead, why)| format!("{lead}：{why}"));
            [record.title()].into_iter().chain(whys).collect()
        }
        Record::Settings(_)
        | Record::Theme(_)
        | Record::Event(_)
        | Record::Book(_)
        | Record::Proposal(_)
        | Record::Room(_)
        | Record::CheckIn(_)
        | Record::Calendar(_)
        | Record::Desk(_)
        | Record::Helpline(_)
        | Record::Mailbox(_)
        | Record::Template(_)
        | Record::Request(_) => vec![record.title()],
        Record::Emergency(it) => emergency_lines(&it.public, now),
    }
}

/// What a version of a group said of single dates.
fn group_lines(group: &GroupRecord, now: Moment) -> Vec<String> {
    let changes = group.public.activities.iter().flat_map(|it| &it.schedule.changes);
    let coming = changes.filter(|(planned, _)| **planned >= now.today);
    let said = |(planned, change): (&NaiveDate, &Change)| {
        let what = match change {
            Change::Moved { date, hours, .. } => {
                format!("{} {}に変更", words::day(*date, now.today), words::hours(*hours))
            }
            Change::Cancelled { .. } => "中止".to_owned(),
            Change::Unconfirmed => "変わるかもしれない（未確認）".to_owned(),
        };
        format!("{}：{what}", words::day(*planned, now.today))
    };
    std::iter::once(group.public.name.plain()).chain(coming.map(said)).collect()
}

fn emergency_lines(emergency: &Emergency, now: Moment) -> Vec<String> {
    let (since, until) = (emergency.span.since(), emergency.span.until());
    let span = format!("{}から{}まで", words::moment(since, now.utc), words::moment(until, now.utc));
    let own = emergency.message.as_ref().map(Text::plain);
    [words::emergency(emergency.kind).to_owned()].into_iter().chain(own).chain([span]).collect()
}
