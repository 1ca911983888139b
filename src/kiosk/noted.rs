//! What a terminal writes down for the office before anybody is thanked.

use crate::domain::{check_in::CheckIn, request::Request};

/// What is written down for the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noted {
    /// What was said of a booking.
    CheckIn(CheckIn),
    /// What a group asked for.
    Request(Request),
}
