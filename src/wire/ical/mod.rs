//! Calendars as other programs keep them: the part of iCalendar (RFC 5545) that everyone reads alike.
//!
//! Reading ends whatever comes in: lines, events, dates and years have limits, and what is not understood keeps its
//! line and its reason for a person to look at (要確認). Read in this order; a file uses only files below it.

mod write;
mod read;
mod occurrences;
mod stamp;
mod unclear;
mod line;

pub use self::{
    read::{Calendar, Entry, ReadCalendarError, Session, read},
    unclear::{Unclear, Why},
    write::{Notice, Standing, write},
};

#[cfg(test)]
mod tests;
