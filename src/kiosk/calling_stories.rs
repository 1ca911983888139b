//! Stories of 職員をよぶ: once however often it is pressed, honest about who heard, gone with the visit.

use super::{
    calling::{Call, Staff},
    effect::Effect,
    event::{Event, NetTrouble},
    lane::{LaneName, Ticket},
    page::{Page, Press},
    sample::*,
};
use crate::domain::summons::{Standing, Step, WAITING_SECS};

/// How the office answers, well or badly, by any number.
pub(super) fn told(ticket: Ticket, (well, number): (bool, u64)) -> Event {
    let standing = [Standing::Waiting, Standing::Coming, Standing::Gone][(number % 3) as usize];
    let cut = NetTrouble::Unreachable("cut".to_owned());
    Event::Summoned(ticket, if well { Ok(standing) } else { Err(cut) })
}

fn at_the_page() -> Hand {
    let mut hand = Hand::with(&corner());
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::CallStaff));
    hand
}

/// What the terminal asks the office at this moment.
fn asked(hand: &Hand) -> Option<Step> {
    match hand.open.get(&LaneName::Summon) {
        Some((_, _, Effect::Summon(_, step))) => Some(*step),
        Some(_) | None => None,
    }
}

fn office_says(hand: &mut Hand, standing: Standing) {
    hand.answer(LaneName::Summon, |ticket| Event::Summoned(ticket, Ok(standing)));
}

fn nobody_answers(hand: &mut Hand) {
    let cut = NetTrouble::Unreachable("cut".to_owned());
    hand.answer(LaneName::Summon, |ticket| Event::Summoned(ticket, Err(cut)));
}

#[test]
fn somebody_calls_and_reads_that_staff_come() {
    let mut hand = at_the_page();
    assert_eq!((hand.kiosk.staff(&hand.now), hand.kiosk.call()), (Staff::There, Call::Idle));
    hand.tap(Press::CallStaff);
    assert_eq!((hand.kiosk.call(), asked(&hand)), (Call::Asking, Some(Step::Ask)));
    hand.tap(Press::CallStaff);
    office_says(&mut hand, Standing::Waiting);
    assert!(matches!(hand.kiosk.call(), Call::Heard(_)));
    hand.tap(Press::CallStaff);
    assert_eq!(asked(&hand), None, "pressed three times is once");
    hand.pass(3_000);
    assert_eq!(asked(&hand), Some(Step::Look), "a look is no new call");
    office_says(&mut hand, Standing::Coming);
    assert_eq!(hand.kiosk.call(), Call::Coming);
    hand.pass(30_000);
    assert_eq!(asked(&hand), None, "there is nothing more to ask");
}

#[test]
fn nobody_is_said_to_have_heard_what_never_left() {
    let mut hand = at_the_page();
    hand.tap(Press::CallStaff);
    nobody_answers(&mut hand);
    assert_eq!(hand.kiosk.call(), Call::Unheard);
    hand.pass(60_000);
    assert_eq!(asked(&hand), None, "it is not sent later, when whoever called is gone");
    hand.tap(Press::CallStaff);
    assert_eq!(asked(&hand), Some(Step::Ask), "but anybody may try once more");
    hand.press(Press::Touched);
    hand.pass(31_000);
    assert_eq!(hand.kiosk.call(), Call::Unheard, "an answer that never comes is none");
}

#[test]
fn a_cable_pulled_later_takes_nothing_back_and_minutes_without_an_answer_are_told() {
    let mut hand = at_the_page();
    hand.tap(Press::CallStaff);
    office_says(&mut hand, Standing::Waiting);
    hand.pass(3_000);
    nobody_answers(&mut hand);
    assert!(matches!(hand.kiosk.call(), Call::Heard(_)), "staff may have seen it");
    for _ in 0..=WAITING_SECS / 60 {
        hand.tap(Press::Touched);
        hand.open.remove(&LaneName::Summon);
        hand.pass(60_000);
    }
    assert_eq!(hand.kiosk.call(), Call::Unanswered);
}

#[test]
fn what_the_office_forgot_counts_as_unanswered() {
    let mut hand = at_the_page();
    hand.tap(Press::CallStaff);
    office_says(&mut hand, Standing::Waiting);
    hand.pass(3_000);
    office_says(&mut hand, Standing::Gone);
    assert_eq!(hand.kiosk.call(), Call::Unanswered);
}

#[test]
fn the_next_visitor_finds_nothing_of_a_call() {
    for leave in [Press::Hide, Press::Finish] {
        let mut hand = at_the_page();
        hand.tap(Press::CallStaff);
        office_says(&mut hand, Standing::Waiting);
        hand.tap(leave);
        assert_eq!(hand.kiosk.call(), Call::Idle);
        hand.pass(10_000);
        assert_eq!(asked(&hand), None, "the terminal asks no more; staff see it until they answer");
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::CallStaff));
        assert_eq!(hand.kiosk.call(), Call::Idle);
    }
    let mut hand = at_the_page();
    hand.tap(Press::CallStaff);
    hand.tap(Press::Hide);
    office_says(&mut hand, Standing::Coming);
    assert_eq!(hand.kiosk.call(), Call::Idle, "an answer to nobody");
}

#[test]
fn outside_the_desk_s_hours_nothing_is_sent() {
    let mut hand = at_the_page();
    hand.now.wall = wall("2026-11-21 22:00:00");
    hand.tap(Press::CallStaff);
    assert_eq!((hand.kiosk.staff(&hand.now), hand.kiosk.call()), (Staff::Away, Call::Idle));
    assert_eq!(asked(&hand), None);
    let mut elsewhere = Hand::with(&corner());
    elsewhere.tap(Press::Wake);
    elsewhere.tap(Press::CallStaff);
    assert_eq!(elsewhere.kiosk.call(), Call::Idle, "only the page has the button");
}
