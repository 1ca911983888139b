//! The records of an import as they stand since: as they came, waiting, changed by somebody, or gone.

use sha2::{Digest as _, Sha256};

use super::super::{
    audit_words,
    page::{Mark, Me, People, Tag},
};
use crate::{
    domain::hex,
    office::{
        approvals::{self, Waiting},
        imports::{self, Entry},
        records::{self, State as Fate, Stored},
    },
    store::{error::StoreError, sql::Tx},
};

/// One record of an import.
#[derive(Debug)]
pub(super) struct Lot {
    pub(super) entry: Entry,
    /// The latest version.
    pub(super) stored: Option<Stored>,
    /// What waits for a second person at this record, from the import or from whoever takes it back.
    pub(super) waiting: Option<Waiting>,
}

/// How a record of an import stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// Published as it came.
    AsItCame,
    /// As it came, and on no screen.
    Draft,
    /// It waits for a second person.
    Waits,
    /// A second person is asked to let it go again.
    Leaving,
    /// Somebody changed it since.
    Changed,
    Gone,
}

/// The records of an import.
pub(super) fn read(tx: &mut dyn Tx, id: &str) -> Result<Vec<Lot>, StoreError> {
    let mut lots = Vec::new();
    for entry in imports::entries(tx, id)? {
        let stored = records::load(tx, &entry.kind, &entry.id)?;
        let waiting = approvals::load(tx, &entry.kind, &entry.id)?;
        lots.push(Lot { entry, stored, waiting });
    }
    Ok(lots)
}

impl Lot {
    pub(super) fn stands(&self) -> Stands {
        let waits = self.waiting.as_ref();
        match &self.stored {
            _ if waits.is_some_and(|it| it.hash == self.entry.sum) => Stands::Waits,
            Some(it) if self.is_ours(it) && waits.is_some() => Stands::Leaving,
            Some(it) if self.is_ours(it) && it.state == Fate::Published => Stands::AsItCame,
            Some(it) if self.is_ours(it) => Stands::Draft,
            Some(it) if it.state != Fate::Deleted => Stands::Changed,
            Some(_) | None => Stands::Gone,
        }
    }

    /// Whether a version says what came.
    fn is_ours(&self, stored: &Stored) -> bool {
        stored.state != Fate::Deleted
            && approvals::hash(&stored.kind, &stored.id, &stored.body) == self.entry.sum
    }

    /// Whether it can be taken back: nobody changed it since.
    pub(super) fn may_go(&self) -> bool {
        match self.stands() {
            Stands::AsItCame | Stands::Draft | Stands::Waits => true,
            Stands::Leaving | Stands::Changed | Stands::Gone => false,
        }
    }

    /// The version that came and stands, to be replaced by the one before; none where only a request waits.
    pub(super) fn version(&self) -> Option<i64> {
        self.stored.as_ref().filter(|it| self.is_ours(it)).map(|it| it.version)
    }

    /// What it is called.
    pub(super) fn title(&self) -> String {
        let waiting = self.waiting.as_ref().map(|it| it.body.as_str());
        let body = waiting.or(self.stored.as_ref().map(|it| it.body.as_str())).unwrap_or_default();
        audit_words::title(&self.entry.kind, &self.entry.id, body)
    }

    /// How it stands, in a word.
    pub(super) fn tag(&self, people: &People) -> Tag {
        match self.stands() {
            Stands::AsItCame => Tag::new(Mark::Good, "入っています"),
            Stands::Draft => Tag::new(Mark::Rest, "下書き"),
            Stands::Waits => Tag::new(Mark::Wait, "もう一人の目を待っています"),
            Stands::Leaving => Tag::new(Mark::Wait, "もどすのを待っています"),
            Stands::Changed => {
                let by = self.stored.as_ref().map_or("", |it| it.by.as_str());
                Tag::new(Mark::Rest, format!("あとで {}が直しました", people.name(by)))
            }
            Stands::Gone => Tag::new(Mark::Rest, "ありません"),
        }
    }

    /// Where it is read and changed; none for what is gone.
    pub(super) fn address(&self) -> Option<String> {
        let Entry { kind, id, .. } = &self.entry;
        let shows = self.stored.as_ref().is_some_and(|it| it.state != Fate::Deleted);
        shows.then(|| format!("{}/{id}", audit_words::place(kind)))
    }
}

/// What somebody says yes to who takes an import back.
pub(super) fn sum_of_undo(lots: &[Lot]) -> String {
    let mut sum = Sha256::new();
    for it in lots.iter().filter(|it| it.may_go()) {
        let Entry { kind, id, .. } = &it.entry;
        sum.update(format!("{kind}/{id} {:?} {}\n", it.version(), it.stands() == Stands::Waits));
    }
    hex::of(&sum.finalize())
}

/// What waits of these and this person may say yes to: everything that others asked for.
pub(super) fn waiting<'a>(lots: &'a [Lot], me: &'a Me) -> impl Iterator<Item = &'a Waiting> {
    lots.iter().filter_map(|it| it.waiting.as_ref()).filter(|it| it.asked_by != me.person.id)
}

/// What a second person says yes to.
pub(super) fn sum_of_waiting<'a>(all: impl Iterator<Item = &'a Waiting>) -> String {
    let mut sum = Sha256::new();
    all.for_each(|it| sum.update(&it.hash));
    hex::of(&sum.finalize())
}
