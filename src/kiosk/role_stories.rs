//! Stories of terminals that nobody touches: the board of all rooms, and the sign beside one door.

use super::{
    KioskConfig,
    kiosk::Stage,
    lane::LaneName,
    page::{Page, Press},
    sample::*,
    trouble::Trouble,
};
use crate::domain::{emergency::EmergencyKind, role::Role};

/// A paired terminal of this role with the furnished corner.
fn standing(role: &str) -> Hand {
    let mut hand = Hand::new(KioskConfig { role: role.parse().unwrap(), ..KioskConfig::default() }, NOON);
    let content = corner();
    hand.answer(LaneName::Load, |ticket| super::event::Event::Loaded(ticket, loaded(Some(content))));
    hand
}

#[test]
fn a_touch_on_a_board_or_a_door_does_nothing() {
    for role in ["board", "door:room-1"] {
        let mut hand = standing(role);
        for press in [Press::Wake, Press::Open(Page::Rooms), Press::Home, Press::Hide, Press::Touched] {
            let before = hand.kiosk.stage() == Stage::Board;
            hand.press(press);
            assert!(hand.kiosk.visit().is_none(), "{role}: a visit began");
            assert_eq!(hand.kiosk.stage() == Stage::Board, before);
        }
        assert!(hand.kiosk.pictures().is_empty(), "{role}: it shows no picture and wants none");
    }
    let mut terminal = standing("terminal");
    terminal.tap(Press::Wake);
    assert!(terminal.kiosk.visit().is_some(), "a terminal is there to be touched");
}

#[test]
fn a_door_stands_for_its_room_and_says_when_there_is_none() {
    let hand = standing("door:room-1");
    let Stage::Door(room) = hand.kiosk.stage() else { panic!("{:?}", hand.kiosk.stage()) };
    assert_eq!(room.as_str(), "room-1");
    let missing = |hand: &Hand| {
        let troubles = hand.kiosk.health(&hand.now).troubles;
        troubles.iter().any(|trouble| matches!(trouble, Trouble::NoSuchRoom(_)))
    };
    let known = hand.kiosk.content().unwrap().rooms.contains_key(room);
    assert_eq!(missing(&hand), !known);
    let strange = standing("door:no-such-room");
    assert!(missing(&strange) && matches!(strange.kiosk.stage(), Stage::Door(_)));
}

#[test]
fn an_emergency_covers_a_door_and_leaves_it_again() {
    let mut hand = standing("door:room-1");
    let alarm = emergency(EmergencyKind::Evacuation, NOON, "2026-11-21 13:00:00");
    hand.publish(&content(2, furnished().into_iter().chain([alarm]).collect()));
    assert!(matches!(hand.kiosk.stage(), Stage::Emergency(_)), "{:?}", hand.kiosk.stage());
    hand.press(Press::Wake);
    assert!(matches!(hand.kiosk.stage(), Stage::Emergency(_)), "a touch does nothing");
    hand.publish(&content(3, furnished()));
    assert_eq!(hand.kiosk.config().role, "door:room-1".parse::<Role>().unwrap());
    assert!(matches!(hand.kiosk.stage(), Stage::Door(_)), "{:?}", hand.kiosk.stage());
}
