//! People in front of the glass, who press what is offered and leave when they like.

use chrono::{Days, NaiveTime};

use super::{corner, dice::Dice, tally::Mark};
use crate::{
    domain::{
        check_in::Presence,
        content::Content,
        group::Audience,
        id::{BookingId, GroupId, RoomId},
        kana::IndexRow,
        slip::SlipKind,
        slot::Slot,
        text::Lang,
        time::Hours,
    },
    kiosk::{
        Kiosk,
        kiosk::Stage,
        page::{Asked, Look, Page, Press, TextSize, Without},
        saying::Saying,
        typing::{Key, Layout, Veil},
        visit::Visit,
    },
};

/// What is typed: some of it is in every corner, some finds nothing, some calls for help.
const LETTERS: [char; 14] =
    ['か', 'い', 'の', 'さ', 'ゆ', 'き', 'し', 'に', 'た', 'ん', 'ー', 'a', 'k', '会'];

/// What somebody presses next.
pub fn press(kiosk: &Kiosk, dice: &mut Dice) -> Press {
    let Some(content) = kiosk.content().filter(|_| matches!(kiosk.stage(), Stage::Visit(_))) else {
        return Press::Wake;
    };
    if kiosk.visit().map(Visit::page) == Some(&Page::Search) && !dice.one_in(4) {
        return typing(dice);
    }
    if kiosk.visit().is_some_and(|visit| matches!(visit.page(), Page::Paper(_))) && !dice.one_in(3) {
        return Press::Print;
    }
    if let Some(Page::CheckIn(booking, _) | Page::Stay(booking)) = kiosk.visit().map(Visit::page)
        && !dice.one_in(6)
    {
        return arriving(kiosk, &corner::number(booking), dice);
    }
    if kiosk.visit().map(Visit::page) == Some(&Page::CallStaff) && dice.one_in(2) {
        return Press::CallStaff;
    }
    if kiosk.visit().is_some_and(|visit| matches!(visit.page(), Page::WalkUp(_))) && dice.one_in(2) {
        return Press::CheckIn;
    }
    if matches!(kiosk.visit().map(Visit::page), Some(Page::Request(_))) && !dice.one_in(6) {
        return asking(kiosk, dice);
    }
    match dice.below(24) {
        0 => Press::Home,
        1..=3 => Press::Back,
        4 => Press::Stay,
        5..=7 => Press::Touched,
        8 => habits(dice),
        9 if dice.one_in(3) => Press::Hide,
        10 if dice.one_in(3) => Press::Finish,
        11..=15 => Press::Open(dice.pick(&arrivals(content)).cloned().unwrap_or(Page::Rooms)),
        16..=17 => Press::Open(wish(content, dice).map_or(Page::Rooms, Page::Request)),
        _ => Press::Open(dice.pick(&pages(content)).cloned().unwrap_or(Page::Home)),
    }
}

/// Types the number of the box and its PIN, seldom another digit, and asks.
fn asking(kiosk: &Kiosk, dice: &mut Dice) -> Press {
    let typed = kiosk.visit().and_then(Visit::requesting).map_or((0, 0), |it| it.box_of().digits_count());
    match corner::BOX.chars().nth(typed.0 + typed.1) {
        Some(_) if dice.one_in(60) => Press::Type(Key::Letter('7')),
        Some(digit) => Press::Type(Key::Letter(digit)),
        None => Press::CheckIn,
    }
}

/// Two hours of the room on a day that comes, from what the content knows of its days; sometimes it cannot be had.
fn wish(content: &Content, dice: &mut Dice) -> Option<Slot> {
    let latest = content.bookings.values().map(|booking| booking.date).max()?;
    let ahead = Days::new(1 + dice.below(4));
    let start = 9 + u32::try_from(dice.below(10)).unwrap_or(0);
    let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
    let hours = Hours::new(at(start)?, at(start + 2)?)?;
    Some(Slot { room: RoomId::parse("room-1").ok()?, date: latest.checked_add_days(ahead)?, hours })
}

/// What a press counts as.
pub fn mark(press: &Press) -> Mark {
    match press {
        Press::Wake => Mark::VisitBegan,
        Press::Open(_) => Mark::PageOpened,
        Press::Back | Press::Home => Mark::WentBack,
        Press::Hide => Mark::ScreenHidden,
        Press::Finish => Mark::Finished,
        Press::Stay
        | Press::Touched
        | Press::Print
        | Press::Gather(_)
        | Press::CheckIn
        | Press::OpenBox
        | Press::CallStaff
        | Press::Staff(_)
        | Press::FollowUp(_)
        | Press::Aloud(_) => Mark::Stayed,
        Press::TextSize(_) | Press::Look(_) | Press::Lang(_) | Press::Reach(_) | Press::Manner(_) => {
            Mark::ReadingChosen
        }
        Press::Type(_) | Press::Keys(_) | Press::Veil(_) => Mark::Typed,
    }
}

/// Types the number the group was told, sometimes another one, and says it.
fn arriving(kiosk: &Kiosk, number: &str, dice: &mut Dice) -> Press {
    let typed = kiosk.visit().and_then(Visit::saying).map_or(0, Saying::digits_count);
    match number.chars().nth(typed) {
        Some(_) if dice.one_in(8) => Press::Type(Key::Letter('7')),
        Some(_) if dice.one_in(40) => Press::Type(Key::Rub),
        Some(digit) => Press::Type(Key::Letter(digit)),
        None => Press::CheckIn,
    }
}

fn typing(dice: &mut Dice) -> Press {
    match dice.below(12) {
        0 => Press::Type(Key::Voice),
        1 => Press::Type(Key::Size),
        2 => Press::Type(Key::Rub),
        3 => Press::Type(Key::Space),
        4 if dice.one_in(4) => Press::Type(Key::Clear),
        5 => Press::Keys(if dice.one_in(2) { Layout::Latin } else { Layout::Kana }),
        6 => Press::Veil(if dice.one_in(2) { Veil::Drawn } else { Veil::Open }),
        _ => Press::Type(Key::Letter(dice.pick(&LETTERS).copied().unwrap_or('あ'))),
    }
}

fn habits(dice: &mut Dice) -> Press {
    match dice.below(4) {
        0 => Press::TextSize(TextSize::Large),
        1 => Press::Look(Look::Contrast),
        2 => Press::Lang(Lang::JaEasy),
        _ => Press::Lang(Lang::En),
    }
}

/// Every page that content offers, and one that it does not.
pub fn pages(content: &Content) -> Vec<Page> {
    let mut pages = vec![
        Page::Find,
        Page::Search,
        Page::Kana(IndexRow::Sa),
        Page::Tonight,
        Page::Near(None),
        Page::Near(Some("汐路市".to_owned())),
        Page::Rooms,
        Page::Events,
        Page::Month("2026-11-01".parse().unwrap_or_default()),
        Page::Leaflets,
        Page::GrownLeaflets(Asked::NotYet),
        Page::GrownLeaflets(Asked::Yes),
        Page::Notices,
        Page::Desks,
        Page::Talk,
        Page::TalkWithout(Without::Voice),
        Page::TalkWithout(Without::Phone),
        Page::RoomDays,
        Page::Answer,
        Page::Matters(None),
        Page::Matters(Some("お金".to_owned())),
        Page::Resources,
        Page::Founding,
        Page::Young,
        Page::CallStaff,
        Page::House,
        Page::Counted,
        Page::Reading,
        Page::Language,
        Page::Paper(SlipKind::Week),
        Page::Paper(SlipKind::Rooms),
        Page::Paper(SlipKind::Talk),
        Page::Paper(SlipKind::FirstVisit),
        Page::Paper(SlipKind::Founding),
    ];
    let papers = |id: GroupId| [Page::Paper(SlipKind::Group(id.clone())), Page::Paper(SlipKind::Memo(id))];
    pages.extend(content.groups.keys().cloned().flat_map(papers));
    pages.extend(content.themes.keys().cloned().map(Page::Theme));
    pages.extend(content.themes.keys().cloned().map(|id| Page::ThemeGroups(id, Some(Audience::Family))));
    pages.extend(content.groups.keys().cloned().flat_map(|id| [Page::Group(id.clone()), Page::Contact(id)]));
    pages.extend(arrivals(content));
    pages.extend(content.events.keys().cloned().map(Page::Event));
    pages.extend([None, Some(IndexRow::ALL[0])].map(Page::Books));
    pages.push(Page::Proposals);
    pages.extend(content.books.keys().cloned().map(Page::Book));
    pages.extend(content.proposals.keys().cloned().map(Page::Proposal));
    pages.extend(content.notices.keys().cloned().map(Page::Notice));
    pages.extend(content.desks.keys().cloned().map(Page::Desk));
    pages.extend(content.helplines.keys().cloned().map(Page::Helpline));
    pages.extend(
        content
            .leaflets
            .keys()
            .cloned()
            .flat_map(|id| (0..3).map(move |page| Page::Leaflet(id.clone(), page))),
    );
    pages
}

/// What can be said of the latest bookings, and the rooms that can be taken.
fn arrivals(content: &Content) -> Vec<Page> {
    let latest = content.bookings.keys().rev().take(6);
    let said = |booking: &BookingId| {
        let here = [Presence::Here, Presence::Gone].map(|it| Page::CheckIn(booking.clone(), it));
        here.into_iter().chain([Page::Stay(booking.clone())])
    };
    latest.flat_map(said).chain(content.rooms.keys().cloned().map(Page::WalkUp)).collect()
}
