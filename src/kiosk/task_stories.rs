//! Stories of what the office asks of a terminal: once, in time and never before a visitor; and of how it is set.

use super::{
    KioskConfig,
    chore::{Chore, Kept},
    effect::{Effect, ScreenReport},
    event::{Chored, DiskTrouble, Event, Loaded, Polled},
    lane::{LaneName, Ticket},
    page::{Page, Press},
    sample::*,
    staff::StaffAsk,
    typing::Key,
};
use crate::domain::{
    emergency::EmergencyKind,
    printer::{Outcome, PrinterState},
    staff_pin::StaffPin,
    task::{Task, TaskFate, TaskKind, Told},
    tuning::{Knob, Light, ToldTuning, Tuning, Turn},
};

/// What a worker may answer to a chore.
pub(super) fn done(ticket: Ticket, chore: &Chore, (well, rev): (bool, u64)) -> Event {
    let chored = match chore {
        Chore::Note(_) => Chored::Noted(if well { Ok(()) } else { Err(DiskTrouble::Full) }),
        Chore::Light(_) => Chored::Lit(if rev == 0 { Light::Backlight } else { Light::Drawn }),
    };
    Event::Chored(ticket, chored)
}

/// An answer that nobody waits for.
pub(super) fn stray(ticket: Ticket, lane: LaneName) -> Event {
    let light = lane == LaneName::Light;
    Event::Chored(ticket, if light { Chored::Lit(Light::Drawn) } else { Chored::Noted(Ok(())) })
}

fn task(kind: TaskKind) -> Task {
    Task { id: format!("task-{}", kind.key()), kind, name: "15階 入口".to_owned(), secs_left: 120 }
}

fn told(tasks: Vec<Task>) -> Told {
    Told { mark: "a1".to_owned(), tasks, tuning: None }
}

fn tuned(brightness: u8, volume: u8, heard: Option<u64>) -> Told {
    let tuning = Some(ToldTuning { tuning: Tuning::of(brightness, volume), heard });
    Told { mark: "b2".to_owned(), tasks: Vec::new(), tuning }
}

fn terminal(kept: Kept) -> Hand {
    let config =
        KioskConfig { printers: 1, staff_pin: StaffPin::make([3; 32], "20261127"), ..KioskConfig::default() };
    let mut hand = Hand::new(config, NOON);
    let content = corner();
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, Loaded { kept, ..loaded(Some(content)) }));
    hand
}

/// The office says this to the terminal.
fn hears(hand: &mut Hand, told: Told) {
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Told(told, office))));
}

/// The disk takes what is to be kept; returns it.
fn keeps(hand: &mut Hand) -> Kept {
    let Some((_, _, Effect::Chore(_, Chore::Note(kept)))) = hand.open.get(&LaneName::Note) else {
        panic!("nothing is written down: {:?}", hand.open)
    };
    let kept = kept.clone();
    hand.answer(LaneName::Note, |ticket| Event::Chored(ticket, Chored::Noted(Ok(()))));
    kept
}

fn said(hand: &Hand) -> ScreenReport {
    hand.kiosk.tasks.report()
}

fn fate(hand: &Hand, kind: TaskKind) -> Option<TaskFate> {
    let id = task(kind).id;
    said(hand).tasks.into_iter().find(|(known, _)| *known == id).map(|(_, fate)| fate)
}

#[test]
fn the_name_stands_on_the_signage_for_ten_seconds_and_once() {
    let mut hand = terminal(Kept::default());
    hears(&mut hand, told(vec![task(TaskKind::Name)]));
    assert_eq!(hand.kiosk.named(), None, "it is written down first");
    assert_eq!(fate(&hand, TaskKind::Name), Some(TaskFate::Waiting));
    keeps(&mut hand);
    assert_eq!(hand.kiosk.named(), Some("15階 入口"));
    assert_eq!(fate(&hand, TaskKind::Name), Some(TaskFate::Done));
    hand.pass(9_000);
    assert!(hand.kiosk.named().is_some());
    hand.pass(1_000);
    assert_eq!(hand.kiosk.named(), None);
    hears(&mut hand, told(vec![task(TaskKind::Name)]));
    assert_eq!(
        (hand.kiosk.named(), hand.open.contains_key(&LaneName::Note)),
        (None, false),
        "said twice, done once"
    );
}

#[test]
fn the_terminal_says_with_its_next_question_what_it_heard() {
    let mut hand = terminal(Kept::default());
    hears(&mut hand, told(vec![task(TaskKind::Name)]));
    hand.pass(1_000);
    let Some((_, _, Effect::Poll { heard, .. })) = hand.open.get(&LaneName::Poll) else {
        panic!("no question in {:?}", hand.open)
    };
    assert_eq!(heard, "a1");
}

#[test]
fn nothing_begins_before_a_visitors_eyes_and_what_waits_begins_after_the_visit() {
    let mut hand = terminal(Kept::default());
    hand.tap(Press::Wake);
    hears(&mut hand, told(vec![task(TaskKind::Restart)]));
    keeps(&mut hand);
    assert!(!hand.last.contains(&Effect::Restart));
    assert_eq!(fate(&hand, TaskKind::Restart), Some(TaskFate::Waiting));
    hand.tap(Press::Finish);
    assert!(!hand.last.contains(&Effect::Restart), "it is written down first");
    let kept = keeps(&mut hand);
    assert!(hand.last.contains(&Effect::Restart));
    assert_eq!(kept.fates, [("task-restart".to_owned(), TaskFate::Done)]);
    // The program starts again, and the office says the same, for it has not heard.
    let mut again = terminal(kept);
    hears(&mut again, told(vec![task(TaskKind::Restart)]));
    again.pass(5_000);
    assert!(!again.open.contains_key(&LaneName::Note), "nothing new is begun: {:?}", again.open);
    assert_eq!(fate(&again, TaskKind::Restart), Some(TaskFate::Done), "and the office hears that it is done");
}

#[test]
fn who_comes_while_it_is_written_down_is_not_disturbed() {
    let mut hand = terminal(Kept::default());
    hears(&mut hand, told(vec![task(TaskKind::Restart)]));
    hand.tap(Press::Wake);
    keeps(&mut hand);
    assert!(!hand.last.contains(&Effect::Restart));
    assert_eq!(fate(&hand, TaskKind::Restart), Some(TaskFate::Waiting));
    assert!(hand.kiosk.visit().is_some());
}

#[test]
fn what_comes_too_late_is_left_undone() {
    let mut hand = terminal(Kept::default());
    hand.tap(Press::Wake);
    hears(&mut hand, told(vec![Task { secs_left: 20, ..task(TaskKind::TestPrint) }]));
    hand.pass(19_000);
    assert_eq!(fate(&hand, TaskKind::TestPrint), Some(TaskFate::Waiting));
    hand.pass(1_000);
    assert_eq!(fate(&hand, TaskKind::TestPrint), Some(TaskFate::Late));
    hand.tap(Press::Finish);
    hand.pass(1_000);
    assert!(!hand.open.contains_key(&LaneName::Print));
    hears(&mut hand, told(vec![Task { secs_left: 0, ..task(TaskKind::Name) }]));
    assert_eq!(fate(&hand, TaskKind::Name), None, "the office should not have said it");
}

#[test]
fn what_cannot_be_written_down_is_not_begun() {
    let mut hand = terminal(Kept::default());
    hears(&mut hand, told(vec![task(TaskKind::Restart)]));
    let full = Err(DiskTrouble::Full);
    hand.answer(LaneName::Note, |ticket| Event::Chored(ticket, Chored::Noted(full)));
    assert!(!hand.last.contains(&Effect::Restart));
    assert_eq!(fate(&hand, TaskKind::Restart), Some(TaskFate::Unwritten));
}

#[test]
fn a_test_paper_is_printed_and_its_end_is_told() {
    for (outcome, fated) in [
        (Outcome::Confirmed, TaskFate::Done),
        (Outcome::Unknown(PrinterState::Unknown), TaskFate::Unsure),
        (Outcome::FailedBeforeSend(PrinterState::Offline), TaskFate::NotPrinted),
    ] {
        let mut hand = terminal(Kept::default());
        hears(&mut hand, told(vec![task(TaskKind::TestPrint)]));
        let kept = keeps(&mut hand);
        assert_eq!(kept.fates[0].1, TaskFate::Begun);
        assert_eq!(fate(&hand, TaskKind::TestPrint), Some(TaskFate::Begun));
        hand.answer(LaneName::Print, |ticket| Event::Printed(ticket, outcome));
        assert_eq!(fate(&hand, TaskKind::TestPrint), Some(fated));
        assert!(hand.kiosk.visit().is_none());
        let cut_off = terminal(kept);
        assert_eq!(fate(&cut_off, TaskKind::TestPrint), Some(TaskFate::Unsure), "the power failed meanwhile");
    }
}

#[test]
fn how_it_is_set_survives_a_restart_without_the_office() {
    let mut hand = terminal(Kept::default());
    hears(&mut hand, tuned(50, 30, None));
    assert_eq!(hand.kiosk.tuning(), Tuning::of(50, 30));
    let again = terminal(keeps(&mut hand));
    assert_eq!(again.kiosk.tuning(), Tuning::of(50, 30));
    assert!(again.open.contains_key(&LaneName::Light), "the light is set anew after the start");
}

#[test]
fn brightness_is_drawn_only_where_the_light_cannot_be_set_and_never_too_dark() {
    for (light, drawn) in [(Light::Backlight, 100), (Light::Drawn, 40)] {
        let mut hand = terminal(Kept { tuning: Some(Tuning::of(20, 100)), ..Kept::default() });
        assert_eq!(hand.kiosk.drawn_percent(), 100, "nobody knows yet");
        hand.answer(LaneName::Light, |ticket| Event::Chored(ticket, Chored::Lit(light)));
        assert_eq!(hand.kiosk.drawn_percent(), drawn);
    }
}

#[test]
fn an_emergency_is_at_full_brightness_however_the_terminal_is_set() {
    let mut hand = terminal(Kept { tuning: Some(Tuning::of(20, 100)), ..Kept::default() });
    hand.answer(LaneName::Light, |ticket| Event::Chored(ticket, Chored::Lit(Light::Drawn)));
    let alarm = emergency(EmergencyKind::Lifts, NOON, "2026-11-21 12:10:00");
    hand.publish(&content(2, furnished().into_iter().chain([alarm]).collect()));
    assert_eq!(hand.kiosk.drawn_percent(), 100);
    let lit = hand.open.get(&LaneName::Light).map(|(_, _, effect)| effect.clone());
    assert!(matches!(lit, Some(Effect::Chore(_, Chore::Light(100)))), "{lit:?}");
    hand.answer(LaneName::Light, |ticket| Event::Chored(ticket, Chored::Lit(Light::Drawn)));
    hand.pass(601_000);
    assert_eq!(hand.kiosk.drawn_percent(), 40, "and as it was set once it is over");
}

/// Staff stand before their own page.
fn staff_turn(hand: &mut Hand, knob: Knob, turn: Turn) {
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Staff));
    hand.pass(1_000);
    "20261127".chars().for_each(|digit| hand.press(Press::Type(Key::Letter(digit))));
    hand.press(Press::Staff(StaffAsk::Enter));
    hand.press(Press::Staff(StaffAsk::Tune(knob, turn)));
}

#[test]
fn staff_set_it_at_the_terminal_and_only_behind_the_pin() {
    let mut hand = terminal(Kept::default());
    hand.press(Press::Staff(StaffAsk::Tune(Knob::Volume, Turn::Down)));
    assert_eq!(hand.kiosk.tuning(), Tuning::default());
    staff_turn(&mut hand, Knob::Volume, Turn::Down);
    assert_eq!(hand.kiosk.tuning(), Tuning::of(100, 90));
    assert!(said(&hand).change.is_some(), "the office is to hear of it");
}

#[test]
fn what_was_set_at_the_terminal_counts_until_the_office_has_heard_of_it() {
    let mut hand = terminal(Kept::default());
    staff_turn(&mut hand, Knob::Brightness, Turn::Down);
    let change = said(&hand).change;
    hears(&mut hand, tuned(50, 50, None));
    assert_eq!(hand.kiosk.tuning(), Tuning::of(90, 100), "the office did not know of it");
    hears(&mut hand, tuned(50, 50, change));
    assert_eq!(hand.kiosk.tuning(), Tuning::of(50, 50), "somebody in the office changed it after that");
    hand.press(Press::Staff(StaffAsk::Tune(Knob::Brightness, Turn::Up)));
    assert!(said(&hand).change > change, "every change has a number of its own");
}

#[test]
fn the_office_hears_the_last_slide_and_never_that_somebody_came() {
    let mut hand = terminal(Kept::default());
    assert_eq!(said(&hand).seen, None, "nothing is claimed before a frame was on the glass");
    hand.event(painted(1));
    let before = said(&hand);
    assert_eq!(before.seen.as_ref(), Some(hand.shown()));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Reading));
    assert_eq!(said(&hand), before, "a report says nothing of a visit");
}
