//! 部屋の決まり: how much of a room one group may book, written by the centre and said beside every field it bears on.

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
    shelf::{self, Writing},
    signed::Signed,
};
use crate::{
    domain::{
        quota::{Broken, Quota},
        room::Room,
        series::ClosedDays,
    },
    office::{
        records::{self, Expected, State as Fate},
        state::AppState,
    },
    wire::record::{Kept, Record, RoomPrivate},
};

/// The limits: name of the field, its label, most it may be.
const LIMITS: [(&str, &str, &str, u32); 3] = [
    ("ahead_max", "きょうから先の予約", "件まで", 99),
    ("month_max", "ひと月の予約", "件まで", 99),
    ("days_ahead_max", "予約できるのは", "日先まで", 999),
];

#[derive(Template)]
#[template(path = "room-rules.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    id: String,
    version: i64,
    limits: Vec<Limit>,
    closed: Vec<Choice>,
    problems: Problems,
}

struct Limit {
    name: &'static str,
    label: &'static str,
    unit: &'static str,
    max: u32,
    value: String,
}

/// The rules of a room.
pub(super) async fn page(State(office): State<AppState>, me: Me, Path(id): Path<String>) -> Answer {
    let (version, room) = read(&office, &id).await?;
    let RoomPrivate { quota, closed_days, .. } = room.private;
    let values = [quota.ahead_max, quota.month_max, quota.days_ahead_max];
    let values = values.map(|it| it.map_or_else(String::new, |it| it.to_string()));
    show(&fill((&me, &room.public), version, (values, closed_days)))
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
        LIMITS.map(|(name, _, _, max)| limit(&posted, (name, max), &mut problems));
    let closed_days = ClosedDays::from_key(posted.text("closed")).unwrap_or_default();
    if problems.any() {
        let values = LIMITS.map(|(name, ..)| posted.text(name).to_owned());
        let page = Page { problems, ..fill((&me, &room.public), version, (values, closed_days)) };
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    room.private.quota = Quota { ahead_max, month_max, days_ahead_max };
    room.private.closed_days = closed_days;
    let writing = Writing::by(&me, now, Record::Room(room), Fate::Published, Expected::Version(version));
    let saved = office.database.run(move |tx| shelf::save(tx, &writing)).await?;
    office.announce(saved.at);
    Ok(go("/rooms?done=rules"))
}

async fn read(office: &AppState, id: &str) -> Result<(i64, Kept<Room, RoomPrivate>), Oops> {
    let known = id.to_owned();
    let stored = office.database.read(move |tx| records::load(tx, "room", &known)).await?;
    let entry =
        stored.filter(|it| it.state == Fate::Published).and_then(shelf::read).ok_or(Oops::NotFound)?;
    if let Record::Room(room) = entry.it { Ok((entry.stored.version, room)) } else { Err(Oops::NotFound) }
}

fn fill((me, room): (&Me, &Room), version: i64, (values, closed_days): ([String; 3], ClosedDays)) -> Page {
    let limit = |((name, label, unit, max), value)| Limit { name, label, unit, max, value };
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
        limits: LIMITS.into_iter().zip(values).map(limit).collect(),
        closed: ClosedDays::ALL.map(closed).to_vec(),
        problems: Problems::default(),
    }
}

/// A number from 1; nothing is no limit.
fn limit(posted: &Posted, (name, max): (&'static str, u32), problems: &mut Problems) -> Option<u32> {
    let text = posted.text(name);
    let read = text.parse::<u32>().ok().filter(|it| (1..=max).contains(it));
    if read.is_none() && !text.is_empty() {
        problems.say(name, format!("1から{max}までの数を書くか、空にしてください。"));
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
        Broken::Days(max) => format!("この部屋は、{max}日先までの決まりです。"),
    };
    format!("{what}それでも入れるときは、わけを書いて、もう一度保存してください。")
}
