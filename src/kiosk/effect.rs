//! Everything the kiosk can ask of the world.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::{
    chore::Chore,
    enquiry::Errand,
    event::{Batch, Covered},
    lane::Ticket,
    noted::Noted,
    paper::Paper,
    voice::Order,
};
use crate::domain::{
    blob::BlobHash,
    chime::{Chime, Voice},
    content::Revision,
    program::Shown,
    summons::Step,
    task::TaskFate,
    tuning::{Light, Tuning},
};

/// One thing to do. Data, never a closure; answered by the event of the same lane with the same ticket.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Disk: read what this terminal keeps.
    Load(Ticket),
    /// Net: ask the feed for what is newer than `after`; wait up to `wait_secs` for it.
    Poll {
        /// Ticket of the poll lane.
        ticket: Ticket,
        /// What is here.
        after: Revision,
        /// Seconds the office may hold the answer back.
        wait_secs: u32,
        /// The mark of what the office last said to this terminal alone; empty before.
        heard: String,
    },
    /// Disk: verify and apply a batch, then build content.
    Apply(Ticket, Batch),
    /// Disk: build content anew, because blobs arrived.
    Rebuild(Ticket),
    /// Net: bring one blob to the disk.
    Fetch(Ticket, BlobHash),
    /// Decode: make a picture ready to be drawn at most `side_px_max` pixels long.
    Decode(Ticket, BlobHash, u32),
    /// Net: tell the office how this screen is.
    Report(Ticket, Report),
    /// Net: begin or continue pairing.
    Pair(Ticket),
    /// Print: ask every printer how it is.
    AskPrinters(Ticket),
    /// Paper: draw a paper for the roll of the printer of this number, counted from 0.
    Draw(Ticket, Arc<Paper>, u8),
    /// Print: print a paper on the first printer that can.
    Print(Ticket, Arc<Paper>),
    /// Disk: write down what was said of a booking or asked for, for the office to hear.
    Keep(Ticket, Noted),
    /// Net: tell the office what waits for it.
    Send(Ticket),
    /// Net: call staff, or ask how the call stands.
    Summon(Ticket, Step),
    /// Sound: ask the sound card whether anything can be heard; nothing is.
    AskSound(Ticket),
    /// Sound: ring this, from 1 to 100 loud.
    Ring(Ticket, Chime, u8),
    /// Aloud or ears: say something, or tell who would hear it.
    Aloud(Ticket, Order),
    /// Aloud: nothing more of what was asked for with this ticket, or before it. Acts at once and answers nothing.
    Hush(Ticket),
    /// Aloud: forget the numbers of a paper that were kept to be heard. Acts at once and answers nothing.
    Unlearn,
    /// Print, disk or net: an errand of follow-up.
    FollowUp(Ticket, Errand),
    /// Disk or light: something for the terminal itself.
    Chore(Ticket, Chore),
    /// Shell: end the program, which is then started again.
    Restart,
    /// Shell: forget everything a visit left in egui, and every texture only a visit needed.
    Forget,
}

/// The effects of one event, in order.
#[derive(Debug, Clone, PartialEq, Default)]
#[must_use = "an effect that nobody carries out leaves its lane waiting"]
pub struct Effects(Vec<Effect>);

impl Effects {
    /// One more.
    pub(super) fn push(&mut self, effect: Effect) {
        self.0.push(effect);
    }

    /// Them, in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Effect> {
        self.0.iter()
    }

    /// Whether there is nothing to do.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Effects {
    type Item = Effect;
    type IntoIter = std::vec::IntoIter<Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Effects {
    type Item = &'a Effect;
    type IntoIter = std::slice::Iter<'a, Effect>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// How this screen is; latest wins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The revision the glass shows.
    pub shows: Option<Revision>,
    /// Since when, by this machine's clock.
    pub shows_since: Option<DateTime<Utc>>,
    /// The emergency on the glass.
    pub covered: Option<Covered>,
    /// Blobs still to be fetched.
    pub blobs_missing: u32,
    /// This machine's clock.
    pub clock: DateTime<Utc>,
    /// Whether the time is believed.
    pub clock_known: bool,
    /// Whether it can be heard; none while nobody knows.
    pub voice: Option<Voice>,
    /// What is wrong, in plain words; empty when all is well.
    pub troubles: Vec<String>,
    /// How it is set, what it was asked, and what it shows.
    pub screen: ScreenReport,
}

/// What of a report belongs to this screen alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScreenReport {
    /// How bright and how loud it is.
    pub tuning: Tuning,
    /// The last change at the terminal itself; none until there was one.
    pub change: Option<u64>,
    /// How its brightness is made; none while nobody knows.
    pub light: Option<Light>,
    /// What the office asked by its id, and how far it is.
    pub tasks: Vec<(String, TaskFate)>,
    /// What the signage showed last; never since when, for that would tell when somebody came.
    pub seen: Option<Shown>,
}
