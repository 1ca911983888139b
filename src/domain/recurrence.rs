//! A repeating rule.
use std::fmt;

use chrono::NaiveDate;
/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Recurrence(String);

/// Not a rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" has no FREQ")]
pub struct RecurrenceError(String);

impl Recurrence {
    /// Reads a rule.
    pub fn parse(text: &str) -> Result<Self, RecurrenceError> {
        if text.starts_with("FREQ=") {
            Ok(Self(text.to_owned()))
        } else {
            Err(RecurrenceError(text.to_owned()))
        }
    }

    /// d
    pub fn dates(&self, _s: NaiveDate, _f: NaiveDate, _t: NaiveDate, _m: usize) -> Vec<NaiveDate> {
        Vec::new()
    }
}

impl fmt::Display for Recurrence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
