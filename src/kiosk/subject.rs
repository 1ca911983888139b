//! What a page is about: how discreet it has to be, and which paper is taken on it.

use super::page::{Discretion, Page};
use crate::domain::{
    content::Content,
    id::{GroupId, ThemeId},
    slip::SlipKind,
};

impl Page {
    /// The paper that is taken on it.
    pub fn paper(&self) -> Option<SlipKind> {
        if let Self::Paper(kind) = self {
            Some(kind.clone())
        } else {
            matches!(self, Self::FollowUpPaper(_)).then_some(SlipKind::FollowUp)
        }
    }

    /// Whether somebody is there without touching it: reading a number off it and dialling, or waiting for staff.
    pub fn is_waited_at(&self) -> bool {
        self.is_talk() || *self == Self::CallStaff
    }

    /// Sensitive when it shows a sensitive theme, or something of a group that has one. What the search page shows
    /// depends on what is typed, which the visit knows.
    pub fn discretion(&self, content: &Content) -> Discretion {
        let theme = |id: &ThemeId| content.themes.get(id).is_some_and(|theme| theme.sensitive);
        let group = |id: &GroupId| content.groups.get(id).is_some_and(|group| content.is_sensitive(group));
        let sensitive = match self {
            Self::Theme(id) | Self::ThemeGroups(id, _) => theme(id),
            Self::Group(id) | Self::Contact(id) => group(id),
            Self::Leaflet(id, _) => content
                .leaflets
                .get(id)
                .is_some_and(|it| it.themes.iter().any(theme) || it.group.as_ref().is_some_and(group)),
            Self::Book(id) => content.books.get(id).is_some_and(|it| it.themes.iter().any(theme)),
            Self::Proposal(id) => content
                .proposals
                .get(id)
                .is_some_and(|it| it.themes.iter().any(theme) || it.group.as_ref().is_some_and(group)),
            Self::Notice(id) => content.notices.get(id).and_then(|it| it.group.as_ref()).is_some_and(group),
            Self::Paper(SlipKind::Leaflet(id)) => {
                Self::Leaflet(id.clone(), 0).discretion(content) == Discretion::Sensitive
            }
            Self::Paper(kind) => kind.groups().iter().any(group),
            // What is for grown-ups is nobody else's business either; what somebody asks and is told least of all.
            Self::GrownLeaflets(_)
            | Self::FollowUpPaper(_)
            | Self::Reply
            | Self::Post
            | Self::Request(_)
            | Self::Answer => true,
            Self::Home
            | Self::See
            | Self::Find
            | Self::Search
            | Self::Kana(_)
            | Self::Tonight
            | Self::Near(_)
            | Self::Rooms
            | Self::RoomDays
            | Self::CheckIn(..)
            | Self::Stay(_)
            | Self::WalkUp(_)
            | Self::RequestDays(_)
            | Self::RequestTimes(..)
            | Self::Events
            | Self::Event(_)
            | Self::Leaflets
            | Self::Books(_)
            | Self::Proposals
            | Self::Notices
            | Self::Desks
            | Self::Talk
            | Self::Desk(_)
            | Self::TalkWithout(_)
            | Self::Helpline(_)
            | Self::House
            | Self::Counted
            | Self::Staff
            | Self::Month(_)
            | Self::CallStaff
            | Self::Young
            | Self::Matters(_)
            | Self::Resources
            | Self::Founding
            | Self::Reading
            | Self::Language
            | Self::FollowUp
            | Self::FollowUpText(_) => false,
        };
        if sensitive { Discretion::Sensitive } else { Discretion::Ordinary }
    }
}
