//! Stories of a chime and a reading voice: one after the other, and an emergency waits for nobody.

use super::{
    KioskConfig,
    aloud_stories::{config, hushes, reading, said, words},
    effect::Effect,
    event::Event,
    lane::LaneName,
    page::{Page, Press},
    ringing::{LATE_SECS_MAX, RING_SECS_MAX},
    sample::*,
    sound_stories::{sound, with_alarm, with_notice},
    spoken::Ask,
    voice::Told,
};
use crate::domain::{aloud::Ears, chime::Chime, emergency::EmergencyKind};

/// Somebody before a terminal that reads and rings.
fn before() -> Hand {
    let config = KioskConfig { aloud: Some(config()), sound: Some(sound()), ..KioskConfig::default() };
    let mut hand = Hand::new(config, NOON);
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
    hand.answer(LaneName::Ears, |ticket| Event::Aloud(ticket, Told::Ears(Ok(Ears::Loudspeaker))));
    rang(&mut hand);
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Rooms));
    hand
}

/// Somebody who is in the middle of the first of two sentences.
fn listening() -> Hand {
    let mut hand = before();
    read(&mut hand);
    assert_eq!(words(&hand).as_deref(), Some("一つめ。"));
    hand
}

fn read(hand: &mut Hand) {
    hand.press(Press::Aloud(Ask::Read(reading("一つめ。二つめ。"))));
}

/// What rings at this moment.
fn rings(hand: &Hand) -> Option<Chime> {
    match hand.open.get(&LaneName::Sound) {
        Some((_, _, Effect::Ring(_, chime, _))) => Some(*chime),
        Some(_) | None => None,
    }
}

/// The sound card has done what it was asked.
fn rang(hand: &mut Hand) {
    hand.answer(LaneName::Sound, |ticket| Event::SoundTold(ticket, Ok(())));
}

#[test]
fn a_chime_rings_between_two_sentences_and_the_second_waits_for_its_end() {
    let mut hand = listening();
    hand.publish(&with_notice(2, |_| {}));
    assert_eq!((rings(&hand), words(&hand).as_deref()), (None, Some("一つめ。")));
    hand.pass(5_000);
    assert!(rings(&hand).is_none() && hushes(&hand).is_empty(), "the sentence is heard to its end");
    said(&mut hand);
    assert_eq!((rings(&hand), words(&hand)), (Some(Chime::Notice), None));
    hand.pass(2_000);
    rang(&mut hand);
    assert_eq!((rings(&hand), words(&hand).as_deref()), (None, Some("二つめ。")));
}

#[test]
fn whoever_asks_to_be_read_to_while_it_rings_hears_the_first_word_after_it() {
    let mut hand = before();
    hand.publish(&with_notice(2, |_| {}));
    read(&mut hand);
    assert_eq!((rings(&hand), words(&hand)), (Some(Chime::Notice), None));
    rang(&mut hand);
    assert_eq!(words(&hand).as_deref(), Some("一つめ。"));
}

#[test]
fn a_loudspeaker_that_died_while_ringing_keeps_nobody_from_being_read_to() {
    let mut hand = before();
    hand.publish(&with_notice(2, |_| {}));
    read(&mut hand);
    hand.pass(RING_SECS_MAX * 1000);
    assert_eq!(words(&hand).as_deref(), Some("一つめ。"));
}

#[test]
fn a_chime_that_finds_no_pause_in_a_minute_is_dropped() {
    let mut hand = listening();
    hand.publish(&with_notice(2, |_| {}));
    hand.pass(LATE_SECS_MAX * 1000);
    said(&mut hand);
    assert_eq!((rings(&hand), words(&hand).as_deref()), (None, Some("二つめ。")));
}

#[test]
fn an_emergency_waits_for_no_sentence() {
    let mut hand = listening();
    hand.publish(&with_alarm(2, EmergencyKind::Evacuation, NOON, "2026-11-21 13:00:00"));
    assert_eq!(rings(&hand), Some(Chime::Emergency));
    said(&mut hand);
    assert_eq!((words(&hand), hand.kiosk.aloud().state()), (None, None), "and ends the reading");
}
