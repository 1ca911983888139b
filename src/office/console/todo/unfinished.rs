//! What somebody is still writing at, alone or beside what stands on the screens, and what waits for a second person.

use super::{
    super::{
        audit_words,
        page::{Me, Moment, People},
        shelf::{Entry, LEAFLET, NOTICE, PLAYLIST},
        words,
    },
    Desk, ToDo, few,
};
use crate::{
    office::{
        approvals::{self, Waiting},
        drafts::{self, Draft},
        records::State,
        staff::Role,
    },
    store::{error::StoreError, sql::Tx},
    wire::record::Triage,
};

/// What is unfinished, as far as it stands on no list of its own.
#[derive(Debug)]
pub(in super::super) struct Unfinished {
    /// Drafts beside what is published: kind, id and words.
    beside: Vec<(String, String, Draft)>,
    waiting: Vec<Waiting>,
    /// Who looks at the list.
    me: String,
    /// Whether they may say yes to what waits.
    decides: Decides,
}

/// Whether somebody may say yes to what others ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decides {
    Yes,
    No,
}

impl Unfinished {
    pub(in super::super) fn read(tx: &mut dyn Tx, me: &Me) -> Result<Self, StoreError> {
        Ok(Self {
            beside: drafts::all(tx)?,
            waiting: approvals::list(tx)?,
            me: me.person.id.clone(),
            decides: if me.must(Role::Publisher).is_ok() { Decides::Yes } else { Decides::No },
        })
    }

    /// What waits for a second person: what others ask for, and what whoever looks asked for.
    pub(super) fn waiting(&self) -> Vec<ToDo> {
        let (own, others): (Vec<_>, Vec<_>) = self.waiting.iter().partition(|it| it.asked_by == self.me);
        let todo = |title: &str, why: &str, all: &[&Waiting]| {
            (!all.is_empty()).then(|| ToDo {
                icon: "check-circle",
                title: format!("{title} {}件", all.len()),
                why: format!("{why}：{}", named(all)),
                way: Some(("/approvals".to_owned(), "見る")),
            })
        };
        let decides = match self.decides {
            Decides::Yes => "見くらべて、公開するかどうかを決めます",
            Decides::No => "公開のできる人が見て、決めます",
        };
        let others = todo("もう一人の目を待つもの", decides, &others);
        let own = todo("ほかの人の目を待っているもの", "自分が頼みました", &own);
        others.into_iter().chain(own).collect()
    }

    /// Whether a second person is asked for this very record: then it is no draft that somebody forgot.
    fn waits(&self, kind: &str, id: &str) -> bool {
        self.waiting.iter().any(|it| it.kind == kind && it.id == id)
    }
}

/// Every draft of what is written for the screens, and every draft beside something published.
pub(super) fn drafts(desk: &Desk, now: Moment) -> Vec<ToDo> {
    let notices = desk.notices.iter().map(|it| plain(it, NOTICE, it.it.public.title.plain()));
    let playlists = desk.playlists.iter().map(|it| plain(it, PLAYLIST, it.it.public.name.plain()));
    let triaged = desk.leaflets.iter().filter(|it| it.it.private.triage == Triage::Done);
    let leaflets = triaged.map(|it| plain(it, LEAFLET, it.it.public.title.plain()));
    let plain = notices.chain(playlists).chain(leaflets).flatten();
    let plain = plain.filter(|it| !desk.unfinished.waits(it.kind, &it.id));
    let plain = plain.map(|it| it.todo(&desk.people, now));
    plain.chain(beside(&desk.unfinished.beside, &desk.people, now)).collect()
}

/// A draft that stands alone.
struct Alone {
    kind: &'static str,
    id: String,
    title: String,
    by: String,
    at: chrono::DateTime<chrono::Utc>,
}

fn plain<T>(entry: &Entry<T>, kind: &'static str, title: String) -> Option<Alone> {
    let stored = &entry.stored;
    (stored.state == State::Draft).then(|| Alone {
        kind,
        id: stored.id.clone(),
        title,
        by: stored.by.clone(),
        at: stored.at,
    })
}

impl Alone {
    fn todo(self, people: &People, now: Moment) -> ToDo {
        let (what, who) = (audit_words::kind(self.kind), people.name(&self.by));
        ToDo {
            icon: "note-pencil",
            title: format!("下書き「{}」", self.title),
            why: format!("{what}・{who}が {} に書きました", words::moment(self.at, now.utc)),
            way: Some((format!("{}/{}", audit_words::place(self.kind), self.id), "続きを書く")),
        }
    }
}

fn beside<'a>(
    all: &'a [(String, String, Draft)],
    people: &'a People,
    now: Moment,
) -> impl Iterator<Item = ToDo> + 'a {
    let todo = move |(kind, id, draft): &'a (String, String, Draft)| {
        let (what, who) = (audit_words::kind(kind), people.name(&draft.kept_by));
        let when = words::moment(draft.kept_at, now.utc);
        ToDo {
            icon: "note-pencil",
            title: format!("下書き「{}」", audit_words::title(kind, id, &draft.body)),
            why: format!("掲出中＋下書きあり・{what}・{who}が {when} に取っておきました"),
            way: Some((format!("{}/{id}?draft=1", audit_words::place(kind)), "続きを書く")),
        }
    };
    all.iter().map(todo)
}

/// Names of what waits, cut where there are many.
fn named(all: &[&Waiting]) -> String {
    let name = |it: &&Waiting| {
        format!("{}「{}」", audit_words::kind(&it.kind), audit_words::title(&it.kind, &it.id, &it.body))
    };
    few(&all.iter().map(name).collect::<Vec<_>>())
}
