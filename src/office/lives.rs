//! The starts of each terminal's program, kept in memory alone: one that is heard again after a later one is a second
//! terminal with the same key, as a copied disk makes it.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::domain::time::Mono;

/// Starts remembered of one terminal; the one not heard of for the longest time is forgotten first.
const LIVES_MAX: usize = 16;
/// Seconds for which two terminals are spoken of after both were last heard.
const SPOKEN_OF_SECS: u64 = 600;

/// What staff read of two terminals with one key.
pub const TWINS: &str = "同じ登録の 端末が 2台 動いています（ディスクを 写すと こうなります）。\
    1台を 選んで、管理画面で 登録しなおしてください。それまでに 言われた到着は、どちらの分も 届いています。";

/// What was heard of each terminal.
#[derive(Debug, Default)]
pub struct Lives(Mutex<BTreeMap<String, Heard>>);

#[derive(Debug, Default)]
struct Heard {
    /// Its starts, the one heard of last at the end.
    lives: Vec<String>,
    /// When it was last seen to be two.
    doubled: Option<Mono>,
}

impl Lives {
    /// A terminal speaks, in this life of its program; an older program does not say which. Says whether two terminals
    /// speak with this key.
    pub fn heard(&self, device: &str, life: &str, now: Mono) -> bool {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let heard = all.entry(device.to_owned()).or_default();
        if !life.is_empty() && heard.lives.last().is_none_or(|last| last != life) {
            let before = heard.lives.len();
            heard.lives.retain(|known| known != life);
            if heard.lives.len() < before {
                heard.doubled = Some(now);
            }
            heard.lives.push(life.to_owned());
            heard.lives.drain(..heard.lives.len().saturating_sub(LIVES_MAX));
        }
        heard.doubled.is_some_and(|since| now.millis_since(since) < SPOKEN_OF_SECS * 1000)
    }

    /// Two different things were told under one number of a terminal's queue.
    pub fn doubled(&self, device: &str, now: Mono) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(device.to_owned()).or_default().doubled = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(lives: &[&str]) -> bool {
        let all = Lives::default();
        let said: Vec<bool> = lives.iter().map(|life| all.heard("kiosk", life, Mono(0))).collect();
        said.last().copied().unwrap_or(false)
    }

    #[test]
    fn a_terminal_that_starts_anew_is_one_and_one_that_comes_back_is_two() {
        assert!(!heard(&["a", "a", "b", "b", "c"]));
        assert!(heard(&["a", "b", "a"]));
        assert!(!heard(&["", "", ""]), "an older program does not say");
        let many: Vec<String> = (0..99).map(|life| life.to_string()).collect();
        assert!(!heard(&many.iter().map(String::as_str).collect::<Vec<_>>()));
    }

    #[test]
    fn it_is_said_as_long_as_both_are_heard_and_a_while_after() {
        let all = Lives::default();
        for (life, secs, two) in
            [("a", 0, false), ("b", 1, false), ("a", 2, true), ("a", 601, true), ("a", 602, false)]
        {
            assert_eq!(all.heard("kiosk", life, Mono(secs * 1000)), two, "{life} at {secs}");
        }
        all.doubled("other", Mono(0));
        assert!(all.heard("other", "x", Mono(1)));
        assert!(!all.heard("third", "x", Mono(1)), "nobody else is meant");
    }
}
