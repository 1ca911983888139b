//! What was looked at is done: exactly that, in one transaction, past a second person where the house asks for one.

use std::collections::BTreeSet;

use super::{
    super::{
        bring_back::room_is_free,
        oops::Oops,
        page::{Me, Moment},
        posted::Posted,
        second::{self, Outcome},
        shelf::Writing,
    },
    plan::{Became, Item, Plan},
};
use crate::{
    office::{
        approvals,
        blobs::BlobError,
        bring,
        exchange::Imported,
        imports::{self, Entry, Import},
        parcels::Parcel,
        records::{Expected, Saved, State as Fate},
    },
    store::{blob::BlobStore, error::StoreError, sql::Tx},
    wire::record::Record,
};

/// Longest reason, in characters.
const REASON_CHARS_MAX: usize = 200;

/// What somebody says yes to.
#[derive(Debug, Clone)]
pub(super) struct Yes {
    /// What they looked at.
    sum: String,
    /// Records that stay as they are.
    skip: BTreeSet<String>,
    /// Why rules of rooms are set aside.
    reason: String,
}

impl Yes {
    pub(super) fn of(posted: &Posted) -> Self {
        Self {
            sum: posted.text("sum").to_owned(),
            skip: posted.all("skip").map(str::to_owned).collect(),
            reason: posted.text("reason").chars().take(REASON_CHARS_MAX).collect(),
        }
    }
}

/// Why nothing was written.
pub(super) enum Stop {
    /// Something is not as it was looked at.
    Moved,
    /// A sentence says what to do.
    Said(&'static str),
    Failed(Oops),
}

impl From<Oops> for Stop {
    fn from(oops: Oops) -> Self {
        Self::Failed(oops)
    }
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Writes what a file brings; none where this very import was written before.
pub(super) fn write(
    tx: &mut dyn Tx,
    (me, now): (&Me, Moment),
    (parcel, imported): (&Parcel, &Imported),
    store: &BlobStore,
    yes: &Yes,
) -> Result<Option<Saved>, Stop> {
    if imports::load(tx, &parcel.id)?.is_some() {
        return Ok(None);
    }
    let plan = Plan::read(tx, imported, now)?;
    if plan.sum() != yes.sum || !plan.taken.is_empty() {
        return Err(Stop::Moved);
    }
    let wanted: Vec<Item> = plan.items.into_iter().filter(|it| is_wanted(it, yes)).collect();
    if wanted.is_empty() {
        return Err(Stop::Said("取り込むものが ありません。「今のままにする」を 外してください。"));
    }
    if yes.reason.is_empty() && wanted.iter().any(|it| it.broken.is_some()) {
        return Err(Stop::Said(
            "部屋の決まりを超える予約が あります。「決まりを超えるわけ」を書いてください。",
        ));
    }
    bring::keep_files(tx, store, imported, (&me.person.id, now.utc)).map_err(of_blob)?;
    let (entries, writings) =
        wanted.into_iter().map(|it| one(it, (me, now), yes)).unzip::<_, _, Vec<_>, Vec<_>>();
    let outcome = second::save_all(tx, me, &writings)?;
    for writing in &writings {
        room_is_free(tx, &writing.record).map_err(of_room)?;
    }
    imports::note(tx, &import(parcel, (me, now)), &entries)?;
    Ok(match outcome {
        Outcome::Saved(saved) => Some(saved),
        Outcome::Asked => None,
    })
}

fn is_wanted(it: &Item, yes: &Yes) -> bool {
    it.became != Became::Same && !yes.skip.contains(&it.key())
}

/// A record on its way, and what is remembered of it.
fn one(it: Item, (me, now): (&Me, Moment), yes: &Yes) -> (Entry, Writing) {
    let before = it.stands().map_or(0, |it| it.version);
    let expected = it.found.as_ref().map_or(Expected::New, |it| Expected::Version(it.version));
    let record = if it.broken.is_some() { despite(it.record, &yes.reason) } else { it.record };
    let (kind, id) = (record.kind().to_owned(), record.id().to_owned());
    let sum = approvals::hash(&kind, &id, &record.body());
    (Entry { kind, id, before, sum }, Writing::by(me, now, record, Fate::Published, expected))
}

fn despite(record: Record, reason: &str) -> Record {
    let Record::Booking(mut it) = record else { return record };
    reason.clone_into(&mut it.private.despite);
    Record::Booking(it)
}

fn import(parcel: &Parcel, (me, now): (&Me, Moment)) -> Import {
    Import {
        id: parcel.id.clone(),
        kind: parcel.kind.key().to_owned(),
        file: parcel.name.clone(),
        who: me.person.id.clone(),
        at: now.utc,
        undone: None,
    }
}

/// A picture that was clean a moment ago is refused only where the disk or the database is.
fn of_blob(error: BlobError) -> Stop {
    match error {
        BlobError::Store(error) => error.into(),
        BlobError::TooLarge(_) | BlobError::NoPicture(_) => Stop::Said(
            "画像が大きすぎます。長い辺を8000ピクセルまでにして、もう一度 ファイルから選んでください。",
        ),
    }
}

/// What stays as it is may stand in the way of what moves.
fn of_room(oops: Oops) -> Stop {
    if matches!(oops, Oops::RoomTaken) {
        return Stop::Said(
            "「今のままにする」予約と 重なるものが あります。両方を取り込むか、両方を 今のままにしてください。",
        );
    }
    Stop::Failed(oops)
}
