//! What covers the glass in an emergency: which one it is, and how it answers a touch.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::{
    content::Content,
    emergency::Emergency,
    time::{Mono, Now},
};

use super::due::{Deadline, Why, sooner};

/// Seconds the answer to a touch stands: the glass does nothing then, and must not look dead.
pub const ANSWER_SECS: u64 = 10;
/// Seconds some of the languages speak until the next do (UX: nothing changes faster).
pub const TURN_SECS: u64 = 10;
/// Turns until every language has spoken.
pub const TURNS: u64 = 3;

/// An emergency on the glass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    which: Arc<Emergency>,
    since: Mono,
    answering: Option<Mono>,
}

impl Cover {
    /// The emergency of this content, if it stands at this moment; an unknown moment ends none.
    pub(super) fn of(content: Option<&Content>, now: Mono, at: Option<DateTime<Utc>>) -> Option<Self> {
        let which = content?.emergency.clone().filter(|it| it.stands_at(at))?;
        Some(Self { which, since: now, answering: None })
    }

    /// The emergency.
    pub fn emergency(&self) -> &Emergency {
        &self.which
    }

    /// Whether somebody touched the glass a moment ago: it says then where help is.
    pub fn answers(&self) -> bool {
        self.answering.is_some()
    }

    /// Which of the languages' turns it is, 0 to [`TURNS`] - 1.
    pub fn turn(&self, now: Mono) -> usize {
        usize::try_from(self.turns(now) % TURNS).unwrap_or(0)
    }

    fn turns(&self, now: Mono) -> u64 {
        now.millis_since(self.since) / (TURN_SECS * 1000)
    }

    /// Somebody touched it.
    pub(super) fn touch(&mut self, now: Mono) {
        self.answering = Some(now);
    }

    /// Lets time pass.
    pub(super) fn pass(&mut self, now: Mono) {
        self.answering = self.answering.filter(|since| now < since.plus_secs(ANSWER_SECS));
    }

    /// When it ends by itself, the answer to a touch goes, or other languages speak.
    pub(super) fn due(&self, now: &Now, at: Option<DateTime<Utc>>) -> Deadline {
        let turned = (self.since.plus_secs((self.turns(now.mono) + 1) * TURN_SECS), Why::EmergencyTurn);
        let answered = self.answering.map(|since| (since.plus_secs(ANSWER_SECS), Why::TouchAnswered));
        let over = at.map(|at| {
            // A part of a millisecond counts as one: the glass wakes after the end, never before.
            let left = u64::try_from((self.which.span.until() - at).num_milliseconds()).unwrap_or(0) + 1;
            (now.mono.plus_millis(left), Why::EmergencyOver)
        });
        sooner(sooner(turned, answered), over)
    }
}
