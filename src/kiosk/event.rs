//! Everything that can happen to the kiosk.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{DateTime, Utc};

use super::{
    chore::Kept,
    enquiry::{Handed, Opened},
    lane::{LaneName, Ticket},
    noted::Noted,
    page::Press,
    paper::Sheet,
    voice::Told,
};
use crate::domain::{
    blob::BlobHash,
    chime::SoundTrouble,
    content::{Content, Revision},
    printer::{Outcome, Told as PrinterTold},
    summons::Standing,
    task::Told as OfficeTold,
    tuning::Light,
};

/// One thing that happened. Closed: matched without `_`, no handles, no secrets.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The deadline came, or the window woke for another reason.
    Woke,
    /// A visitor pressed something.
    Press(Press),
    /// The disk worker read what this terminal keeps.
    Loaded(Ticket, Loaded),
    /// The office answered a poll of the feed.
    Polled(Ticket, Result<Polled, NetTrouble>),
    /// The disk worker applied a delta or a snapshot, or rebuilt content because blobs arrived.
    Applied(Ticket, Result<Applied, DiskTrouble>),
    /// A blob arrived, was verified and lies on the disk.
    Fetched(Ticket, Result<BlobHash, FetchTrouble>),
    /// A picture is ready to be drawn, or never will be.
    Decoded(Ticket, Result<BlobHash, BlobHash>),
    /// The office took the report.
    Reported(Ticket, Result<OfficeTime, NetTrouble>),
    /// The window showed a frame of this.
    Painted(Drawn),
    /// An attempt to pair moved on.
    Pairing(Ticket, Result<PairingState, NetTrouble>),
    /// How the printers are, in their order; empty when nobody could ask.
    PrintersTold(Ticket, Vec<PrinterTold>),
    /// The picture of a paper hangs, or a letter of it has no typeface.
    Drawn(Ticket, Option<Sheet>),
    /// What became of a paper.
    Printed(Ticket, Outcome),
    /// What was said of a booking or asked for is on the disk, or is not.
    Kept(Ticket, Result<(), DiskTrouble>),
    /// The office took what waits for it, or did not.
    Sent(Ticket, Result<Sent, NetTrouble>),
    /// How a request for staff stands.
    Summoned(Ticket, Result<Standing, NetTrouble>),
    /// It rang, or the sound card said how it is.
    SoundTold(Ticket, Result<(), SoundTrouble>),
    /// What became of an order to the voice.
    Aloud(Ticket, Told),
    /// What became of an errand of follow-up.
    FollowUp(Ticket, Done),
    /// What became of something for the terminal itself.
    Chored(Ticket, Chored),
}

/// What became of an errand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// A paper was tried.
    Handed(Handed),
    /// It is written down, or is not.
    Settled(Result<(), DiskTrouble>),
    /// What the paper opened.
    Paper(Result<Opened, NetTrouble>),
}

/// What became of something for the terminal itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chored {
    /// It is on the disk, or is not.
    Noted(Result<(), DiskTrouble>),
    /// How the brightness is made.
    Lit(Light),
}

impl Chored {
    /// The lane it answers.
    pub fn lane(&self) -> LaneName {
        match self {
            Self::Noted(_) => LaneName::Note,
            Self::Lit(_) => LaneName::Light,
        }
    }
}

/// What a frame was drawn from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drawn {
    /// The publication.
    pub revision: Revision,
    /// The emergency that covered it, by the moment it was published.
    pub emergency: Option<DateTime<Utc>>,
}

/// The emergency on the glass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Covered {
    /// When it was published: which one it is.
    pub published: DateTime<Utc>,
    /// Since when it is on the glass, by this machine's clock.
    pub since: DateTime<Utc>,
}

/// What this terminal keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Whether it is paired with an office.
    pub paired: bool,
    /// The last content, if there is one.
    pub content: Option<Arc<Content>>,
    /// Blobs that content names and that are not on the disk.
    pub missing: BTreeSet<BlobHash>,
    /// Where the feed goes on.
    pub cursor: Revision,
    /// When the office last was heard of, as far as the disk knows: how old the content is after a restart, and a
    /// day the clock cannot be before.
    pub last_contact: Option<OfficeTime>,
    /// A plain sentence for the staff page when something had to be repaired.
    pub repaired: Option<String>,
    /// What was said of bookings or asked for here and the office has not heard.
    pub noted: Vec<Noted>,
    /// How this terminal is set, and what it was asked.
    pub kept: Kept,
}

/// What the feed answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Polled {
    /// Nothing new within the wait.
    Nothing(OfficeTime),
    /// Something to apply.
    Batch(Batch, OfficeTime),
    /// Nothing new for all, and something for this terminal alone.
    Told(OfficeTold, OfficeTime),
    /// The office says this device is no longer welcome.
    Revoked,
}

/// A signed delta or snapshot exactly as it came; only the disk worker reads it.
#[derive(Clone, PartialEq, Eq)]
pub struct Batch(pub Arc<[u8]>);

impl std::fmt::Debug for Batch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Batch({} bytes)", self.0.len())
    }
}

/// The office's clock when it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfficeTime(pub DateTime<Utc>);

/// Whether the office has everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// It has.
    All,
    /// More waits than fits into one question.
    More,
}

/// What applying led to.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    /// The content, if there is enough for one.
    pub content: Option<Arc<Content>>,
    /// Blobs it still waits for.
    pub missing: BTreeSet<BlobHash>,
    /// Where the feed goes on.
    pub cursor: Revision,
}

/// What went wrong between here and the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetTrouble {
    /// Nobody answered in time, or at all.
    Unreachable(String),
    /// The certificate is not the one pinned when pairing.
    WrongOffice(String),
    /// The office does not know this device.
    Refused,
    /// The answer makes no sense.
    Nonsense(String),
}

/// What went wrong on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskTrouble {
    /// No room left.
    Full,
    /// What pictures and leaflets may take of the disk is taken, in mebibytes.
    OverQuota(u64),
    /// The batch is not signed by the pinned key, older than what is here, or torn.
    Rejected(String),
    /// Anything else.
    Failed(String),
}

/// What kept a blob from arriving: the way to the office, or the disk it was to lie on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchTrouble {
    /// The way.
    Net(NetTrouble),
    /// The disk.
    Disk(DiskTrouble),
}

impl From<NetTrouble> for FetchTrouble {
    fn from(trouble: NetTrouble) -> Self {
        Self::Net(trouble)
    }
}

/// How far pairing came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PairingState {
    /// Staff must type `code`, then compare the three words.
    Waiting {
        /// Six characters.
        code: String,
        /// Three words of the office's key.
        words: [String; 3],
    },
    /// Done: the identity is on the disk.
    Paired,
}
