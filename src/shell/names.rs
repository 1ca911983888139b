//! Pages of a visit by the names people type.

use chrono::NaiveDate;

use crate::{
    domain::{
        check_in::Presence,
        follow_up::FollowUpKind,
        id::{
            BookId, BookingId, DeskId, EventId, GroupId, HelplineId, LeafletId, NoticeId, ProposalId, RoomId,
            ThemeId,
        },
        kana::index_row,
        slot::Slot,
        time::Hours,
    },
    kiosk::page::{Asked, Page, Without},
    wire::leaf::Leaf as _,
};

/// For how long a room is asked for where a name does not say it.
const MINUTES: u32 = 120;

/// The page of a name.
pub(super) fn page(text: &str) -> Option<Page> {
    let (kind, id) = text.split_once('/').map_or((text, None), |(kind, id)| (kind, Some(id)));
    Some(match (kind, id) {
        ("home", None) => Page::Home,
        ("see", None) => Page::See,
        ("find", None) => Page::Find,
        ("search", None) => Page::Search,
        ("theme", Some(id)) => Page::Theme(ThemeId::parse(id).ok()?),
        ("groups", Some(id)) => Page::ThemeGroups(ThemeId::parse(id).ok()?, None),
        ("kana", Some(kana)) => Page::Kana(index_row(kana)),
        ("tonight", None) => Page::Tonight,
        ("near", place) => Page::Near(place.map(str::to_owned)),
        ("group", Some(id)) => Page::Group(GroupId::parse(id).ok()?),
        ("contact", Some(id)) => Page::Contact(GroupId::parse(id).ok()?),
        ("rooms", None) => Page::Rooms,
        ("rooms", Some("days")) => Page::RoomDays,
        ("arrive", Some(id)) => Page::CheckIn(BookingId::parse(id).ok()?, Presence::Here),
        ("leave", Some(id)) => Page::CheckIn(BookingId::parse(id).ok()?, Presence::Gone),
        ("stay", Some(id)) => Page::Stay(BookingId::parse(id).ok()?),
        ("use", Some(id)) => Page::WalkUp(RoomId::parse(id).ok()?),
        ("ask", Some(what)) => ask(what)?,
        ("answer", None) => Page::Answer,
        ("post", None) => Page::Post,
        ("events", None) => Page::Events,
        ("events", Some(month)) => Page::Month(format!("{month}-01").parse().ok()?),
        ("event", Some(id)) => Page::Event(EventId::parse(id).ok()?),
        ("leaflets", None) => Page::Leaflets,
        ("grown", None) => Page::GrownLeaflets(Asked::NotYet),
        ("grown", Some("leaflets")) => Page::GrownLeaflets(Asked::Yes),
        ("leaflet", Some(id)) => {
            let (id, number) = id.split_once('/').unwrap_or((id, "1"));
            Page::Leaflet(LeafletId::parse(id).ok()?, number.parse::<usize>().ok()?.checked_sub(1)?)
        }
        ("books", kana) => Page::Books(kana.map(index_row)),
        ("book", Some(id)) => Page::Book(BookId::parse(id).ok()?),
        ("together", None) => Page::Proposals,
        ("together", Some(id)) => Page::Proposal(ProposalId::parse(id).ok()?),
        ("notices", None) => Page::Notices,
        ("notice", Some(id)) => Page::Notice(NoticeId::parse(id).ok()?),
        ("desks", None) => Page::Desks,
        ("desk", Some(id)) => Page::Desk(DeskId::parse(id).ok()?),
        ("matters", matter) => Page::Matters(matter.map(str::to_owned)),
        ("resources", None) => Page::Resources,
        ("start-group", None) => Page::Founding,
        ("young", None) => Page::Young,
        ("call-staff", None) => Page::CallStaff,
        ("talk", None) => Page::Talk,
        ("talk", Some("voice")) => Page::TalkWithout(Without::Voice),
        ("talk", Some("phone")) => Page::TalkWithout(Without::Phone),
        ("helpline", Some(id)) => Page::Helpline(HelplineId::parse(id).ok()?),
        ("house", None) => Page::House,
        ("counted", None) => Page::Counted,
        ("reading", None) => Page::Reading,
        ("language", None) => Page::Language,
        ("staff", None) => Page::Staff,
        ("paper", Some(kind)) => Page::Paper(kind.parse().ok()?),
        ("follow-up", None) => Page::FollowUp,
        ("follow-up", Some(step)) => follow_up(step)?,
        ("reply", None) => Page::Reply,
        _ => return None,
    })
}

/// `ROOM`, `ROOM/DAY`, `ROOM/DAY/MINUTES` or `ROOM/DAY/FROM-TO`.
fn ask(what: &str) -> Option<Page> {
    let mut parts = what.split('/');
    let room = RoomId::parse(parts.next()?).ok()?;
    let Some(day) = parts.next() else { return Some(Page::RequestDays(room)) };
    let date: NaiveDate = day.parse().ok()?;
    match parts.next() {
        None => Some(Page::RequestTimes(room, date, MINUTES)),
        Some(text) => match (text.parse(), Hours::from_word(text)) {
            (Ok(minutes), _) => Some(Page::RequestTimes(room, date, minutes)),
            (Err(_), hours) => Some(Page::Request(Slot { room, date, hours: hours.ok()? })),
        },
    }
}

fn follow_up(step: &str) -> Option<Page> {
    let (page, kind) = step.split_once('/')?;
    let kind = FollowUpKind::from_key(kind)?;
    match page {
        "write" => Some(Page::FollowUpText(kind)),
        "paper" => Some(Page::FollowUpPaper(kind)),
        _ => None,
    }
}

/// The name of a page.
pub(super) fn page_name(page: &Page) -> String {
    match page {
        Page::Home => "home".to_owned(),
        Page::See => "see".to_owned(),
        Page::Find => "find".to_owned(),
        Page::Search => "search".to_owned(),
        Page::Theme(id) => format!("theme/{id}"),
        Page::ThemeGroups(id, _) => format!("groups/{id}"),
        Page::Kana(row) => format!("kana/{}", row.label()),
        Page::Tonight => "tonight".to_owned(),
        Page::Near(None) => "near".to_owned(),
        Page::Near(Some(place)) => format!("near/{place}"),
        Page::Group(id) => format!("group/{id}"),
        Page::Contact(id) => format!("contact/{id}"),
        Page::Rooms => "rooms".to_owned(),
        Page::CheckIn(id, Presence::Here) => format!("arrive/{id}"),
        Page::CheckIn(id, Presence::Gone) => format!("leave/{id}"),
        Page::Stay(id) => format!("stay/{id}"),
        Page::WalkUp(id) => format!("use/{id}"),
        Page::RequestDays(room) => format!("ask/{room}"),
        Page::RequestTimes(room, date, minutes) => format!("ask/{room}/{date}/{minutes}"),
        Page::Request(Slot { room, date, hours }) => format!("ask/{room}/{date}/{}", hours.to_word()),
        Page::Answer => "answer".to_owned(),
        Page::Post => "post".to_owned(),
        Page::Events => "events".to_owned(),
        Page::Month(first) => format!("events/{}", first.format("%Y-%m")),
        Page::Event(id) => format!("event/{id}"),
        Page::Leaflets => "leaflets".to_owned(),
        Page::GrownLeaflets(Asked::NotYet) => "grown".to_owned(),
        Page::GrownLeaflets(Asked::Yes) => "grown/leaflets".to_owned(),
        Page::Leaflet(id, 0) => format!("leaflet/{id}"),
        Page::Leaflet(id, number) => format!("leaflet/{id}/{}", number + 1),
        Page::Books(None) => "books".to_owned(),
        Page::Books(Some(row)) => format!("books/{}", row.label()),
        Page::Book(id) => format!("book/{id}"),
        Page::Proposals => "together".to_owned(),
        Page::Proposal(id) => format!("together/{id}"),
        Page::Notices => "notices".to_owned(),
        Page::Notice(id) => format!("notice/{id}"),
        Page::Desks => "desks".to_owned(),
        Page::Desk(id) => format!("desk/{id}"),
        Page::Matters(None) => "matters".to_owned(),
        Page::Matters(Some(matter)) => format!("matters/{matter}"),
        Page::Resources => "resources".to_owned(),
        Page::Founding => "start-group".to_owned(),
        Page::Young => "young".to_owned(),
        Page::CallStaff => "call-staff".to_owned(),
        Page::Talk => "talk".to_owned(),
        Page::TalkWithout(Without::Voice) => "talk/voice".to_owned(),
        Page::TalkWithout(Without::Phone) => "talk/phone".to_owned(),
        Page::Helpline(id) => format!("helpline/{id}"),
        Page::RoomDays => "rooms/days".to_owned(),
        Page::House => "house".to_owned(),
        Page::Counted => "counted".to_owned(),
        Page::Reading => "reading".to_owned(),
        Page::Language => "language".to_owned(),
        Page::Staff => "staff".to_owned(),
        Page::Paper(kind) => format!("paper/{kind}"),
        Page::FollowUp => "follow-up".to_owned(),
        Page::FollowUpText(kind) => format!("follow-up/write/{}", kind.key()),
        Page::FollowUpPaper(kind) => format!("follow-up/paper/{}", kind.key()),
        Page::Reply => "reply".to_owned(),
    }
}
