//! What a wrong number costs: a growing wait for whoever tries, a bare count for everybody, nothing that is kept.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use super::chance;
use crate::domain::time::Mono;

/// Longest wait after a wrong number, in seconds.
pub const WAIT_SECS_MAX: u64 = 42;
/// Wrong numbers that cost nothing: twenty digits are easily mistyped.
pub const FREE_TRIES: u32 = 3;
/// Wrong numbers of everybody together within [`CAP_SECS`]; more are answered after it.
pub const CAP_TRIES: u32 = 300;
/// The length of the common count, in seconds.
pub const CAP_SECS: u64 = 10 * 60;
/// How long the key under which addresses are told apart lives, in seconds: a day.
const KEY_SECS: u64 = 24 * 60 * 60;
/// Addresses told apart at once; the one that waits least is forgotten first.
const ADDRESSES_MAX: usize = 4_096;

/// Counts wrong numbers in memory. An address is known by a hash under a random key that changes every day.
#[derive(Default)]
pub struct Gate(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    key: Option<(Zeroizing<[u8; 32]>, Mono)>,
    tries: BTreeMap<Mark, Tries>,
    window_ends: Mono,
    in_window: u32,
}

/// An address under the key of the day.
type Mark = [u8; 16];

#[derive(Clone, Copy, Default)]
struct Tries {
    wrong: u32,
    not_before: Mono,
}

/// Who tries: an address of the open network, or a terminal of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who<'a> {
    /// Somebody at the public page.
    Address(IpAddr),
    /// Somebody at this terminal.
    Device(&'a str),
}

/// One try that was let in. It counts as wrong until [`Gate::right`] takes it back, so that many at once gain nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Try(Mark);

impl Gate {
    /// Lets a try in, or says how many seconds to wait.
    pub fn admit(&self, who: Who<'_>, now: Mono) -> Result<Try, u64> {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mark = counts.mark(who, now);
        let wait = counts.tries.get(&mark).map_or(0, |tries| secs_until(tries.not_before, now));
        if wait > 0 {
            return Err(wait);
        }
        counts.common(now)?;
        counts.charge(mark, now);
        Ok(Try(mark))
    }

    /// The number was right: the try was none.
    pub fn right(&self, try_: Try) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        counts.in_window = counts.in_window.saturating_sub(1);
        if let Some(tries) = counts.tries.get_mut(&try_.0) {
            tries.wrong = tries.wrong.saturating_sub(1);
            tries.not_before = Mono::default();
        }
    }
}

impl Counts {
    /// Who it is under the key of the day; a new day forgets everything.
    fn mark(&mut self, who: Who<'_>, now: Mono) -> Mark {
        if self.key.as_ref().is_none_or(|(_, ends)| now >= *ends) {
            // Without randomness everybody shares one mark: the wait is then common, and nothing can be told apart.
            let fresh = chance::bytes::<32>().unwrap_or_default();
            self.key = Some((Zeroizing::new(fresh), now.plus_secs(KEY_SECS)));
            self.tries.clear();
        }
        let mut hash = Sha256::new();
        if let Some((key, _)) = &self.key {
            hash.update(key.as_slice());
        }
        match who {
            Who::Device(id) => hash.update(id.as_bytes()),
            Who::Address(address) => match address.to_canonical() {
                IpAddr::V4(it) => hash.update(it.octets()),
                // A household has a /64: its machines choose the rest anew as they like.
                IpAddr::V6(it) => hash.update(it.octets().first_chunk::<8>().copied().unwrap_or_default()),
            },
        }
        hash.finalize().first_chunk::<16>().copied().unwrap_or_default()
    }

    fn common(&mut self, now: Mono) -> Result<(), u64> {
        if now >= self.window_ends {
            self.window_ends = now.plus_secs(CAP_SECS);
            self.in_window = 0;
        }
        if self.in_window >= CAP_TRIES { Err(secs_until(self.window_ends, now).max(1)) } else { Ok(()) }
    }

    fn charge(&mut self, mark: Mark, now: Mono) {
        self.in_window = self.in_window.saturating_add(1);
        let wrong = self.tries.get(&mark).map_or(0, |tries| tries.wrong).saturating_add(1);
        let secs = match wrong.checked_sub(FREE_TRIES) {
            None | Some(0) => 0,
            Some(more) => 2_u64.saturating_pow(more).min(WAIT_SECS_MAX),
        };
        self.tries.insert(mark, Tries { wrong, not_before: now.plus_secs(secs) });
        if self.tries.len() > ADDRESSES_MAX {
            let least = self.tries.iter().min_by_key(|(_, tries)| tries.not_before).map(|(mark, _)| *mark);
            least.map(|mark| self.tries.remove(&mark));
        }
    }
}

fn secs_until(then: Mono, now: Mono) -> u64 {
    then.millis_since(now).div_ceil(1000)
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    const HERE: Who<'_> = Who::Address(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7)));
    const START: Mono = Mono(5_000);

    fn at(address: &str) -> Who<'static> {
        Who::Address(address.parse().unwrap())
    }

    /// The waits of one address that tries as soon as it may, `tries` times.
    fn waits(gate: &Gate, who: Who<'_>, tries: usize) -> (Vec<u64>, Mono) {
        let mut now = START;
        let waits = (0..tries)
            .map(|_| {
                let waited = gate.admit(who, now).err().unwrap_or(0);
                now = now.plus_secs(waited);
                if waited > 0 {
                    assert!(gate.admit(who, now).is_ok(), "after the wait it may try");
                }
                waited
            })
            .collect();
        (waits, now)
    }

    #[test]
    fn the_wait_grows_to_42_seconds_for_one_and_not_for_another() {
        let gate = Gate::default();
        let (said, now) = waits(&gate, HERE, 10);
        assert_eq!(said, [0, 0, 0, 0, 2, 4, 8, 16, 32, 42]);
        assert!(gate.admit(at("192.0.2.8"), now).is_ok());
        assert!(gate.admit(Who::Device("kiosk-1"), now).is_ok());
    }

    #[test]
    fn ten_at_once_are_ten_tries() {
        let gate = Gate::default();
        let let_in = (0..10).filter(|_| gate.admit(HERE, START).is_ok()).count();
        assert_eq!(let_in, 4, "nobody waits for the first to be found wrong");
    }

    #[test]
    fn a_right_number_takes_back_its_own_try_and_no_other() {
        let gate = Gate::default();
        for _ in 0..3 {
            gate.admit(HERE, START).unwrap();
        }
        for _ in 0..20 {
            let own = gate.admit(HERE, START).unwrap();
            gate.right(own);
        }
        gate.admit(HERE, START).unwrap();
        assert_eq!(gate.admit(HERE, START), Err(2), "whoever holds one paper guesses no faster");
    }

    #[test]
    fn a_household_is_one_address_and_a_new_day_forgets_it() {
        let gate = Gate::default();
        for end in 1..=4 {
            gate.admit(at(&format!("2001:db8::{end}")), START).unwrap();
        }
        let fifth = at("2001:db8::ffff:5");
        assert!(gate.admit(fifth, START).is_err());
        assert!(gate.admit(at("2001:db8:0:1::5"), START).is_ok());
        let tomorrow = START.plus_secs(KEY_SECS);
        assert!(gate.admit(fifth, tomorrow).is_ok());
        assert_eq!(gate.0.lock().unwrap().tries.len(), 1, "yesterday's addresses are gone");
    }

    #[test]
    fn everybody_together_is_held_back_by_a_bare_count() {
        let gate = Gate::default();
        for number in 0..CAP_TRIES {
            let address = IpAddr::V4(Ipv4Addr::from_bits(0x0a00_0000 + number));
            gate.admit(Who::Address(address), START).unwrap();
        }
        let late = START.plus_secs(CAP_SECS - 5);
        assert_eq!(gate.admit(HERE, late), Err(5));
        assert!(gate.admit(HERE, START.plus_secs(CAP_SECS)).is_ok());
    }

    #[test]
    fn the_memory_is_bounded() {
        let gate = Gate::default();
        let mut now = START;
        for number in 0..5_000_u32 {
            now = now.plus_secs(3);
            gate.admit(Who::Address(IpAddr::V4(Ipv4Addr::from_bits(number))), now).unwrap();
        }
        assert!(gate.0.lock().unwrap().tries.len() <= ADDRESSES_MAX);
    }
}
