//! What the office has of one record when its form is shown or comes back.

use serde_json::Value;

use super::super::{
    kinds::{Kind, Place, facts::Facts, find},
    oops::Oops,
    page::{Moment, People},
    shelf,
    templates::{self, TEMPLATE},
};
use crate::{
    office::{
        drafts::{self, Draft},
        records::{self, RecordError, State as Fate, Stored},
    },
    store::sql::Tx,
    wire::record::Record,
};

/// A kind that has its place here.
pub(super) fn here(key: &str) -> Result<&'static Kind, Oops> {
    find(key).filter(|kind| kind.place == Place::Here).ok_or(Oops::NotFound)
}

/// A kind whose form is drawn here: one of many records, or the single one.
pub(super) fn formed(key: &str) -> Result<&'static Kind, Oops> {
    find(key).filter(|kind| kind.place != Place::Own).ok_or(Oops::NotFound)
}

/// A record, the version its writer looked at, and what its form must know.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) kind: &'static Kind,
    pub(super) id: String,
    /// What stands at present; none where it is new or deleted.
    pub(super) latest: Option<Stored>,
    /// The version the writer looked at, 0 for a new one.
    pub(super) version: i64,
    /// Its body.
    pub(super) before: Value,
    /// Whether this program comes with it, and nobody changed it yet.
    pub(super) is_given: bool,
    /// What somebody kept beside the version that is published.
    pub(super) draft: Option<Draft>,
    pub(super) facts: Facts,
    pub(super) people: People,
}

impl Sheet {
    /// The sheet as it was when its writer opened it; without a version the one that stands.
    pub(super) fn read(
        tx: &mut dyn Tx,
        (kind, id): (&'static Kind, &str),
        version: Option<i64>,
        now: Moment,
    ) -> Result<Self, RecordError> {
        let stored = records::load(tx, kind.key, id)?;
        let given = if stored.is_none() { given(kind, id) } else { None };
        let latest = stored.filter(|it| it.state != Fate::Deleted);
        let version = version.or(latest.as_ref().map(|it| it.version)).unwrap_or(0);
        let before = match &latest {
            Some(latest) if latest.version == version => Some(latest.clone()),
            Some(_) | None if version > 0 => Some(records::version(tx, kind.key, id, version)?),
            Some(_) | None => None,
        };
        let is_given = given.is_some();
        let shown = latest.as_ref().is_some_and(|it| it.state == Fate::Published);
        let draft = if shown { drafts::load(tx, kind.key, id)? } else { None };
        let before = before.as_ref().and_then(body).or(given).unwrap_or_else(|| kind.fresh(now.today));
        Ok(Self {
            kind,
            id: id.to_owned(),
            latest,
            version,
            before,
            is_given,
            draft,
            facts: Facts::read(tx, kind.fields(), now.today)?,
            people: People::read(tx)?,
        })
    }

    /// Whether kiosks have something of it.
    pub(super) fn is_shown(&self) -> bool {
        self.latest.as_ref().is_some_and(|it| it.state == Fate::Published)
    }

    /// What it is called.
    pub(super) fn title(&self) -> Option<String> {
        let own = self.latest.clone().and_then(shelf::read).map(|entry| entry.it);
        let given = || Record::read(self.kind.key, &self.id, &self.before.to_string()).ok();
        own.or_else(|| given().filter(|_| self.is_given)).map(|record| record.title())
    }
}

/// The body of a record this program comes with.
fn given(kind: &Kind, id: &str) -> Option<Value> {
    let all = if kind.key == TEMPLATE { templates::given() } else { Vec::new() };
    all.into_iter().find(|(known, _)| known == id).map(|(_, body)| body)
}

/// The body of a version, in the words of this program.
pub(super) fn body(stored: &Stored) -> Option<Value> {
    let record = stored.record().ok()?;
    serde_json::from_str(&record.body()).ok()
}
