//! The office: its database, its console, and what leaves it.

pub mod projection;
