//! The thread that brings pictures: in pieces, resumed after any stop, and believed only when the hash agrees.

use std::{io::Read, sync::Arc, time::Duration};

use ureq::{Body, http::Response};

use super::{
    home::Home,
    office::{Question, Refusal, Road, nonsense},
    post::Work,
};
use crate::{
    domain::blob::BlobHash,
    kiosk::{
        effect::Effect,
        event::{DiskTrouble, Event, FetchTrouble, NetTrouble},
    },
    store::{error::StoreError, part::Part},
};

/// Largest blob in bytes.
const BLOB_BYTES_MAX: u64 = 256 * 1024 * 1024;
/// What pictures may take of the disk where nobody said otherwise, in mebibytes.
pub(crate) const QUOTA_MIB: u64 = 4_096;
/// Time for one attempt; the next one resumes.
const ATTEMPT: Duration = Duration::from_mins(10);
/// Bytes written at once.
const CHUNK_BYTES: usize = 64 * 1024;

/// The fetching thread's work.
pub struct Fetch {
    home: Arc<Home>,
    road: Box<dyn Road>,
    quota_mib: u64,
}

/// What the office has to say about a blob, beginning with the bytes that are missing here.
struct Rest {
    answer: Response<Body>,
    /// Where its first byte belongs.
    from: u64,
    /// Length of the whole blob.
    total: u64,
}

impl Fetch {
    /// The work of a terminal that reaches its office by this road.
    pub fn new(home: Arc<Home>, road: Box<dyn Road>) -> Self {
        Self { home, road, quota_mib: QUOTA_MIB }
    }

    /// The same where pictures may take so many mebibytes of the disk. What content names stays, whatever it takes;
    /// what would take more does not come.
    pub fn within(self, quota_mib: u64) -> Self {
        Self { quota_mib, ..self }
    }

    fn fetch(&mut self, blob: BlobHash) -> Result<BlobHash, FetchTrouble> {
        let home = Arc::clone(&self.home);
        if home.blobs().has_verified(blob).map_err(kept)? {
            return Ok(blob);
        }
        // The length is not known before the office is asked, and where to go on not before the part is opened.
        let have = home.blobs().begin(blob, BLOB_BYTES_MAX).map_err(kept)?.offset();
        let identity = home.identity().ok_or(NetTrouble::Refused)?;
        let path = format!("/v1/blob/sha256/{blob}");
        let question = Question { path: &path, from_byte: Some(have), deadline: ATTEMPT };
        let rest = rest(self.road.get(&identity, &question)?, have)?;
        self.make_sure_of_room(rest.total.saturating_sub(have))?;
        let mut part = home.blobs().begin(blob, rest.total).map_err(kept)?;
        if part.offset() != rest.from {
            part.abandon().map_err(kept)?;
            if rest.from != 0 {
                return Err(nonsense("the office sends other bytes than asked for").into());
            }
            part = home.blobs().begin(blob, rest.total).map_err(kept)?;
        }
        pour(rest.answer, &mut part)?;
        part.finish().map_err(kept)
    }
}

impl Fetch {
    /// What nobody names any more is gone already, with the content that named it: there is nothing else to throw away.
    fn make_sure_of_room(&self, more_bytes: u64) -> Result<(), FetchTrouble> {
        let taken = self.home.blobs().bytes_total().map_err(kept)?;
        if taken + more_bytes <= self.quota_mib * 1024 * 1024 {
            return Ok(());
        }
        Err(FetchTrouble::Disk(DiskTrouble::OverQuota(self.quota_mib)))
    }
}

/// Reads where the answer begins and how long the whole is (RFC 9110, 14.4 and 15.5.17).
fn rest(answer: Response<Body>, asked_from: u64) -> Result<Rest, NetTrouble> {
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok());
    let range = header("content-range").and_then(|value| value.strip_prefix("bytes "));
    let total_of = |range: &str| range.rsplit_once('/').and_then(|(_, total)| total.parse::<u64>().ok());
    let (from, total) = match answer.status().as_u16() {
        200 => (0, header("content-length").and_then(|length| length.parse().ok())),
        206 => {
            let from = range.and_then(|range| range.split_once('-')).and_then(|(from, _)| from.parse().ok());
            (from.unwrap_or(asked_from), range.and_then(total_of))
        }
        // Everything is here already, or more than everything.
        416 => (asked_from, range.and_then(total_of)),
        _ => return Err(Refusal::of(answer).into()),
    };
    let total = total.ok_or_else(|| NetTrouble::Nonsense("a picture without a length".to_owned()))?;
    if total > BLOB_BYTES_MAX {
        return Err(NetTrouble::Nonsense(format!("a picture of {total} bytes")));
    }
    Ok(Rest { answer, from, total })
}

fn pour(answer: Response<Body>, part: &mut Part<'_>) -> Result<(), FetchTrouble> {
    if answer.status().as_u16() == 416 {
        return Ok(());
    }
    let mut reader = answer.into_body().into_with_config().limit(BLOB_BYTES_MAX).reader();
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let read = reader.read(&mut chunk).map_err(|error| NetTrouble::Unreachable(error.to_string()))?;
        if read == 0 {
            return Ok(());
        }
        part.append(chunk.get(..read).unwrap_or_default()).map_err(kept)?;
    }
}

/// What the store says of a download: bytes that stopped or are not those of the name are the office's doing, the
/// rest is the disk's.
fn kept(error: StoreError) -> FetchTrouble {
    match error {
        StoreError::Incomplete { .. } => NetTrouble::Unreachable(error.to_string()).into(),
        StoreError::WrongHash { .. } | StoreError::Refused(_) => nonsense(error).into(),
        StoreError::Busy(_)
        | StoreError::Full(_)
        | StoreError::Corrupt(_)
        | StoreError::Constraint(_)
        | StoreError::Io { .. }
        | StoreError::Newer { .. }
        | StoreError::Column { .. }
        | StoreError::MissingBlob(_)
        | StoreError::Stale(_)
        | StoreError::Sql(_) => FetchTrouble::Disk(DiskTrouble::from(error)),
    }
}

impl Work for Fetch {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Fetch(ticket, blob) => Some(Event::Fetched(ticket, self.fetch(blob))),
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::AskPrinters(_)
            | Effect::Draw(..)
            | Effect::Print(..)
            | Effect::Keep(..)
            | Effect::FollowUp(..)
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
