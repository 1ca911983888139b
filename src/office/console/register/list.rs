//! The records of one kind: looked through by words and by age, the deleted ones at the end.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, Query, State};
use chrono::DateTime;
use serde::Deserialize;
use serde_json::Value;

use super::{
    super::{
        beside,
        kinds::{Kind, age::Age, facts::Facts, field::at, said::said},
        page::{Answer, Choice, Frame, Here, Me, Moment, People, Tag, show},
        shelf::{self, Entry},
        templates::{self, TEMPLATE},
        words,
    },
    sheet::here,
};
use crate::{
    args,
    domain::kana::fold,
    office::{
        drafts,
        records::{self, State as Fate, Stored},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Records on one page, at most.
const ROWS_MAX: usize = 100;
/// Deleted records on the page, at most; the others keep their addresses.
const GONE_MAX: usize = 30;
/// The version of what nobody saved yet.
const GIVEN: i64 = 0;

#[derive(Template)]
#[template(path = "record-list.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    kind: &'static Kind,
    asked: Asked,
    done: Option<&'static str>,
    ages: Vec<Choice>,
    rows: Vec<Row>,
    /// How many fit, on all pages together.
    count: usize,
    /// The pages before and after this one.
    pages: (Option<usize>, Option<usize>),
    gone: Vec<Row>,
}

struct Row {
    id: String,
    title: String,
    cells: Vec<(&'static str, String)>,
    saved: String,
    tag: Tag,
}

/// What somebody looks for.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in super::super) struct Asked {
    q: String,
    age: String,
    page: usize,
    done: String,
}

/// The page.
pub(in super::super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (kind, now) = (here(&key)?, Moment::of(office.now()));
    let page = office.database.read::<_, StoreError>(move |tx| fill(tx, kind, (&me, now), &asked));
    show(&page.await?)
}

fn fill(
    tx: &mut dyn Tx,
    kind: &'static Kind,
    (me, now): (&Me, Moment),
    asked: &Asked,
) -> Result<Page, StoreError> {
    let columns: Vec<_> = kind.fields().filter(|field| kind.columns.contains(&field.path)).collect();
    let facts = Facts::read(tx, columns.iter().copied(), now.today)?;
    let shelf = Shelf { kind, facts, people: People::read(tx)?, drafts: drafts::ids(tx, kind.key)?, now };
    let all = records::list(tx, kind.key)?.into_iter().chain(given(tx, kind)?);
    let found = shelf.find(all, asked);
    let (first, count) = (asked.page.saturating_mul(ROWS_MAX), found.len());
    let shown = found.into_iter().skip(first).take(ROWS_MAX);
    let gone = gone(tx, kind.key)?;
    Ok(Page {
        frame: Frame::new(me, Here::Records, kind.name),
        kind,
        done: done(&asked.done),
        ages: ages(&asked.age),
        rows: shelf.rows(shown),
        count,
        pages: (
            asked.page.checked_sub(1),
            (first.saturating_add(ROWS_MAX) < count).then_some(asked.page + 1),
        ),
        gone: shelf.rows(gone),
        asked: asked.clone(),
    })
}

fn done(word: &str) -> Option<&'static str> {
    match word {
        "draft" => Some("下書きを保存しました。まだ画面には出ていません。"),
        "beside" => Some(beside::KEPT),
        "gone" => Some("消しました。下の「消したもの」から、いつでも もどせます。"),
        "back" => Some("前の版に もどしました。"),
        _ => None,
    }
}

fn ages(chosen: &str) -> Vec<Choice> {
    let choice = |(_, key, name): &(Age, &str, &str)| Choice {
        key: (*key).to_owned(),
        name: (*name).to_owned(),
        hint: "",
        chosen: *key == chosen,
    };
    Age::FILTERS.iter().map(choice).collect()
}

/// A record with its body.
struct Read {
    entry: Entry<Record>,
    body: Value,
}

impl Read {
    fn of(stored: Stored) -> Option<Self> {
        shelf::read_with_body(stored).map(|(entry, body)| Self { entry, body })
    }
}

struct Shelf {
    kind: &'static Kind,
    facts: Facts,
    people: People,
    /// Beside which records a draft lies.
    drafts: BTreeSet<String>,
    now: Moment,
}

impl Shelf {
    /// What fits, in the order of the list. Each is read and let go again: of thousands, a page shows a few.
    fn find(&self, all: impl Iterator<Item = Stored>, asked: &Asked) -> Vec<Stored> {
        let read = all.filter_map(Read::of).filter(|it| self.fits(it, asked));
        let mut found: Vec<_> = read.map(|it| (self.place(&it), it.entry.stored)).collect();
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found.into_iter().map(|(_, stored)| stored).collect()
    }

    fn rows(&self, all: impl IntoIterator<Item = Stored>) -> Vec<Row> {
        all.into_iter().filter_map(Read::of).map(|it| self.row(&it)).collect()
    }

    fn age(&self, it: &Read) -> Age {
        self.kind.ageing.of(it.entry.stored.state, &it.body, self.now.today)
    }

    /// Whether a record has every word that was typed, and the age that was chosen.
    fn fits(&self, it: &Read, asked: &Asked) -> bool {
        let age = Age::FILTERS.iter().find(|(_, key, _)| *key == asked.age);
        if age.is_some_and(|(age, ..)| *age != self.age(it)) {
            return false;
        }
        let wanted = asked.q.split_whitespace().map(fold).collect::<Vec<_>>();
        if wanted.is_empty() {
            return true;
        }
        let told = self.kind.fields().map(|field| said(field, at(&it.body, field.path), &self.facts));
        let told = fold(&std::iter::once(it.entry.it.title()).chain(told).collect::<Vec<_>>().join("\n"));
        wanted.iter().all(|word| told.contains(word))
    }

    /// Where a record stands in the list: what needs somebody first, then by its own order, its day or its reading.
    fn place(&self, it: &Read) -> (Age, i64, String) {
        let order = at(&it.body, "order").and_then(Value::as_i64).unwrap_or(0);
        let first = at(&it.body, "sessions").and_then(|all| at(all.as_array()?.first()?, "date"));
        let by = first.or_else(|| at(&it.body, "reading")).and_then(Value::as_str).unwrap_or_default();
        (self.age(it), order, by.to_owned())
    }

    fn row(&self, it: &Read) -> Row {
        let stored = &it.entry.stored;
        let columns = self.kind.columns.iter();
        let fields = columns.filter_map(|path| self.kind.fields().find(|field| field.path == *path));
        let tag = self.kind.ageing.tag(stored.state, &it.body, self.now.today);
        let beside = stored.state == Fate::Published && self.drafts.contains(&stored.id);
        let cells = fields.map(|field| (field.label, said(field, at(&it.body, field.path), &self.facts)));
        Row {
            id: stored.id.clone(),
            title: it.entry.it.title(),
            cells: cells.filter(|(_, text)| !text.is_empty()).collect(),
            saved: if stored.version == GIVEN {
                "もとからあるもの。直して公開すると、直したものが出ます。".to_owned()
            } else {
                format!("{}・{}", self.people.name(&stored.by), words::moment(stored.at, self.now.utc))
            },
            tag: if beside { beside::tag(&tag) } else { tag },
        }
    }
}

/// What this program comes with and nobody changed yet, as if it were published.
fn given(tx: &mut dyn Tx, kind: &Kind) -> Result<Vec<Stored>, StoreError> {
    let all = if kind.key == TEMPLATE { templates::untouched(tx)? } else { Vec::new() };
    let stored = all.into_iter().map(|(id, body)| Stored {
        kind: kind.key.to_owned(),
        id,
        version: GIVEN,
        state: Fate::Published,
        body: body.to_string(),
        at: DateTime::UNIX_EPOCH,
        by: String::new(),
    });
    Ok(stored.collect())
}

/// The records that were deleted last.
fn gone(tx: &mut dyn Tx, kind: &str) -> Result<Vec<Stored>, StoreError> {
    let sql =
        "SELECT id FROM record WHERE kind = $1 AND state = 'deleted' ORDER BY updated_at DESC, id LIMIT $2";
    let rows = tx.query(sql, args![kind, i64::try_from(GONE_MAX).unwrap_or(i64::MAX)])?;
    let mut found = Vec::new();
    for row in &rows {
        found.extend(records::load(tx, kind, row.text(0)?)?);
    }
    Ok(found)
}
