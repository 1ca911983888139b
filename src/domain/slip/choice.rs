//! Which paper somebody is offered, whether it can be had, and what stands for it where nothing prints.

use super::{GROUPS_MAX, SlipKind, on_paper};
use crate::domain::{
    channel::Channel,
    content::Content,
    group::{Contact, Group},
    id::GroupId,
};

impl SlipKind {
    /// The paper that a group's page offers first: without its name where contact goes through the desk or a theme
    /// is sensitive, because papers are found (CARE rule 13).
    pub fn usual(content: &Content, group: &Group) -> Self {
        if group.via_desk() || content.is_sensitive(group) {
            Self::Memo(group.id.clone())
        } else {
            Self::Group(group.id.clone())
        }
    }

    /// Whether `content` has it and everybody concerned gave it to paper; what needs the date may still lack that.
    pub fn is_there(&self, content: &Content) -> bool {
        match self {
            Self::Group(id) | Self::Memo(id) => on_paper(content, id).is_ok(),
            Self::Groups(ids) => {
                let groups: Option<Vec<&Group>> = ids.iter().map(|id| on_paper(content, id).ok()).collect();
                ids.len() <= GROUPS_MAX && groups.is_some_and(|it| it.iter().any(|group| !group.via_desk()))
            }
            Self::Event(id) => content.events.get(id).is_some_and(|it| it.channels.allow(Channel::Paper)),
            Self::Leaflet(id) => content.leaflets.get(id).is_some_and(|it| it.channels.allow(Channel::Paper)),
            Self::Booking(id) => content.bookings.contains_key(id) || content.requests.contains_key(id),
            Self::Talk => !content.helplines.is_empty(),
            // It is handed out, never printed like other papers.
            Self::FollowUp => false,
            Self::Week | Self::FirstVisit | Self::Founding | Self::Rooms => true,
        }
    }

    /// The groups it is about; what is printed without a name is about its group all the same.
    pub fn groups(&self) -> &[GroupId] {
        match self {
            Self::Group(id) | Self::Memo(id) => std::slice::from_ref(id),
            Self::Groups(ids) => ids,
            Self::Event(_)
            | Self::Week
            | Self::FirstVisit
            | Self::Founding
            | Self::Rooms
            | Self::Leaflet(_)
            | Self::Booking(_)
            | Self::Talk
            | Self::FollowUp => &[],
        }
    }

    /// Whether it is the same matter said another way: the paper of a group with its name or without.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Group(here) | Self::Memo(here), Self::Group(there) | Self::Memo(there)) => here == there,
            (_, _) => self == other,
        }
    }

    /// The address that stands for it on the glass where nothing prints: the group's own, else the centre's. A paper
    /// without a name has no code that leads to one.
    pub fn address<'a>(&self, content: &'a Content) -> Option<&'a str> {
        let group = match self {
            Self::Group(id) => content.groups.get(id),
            Self::Leaflet(id) => content
                .leaflets
                .get(id)
                .and_then(|it| it.group.as_ref())
                .and_then(|id| content.groups.get(id)),
            Self::Groups(_) | Self::Memo(_) | Self::Event(_) => None,
            // What stands on these is on no page of the centre.
            Self::Week
            | Self::FirstVisit
            | Self::Founding
            | Self::Rooms
            | Self::Booking(_)
            | Self::Talk
            | Self::FollowUp => return None,
        };
        let own = group.filter(|group| !group.via_desk()).and_then(|group| {
            group.contacts.iter().find_map(|contact| match contact {
                Contact::Web(address) => Some(address.as_str()),
                Contact::Phone(_) | Contact::Mail(_) | Contact::Letter(_) | Contact::Desk => None,
            })
        });
        own.or(content.settings.web.as_deref())
    }
}
