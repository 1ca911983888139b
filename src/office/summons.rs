//! 職員をよぶ: who calls from which terminal, in memory alone; answered or some minutes old, it is gone, and counted nowhere.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use crate::domain::{
    summons::{Standing, WAITING_SECS},
    time::Mono,
};

/// Seconds for which a terminal is told that somebody comes; until then a new request of it is the answered one.
pub const COMING_SECS: u64 = 60;

type Calls = BTreeMap<String, Call>;

/// The requests of all terminals, one of each at most.
#[derive(Debug, Default)]
pub struct Summons(Mutex<Calls>);

#[derive(Debug, Clone, Copy)]
struct Call {
    since: Mono,
    stands: Standing,
}

impl Call {
    fn is_over(&self, now: Mono) -> bool {
        let secs = match self.stands {
            Standing::Waiting => WAITING_SECS,
            Standing::Coming => COMING_SECS,
            Standing::Gone => 0,
        };
        self.since.plus_secs(secs) <= now
    }
}

impl Summons {
    /// Somebody calls at this terminal; what stands already stays as it is. Says how it stands and whether it is new.
    pub fn ask(&self, device: &str, now: Mono) -> (Standing, bool) {
        let mut calls = self.standing(now);
        let is_new = !calls.contains_key(device);
        let call = calls.entry(device.to_owned()).or_insert(Call { since: now, stands: Standing::Waiting });
        (call.stands, is_new)
    }

    /// How the request of this terminal stands.
    pub fn look(&self, device: &str, now: Mono) -> Standing {
        self.standing(now).get(device).map_or(Standing::Gone, |call| call.stands)
    }

    /// 行きます: says whether there was something to answer.
    pub fn come(&self, device: &str, now: Mono) -> bool {
        let mut calls = self.standing(now);
        let waiting = calls.get_mut(device).filter(|call| call.stands == Standing::Waiting);
        waiting.map(|call| *call = Call { since: now, stands: Standing::Coming }).is_some()
    }

    /// Terminals at which somebody waits, the longest first.
    pub fn waiting(&self, now: Mono) -> Vec<String> {
        let calls = self.standing(now);
        let mut waiting: Vec<(Mono, String)> = calls
            .iter()
            .filter(|(_, call)| call.stands == Standing::Waiting)
            .map(|(device, call)| (call.since, device.clone()))
            .collect();
        waiting.sort();
        waiting.into_iter().map(|(_, device)| device).collect()
    }

    /// What stands; what is over is forgotten first.
    fn standing(&self, now: Mono) -> MutexGuard<'_, Calls> {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        calls.retain(|_, call| !call.is_over(now));
        calls
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(secs: u64) -> Mono {
        Mono(secs * 1000)
    }

    #[test]
    fn pressed_twice_is_one_request_and_an_answer_takes_it_away() {
        let summons = Summons::default();
        assert_eq!(summons.ask("a", at(0)), (Standing::Waiting, true));
        assert_eq!(summons.ask("a", at(5)), (Standing::Waiting, false));
        summons.ask("b", at(3));
        assert_eq!(summons.waiting(at(6)), ["a", "b"], "the longest first");
        assert!(summons.come("a", at(7)) && !summons.come("a", at(8)) && !summons.come("c", at(8)));
        assert_eq!(summons.look("a", at(8)), Standing::Coming);
        assert_eq!(summons.waiting(at(8)), ["b"]);
        assert_eq!(summons.ask("a", at(30)), (Standing::Coming, false), "somebody is on the way already");
    }

    #[test]
    fn nothing_of_it_is_left_after_some_minutes() {
        let summons = Summons::default();
        summons.ask("a", at(0));
        assert_eq!(summons.look("a", at(WAITING_SECS - 1)), Standing::Waiting);
        assert_eq!(summons.look("a", at(WAITING_SECS)), Standing::Gone);
        summons.ask("b", at(1_000));
        summons.come("b", at(1_001));
        assert_eq!(summons.look("b", at(1_001 + COMING_SECS)), Standing::Gone);
        assert!(summons.0.lock().unwrap().is_empty());
    }
}
