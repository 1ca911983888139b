//! The kinds of files that can be imported.

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ImportKind {
    /// A table (CSV or .xlsx), one row per activity.
    Groups,
    /// A table, one row per event.
    Events,
    /// A table, one row per booking.
    Bookings,
    /// A table, one row per book.
    Books,
    /// JSON with records of any kind.
    Bundle,
}

impl ImportKind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Groups, Self::Events, Self::Bookings, Self::Books, Self::Bundle];

    /// The word used on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Events => "events",
            Self::Bookings => "bookings",
            Self::Books => "books",
            Self::Bundle => "bundle",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
