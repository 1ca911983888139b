//! The receipt of an import: what came and how it stands since, what waits for a second person, and the way back.

use askama::Template;

use super::{
    super::{
        audit_words,
        kinds::{
            self,
            facts::Facts,
            said::{Difference, told},
        },
        page::{Frame, Here, Me, Moment, People, Tag},
        words,
    },
    lots::{self, Lot, Stands},
    sorts,
};
use crate::{
    office::{
        approvals::Waiting,
        imports::{self, Import},
        records::{State as Fate, Stored},
        staff::Role,
    },
    store::{error::StoreError, sql::Tx},
};

/// Records told on the page, at most.
const ROWS_MAX: usize = 300;

/// The page.
#[derive(Template)]
#[template(path = "import-receipt.html", config = "assets/console/askama.toml")]
pub(super) struct Page {
    frame: Frame,
    id: String,
    file: String,
    facts: String,
    done: Option<&'static str>,
    undone: Option<String>,
    rows: Vec<Row>,
    count: usize,
    /// What waits that others asked for: word by word, with the hash of all of it.
    waiting: Vec<Ask>,
    waiting_sum: String,
    /// What waits that whoever looks asked for.
    own: usize,
    may_approve: bool,
    undo: Option<Undo>,
}

/// A record.
struct Row {
    what: &'static str,
    title: String,
    tag: Tag,
    href: Option<String>,
}

/// Something that waits.
struct Ask {
    what: &'static str,
    title: String,
    asks: &'static str,
    changes: Vec<Difference>,
}

/// The way back.
struct Undo {
    sum: String,
    count: usize,
    /// What stays, because somebody changed it since.
    left: usize,
}

impl Page {
    /// The page after a press.
    pub(super) fn after(self, done: &str) -> Self {
        let done = match done {
            "1" if self.own > 0 => Some("受けとりました。まだ公開していません。ほかの人が見て、公開します。"),
            "1" => Some("取り込みました。"),
            "approved" => Some("公開しました。"),
            "undone" if self.own > 0 => {
                Some("もどすことを頼みました。画面には そのまま出ています。ほかの人が見て、決めます。")
            }
            "undone" => Some("元にもどしました。"),
            _ => None,
        };
        Self { done, ..self }
    }
}

/// The receipt; none where nothing was imported under this id.
pub(super) fn read(tx: &mut dyn Tx, (me, now): (&Me, Moment), id: &str) -> Result<Option<Page>, StoreError> {
    let Some(import) = imports::load(tx, id)? else { return Ok(None) };
    let (lots, people) = (lots::read(tx, id)?, People::read(tx)?);
    let waiting = asks(tx, (me, now), &lots)?;
    let signed = |who: &str, at| format!("{}・{}", people.name(who), words::moment(at, now.utc));
    let Import { id, kind, file, who, at, undone } = import;
    let row = |it: &Lot| Row {
        what: audit_words::kind(&it.entry.kind),
        title: it.title(),
        tag: it.tag(&people),
        href: it.address(),
    };
    let is_own = |it: &&Lot| it.waiting.as_ref().is_some_and(|it| it.asked_by == me.person.id);
    Ok(Some(Page {
        frame: Frame::new(me, Here::Records, "取り込みの控え"),
        id,
        file,
        facts: format!("{} {}件・{}", sorts::named(&kind), lots.len(), signed(&who, at)),
        done: None,
        undone: undone.map(|(who, at)| signed(&who, at)),
        rows: lots.iter().take(ROWS_MAX).map(row).collect(),
        count: lots.len(),
        waiting_sum: lots::sum_of_waiting(lots::waiting(&lots, me)),
        waiting,
        own: lots.iter().filter(is_own).count(),
        may_approve: me.must(Role::Publisher).is_ok(),
        undo: undo(me, &lots),
    }))
}

/// Whoever may only read is shown no way back; nor is anybody where nothing is left of it.
fn undo(me: &Me, lots: &[Lot]) -> Option<Undo> {
    let count = lots.iter().filter(|it| it.may_go()).count();
    let left = lots.iter().filter(|it| it.stands() == Stands::Changed).count();
    let may = count > 0 && me.must(Role::Editor).is_ok();
    may.then(|| Undo { sum: lots::sum_of_undo(lots), count, left })
}

fn asks(tx: &mut dyn Tx, (me, now): (&Me, Moment), lots: &[Lot]) -> Result<Vec<Ask>, StoreError> {
    let mut facts: Option<(&str, Facts)> = None;
    let mut found = Vec::new();
    for lot in lots {
        let Some(waiting) = lots::waiting(std::slice::from_ref(lot), me).next() else { continue };
        let kind = kinds::find(&waiting.kind);
        // They stand by kind: each kind's names are read once.
        if let Some(kind) = kind.filter(|kind| facts.as_ref().is_none_or(|(known, _)| *known != kind.key)) {
            facts = Some((kind.key, Facts::read(tx, kind.fields(), now.today)?));
        }
        let changes = kind
            .zip(facts.as_ref())
            .map(|(kind, (_, facts))| changes(kind, (lot.stored.as_ref(), waiting), facts));
        found.push(Ask {
            what: audit_words::kind(&waiting.kind),
            title: lot.title(),
            asks: match waiting.state {
                Fate::Published => "公開",
                Fate::Draft => "画面から下げる",
                Fate::Deleted => "消す",
            },
            changes: changes.unwrap_or_default(),
        });
    }
    Ok(found)
}

/// What the words that wait change in those on the screens.
fn changes(
    kind: &kinds::Kind,
    (stored, waiting): (Option<&Stored>, &Waiting),
    facts: &Facts,
) -> Vec<Difference> {
    let shown = stored.filter(|it| it.state == Fate::Published);
    told(kind, (shown.map(|it| it.body.as_str()), &waiting.body), facts)
}
