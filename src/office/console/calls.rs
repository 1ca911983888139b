//! 電話を受けた: which group is calling, and which of its dates it is about.

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::{
    oops::Oops,
    page::{Answer, Frame, Here, Mark, Me, Moment, Tag, show},
    shelf::{self, GROUP},
    words,
};
use crate::{
    domain::{
        activity::{Activity, ActivityKind, Occurrence, OccurrenceStatus},
        id::RoomId,
        kana::fold,
        place::Place,
    },
    office::{
        bookings,
        records::{self, State as Fate},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::{GroupRecord, Record},
};

/// Days the dates of a group reach ahead: one that meets every other month has two of them.
const AHEAD_DAYS: u64 = 130;
/// Dates on the page of a group, at most.
const DATES_MAX: usize = 12;

#[derive(Template)]
#[template(path = "calls.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    typed: String,
    rows: Vec<Row>,
    /// What was told and waits for the group.
    waiting: Vec<Waiting>,
}

struct Row {
    id: String,
    name: String,
    reading: String,
    next: String,
    /// Whether the group is known to the desk alone.
    desk_only: bool,
}

struct Waiting {
    group: String,
    what: String,
    told: String,
    href: String,
}

#[derive(Template)]
#[template(path = "call-group.html", config = "assets/console/askama.toml")]
struct OfGroup {
    frame: Frame,
    id: String,
    name: String,
    back_to: Option<(String, String)>,
    dates: Vec<Date>,
}

struct Date {
    when: String,
    what: String,
    tag: Option<Tag>,
    href: String,
    way: &'static str,
}

/// What somebody looks for.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
}

/// All groups, those known to the desk alone included, in the order of their readings.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let groups = office.database.read::<_, StoreError>(groups).await?;
    let wanted = fold(asked.q.trim());
    let fits = |group: &GroupRecord| {
        let public = &group.public;
        let names = [public.name.plain(), public.reading.clone()].into_iter().chain(public.aliases.clone());
        wanted.is_empty() || names.into_iter().any(|name| fold(&name).contains(&wanted))
    };
    show(&Page {
        frame: Frame::new(&me, Here::Calls, "電話を受けた"),
        rows: groups.iter().filter(|group| fits(group)).map(|group| row(group, now)).collect(),
        waiting: groups.iter().flat_map(|group| waiting(group, now)).collect(),
        typed: asked.q,
    })
}

/// The dates of one group.
pub(super) async fn group(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let now = Moment::of(office.now());
    let read = office.database.read(move |tx| {
        let (_, group) = group_of(tx, &id)?.ok_or(Oops::NotFound)?;
        Ok::<_, Oops>((group, Rooms::read(tx)?))
    });
    let (group, rooms) = read.await?;
    show(&OfGroup {
        frame: Frame::new(&me, Here::Calls, "電話を受けた"),
        id: group.public.id.to_string(),
        name: group.public.name.plain(),
        back_to: registered(&group),
        dates: dates(&group, &rooms, now),
    })
}

/// The names of the rooms.
pub(super) struct Rooms(Vec<(RoomId, String)>);

impl Rooms {
    pub(super) fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        let rooms = bookings::rooms(tx)?.into_iter();
        Ok(Self(rooms.map(|room| (room.id.clone(), room.name.plain())).collect()))
    }

    /// A place in a few words.
    pub(super) fn place(&self, place: &Place) -> String {
        match place {
            Place::Room(id) => {
                let named = self.0.iter().find(|(known, _)| known == id);
                named.map_or_else(|| id.to_string(), |(_, name)| name.clone())
            }
            Place::Public(text) => text.plain(),
            Place::AfterContact => "会場は連絡後".to_owned(),
            Place::Online => "オンライン".to_owned(),
        }
    }
}

/// A group as it stands, with its version.
pub(super) fn group_of(tx: &mut dyn Tx, id: &str) -> Result<Option<(i64, GroupRecord)>, StoreError> {
    let stored = records::load(tx, GROUP, id)?.filter(|stored| stored.state != Fate::Deleted);
    Ok(stored.and_then(shelf::read).and_then(|entry| {
        if let Record::Group(it) = entry.it { Some((entry.stored.version, *it)) } else { None }
    }))
}

/// Where the group is called back: whom, and under which number.
pub(super) fn registered(group: &GroupRecord) -> Option<(String, String)> {
    let private = &group.private;
    let known = !private.contact_phone.is_empty();
    known.then(|| (private.contact_name.clone(), private.contact_phone.clone()))
}

/// 例会
pub(super) fn kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Newcomers => "はじめての会",
        ActivityKind::Regular => "例会",
        ActivityKind::Outing => "外の活動",
        ActivityKind::Travelling => "出張の会",
        ActivityKind::Online => "オンライン",
    }
}

/// Where one date of a group is changed.
pub(super) fn address(group: &GroupRecord, activity: &Activity, planned: NaiveDate) -> String {
    format!("/calls/{}/{}/{planned}", group.public.id, activity.id)
}

/// The groups the office keeps, in the order of their readings.
pub(super) fn groups(tx: &mut dyn Tx) -> Result<Vec<GroupRecord>, StoreError> {
    let mut groups: Vec<GroupRecord> = shelf::each_published(tx, GROUP)?
        .filter_map(|entry| if let Record::Group(group) = entry.it { Some(*group) } else { None })
        .collect();
    groups.sort_by(|a, b| a.public.reading.cmp(&b.public.reading));
    Ok(groups)
}

fn row(group: &GroupRecord, now: Moment) -> Row {
    let next =
        ahead(group, now).into_iter().find(|(_, it)| !matches!(it.status, OccurrenceStatus::Cancelled(_)));
    Row {
        id: group.public.id.to_string(),
        name: group.public.name.plain(),
        reading: group.public.reading.clone(),
        next: next.map_or_else(
            || "この先の日程はありません".to_owned(),
            |(_, it)| format!("次は {} {}", words::day(it.date, now.today), words::hours(it.hours)),
        ),
        desk_only: !group.private.listed,
    }
}

fn waiting(group: &GroupRecord, now: Moment) -> Vec<Waiting> {
    let of = |call: &crate::wire::record::Call| Waiting {
        group: group.public.name.plain(),
        what: words::day(call.planned, now.today),
        told: format!("{} に聞きました。グループには まだ確かめていません", words::moment(call.at, now.utc)),
        href: format!("/calls/{}/{}/{}", group.public.id, call.activity, call.planned),
    };
    group.private.calls.iter().map(of).collect()
}

/// The dates of the coming months with their activities, in order of time.
pub(super) fn ahead(group: &GroupRecord, now: Moment) -> Vec<(&Activity, Occurrence)> {
    let to = now.today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(now.today);
    let of = |activity| {
        let occurrences = Activity::occurrences(activity, now.today, to).into_iter();
        occurrences.map(move |occurrence| (activity, occurrence))
    };
    let mut all: Vec<_> = group.public.activities.iter().flat_map(of).collect();
    all.sort_by_key(|(_, occurrence)| (occurrence.date, occurrence.hours));
    all
}

fn dates(group: &GroupRecord, rooms: &Rooms, now: Moment) -> Vec<Date> {
    let date = |(activity, it): (&Activity, Occurrence)| Date {
        when: format!("{} {}", words::day(it.date, now.today), words::hours(it.hours)),
        what: format!("{}・{}", kind(activity.kind), rooms.place(&it.place)),
        tag: status(&it.status),
        href: address(group, activity, it.planned),
        way: match it.status {
            OccurrenceStatus::Unconfirmed => "確かめる",
            OccurrenceStatus::Planned | OccurrenceStatus::Moved | OccurrenceStatus::Cancelled(_) => {
                "この日だけ変える"
            }
        },
    };
    ahead(group, now).into_iter().take(DATES_MAX).map(date).collect()
}

/// What of a date is not as planned.
pub(super) fn status(status: &OccurrenceStatus) -> Option<Tag> {
    match status {
        OccurrenceStatus::Planned => None,
        OccurrenceStatus::Moved => Some(Tag::new(Mark::Good, "変更ずみ")),
        OccurrenceStatus::Cancelled(_) => Some(Tag::new(Mark::Rest, "中止")),
        OccurrenceStatus::Unconfirmed => Some(Tag::new(Mark::Wait, "未確認")),
    }
}
