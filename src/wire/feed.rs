//! The office's signed answer to a kiosk: what changed since a place in the feed, or everything.

use std::io::Read as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use zstd::stream::read::Decoder;

use super::{
    checksum::Checksum,
    item::{ItemRow, Position},
    sign::{FeedKey, FeedSigner},
    told::Told,
};
use crate::domain::content::Revision;

/// Media type of a sealed answer.
pub const MEDIA_TYPE: &str = "application/vnd.shirube.feed";
/// Longest wait a kiosk may ask for, in seconds.
pub const WAIT_SECS_MAX: u32 = 25;
/// Largest answer after unpacking, in bytes: about 30 times a full corner.
pub const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Longest first line of a sealed answer, in bytes.
const HEADER_BYTES_MAX: usize = 512;
/// Snapshots are a tenth of their size at this level and cost milliseconds.
const ZSTD_LEVEL: i32 = 3;

/// What a kiosk learns from one poll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Where the office stands.
    pub head: Head,
    /// Which channels this answer speaks of: all that the device follows.
    pub channels: Vec<String>,
    /// What to do with the items.
    pub change: Change,
    /// Rows, tombstones among them; empty when nothing changed.
    pub items: Vec<ItemRow>,
    /// What is said to this terminal alone, once nothing changed for all; none where it heard it already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
}

/// Where the office stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The place in the feed after this answer is applied.
    #[serde(flatten)]
    pub at: Position,
    /// The checksum over all live rows of the channels, after this answer is applied.
    pub checksum: Checksum,
    /// The office's clock.
    pub office_time: DateTime<Utc>,
}

/// What to do with the items of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Nothing changed.
    Nothing,
    /// Put these rows over those held at `since` or later in the same epoch.
    Delta {
        /// The revision the kiosk said it has.
        since: i64,
    },
    /// Forget all rows held and keep these.
    Snapshot,
}

/// An answer whose signature was verified and which is not older than what the kiosk holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened(Answer);

/// Why a kiosk does not take an answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Rejected {
    /// The bytes are incomplete or no answer at all.
    #[error("the office's answer is torn ({0}): ask again")]
    Torn(&'static str),
    /// Signed by somebody else, or changed on the way.
    #[error(
        "the answer is not signed by the paired office: pair this kiosk again, if the office was set up anew"
    )]
    NotOurOffice,
    /// An older state than the one held: a replay, or an office restored without a new epoch.
    #[error("the answer is older ({offered:?}) than what is here ({held:?}): it is not taken")]
    Older {
        /// What the answer would lead to.
        offered: Position,
        /// What is here.
        held: Position,
    },
    /// A delta that begins after what is held, or belongs to another epoch.
    #[error("the answer does not follow what is here: ask for a snapshot")]
    Gap,
}

#[derive(Serialize, Deserialize)]
struct Header {
    v: u32,
    packing: Packing,
    signature: String,
}

/// How the payload is packed; part of what is signed.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Packing {
    Plain,
    Zstd,
}

/// The bytes that travel: one line of JSON with the signature, then exactly the bytes that were signed.
pub fn seal(answer: &Answer, signer: &FeedSigner) -> Result<Vec<u8>, serde_json::Error> {
    let plain = serde_json::to_vec(answer)?;
    let packed = match answer.change {
        Change::Snapshot => zstd::bulk::compress(&plain, ZSTD_LEVEL).ok(),
        Change::Nothing | Change::Delta { .. } => None,
    };
    let (packing, payload) = packed.map_or((Packing::Plain, plain), |packed| (Packing::Zstd, packed));
    let signature = STANDARD.encode(signer.sign(packing.purpose(), &payload));
    let mut bytes = serde_json::to_vec(&Header { v: 1, packing, signature })?;
    bytes.push(b'\n');
    bytes.extend(payload);
    Ok(bytes)
}

/// Verifies the signature before anything else is read, then refuses what is older than `held`.
pub fn open(bytes: &[u8], key: &FeedKey, held: Position) -> Result<Opened, Rejected> {
    let line_end = bytes.iter().take(HEADER_BYTES_MAX).position(|byte| *byte == b'\n');
    let (line, rest) = bytes.split_at(line_end.ok_or(Rejected::Torn("no first line"))?);
    let payload = rest.get(1..).unwrap_or_default();
    let header: Header = read(line, "the first line")?;
    if header.v != 1 {
        return Err(Rejected::Torn("a version this program does not know: update it"));
    }
    let signature = STANDARD.decode(&header.signature).unwrap_or_default();
    let signature = signature.as_array().ok_or(Rejected::NotOurOffice)?;
    key.verify(header.packing.purpose(), payload, signature).map_err(|_wrong| Rejected::NotOurOffice)?;
    let answer: Answer = match header.packing {
        Packing::Plain => read(payload, "a delta")?,
        Packing::Zstd => read(&unpack(payload)?, "a snapshot")?,
    };
    follow(&answer, held)?;
    Ok(Opened(answer))
}

impl Opened {
    /// What the office said.
    pub const fn answer(&self) -> &Answer {
        &self.0
    }

    /// What the office said, to keep.
    pub fn into_answer(self) -> Answer {
        self.0
    }
}

fn follow(answer: &Answer, held: Position) -> Result<(), Rejected> {
    let offered = answer.head.at;
    if offered < held {
        return Err(Rejected::Older { offered, held });
    }
    let follows = match answer.change {
        Change::Snapshot => true,
        Change::Nothing => offered == held,
        Change::Delta { since } => offered.epoch == held.epoch && since <= held.rev,
    };
    if follows { Ok(()) } else { Err(Rejected::Gap) }
}

impl Packing {
    /// Keeps these signatures from being valid anywhere else.
    const fn purpose(self) -> &'static str {
        match self {
            Self::Plain => "shirube/feed/v1 plain",
            Self::Zstd => "shirube/feed/v1 zstd",
        }
    }
}

fn read<'a, T: Deserialize<'a>>(bytes: &'a [u8], what: &'static str) -> Result<T, Rejected> {
    serde_json::from_slice(bytes).map_err(|_torn| Rejected::Torn(what))
}

/// Unpacks a snapshot piece by piece: memory is taken for what is in it, not for the largest there may be.
pub(crate) fn unpack(payload: &[u8]) -> Result<Vec<u8>, Rejected> {
    let torn = |_error| Rejected::Torn("a packed snapshot");
    let most = ANSWER_BYTES_MAX as u64;
    let mut plain = Vec::new();
    let unpacked = Decoder::with_buffer(payload).map_err(torn)?;
    unpacked.take(most + 1).read_to_end(&mut plain).map_err(torn)?;
    if plain.len() > ANSWER_BYTES_MAX {
        return Err(Rejected::Torn("a snapshot larger than any"));
    }
    Ok(plain)
}

/// The order of revisions is the same in both; a negative number never left an office.
impl From<Position> for Revision {
    fn from(at: Position) -> Self {
        Self { epoch: at.epoch.try_into().unwrap_or(0), rev: at.rev.try_into().unwrap_or(0) }
    }
}

impl From<Revision> for Position {
    fn from(at: Revision) -> Self {
        Self { epoch: at.epoch.try_into().unwrap_or(i64::MAX), rev: at.rev.try_into().unwrap_or(i64::MAX) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HELD: Position = Position { epoch: 5, rev: 10 };

    fn answer(epoch: i64, rev: i64, change: Change) -> Answer {
        let item = ItemRow {
            channel: "global".to_owned(),
            kind: "notice".to_owned(),
            id: "n1".to_owned(),
            rev,
            deleted: false,
            body: "{\"title\":\"休館\"}".to_owned(),
        };
        let checksum = Checksum::of([&item]);
        let head = Head { at: Position { epoch, rev }, checksum, office_time: DateTime::UNIX_EPOCH };
        Answer { head, channels: vec!["global".to_owned()], change, items: vec![item], told: None }
    }

    fn signer() -> FeedSigner {
        FeedSigner::from_seed(&[1; 32])
    }

    #[test]
    fn what_is_sealed_opens() {
        for change in [Change::Delta { since: 10 }, Change::Delta { since: 3 }, Change::Snapshot] {
            let said = answer(5, 12, change);
            let bytes = seal(&said, &signer()).unwrap();
            assert_eq!(open(&bytes, &signer().public(), HELD).unwrap().into_answer(), said);
        }
    }

    /// The spelling on the wire, which kiosks of another version read too.
    #[test]
    fn the_spelling_is_pinned() {
        let bytes = seal(&answer(5, 12, Change::Delta { since: 10 }), &signer()).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (line, payload) = text.split_once('\n').unwrap();
        assert!(line.starts_with(r#"{"v":1,"packing":"plain","signature":""#), "{line}");
        insta::assert_snapshot!(payload, @r#"{"head":{"epoch":5,"rev":12,"checksum":"57df70228047f905021515ada1af73896579e9abf9cc6505047015b44d4880eb","office_time":"1970-01-01T00:00:00Z"},"channels":["global"],"change":{"delta":{"since":10}},"items":[{"channel":"global","kind":"notice","id":"n1","rev":12,"deleted":false,"body":"{\"title\":\"休館\"}"}]}"#);
    }

    #[test]
    fn old_and_foreign_answers_are_refused() {
        let key = signer().public();
        let try_one =
            |epoch, rev, change| open(&seal(&answer(epoch, rev, change), &signer()).unwrap(), &key, HELD);
        assert!(matches!(try_one(5, 9, Change::Snapshot), Err(Rejected::Older { .. })));
        assert!(matches!(try_one(4, 99, Change::Snapshot), Err(Rejected::Older { .. })));
        assert_eq!(try_one(5, 12, Change::Delta { since: 11 }), Err(Rejected::Gap));
        assert_eq!(try_one(6, 12, Change::Delta { since: 3 }), Err(Rejected::Gap));
        assert_eq!(try_one(5, 12, Change::Nothing), Err(Rejected::Gap));
        assert!(try_one(6, 1, Change::Snapshot).is_ok());
        assert!(try_one(5, 10, Change::Nothing).is_ok());
        let stranger = FeedSigner::from_seed(&[2; 32]);
        let forged = seal(&answer(5, 12, Change::Snapshot), &stranger).unwrap();
        assert_eq!(open(&forged, &key, HELD), Err(Rejected::NotOurOffice));
    }

    #[test]
    fn every_changed_or_missing_byte_is_noticed() {
        let key = signer().public();
        for change in [Change::Delta { since: 10 }, Change::Snapshot] {
            let good = seal(&answer(5, 12, change), &signer()).unwrap();
            let start = good.iter().position(|byte| *byte == b'\n').unwrap();
            for place in start + 1..good.len() {
                let mut bad = good.clone();
                bad[place] ^= 1;
                assert_eq!(open(&bad, &key, HELD), Err(Rejected::NotOurOffice), "byte {place}");
            }
            for length in 0..good.len() {
                assert!(open(&good[..length], &key, HELD).is_err(), "length {length}");
            }
        }
    }

    #[test]
    fn a_snapshot_is_unpacked_whole_or_not_at_all() {
        let plain = "休館 ".repeat(1000);
        let packed = zstd::bulk::compress(plain.as_bytes(), ZSTD_LEVEL).unwrap();
        assert_eq!(unpack(&packed).unwrap(), plain.as_bytes());
        for length in 0..packed.len() {
            assert!(unpack(&packed[..length]).is_err(), "length {length}");
        }
        let bomb = zstd::bulk::compress(&vec![0; ANSWER_BYTES_MAX + 1], ZSTD_LEVEL).unwrap();
        assert!(bomb.len() < 10_000, "{} bytes", bomb.len());
        assert_eq!(unpack(&bomb), Err(Rejected::Torn("a snapshot larger than any")));
    }
}
