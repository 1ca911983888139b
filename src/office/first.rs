//! The code with which the first administrator makes their account: said once in the log, kept in memory alone.

use std::sync::{Mutex, PoisonError};

use zeroize::Zeroizing;

use super::chance::{self, NoChance};
use crate::wire::pair::TokenHash;

/// The code's hash, while it is good.
#[derive(Default)]
pub struct First(Mutex<Option<TokenHash>>);

impl First {
    /// Makes the code, `xxxxx-xxxxx-xxxxx-xxxxx`.
    pub fn begin(&self) -> Result<Zeroizing<String>, NoChance> {
        let code = chance::first_password()?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(hash(&code));
        Ok(code)
    }

    /// Whether somebody may still be the first.
    pub fn is_open(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// Whether this is the code; spaces and capitals do not matter.
    pub fn is(&self, typed: &str) -> bool {
        let held = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.is_some_and(|held| held.matches(&hash(typed)))
    }

    /// The code is good for nothing from here on.
    pub fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

fn hash(code: &str) -> TokenHash {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    TokenHash::of(&plain.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_good_until_it_is_used() {
        let first = First::default();
        assert!(!first.is_open() && !first.is(""));
        let code = first.begin().unwrap();
        assert!(first.is_open() && first.is(&code) && first.is(&code.replace('-', " ").to_uppercase()));
        assert!(!first.is("") && !first.is("00000-00000-00000-00000"));
        first.end();
        assert!(!first.is_open() && !first.is(&code));
    }
}
