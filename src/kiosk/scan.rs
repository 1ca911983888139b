//! A reader of codes: it types what the code of a paper says, faster than any finger.
//!
//! Only the form that this terminal prints is heard, `HTTPS://HOST/#LOCATOR.SECRET` with its own host; of the address
//! nothing is kept but how far it was right. Where words are typed, it is told from fingers by its pace alone.

use crate::domain::{follow_up::PublicHost, time::Mono};

/// Milliseconds between two letters of one code, at most; fingers are slower.
const APART_MS: u64 = 250;

/// Milliseconds between two letters that no hand types one after the other, at most.
const QUICK_MS: u64 = 35;
/// So many quick letters in a row come from a reader: two keys may be pressed almost at once, five are not.
const QUICK_MIN: u32 = 5;

/// How far a code is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Scan {
    stage: Stage,
    last: Mono,
    /// Quick letters in a row.
    quick: u32,
    /// Characters that stood there before the first of them.
    stood: usize,
}

/// Who types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pace {
    /// Somebody.
    Fingers,
    /// A reader; so many characters stood there before it began.
    Reader(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    /// None is being read.
    #[default]
    Idle,
    /// So many letters of the address were right.
    Address(usize),
    /// The numbers of the paper.
    Numbers,
    /// The code of something else: nothing of it counts.
    Foreign,
}

/// What a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    /// Typed, or a number of the paper.
    Plain,
    /// The last of the address: the numbers follow.
    Begins,
    /// A code that is none of a paper.
    Foreign,
    /// A part of something, and no more.
    Part,
}

impl Scan {
    /// Tells a reader from fingers; `stands` characters stand there before this letter. Asked before [`Scan::hear`].
    pub(super) fn pace(&mut self, c: char, stands: usize, now: Mono) -> Pace {
        let apart_ms = if self.quick < QUICK_MIN { QUICK_MS } else { APART_MS };
        if self.quick > 0 && c.is_ascii_graphic() && now.millis_since(self.last) <= apart_ms {
            self.quick = self.quick.saturating_add(1);
        } else {
            (self.quick, self.stood) = (c.is_ascii_graphic().into(), stands);
        }
        if self.quick < QUICK_MIN { Pace::Fingers } else { Pace::Reader(self.stood) }
    }

    /// Hears the next letter; `host` stands on the papers of this terminal.
    pub(super) fn hear(&mut self, c: char, host: Option<&PublicHost>, now: Mono) -> Heard {
        let is_apart = now.millis_since(self.last) > APART_MS;
        let stage = if is_apart { Stage::Idle } else { self.stage };
        let (stage, heard) = match stage {
            Stage::Idle if c.is_ascii_digit() => (Stage::Idle, Heard::Plain),
            Stage::Idle => address(0, c, host),
            Stage::Address(right) => address(right, c, host),
            Stage::Numbers if c.is_ascii_digit() => (Stage::Numbers, Heard::Plain),
            Stage::Numbers if c == '.' => (Stage::Numbers, Heard::Part),
            Stage::Numbers => (Stage::Foreign, Heard::Foreign),
            Stage::Foreign => (Stage::Foreign, Heard::Part),
        };
        (self.stage, self.last) = (stage, now);
        heard
    }
}

/// The letter that follows so many right ones of the address. Readers may turn capitals into small letters.
fn address(right: usize, c: char, host: Option<&PublicHost>) -> (Stage, Heard) {
    let foreign = (Stage::Foreign, Heard::Foreign);
    let Some(host) = host else { return foreign };
    let own = format!("https://{}/#", host.as_str());
    match own.chars().nth(right) {
        Some(wanted) if wanted != c.to_ascii_lowercase() => foreign,
        Some('#') => (Stage::Numbers, Heard::Begins),
        Some(_) => (Stage::Address(right + 1), Heard::Part),
        None => foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digits that count of a code whose letters come so many milliseconds apart, and whether it was foreign.
    fn read(code: &str, apart_ms: u64) -> (String, bool) {
        let host = PublicHost::parse("h7.mihon.example").unwrap();
        let (mut scan, mut now, mut digits, mut foreign) =
            (Scan::default(), Mono(9_000), String::new(), false);
        for c in code.chars() {
            match scan.hear(c, Some(&host), now) {
                Heard::Plain => digits.push(c),
                Heard::Begins => digits.clear(),
                Heard::Foreign => foreign = true,
                Heard::Part => {}
            }
            now = now.plus_millis(apart_ms);
        }
        (digits, foreign)
    }

    #[test]
    fn only_the_code_of_a_paper_of_this_place_is_read_and_digits_of_its_address_are_none() {
        for (code, apart_ms, digits, foreign) in [
            (
                "HTTPS://H7.MIHON.EXAMPLE/#12345671.98765432109876543210",
                5,
                "1234567198765432109876543210",
                false,
            ),
            ("https://h7.mihon.example/#1234.98", 5, "123498", false),
            ("HTTPS://OTHER.EXAMPLE/#12345671.98765432109876543210", 5, "", true),
            ("HTTPS://H7.MIHON.EXAMPLE/?12345671", 5, "", true),
            ("tel:0120123456", 5, "", true),
            ("12345671", 5, "12345671", false),
            ("12345671", 900, "12345671", false),
            ("h12345671", 900, "12345671", false),
        ] {
            assert_eq!(read(code, apart_ms), (digits.to_owned(), foreign), "{code}");
        }
    }

    #[test]
    fn without_a_public_address_no_code_counts() {
        let mut scan = Scan::default();
        assert_eq!(scan.hear('h', None, Mono(1)), Heard::Foreign);
        assert_eq!(scan.hear('7', None, Mono(2)), Heard::Part);
        assert_eq!(scan.hear('7', None, Mono(2_000)), Heard::Plain);
    }
}
