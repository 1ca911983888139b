//! What groups can use (資源): the kinds, told apart from desks at which people are heard.

/// What a group gets from a desk that is a resource (資源), as against somebody to talk to (CARE rule 8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ResourceKind {
    /// 助成金: money that is not paid back.
    Grant,
    /// 集まる場所
    Place,
    /// 道具
    Equipment,
    /// 印刷
    Printing,
    /// 研修・学び
    Training,
    /// 保険
    Insurance,
    /// 通訳・手助け
    Support,
}

impl ResourceKind {
    /// All kinds in the order of lists.
    pub const ALL: [Self; 7] = [
        Self::Grant,
        Self::Place,
        Self::Equipment,
        Self::Printing,
        Self::Training,
        Self::Insurance,
        Self::Support,
    ];

    /// The word used in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Grant => "grant",
            Self::Place => "place",
            Self::Equipment => "equipment",
            Self::Printing => "printing",
            Self::Training => "training",
            Self::Insurance => "insurance",
            Self::Support => "support",
        }
    }

    /// The kind of a word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}
