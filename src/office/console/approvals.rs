//! もう一人の目: what waits for a second person, word by word beside what stands.

use askama::Template;
use axum::extract::{Path, Query, State};
use serde_json::{Map, Value};

use super::{
    audit_words,
    kinds::{self, Place, facts::Facts, said::differences},
    oops::Oops,
    page::{Answer, Asked, Frame, Here, Me, Moment, People, go, show},
    receipt, second,
    signed::Signed,
    versions, words,
};
use crate::{
    office::{
        approvals::{self, ApprovalError, Second, Waiting},
        imports,
        records::{self, State as Fate, Stored},
        staff::Role,
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Requests told word by word, at most: whatever is more came in a file, which has a page of its own.
const ROWS_MAX: usize = 60;

#[derive(Template)]
#[template(path = "approvals.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    on: bool,
    /// Files of which something waits: where, the name, and how much.
    files: Vec<(String, String, String)>,
    all: Vec<Row>,
    /// How much waits that the page does not tell word by word.
    more: usize,
}

struct Row {
    kind: String,
    id: String,
    hash: String,
    what: &'static str,
    who: String,
    when: String,
    /// What is asked for, and the button that does it.
    asks: &'static str,
    yes: &'static str,
    mine: Vec<String>,
    theirs: Vec<String>,
    /// Whoever looks may say yes.
    may_approve: bool,
    /// Whoever looks asked for it.
    own: bool,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let done = match asked.done.as_str() {
        "asked" => Some("まだ公開していません。ほかの人が見て、公開します。"),
        "going" => Some("まだ下げていません。画面には そのまま出ています。ほかの人が見て、決めます。"),
        "back" => Some("取り下げました。画面は前のままです。"),
        "choice" => Some("変えました。"),
        _ => None,
    };
    let page = office.database.read::<_, StoreError>(move |tx| fill(tx, (&me, now))).await?;
    show(&Page { done, ..page })
}

fn fill(tx: &mut dyn Tx, (me, now): (&Me, Moment)) -> Result<Page, StoreError> {
    let people = People::read(tx)?;
    let mut all = Vec::new();
    let every = approvals::list(tx)?;
    let more = every.len().saturating_sub(ROWS_MAX);
    for waiting in every.into_iter().take(ROWS_MAX) {
        let stands = records::load(tx, &waiting.kind, &waiting.id)?.filter(|it| it.state == Fate::Published);
        let row = row((me, now), &people, waiting, stands.clone());
        all.push(in_full(tx, row, stands, now)?);
    }
    Ok(Page {
        frame: Frame::new(me, Here::Approvals, "もう一人の目"),
        done: None,
        on: approvals::is_on(tx)?,
        files: files(tx, &people)?,
        all,
        more,
    })
}

/// What came as one file is looked through as one.
fn files(tx: &mut dyn Tx, people: &People) -> Result<Vec<(String, String, String)>, StoreError> {
    let file = |(it, count): (imports::Import, i64)| {
        let facts = format!("{count}件・{}が取り込みました", people.name(&it.who));
        (format!("/imports/{}", it.id), it.file, facts)
    };
    Ok(imports::waiting(tx)?.into_iter().map(file).collect())
}

fn row((me, now): (&Me, Moment), people: &People, waiting: Waiting, stands: Option<Stored>) -> Row {
    let own = waiting.asked_by == me.person.id;
    let words = |record: Option<Record>| record.map_or_else(Vec::new, |it| versions::lines(&it, now));
    let (asks, yes) = match waiting.state {
        Fate::Published => ("公開を待っている言葉", "このまま公開する"),
        Fate::Draft => ("画面から下げて、下書きにする", "このまま下げる"),
        Fate::Deleted => ("画面から下げて、消す", "このまま消す"),
    };
    Row {
        asks,
        yes,
        what: audit_words::kind(&waiting.kind),
        who: people.name(&waiting.asked_by),
        when: words::moment(waiting.asked_at, now.utc),
        mine: words(Record::read(&waiting.kind, &waiting.id, &waiting.body).ok()),
        theirs: words(stands.and_then(|it| it.record().ok())),
        may_approve: !own && me.must(Role::Publisher).is_ok(),
        own,
        hash: waiting.hash,
        kind: waiting.kind,
        id: waiting.id,
    }
}

/// A record of the register, field by field: its lines alone do not say what a second person says yes to.
fn in_full(tx: &mut dyn Tx, row: Row, stands: Option<Stored>, now: Moment) -> Result<Row, StoreError> {
    let Some(kind) = kinds::find(&row.kind).filter(|kind| kind.place != Place::Own) else { return Ok(row) };
    let Some(waiting) = approvals::load(tx, &row.kind, &row.id)? else { return Ok(row) };
    let facts = Facts::read(tx, kind.fields(), now.today)?;
    let body = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let before = stands.map_or_else(|| Value::Object(Map::new()), |it| body(&it.body));
    let changed = differences(kind, &before, &body(&waiting.body), &facts);
    let line = |label: &str, words: &str| (!words.is_empty()).then(|| format!("{label}：{words}"));
    let mine = changed.iter().filter_map(|it| line(it.label, &it.after));
    let theirs = changed.iter().filter_map(|it| line(it.label, &it.before));
    let (mine, theirs) = (row.mine.iter().cloned().chain(mine), row.theirs.iter().cloned().chain(theirs));
    Ok(Row { mine: mine.collect(), theirs: theirs.collect(), ..row })
}

/// A second person says yes to exactly what they saw.
pub(super) async fn approve(
    State(office): State<AppState>,
    Path((kind, id)): Path<(String, String)>,
    Signed { me, posted }: Signed,
) -> Answer {
    me.must(Role::Publisher)?;
    let (seen, now, who) = (posted.text("hash").to_owned(), office.now(), me.person.id);
    let what = (kind.clone(), id.clone());
    let approve = move |tx: &mut dyn Tx| approvals::approve(tx, (&what.0, &what.1), &seen, (&who, now));
    let saved = office.database.run(approve).await?;
    office.announce(saved.at);
    Ok(go(&receipt::address(&kind, &id, &saved)))
}

/// Takes a request back: whoever asked, or somebody who could have said yes.
pub(super) async fn back(
    State(office): State<AppState>,
    Path((kind, id)): Path<(String, String)>,
    Signed { me, .. }: Signed,
) -> Answer {
    let taken = move |tx: &mut dyn Tx| {
        let waiting = approvals::load(tx, &kind, &id)?.ok_or(Oops::NotFound)?;
        second::take_back(tx, &me, &waiting)
    };
    office.database.run(taken).await?;
    Ok(go("/approvals?done=back"))
}

/// Whether the office asks for a second person.
pub(super) async fn choose(State(office): State<AppState>, Signed { me, posted }: Signed) -> Answer {
    me.must_be_admin()?;
    let second = if posted.text("second") == "asked" { Second::Asked } else { Second::Spared };
    office.database.run::<_, StoreError>(move |tx| approvals::choose(tx, second)).await?;
    Ok(go("/approvals?done=choice"))
}

impl From<ApprovalError> for Oops {
    fn from(error: ApprovalError) -> Self {
        match error {
            ApprovalError::Store(error) => Self::Store(error),
            ApprovalError::Record(error) => Self::Record(error),
            ApprovalError::Staff(error) => Self::Account(error.into()),
            ApprovalError::Changed => Self::WordsChanged,
            ApprovalError::Own => Self::OwnWords,
        }
    }
}
