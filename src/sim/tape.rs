//! What happened, line by line: the last lines to read, and a fingerprint of all of them.

use std::collections::VecDeque;

use sha2::{Digest as _, Sha256};

/// Lines a failure shows.
pub const LINES_KEPT: usize = 40;

/// The record of a simulated world. The product itself keeps none of this: only a simulation may remember a visit.
#[derive(Debug, Clone, Default)]
pub struct Tape {
    hash: Sha256,
    last: VecDeque<String>,
    lines: u64,
    whole: Option<Vec<String>>,
}

impl Tape {
    /// A tape that keeps every line.
    pub fn whole() -> Self {
        Self { whole: Some(Vec::new()), ..Self::default() }
    }

    /// Adds a line.
    pub fn say(&mut self, line: String) {
        self.hash.update(line.as_bytes());
        self.hash.update(b"\n");
        self.lines += 1;
        if self.last.len() == LINES_KEPT {
            self.last.pop_front();
        }
        if let Some(whole) = &mut self.whole {
            whole.push(line.clone());
        }
        self.last.push_back(line);
    }

    /// How many lines there were.
    pub fn lines(&self) -> u64 {
        self.lines
    }

    /// The last lines, or all of them where all were kept.
    pub fn text(&self) -> Vec<String> {
        self.whole.clone().unwrap_or_else(|| self.last.iter().cloned().collect())
    }

    /// Sixteen hexadecimal digits that two equal tapes share.
    pub fn fingerprint(&self) -> String {
        let digest = self.hash.clone().finalize();
        digest.first_chunk().map(|first| format!("{:016x}", u64::from_be_bytes(*first))).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tape_keeps_the_end_and_fingerprints_the_whole() {
        let record = |from: u64| {
            let mut tape = Tape::default();
            (from..100).for_each(|line| tape.say(line.to_string()));
            tape
        };
        let (all, most) = (record(0), record(1));
        assert_eq!(all.text(), most.text());
        assert_eq!((all.text().len(), all.lines()), (LINES_KEPT, 100));
        assert_ne!(all.fingerprint(), most.fingerprint());
        assert_eq!(all.fingerprint(), record(0).fingerprint());
    }
}
