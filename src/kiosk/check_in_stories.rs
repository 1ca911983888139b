//! Stories of groups that arrive: written down before anybody is thanked, seen at once, told until the office has it.

mod staying;
mod walking_up;

use std::sync::Arc;

use super::{
    effect::Effect,
    event::{DiskTrouble, Event, Loaded, NetTrouble, Polled, Sent},
    lane::LaneName,
    noted::Noted,
    page::{Page, Press},
    sample::*,
    saying::Said,
    typing::Key,
    visit::Visit,
};
use crate::domain::{
    check_in::{CheckIn, CheckInBy, CheckInRules, NumberSum, Presence},
    content::{Content, Item},
    id::{BookingId, RoomId},
    room::{Booking, Certainty, Room},
    slip::SlipKind,
    stage::Stage,
    text::Text,
    time::Hours,
};

const NUMBER: &str = "0417";

fn id() -> BookingId {
    BookingId::parse("b").unwrap()
}

fn booked(rev: u64, by: CheckInBy) -> Arc<Content> {
    let room = RoomId::parse("room-1").unwrap();
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let rooms = Room {
        id: room.clone(),
        name: Text::ja("部屋"),
        capacity: 8,
        note: None,
        order: 1,
        check_in: CheckInRules { by, ..CheckInRules::default() },
        guide: crate::domain::room::RoomGuide::default(),
        calendar: None,
        slots: Vec::new(),
    };
    let booking = Booking {
        id: id(),
        room,
        date: wall(NOON).date_naive(),
        hours: Hours::new(hour(12), hour(14)).unwrap(),
        certainty: Certainty::Confirmed,
        shown_name: None,
        number: Some(NumberSum::of(&id(), NUMBER)),
    };
    content(rev, furnished().into_iter().chain([Item::Room(rooms), Item::Booking(booking)]).collect())
}

/// Somebody stands on the page of the booking.
fn arriving() -> Hand {
    let mut hand = Hand::with(&booked(1, CheckInBy::Number));
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
    hand
}

fn types(hand: &mut Hand, digits: &str) {
    hand.pass(1000);
    digits.chars().for_each(|digit| hand.press(Press::Type(Key::Letter(digit))));
    hand.press(Press::CheckIn);
}

fn state(hand: &Hand) -> Option<Said> {
    hand.kiosk.visit().and_then(Visit::saying).map(|saying| saying.state().clone())
}

fn keeps(hand: &Hand) -> usize {
    hand.last.iter().filter(|effect| matches!(effect, Effect::Keep(..))).count()
}

fn kept(hand: &mut Hand) {
    hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Ok(())));
}

fn stage(hand: &Hand) -> Stage {
    let content = hand.kiosk.content().unwrap();
    content.stage(&content.bookings[&id()], hand.now.wall.naive_local())
}

#[test]
fn a_group_arrives_and_everybody_sees_it_before_the_office_does() {
    let mut hand = arriving();
    assert_eq!(stage(&hand), Stage::Open);
    types(&mut hand, NUMBER);
    assert_eq!(keeps(&hand), 1);
    assert!(matches!(state(&hand), Some(Said::Keeping(_))), "nobody is thanked before it is on the disk");
    assert_eq!(stage(&hand), Stage::Open);
    kept(&mut hand);
    assert!(matches!(state(&hand), Some(Said::Kept(_))));
    assert_eq!(stage(&hand), Stage::InUse);
    assert!(hand.open.contains_key(&LaneName::Send), "and the office is told");
    hand.press(Press::CheckIn);
    assert_eq!(keeps(&hand), 0, "once");
}

#[test]
fn whoever_taps_twice_has_arrived_once() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    hand.press(Press::CheckIn);
    assert_eq!(keeps(&hand), 0);
    kept(&mut hand);
    assert!(matches!(state(&hand), Some(Said::Kept(_))));
}

#[test]
fn a_group_that_came_takes_the_paper_of_its_number_along_and_is_not_asked_again() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    kept(&mut hand);
    let paper = SlipKind::Booking(id());
    assert_eq!(hand.kiosk.visit().unwrap().number_of(&paper), Some(NUMBER));
    hand.tap(Press::Open(Page::Paper(paper.clone())));
    let written = hand.kiosk.visit().and_then(Visit::taking).map(|it| format!("{:?}", it.paper()));
    assert!(written.is_some_and(|it| it.contains(NUMBER)), "the paper bears the number");
    hand.tap(Press::Back);
    assert!(matches!(state(&hand), Some(Said::Kept(_))), "what was said stands");
    hand.tap(Press::Home);
    assert_eq!(hand.kiosk.visit().unwrap().number_of(&paper), None, "the number ends with its page");
}

#[test]
fn a_wrong_number_says_so_and_a_row_of_them_has_to_wait_whoever_types() {
    let mut hand = arriving();
    for _ in 0..3 {
        types(&mut hand, "1111");
        assert_eq!((state(&hand), keeps(&hand)), (Some(Said::Wrong), 0));
    }
    types(&mut hand, "2222");
    assert!(matches!(state(&hand), Some(Said::Resting(_))));
    hand.tap(Press::Hide);
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
    types(&mut hand, NUMBER);
    assert!(matches!(state(&hand), Some(Said::Resting(_))), "hiding the screen does not shorten it");
    hand.pass(30_000);
    types(&mut hand, NUMBER);
    assert_eq!(keeps(&hand), 1);
}

#[test]
fn a_full_disk_thanks_nobody() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Err(DiskTrouble::Full)));
    assert_eq!((state(&hand), stage(&hand)), (Some(Said::Lost), Stage::Open));
}

#[test]
fn a_disk_that_never_answers_thanks_nobody() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    hand.pass(LaneName::Keep.answer_secs() * 1000);
    assert_eq!((state(&hand), stage(&hand)), (Some(Said::Lost), Stage::Open));
}

#[test]
fn who_hides_the_screen_has_arrived_all_the_same_and_the_next_visitor_learns_nothing() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    hand.press(Press::Hide);
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
    kept(&mut hand);
    assert_eq!((state(&hand), stage(&hand)), (Some(Said::Nothing), Stage::InUse));
}

#[test]
fn too_early_or_without_the_time_nothing_is_said() {
    for wall in ["2026-11-21 11:29:00", "1970-01-01 00:00:00"] {
        let mut hand = Hand::new(super::KioskConfig::default(), wall);
        let content = booked(1, CheckInBy::Number);
        hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(content))));
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
        types(&mut hand, NUMBER);
        assert_eq!((state(&hand), keeps(&hand)), (Some(Said::Lost), 0), "{wall}");
    }
}

#[test]
fn where_nobody_needs_a_number_one_press_is_enough_and_where_nobody_may_none_is() {
    for (by, count) in [(CheckInBy::Anybody, 1), (CheckInBy::Nobody, 0)] {
        let mut hand = Hand::with(&booked(1, by));
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
        hand.tap(Press::CheckIn);
        assert_eq!(keeps(&hand), count, "{by:?}");
    }
}

#[test]
fn what_was_said_here_outlives_publications_until_the_office_says_it_too() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    kept(&mut hand);
    let said = hand.kiosk.content().unwrap().check_ins[&id()].as_ref().clone();
    hand.publish(&booked(2, CheckInBy::Number));
    assert_eq!(stage(&hand), Stage::InUse);
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Err(NetTrouble::Refused)));
    let theirs = booked(3, CheckInBy::Number).with_check_ins([&said]);
    hand.pass(60_000);
    hand.publish(&Arc::new(theirs));
    hand.publish(&booked(4, CheckInBy::Number));
    assert_eq!(stage(&hand), Stage::Open, "the desk took it back, and that counts");
}

#[test]
fn a_restart_shows_what_the_disk_kept() {
    let mut hand = Hand::new(super::KioskConfig::default(), NOON);
    let said = CheckIn::said(id(), Presence::Here, wall(NOON).to_utc());
    let content = booked(1, CheckInBy::Number);
    hand.answer(LaneName::Load, |ticket| {
        Event::Loaded(ticket, Loaded { noted: vec![Noted::CheckIn(said)], ..loaded(Some(content)) })
    });
    assert_eq!(stage(&hand), Stage::InUse);
}

#[test]
fn the_office_is_told_until_it_has_everything() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    kept(&mut hand);
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Err(NetTrouble::Refused)));
    assert!(!hand.open.contains_key(&LaneName::Send), "it rests");
    hand.pass(3000);
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::More)));
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    assert!(!hand.open.contains_key(&LaneName::Send));
}

#[test]
fn an_office_that_is_heard_again_is_told_at_once() {
    let mut hand = arriving();
    types(&mut hand, NUMBER);
    kept(&mut hand);
    for _ in 0..6 {
        hand.answer(LaneName::Send, |ticket| {
            Event::Sent(ticket, Err(NetTrouble::Unreachable("no cable".to_owned())))
        });
        hand.pass(60_000);
    }
    hand.answer(LaneName::Send, |ticket| {
        Event::Sent(ticket, Err(NetTrouble::Unreachable("no cable".to_owned())))
    });
    assert!(!hand.open.contains_key(&LaneName::Send), "it rests for a minute");
    hand.publish(&booked(2, CheckInBy::Number));
    assert!(hand.open.contains_key(&LaneName::Send));
}

#[test]
fn a_terminal_that_is_not_welcome_tells_nothing() {
    let mut hand = Hand::with(&booked(1, CheckInBy::Number));
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Revoked)));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
    types(&mut hand, NUMBER);
    kept(&mut hand);
    assert!(!hand.open.contains_key(&LaneName::Send), "it keeps it for later");
    assert_eq!(stage(&hand), Stage::InUse);
}

/// The corner with the booking moved by the desk to these hours.
fn moved(rev: u64, from: u32, to: u32) -> Arc<Content> {
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let mut content = booked(rev, CheckInBy::Number).as_ref().clone();
    let booking = Arc::make_mut(content.bookings.get_mut(&id()).unwrap());
    booking.hours = Hours::new(hour(from), hour(to)).unwrap();
    Arc::new(content)
}

#[test]
fn the_desk_moves_a_booking_while_the_terminal_is_offline_and_what_was_said_stays_with_it() {
    let mut hand = arriving();
    hand.answer(LaneName::Poll, |ticket| {
        Event::Polled(ticket, Err(NetTrouble::Unreachable("cable".to_owned())))
    });
    types(&mut hand, NUMBER);
    kept(&mut hand);
    assert!(matches!(state(&hand), Some(Said::Kept(_))), "whoever stands there need not wait for the cable");
    hand.answer(LaneName::Send, |ticket| {
        Event::Sent(ticket, Err(NetTrouble::Unreachable("cable".to_owned())))
    });
    let said = hand.kiosk.content().unwrap().check_ins.get(&id()).cloned();
    hand.pass(60_000);
    hand.publish(&moved(2, 13, 15));
    let after = hand.kiosk.content().unwrap().check_ins.get(&id()).cloned();
    assert!(said.is_some() && said == after, "it was said of the booking, not of its hours");
    assert_eq!(stage(&hand), Stage::InUse);
    assert!(hand.open.contains_key(&LaneName::Send), "the office still hears of it");
}

#[test]
fn a_booking_that_the_desk_took_away_cannot_be_arrived_at() {
    let mut hand = arriving();
    hand.publish(&content(2, furnished()));
    assert_ne!(hand.kiosk.visit().map(Visit::page), Some(&Page::CheckIn(id(), Presence::Here)));
    hand.press(Press::CheckIn);
    assert_eq!(keeps(&hand), 0);
}

#[test]
fn who_comes_late_has_come_and_a_released_room_is_theirs_again() {
    let mut content = booked(1, CheckInBy::Number).as_ref().clone();
    let rooms = content.rooms.values_mut();
    rooms.for_each(|room| Arc::make_mut(room).check_in.release_minutes = Some(15));
    let mut hand = Hand::with(&Arc::new(content));
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    hand.pass(20 * 60_000);
    assert_eq!(stage(&hand), Stage::Released);
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::CheckIn(id(), Presence::Here)));
    types(&mut hand, NUMBER);
    kept(&mut hand);
    assert_eq!(stage(&hand), Stage::InUse);
}
