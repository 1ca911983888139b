//! Stories of rooms that are taken at once: only where the rule allows it, over nobody's booking, and the office decides.

use super::*;
use crate::{
    domain::{calendar::YearEnd, check_in::Take},
    kiosk::KioskConfig,
};

fn room() -> RoomId {
    RoomId::parse("room-1").unwrap()
}

/// The corner in which a free room may be taken for an hour and a half, with a booking from this hour on; none where 0.
fn open(rev: u64, next: u32) -> Arc<Content> {
    let mut content = booked(rev, CheckInBy::Number).as_ref().clone();
    content.rooms.values_mut().for_each(|room| Arc::make_mut(room).check_in.walk_up_minutes = Some(90));
    Arc::make_mut(&mut content.corner).year_end = Some(YearEnd { from: (12, 29), to: (1, 3) });
    content.bookings.clear();
    if next > 0 {
        let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let other = booked(rev, CheckInBy::Number).bookings[&id()].as_ref().clone();
        let hours = Hours::new(hour(next), hour(20)).unwrap();
        content.bookings.insert(id(), Arc::new(Booking { hours, ..other }));
    }
    Arc::new(content)
}

fn takes(hand: &mut Hand) {
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::WalkUp(room())));
    hand.tap(Press::CheckIn);
}

/// Somebody takes the room at noon, and the disk writes it down; the office has not heard of it.
fn taken(content: &Arc<Content>) -> Hand {
    let mut hand = Hand::with(content);
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    takes(&mut hand);
    kept(&mut hand);
    hand
}

fn claimed(hand: &Hand) -> Option<Said> {
    hand.kiosk.visit().and_then(Visit::claiming).map(|it| it.state().clone())
}

/// Minutes of the day at which what was taken ends, of every booking that a terminal made.
fn ends(hand: &Hand) -> Vec<u32> {
    let made = |it: &&Arc<Booking>| it.id.as_str().starts_with("now-");
    let bookings = hand.kiosk.content().unwrap().bookings.values();
    bookings.filter(made).map(|it| it.hours.end_minute()).collect()
}

fn told(hand: &Hand) -> CheckIn {
    let said = hand.kiosk.content().unwrap().check_ins.values();
    said.map(AsRef::as_ref).find(|said| said.takes.is_some()).unwrap().clone()
}

fn refused(hand: &Hand) -> Option<Take> {
    hand.kiosk.content()?.not_given(&room(), hand.now.wall.naive_local()).cloned()
}

/// What the office publishes once it has made a booking of it.
fn granted(content: &Content, said: &CheckIn) -> Arc<Content> {
    let booking = said.takes.as_ref().unwrap().booked(said);
    let mut content = content.with_check_ins([said]);
    content.bookings.insert(booking.id.clone(), Arc::new(booking));
    Arc::new(content)
}

#[test]
fn a_free_room_is_taken_offline_and_everybody_sees_it_once_it_is_on_the_disk() {
    let mut hand = Hand::with(&open(1, 0));
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    takes(&mut hand);
    assert_eq!((keeps(&hand), ends(&hand)), (1, vec![]), "nobody is thanked before it is on the disk");
    assert!(matches!(claimed(&hand), Some(Said::Keeping(_))));
    kept(&mut hand);
    assert!(matches!(claimed(&hand), Some(Said::Kept(_))));
    assert_eq!(ends(&hand), [13 * 60 + 30]);
    assert!(hand.open.contains_key(&LaneName::Send), "and the office is told");
    hand.press(Press::CheckIn);
    hand.tap(Press::Home);
    takes(&mut hand);
    assert_eq!((keeps(&hand), claimed(&hand)), (0, Some(Said::Lost)), "it is taken");
}

#[test]
fn nothing_is_taken_where_the_rule_the_next_group_or_the_clock_says_no() {
    let mut without = open(1, 0).as_ref().clone();
    without.rooms.values_mut().for_each(|room| Arc::make_mut(room).check_in.walk_up_minutes = None);
    for (content, when, why) in [
        (Arc::new(without), NOON, "no rule"),
        (open(1, 12), NOON, "somebody's hour, though nobody came"),
        (open(1, 0), "2026-11-21 21:30:00", "the corner is closed"),
        (open(1, 0), "2026-11-23 12:00:00", "a holiday"),
        (open(1, 0), "2026-12-31 12:00:00", "the year's end"),
        (open(1, 0), "1970-01-01 12:00:00", "nobody knows the time"),
    ] {
        let mut hand = Hand::new(KioskConfig::default(), when);
        hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(content))));
        takes(&mut hand);
        assert_eq!((keeps(&hand), ends(&hand)), (0, vec![]), "{why}");
        assert!(matches!(claimed(&hand), None | Some(Said::Lost)), "{why}");
    }
}

#[test]
fn a_full_disk_gives_no_room() {
    let mut hand = Hand::with(&open(1, 0));
    takes(&mut hand);
    hand.answer(LaneName::Keep, |ticket| Event::Kept(ticket, Err(DiskTrouble::Full)));
    assert_eq!((claimed(&hand), ends(&hand)), (Some(Said::Lost), vec![]));
}

#[test]
fn what_was_taken_outlives_publications_and_a_restart_until_the_office_has_decided() {
    let mut hand = taken(&open(1, 13));
    assert_eq!(ends(&hand), [13 * 60], "as far as it is free");
    let said = told(&hand);
    hand.publish(&open(2, 13));
    assert_eq!(ends(&hand), [13 * 60], "the office has not heard of it");
    hand.pass(60_000);
    hand.publish(&granted(&open(3, 13), &said));
    hand.pass(60_000);
    hand.publish(&open(4, 13));
    assert_eq!((ends(&hand), refused(&hand)), (vec![], None), "what the office has heard is its own to say");
    let mut again = Hand::new(KioskConfig::default(), NOON);
    again.answer(LaneName::Load, |ticket| {
        Event::Loaded(ticket, Loaded { noted: vec![Noted::CheckIn(said)], ..loaded(Some(open(1, 13))) })
    });
    assert_eq!(ends(&again), [13 * 60]);
}

#[test]
fn a_booking_the_desk_made_meanwhile_comes_first_and_the_glass_says_so_calmly() {
    let mut hand = taken(&open(1, 0));
    let said = told(&hand);
    hand.publish(&open(2, 13));
    assert_eq!((ends(&hand), refused(&hand)), (vec![], said.takes.clone()), "the desk gave the hour away");
    hand.pass(60_000);
    hand.publish(&Arc::new(open(3, 13).with_check_ins([&said])));
    assert_eq!((ends(&hand), refused(&hand)), (vec![], said.takes.clone()), "the office says no");
    hand.pass(90 * 60_000);
    assert_eq!(refused(&hand), None, "it is over");
}

/// Two terminals without a cable give one room away, and the office hears of them in either order.
#[test]
fn two_groups_claim_one_room_and_in_either_order_one_of_them_has_it() {
    for first in [0, 1] {
        let mut hands = [1, 2].map(|seed| {
            let mut hand = Hand::new(KioskConfig { seed, ..KioskConfig::default() }, NOON);
            hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(open(1, 0)))));
            takes(&mut hand);
            kept(&mut hand);
            hand
        });
        let said: Vec<CheckIn> = hands.iter().map(told).collect();
        assert_ne!(said[0].booking, said[1].booking);
        let (winner, loser) = (&said[first], &said[1 - first]);
        let one = granted(&open(2, 0), winner);
        for hand in &mut hands {
            hand.publish(&one);
        }
        for hand in &hands {
            assert_eq!(ends(hand), [13 * 60 + 30], "nobody shares the room");
        }
        let both = Arc::new(Content { revision: open(3, 0).revision, ..one.with_check_ins([loser]) });
        for hand in &mut hands {
            hand.pass(60_000);
            hand.publish(&both);
            assert_eq!((ends(hand), refused(hand)), (vec![13 * 60 + 30], loser.takes.clone()));
        }
        assert_eq!(hands[0].kiosk.content(), hands[1].kiosk.content(), "both terminals agree");
    }
}

#[test]
fn who_took_a_room_leaves_it_and_stays_longer_without_a_number_before_the_office_heard() {
    let mut content = open(1, 0).as_ref().clone();
    content.rooms.values_mut().for_each(|room| Arc::make_mut(room).check_in.stay_minutes = Some(30));
    let content = Arc::new(content);
    let mut hand = taken(&content);
    let made = told(&hand).booking;
    hand.tap(Press::Open(Page::Stay(made.clone())));
    hand.tap(Press::CheckIn);
    kept(&mut hand);
    assert_eq!(ends(&hand), [14 * 60]);
    hand.tap(Press::Open(Page::CheckIn(made.clone(), Presence::Gone)));
    hand.tap(Press::CheckIn);
    kept(&mut hand);
    let again = Content { revision: open(2, 0).revision, ..content.as_ref().clone() };
    hand.publish(&Arc::new(again));
    let content = hand.kiosk.content().unwrap();
    let stage = content.stage(&content.bookings[&made], hand.now.wall.naive_local());
    assert_eq!((stage, ends(&hand)), (Stage::Left, vec![14 * 60]), "all of it outlives a publication");
}

/// The office says that there is nothing new.
fn nothing(hand: &mut Hand) {
    hand.pass(30_000);
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Nothing(office))));
}

#[test]
fn a_room_stays_taken_when_the_desk_erased_no_more_than_what_was_said_of_it() {
    let mut hand = taken(&open(1, 0));
    let said = told(&hand);
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    let mut erased = granted(&open(2, 0), &said).as_ref().clone();
    erased.check_ins.clear();
    hand.pass(60_000);
    hand.publish(&Arc::new(erased.clone()));
    nothing(&mut hand);
    nothing(&mut hand);
    nothing(&mut hand);
    assert_eq!(ends(&hand), [13 * 60 + 30], "the office has the booking: the room is nobody else's");
    assert_eq!(hand.kiosk.content().map(AsRef::as_ref), Some(&erased), "and what the desk erased is gone");
}

#[test]
fn a_room_that_the_desk_erased_before_it_came_back_is_free_again_without_a_restart() {
    let mut hand = taken(&open(1, 0));
    nothing(&mut hand);
    nothing(&mut hand);
    nothing(&mut hand);
    assert_eq!(ends(&hand), [13 * 60 + 30], "the office has not heard of it: it stands");
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    nothing(&mut hand);
    assert_eq!(ends(&hand), [13 * 60 + 30], "that answer may have been on its way before");
    nothing(&mut hand);
    assert_eq!(ends(&hand), [0_u32; 0], "the desk took it back");
    assert_eq!(refused(&hand), None, "and nobody is told of a room that is theirs no more");
}
