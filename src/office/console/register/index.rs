//! The page that leads to every kind of record, and says which of them wait for somebody.

use askama::Template;
use axum::extract::State;

use super::super::{
    kinds::{ALL, Kind, age::Age},
    page::{Answer, Frame, Here, Me, Moment, show},
    templates::{self, TEMPLATE},
};
use crate::{
    office::{records, state::AppState},
    store::{error::StoreError, sql::Tx},
};

#[derive(Template)]
#[template(path = "records.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    kinds: Vec<Row>,
}

struct Row {
    name: &'static str,
    icon: &'static str,
    about: &'static str,
    href: &'static str,
    count: usize,
    /// What waits: how many, and the way there.
    waits: Vec<(String, String)>,
}

/// The page.
pub(in super::super) async fn page(State(office): State<AppState>, me: Me) -> Answer {
    let now = Moment::of(office.now());
    let kinds = office.database.read::<_, StoreError>(move |tx| {
        ALL.iter().map(|kind| row(tx, kind, now)).collect::<Result<Vec<_>, _>>()
    });
    show(&Page { frame: Frame::new(&me, Here::Records, "登録のすべて"), kinds: kinds.await? })
}

fn row(tx: &mut dyn Tx, kind: &Kind, now: Moment) -> Result<Row, StoreError> {
    let stored = records::list(tx, kind.key)?;
    let ages: Vec<Age> = stored
        .iter()
        .filter_map(|it| Some(kind.ageing.of(it.state, &serde_json::from_str(&it.body).ok()?, now.today)))
        .collect();
    let waits = Age::FILTERS.iter().filter(|(age, ..)| *age != Age::Over).filter_map(|(age, key, name)| {
        let count = ages.iter().filter(|it| *it == age).count();
        (count > 0).then(|| (format!("{name} {count}件"), format!("{}?age={key}", kind.list)))
    });
    let given = if kind.key == TEMPLATE { templates::untouched(tx)?.len() } else { 0 };
    Ok(Row {
        name: kind.name,
        icon: kind.icon,
        about: kind.about,
        href: kind.list,
        count: stored.len() + given,
        waits: waits.collect(),
    })
}
