//! What the office has of one record when its form is shown or comes back.

use serde_json::Value;

use super::super::{
    kinds::{Kind, Place, facts::Facts, find},
    oops::Oops,
    page::{Moment, People},
    shelf,
};
use crate::{
    office::records::{self, RecordError, State as Fate, Stored},
    store::sql::Tx,
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
        let latest = records::load(tx, kind.key, id)?.filter(|it| it.state != Fate::Deleted);
        let version = version.or(latest.as_ref().map(|it| it.version)).unwrap_or(0);
        let before = match &latest {
            Some(latest) if latest.version == version => Some(latest.clone()),
            Some(_) | None if version > 0 => Some(records::version(tx, kind.key, id, version)?),
            Some(_) | None => None,
        };
        let before = before.as_ref().and_then(body).unwrap_or_else(|| kind.fresh(now.today));
        Ok(Self {
            kind,
            id: id.to_owned(),
            latest,
            version,
            before,
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
        self.latest.clone().and_then(shelf::read).map(|entry| entry.it.title())
    }
}

/// The body of a version, in the words of this program.
pub(super) fn body(stored: &Stored) -> Option<Value> {
    let record = stored.record().ok()?;
    serde_json::from_str(&record.body()).ok()
}
