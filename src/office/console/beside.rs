//! A draft beside what stands on the screens: opened, kept and thrown away, whatever its kind.

use serde::Deserialize;

use super::{
    oops::Oops,
    page::{Mark, Me, Moment, People, Tag},
    posted::Posted,
    second::{self, Outcome},
    shelf::Writing,
    words,
};
use crate::{
    office::{
        drafts::{self, Draft},
        records::{State as Fate, Stored},
        state::AppState,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Record,
};

/// What an address and a form say where a draft was opened.
const OPENED: &str = "1";

/// Whether an address opens the draft.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) draft: String,
}

/// What the words of a form began with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// The version that stands, or nothing.
    Version,
    /// A draft that was kept beside it: it has done its work once the form is saved.
    Draft,
}

impl Begun {
    /// What an address asks for.
    pub(super) fn named(draft: &str) -> Self {
        if draft == OPENED { Self::Draft } else { Self::Version }
    }

    /// What a form says.
    pub(super) fn of(posted: &Posted) -> Self {
        Self::named(posted.text("draft"))
    }
}

/// The draft beside a version; what is not published has none.
pub(super) fn of(tx: &mut dyn Tx, stored: Option<&Stored>) -> Result<Option<Draft>, StoreError> {
    match stored.filter(|it| it.state == Fate::Published) {
        Some(it) => drafts::load(tx, &it.kind, &it.id),
        None => Ok(None),
    }
}

/// The draft of a record as a record, with the version it was begun with; none where it cannot be read.
pub(super) fn opened(stored: &Stored, draft: Option<&Draft>) -> Option<(Record, i64)> {
    let draft = draft?;
    Some((Record::read(&stored.kind, &stored.id, &draft.body).ok()?, draft.base))
}

/// Who kept it, and when.
pub(super) fn told(draft: &Draft, people: &People, now: Moment) -> String {
    format!("{}・{}", people.name(&draft.kept_by), words::moment(draft.kept_at, now.utc))
}

/// Why a draft is not kept: it would take the place of a colleague's.
pub(super) fn refuse(me: &Me, draft: Option<&Draft>, begun: Begun, people: &People) -> Option<String> {
    let others = draft.filter(|it| begun == Begun::Version && it.kept_by != me.person.id)?;
    let who = people.name(&others.kept_by);
    Some(format!("{who}が取っておいた下書きがあります。開いて書き足すか、すててからにしてください。"))
}

/// Keeps a draft beside what is published: the screens go on showing that.
pub(super) async fn keep(office: &AppState, me: &Me, record: Record, base: i64) -> Result<(), Oops> {
    let (who, now) = (me.person.id.clone(), office.now());
    let keep = move |tx: &mut dyn Tx| drafts::keep(tx, &record, base, (&who, now));
    Ok(office.database.run::<_, StoreError>(keep).await?)
}

/// Saves a form; a draft that it began with has done its work then, also where a second person has yet to look.
pub(super) fn save(tx: &mut dyn Tx, me: &Me, writing: &Writing, begun: Begun) -> Result<Outcome, Oops> {
    let outcome = second::save(tx, me, writing)?;
    if begun == Begun::Draft {
        drafts::throw_away(tx, writing.record.kind(), writing.record.id())?;
    }
    Ok(outcome)
}

/// Throws the draft beside the published version away.
pub(super) async fn throw_away(office: &AppState, kind: &'static str, id: &str) -> Result<(), Oops> {
    let id = id.to_owned();
    Ok(office.database.run::<_, StoreError>(move |tx| drafts::throw_away(tx, kind, &id)).await?)
}

/// The state of something beside which a draft lies.
pub(super) fn tag(tag: &Tag) -> Tag {
    let state = if tag.mark == Mark::Good { "掲出中" } else { &tag.text };
    Tag::new(Mark::Wait, format!("{state}＋下書きあり"))
}

/// What a list says after a draft was kept.
pub(super) const KEPT: &str = "下書きを取っておきました。画面には、公開中の版が そのまま出ています。";
