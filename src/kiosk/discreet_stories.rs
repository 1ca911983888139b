//! What leaves a terminal while somebody is there: the same whatever they look at, and no picture of it (PRIVACY P14).

use super::{
    effect::{Effect, Report},
    event::{Event, NetTrouble},
    lane::LaneName,
    page::{Page, Press, Without},
    sample::*,
};
use crate::domain::{content::Content, follow_up::FollowUpKind, slip::SlipKind};

/// Every sort of page that can be looked at.
fn pages(content: &Content) -> Vec<Page> {
    let mut pages = vec![
        Page::Find,
        Page::Search,
        Page::Tonight,
        Page::Near(None),
        Page::Rooms,
        Page::Post,
        Page::Events,
        Page::Leaflets,
        Page::Notices,
        Page::Talk,
        Page::TalkWithout(Without::Voice),
        Page::Resources,
        Page::Founding,
        Page::Young,
        Page::CallStaff,
        Page::House,
        Page::Counted,
        Page::Language,
        Page::FollowUp,
        Page::FollowUpText(FollowUpKind::Running),
        Page::FollowUpPaper(FollowUpKind::Running),
        Page::Reply,
    ];
    pages.extend(content.groups.keys().cloned().flat_map(|id| [Page::Group(id.clone()), Page::Contact(id)]));
    pages.extend(content.groups.keys().cloned().map(|id| Page::Paper(SlipKind::Memo(id))));
    pages.extend(content.themes.keys().cloned().map(Page::Theme));
    pages.extend(content.events.keys().cloned().map(Page::Event));
    pages.extend(content.leaflets.keys().cloned().map(|id| Page::Leaflet(id, 0)));
    pages
}

/// What the office is told of a terminal on whose glass this page stands.
fn told(page: Page) -> Report {
    let mut hand = Hand::with(&corner());
    hand.tap(Press::Wake);
    hand.tap(Press::Open(page));
    let cut = || NetTrouble::Unreachable("cut".to_owned());
    hand.answer(LaneName::Report, |ticket| Event::Reported(ticket, Err(cut())));
    hand.pass(5_000);
    let Some((_, _, Effect::Report(_, report))) = hand.open.get(&LaneName::Report) else {
        panic!("no report in {:?}", hand.open)
    };
    report.clone()
}

#[test]
fn what_the_office_hears_of_a_terminal_is_the_same_whatever_somebody_looks_at() {
    let (all, plain) = (pages(&corner()), told(Page::Reading));
    assert!(all.len() > 24, "{}", all.len());
    for page in all {
        let said = format!("{page:?}");
        assert_eq!(told(page), plain, "{said}");
    }
    // Every field of it: a picture of the glass has no place to be in.
    let Report {
        shows: _,
        shows_since: _,
        covered: _,
        blobs_missing: _,
        clock: _,
        clock_known: _,
        voice: _,
        troubles,
        // How it is set, whether somebody is there, and the last slide before they came.
        screen: _,
    } = plain;
    assert!(troubles.concat().len() < 400, "{troubles:?}");
}
