//! 今すぐ使う on the glass: nobody is asked who it is, and whoever is refused reads where to go.

use std::sync::Arc;

use super::*;
use crate::domain::{check_in::CheckIn, id::RoomId};

fn room(id: &str) -> RoomId {
    RoomId::parse(id).unwrap()
}

#[test]
fn only_the_room_whose_rule_allows_it_offers_itself_and_says_until_when() {
    let mut visitor = Visitor::on(Page::Rooms);
    let offers: Vec<String> =
        visitor.sees().into_iter().map(|it| it.name).filter(|it| it.contains("今すぐ使う")).collect();
    assert_eq!(offers, ["グループの部屋 2：今すぐ使う。15:42 まで 使えます"]);
    visitor.press("今すぐ使う");
    assert_eq!(visitor.page(), Page::WalkUp(room("room-2")));
    assert!(visitor.says("お名前は 聞きません") && visitor.says("15:42 まで 使えます"));
    assert!(visitor.says("その予約が 先です"));
}

#[test]
fn a_page_left_open_until_somebody_else_has_the_room_offers_no_button() {
    let late = Visitor::at(sample::corner(), Page::WalkUp(room("room-2")), sample::at("17:10"));
    assert!(late.says("すぐに 使える時間が ありません"));
    let buttons = late.sees().into_iter().filter(|it| it.role == Role::Button && it.name == "今すぐ使う");
    assert_eq!(buttons.count(), 0);
}

#[test]
fn who_was_refused_reads_it_calmly_under_the_room_and_nothing_once_the_hour_is_over() {
    let content = sample::corner();
    let now = sample::at("13:42");
    let take = content.may_take(&room("room-2"), now.wall.naive_local()).unwrap();
    let said = CheckIn::said_to_take(take, now.wall.to_utc(), 1).unwrap();
    let refused = Arc::new(content.with_check_ins([&said]));
    let visitor = Visitor::at(Arc::clone(&refused), Page::Rooms, sample::at("14:00"));
    assert!(visitor.says("13:42 からの「今すぐ使う」は、お受けできませんでした"));
    assert!(visitor.says("いっしょに さがします"));
    assert!(!Visitor::at(refused, Page::Rooms, sample::at("15:42")).says("お受けできませんでした"));
}
