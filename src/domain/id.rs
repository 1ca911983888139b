//! Names of things: short, typed, safe in a path, a URL and a log line.

use std::fmt;

use thiserror::Error;

/// Longest id in bytes.
pub const ID_BYTES_MAX: usize = 64;

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("\"{0}\" is not an id: use 1 to 64 of a-z, 0-9 and '-'")]
pub struct IdError(pub String);

/// Whether `text` may be an id: 1 to 64 bytes of `a-z`, `0-9`, `-`.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= ID_BYTES_MAX
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads an id; fails on anything but 1 to 64 of `a-z`, `0-9`, `-`.
            pub fn parse(text: &str) -> Result<Self, IdError> {
                if is_id(text) { Ok(Self(text.to_owned())) } else { Err(IdError(text.to_owned())) }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A self-help group.
    GroupId;
    /// One activity of a group.
    ActivityId;
    /// A public event (イベント).
    EventId;
    /// A leaflet (チラシ).
    LeafletId;
    /// A notice (お知らせ).
    NoticeId;
    /// A playlist of the signage.
    PlaylistId;
    /// A room that groups book.
    RoomId;
    /// A booking of a room.
    BookingId;
    /// A series of bookings.
    SeriesId;
    /// An opening calendar.
    CalendarId;
    /// A consultation desk (窓口).
    DeskId;
    /// A book (本).
    BookId;
    /// A proposal (いっしょにやりたいこと).
    ProposalId;
    /// A template (ひな形) of the desk.
    TemplateId;
    /// A helpline (電話・チャット相談).
    HelplineId;
    /// A mailbox or a locker of a group.
    MailboxId;
    /// A theme (テーマ) that groups share.
    ThemeId;
    /// A paired kiosk.
    DeviceId;
    /// An anonymous follow-up (お問い合わせの控え); drawn at random.
    FollowUpId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_ids_pass() {
        for (text, good) in
            [("sayu-no-kai", true), ("g1", true), ("", false), ("Sayu", false), ("a/b", false), ("会", false)]
        {
            assert_eq!(GroupId::parse(text).is_ok(), good, "{text}");
        }
        assert!(GroupId::parse(&"a".repeat(65)).is_err());
    }
}
