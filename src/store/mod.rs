//! Everything that is kept: SQLite databases and content-addressed blobs.

// The kiosk's two files.
pub mod content;
pub mod ladder;
pub mod local;
// Databases.
pub mod migrate;
pub mod sql;
pub mod sqlite;
// Files.
pub mod ballast;
pub mod blob;
pub mod part;
// Both.
pub mod error;

pub(crate) mod durable;

#[cfg(test)]
mod blob_tests;
#[cfg(test)]
mod faulty;
#[cfg(test)]
mod sqlite_tests;
