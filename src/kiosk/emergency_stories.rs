//! Stories of emergencies: they cover whatever is there, leave nothing of a visit, and end.

use chrono::TimeDelta;

use super::{
    KioskConfig,
    cover::{ANSWER_SECS, Cover},
    due::Why,
    effect::{Effect, Report},
    event::{Covered, Event},
    kiosk::Stage,
    lane::LaneName,
    page::{Page, Press},
    sample::*,
};
use crate::domain::{
    content::{Content, Item},
    emergency::EmergencyKind,
    notice::{Notice, Urgency},
    program::Shown,
    signage::{Automatic, SlideKind},
};

/// The corner with this emergency.
fn alarmed(rev: u64, kind: EmergencyKind, since: &str, until: &str) -> std::sync::Arc<Content> {
    let items = furnished().into_iter().chain([emergency(kind, since, until)]);
    content(rev, items.collect())
}

/// At noon, until one.
fn fire() -> std::sync::Arc<Content> {
    alarmed(2, EmergencyKind::Evacuation, NOON, "2026-11-21 13:00:00")
}

fn cover(hand: &Hand) -> &Cover {
    let Stage::Emergency(cover) = hand.kiosk.stage() else { panic!("{:?}", hand.kiosk.stage()) };
    cover
}

fn stands(hand: &Hand) -> bool {
    matches!(hand.kiosk.stage(), Stage::Emergency(_))
}

#[test]
fn it_covers_an_open_visit_in_one_step_and_wipes_it() {
    let mut hand = Hand::with(&corner());
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Group(group_id("safe-harbour"))));
    hand.publish(&fire());
    assert!(stands(&hand) && hand.kiosk.visit().is_none());
    assert!(hand.last.contains(&Effect::Forget), "{:?}", hand.last);
    assert_eq!(cover(&hand).emergency().kind, EmergencyKind::Evacuation);
    assert!(!format!("{:?}", hand.kiosk.front).contains("safe-harbour"));
}

#[test]
fn it_covers_the_signage_and_the_card_of_a_hidden_screen() {
    let mut hidden = Hand::with(&corner());
    hidden.tap(Press::Wake);
    hidden.press(Press::Hide);
    for hand in [&mut hidden, &mut Hand::with(&corner())] {
        hand.publish(&fire());
        assert!(stands(hand));
    }
}

#[test]
fn a_touch_is_answered_and_opens_nothing() {
    let mut hand = Hand::with(&fire());
    for press in [Press::Open(Page::Home), Press::Home, Press::Finish, Press::Touched] {
        hand.tap(press);
        assert!(stands(&hand) && !cover(&hand).answers());
    }
    hand.tap(Press::Wake);
    assert!(stands(&hand) && cover(&hand).answers() && hand.kiosk.visit().is_none());
    hand.pass(ANSWER_SECS * 1000 + 1);
    assert!(stands(&hand) && !cover(&hand).answers());
}

#[test]
fn it_ends_by_itself_and_the_next_touch_begins_a_visit() {
    let mut hand = Hand::with(&fire());
    hand.pass(60 * 60 * 1000 - 1000);
    assert!(stands(&hand));
    let before = hand.kiosk.deadline();
    assert!(before.0.millis_since(hand.now.mono) <= 1001, "{before:?}");
    hand.pass(1002);
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
    assert_eq!(*hand.shown(), Shown::Welcome);
    hand.tap(Press::Wake);
    assert!(hand.kiosk.visit().is_some());
}

#[test]
fn the_deadline_knows_its_end() {
    let mut hand = Hand::with(&alarmed(2, EmergencyKind::Tsunami, NOON, "2026-11-21 12:00:04"));
    assert_eq!(hand.kiosk.deadline().1, Why::EmergencyOver);
    hand.pass(4_002);
    assert!(!stands(&hand));
}

#[test]
fn the_languages_take_turns_and_come_round() {
    let mut hand = Hand::with(&fire());
    let mut turns = Vec::new();
    for _ in 0..4 {
        turns.push(cover(&hand).turn(hand.now.mono));
        hand.pass(10_000);
    }
    assert_eq!(turns, [0, 1, 2, 0]);
}

#[test]
fn it_is_taken_back_and_what_was_published_meanwhile_shows() {
    let mut hand = Hand::with(&corner());
    hand.publish(&fire());
    let with_news = |items: Vec<Item>| items.into_iter().chain([notice("n-3", "開きました")]).collect();
    hand.publish(&content(3, with_news(furnished())));
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
    assert!(matches!(hand.shown(), Shown::Notice(id) if id.as_str() == "n-3"), "{:?}", hand.shown());
}

#[test]
fn another_one_takes_its_place_and_an_older_one_never_returns() {
    let mut hand = Hand::with(&fire());
    hand.tap(Press::Wake);
    let later = emergency(EmergencyKind::Closing, "2026-11-21 12:10:00", "2026-11-21 12:20:00");
    let earlier = emergency(EmergencyKind::Evacuation, NOON, "2026-11-21 13:00:00");
    for items in [[earlier.clone(), later.clone()], [later, earlier]] {
        hand.publish(&content(3, furnished().into_iter().chain(items).collect()));
        assert_eq!(cover(&hand).emergency().kind, EmergencyKind::Closing);
        assert!(!cover(&hand).answers(), "a new one has not been touched");
    }
    hand.pass(20 * 60 * 1000);
    assert!(!stands(&hand), "the newest is over, and nothing older stands");
}

#[test]
fn it_survives_a_restart_and_is_over_for_who_was_off_meanwhile() {
    let start = |wall: &str| {
        let mut hand = Hand::new(KioskConfig::default(), wall);
        hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(fire()))));
        hand
    };
    assert!(stands(&start("2026-11-21 12:59:59")));
    assert!(!stands(&start("2026-11-21 13:00:00")));
    // A battery that died says nothing of the time: it stands until the office takes it back.
    let mut lost = start("1970-01-01 09:00:00");
    lost.pass(26 * 60 * 60 * 1000);
    assert!(stands(&lost));
    lost.now.wall = wall("2026-11-21 13:00:00");
    lost.event(Event::Woke);
    assert!(!stands(&lost), "a corrected clock is believed at once");
}

#[test]
fn a_clock_put_back_brings_it_back_and_put_forward_ends_it() {
    let mut hand = Hand::with(&fire());
    hand.now.wall += TimeDelta::hours(2);
    hand.event(Event::Woke);
    assert!(!stands(&hand));
    hand.now.wall -= TimeDelta::hours(2);
    hand.event(Event::Woke);
    assert!(stands(&hand));
}

/// The window shows a frame; whatever is then told to the office arrives there.
fn tell(hand: &mut Hand) -> Option<Report> {
    if let Some(drawn) = hand.kiosk.drawing() {
        hand.event(Event::Painted(drawn));
    }
    let mut last = None;
    while let Some((ticket, _, Effect::Report(_, report))) = hand.open.remove(&LaneName::Report) {
        let office = hand.office();
        hand.event(Event::Reported(ticket, Ok(office)));
        last = Some(report);
    }
    last
}

#[test]
fn the_office_hears_what_covers_the_glass_once_it_is_painted_and_when_it_is_gone() {
    let mut hand = Hand::with(&corner());
    tell(&mut hand);
    hand.pass(5_000);
    hand.publish(&fire());
    assert_eq!(hand.kiosk.health(&hand.now).covered, None, "nobody has seen it yet");
    let report = tell(&mut hand).expect("the office hears of it");
    let covered = Covered { published: wall(NOON).to_utc(), since: hand.now.wall.to_utc() };
    assert_eq!((report.covered, report.shows), (Some(covered), Some(fire().revision)));
    assert_eq!(tell(&mut hand), None, "once is enough");
    hand.pass(60 * 60 * 1000);
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
    // Nobody answered for an hour: the lane rests between its tries, and then says it.
    let gone = (0..5).find_map(|_| {
        let report = tell(&mut hand).filter(|report| report.covered.is_none());
        hand.pass(120_000);
        report
    });
    assert_eq!(gone.map(|report| report.shows), Some(Some(fire().revision)));
}

#[test]
fn an_urgent_notice_comes_first_whether_a_playlist_has_it_or_not() {
    let shown_first = |urgency: Urgency| {
        let Item::Notice(news) = notice("n-9", "水が出ません") else { unreachable!() };
        let round = playlist(&[SlideKind::Automatic(Automatic::Welcome)]);
        let hand = Hand::with(&content(1, vec![Item::Notice(Notice { urgency, ..news }), round]));
        hand.shown().clone()
    };
    // Noon is a whole number of rounds, with the notice and without.
    assert_eq!(shown_first(Urgency::Ordinary), Shown::Welcome);
    for urgency in [Urgency::Urgent, Urgency::UrgentWithChime] {
        assert!(matches!(shown_first(urgency), Shown::Notice(id) if id.as_str() == "n-9"));
    }
}
