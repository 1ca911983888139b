//! Everything that is kept: SQLite databases and content-addressed blobs.

pub mod ladder;
pub mod content;
pub mod local;
pub mod identity;
pub mod migrate;
pub mod ballast;
pub mod sqlite;
pub mod sql;
pub mod memory;
pub mod part;
pub mod blob;
pub(crate) mod durable;
pub mod error;

#[cfg(test)]
mod blob_tests;
#[cfg(test)]
mod faulty;
#[cfg(test)]
mod sqlite_tests;
