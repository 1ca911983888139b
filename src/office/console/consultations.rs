//! 相談の数: one press counts one consultation, one more takes it back, and the month is added up below.

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use super::{
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, go, show},
    signed::Signed,
    words,
};
use crate::{
    office::{
        chance,
        consultations::{self, Counts, Person, Way},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "consultations.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    day: String,
    /// The last press, which can be taken back: its id and what it counted.
    last: Option<(String, String)>,
    done: Option<&'static str>,
    /// What the next press counts under: pressed twice, it counts once.
    next: String,
    ways: Vec<Buttons>,
    today: i64,
    month: Table,
}

/// The presses of one way.
struct Buttons {
    key: &'static str,
    name: &'static str,
    people: Vec<Press>,
}

/// One press: the kind of person, and how often it was pressed on this day.
struct Press {
    key: &'static str,
    name: &'static str,
    count: i64,
}

/// The counts of some days, for the desk alone.
pub(super) struct Table {
    pub(super) name: String,
    pub(super) people: Vec<&'static str>,
    /// Name of the way, its counts by person, and their sum.
    pub(super) rows: Vec<(&'static str, Vec<i64>, i64)>,
    pub(super) sums: Vec<i64>,
    pub(super) all: i64,
}

/// What the page before did.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    last: String,
    #[serde(default)]
    done: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let (now, next) = (Moment::of(office.now()), chance::id("con")?);
    show(&office.database.read::<_, StoreError>(move |tx| fill(tx, (&me, now), &asked, &next)).await?)
}

/// One more.
pub(super) async fn press(State(office): State<AppState>, Signed { posted, .. }: Signed) -> Answer {
    let today = Moment::of(office.now()).today;
    let what = Way::read(posted.text("way")).zip(Person::read(posted.text("person")));
    let (what, id) = (what.ok_or(Oops::Unreadable)?, posted.text("id").to_owned());
    if !id.starts_with("con-") || !id.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-') {
        return Err(Oops::Unreadable);
    }
    let to = format!("/consultations?last={id}");
    office.database.run::<_, StoreError>(move |tx| consultations::count(tx, &id, today, what)).await?;
    Ok(go(&to))
}

/// One less: the very one that was pressed, and only on its own day.
pub(super) async fn undo(State(office): State<AppState>, Signed { posted, .. }: Signed) -> Answer {
    let (today, id) = (Moment::of(office.now()).today, posted.text("id").to_owned());
    let undo = move |tx: &mut dyn Tx| consultations::take_back(tx, &id, today);
    let was_there = office.database.run::<_, StoreError>(undo).await?;
    Ok(go(if was_there { "/consultations?done=undone" } else { "/consultations?done=gone" }))
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment), asked: &Asked, next: &str) -> Result<Page, StoreError> {
    let last = consultations::counted(tx, &asked.last, now.today)?;
    let counts = consultations::of_day(tx, now.today)?;
    Ok(Page {
        frame: Frame::new(me, Here::Consultations, "相談の数"),
        day: words::day(now.today, now.today),
        last: last.map(|(way, who)| (asked.last.clone(), format!("{}・{}", way.name(), who.name()))),
        done: match asked.done.as_str() {
            "undone" => Some("取り消しました。"),
            "gone" => Some("その1件は、もう取り消してあるか、きょうのものではありません。"),
            _ => None,
        },
        next: next.to_owned(),
        ways: Way::ALL.into_iter().map(|way| buttons(way, &counts)).collect(),
        today: counts.all(),
        month: table(now.today.format("%-m月").to_string(), &consultations::of_month(tx, now.today)?),
    })
}

fn buttons(way: Way, counts: &Counts) -> Buttons {
    let press = |who: Person| Press { key: who.key(), name: who.name(), count: counts.of(way, who) };
    Buttons { key: way.key(), name: way.name(), people: Person::ALL.into_iter().map(press).collect() }
}

/// The counts by way and by person, with their sums.
pub(super) fn table(name: String, counts: &Counts) -> Table {
    let row = |way: Way| {
        let cells = Person::ALL.into_iter().map(|who| counts.of(way, who)).collect();
        (way.name(), cells, counts.by_way(way))
    };
    Table {
        name,
        people: Person::ALL.into_iter().map(Person::name).collect(),
        rows: Way::ALL.into_iter().map(row).collect(),
        sums: Person::ALL.into_iter().map(|who| counts.by_person(who)).collect(),
        all: counts.all(),
    }
}
