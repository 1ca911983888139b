//! Stories of reading aloud: what is said to whom, how it is stopped, and that nothing of it stays.

mod dictating;

use super::{
    KioskConfig,
    aloud::{Note, State},
    config::{AloudConfig, Jack},
    effect::Effect,
    event::Event,
    lane::{LaneName, Ticket},
    page::{Page, Press},
    sample::*,
    spoken::{Ask, LINES_MAX, Line, Pace, Reading, Volume},
    trouble::Trouble,
    voice::{Manner, Order, Told},
};
use crate::domain::{
    aloud::{AloudTrouble, Ears, Utterance, sentences},
    follow_up::FollowUpKind,
    ruby::RubyText,
    text::Lang,
};

pub(super) fn config() -> AloudConfig {
    AloudConfig { volume_percent: 60, jack: Jack::Watched }
}

pub(super) fn reading(text: &str) -> Reading {
    let text = RubyText::parse(text);
    Reading::of(sentences(&text).into_iter().map(|it| Line::of_block(0, it)))
}

fn name(text: &str) -> Ask {
    Ask::Name(Utterance::of(&RubyText::parse(text)))
}

/// What somebody asks of the voice in a random day.
pub(super) fn asks() -> Vec<Ask> {
    let page = || Ask::Read(reading("一つめ。二つめ。三つめ。"));
    vec![
        page(),
        page(),
        Ask::Read(Reading::default()),
        Ask::Go,
        Ask::Pause,
        Ask::Stop,
        Ask::Pace(Pace::Slow),
        Ask::Volume(Volume::High),
        name("もどる"),
    ]
}

/// What the voice answers in a random day.
pub(super) fn told(order: &Order, (well, rev): (bool, u64)) -> Told {
    let ill = || AloudTrouble::NotHeard("cut".to_owned());
    match order {
        Order::Say(..) | Order::Dictate(..) => Told::Said(if well { Ok(()) } else { Err(ill()) }),
        Order::Listen(_) if !well => Told::Ears(Err(ill())),
        Order::Listen(_) => Told::Ears(Ok(if rev % 2 == 0 { Ears::Loudspeaker } else { Ears::Headphones })),
    }
}

/// An answer nobody waits for.
pub(super) fn stray(lane: LaneName) -> Told {
    if lane == LaneName::Aloud { Told::Said(Ok(())) } else { Told::Ears(Ok(Ears::Headphones)) }
}

/// A terminal that reads, whose headphones are told as `ears`, on the signage.
fn quiet(ears: Ears) -> Hand {
    let mut hand = Hand::new(KioskConfig { aloud: Some(config()), ..KioskConfig::default() }, NOON);
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
    plug(&mut hand, ears);
    hand
}

fn plug(hand: &mut Hand, ears: Ears) {
    hand.answer(LaneName::Ears, |ticket| Event::Aloud(ticket, Told::Ears(Ok(ears))));
}

/// The same in a visit, on this page.
fn on(page: Page, ears: Ears) -> Hand {
    let mut hand = quiet(ears);
    if hand.kiosk.visit().is_none() {
        hand.tap(Press::Wake);
    }
    hand.tap(Press::Open(page));
    hand
}

/// What is being said at this moment.
fn saying(hand: &Hand) -> Option<(String, Manner)> {
    match hand.open.get(&LaneName::Aloud) {
        Some((_, _, Effect::Aloud(_, Order::Say(words, manner)))) => {
            Some((words.markup().to_owned(), *manner))
        }
        Some(_) | None => None,
    }
}

pub(super) fn words(hand: &Hand) -> Option<String> {
    saying(hand).map(|(words, _)| words)
}

/// It is said to the end, or hushed.
pub(super) fn said(hand: &mut Hand) {
    hand.answer(LaneName::Aloud, |ticket| Event::Aloud(ticket, Told::Said(Ok(()))));
}

pub(super) fn hushes(hand: &Hand) -> Vec<Ticket> {
    let hushed = |effect: &Effect| {
        let Effect::Hush(ticket) = effect else { return None };
        Some(*ticket)
    };
    hand.last.iter().filter_map(hushed).collect()
}

fn ask(hand: &mut Hand, ask: Ask) {
    hand.press(Press::Aloud(ask));
}

#[test]
fn a_page_is_read_sentence_by_sentence_and_then_it_is_silent() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    assert!(hand.kiosk.aloud().is_offered() && !hand.kiosk.aloud().guides());
    assert_eq!(words(&hand), None, "nobody asked");
    ask(&mut hand, Ask::Read(reading("一つめ。二つめ。")));
    let usual = Manner { pace: Pace::Usual, volume_percent: 60, ears: Ears::Loudspeaker };
    assert_eq!(saying(&hand), Some(("一つめ。".to_owned(), usual)));
    let place = |hand: &Hand| hand.kiosk.aloud().line().map(|(line, at, of)| (line.place.clone(), at, of));
    assert_eq!(place(&hand), Some((0..4, 0, 2)));
    said(&mut hand);
    assert_eq!((words(&hand).as_deref(), place(&hand)), (Some("二つめ。"), Some((4..8, 1, 2))));
    said(&mut hand);
    assert_eq!((words(&hand), hand.kiosk.aloud().state()), (None, None));
}

#[test]
fn stopping_hushes_at_once_and_pausing_comes_back_to_the_same_sentence() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    ask(&mut hand, Ask::Read(reading("一つめ。二つめ。")));
    said(&mut hand);
    ask(&mut hand, Ask::Pause);
    assert_eq!(hushes(&hand).len(), 1, "in the middle of the sentence");
    assert_eq!(hand.kiosk.aloud().state(), Some(State::Paused));
    said(&mut hand);
    assert_eq!(words(&hand), None);
    ask(&mut hand, Ask::Go);
    assert_eq!(words(&hand).as_deref(), Some("二つめ。"), "the same sentence again");
    ask(&mut hand, Ask::Stop);
    assert_eq!((hushes(&hand).len(), hand.kiosk.aloud().state()), (1, None));
    ask(&mut hand, Ask::Stop);
    assert!(hushes(&hand).is_empty(), "once is enough");
    said(&mut hand);
    assert_eq!(words(&hand), None);
}

#[test]
fn slower_and_louder_begin_the_sentence_again_and_end_with_the_visit() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    ask(&mut hand, Ask::Read(reading("一つめ。")));
    ask(&mut hand, Ask::Pace(Pace::Slow));
    ask(&mut hand, Ask::Volume(Volume::High));
    said(&mut hand);
    let slow = Manner { pace: Pace::Slow, volume_percent: 100, ears: Ears::Loudspeaker };
    assert_eq!(saying(&hand), Some(("一つめ。".to_owned(), slow)));
    hand.tap(Press::Finish);
    said(&mut hand);
    hand.tap(Press::Wake);
    assert_eq!((hand.kiosk.aloud().pace(), hand.kiosk.aloud().volume()), (Pace::Usual, Volume::Usual));
    ask(&mut hand, Ask::Read(reading("次の人。")));
    let usual = Manner { pace: Pace::Usual, volume_percent: 60, ears: Ears::Loudspeaker };
    assert_eq!(saying(&hand), Some(("次の人。".to_owned(), usual)));
}

#[test]
fn whatever_ends_a_visit_or_leaves_a_page_ends_its_reading() {
    for leave in [Press::Hide, Press::Finish, Press::Home, Press::Open(Page::House), Press::Lang(Lang::En)] {
        let mut hand = on(Page::Rooms, Ears::Loudspeaker);
        ask(&mut hand, Ask::Read(reading("一つめ。二つめ。")));
        hand.tap(leave.clone());
        assert_eq!(hushes(&hand).len(), 1, "{leave:?}");
        said(&mut hand);
        assert_eq!((words(&hand), hand.kiosk.aloud().state()), (None, None), "{leave:?}");
        let all = format!("{:?}", hand.kiosk.aloud());
        assert!(!all.contains("一つめ") && !all.contains("二つめ"), "{all}");
    }
}

#[test]
fn listening_is_being_there() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    ask(&mut hand, Ask::Read(reading(&"一つ。".repeat(40))));
    for _ in 0..39 {
        hand.pass(10_000);
        said(&mut hand);
        assert!(hand.kiosk.visit().is_some_and(|visit| visit.asking().is_none()), "six minutes of listening");
    }
    said(&mut hand);
    hand.pass(121_000);
    assert!(hand.kiosk.visit().is_none(), "nobody is there any more");
}

#[test]
fn what_belongs_to_one_person_is_heard_by_headphones_only() {
    let own = [
        Page::Search,
        Page::FollowUpText(FollowUpKind::Looking),
        Page::FollowUpPaper(FollowUpKind::Looking),
        Page::Reply,
    ];
    for page in own {
        let mut hand = on(page.clone(), Ears::Loudspeaker);
        ask(&mut hand, Ask::Read(reading("番号は1234。")));
        assert_eq!(
            (words(&hand), hand.kiosk.aloud().note()),
            (None, Some(&Note::OnlyHeadphones)),
            "{page:?}"
        );
        plug(&mut hand, Ears::Headphones);
        ask(&mut hand, Ask::Read(reading("番号は1234。")));
        assert_eq!(saying(&hand).map(|(_, manner)| manner.ears), Some(Ears::Headphones), "{page:?}");
        plug(&mut hand, Ears::Loudspeaker);
        assert_eq!(hushes(&hand).len(), 1, "pulled out: {page:?}");
        said(&mut hand);
        assert_eq!((words(&hand), hand.kiosk.aloud().state()), (None, None), "{page:?}");
    }
}

#[test]
fn a_sensitive_page_is_read_to_the_room_only_after_a_yes() {
    let mut hand = on(Page::Group(group_id("safe-harbour")), Ears::Loudspeaker);
    ask(&mut hand, Ask::Read(reading("会の ことば。")));
    assert!(matches!(hand.kiosk.aloud().note(), Some(Note::Overheard(_))) && words(&hand).is_none());
    ask(&mut hand, Ask::Stop);
    assert_eq!((hand.kiosk.aloud().note(), words(&hand)), (None, None), "a no");
    ask(&mut hand, Ask::Read(reading("会の ことば。")));
    ask(&mut hand, Ask::Go);
    assert_eq!(words(&hand).as_deref(), Some("会のことば。"));
    let mut alone = on(Page::Group(group_id("safe-harbour")), Ears::Headphones);
    ask(&mut alone, Ask::Read(reading("会の ことば。")));
    assert_eq!(words(&alone).as_deref(), Some("会のことば。"), "nobody else hears it");
}

#[test]
fn other_languages_say_that_they_cannot_be_read() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    hand.tap(Press::Lang(Lang::Vi));
    ask(&mut hand, Ask::Read(reading("Phòng.")));
    assert_eq!((words(&hand), hand.kiosk.aloud().note()), (None, Some(&Note::OtherLanguage)));
    hand.tap(Press::Lang(Lang::JaEasy));
    assert_eq!(hand.kiosk.aloud().note(), None);
    ask(&mut hand, Ask::Read(reading("{部屋|へや}。")));
    assert_eq!(words(&hand).as_deref(), Some("{部屋|へや}。"));
}

#[test]
fn headphones_begin_a_visit_that_reads_every_page_and_names_every_control() {
    let mut hand = quiet(Ears::Loudspeaker);
    hand.pass(5_000);
    assert!(!hand.kiosk.aloud().awaits(&Page::Home, Lang::Ja), "nobody is guided");
    plug(&mut hand, Ears::Headphones);
    assert!(hand.kiosk.visit().is_some(), "plugged in is there");
    assert!(hand.kiosk.aloud().awaits(&Page::Home, Lang::Ja) && hand.kiosk.aloud().is_new());
    ask(&mut hand, Ask::Read(reading("何をお探しですか。つぎの文。")));
    assert!(!hand.kiosk.aloud().awaits(&Page::Home, Lang::Ja), "once");
    assert_eq!(words(&hand).as_deref(), Some("何をお探しですか。"));
    ask(&mut hand, name("グループをさがす"));
    assert_eq!(hushes(&hand).len(), 1, "a control goes before the page");
    said(&mut hand);
    assert_eq!(words(&hand).as_deref(), Some("グループをさがす"));
    said(&mut hand);
    assert_eq!(words(&hand), None, "and the page does not go on under the finger");
    hand.tap(Press::Open(Page::Find));
    assert!(hand.kiosk.aloud().awaits(&Page::Find, Lang::Ja));
    plug(&mut hand, Ears::Loudspeaker);
    ask(&mut hand, name("もどる"));
    assert_eq!(words(&hand), None, "without headphones a control is silent");
    assert!(!hand.kiosk.aloud().awaits(&Page::Find, Lang::Ja));
}

#[test]
fn a_voice_that_is_not_heard_says_so_and_the_office_hears_of_it() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    let cut = AloudTrouble::NotHeard("cut".to_owned());
    ask(&mut hand, Ask::Read(reading("一つめ。二つめ。")));
    let unheard = Told::Said(Err(cut.clone()));
    hand.answer(LaneName::Aloud, |ticket| Event::Aloud(ticket, unheard));
    assert_eq!((hand.kiosk.aloud().note(), words(&hand)), (Some(&Note::NotHeard), None));
    assert!(hand.kiosk.health(&hand.now).troubles.contains(&Trouble::Aloud(cut)));
    hand.pass(5_000);
    ask(&mut hand, Ask::Read(reading("一つめ。")));
    said(&mut hand);
    assert_eq!(hand.kiosk.health(&hand.now).troubles, Vec::new(), "heard again");
}

#[test]
fn without_a_voice_nothing_is_offered_and_nobody_is_told_of_trouble() {
    let mut hand = on(Page::Rooms, Ears::Loudspeaker);
    let none = || Told::Ears(Err(AloudTrouble::NotBuilt));
    hand.answer(LaneName::Ears, |ticket| Event::Aloud(ticket, none()));
    assert!(!hand.kiosk.aloud().is_offered());
    ask(&mut hand, Ask::Read(reading("一つめ。")));
    assert_eq!((words(&hand), hand.kiosk.aloud().note()), (None, Some(&Note::NotHeard)));
    assert_eq!(hand.kiosk.health(&hand.now).troubles, Vec::new());
    let mut off = Hand::with(&corner());
    off.tap(Press::Wake);
    ask(&mut off, Ask::Read(reading("一つめ。")));
    off.pass(60_000);
    assert!(
        !off.kiosk.aloud().is_offered() && words(&off).is_none() && !off.open.contains_key(&LaneName::Ears)
    );
}

#[test]
fn an_endless_page_ends() {
    let long = reading(&"一つ。".repeat(LINES_MAX + 50));
    assert_eq!(long.lines().len(), LINES_MAX);
}
