//! The PIN of the staff page, as a terminal's settings keep it: salted and made slow, so that the file gives it away to nobody in haste.

use std::fmt;

use sha2::{Digest as _, Sha256};

use super::hex;

/// Digits of a PIN.
pub const PIN_DIGITS: usize = 8;
/// How often its sum is summed again: a try costs the terminal a tenth of a second, and whoever has the file some months
/// of a machine for all of them.
const ROUNDS: u32 = 200_000;

/// What a typed PIN is compared with.
///
/// ```
/// use shirube::domain::staff_pin::StaffPin;
/// let pin = StaffPin::make([7; 32], "20261127").unwrap();
/// assert_eq!(StaffPin::parse(&pin.to_string()), Some(pin));
/// assert!(StaffPin::make([7; 32], "1234").is_none(), "eight digits");
/// ```
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct StaffPin {
    salt: [u8; 32],
    sum: [u8; 32],
}

impl StaffPin {
    /// The PIN of these digits under a salt that was drawn for it; none unless there are [`PIN_DIGITS`] of them.
    pub fn make(salt: [u8; 32], digits: &str) -> Option<Self> {
        let is_pin = digits.len() == PIN_DIGITS && digits.bytes().all(|digit| digit.is_ascii_digit());
        is_pin.then(|| Self { salt, sum: sum(&salt, digits) })
    }

    /// Whether these are its digits.
    pub fn is(&self, digits: &str) -> bool {
        let typed = sum(&self.salt, digits);
        // Every byte is looked at, whichever differs.
        typed.iter().zip(&self.sum).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }

    /// Reads it as the settings write it: salt and sum, 64 hexadecimal digits each, with a hyphen between them.
    pub fn parse(text: &str) -> Option<Self> {
        let (salt, sum) = text.split_once('-')?;
        Some(Self { salt: hex::parse(salt)?, sum: hex::parse(sum)? })
    }
}

impl fmt::Display for StaffPin {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.salt, out)?;
        out.write_str("-")?;
        hex::write(&self.sum, out)
    }
}

impl fmt::Debug for StaffPin {
    /// Leaves it out: this may reach a log.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("StaffPin(..)")
    }
}

fn sum(salt: &[u8; 32], digits: &str) -> [u8; 32] {
    let begin = || Sha256::new_with_prefix(b"shirube/staff/v1|").chain_update(salt);
    let first: [u8; 32] = begin().chain_update(digits).finalize().into();
    (0..ROUNDS).fold(first, |sum, _| begin().chain_update(sum).finalize().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_opens_to_its_own_digits_alone_and_looks_like_no_other() {
        let pin = StaffPin::make([1; 32], "20261127").unwrap();
        assert!(pin.is("20261127"));
        for wrong in ["20261128", "2026112", "", "２０２６１１２７"] {
            assert!(!pin.is(wrong), "{wrong}");
        }
        assert_ne!(StaffPin::make([2; 32], "20261127").unwrap().sum, pin.sum);
        assert!(!format!("{pin:?}").contains("01"));
    }

    #[test]
    fn what_is_no_pin_is_refused() {
        for wrong in ["1234567", "123456789", "1234567a", ""] {
            assert!(StaffPin::make([0; 32], wrong).is_none(), "{wrong}");
        }
        for wrong in ["", "-", "00-00", "20261127"] {
            assert!(StaffPin::parse(wrong).is_none(), "{wrong}");
        }
    }
}
