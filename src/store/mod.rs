//! Everything that is kept: SQLite databases and content-addressed blobs.

pub mod ballast;
pub mod blob;
pub mod error;
pub mod migrate;
pub mod part;
pub mod sql;
pub mod sqlite;

mod durable;

#[cfg(test)]
mod blob_tests;
#[cfg(test)]
mod sqlite_tests;
