//! Wrong passwords cost a growing wait, kept in memory alone.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::domain::time::Mono;

/// Longest wait after a wrong password, in seconds.
const WAIT_SECS_MAX: u64 = 42;
/// Wrong passwords that cost nothing: people mistype.
const FREE_TRIES: u32 = 3;
/// Login names remembered at once; the one that waits least is forgotten first.
const NAMES_MAX: usize = 1_024;

/// Wrong passwords by login name.
#[derive(Default)]
pub struct Logins(Mutex<BTreeMap<String, Tries>>);

#[derive(Clone, Copy)]
struct Tries {
    wrong: u32,
    not_before: Mono,
}

impl Logins {
    /// Seconds until this name may try again; 0 when it may at once.
    pub fn wait_secs(&self, login: &str, now: Mono) -> u64 {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.get(login).map_or(0, |tries| tries.not_before.millis_since(now).div_ceil(1000))
    }

    /// Counts a wrong password.
    pub fn wrong(&self, login: &str, now: Mono) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let wrong = all.get(login).map_or(0, |tries| tries.wrong).saturating_add(1);
        let secs = match wrong.checked_sub(FREE_TRIES) {
            None | Some(0) => 0,
            Some(more) => 2_u64.saturating_pow(more).min(WAIT_SECS_MAX),
        };
        all.insert(login.to_owned(), Tries { wrong, not_before: now.plus_secs(secs) });
        if all.len() > NAMES_MAX {
            let least = all.iter().min_by_key(|(_, tries)| tries.not_before).map(|(name, _)| name.clone());
            least.map(|name| all.remove(&name));
        }
    }

    /// The right password clears the count.
    pub fn right(&self, login: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(login);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_grows_to_42_seconds_and_a_right_password_ends_it() {
        let (logins, now) = (Logins::default(), Mono(5_000));
        let waits: Vec<u64> = (0..10)
            .map(|_| {
                logins.wrong("sato", now);
                logins.wait_secs("sato", now)
            })
            .collect();
        assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 42, 42]);
        assert_eq!(logins.wait_secs("sato", now.plus_millis(41_500)), 1);
        assert_eq!(logins.wait_secs("suzuki", now), 0);
        logins.right("sato");
        assert_eq!(logins.wait_secs("sato", now), 0);
    }

    #[test]
    fn the_memory_is_bounded() {
        let logins = Logins::default();
        for number in 0..NAMES_MAX + 50 {
            logins.wrong(&number.to_string(), Mono(0));
        }
        assert_eq!(logins.0.lock().unwrap().len(), NAMES_MAX);
    }
}
