//! Whether a page shows what nobody has written in the reader's language; it then says so, in one calm line.

use super::view::View;
use crate::{
    domain::{content::Content, text::Text},
    kiosk::page::Page,
};

/// Whether the text a page is about is Japanese for want of the reader's language.
pub(super) fn falls_back(view: &View<'_>, content: &Content, page: &Page) -> bool {
    let text = match page {
        Page::Group(id) | Page::Contact(id) => content.groups.get(id).map(|it| &it.summary),
        Page::Event(id) => content.events.get(id).map(|it| &it.summary),
        Page::Leaflet(id, _) => content.leaflets.get(id).map(|it| &it.title),
        Page::Notice(id) => content.notices.get(id).map(|it| &it.body),
        Page::Book(id) => content.books.get(id).map(|it| it.about.as_ref().unwrap_or(&it.title)),
        Page::Proposal(id) => content.proposals.get(id).map(|it| &it.aim),
        Page::Desk(id) => content.desks.get(id).map(|it| &it.what),
        Page::Helpline(id) => content.helplines.get(id).map(|it| &it.for_whom),
        Page::Home
        | Page::See
        | Page::Find
        | Page::Search
        | Page::Theme(_)
        | Page::ThemeGroups(..)
        | Page::Kana(_)
        | Page::Tonight
        | Page::Near(_)
        | Page::Rooms
        | Page::RoomDays
        | Page::CheckIn(..)
        | Page::Stay(_)
        | Page::WalkUp(_)
        | Page::RequestDays(_)
        | Page::RequestTimes(..)
        | Page::Request(_)
        | Page::Answer
        | Page::Post
        | Page::Events
        | Page::Leaflets
        | Page::GrownLeaflets(_)
        | Page::Books(_)
        | Page::Proposals
        | Page::Notices
        | Page::Desks
        | Page::Talk
        | Page::TalkWithout(_)
        | Page::House
        | Page::Counted
        | Page::Staff
        | Page::Month(_)
        | Page::CallStaff
        | Page::Young
        | Page::Matters(_)
        | Page::Resources
        | Page::Founding
        | Page::Reading
        | Page::Language
        | Page::Paper(_)
        | Page::FollowUp
        | Page::FollowUpText(_)
        | Page::FollowUpPaper(_)
        | Page::Reply => None,
    };
    text.is_some_and(|text: &Text| text.get(view.lang()).1 != view.lang())
}
