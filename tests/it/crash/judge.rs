//! What a power cut left, opened by the product's own doors and compared with what was acknowledged.

use std::{collections::BTreeSet, path::Path};

use shirube::{
    domain::blob::BlobHash,
    office::{
        database::Database,
        feed_head::{self, Published},
        items, records,
    },
    store::{
        blob::BlobStore,
        content::ContentDb,
        error::StoreError,
        ladder::Rung,
        local::LocalDb,
        sqlite::{Options, Sqlite},
    },
};

use super::{
    slips,
    told::{Deed, Told},
    writers,
};

/// What is wrong with a cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Something acknowledged is not there, or something erased is.
    Lost(String),
    /// Something is there twice, or would be sent twice.
    Doubled(String),
    /// A part of something is there, or a file cannot be opened.
    Half(String),
}

/// A judge of one store: where it lies, and what was told of it.
pub(crate) type Judge = fn(&Path, &Told) -> Result<(), Fault>;

/// One for each of the product's stores, by the name of its writer.
pub(crate) const ALL: [(&str, Judge); 5] =
    [("local", local), ("content", content), ("office", office), ("blobs", blobs), ("slips", slips::judge)];

/// The kiosk's precious file.
fn local(dir: &Path, told: &Told) -> Result<(), Fault> {
    let path = dir.join("local.db");
    let db = LocalDb::open(&path)?;
    let pending = db.pending(u32::MAX)?;
    let mut seen = BTreeSet::new();
    for queued in &pending {
        let number: i64 = queued.entry.event_id.trim_start_matches("event-").parse().unwrap_or(-1);
        if !seen.insert(number) {
            return Err(Fault::Doubled(format!("entry {number}")));
        }
        if !told.has_begun(Deed::Pushed(number)) || queued.entry != writers::entry(number) {
            return Err(Fault::Half(format!("entry {queued:?}")));
        }
    }
    let (acked, may_be_acked) = told.span(Deed::Acked);
    let (pushed, _) = told.span(Deed::Pushed);
    if let Some(number) = (may_be_acked + 1..=pushed).find(|number| !seen.contains(number)) {
        return Err(Fault::Lost(format!("entry {number}")));
    }
    if let Some(number) = seen.first().filter(|number| **number <= acked) {
        return Err(Fault::Doubled(format!("entry {number} is acknowledged and waits again")));
    }
    let total = db.tallies()?.first().map_or(0, |tally| tally.total);
    within(total, told.span(Deed::Counted), "tally")?;
    let epoch = db.identity()?.map_or(0, |identity| identity.kiosk_epoch);
    within(epoch, told.span(Deed::Paired), "identity")?;
    drop(db);
    sound(&path)
}

/// The content of a kiosk: exactly one revision, and never a rung down.
fn content(dir: &Path, told: &Told) -> Result<(), Fault> {
    let (db, rung) = ContentDb::open_ladder(dir)?;
    let span = told.span(Deed::Applied);
    let rev = db.cursor()?.position.rev;
    within(rev, span, "revision")?;
    if span.0 > 0 && rung != Rung::Current {
        return Err(Fault::Half(format!("{rung:?} was opened")));
    }
    let mut rows = db.load_all()?;
    rows.sort_by_key(|row| row.rev);
    if rows == writers::rows_at(rev) {
        Ok(())
    } else {
        Err(Fault::Half(format!("the rows of revision {rev}")))
    }
}

/// The office's database: both records, their history, their rows in the feed and its head in one version.
fn office(dir: &Path, told: &Told) -> Result<(), Fault> {
    let path = dir.join("office.db");
    let db = Database::open(&path)?;
    let head = db.read_now::<_, StoreError>(|tx| Ok(feed_head::read(tx)?.at))?;
    within(head.rev, told.span(Deed::Saved), "version")?;
    for id in ["one", "two"] {
        let (history, rows) = db.read_now::<_, StoreError>(|tx| {
            let rows = items::since(tx, &["global".to_owned()], 0, 99)?;
            Ok((records::history(tx, "notice", id)?, rows))
        })?;
        let versions: Vec<i64> = history.iter().map(|it| it.version).rev().collect();
        if versions != (1..=head.rev).collect::<Vec<_>>() {
            return Err(Fault::Half(format!("history of {id} at {head:?}: {versions:?}")));
        }
        let says = |body: &str| body.contains(&writers::title(head.rev));
        let is_shown = rows.iter().any(|row| row.id == id && row.rev == head.rev && says(&row.body));
        let is_kept = history.first().is_some_and(|it| says(&it.body));
        if head.rev > 0 && !(is_shown && is_kept) {
            return Err(Fault::Half(format!("{id} at {head:?}: {rows:?}")));
        }
    }
    let published = Published::open(&dir.join("published.json"))?;
    within(published.told().rev, told.span(Deed::Told), "what kiosks were told")?;
    if published.told() > head {
        return Err(Fault::Lost(format!("kiosks were told of {:?}, here is {head:?}", published.told())));
    }
    drop(db);
    sound(&path)
}

/// Files named by their bytes.
fn blobs(dir: &Path, told: &Told) -> Result<(), Fault> {
    let store = BlobStore::open(&dir.join("blobs"))?;
    let damaged = store.verify_all()?;
    if let Some(hash) = damaged.first() {
        return Err(Fault::Half(format!("blob {hash}")));
    }
    for number in told.begun(Deed::Put) {
        let hash = BlobHash::of(&writers::blob(number));
        let is_here = store.has_verified(hash)?;
        let must_be = told.is_done(Deed::Put(number)) && !told.has_begun(Deed::Erased(number));
        if must_be && !is_here {
            return Err(Fault::Lost(format!("blob {number}")));
        }
        if told.is_done(Deed::Erased(number)) && is_here {
            return Err(Fault::Lost(format!("the erasing of blob {number}")));
        }
    }
    Ok(())
}

/// The rows of a control.
pub(crate) fn rows(dir: &Path, told: &Told) -> Result<(), Fault> {
    let db = Sqlite::open(&dir.join("rows.db"), &Options::default())?;
    let (done, _) = told.span(Deed::Row);
    db.quick_check()?;
    let sql = "SELECT number FROM told ORDER BY number";
    let rows = match db.read(|tx| tx.query(sql, &[])) {
        // The table was made before the first row: without it, all are gone.
        Err(StoreError::Sql(_)) => Vec::new(),
        rows => rows?,
    };
    let is_all = u64::try_from(done).is_ok_and(|done| rows.len() as u64 >= done);
    if is_all { Ok(()) } else { Err(Fault::Lost(format!("{} of {done} rows", rows.len()))) }
}

fn sound(path: &Path) -> Result<(), Fault> {
    Ok(Sqlite::open(path, &Options::default())?.quick_check()?)
}

fn within(found: i64, (done, begun): (i64, i64), what: &str) -> Result<(), Fault> {
    if found < done {
        return Err(Fault::Lost(format!("{what} {done}: {found} is here")));
    }
    if found > begun { Err(Fault::Doubled(format!("{what} {found} after {begun}"))) } else { Ok(()) }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Half(error.to_string())
    }
}
