//! Stories of papers: never two slips, never none with a thank-you, and nothing for the next visitor to see.

use std::sync::Arc;

use super::{
    KioskConfig,
    effect::Effect,
    event::{Event, Loaded},
    lane::LaneName,
    page::{Discretion, Page, Press, TextSize},
    paper::{SLIPS_MAX, Step, Taking},
    printing::Readiness,
    sample::*,
    visit::Visit,
};
use crate::domain::{
    printer::{Outcome, PrinterState, Told},
    slip::SlipKind,
};

/// A terminal with one printer, and somebody at it.
fn with_printer(state: PrinterState) -> Hand {
    let mut hand = Hand::new(KioskConfig { printers: 1, ..KioskConfig::default() }, NOON);
    hand.answer(LaneName::Load, |ticket| {
        Event::Loaded(ticket, Loaded { ..loaded(Some(Arc::clone(&corner()))) })
    });
    tell(&mut hand, state);
    hand.tap(Press::Wake);
    hand
}

fn tell(hand: &mut Hand, state: PrinterState) {
    let told = vec![Told { name: "案内".to_owned(), state }];
    hand.answer(LaneName::Printers, |ticket| Event::PrintersTold(ticket, told));
}

fn group_paper() -> Page {
    Page::Paper(SlipKind::Group(group_id("open-door")))
}

/// Somebody sees the paper of a group.
fn reading() -> Hand {
    let mut hand = with_printer(PrinterState::Ready);
    hand.tap(Press::Open(group_paper()));
    hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
    hand
}

fn step(hand: &Hand) -> Option<Step> {
    hand.kiosk.visit().and_then(Visit::taking).map(|taking| taking.step().clone())
}

fn end_print(hand: &mut Hand, outcome: Outcome) {
    hand.answer(LaneName::Print, |ticket| Event::Printed(ticket, outcome));
}

fn prints(hand: &Hand) -> usize {
    hand.last.iter().filter(|effect| matches!(effect, Effect::Print(..))).count()
}

#[test]
fn somebody_sees_a_paper_and_takes_it() {
    let mut hand = reading();
    assert_eq!(step(&hand), Some(Step::Shown(sheet())));
    hand.tap(Press::Print);
    let Some((_, _, Effect::Print(_, paper))) = hand.open.get(&LaneName::Print) else {
        panic!("nothing is printed")
    };
    assert_eq!(Some(paper), hand.kiosk.visit().and_then(Visit::taking).map(Taking::paper), "what was shown");
    end_print(&mut hand, Outcome::Confirmed);
    assert_eq!(step(&hand), Some(Step::Ended(Outcome::Confirmed)));
    hand.tap(Press::Print);
    assert_eq!(prints(&hand), 0, "a thank-you is no button");
}

#[test]
fn a_trembling_finger_prints_one_slip() {
    let mut hand = with_printer(PrinterState::Ready);
    hand.tap(Press::Open(group_paper()));
    hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
    hand.pass(399);
    hand.press(Press::Print);
    assert_eq!(step(&hand), Some(Step::Shown(sheet())), "the finger that opened the page");
    hand.pass(1);
    hand.press(Press::Print);
    assert_eq!(prints(&hand), 1);
    for _ in 0..5 {
        hand.tap(Press::Print);
        assert_eq!(prints(&hand), 0);
    }
}

#[test]
fn without_a_printer_that_prints_no_paper_is_drawn_and_a_new_roll_counts_within_seconds() {
    let mut hand = with_printer(PrinterState::PaperOut);
    hand.tap(Press::Open(group_paper()));
    assert_eq!(hand.kiosk.readiness(), Readiness::Out(PrinterState::PaperOut));
    hand.tap(Press::Print);
    assert_eq!((step(&hand), prints(&hand)), (Some(Step::Drawing(None)), 0));
    hand.pass(5_000);
    tell(&mut hand, PrinterState::PaperLow);
    assert_eq!(hand.kiosk.readiness(), Readiness::Ready(0));
    assert!(hand.open.contains_key(&LaneName::Draw));
}

#[test]
fn a_terminal_without_printers_asks_none() {
    let mut hand = Hand::with(&corner());
    hand.tap(Press::Wake);
    hand.tap(Press::Open(group_paper()));
    hand.pass(50_000);
    assert_eq!(hand.kiosk.readiness(), Readiness::NoPrinter);
    let paper = [LaneName::Printers, LaneName::Draw, LaneName::Print];
    assert!(paper.iter().all(|lane| !hand.open.contains_key(lane)));
}

#[test]
fn only_the_person_prints_again_when_nobody_knows() {
    let mut hand = reading();
    hand.tap(Press::Print);
    end_print(&mut hand, Outcome::Unknown(PrinterState::PaperOut));
    assert_eq!(step(&hand), Some(Step::Ended(Outcome::Unknown(PrinterState::PaperOut))));
    hand.pass(20_000);
    assert!(!hand.open.contains_key(&LaneName::Print), "nothing is printed by itself");
    hand.tap(Press::Print);
    assert_eq!(prints(&hand), 0, "it is shown first");
    tell(&mut hand, PrinterState::Ready);
    hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
    hand.tap(Press::Print);
    assert_eq!(prints(&hand), 1);
}

#[test]
fn a_slip_that_comes_out_after_the_visit_says_nothing_to_anybody() {
    for end in [Press::Hide, Press::Finish] {
        let mut hand = reading();
        hand.tap(Press::Print);
        hand.tap(end);
        assert!(hand.last.contains(&Effect::Forget));
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::Paper(SlipKind::Rooms)));
        hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
        hand.tap(Press::Print);
        assert_eq!(
            (step(&hand), prints(&hand)),
            (Some(Step::Printing(None)), 0),
            "behind the one on its way"
        );
        end_print(&mut hand, Outcome::Unknown(PrinterState::Offline));
        assert!(matches!(step(&hand), Some(Step::Printing(Some(_)))), "{:?}", step(&hand));
    }
}

#[test]
fn a_slip_that_has_not_begun_ends_with_its_visit() {
    let mut hand = reading();
    hand.tap(Press::Print);
    hand.tap(Press::Back);
    hand.tap(Press::Open(group_paper()));
    hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
    hand.tap(Press::Print);
    hand.tap(Press::Finish);
    end_print(&mut hand, Outcome::Confirmed);
    assert_eq!(prints(&hand), 0);
}

#[test]
fn a_picture_that_comes_too_late_is_forgotten_at_once() {
    let mut hand = with_printer(PrinterState::Ready);
    hand.tap(Press::Open(group_paper()));
    hand.tap(Press::Hide);
    hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
    assert_eq!(hand.last, [Effect::Forget]);
}

#[test]
fn a_page_is_written_anew_for_who_reads_large_and_for_new_content() {
    let mut hand = reading();
    hand.tap(Press::TextSize(TextSize::Large));
    let Some((_, _, Effect::Draw(_, paper, 0))) = hand.open.get(&LaneName::Draw) else {
        panic!("not drawn anew")
    };
    assert_eq!(paper.text_size, TextSize::Large);
    hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
    let without: Vec<_> = furnished()
        .into_iter()
        .filter(
            |item| !matches!(item, crate::domain::content::Item::Group(it) if it.id == group_id("open-door")),
        )
        .collect();
    hand.publish(&content(9, without));
    assert_eq!(hand.kiosk.visit().map(Visit::page), Some(&Page::Home), "a group that left is on no paper");
    assert_eq!(step(&hand), None);
}

#[test]
fn several_groups_are_gathered_for_one_visit_only() {
    let mut hand = with_printer(PrinterState::Ready);
    let (door, harbour) = (group_id("open-door"), group_id("safe-harbour"));
    for group in [&door, &harbour, &group_id("nobody")] {
        hand.tap(Press::Gather(group.clone()));
    }
    assert_eq!(hand.kiosk.visit().unwrap().gathered(), [door.clone(), harbour.clone()]);
    let page = Page::Paper(SlipKind::Groups(vec![door.clone(), harbour]));
    hand.tap(Press::Open(page.clone()));
    assert_eq!(hand.kiosk.visit().map(Visit::page), Some(&page));
    assert_eq!(hand.kiosk.visit().unwrap().discretion(), Discretion::Sensitive);
    hand.tap(Press::Gather(door));
    assert_eq!(hand.kiosk.visit().unwrap().gathered().len(), 1);
    hand.tap(Press::Finish);
    hand.tap(Press::Wake);
    assert!(hand.kiosk.visit().unwrap().gathered().is_empty());
}

#[test]
fn a_visit_prints_only_so_many() {
    let mut hand = with_printer(PrinterState::Ready);
    for number in 0..=SLIPS_MAX {
        hand.tap(Press::Open(group_paper()));
        hand.answer(LaneName::Draw, |ticket| Event::Drawn(ticket, Some(sheet())));
        hand.tap(Press::Print);
        assert_eq!(prints(&hand), usize::from(number < SLIPS_MAX), "{number}");
        if number < SLIPS_MAX {
            end_print(&mut hand, Outcome::Confirmed);
        }
        tell_again(&mut hand);
        hand.tap(Press::Back);
    }
    assert!(!hand.kiosk.visit().unwrap().may_print());
}

fn tell_again(hand: &mut Hand) {
    if hand.open.contains_key(&LaneName::Printers) {
        tell(hand, PrinterState::Ready);
    }
}

#[test]
fn staff_hear_of_an_empty_roll_at_once_and_in_plain_words() {
    let mut hand = Hand::new(KioskConfig { printers: 1, ..KioskConfig::default() }, NOON);
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
    let office = hand.office();
    hand.answer(LaneName::Report, |ticket| Event::Reported(ticket, Ok(office)));
    tell(&mut hand, PrinterState::PaperOut);
    let Some((_, _, Effect::Report(_, report))) = hand.open.get(&LaneName::Report) else {
        panic!("not told")
    };
    assert!(report.troubles.iter().any(|words| words.contains("「案内」：紙が ありません。")), "{report:?}");
    hand.pass(60_000);
    tell(&mut hand, PrinterState::Ready);
    assert!(hand.kiosk.health(&hand.now).troubles.is_empty());
}

#[test]
fn a_worker_that_died_leaves_the_question_open() {
    let mut hand = reading();
    hand.tap(Press::Print);
    hand.open.remove(&LaneName::Print);
    // Somebody stays at the glass all the while.
    for _ in 0..31 {
        hand.pass(10_000);
        hand.press(Press::Stay);
        tell_again(&mut hand);
    }
    assert_eq!(step(&hand), Some(Step::Ended(Outcome::Unknown(PrinterState::Unknown))));
}

#[test]
fn nothing_of_a_paper_remains() {
    let mut hand = reading();
    hand.tap(Press::Gather(group_id("open-door")));
    hand.tap(Press::Print);
    hand.tap(Press::Hide);
    end_print(&mut hand, Outcome::Confirmed);
    let told = format!("{:?} {:?}", hand.kiosk.front, hand.kiosk.printing);
    for trace in ["open-door", "ぶどう", "Confirmed", "Sheet", "Slip"] {
        assert!(!told.contains(trace), "{trace}: {told}");
    }
}

/// What a printer tells in a random day.
pub(super) fn told(rev: u64) -> Vec<Told> {
    let state = if rev == 0 { PrinterState::PaperOut } else { PrinterState::Ready };
    vec![Told { name: "案内".to_owned(), state }]
}

/// What becomes of a paper in a random day.
pub(super) fn outcome(answer: (bool, u64)) -> Outcome {
    match answer {
        (true, _) => Outcome::Confirmed,
        (false, 0) => Outcome::Unknown(PrinterState::Offline),
        (false, _) => Outcome::FailedBeforeSend(PrinterState::PaperOut),
    }
}
