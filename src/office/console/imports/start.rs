//! 取り込み: where a file is chosen, the templates to begin with, and what was imported before.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Multipart, Path, Query, State},
    http::{StatusCode, header},
    response::IntoResponse as _,
};
use serde::Deserialize;

use super::{
    super::{
        oops::Oops,
        page::{Answer, Choice, Frame, Here, Me, Moment, People, go, show, show_with},
        words,
    },
    arrival::{self, Arrived},
    plan::Plan,
    reading::{self, Wrong},
    sorts,
};
use crate::{
    office::{
        chance,
        exchange::{self, ImportKind},
        imports::{self, Import},
        parcels::Parcel,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
};

/// Imports on the page, at most; the others keep their addresses.
const BEFORE_MAX: u32 = 20;
/// Mistakes on the page, at most.
const WRONG_MAX: usize = 100;

#[derive(Template)]
#[template(path = "imports.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    /// What is wrong with the form as a whole.
    refused: Option<String>,
    /// The file with mistakes, and these.
    file: String,
    wrong: Vec<Wrong>,
    /// Mistakes that the page does not tell.
    more: usize,
    kinds: Vec<Choice>,
    templates: Vec<Row>,
    before: Vec<Before>,
}

/// The templates of a kind: the name of each file, and what it is.
struct Row {
    name: &'static str,
    files: Vec<(String, &'static str)>,
}

/// An import of some time ago.
struct Before {
    id: String,
    file: String,
    facts: String,
    undone: bool,
}

/// What the address says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in super::super) struct Asked {
    done: String,
    kind: String,
}

/// The page.
pub(in super::super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Query(asked): Query<Asked>,
) -> Answer {
    let done = (asked.done == "dropped").then_some("やめました。何も取り込んでいません。");
    let page = fill(&office, &me, ImportKind::from_key(&asked.kind)).await?;
    show(&Page { done, ..page })
}

/// Takes a file: nothing is written, and the next page says what would be.
pub(in super::super) async fn take(State(office): State<AppState>, me: Me, mut form: Multipart) -> Answer {
    let Arrived { kind, name, bytes, pictures, refused } = arrival::read(&mut form).await;
    let Some(kind) = kind.filter(|_| refused.is_none()) else {
        let page = fill(&office, &me, kind).await?;
        return show_with(StatusCode::UNPROCESSABLE_ENTITY, &Page { refused, ..page });
    };
    let (now, at) = (Moment::of(office.now()), (office.clock.mono(), office.now()));
    let (id, who) = (chance::id("import")?, me.person.id.clone());
    let parcel = Arc::new(Parcel { id, who, kind, name, bytes, pictures, at });
    let imported = match reading::read(&office, &parcel, now).await? {
        Ok(imported) => imported,
        Err(wrong) => return refuse(&office, &me, kind, (&parcel.name, wrong)).await,
    };
    let plan = office.database.read::<_, StoreError>(move |tx| Plan::read(tx, &imported, now)).await?;
    if !plan.taken.is_empty() {
        let wrong = reading::taken(&parcel, &plan.taken);
        return refuse(&office, &me, kind, (&parcel.name, wrong)).await;
    }
    let address = format!("/imports/{}", parcel.id);
    office.parcels.keep(parcel);
    Ok(go(&address))
}

/// A file to start from.
pub(in super::super) async fn template(_me: Me, Path(file): Path<String>) -> Answer {
    let (key, ending) = file.split_once('.').ok_or(Oops::NotFound)?;
    let kind = ImportKind::from_key(key).ok_or(Oops::NotFound)?;
    let known = sorts::templates(kind).iter().any(|(known, _)| *known == ending);
    let (bytes, media_type) = match ending {
        _ if !known => return Err(Oops::NotFound),
        "xlsx" => {
            let made = exchange::template_workbook(kind).ok_or(Oops::NotFound)?;
            let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            (made.map_err(|_unwritten| Oops::Stopped)?, kind)
        }
        // With the mark without which Excel takes it for another encoding.
        "csv" => (format!("\u{feff}{}", exchange::template(kind)).into_bytes(), "text/csv; charset=utf-8"),
        _ => (exchange::template(kind).into_bytes(), "application/json"),
    };
    let name = format!("attachment; filename=\"{key}.{ending}\"");
    let headers = [(header::CONTENT_TYPE, media_type.to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}

/// The page once more, with everything that is wrong with a file.
pub(super) async fn refuse(
    office: &AppState,
    me: &Me,
    kind: ImportKind,
    (file, mut wrong): (&str, Vec<Wrong>),
) -> Answer {
    let page = fill(office, me, Some(kind)).await?;
    let more = wrong.len().saturating_sub(WRONG_MAX);
    wrong.truncate(WRONG_MAX);
    let page = Page { file: file.to_owned(), wrong, more, ..page };
    show_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// The page once more, with a sentence.
pub(super) async fn again(office: &AppState, me: &Me, status: StatusCode, said: &str) -> Answer {
    let page = fill(office, me, None).await?;
    show_with(status, &Page { refused: Some(said.to_owned()), ..page })
}

async fn fill(office: &AppState, me: &Me, kind: Option<ImportKind>) -> Result<Page, Oops> {
    let now = Moment::of(office.now());
    let before = office.database.read::<_, StoreError>(move |tx| before(tx, now)).await?;
    let choice = |it: ImportKind| Choice {
        key: it.key().to_owned(),
        name: sorts::name(it).to_owned(),
        hint: sorts::hint(it),
        chosen: kind == Some(it),
    };
    let template = |it: ImportKind| Row {
        name: sorts::name(it),
        files: sorts::templates(it)
            .iter()
            .map(|(end, what)| (format!("{}.{end}", it.key()), *what))
            .collect(),
    };
    Ok(Page {
        frame: Frame::new(me, Here::Records, "取り込み"),
        done: None,
        refused: None,
        file: String::new(),
        wrong: Vec::new(),
        more: 0,
        kinds: ImportKind::ALL.map(choice).to_vec(),
        templates: ImportKind::ALL.into_iter().map(template).collect(),
        before,
    })
}

fn before(tx: &mut dyn Tx, now: Moment) -> Result<Vec<Before>, StoreError> {
    let people = People::read(tx)?;
    let mut found = Vec::new();
    for it in imports::latest(tx, BEFORE_MAX)? {
        let count = imports::count(tx, &it.id)?;
        let Import { id, kind, file, who, at, undone } = it;
        let (what, who, when) = (sorts::named(&kind), people.name(&who), words::moment(at, now.utc));
        let facts = format!("{what} {count}件・{who}・{when}");
        found.push(Before { id, file, facts, undone: undone.is_some() });
    }
    Ok(found)
}
