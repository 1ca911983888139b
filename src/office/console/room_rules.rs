//! 部屋の決まり: how much of a room one group may book and whether it may stay longer, written by the centre and said
//! beside every field it bears on.

use std::ops::RangeInclusive;

use askama::Template;
use axum::{
    extract::{Path, State},
    http::StatusCode,
};

use super::{
    booking_typed::Facts,
    oops::Oops,
    page::{Answer, Choice, Frame, Here, Me, Moment, go, show, show_with},
    posted::{Posted, Problems},
    repeat::closed_words,
    room_days::{self, RoomDays},
    shelf::{self, Writing},
    signed::Signed,
};
use crate::{
    domain::{
        calendar::OpeningCalendar,
        check_in::CheckInRules,
        quota::{Broken, Quota},
        room::Room,
        series::ClosedDays,
    },
    office::{
        records::{self, Expected, RecordError, Saved, State as Fate},
        state::AppState,
    },
    store::sql::Tx,
    wire::record::{Kept, Record, RoomPrivate, StaffNote},
};

/// A number in the form: name of the field, its label, its unit, what it may be.
type Field = (&'static str, &'static str, &'static str, RangeInclusive<u32>);

/// How much one group may book.
const LIMITS: [Field; 3] = [
    ("ahead_max", "きょうから先の予約", "件まで", 1..=99),
    ("month_max", "ひと月の予約", "件まで", 1..=99),
    ("days_ahead_max", "予約できるのは", "日先まで", 1..=999),
];
/// How long a group that is here may stay, for how long and how often a free room may be taken at once, and for how long
/// it may be asked for on a coming day.
const STAYS: [Field; 5] = [
    ("stay_minutes", "15階の画面で のばせるのは", "分まで", 5..=240),
    ("clearing_minutes", "次の予約の前に 空けておくのは", "分", 0..=240),
    ("walk_up_minutes", "15階の画面で「今すぐ使う」のは", "分まで", 15..=240),
    ("walk_ups_day_max", "1日に「今すぐ使う」のは", "回まで", 1..=20),
    ("request_minutes", "15階の画面で 先の日を お願いできるのは", "分まで", 30..=240),
];

#[derive(Template)]
#[template(path = "room-rules.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    limits: Vec<Limit>,
    stays: Vec<Limit>,
    closed: Vec<Choice>,
    days: RoomDays,
    problems: Problems,
}

struct Limit {
    name: &'static str,
    label: &'static str,
    unit: &'static str,
    min: u32,
    max: u32,
    value: String,
}

/// The rules of a room.
pub(super) async fn page(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let (version, room) = read(&office, &id).await?;
    let public = room.public.clone();
    let days = office.database.read(move |tx| RoomDays::of(tx, &public)).await?;
    let RoomPrivate { quota, closed_days, .. } = room.private;
    let rules = room.public.check_in;
    let said = |it: Option<u32>| it.map_or_else(String::new, |it| it.to_string());
    let limits = [quota.ahead_max, quota.month_max, quota.days_ahead_max].map(said);
    let stays = stays(rules).map(said);
    show(&fill((&me, &room.public), version, Values { limits, stays, closed_days, days }))
}

/// The rules come back.
pub(super) async fn save(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let (_, mut room) = read(&office, &id).await?;
    let (now, version) = (Moment::of(office.now()), posted.number("version"));
    let mut problems = Problems::default();
    let [ahead_max, month_max, days_ahead_max] =
        LIMITS.map(|(name, _, _, may_be)| limit(&posted, (name, may_be), &mut problems));
    let [stay_minutes, clearing_minutes, walk_up_minutes, walk_ups_day_max, request_minutes] =
        STAYS.map(|(name, _, _, may_be)| limit(&posted, (name, may_be), &mut problems));
    let closed_days = ClosedDays::from_key(posted.text("closed")).unwrap_or_default();
    let days = RoomDays::posted(&posted);
    let (slots, calendar) = (days.slots(&mut problems), days.calendar(&room.public, &mut problems));
    if problems.any() {
        let limits = LIMITS.map(|(name, ..)| posted.text(name).to_owned());
        let stays = STAYS.map(|(name, ..)| posted.text(name).to_owned());
        let values = Values { limits, stays, closed_days, days };
        let page = Page { problems, ..fill((&me, &room.public), version, values) };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    room.private.quota = Quota { ahead_max, month_max, days_ahead_max };
    room.private.closed_days = closed_days;
    room.public.check_in = CheckInRules {
        stay_minutes,
        clearing_minutes: clearing_minutes.unwrap_or_default(),
        walk_up_minutes,
        walk_ups_day_max,
        request_minutes,
        ..room.public.check_in
    };
    room.public.slots = slots;
    room.public.calendar = calendar.as_ref().map(|it| it.id.clone());
    let writing = Writing::by(&me, now, Record::Room(room), Fate::Published, Expected::Version(version));
    let saved = office.database.run(move |tx| keep(tx, &writing, calendar.clone())).await?;
    office.announce(saved.at);
    Ok(go("/rooms?done=rules"))
}

/// The room, and after it its calendar: a room that a colleague changed meanwhile keeps the one it has.
fn keep(tx: &mut dyn Tx, writing: &Writing, calendar: Option<OpeningCalendar>) -> Result<Saved, RecordError> {
    let saved = shelf::save(tx, writing)?;
    let Some(calendar) = calendar else { return Ok(saved) };
    let public = room_days::merged(tx, calendar)?;
    let record = Record::Calendar(Kept { public, private: StaffNote::default() });
    let writing = Writing { record, expected: Expected::Any, ..writing.clone() };
    shelf::save(tx, &writing)
}

async fn read(office: &AppState, id: &str) -> Result<(i64, Kept<Room, RoomPrivate>), Oops> {
    let known = id.to_owned();
    let stored = office.database.read(move |tx| records::load(tx, "room", &known)).await?;
    let entry =
        stored.filter(|it| it.state == Fate::Published).and_then(shelf::read).ok_or(Oops::NotFound)?;
    if let Record::Room(room) = entry.it { Ok((entry.stored.version, room)) } else { Err(Oops::NotFound) }
}

/// What the fields say of a room's rules; a room that leaves no time for clearing says nothing.
fn stays(rules: CheckInRules) -> [Option<u32>; 5] {
    let clearing = Some(rules.clearing_minutes).filter(|it| *it > 0);
    [rules.stay_minutes, clearing, rules.walk_up_minutes, rules.walk_ups_day_max, rules.request_minutes]
}

/// What stands in the form.
struct Values {
    limits: [String; 3],
    stays: [String; 5],
    closed_days: ClosedDays,
    days: RoomDays,
}

fn fill((me, room): (&Me, &Room), version: i64, values: Values) -> Page {
    let Values { limits, stays, closed_days, days } = values;
    let limit = |((name, label, unit, may_be), value): (Field, String)| {
        let (min, max) = (*may_be.start(), *may_be.end());
        Limit { name, label, unit, min, max, value }
    };
    let closed = |it: ClosedDays| Choice {
        key: it.key().to_owned(),
        name: closed_words(it).to_owned(),
        hint: "",
        chosen: it == closed_days,
    };
    Page {
        frame: Frame::new(me, Here::Rooms, format!("{}の決まり", room.name.plain())),
        id: room.id.to_string(),
        version,
        limits: LIMITS.into_iter().zip(limits).map(limit).collect(),
        stays: STAYS.into_iter().zip(stays).map(limit).collect(),
        closed: ClosedDays::ALL.map(closed).to_vec(),
        days,
        problems: Problems::default(),
    }
}

/// A number; nothing is none.
fn limit(
    posted: &Posted,
    (name, may_be): (&'static str, RangeInclusive<u32>),
    problems: &mut Problems,
) -> Option<u32> {
    let text = posted.text(name);
    let read = text.parse::<u32>().ok().filter(|it| may_be.contains(it));
    if read.is_none() && !text.is_empty() {
        let (min, max) = (may_be.start(), may_be.end());
        problems.say(name, format!("{min}から{max}までの数を書くか、空にしてください。"));
    }
    read
}

/// The rules of each room that has some, in a sentence.
pub(super) fn in_words(facts: &Facts) -> Vec<String> {
    let of = |(room, rules): (&Room, &RoomPrivate)| {
        let Quota { ahead_max, month_max, days_ahead_max } = rules.quota;
        let parts = [
            ahead_max.map(|it| format!("きょうから先の予約は{it}件まで")),
            month_max.map(|it| format!("ひと月に{it}件まで")),
            days_ahead_max.map(|it| format!("{it}日先まで")),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty())
            .then(|| format!("{}の決まり：1つのグループは、{}です。", room.name.plain(), parts.join("、")))
    };
    facts.rooms.iter().zip(&facts.rules).filter_map(of).collect()
}

/// What a booking breaks, and what to do.
pub(super) fn broken(rule: Broken) -> String {
    let what = match rule {
        Broken::Ahead(max) => {
            format!(
                "このグループは、この部屋の きょうから先の予約が もう{max}件あります（決まりは{max}件まで）。"
            )
        }
        Broken::Month(max) => {
            format!("このグループは、この部屋を その月に もう{max}件予約しています（決まりは{max}件まで）。")
        }
        Broken::OffSlots => "この部屋の時間の枠と違います。".to_owned(),
        Broken::Days(max) => format!("この部屋は、{max}日先までの決まりです。"),
    };
    format!("{what}それでも入れるときは、わけを書いて、もう一度保存してください。")
}
