//! Books (本) of the corner's small library: where one stands, and how it may be borrowed.

use super::{
    channel::Channels,
    id::{BookId, ThemeId},
    text::Text,
};

/// A book that visitors may read in the corner or borrow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Book {
    /// Its id.
    pub id: BookId,
    /// Its title.
    pub title: Text,
    /// Reading of the title in hiragana, for the order of lists.
    pub reading: String,
    /// Who wrote it, as the cover says it.
    pub author: Text,
    /// What it is about, in a sentence or two.
    pub about: Option<Text>,
    /// Under which themes it stands.
    pub themes: Vec<ThemeId>,
    /// Where it stands, e.g. 「窓がわの棚・2段目」.
    pub shelf: Text,
    /// Languages it is written in, as BCP 47 tags; Japanese where it names none.
    pub languages: Vec<String>,
    /// Whether it is there; none where staff do not mark it.
    pub availability: Option<Availability>,
    /// How this one is borrowed, where that differs from what the corner says of all books.
    pub borrowing: Option<Text>,
    /// Where it may be shown. Without [`super::channel::Channel::Signage`] it never enters a slide.
    pub channels: Channels,
}

/// Whether a book is on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Availability {
    /// 棚にあります
    OnShelf,
    /// 貸出中
    Lent,
    /// ここで読む本: it never leaves the corner.
    ReadHere,
}

impl Availability {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::OnShelf, Self::Lent, Self::ReadHere];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnShelf => "on_shelf",
            Self::Lent => "lent",
            Self::ReadHere => "read_here",
        }
    }

    /// The one of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }
}
