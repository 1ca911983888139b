//! Why the kiosk wants to wake: the closed list of everything it waits for.

use chrono::Timelike as _;

use crate::domain::time::{Mono, Now};

use super::lane::{Lane, LaneName, LaneState};

/// What is due at a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// Nothing has happened yet.
    Start,
    /// The visit asks 「続けますか」.
    Idle,
    /// Nobody answered: the visit ends.
    VisitOver,
    /// The clock card makes way for the signage.
    HiddenOver,
    /// The emergency ends by itself.
    EmergencyOver,
    /// Other languages speak of the emergency.
    EmergencyTurn,
    /// What an emergency answers to a touch goes.
    TouchAnswered,
    /// A cross-fade is over.
    CrossFade,
    /// The next slide.
    Turn,
    /// A request for staff that nobody answered counts as such.
    CallOver,
    /// A task of the office comes too late.
    TaskOver,
    /// The terminal's name goes from the glass.
    NameOver,
    /// A lane starts.
    Lane(LaneName),
    /// A lane has waited too long for its answer.
    NoAnswer(LaneName),
    /// The day changes: meetings and holidays are counted anew.
    Midnight,
    /// The clock on the glass shows another minute.
    Minute,
}

/// When something is next due, and why.
pub type Deadline = (Mono, Why);

/// The earlier of two; the first when they are equal.
pub(super) fn sooner(a: Deadline, b: Option<Deadline>) -> Deadline {
    match b {
        Some(b) if b.0 < a.0 => b,
        Some(_) | None => a,
    }
}

/// The clock on the glass turns with the minute; at midnight the day does.
pub(super) fn next_minute(now: &Now) -> Deadline {
    let time = now.wall.time();
    let into_millis =
        u64::from(time.second()) * 1000 + u64::from(now.wall.timestamp_subsec_millis().min(999));
    let why = if (time.hour(), time.minute()) == (23, 59) { Why::Midnight } else { Why::Minute };
    (now.mono.plus_millis(60_000 - into_millis), why)
}

/// When a lane starts or gives up.
pub(super) fn lane_due(lane: &Lane) -> Option<Deadline> {
    match lane.state() {
        LaneState::Idle => None,
        LaneState::Due(due, _) => Some((due, Why::Lane(lane.name()))),
        LaneState::InFlight(flight) => Some((lane.late_at(flight), Why::NoAnswer(lane.name()))),
    }
}
