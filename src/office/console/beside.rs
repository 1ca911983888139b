//! A draft beside what stands on the screens: opened, kept and thrown away, whatever its kind.

use serde::Deserialize;

use super::{
    fields::Intent,
    oops::Oops,
    page::{Answer, Mark, Me, Moment, People, Tag, go},
    posted::Posted,
    receipt,
    second::{self, Outcome},
    shelf::Writing,
    words,
};
use crate::{
    office::{
        drafts::{self, Draft},
        records::{Expected, State as Fate, Stored},
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

/// How a form is sent off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sent<'a> {
    /// The address of the list it stands on.
    pub(super) list: &'a str,
    pub(super) intent: Intent,
    pub(super) begun: Begun,
    /// The version that its writer looked at.
    pub(super) expected: Expected,
    /// Whether it stands on the screens.
    pub(super) is_shown: bool,
}

impl Sent<'_> {
    /// Whether it becomes a draft beside what the screens go on showing.
    fn keeps(self) -> bool {
        self.intent == Intent::Beside && self.is_shown
    }

    /// Why a draft is not kept: it would take the place of a colleague's.
    pub(super) fn refused(self, me: &Me, draft: Option<&Draft>, people: &People) -> Option<String> {
        let is_others = |it: &&Draft| self.begun == Begun::Version && it.kept_by != me.person.id;
        let others = draft.filter(|it| self.keeps() && is_others(it))?;
        let who = people.name(&others.kept_by);
        Some(format!("{who}が取っておいた下書きがあります。開いて書き足すか、すててからにしてください。"))
    }
}

/// Keeps a form as a draft, or saves it: a draft that it began with has done its work then, also where a second person
/// has yet to look. Leads to where its writer reads what became of it.
pub(super) async fn send(office: &AppState, me: &Me, record: Record, sent: Sent<'_>) -> Answer {
    let Sent { list, intent, begun, expected, is_shown } = sent;
    let (me, now, state) = (me.clone(), Moment::of(office.now()), intent.state());
    if sent.keeps() {
        let base = if let Expected::Version(seen) = expected { seen } else { 0 };
        let keep = move |tx: &mut dyn Tx| drafts::keep(tx, &record, base, (&me.person.id, now.utc));
        office.database.run::<_, StoreError>(keep).await?;
        return Ok(go(&format!("{list}?done=beside")));
    }
    let (kind, id) = (record.kind(), record.id().to_owned());
    let writing = Writing::by(&me, now, record, state, expected);
    let save = move |tx: &mut dyn Tx| {
        let outcome = second::save(tx, &me, &writing)?;
        if begun == Begun::Draft {
            drafts::throw_away(tx, writing.record.kind(), writing.record.id())?;
        }
        Ok::<_, Oops>(outcome)
    };
    let saved = match office.database.run(save).await? {
        Outcome::Saved(saved) => saved,
        Outcome::Asked => return Ok(go(second::asked(state))),
    };
    office.announce(saved.at);
    if state == Fate::Published || is_shown {
        Ok(go(&receipt::address(kind, &id, &saved)))
    } else {
        Ok(go(&format!("{list}?done=draft")))
    }
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

/// What a list of what is written for the signage says after its form was sent.
pub(super) fn done(word: &str) -> Option<&'static str> {
    match word {
        "draft" => Some("下書きを保存しました。まだ画面には出ていません。"),
        "beside" => Some(KEPT),
        _ => None,
    }
}
