//! What can go wrong with what is kept, in words that say what to do.

use std::{io, path::Path, path::PathBuf};

use rusqlite::ErrorCode;

use crate::domain::blob::BlobHash;

/// A failure to keep or to find something; whatever was saved before it is intact unless it says `Corrupt`.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another connection holds the database longer than the busy timeout, again and again.
    #[error("the database is busy: close the other program that uses it, or try again ({0})")]
    Busy(String),
    /// The disk, or a quota on it, is full.
    #[error("the disk is full: free some room and try again; what was saved before is intact ({0})")]
    Full(String),
    /// The file is no database, or its bytes contradict each other.
    #[error("the data is damaged: keep the file for a look and restore a backup ({0})")]
    Corrupt(String),
    /// The change would break a rule of the schema (unique, foreign key, check).
    #[error("the change breaks a rule of the database and was not saved: correct it ({0})")]
    Constraint(String),
    /// The operating system refused a file operation.
    #[error("cannot {doing} {}: check that the disk is there and that this user may write to it ({source})", path.display())]
    Io {
        /// The operation, to be read after "cannot".
        doing: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The database was written by a newer program.
    #[error(
        "the database has schema {found} and this program knows {known}: \
         start the newer program, or restore a backup from before the update"
    )]
    Newer {
        /// Highest migration recorded in the database.
        found: u32,
        /// Highest migration this program has.
        known: u32,
    },
    /// A column holds another type than the code that reads it expects.
    #[error(
        "column {index} holds {found} where {wanted} was expected: the program and its database differ, update both"
    )]
    Column {
        /// Position in the row, from 0.
        index: usize,
        /// Type asked for.
        wanted: &'static str,
        /// Type found, or `nothing` past the end.
        found: &'static str,
    },
    /// The blob is not on this disk.
    #[error("blob {0} is not here: fetch it again")]
    MissingBlob(BlobHash),
    /// The bytes are not those of the name; they have been thrown away.
    #[error("blob {wanted} turned out to be {found} and was thrown away: fetch it again")]
    WrongHash {
        /// The name asked for.
        wanted: BlobHash,
        /// The name of the bytes on disk.
        found: BlobHash,
    },
    /// A download was finished before all its bytes came; what came is kept for the next attempt.
    #[error("blob {wanted} has {have} of {expected} bytes: go on fetching it")]
    Incomplete {
        /// The blob being fetched.
        wanted: BlobHash,
        /// Bytes on disk.
        have: u64,
        /// Bytes announced.
        expected: u64,
    },
    /// The answer belongs to an older place in the feed, or leaves a gap.
    #[error("the feed's answer does not follow what is here: take a snapshot ({0})")]
    Stale(String),
    /// The caller's own rule says no; the transaction is undone.
    #[error("{0}")]
    Refused(String),
    /// SQL or driver trouble that no one at the kiosk can mend.
    #[error("the database did not understand the program: report this with the version ({0})")]
    Sql(String),
}

impl StoreError {
    /// Wraps an I/O error with the operation ("open", "write") and the path; a full disk is told apart.
    pub(crate) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let path = path.to_owned();
        move |source| {
            if [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded].contains(&source.kind()) {
                Self::Full(format!("{doing} {}", path.display()))
            } else {
                Self::Io { doing, path, source }
            }
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        let text = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(text),
            Some(ErrorCode::DiskFull) => Self::Full(text),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Corrupt(text),
            Some(ErrorCode::ConstraintViolation) => Self::Constraint(text),
            // The log's index is grown before it is written: no room for it is how a full disk shows at first.
            Some(ErrorCode::SystemIoFailure) if is_unwritten(&error) => Self::Full(text),
            Some(code) if refused_by_system(code) => {
                Self::Io { doing: "use", path: PathBuf::from("the database"), source: io::Error::other(text) }
            }
            _ => Self::Sql(text),
        }
    }
}

fn is_unwritten(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

fn refused_by_system(code: ErrorCode) -> bool {
    [ErrorCode::CannotOpen, ErrorCode::SystemIoFailure, ErrorCode::ReadOnly, ErrorCode::PermissionDenied]
        .contains(&code)
}
