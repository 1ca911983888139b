//! 見つからなかった相談: one press for the theme nobody was found for; what is missing in the prefecture adds up.

use askama::Template;
use axum::extract::{Query, State};
use serde::Deserialize;

use super::{
    oops::Oops,
    page::{Answer, Frame, Here, Me, Moment, go, show},
    signed::Signed,
};
use crate::{
    office::{chance, state::AppState, unmet},
    store::{error::StoreError, sql::Tx},
};

/// Months on the page, at most.
const MONTHS_MAX: u32 = 12;

#[derive(Template)]
#[template(path = "unmet.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    /// What the next press counts under: pressed twice, it counts once.
    next: String,
    /// The last press, which can be taken back.
    last: Option<String>,
    undone: bool,
    themes: Vec<(String, String)>,
    months: Vec<Month>,
}

/// A month, and its counts by theme.
struct Month {
    name: String,
    counts: Vec<(String, i64)>,
}

/// What the page before did.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pressed {
    last: String,
    done: String,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Pressed>) -> Answer {
    let next = chance::id("unmet")?;
    show(&office.database.read::<_, StoreError>(move |tx| fill(tx, &me, &asked, &next)).await?)
}

/// One more.
pub(super) async fn press(State(office): State<AppState>, Signed { posted, .. }: Signed) -> Answer {
    let today = Moment::of(office.now()).today;
    let (id, theme) = (posted.text("id").to_owned(), posted.text("theme").to_owned());
    if !id.starts_with("unmet-") || !id.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-') {
        return Err(Oops::Unreadable);
    }
    let onward = format!("/guide/unmet?last={id}");
    office.database.run::<_, StoreError>(move |tx| unmet::count(tx, &id, today, &theme)).await?;
    Ok(go(&onward))
}

/// One less.
pub(super) async fn undo(State(office): State<AppState>, Signed { posted, .. }: Signed) -> Answer {
    let (today, id) = (Moment::of(office.now()).today, posted.text("id").to_owned());
    office.database.run::<_, StoreError>(move |tx| unmet::take_back(tx, &id, today)).await?;
    Ok(go("/guide/unmet?done=undone"))
}

fn fill(tx: &mut dyn Tx, me: &Me, asked: &Pressed, next: &str) -> Result<Page, StoreError> {
    let themes: Vec<_> =
        unmet::themes(tx)?.into_iter().map(|it| (it.id.to_string(), it.name.plain())).collect();
    let name = |id: &str| {
        let found = themes.iter().find(|(known, _)| known == id);
        found.map_or_else(|| "テーマを書かない".to_owned(), |(_, name)| name.clone())
    };
    let mut months: Vec<Month> = Vec::new();
    for (month, theme, count) in unmet::latest(tx, MONTHS_MAX)? {
        let title = month.replacen('-', "年", 1) + "月";
        if months.last().is_none_or(|it| it.name != title) {
            months.push(Month { name: title, counts: Vec::new() });
        }
        if let Some(it) = months.last_mut() {
            it.counts.push((name(&theme), count));
        }
    }
    Ok(Page {
        frame: Frame::new(me, Here::Guide, "見つからなかった相談"),
        next: next.to_owned(),
        last: Some(asked.last.clone()).filter(|last| !last.is_empty()),
        undone: asked.done == "undone",
        themes,
        months,
    })
}
