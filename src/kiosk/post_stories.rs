//! Stories of groups that ask after their post.

use std::sync::Arc;

use super::{
    opening::{Opened, Opening},
    page::{Page, Press},
    sample::*,
    typing::Key,
    visit::Visit,
};
use crate::domain::{
    check_in::NumberSum,
    content::{Content, Item},
    id::MailboxId,
    mailbox::{BoxKind, Mailbox, Post},
};

fn mailbox(number: u32, pin: &str) -> Mailbox {
    let id = MailboxId::parse(&format!("box-{number}")).unwrap();
    Mailbox {
        pin: Some(NumberSum::of_box(&id, pin)),
        id,
        kind: BoxKind::Locker,
        number,
        post: Post::Waiting,
        renew_on: wall(NOON).date_naive(),
    }
}

fn with_boxes(rev: u64) -> Arc<Content> {
    let boxes = [mailbox(12, "0417"), mailbox(13, "5500")].map(Item::Mailbox);
    content(rev, furnished().into_iter().chain(boxes).collect())
}

fn at_the_post() -> Hand {
    let mut hand = Hand::with(&with_boxes(1));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Post));
    hand
}

fn asks(hand: &mut Hand, digits: &str) -> Option<Opened> {
    hand.pass(1000);
    digits.chars().for_each(|digit| hand.press(Press::Type(Key::Letter(digit))));
    hand.press(Press::OpenBox);
    hand.kiosk.visit().and_then(Visit::opening).map(Opening::state)
}

#[test]
fn number_and_pin_tell_of_the_post_and_leave_nothing_behind() {
    let mut hand = at_the_post();
    assert!(matches!(asks(&mut hand, "0120417"), Some(Opened::Shown { post: Post::Waiting, .. })));
    let asked = format!("{:?}", hand.kiosk.visit());
    assert!(!asked.contains("0120417") && !asked.contains("0417"), "no digit stays: {asked}");
    hand.tap(Press::Back);
    hand.tap(Press::Open(Page::Post));
    let fresh = hand.kiosk.visit().and_then(Visit::opening).map(|it| (it.state(), it.digits_count()));
    assert_eq!(fresh, Some((Opened::Nothing, (0, 0))), "the next one begins anew");
}

#[test]
fn a_wrong_pin_and_a_number_nobody_has_look_the_same() {
    let wrong_pin = asks(&mut at_the_post(), "0125500");
    let no_such_box = asks(&mut at_the_post(), "9990417");
    assert_eq!((wrong_pin, no_such_box), (Some(Opened::Wrong), Some(Opened::Wrong)));
    assert_eq!(asks(&mut at_the_post(), "012041"), Some(Opened::Nothing), "too few digits ask nothing");
}

#[test]
fn whoever_guesses_waits_and_hiding_the_screen_does_not_help() {
    let mut hand = at_the_post();
    for _ in 0..3 {
        assert_eq!(asks(&mut hand, "0121111"), Some(Opened::Wrong));
    }
    assert!(matches!(asks(&mut hand, "0121112"), Some(Opened::Resting(_))));
    hand.tap(Press::Hide);
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Post));
    assert!(matches!(asks(&mut hand, "0120417"), Some(Opened::Resting(_))));
    hand.pass(30_000);
    assert!(matches!(asks(&mut hand, "0120417"), Some(Opened::Shown { .. })));
}

#[test]
fn a_corner_without_boxes_has_no_such_page() {
    let mut hand = Hand::with(&content(1, furnished()));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Post));
    assert_eq!(hand.kiosk.visit().map(Visit::page), Some(&Page::Home));
}
