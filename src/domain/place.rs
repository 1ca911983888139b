//! Places of a meeting, as far as a visitor may know them.

use super::{id::RoomId, text::Text};

/// Where something takes place. A sealed place never reaches this type: it arrives as [`Place::AfterContact`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// One of the centre's own rooms.
    Room(RoomId),
    /// A place anybody may know.
    Public(Text),
    /// 会場は連絡後にお知らせ.
    AfterContact,
    /// Online.
    Online,
}
