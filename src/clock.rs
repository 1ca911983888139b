//! The only place that reads a clock; everybody else is handed the time.

use std::{
    sync::atomic::{AtomicI64, AtomicU64, Ordering},
    time::Instant,
};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::domain::time::{Mono, Now};

/// Something that knows the time: the machine, or a hand that turns it.
pub trait Clock: Send + Sync {
    /// What the calendar says.
    fn utc(&self) -> DateTime<Utc>;

    /// Milliseconds since an arbitrary start; never goes back.
    fn mono(&self) -> Mono;

    /// Both clocks, the calendar in the zone of the site.
    fn now(&self, zone: Tz) -> Now {
        Now { mono: self.mono(), wall: self.utc().with_timezone(&zone) }
    }
}

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock whose monotonic time begins here.
    #[expect(clippy::disallowed_methods, reason = "the one monotonic clock of the product")]
    pub fn start() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one wall clock of the product")]
    fn utc(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn mono(&self) -> Mono {
        Mono(u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX))
    }
}

/// A clock that a hand turns: for tests, the simulator and looking ahead.
#[derive(Debug)]
pub struct HandClock {
    utc_ms: AtomicI64,
    mono_ms: AtomicU64,
}

impl HandClock {
    /// A clock that stands at `utc`, to the millisecond.
    pub fn at(utc: DateTime<Utc>) -> Self {
        Self { utc_ms: AtomicI64::new(utc.timestamp_millis()), mono_ms: AtomicU64::new(0) }
    }

    /// Lets time pass.
    pub fn advance_ms(&self, millis: u32) {
        self.utc_ms.fetch_add(millis.into(), Ordering::SeqCst);
        self.mono_ms.fetch_add(millis.into(), Ordering::SeqCst);
    }

    /// Lets time pass.
    pub fn advance_secs(&self, secs: u32) {
        let millis = u64::from(secs) * 1000;
        self.utc_ms.fetch_add(i64::from(secs) * 1000, Ordering::SeqCst);
        self.mono_ms.fetch_add(millis, Ordering::SeqCst);
    }

    /// Turns the calendar without letting time pass.
    pub fn turn_to(&self, utc: DateTime<Utc>) {
        self.utc_ms.store(utc.timestamp_millis(), Ordering::SeqCst);
    }
}

impl Clock for HandClock {
    fn utc(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.utc_ms.load(Ordering::SeqCst)).unwrap_or_default()
    }

    fn mono(&self) -> Mono {
        Mono(self.mono_ms.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hand_turns_the_calendar_but_not_the_stopwatch() {
        let clock = HandClock::at(DateTime::UNIX_EPOCH);
        clock.advance_secs(90);
        assert_eq!((clock.utc().timestamp(), clock.mono()), (90, Mono(90_000)));
        clock.turn_to(DateTime::UNIX_EPOCH);
        assert_eq!((clock.utc().timestamp(), clock.mono()), (0, Mono(90_000)));
    }

    #[test]
    fn the_machine_does_not_go_back() {
        let clock = SystemClock::start();
        let first = clock.mono();
        assert!(clock.mono() >= first);
        assert!(clock.utc().timestamp() > 1_700_000_000);
    }
}
