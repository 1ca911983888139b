//! Everything that is kept: SQLite databases and content-addressed blobs.
