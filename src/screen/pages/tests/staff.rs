//! 職員のページ on the glass: found by a long press alone, opened by its PIN, and about the terminal only.

use super::*;
use crate::{domain::staff_pin::StaffPin, kiosk::page::Press};

fn with_pin() -> Visitor {
    let now = sample::at("13:42");
    let config = KioskConfig { staff_pin: StaffPin::make([5; 32], "20261127"), ..KioskConfig::default() };
    let kiosk = Kiosk::staged(config, sample::corner(), Some(Page::Home), Prefs::default(), &now);
    Visitor { kiosk, now, panel: Panel::PORTRAIT }
}

#[test]
fn staff_read_how_the_terminal_is_behind_their_pin() {
    let mut visitor = with_pin();
    assert!(!visitor.says("職員のページ"), "no button leads there");
    visitor.now.mono = visitor.now.mono.plus_secs(1);
    drop(visitor.kiosk.update(&visitor.now, Event::Press(Press::Open(Page::Staff))));
    assert!(visitor.says("暗証番号") && !visitor.says("端末を 再起動する"));
    "20261127".chars().for_each(|digit| visitor.press(&digit.to_string()));
    assert!(!visitor.reads().iter().any(|name| name.contains("20261127")));
    visitor.press("開く");
    for words in [
        "事務局",
        "最後に つながったのは",
        "次にすること",
        "プリンター",
        "チャイム",
        "事務局の 新しい内容を 待つ",
        "端末を 再起動する",
    ] {
        assert!(visitor.says(words), "{words}: {:?}", visitor.reads());
    }
}

#[test]
fn staff_turn_brightness_and_volume_behind_their_pin() {
    let mut visitor = with_pin();
    visitor.now.mono = visitor.now.mono.plus_secs(1);
    drop(visitor.kiosk.update(&visitor.now, Event::Press(Press::Open(Page::Staff))));
    "20261127".chars().for_each(|digit| visitor.press(&digit.to_string()));
    visitor.press("開く");
    assert!(visitor.says("明るさ 100％") && visitor.says("音量 100％"), "{:?}", visitor.reads());
    visitor.press("明るさを 下げる");
    visitor.press("音量を 下げる");
    visitor.press("音量を 下げる");
    assert!(visitor.says("明るさ 90％") && visitor.says("音量 80％"), "{:?}", visitor.reads());
    visitor.press("音量を 上げる");
    assert!(visitor.says("音量 90％"));
}

/// A finger on the signpost for so long.
fn held_for(visitor: &Visitor, secs: u32) -> Vec<Event> {
    let mut glass = visitor.glass();
    let at = egui::Pos2::new(90.0, 70.0);
    glass.event(egui::Event::PointerMoved(at));
    let button = egui::PointerButton::Primary;
    glass.event(egui::Event::PointerButton {
        pos: at,
        button,
        pressed: true,
        modifiers: egui::Modifiers::NONE,
    });
    for _ in 0..secs * 2 {
        let time = glass.input_mut().time.unwrap_or(1.0) + 0.5;
        glass.input_mut().time = Some(time);
        glass.step();
    }
    glass.into_state()
}

#[test]
fn a_long_press_on_the_signpost_leads_there_and_a_short_one_does_not() {
    let leads = |events: &[Event]| events.contains(&Event::Press(Press::Open(Page::Staff)));
    let visitor = with_pin();
    assert!(!leads(&held_for(&visitor, 3)));
    assert!(leads(&held_for(&visitor, 6)));
    assert!(!leads(&held_for(&Visitor::on(Page::Home), 6)), "a terminal without a PIN has no such page");
}
