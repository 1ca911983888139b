//! What the service manager hears: that the terminal is up, and that it still lives (`sd_notify(3)`).

use std::time::Duration;

use sd_notify::NotifyState;

use crate::domain::time::Mono;

/// The terminal's pulse; without a service manager that listens it costs nothing.
#[derive(Debug, Default)]
pub(super) struct Pulse {
    /// Half of what the service manager waits before it starts the program anew.
    every: Option<Duration>,
    last: Option<Mono>,
}

impl Pulse {
    /// As the service manager asked for it in this program's environment.
    pub(super) fn as_asked() -> Self {
        Self { every: sd_notify::watchdog_enabled().map(|within| within / 2), last: None }
    }

    /// The loop came round, and something was drawn: the first time it is up, later it lives.
    pub(super) fn beat(&mut self, now: Mono) {
        let is_first = self.last.is_none();
        if !is_first && self.due_in(now) > Duration::ZERO {
            return;
        }
        self.last = Some(now);
        let said: &[_] =
            if is_first { &[NotifyState::Ready, NotifyState::Watchdog] } else { &[NotifyState::Watchdog] };
        if let Err(error) = sd_notify::notify(said) {
            tracing::warn!(%error, "the service manager does not listen");
        }
    }

    /// Time until it is due again; [`Duration::MAX`] when nobody waits for it.
    pub(super) fn due_in(&self, now: Mono) -> Duration {
        match (self.every, self.last) {
            (_, None) => Duration::ZERO,
            (None, Some(_)) => Duration::MAX,
            (Some(every), Some(last)) => every.saturating_sub(Duration::from_millis(now.millis_since(last))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_beats_twice_in_the_time_the_service_manager_waits() {
        let mut pulse = Pulse { every: Some(Duration::from_secs(30)), last: None };
        let mut beats = Vec::new();
        for secs in 0..100 {
            let now = Mono(secs * 1000);
            if pulse.due_in(now) == Duration::ZERO {
                beats.push(secs);
            }
            pulse.beat(now);
        }
        assert_eq!(beats, [0, 30, 60, 90]);
        assert_eq!(pulse.due_in(Mono(100_000)), Duration::from_secs(20));
    }

    #[test]
    fn nobody_is_woken_for_a_pulse_nobody_waits_for() {
        let mut pulse = Pulse::default();
        pulse.beat(Mono(0));
        assert_eq!(pulse.due_in(Mono(1_000_000)), Duration::MAX);
    }
}
