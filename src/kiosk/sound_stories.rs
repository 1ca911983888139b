//! Stories of chimes: each rings once, at its time, and never where somebody must not be disturbed.

use std::sync::Arc;

use super::{
    KioskConfig,
    config::SoundConfig,
    effect::{Effect, Report},
    event::{Event, NetTrouble},
    kiosk::Stage,
    lane::LaneName,
    page::{Page, Press, Without},
    ringing::LATE_SECS_MAX,
    sample::*,
    trouble::Trouble,
    typing::Key,
};
use crate::domain::{
    channel::{Channel, Channels},
    chime::{Chime, SoundTrouble, Voice},
    content::{Content, Item},
    emergency::{Emergency, EmergencyKind},
    notice::{Notice, Urgency},
    time::Validity,
};

/// Rings at opening, a quarter of an hour before closing, and not from nine to nine.
pub(super) fn sound() -> SoundConfig {
    let night = "21:00-09:00".parse().ok();
    SoundConfig {
        volume_percent: 40,
        opening: true,
        closing_minutes: Some(15),
        quiet: [night, None, None, None],
    }
}

/// Switched on at `wall` with this content on its disk and a sound card.
fn ringing_with(sound: SoundConfig, wall: &str, content: &Arc<Content>) -> Hand {
    let mut hand = Hand::new(KioskConfig { sound: Some(sound), ..KioskConfig::default() }, wall);
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(Arc::clone(content)))));
    hand
}

fn ringing(wall: &str) -> Hand {
    ringing_with(sound(), wall, &corner())
}

fn no_card() -> SoundTrouble {
    SoundTrouble::NoCard("cut".to_owned())
}

/// The sound card answers whatever it was asked; what it rang, if that was a chime.
fn answered(hand: &mut Hand, told: Result<(), SoundTrouble>) -> Option<Chime> {
    let (_, _, asked) = hand.open.get(&LaneName::Sound)?;
    let chime = if let Effect::Ring(_, chime, _) = asked { Some(*chime) } else { None };
    hand.answer(LaneName::Sound, |ticket| Event::SoundTold(ticket, told));
    chime
}

/// Lets time pass with a loudspeaker that answers like this; the chimes it was asked for.
fn listen_with(hand: &mut Hand, millis: u64, told: &Result<(), SoundTrouble>) -> Vec<Chime> {
    let (end, mut rung) = (hand.now.mono.plus_millis(millis), Vec::new());
    loop {
        while hand.open.contains_key(&LaneName::Sound) {
            rung.extend(answered(hand, told.clone()));
        }
        let next = hand.kiosk.deadline().0;
        if end < next {
            hand.pass(end.millis_since(hand.now.mono));
            return rung;
        }
        hand.pass(next.millis_since(hand.now.mono));
    }
}

fn listen(hand: &mut Hand, secs: u64) -> Vec<Chime> {
    listen_with(hand, secs * 1000, &Ok(()))
}

/// The corner with this notice too, as publication `rev`.
pub(super) fn with_notice(rev: u64, change: impl FnOnce(&mut Notice)) -> Arc<Content> {
    let Item::Notice(mut it) = notice("n-9", "水が出ません") else { unreachable!() };
    it.urgency = Urgency::UrgentWithChime;
    change(&mut it);
    content(rev, furnished().into_iter().chain([Item::Notice(it)]).collect())
}

/// The corner with an emergency that asks to be heard.
pub(super) fn with_alarm(rev: u64, kind: EmergencyKind, since: &str, until: &str) -> Arc<Content> {
    let Item::Emergency(alarm) = emergency(kind, since, until) else { unreachable!() };
    let alarm = Item::Emergency(Emergency { chime: true, ..alarm });
    content(rev, furnished().into_iter().chain([alarm]).collect())
}

const NOTHING: [Chime; 0] = [];

#[test]
fn the_opening_rings_once_when_time_walks_over_it() {
    let mut hand = ringing("2026-11-21 08:59:30");
    assert_eq!(listen(&mut hand, 29), NOTHING);
    assert_eq!(listen(&mut hand, 1), [Chime::Opening]);
    assert_eq!(listen(&mut hand, 600), NOTHING);
}

#[test]
fn a_terminal_that_was_off_at_the_opening_does_not_make_up_for_it() {
    for wall in ["2026-11-21 09:00:00", "2026-11-21 09:00:05", "2026-11-21 14:00:00"] {
        assert_eq!(listen(&mut ringing(wall), 600), NOTHING, "{wall}");
    }
    let mut slept = ringing("2026-11-21 08:50:00");
    listen(&mut slept, 1);
    slept.now = later(slept.now, 5 * 60 * 60 * 1000);
    slept.event(Event::Woke);
    assert_eq!(listen(&mut slept, 600), NOTHING, "nor one that slept");
}

#[test]
fn the_closing_rings_ahead_by_what_the_settings_say() {
    assert_eq!(listen(&mut ringing("2026-11-21 20:44:00"), 120), [Chime::Closing]);
    let ahead = |minutes| SoundConfig { closing_minutes: minutes, ..sound() };
    let heard = |sound, wall| listen(&mut ringing_with(sound, wall, &corner()), 120);
    assert_eq!(heard(ahead(Some(5)), "2026-11-21 20:54:00"), [Chime::Closing]);
    assert_eq!(heard(ahead(Some(5)), "2026-11-21 20:44:00"), NOTHING);
    assert_eq!(heard(ahead(None), "2026-11-21 20:44:00"), NOTHING);
    let no_opening = SoundConfig { opening: false, ..sound() };
    assert_eq!(heard(no_opening, "2026-11-21 08:59:00"), NOTHING);
}

#[test]
fn a_closed_day_has_neither_opening_nor_closing() {
    for wall in ["2026-11-23 08:59:00", "2026-11-23 20:44:00"] {
        assert_eq!(listen(&mut ringing(wall), 120), NOTHING, "{wall}");
    }
}

#[test]
fn a_clock_that_is_put_back_does_not_open_the_corner_twice() {
    let mut hand = ringing("2026-11-21 08:59:30");
    assert_eq!(listen(&mut hand, 60), [Chime::Opening]);
    hand.now.wall -= chrono::TimeDelta::minutes(5);
    assert_eq!(listen(&mut hand, 600), NOTHING);
    assert_eq!(
        listen(&mut hand, 24 * 60 * 60),
        [Chime::Closing, Chime::Opening],
        "the day after is another one"
    );
}

#[test]
fn without_settings_nothing_is_asked_and_nothing_rings() {
    let mut hand = Hand::new(KioskConfig::default(), "2026-11-21 08:59:30");
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
    hand.publish(&with_notice(2, |_| {}));
    hand.publish(&with_alarm(3, EmergencyKind::Evacuation, "2026-11-21 08:59:30", "2026-11-21 09:30:00"));
    hand.pass(40 * 60 * 1000);
    assert!(!hand.open.contains_key(&LaneName::Sound));
    assert_eq!(hand.kiosk.ringing.voice(), Some(Voice::Off));
    assert_eq!(hand.kiosk.health(&hand.now).troubles.iter().filter(|it| is_sound(it)).count(), 0);
}

fn is_sound(trouble: &Trouble) -> bool {
    matches!(trouble, Trouble::Sound(_))
}

#[test]
fn an_urgent_notice_rings_when_it_appears_and_a_corrected_one_does_not() {
    let mut hand = ringing(NOON);
    listen(&mut hand, 1);
    hand.publish(&with_notice(2, |_| {}));
    assert_eq!(hand.last.iter().filter(|it| matches!(it, Effect::Ring(_, Chime::Notice, 40))).count(), 1);
    assert_eq!(listen(&mut hand, 30), [Chime::Notice]);
    hand.publish(&with_notice(3, |it| it.title = crate::domain::text::Text::ja("水が出ます")));
    assert_eq!(listen(&mut hand, 30), NOTHING);
    hand.publish(&corner());
    hand.publish(&with_notice(5, |_| {}));
    assert_eq!(listen(&mut hand, 30), [Chime::Notice], "published anew, it appears anew");
}

#[test]
fn only_a_notice_that_asks_and_appears_rings() {
    let day = |text: &str| Some(text.parse().unwrap());
    for urgency in [Urgency::Urgent, Urgency::Ordinary] {
        let mut hand = ringing(NOON);
        hand.publish(&with_notice(2, |it| it.urgency = urgency));
        assert_eq!(listen(&mut hand, 30), NOTHING, "{urgency:?}");
    }
    let mut hand = ringing(NOON);
    hand.publish(&with_notice(2, |it| it.channels = Channels::of([Channel::Kiosk])));
    assert_eq!(listen(&mut hand, 30), NOTHING, "not on the signage");
    let mut tomorrow =
        ringing_with(SoundConfig { quiet: [None; 4], ..sound() }, "2026-11-21 23:59:00", &corner());
    tomorrow.publish(&with_notice(2, |it| it.validity = Validity { from: day("2026-11-22"), to: None }));
    assert_eq!(listen(&mut tomorrow, 59), NOTHING);
    assert_eq!(listen(&mut tomorrow, 60), [Chime::Notice], "its day begins");
}

#[test]
fn what_lies_on_the_disk_when_the_terminal_starts_rings_no_more() {
    let kept = with_notice(2, |_| {});
    let mut hand = ringing_with(sound(), NOON, &kept);
    assert_eq!(listen(&mut hand, 60), NOTHING);
    // Nor once a clock that had lost the time knows the day again.
    let dated = with_notice(2, |it| {
        it.validity = Validity { from: Some("2026-11-20".parse().unwrap()), to: None };
    });
    let mut lost = ringing_with(sound(), "1970-01-01 12:00:00", &dated);
    listen(&mut lost, 60);
    lost.now.wall = wall(NOON);
    lost.event(Event::Woke);
    assert_eq!(listen(&mut lost, 60), NOTHING);
}

/// Somebody is at すぐ話せる所, or on the way there, or has just hidden the screen.
fn disturbed_by_a_chime() -> Vec<(&'static str, Hand)> {
    let at = |page: Page| {
        let mut hand = ringing(NOON);
        listen(&mut hand, 1);
        hand.tap(Press::Wake);
        hand.tap(Press::Open(page));
        hand
    };
    let mut typing = at(Page::Search);
    listen(&mut typing, 1);
    "しにたい".chars().for_each(|c| typing.press(Press::Type(Key::Letter(c))));
    let mut hidden = at(Page::Home);
    hidden.press(Press::Hide);
    vec![
        ("talk", at(Page::Talk)),
        ("no voice", at(Page::TalkWithout(Without::Voice))),
        ("typing", typing),
        ("hidden", hidden),
    ]
}

#[test]
fn nobody_at_the_helplines_is_startled_and_the_chime_is_not_made_up_for() {
    for (who, mut hand) in disturbed_by_a_chime() {
        hand.publish(&with_notice(2, |_| {}));
        assert_eq!(listen(&mut hand, 10), NOTHING, "{who}");
        hand.press(Press::Finish);
        assert_eq!(listen(&mut hand, 300), NOTHING, "{who}: dropped, not delayed");
    }
    let mut home = ringing(NOON);
    listen(&mut home, 1);
    home.tap(Press::Wake);
    home.publish(&with_notice(2, |_| {}));
    assert_eq!(listen(&mut home, 10), [Chime::Notice], "whoever reads about groups hears it");
}

#[test]
fn a_chime_that_waits_for_its_loudspeaker_is_dropped_when_somebody_needs_quiet() {
    let mut hand = ringing(NOON);
    listen(&mut hand, 1);
    hand.publish(&with_notice(2, |_| {}));
    assert_eq!(answered(&mut hand, Err(no_card())), Some(Chime::Notice));
    hand.press(Press::Wake);
    hand.pass(500);
    hand.press(Press::Open(Page::Talk));
    assert_eq!(listen(&mut hand, 90), NOTHING);
}

#[test]
fn an_emergency_is_heard_over_every_silence_and_once() {
    for (who, mut hand) in disturbed_by_a_chime() {
        hand.publish(&with_alarm(2, EmergencyKind::Evacuation, NOON, "2026-11-21 13:00:00"));
        assert_eq!(listen(&mut hand, 600), [Chime::Emergency], "{who}");
    }
    let night = "2026-11-21 22:00:00";
    let alarm = |kind| with_alarm(2, kind, night, "2026-11-21 23:00:00");
    for (kind, rung) in [
        (EmergencyKind::Evacuation, &[Chime::Emergency][..]),
        (EmergencyKind::Tsunami, &[Chime::Emergency]),
        (EmergencyKind::Closing, &[]),
    ] {
        let mut hand = ringing(night);
        listen(&mut hand, 1);
        hand.publish(&alarm(kind));
        assert_eq!(listen(&mut hand, 60), rung, "{kind:?} at night");
    }
    let mut day = ringing(NOON);
    listen(&mut day, 1);
    day.publish(&with_alarm(2, EmergencyKind::Closing, NOON, "2026-11-21 13:00:00"));
    assert_eq!(listen(&mut day, 60), [Chime::Notice], "臨時休館 rings as a notice does");
}

#[test]
fn a_newer_emergency_rings_again_and_one_that_does_not_ask_never() {
    let mut hand = ringing(NOON);
    listen(&mut hand, 1);
    let silent = content(2, vec![emergency(EmergencyKind::Blackout, NOON, "2026-11-21 13:00:00")]);
    hand.publish(&silent);
    assert_eq!(listen(&mut hand, 30), NOTHING);
    hand.publish(&with_alarm(3, EmergencyKind::Blackout, "2026-11-21 12:00:20", "2026-11-21 13:00:00"));
    assert_eq!(listen(&mut hand, 30), [Chime::Emergency]);
    hand.publish(&with_alarm(4, EmergencyKind::Tsunami, "2026-11-21 12:01:00", "2026-11-21 13:00:00"));
    assert_eq!(listen(&mut hand, 30), [Chime::Emergency]);
}

#[test]
fn a_start_in_the_middle_of_an_emergency_rings_only_while_it_is_news() {
    let alarm = with_alarm(2, EmergencyKind::Lifts, NOON, "2026-11-21 14:00:00");
    for (wall, rung) in [
        ("2026-11-21 12:03:00", &[Chime::Emergency][..]),
        ("2026-11-21 12:10:01", &[]),
        ("1970-01-01 09:00:00", &[Chime::Emergency]),
    ] {
        assert_eq!(listen(&mut ringing_with(sound(), wall, &alarm), 60), rung, "{wall}");
    }
    let mut late = ringing("2026-11-21 12:40:00");
    late.publish(&alarm);
    assert_eq!(listen(&mut late, 60), [Chime::Emergency], "what the office sends is news, however old");
}

#[test]
fn while_nobody_knows_the_time_nothing_rings_by_it_and_it_may_be_night() {
    let lost = "1970-01-01 08:59:00";
    let mut hand = ringing(lost);
    assert_eq!(listen(&mut hand, 90), NOTHING);
    hand.publish(&with_notice(2, |_| {}));
    assert_eq!(listen(&mut hand, 30), NOTHING);
    let mut no_night = ringing_with(SoundConfig { quiet: [None; 4], ..sound() }, lost, &corner());
    no_night.publish(&with_notice(2, |_| {}));
    assert_eq!(listen(&mut no_night, 120), [Chime::Notice]);
}

#[test]
fn a_loudspeaker_that_is_plugged_in_again_soon_is_heard_and_a_late_one_startles_nobody() {
    let unheard = Err(no_card());
    let begun = || {
        let mut hand = ringing(NOON);
        listen(&mut hand, 1);
        hand.publish(&with_notice(2, |_| {}));
        hand
    };
    let mut soon = begun();
    assert!(listen_with(&mut soon, 20_000, &unheard).len() > 2, "it is tried again");
    assert_eq!(listen(&mut soon, 30), [Chime::Notice]);
    let mut late = begun();
    listen_with(&mut late, LATE_SECS_MAX * 1000 + 10_000, &unheard);
    assert_eq!(listen(&mut late, 600), NOTHING);
    assert_eq!(late.kiosk.ringing.voice(), Some(Voice::Ready), "it is asked again by itself");
}

#[test]
fn a_new_occasion_does_not_wait_for_the_rest_of_an_old_failure() {
    let mut hand = ringing(NOON);
    listen_with(&mut hand, 1_000, &Ok(()));
    hand.publish(&with_notice(2, |_| {}));
    listen_with(&mut hand, 50_000, &Err(no_card()));
    hand.publish(&with_alarm(3, EmergencyKind::Evacuation, "2026-11-21 12:00:50", "2026-11-21 13:00:00"));
    assert!(hand.last.iter().any(|it| matches!(it, Effect::Ring(_, Chime::Emergency, _))), "{:?}", hand.last);
}

#[test]
fn staff_hear_of_a_missing_card_at_once_and_when_it_is_back() {
    let mut hand = ringing(NOON);
    assert_eq!(hand.kiosk.ringing.voice(), None, "nobody has asked yet");
    let reported = |hand: &mut Hand| {
        let (ticket, _, asked) = hand.open.remove(&LaneName::Report)?;
        let office = hand.office();
        hand.event(Event::Reported(ticket, Ok(office)));
        if let Effect::Report(_, report) = asked { Some(report) } else { None }
    };
    while reported(&mut hand).is_some() {}
    hand.answer(LaneName::Sound, |ticket| Event::SoundTold(ticket, Err(no_card())));
    let report: Report = reported(&mut hand).expect("the office hears of it");
    assert_eq!(report.voice, Some(Voice::Failing));
    assert!(report.troubles.iter().any(|it| it.contains("スピーカー")), "{:?}", report.troubles);
    assert!(hand.kiosk.health(&hand.now).troubles.iter().any(is_sound));
    assert_eq!(hand.kiosk.stage(), Stage::Signage, "the screen goes on");
    assert_eq!(listen(&mut hand, 60), NOTHING);
    let told = std::iter::from_fn(|| reported(&mut hand)).any(|report| report.voice == Some(Voice::Ready));
    assert!(told && !hand.kiosk.health(&hand.now).troubles.iter().any(is_sound));
}

#[test]
fn a_worker_that_died_is_a_trouble_and_is_asked_again() {
    let mut hand = ringing(NOON);
    listen(&mut hand, 1);
    hand.publish(&with_notice(2, |_| {}));
    hand.pass(61_000);
    assert!(hand.kiosk.health(&hand.now).troubles.iter().any(is_sound));
    hand.pass(60_000);
    assert!(matches!(hand.open.get(&LaneName::Sound), Some((_, _, Effect::AskSound(_)))), "{:?}", hand.open);
}

#[test]
fn an_office_that_is_away_keeps_no_chime_from_ringing() {
    let mut hand = ringing("2026-11-21 08:59:30");
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Err(NetTrouble::Refused)));
    assert_eq!(listen(&mut hand, 60), [Chime::Opening]);
}
