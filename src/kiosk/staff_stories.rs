//! Stories of 職員のページ: who has no PIN finds no page, who guesses waits, and it closes with the page.

use super::{
    KioskConfig,
    effect::Effect,
    event::Event,
    lane::LaneName,
    page::{Page, Press},
    sample::*,
    staff::{Door, StaffAsk, StaffDoor},
    typing::Key,
    visit::Visit,
};
use crate::domain::staff_pin::StaffPin;

fn hand(staff_pin: Option<StaffPin>) -> Hand {
    let mut hand = Hand::new(KioskConfig { staff_pin, ..KioskConfig::default() }, NOON);
    let content = corner();
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(content))));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Staff));
    hand
}

fn before_the_door() -> Hand {
    hand(StaffPin::make([3; 32], "20261127"))
}

fn types(hand: &mut Hand, digits: &str) -> Option<Door> {
    hand.pass(1000);
    digits.chars().for_each(|digit| hand.press(Press::Type(Key::Letter(digit))));
    hand.press(Press::Staff(StaffAsk::Enter));
    hand.kiosk.visit().and_then(Visit::staff_door).map(StaffDoor::state)
}

#[test]
fn a_terminal_without_a_pin_has_no_staff_page() {
    let hand = hand(None);
    assert_eq!(hand.kiosk.visit().map(Visit::page), Some(&Page::Home));
}

#[test]
fn the_pin_opens_the_page_and_leaving_shuts_it() {
    let mut hand = before_the_door();
    assert_eq!(types(&mut hand, "2026112"), Some(Door::Shut), "too few digits ask nothing");
    assert_eq!(types(&mut hand, "7"), Some(Door::Open));
    assert!(!format!("{:?}", hand.kiosk.visit()).contains("20261127"));
    hand.tap(Press::Home);
    hand.tap(Press::Open(Page::Staff));
    let state = hand.kiosk.visit().and_then(Visit::staff_door).map(|it| (it.state(), it.digits_count()));
    assert_eq!(state, Some((Door::Shut, 0)));
}

#[test]
fn whoever_guesses_waits_ever_longer() {
    let mut hand = before_the_door();
    for _ in 0..3 {
        assert_eq!(types(&mut hand, "00000000"), Some(Door::Wrong));
    }
    assert!(matches!(types(&mut hand, "00000001"), Some(Door::Resting(_))));
    assert!(matches!(types(&mut hand, "20261127"), Some(Door::Resting(_))), "nor does the right one count");
    hand.pass(30_000);
    assert_eq!(types(&mut hand, "20261127"), Some(Door::Open));
}

#[test]
fn nothing_is_started_anew_but_from_behind_the_pin() {
    let mut hand = before_the_door();
    hand.tap(Press::Staff(StaffAsk::Restart));
    assert!(!hand.last.contains(&Effect::Restart));
    types(&mut hand, "20261127");
    hand.tap(Press::Staff(StaffAsk::Restart));
    assert!(hand.last.contains(&Effect::Restart));
}
