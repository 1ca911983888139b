//! Stories of お問い合わせの控え: never two slips that somebody holds, never a thank-you without one, never silence about one.

mod scanning;

use std::sync::Arc;

use super::{
    KioskConfig,
    asking::{Handing, Reply},
    effect::Effect,
    enquiry::{Errand, Handed, Message, Opened, Talk, Verdict, Wish},
    event::{DiskTrouble, Done, Event, Loaded, NetTrouble},
    lane::{LaneName, Ticket},
    page::{Move, Page, Press},
    sample::*,
    typing::Key,
    visit::Visit,
};
use crate::domain::{
    follow_up::{FollowUpKind, PublicHost, Writer},
    id::FollowUpId,
    printer::{Outcome, PrinterState, Told},
    private::Private,
    search::Danger,
};

fn id(text: &str) -> FollowUpId {
    FollowUpId::parse(text).unwrap()
}

/// Somebody on the page of the slip, at a terminal whose printer hands slips out.
fn at_the_paper() -> Hand {
    let mut hand = Hand::new(KioskConfig { hands_out: 1, ..KioskConfig::default() }, NOON);
    hand.answer(LaneName::Load, |ticket| {
        Event::Loaded(ticket, Loaded { ..loaded(Some(Arc::clone(&corner()))) })
    });
    let told = vec![Told { name: "控え".to_owned(), state: PrinterState::Ready }];
    hand.answer(LaneName::Printers, |ticket| Event::PrintersTold(ticket, told));
    hand.tap(Press::Wake);
    open_paper(&mut hand);
    hand
}

fn open_paper(hand: &mut Hand) {
    hand.tap(Press::Open(Page::FollowUp));
    hand.tap(Press::Open(Page::FollowUpText(FollowUpKind::Looking)));
    hand.tap(Press::Open(Page::FollowUpPaper(FollowUpKind::Looking)));
}

fn tap(hand: &mut Hand, step: Move) {
    hand.tap(Press::FollowUp(step));
}

fn printed(hand: &mut Hand, name: &str, outcome: Outcome) {
    let handed = Handed { id: Some(id(name)), outcome };
    hand.answer(LaneName::Hand, |ticket| Event::FollowUp(ticket, Done::Handed(handed)));
}

fn step(hand: &Hand) -> Handing {
    hand.kiosk.visit().map(Visit::asking_desk).unwrap().step().clone()
}

fn hands(hand: &Hand) -> usize {
    hand.last.iter().filter(|it| matches!(it, Effect::FollowUp(_, Errand::Hand(_)))).count()
}

/// What is to be written down at this moment.
fn settles(hand: &Hand) -> Option<(FollowUpId, Verdict)> {
    match hand.open.get(&LaneName::Settle) {
        Some((_, _, Effect::FollowUp(_, Errand::Settle(id, verdict)))) => Some((id.clone(), *verdict)),
        other => {
            assert!(other.is_none(), "{other:?}");
            None
        }
    }
}

fn unknown() -> Outcome {
    Outcome::Unknown(PrinterState::Unknown)
}

/// Nothing was made, and the printer said this.
pub(super) fn handed(ticket: Ticket, outcome: Outcome) -> Event {
    Event::FollowUp(ticket, Done::Handed(Handed { id: None, outcome }))
}

/// How a worker answers an errand, well or badly.
pub(super) fn done(errand: &Errand, (well, rev): (bool, u64), outcome: Outcome) -> Done {
    match errand {
        Errand::Hand(_) => {
            let id = FollowUpId::parse(&format!("f-{rev}")).ok();
            Done::Handed(Handed {
                id: id.filter(|_| !matches!(outcome, Outcome::FailedBeforeSend(_))),
                outcome,
            })
        }
        Errand::Settle(..) => Done::Settled(if well { Ok(()) } else { Err(DiskTrouble::Full) }),
        Errand::Paper(_) => Done::Paper(if well {
            Ok(Opened::Nothing(Vec::new()))
        } else {
            Err(NetTrouble::Unreachable("cut".to_owned()))
        }),
    }
}

#[test]
fn somebody_takes_a_slip_and_has_no_second_one_in_this_visit() {
    let mut hand = at_the_paper();
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 1);
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 0, "one at a time");
    assert!(matches!(step(&hand), Handing::Making(Some(_))));
    printed(&mut hand, "a", Outcome::Confirmed);
    assert_eq!(step(&hand), Handing::Ask(id("a")), "no thanks before somebody holds it");
    tap(&mut hand, Move::Taken);
    assert_eq!((step(&hand), settles(&hand)), (Handing::Taken, None), "it was written down when it came out");
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 0);
    hand.tap(Press::Home);
    open_paper(&mut hand);
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 0, "nor on another page");
    hand.tap(Press::Finish);
    hand.tap(Press::Wake);
    open_paper(&mut hand);
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 1, "the next visitor may");
}

#[test]
fn a_slip_nobody_has_counts_no_longer_and_another_is_made() {
    for outcome in [Outcome::Confirmed, unknown()] {
        let mut hand = at_the_paper();
        tap(&mut hand, Move::Make);
        printed(&mut hand, "a", outcome);
        tap(&mut hand, Move::NotTaken);
        assert_eq!(settles(&hand), Some((id("a"), Verdict::Void)), "{outcome:?}");
        tap(&mut hand, Move::Make);
        assert_eq!(hands(&hand), 0, "not before it is void");
        hand.answer(LaneName::Settle, |ticket| Event::FollowUp(ticket, Done::Settled(Ok(()))));
        assert_eq!(step(&hand), Handing::Void);
        tap(&mut hand, Move::Make);
        assert_eq!(hands(&hand), 1);
        printed(&mut hand, "b", Outcome::Confirmed);
        tap(&mut hand, Move::Taken);
        assert_eq!(step(&hand), Handing::Taken);
    }
}

#[test]
fn what_cannot_be_written_down_is_tried_until_it_is() {
    let mut hand = at_the_paper();
    tap(&mut hand, Move::Make);
    printed(&mut hand, "a", unknown());
    assert_eq!(step(&hand), Handing::AskUnsure(id("a")));
    tap(&mut hand, Move::Taken);
    for _ in 0..3 {
        assert_eq!(settles(&hand), Some((id("a"), Verdict::Live)));
        let full = Done::Settled(Err(DiskTrouble::Full));
        hand.answer(LaneName::Settle, |ticket| Event::FollowUp(ticket, full));
        assert_eq!(step(&hand), Handing::Settling(id("a"), Verdict::Live), "nobody is thanked");
        hand.pass(1_000);
    }
    hand.answer(LaneName::Settle, |ticket| Event::FollowUp(ticket, Done::Settled(Ok(()))));
    assert_eq!(step(&hand), Handing::Taken);
}

#[test]
fn whoever_leaves_without_an_answer_leaves_a_slip_the_desk_hears_of() {
    let leave = [Press::Hide, Press::Finish];
    for end in leave {
        let mut hand = at_the_paper();
        tap(&mut hand, Move::Make);
        printed(&mut hand, "a", unknown());
        hand.tap(end.clone());
        assert_eq!(settles(&hand), Some((id("a"), Verdict::Unsure)), "{end:?}");
        let mut gone = at_the_paper();
        tap(&mut gone, Move::Make);
        gone.tap(end.clone());
        printed(&mut gone, "b", unknown());
        assert_eq!(settles(&gone), Some((id("b"), Verdict::Unsure)), "{end:?}, before it was tried");
        let mut held = at_the_paper();
        tap(&mut held, Move::Make);
        printed(&mut held, "c", Outcome::Confirmed);
        held.tap(end);
        assert_eq!(settles(&held), None, "what the printer confirmed is written down already");
    }
}

#[test]
fn no_more_than_six_in_ten_minutes_whoever_asks() {
    let mut hand = at_the_paper();
    let mut made = 0;
    for _ in 0..8 {
        tap(&mut hand, Move::Make);
        if hands(&hand) == 1 {
            made += 1;
            printed(&mut hand, &format!("f-{made}"), Outcome::Confirmed);
            tap(&mut hand, Move::Taken);
        }
        hand.tap(Press::Finish);
        hand.tap(Press::Wake);
        open_paper(&mut hand);
    }
    assert_eq!(made, 6);
    hand.pass(600_000);
    hand.tap(Press::Wake);
    open_paper(&mut hand);
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 1);
}

#[test]
fn words_of_danger_show_a_card_and_block_nothing_and_nothing_is_kept() {
    let mut hand = at_the_paper();
    hand.tap(Press::Back);
    hand.pass(1_000);
    for c in "しにたい".chars() {
        hand.press(Press::Type(Key::Letter(c)));
    }
    let typed = |hand: &Hand| hand.kiosk.visit().unwrap().asking_desk().typing().chars_count();
    assert_eq!(typed(&hand), 4);
    let danger = hand.kiosk.visit().unwrap().enquiry_danger();
    assert_eq!(danger, Danger::Heard);
    assert!(hand.kiosk.visit().unwrap().is_covered(), "somebody's own words are covered");
    hand.tap(Press::Open(Page::FollowUpPaper(FollowUpKind::Looking)));
    tap(&mut hand, Move::Make);
    assert_eq!(hands(&hand), 1);
    assert!(!format!("{:?}", hand.kiosk).contains("しにたい"));
    hand.tap(Press::Home);
    assert_eq!(typed(&hand), 0, "no page within reach shows them");
}

const HOST: &str = "h7.mihon.example";

/// Somebody at 返事を見る, where papers have a public address.
fn at_the_numbers() -> Hand {
    let mut content = corner().as_ref().clone();
    let mut settings = content.settings.as_ref().clone();
    if let Some(desk) = &mut settings.follow_up {
        desk.public_host = PublicHost::parse(HOST);
    }
    content.settings = Arc::new(settings);
    let mut hand = Hand::with(&Arc::new(content));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Reply));
    hand.pass(1_000);
    hand
}

#[test]
fn wrong_numbers_wait_and_a_right_paper_opens() {
    let mut hand = at_the_numbers();
    hand.tap(Press::FollowUp(Move::Read));
    assert!(!hand.open.contains_key(&LaneName::Reply), "not before every digit is typed");
    hand.pass(1_000);
    (0..28).for_each(|_| hand.press(Press::Type(Key::Letter('1'))));
    tap(&mut hand, Move::Read);
    hand.answer(LaneName::Reply, |ticket| {
        Event::FollowUp(ticket, Done::Paper(Ok(Opened::Nothing(Vec::new()))))
    });
    let reply = |hand: &Hand| hand.kiosk.visit().unwrap().asking_desk().reply().clone();
    assert_eq!(reply(&hand), Reply::Came(Opened::Nothing(Vec::new())));
    tap(&mut hand, Move::Read);
    assert_eq!(reply(&hand), Reply::Came(Opened::Wait(1)));
    hand.pass(1_000);
    tap(&mut hand, Move::Read);
    assert!(matches!(reply(&hand), Reply::Asked(..)));
    tap(&mut hand, Move::Erase);
    assert!(matches!(reply(&hand), Reply::Asked(..)), "nothing is erased unasked");
    hand.tap(Press::Home);
    assert_eq!(hand.kiosk.visit().unwrap().asking_desk().digits_count(), 0, "the numbers go with the page");
}

const DIGITS: &str = "1234567198765432109876543210";

/// What a paper opened: so many messages.
fn opened(count: usize) -> Talk {
    let on = "2026-11-21".parse().unwrap();
    let message = Message { from: Writer::Desk, on, text: Some(Private::of("どうぞ")) };
    Talk { kept_until: on, messages: vec![message; count], lost: Vec::new() }
}

fn reply(hand: &Hand) -> Reply {
    hand.kiosk.visit().unwrap().asking_desk().reply().clone()
}

fn comes(hand: &mut Hand, result: Result<Opened, NetTrouble>) {
    hand.answer(LaneName::Reply, |ticket| Event::FollowUp(ticket, Done::Paper(result)));
}

/// What a worker is asked to do with a paper.
fn asked(hand: &Hand) -> (Wish, String, usize) {
    match hand.open.get(&LaneName::Reply) {
        Some((_, _, Effect::FollowUp(_, Errand::Paper(paper)))) => {
            (paper.wish, paper.added.as_str().to_owned(), paper.behind)
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_reads_an_answer_writes_behind_it_and_loses_no_word_to_a_road_that_fails() {
    let mut hand = at_the_numbers();
    DIGITS.chars().for_each(|c| hand.press(Press::Type(Key::Letter(c))));
    tap(&mut hand, Move::AskWrite);
    assert_eq!(reply(&hand), Reply::Typing, "not before the paper opened something");
    tap(&mut hand, Move::Read);
    comes(&mut hand, Ok(Opened::Found(opened(2))));
    tap(&mut hand, Move::AskWrite);
    tap(&mut hand, Move::Write);
    assert_eq!(reply(&hand), Reply::Writing, "nothing is sent where nothing is written");
    hand.pass(1_000);
    "しにたい".chars().for_each(|c| hand.press(Press::Type(Key::Letter(c))));
    assert_eq!(hand.kiosk.visit().unwrap().enquiry_danger(), Danger::Heard);
    for _ in 0..2 {
        tap(&mut hand, Move::Write);
        assert_eq!(asked(&hand), (Wish::Write, "しにたい".to_owned(), 2), "the same, behind the same");
        assert!(!format!("{:?}", hand.kiosk).contains("しにたい"));
        comes(&mut hand, Err(NetTrouble::Unreachable("cut".to_owned())));
        assert_eq!(reply(&hand), Reply::Unreachable);
        tap(&mut hand, Move::Read);
        assert_eq!(asked(&hand), (Wish::Read, String::new(), 2));
        comes(&mut hand, Ok(Opened::Found(opened(2))));
        tap(&mut hand, Move::AskWrite);
    }
    tap(&mut hand, Move::Write);
    comes(&mut hand, Ok(Opened::Added(opened(3))));
    let added = |hand: &Hand| hand.kiosk.visit().unwrap().asking_desk().added().chars_count();
    assert_eq!((reply(&hand), added(&hand)), (Reply::Came(Opened::Added(opened(3))), 0));
    tap(&mut hand, Move::AskWrite);
    hand.pass(1_000);
    hand.press(Press::Type(Key::Letter('あ')));
    hand.tap(Press::Back);
    assert_eq!((reply(&hand), added(&hand)), (Reply::Typing, 0), "the words go with the page");
}

#[test]
fn words_that_came_though_their_answer_was_lost_are_not_sent_again() {
    let mut hand = at_the_numbers();
    DIGITS.chars().for_each(|c| hand.press(Press::Type(Key::Letter(c))));
    tap(&mut hand, Move::Read);
    comes(&mut hand, Ok(Opened::Found(opened(2))));
    tap(&mut hand, Move::AskWrite);
    hand.pass(1_000);
    "どうぞ".chars().for_each(|c| hand.press(Press::Type(Key::Letter(c))));
    tap(&mut hand, Move::Write);
    comes(&mut hand, Err(NetTrouble::Unreachable("cut".to_owned())));
    for (stand, left) in [(2, 3), (3, 0)] {
        tap(&mut hand, Move::Read);
        comes(&mut hand, Ok(Opened::Found(opened(stand))));
        assert_eq!(hand.kiosk.visit().unwrap().asking_desk().added().chars_count(), left, "{stand}");
    }
}
