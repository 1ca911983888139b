//! How the terminal is: plain facts for the staff page and the report; never anything of a visit.

use chrono::{DateTime, Utc};

use crate::domain::content::Revision;

use super::{
    due::Deadline,
    event::Covered,
    lane::{Lane, LaneName, LaneState},
    trouble::Trouble,
};

/// How the terminal is.
#[derive(Debug, Clone, PartialEq)]
pub struct Health {
    /// What each lane does.
    pub lanes: Vec<LaneHealth>,
    /// When something is next due, and why.
    pub deadline: Deadline,
    /// When the office last was heard of, by its own clock.
    pub last_contact: Option<DateTime<Utc>>,
    /// Whether the time is believed.
    pub clock_known: bool,
    /// What the glass shows.
    pub shows: Option<Shows>,
    /// The emergency that covers it.
    pub covered: Option<Covered>,
    /// Blobs still to be fetched.
    pub blobs_missing: usize,
    /// What is wrong; empty when all is well.
    pub troubles: Vec<Trouble>,
}

/// The publication on the glass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shows {
    /// Which.
    pub revision: Revision,
    /// Since when, by this machine's clock.
    pub since: DateTime<Utc>,
}

/// What one lane does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneHealth {
    /// Which.
    pub name: LaneName,
    /// What it does.
    pub state: LaneState,
    /// Failures in a row.
    pub failures: u32,
}

impl LaneHealth {
    pub(super) fn of(lane: &Lane) -> Self {
        Self { name: lane.name(), state: lane.state(), failures: lane.failures() }
    }
}
