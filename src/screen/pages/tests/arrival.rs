//! A group arrives: what it presses, what it reads, and what is never shown.

use std::sync::Arc;

use super::*;
use crate::{
    domain::{
        check_in::{CheckInBy, NumberSum, Presence},
        id::BookingId,
    },
    kiosk::{event::Event, lane::Ticket},
};

const NUMBER: &str = "0417";

/// The corner a quarter of an hour before the booking of 17:00 in room 1, which has a number.
fn before_five(by: CheckInBy) -> Visitor {
    let mut content = sample::corner().as_ref().clone();
    let id = BookingId::parse("c").unwrap();
    for room in content.rooms.values_mut() {
        Arc::make_mut(room).check_in.by = by;
    }
    if let Some(booking) = content.bookings.get_mut(&id) {
        Arc::make_mut(booking).number = Some(NumberSum::of(&id, NUMBER));
    }
    Visitor::at(Arc::new(content), Page::Rooms, sample::at("16:45"))
}

fn kept(visitor: &mut Visitor) {
    let event = Event::Kept(Ticket(1), Ok(()));
    drop(visitor.kiosk.update(&visitor.now, event));
}

#[test]
fn a_group_says_that_it_is_here_with_its_number() {
    let mut visitor = before_five(CheckInBy::Number);
    visitor.press("17:00–19:00 の グループ：到着しました");
    assert!(visitor.says("予約の番号（4けた）を 押してください") && visitor.says("部屋 1"));
    for digit in NUMBER.chars() {
        visitor.press(&digit.to_string());
    }
    assert!(visitor.says("4けたのうち 4けた 入りました"));
    assert!(!visitor.reads().iter().any(|name| name.contains(NUMBER)), "nobody reads it off the glass");
    visitor.press("到着しました");
    assert!(visitor.says("書きとめています"));
    kept(&mut visitor);
    assert!(visitor.says("16:45 に 来ました") && visitor.says("12階の窓口にも 伝わります"));
    visitor.press("部屋の ようすへ");
    assert_eq!(visitor.page(), Page::Rooms);
    assert!(visitor.says("16:45 に 来ました") && visitor.says("退室しました"));
}

#[test]
fn a_wrong_number_says_what_to_do() {
    let mut visitor = before_five(CheckInBy::Number);
    visitor.press("17:00–19:00 の グループ：到着しました");
    let is_button = |seen: &Seen| seen.role == Role::Button && seen.name == "到着しました";
    assert!(!visitor.sees().iter().any(is_button), "four digits first");
    for digit in "1111".chars() {
        visitor.press(&digit.to_string());
    }
    visitor.press("到着しました");
    assert!(visitor.says("番号が ちがいます。もういちど 押してください。"));
    assert!(visitor.says("分からないときは 12階の窓口"));
}

#[test]
fn where_nobody_may_say_it_nothing_is_offered() {
    let visitor = before_five(CheckInBy::Nobody);
    assert!(!visitor.says("到着しました"));
    let mut visitor = before_five(CheckInBy::Anybody);
    visitor.press("17:00–19:00 の グループ：到着しました");
    assert!(visitor.says("窓口にも 伝わります") && !visitor.says("番号"));
    assert_eq!(visitor.page(), Page::CheckIn(BookingId::parse("c").unwrap(), Presence::Here));
}
