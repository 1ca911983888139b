//! Stories of the numbers of a paper in headphones: heard while it is taken, by nobody else, and gone with everything that
//! ends that.

use proptest::prelude::*;

use super::*;
use crate::{
    domain::{
        emergency::EmergencyKind,
        id::FollowUpId,
        printer::{Outcome, PrinterState, Told as PrinterTold},
    },
    kiosk::{
        asking::Handing,
        enquiry::{Errand, Handed, Hearing},
        event::Done,
        page::Move,
        spoken::{Digits, PaperNumber},
    },
};

const KIND: FollowUpKind = FollowUpKind::Looking;

/// Somebody on the page of a paper, at a terminal that reads and hands papers out.
fn at_the_paper(ears: Ears) -> Hand {
    let config = KioskConfig { aloud: Some(config()), hands_out: 1, ..KioskConfig::default() };
    let mut hand = Hand::new(config, NOON);
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
    let told = vec![PrinterTold { name: "控え".to_owned(), state: PrinterState::Ready }];
    hand.answer(LaneName::Printers, |ticket| Event::PrintersTold(ticket, told));
    plug(&mut hand, ears);
    if hand.kiosk.visit().is_none() {
        hand.tap(Press::Wake);
    }
    for page in [Page::FollowUp, Page::FollowUpText(KIND), Page::FollowUpPaper(KIND)] {
        hand.tap(Press::Open(page));
    }
    hand
}

/// Has a paper made; whether its numbers are to be heard.
fn makes(hand: &mut Hand) -> Hearing {
    hand.tap(Press::FollowUp(Move::Make));
    match hand.open.get(&LaneName::Hand) {
        Some((_, _, Effect::FollowUp(_, Errand::Hand(enquiry)))) => enquiry.heard,
        other => panic!("{other:?}"),
    }
}

fn comes(hand: &mut Hand, outcome: Outcome) {
    let handed = Handed { id: FollowUpId::parse("f-1").ok(), outcome };
    hand.answer(LaneName::Hand, |ticket| Event::FollowUp(ticket, Done::Handed(handed)));
}

/// Somebody with headphones on, whose paper is out.
fn taking() -> Hand {
    let mut hand = at_the_paper(Ears::Headphones);
    assert_eq!(makes(&mut hand), Hearing::Headphones);
    comes(&mut hand, Outcome::Confirmed);
    assert!(hand.kiosk.aloud().has_numbers());
    hand
}

/// The numbers, as the page asks to have them read.
fn numbers() -> Ask {
    let all = [PaperNumber::Locator, PaperNumber::Secret].into_iter().flat_map(Line::digits_of);
    Ask::Read(Reading::of(reading("紙を取りましたか。").lines().iter().cloned().chain(all)))
}

/// What is being dictated at this moment, and to whom.
fn dictated(hand: &Hand) -> Option<(Digits, Ears)> {
    match hand.open.get(&LaneName::Aloud) {
        Some((_, _, Effect::Aloud(_, Order::Dictate(digits, manner)))) => Some((*digits, manner.ears)),
        Some(_) | None => None,
    }
}

/// Everything that is said until it is silent.
fn hears(hand: &mut Hand) -> Vec<Option<(Digits, Ears)>> {
    let mut all = Vec::new();
    while hand.open.contains_key(&LaneName::Aloud) {
        all.push(dictated(hand));
        said(hand);
    }
    all
}

fn unlearns(hand: &Hand) -> usize {
    hand.last.iter().filter(|effect| matches!(effect, Effect::Unlearn)).count()
}

fn page() -> (Page, Lang) {
    (Page::FollowUpPaper(KIND), Lang::Ja)
}

#[test]
fn the_numbers_are_heard_in_fours_by_headphones_and_as_often_as_somebody_asks_until_the_paper_is_taken() {
    let mut hand = taking();
    let (paper, lang) = page();
    assert!(hand.kiosk.aloud().awaits(&paper, lang), "the page says something else than before");
    for _ in 0..3 {
        ask(&mut hand, numbers());
        assert!(!hand.kiosk.aloud().awaits(&paper, lang));
        let heard = hears(&mut hand);
        let digits: Vec<Digits> = heard.iter().flatten().map(|(digits, _)| *digits).collect();
        let fours = |number: PaperNumber| (0..number.groups()).map(move |group| Digits { number, group });
        let all: Vec<Digits> = fours(PaperNumber::Locator).chain(fours(PaperNumber::Secret)).collect();
        assert_eq!((heard.len(), digits), (8, all), "a sentence, then both numbers");
        assert!(heard.iter().flatten().all(|(_, ears)| *ears == Ears::Headphones));
    }
    ask(&mut hand, numbers());
    said(&mut hand);
    said(&mut hand);
    assert!(dictated(&hand).is_some(), "in the middle");
    hand.tap(Press::FollowUp(Move::Taken));
    assert_eq!((hushes(&hand).len(), unlearns(&hand)), (1, 1), "at once");
    assert!(!hand.kiosk.aloud().has_numbers());
    said(&mut hand);
    ask(&mut hand, numbers());
    assert!(hears(&mut hand).iter().all(Option::is_none), "nobody hears them again");
}

#[test]
fn whatever_ends_the_taking_silences_the_numbers_and_has_them_forgotten() {
    let ways = [
        Press::FollowUp(Move::Taken),
        Press::FollowUp(Move::NotTaken),
        Press::Hide,
        Press::Finish,
        Press::Home,
        Press::Back,
        Press::Open(Page::House),
        Press::Lang(Lang::En),
    ];
    for way in ways {
        let mut hand = taking();
        ask(&mut hand, numbers());
        said(&mut hand);
        assert!(dictated(&hand).is_some());
        hand.tap(way.clone());
        assert_eq!((hushes(&hand).len(), unlearns(&hand)), (1, 1), "{way:?}");
        assert!(!hand.kiosk.aloud().has_numbers(), "{way:?}");
        said(&mut hand);
        assert_eq!(dictated(&hand), None, "{way:?}");
    }
    let mut pulled = taking();
    ask(&mut pulled, numbers());
    said(&mut pulled);
    plug(&mut pulled, Ears::Loudspeaker);
    assert_eq!((hushes(&pulled).len(), unlearns(&pulled)), (1, 1), "pulled out");
    said(&mut pulled);
    plug(&mut pulled, Ears::Headphones);
    ask(&mut pulled, numbers());
    assert!(hears(&mut pulled).iter().all(Option::is_none), "whoever plugs in again is not who it was");
}

#[test]
fn a_visit_that_nobody_goes_on_with_ends_and_its_numbers_with_it() {
    let mut hand = taking();
    hand.pass(300_000);
    assert!(hand.kiosk.visit().is_none() && !hand.kiosk.aloud().has_numbers());
    let mut covered = taking();
    let alarm = emergency(EmergencyKind::Evacuation, "2026-11-21 11:00:00", "2026-11-21 18:00:00");
    covered.publish(&content(2, furnished().into_iter().chain([alarm]).collect()));
    assert!(covered.kiosk.visit().is_none());
    assert_eq!(unlearns(&covered), 1);
}

#[test]
fn a_paper_that_is_not_out_for_sure_or_comes_too_late_is_heard_by_nobody() {
    for outcome in
        [Outcome::Unknown(PrinterState::Unknown), Outcome::FailedBeforeSend(PrinterState::PaperOut)]
    {
        let mut hand = at_the_paper(Ears::Headphones);
        makes(&mut hand);
        comes(&mut hand, outcome);
        assert!(unlearns(&hand) == 1 && !hand.kiosk.aloud().has_numbers(), "{outcome:?}");
    }
    let mut gone = at_the_paper(Ears::Headphones);
    makes(&mut gone);
    gone.tap(Press::Hide);
    comes(&mut gone, Outcome::Confirmed);
    assert_eq!(unlearns(&gone), 1, "whoever asked has left");
    let mut pulled = at_the_paper(Ears::Headphones);
    makes(&mut pulled);
    plug(&mut pulled, Ears::Loudspeaker);
    comes(&mut pulled, Outcome::Confirmed);
    assert_eq!(unlearns(&pulled), 1, "whoever would hear them has pulled the plug");
}

#[test]
fn without_headphones_while_it_is_made_the_numbers_are_on_the_paper_alone() {
    let mut hand = at_the_paper(Ears::Loudspeaker);
    assert_eq!(makes(&mut hand), Hearing::Never);
    comes(&mut hand, Outcome::Confirmed);
    plug(&mut hand, Ears::Headphones);
    assert!(!hand.kiosk.aloud().has_numbers());
    ask(&mut hand, numbers());
    assert!(hears(&mut hand).iter().all(Option::is_none));
    let mut other = at_the_paper(Ears::Headphones);
    other.tap(Press::Lang(Lang::Ko));
    assert_eq!(makes(&mut other), Hearing::Never, "the voice does not speak it");
}

/// One thing that happens around a paper.
#[derive(Debug, Clone)]
enum Step {
    Press(Press),
    Plug(Ears),
    Comes(Outcome),
    Said,
    Pass(u64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let press = [
        Press::FollowUp(Move::Make),
        Press::FollowUp(Move::Taken),
        Press::FollowUp(Move::NotTaken),
        Press::Aloud(numbers()),
        Press::Aloud(numbers()),
        Press::Aloud(Ask::Pause),
        Press::Aloud(Ask::Go),
        Press::Wake,
        Press::Hide,
        Press::Back,
        Press::Open(Page::FollowUpPaper(KIND)),
        Press::Lang(Lang::En),
        Press::Lang(Lang::Ja),
    ];
    let step = prop_oneof![
        5 => prop::sample::select(press.to_vec()).prop_map(Step::Press),
        2 => prop::sample::select(vec![Ears::Headphones, Ears::Headphones, Ears::Loudspeaker]).prop_map(Step::Plug),
        3 => prop::sample::select(vec![Outcome::Confirmed, Outcome::Unknown(PrinterState::Unknown)])
            .prop_map(Step::Comes),
        4 => Just(Step::Said),
        2 => (0_u64..200_000).prop_map(Step::Pass),
    ];
    prop::collection::vec(step, 1..60)
}

/// What the thread that speaks has, told of the effects as the crew tells it.
#[derive(Default)]
struct Voice {
    has: bool,
}

impl Voice {
    fn hears(&mut self, hand: &Hand) {
        for effect in &hand.last {
            self.has &= *effect != Effect::Unlearn;
            if let Effect::Aloud(_, Order::Dictate(_, manner)) = effect {
                assert!(self.has && manner.ears == Ears::Headphones, "{manner:?}");
            }
        }
        let visit = hand.kiosk.visit();
        let is_out = visit.is_some_and(|it| matches!(it.asking_desk().step(), Handing::Ask(_)));
        assert!(!self.has || is_out && hand.kiosk.aloud().guides(), "kept for nobody");
        assert_eq!(self.has, hand.kiosk.aloud().has_numbers());
    }
}

proptest! {
    /// Whatever happens: numbers are kept for somebody who takes a paper with headphones on, and for nobody else.
    #[test]
    fn numbers_are_kept_for_whoever_is_taking_a_paper_with_headphones_on_and_for_nobody_else(steps in steps()) {
        let mut hand = at_the_paper(Ears::Headphones);
        let mut voice = Voice::default();
        for step in steps {
            match step {
                Step::Press(press) => {
                    passes(&mut hand, &mut voice, 1_000);
                    hand.press(press);
                }
                Step::Plug(ears) if hand.open.contains_key(&LaneName::Ears) => plug(&mut hand, ears),
                Step::Comes(outcome) if hand.open.contains_key(&LaneName::Hand) => {
                    voice.has |= is_heard(&hand) && outcome == Outcome::Confirmed;
                    comes(&mut hand, outcome);
                }
                Step::Said if hand.open.contains_key(&LaneName::Aloud) => said(&mut hand),
                Step::Plug(_) | Step::Comes(_) | Step::Said => {}
                Step::Pass(millis) => passes(&mut hand, &mut voice, millis),
            }
            voice.hears(&hand);
        }
    }
}

/// Whether the numbers of the paper that is being made are to be heard.
fn is_heard(hand: &Hand) -> bool {
    let Some((_, _, Effect::FollowUp(_, Errand::Hand(enquiry)))) = hand.open.get(&LaneName::Hand) else {
        return false;
    };
    enquiry.heard == Hearing::Headphones
}

/// Lets time pass event by event: what each asks of the crew counts.
fn passes(hand: &mut Hand, voice: &mut Voice, millis: u64) {
    let end = hand.now.mono.plus_millis(millis);
    while hand.kiosk.deadline().0 <= end {
        hand.pass(hand.kiosk.deadline().0.millis_since(hand.now.mono));
        voice.hears(hand);
    }
    hand.pass(end.millis_since(hand.now.mono));
}
