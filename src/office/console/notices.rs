//! The list of notices, by what becomes of them and how old they are.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};

use super::{
    beside,
    page::{Answer, Asked, Frame, Here, Mark, Me, Moment, People, Tag, show},
    shelf::{self, Entry, NOTICE},
    words,
};
use crate::{
    args,
    domain::{
        notice::Notice,
        ruby::RubyText,
        text::{Lang, Text},
        time::Validity,
    },
    office::{
        drafts,
        records::{self, State as Fate, Stored},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Kept,
};

/// A notice with fewer days left says so.
const FEW_DAYS: i64 = 7;
/// Deleted notices on the page, at most; the others keep their addresses.
const GONE_MAX: i64 = 30;

#[derive(Template)]
#[template(path = "notices.html", config = "assets/console/askama.toml")]
struct Page {
    frame: Frame,
    done: Option<&'static str>,
    sections: Vec<Section>,
    gone: Vec<Row>,
}

struct Section {
    title: &'static str,
    rows: Vec<Row>,
}

struct Row {
    id: String,
    title: RubyText,
    tone: &'static str,
    days: String,
    places: String,
    saved: String,
    tag: Tag,
    /// Where one that is over begins anew.
    again: Option<String>,
}

/// Where something with days stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Age {
    Shown,
    Planned,
    Draft,
    Over,
}

/// The page.
pub(super) async fn page(State(office): State<AppState>, me: Me, Query(asked): Query<Asked>) -> Answer {
    let now = Moment::of(office.now());
    let frame = Frame::new(&me, Here::Notices, "お知らせ");
    let done = beside::done(&asked.done);
    let read = office
        .database
        .read::<_, StoreError>(move |tx| Ok((shelf::notices(tx)?, gone(tx)?, Told::read(tx, NOTICE)?)));
    let (notices, gone, told) = read.await?;
    let section = |(age, title): (Age, &'static str)| {
        let mut of_age: Vec<_> = notices.iter().filter(|entry| self::age(entry, now) == age).collect();
        of_age.sort_by_key(|entry| (entry.it.public.validity.to.is_none(), entry.it.public.validity.to));
        Section { title, rows: of_age.into_iter().map(|entry| row(entry, &told, now)).collect() }
    };
    let ages = [
        (Age::Shown, "出しているもの"),
        (Age::Planned, "これから出すもの"),
        (Age::Draft, "下書き"),
        (Age::Over, "終わったもの"),
    ];
    let sections = ages.into_iter().map(section).filter(|section| !section.rows.is_empty()).collect();
    let gone = gone.iter().map(|entry| row(entry, &told, now)).collect();
    show(&Page { frame, done, sections, gone })
}

/// The state of a notice in one word or two.
pub(super) fn tag(entry: &Entry<Kept<Notice>>, now: Moment) -> Tag {
    tag_of(entry.stored.state, entry.it.public.validity, now)
}

/// The state of something with days in one word or two.
pub(super) fn tag_of(state: Fate, validity: Validity, now: Moment) -> Tag {
    match age_of(state, validity, now) {
        Age::Draft => Tag::new(Mark::Rest, "下書き"),
        Age::Over => Tag::new(Mark::Rest, "終わりました"),
        Age::Planned => {
            let from = validity.from.unwrap_or(now.today);
            Tag::new(Mark::Wait, format!("{}から", words::day(from, now.today)))
        }
        Age::Shown => match validity.to.map(|to| (to - now.today).num_days()) {
            Some(0) => Tag::new(Mark::Wait, "きょうまで"),
            Some(left) if left <= FEW_DAYS => Tag::new(Mark::Wait, format!("あと{left}日")),
            _ => Tag::new(Mark::Good, "出しています"),
        },
    }
}

fn age(entry: &Entry<Kept<Notice>>, now: Moment) -> Age {
    age_of(entry.stored.state, entry.it.public.validity, now)
}

/// Where something with these days stands in its life.
pub(super) fn age_of(state: Fate, validity: Validity, now: Moment) -> Age {
    if state == Fate::Draft {
        Age::Draft
    } else if validity.to.is_some_and(|to| to < now.today) {
        Age::Over
    } else if validity.from.is_some_and(|from| from > now.today) {
        Age::Planned
    } else {
        Age::Shown
    }
}

/// What the rows of a list are told with.
pub(super) struct Told {
    pub(super) people: People,
    /// Beside which of them a draft lies.
    drafts: BTreeSet<String>,
}

impl Told {
    pub(super) fn read(tx: &mut dyn Tx, kind: &str) -> Result<Self, StoreError> {
        Ok(Self { people: People::read(tx)?, drafts: drafts::ids(tx, kind)? })
    }

    /// The state of a row, with the draft beside what is published.
    pub(super) fn tag(&self, stored: &Stored, tag: Tag) -> Tag {
        let beside = stored.state == Fate::Published && self.drafts.contains(&stored.id);
        if beside { beside::tag(&tag) } else { tag }
    }
}

fn row(entry: &Entry<Kept<Notice>>, told: &Told, now: Moment) -> Row {
    let notice = &entry.it.public;
    Row {
        id: entry.stored.id.clone(),
        title: title(&notice.title),
        tone: words::tone(notice.tone),
        days: words::days(notice.validity, now.today),
        places: words::places(&notice.channels),
        saved: saved(&entry.stored, &told.people, now),
        tag: told.tag(&entry.stored, tag(entry, now)),
        again: (age(entry, now) == Age::Over).then(|| format!("/notices/new?again={}", entry.stored.id)),
    }
}

fn title(text: &Text) -> RubyText {
    text.get(Lang::Ja).0.clone()
}

/// Who did what when.
pub(super) fn saved(stored: &Stored, people: &People, now: Moment) -> String {
    let did = match stored.state {
        Fate::Published => "公開",
        Fate::Draft => "保存",
        Fate::Deleted => "消去",
    };
    format!("{} {did}（{}）", words::moment(stored.at, now.utc), people.name(&stored.by))
}

/// Deleted notices, the latest first.
fn gone(tx: &mut dyn Tx) -> Result<Vec<Entry<Kept<Notice>>>, StoreError> {
    let sql = "SELECT id FROM record WHERE kind = $1 AND state = 'deleted' ORDER BY updated_at DESC LIMIT $2";
    let mut found = Vec::new();
    for row in tx.query(sql, args![NOTICE, GONE_MAX])? {
        let stored = records::load(tx, NOTICE, row.text(0)?)?;
        found.extend(stored.and_then(shelf::read).and_then(shelf::as_notice));
    }
    Ok(found)
}
