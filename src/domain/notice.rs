//! Notices (お知らせ): short messages of the centre.

use super::{blob::BlobHash, channel::Channels, id::GroupId, id::NoticeId, text::Text, time::Validity};

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Its title.
    pub title: Text,
    /// Its message; `\n` breaks paragraphs.
    pub body: Text,
    /// A picture above it.
    pub picture: Option<BlobHash>,
    /// The group it is about: then it also stands on that group's page.
    pub group: Option<GroupId>,
    /// Days it is shown.
    pub validity: Validity,
    /// What kind of notice it is.
    pub tone: NoticeTone,
    /// Whether it comes before everything else on the signage.
    pub urgency: Urgency,
    /// Where it may be shown. Without [`super::channel::Channel::Signage`] it never enters a slide.
    pub channels: Channels,
}

/// What kind of notice it is: chooses its mark and its colour, always with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeTone {
    /// お知らせ
    Information,
    /// 休館・時間の変更
    Closing,
    /// ご注意（工事・点検）
    Caution,
}

impl NoticeTone {
    /// All tones.
    pub const ALL: [Self; 3] = [Self::Information, Self::Closing, Self::Caution];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Information => "information",
            Self::Closing => "closing",
            Self::Caution => "caution",
        }
    }

    /// The tone of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tone| tone.key() == key)
    }
}

/// Whether a notice comes before everything else on the signage, and whether it rings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Urgency {
    /// It takes its turn where a playlist has it.
    #[default]
    Ordinary,
    /// 至急: first of every round, whether a playlist has it or not.
    Urgent,
    /// The same, and screens with a loudspeaker ring once when it appears.
    UrgentWithChime,
}

impl Urgency {
    /// All degrees.
    pub const ALL: [Self; 3] = [Self::Ordinary, Self::Urgent, Self::UrgentWithChime];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Ordinary => "ordinary",
            Self::Urgent => "urgent",
            Self::UrgentWithChime => "urgent_chime",
        }
    }

    /// The degree of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|urgency| urgency.key() == key)
    }
}
