//! A group arrives: what it presses, what it reads, and what is never shown.

use std::sync::Arc;

use super::*;
use crate::{
    domain::{
        check_in::{CheckInBy, NumberSum, Presence},
        id::BookingId,
        printer::{PrinterState, Told},
        slip::SlipKind,
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
fn a_group_that_came_with_its_number_can_print_the_paper_of_its_booking_and_no_other_can() {
    let paper = Page::Paper(SlipKind::Booking(BookingId::parse("c").unwrap()));
    for (by, digits, is_offered) in [(CheckInBy::Number, NUMBER, true), (CheckInBy::Anybody, "", false)] {
        let mut visitor = before_five(by);
        let ready = vec![Told { name: "案内".to_owned(), state: PrinterState::Ready }];
        visitor.kiosk = visitor.kiosk.clone().staged_printers(ready, &visitor.now);
        visitor.press("17:00–19:00 の グループ：到着しました");
        digits.chars().for_each(|digit| visitor.press(&digit.to_string()));
        visitor.press("到着しました");
        assert!(!visitor.says("予約の控えを 印刷する"), "nobody is thanked yet");
        kept(&mut visitor);
        assert_eq!(visitor.says("予約の控えを 印刷する"), is_offered, "{by:?}");
        if is_offered {
            visitor.press("予約の控えを 印刷する");
            assert_eq!(visitor.page(), paper);
            visitor.press("もどる");
            assert!(visitor.says("16:45 に 来ました"));
        }
    }
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

/// What reads bar codes types all digits and Enter at once; nobody has to find a key first.
#[test]
fn a_number_from_a_bar_code_says_it_at_once() {
    let enter = egui::Event::Key {
        key: egui::Key::Enter,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    let mut visitor = before_five(CheckInBy::Number);
    visitor.press("17:00–19:00 の グループ：到着しました");
    visitor.scans(&["041"], &enter);
    assert!(
        !visitor.says("書きとめています") && visitor.says("4けたのうち 3けた 入りました"),
        "too few digits say nothing"
    );
    visitor.press("全部けす");
    visitor.scans(&["0", "4", "17"], &enter);
    assert!(visitor.says("書きとめています"), "{:?}", visitor.reads());
    assert!(!visitor.reads().iter().any(|name| name.contains(NUMBER)));
    kept(&mut visitor);
    assert!(visitor.says("16:45 に 来ました"));
}

impl Visitor {
    /// Hears what a reader of bar codes types within one frame.
    fn scans(&mut self, parts: &[&str], enter: &egui::Event) {
        let mut glass = self.glass();
        for part in parts {
            glass.input_mut().events.push(egui::Event::Text((*part).to_owned()));
        }
        glass.input_mut().events.push(enter.clone());
        glass.run_steps(1);
        let events = glass.into_state();
        self.now.mono = self.now.mono.plus_secs(1);
        for event in events {
            drop(self.kiosk.update(&self.now, event));
        }
    }
}

#[test]
fn keys_and_lights_are_told_when_a_group_comes_and_before_it_goes() {
    let mut visitor = before_five(CheckInBy::Anybody);
    let mut content = visitor.kiosk.content().unwrap().as_ref().clone();
    for room in content.rooms.values_mut() {
        let guide = &mut Arc::make_mut(room).guide;
        guide.arriving = Some(crate::domain::text::Text::ja("かぎは 守衛室で お受け取りください。"));
        guide.leaving = Some(crate::domain::text::Text::ja("机を もどし、明かりを 消してください。"));
    }
    visitor = Visitor::at(Arc::new(content), Page::Rooms, sample::at("16:45"));
    visitor.press("17:00–19:00 の グループ：到着しました");
    assert!(!visitor.says("かぎは") && !visitor.says("机を"), "first it says that it is here");
    visitor.press("到着しました");
    kept(&mut visitor);
    assert!(visitor.says("かぎは 守衛室で") && !visitor.says("机を"));
    visitor.press("部屋の ようすへ");
    visitor.press("17:00–19:00 の グループ：退室しました");
    assert!(
        visitor.says("お帰りの前に") && visitor.says("明かりを 消してください") && !visitor.says("かぎは")
    );
}

#[test]
fn a_group_that_is_here_stays_longer_where_the_rule_says_so() {
    let mut visitor = before_five(CheckInBy::Anybody);
    let mut content = visitor.kiosk.content().unwrap().as_ref().clone();
    content.rooms.values_mut().for_each(|room| Arc::make_mut(room).check_in.stay_minutes = Some(60));
    visitor = Visitor::at(Arc::new(content), Page::Rooms, sample::at("17:05"));
    visitor.press("17:00–19:00 の グループ：到着しました");
    visitor.press("到着しました");
    kept(&mut visitor);
    visitor.press("部屋の ようすへ");
    visitor.press("17:00–19:00 の グループ：使う時間を のばす");
    assert!(visitor.says("20:00 まで のばせます"), "{:?}", visitor.reads());
    visitor.press("使う時間を のばす");
    drop(visitor.kiosk.update(&visitor.now, Event::Kept(Ticket(2), Ok(()))));
    assert!(visitor.says("20:00 まで のばしました") && visitor.says("その予約が 先です"));
    visitor.press("部屋の ようすへ");
    assert!(visitor.says("17:00–20:00") && !visitor.says("使う時間を のばす"), "once");
}
