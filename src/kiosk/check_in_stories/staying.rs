//! Stories of groups that stay longer: only while the room is nobody else's, and a booking comes first.

use super::*;

/// The corner in which groups may stay an hour longer, with somebody else's booking from an hour on; none where 0.
fn longer(rev: u64, next: u32) -> Arc<Content> {
    let mut content = booked(rev, CheckInBy::Number).as_ref().clone();
    content.rooms.values_mut().for_each(|room| Arc::make_mut(room).check_in.stay_minutes = Some(60));
    if next > 0 {
        let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let other = Booking {
            id: BookingId::parse("c").unwrap(),
            hours: Hours::new(hour(next), hour(20)).unwrap(),
            ..content.bookings[&id()].as_ref().clone()
        };
        content.bookings.insert(other.id.clone(), Arc::new(other));
    }
    Arc::new(content)
}

fn ends(hand: &Hand) -> u32 {
    hand.kiosk.content().unwrap().bookings[&id()].hours.end_minute()
}

/// Somebody who is here wants to stay, and types the number.
fn stays(content: &Arc<Content>) -> Hand {
    let mut hand = Hand::with(content);
    hand.answer(LaneName::Send, |ticket| Event::Sent(ticket, Ok(Sent::All)));
    for page in [Page::CheckIn(id(), Presence::Here), Page::Stay(id())] {
        hand.tap(Press::Wake);
        hand.tap(Press::Open(page));
        types(&mut hand, NUMBER);
        if keeps(&hand) > 0 {
            kept(&mut hand);
        }
    }
    hand
}

#[test]
fn a_group_that_is_here_stays_while_the_terminal_is_offline_and_nobody_comes_after_it() {
    let hand = stays(&longer(1, 0));
    assert!(matches!(state(&hand), Some(Said::Kept(_))));
    assert_eq!((ends(&hand), stage(&hand)), (15 * 60, Stage::InUse));
    assert!(hand.open.contains_key(&LaneName::Send), "and the office is told");
}

#[test]
fn nobody_stays_where_the_rule_or_the_next_group_says_no_or_before_arriving() {
    let without = booked(1, CheckInBy::Number);
    for (content, why) in [(without, "no rule"), (longer(1, 14), "the next group")] {
        let hand = stays(&content);
        assert_eq!((state(&hand), ends(&hand), keeps(&hand)), (Some(Said::Lost), 14 * 60, 0), "{why}");
    }
    let mut hand = Hand::with(&longer(1, 0));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Stay(id())));
    types(&mut hand, NUMBER);
    assert_eq!((state(&hand), keeps(&hand)), (Some(Said::Lost), 0), "who has not come cannot stay");
}

#[test]
fn a_wrong_number_lets_nobody_stay() {
    let mut hand = Hand::with(
        &longer(1, 0).with_check_ins([&CheckIn::said(id(), Presence::Here, wall(NOON).to_utc())]).into(),
    );
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Stay(id())));
    types(&mut hand, "1111");
    assert_eq!((state(&hand), keeps(&hand), ends(&hand)), (Some(Said::Wrong), 0, 14 * 60));
}

#[test]
fn a_booking_the_desk_made_meanwhile_comes_first_and_nobody_shares_the_room() {
    let mut hand = stays(&longer(1, 0));
    hand.publish(&longer(2, 0));
    assert_eq!(ends(&hand), 15 * 60, "the office has not heard of it yet");
    hand.pass(60_000);
    hand.publish(&longer(3, 14));
    assert_eq!(ends(&hand), 14 * 60, "the desk gave the hour away");
    let said = hand.kiosk.content().unwrap().check_ins[&id()].as_ref().clone();
    assert!(said.stays.is_some());
    hand.pass(60_000);
    hand.publish(&Arc::new(longer(4, 14).with_check_ins([&said])));
    assert_eq!(ends(&hand), 14 * 60, "the office heard it and says no");
    hand.pass(60_000);
    hand.publish(&Arc::new(longer(5, 0).with_check_ins([&said])));
    assert_eq!(ends(&hand), 14 * 60, "what the office has heard is its own to say");
}

#[test]
fn of_two_groups_that_said_something_offline_none_is_forgotten_by_the_next_publication() {
    let mut content = longer(1, 14).as_ref().clone();
    let other = BookingId::parse("c").unwrap();
    let mut booking = content.bookings[&other].as_ref().clone();
    (booking.room, booking.hours) = (RoomId::parse("room-2").unwrap(), content.bookings[&id()].hours);
    booking.number = Some(NumberSum::of(&other, NUMBER));
    let mut room = content.rooms.values().next().unwrap().as_ref().clone();
    room.id = booking.room.clone();
    content.rooms.insert(room.id.clone(), Arc::new(room));
    content.bookings.insert(other.clone(), Arc::new(booking));
    let again = Content { revision: longer(2, 0).revision, ..content.clone() };
    let mut hand = Hand::with(&Arc::new(content));
    for booking in [id(), other.clone()] {
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::CheckIn(booking, Presence::Here)));
        types(&mut hand, NUMBER);
        kept(&mut hand);
    }
    hand.publish(&Arc::new(again));
    let said: Vec<&BookingId> = hand.kiosk.content().unwrap().check_ins.keys().collect();
    assert_eq!(said, [&id(), &other]);
}
