//! Channels of consent: where a group agreed to be shown.

use std::collections::BTreeSet;

/// One way information may leave the office; consent is given channel by channel (CARE rule 3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Channel {
    /// Pushed at passers-by by the signage.
    Signage,
    /// Read by a visitor who looks for it.
    Kiosk,
    /// Printed on a slip.
    Paper,
    /// In the printed directory.
    Directory,
    /// On the centre's web site.
    Web,
    /// In open data.
    OpenData,
    /// Told by staff in person only.
    Desk,
    /// Contact goes through the desk.
    ViaDesk,
}

impl Channel {
    /// All channels in the order forms list them.
    pub const ALL: [Self; 8] = [
        Self::Signage,
        Self::Kiosk,
        Self::Paper,
        Self::Directory,
        Self::Web,
        Self::OpenData,
        Self::Desk,
        Self::ViaDesk,
    ];

    /// The word used in files and in the database.
    pub fn key(self) -> &'static str {
        match self {
            Self::Signage => "signage",
            Self::Kiosk => "kiosk",
            Self::Paper => "paper",
            Self::Directory => "directory",
            Self::Web => "web",
            Self::OpenData => "open_data",
            Self::Desk => "desk",
            Self::ViaDesk => "via_desk",
        }
    }

    /// The channel of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.key() == key)
    }
}

/// The channels somebody agreed to. Empty until asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Channels(BTreeSet<Channel>);

impl Channels {
    /// These channels.
    pub fn of(channels: impl IntoIterator<Item = Channel>) -> Self {
        Self(channels.into_iter().collect())
    }

    /// Whether `channel` was agreed to.
    pub fn allow(&self, channel: Channel) -> bool {
        self.0.contains(&channel)
    }

    /// The channels in order.
    pub fn iter(&self) -> impl Iterator<Item = Channel> {
        self.0.iter().copied()
    }
}
