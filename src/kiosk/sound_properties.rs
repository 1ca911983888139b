//! What holds of every chime whatever happens: random days with a loudspeaker.

use std::sync::Arc;

use chrono::{NaiveDateTime, TimeDelta};
use proptest::prelude::*;

use super::{
    KioskConfig,
    effect::Effect,
    event::Event,
    kiosk::Stage,
    lane::LaneName,
    page::{Page, Press},
    sample::*,
    sound_stories::sound,
};
use crate::domain::{
    chime::{Chime, SoundTrouble},
    content::{Content, Item},
    emergency::{Emergency, EmergencyKind},
    notice::{Notice, Urgency},
    time::Mono,
};

#[derive(Debug, Clone)]
enum Step {
    Press(Press),
    /// Waking at every deadline for so many seconds.
    Pass(u64),
    /// The machine slept so many seconds.
    Sleep(u64),
    /// The wall clock jumped by so many seconds.
    Jump(i64),
    /// Nobody knows the time.
    Lose,
    /// The clock is right again.
    Find,
    /// The office publishes this.
    Publish(u64),
    /// The sound card answers, well or badly.
    Answer(bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let presses =
        [Press::Wake, Press::Open(Page::Talk), Press::Open(Page::Rooms), Press::Hide, Press::Finish];
    let step = prop_oneof![
        3 => prop::sample::select(presses.to_vec()).prop_map(Step::Press),
        4 => (1_u64..900).prop_map(Step::Pass),
        1 => (1_u64..20_000).prop_map(Step::Sleep),
        1 => (-4_000_i64..4_000).prop_map(Step::Jump),
        1 => Just(Step::Lose),
        2 => Just(Step::Find),
        2 => (0_u64..5).prop_map(Step::Publish),
        4 => prop::bool::weighted(0.7).prop_map(Step::Answer),
    ];
    prop::collection::vec(step, 1..70)
}

/// Five publications: two with a notice that asks to be heard, two with an emergency.
fn publication(number: u64, hand: &Hand) -> Arc<Content> {
    let since = hand.now.wall.format("%Y-%m-%d %H:%M:%S").to_string();
    let until = (hand.now.wall + TimeDelta::minutes(20)).format("%Y-%m-%d %H:%M:%S").to_string();
    let alarm = |kind| {
        let Item::Emergency(it) = emergency(kind, &since, &until) else { unreachable!() };
        Some(Item::Emergency(Emergency { chime: true, ..it }))
    };
    let asking = |id: &str| {
        let Item::Notice(it) = notice(id, "水が出ません") else { unreachable!() };
        Some(Item::Notice(Notice { urgency: Urgency::UrgentWithChime, ..it }))
    };
    let more = match number {
        1 => asking("n-8"),
        2 => asking("n-9"),
        3 => alarm(EmergencyKind::Evacuation),
        4 => alarm(EmergencyKind::Closing),
        _ => None,
    };
    content(number + 1, furnished().into_iter().chain(more).collect())
}

/// What was rung, with the local time and whether it was heard.
type Rung = (Chime, NaiveDateTime);

/// What every chime keeps that leaves at this moment.
fn promises(hand: &Hand, rung: &mut Vec<Rung>) {
    for effect in &hand.last {
        let Effect::Ring(_, chime, volume) = effect else { continue };
        let (stage, at) = (hand.kiosk.stage(), hand.kiosk.time(&hand.now));
        let night = |at: chrono::DateTime<chrono_tz::Tz>| sound().quiet().any(|it| it.contains(at.time()));
        assert_eq!(*volume, sound().volume_percent);
        match chime {
            Chime::Emergency => assert!(matches!(stage, Stage::Emergency(_)), "{stage:?}"),
            Chime::Opening | Chime::Closing | Chime::Notice => {
                let at = at.expect("without the time it may be night");
                assert!(!night(at), "{chime:?} at {at}");
                assert!(!matches!(stage, Stage::Hidden), "{chime:?} just after 画面をかくす");
                let visit = hand.kiosk.visit();
                assert!(visit.is_none_or(|visit| !visit.page().is_talk()), "{chime:?} at すぐ話せる所");
            }
        }
        rung.push((*chime, hand.now.wall.naive_local()));
    }
}

fn take(hand: &mut Hand, step: Step, rung: &mut Vec<Rung>) {
    match step {
        Step::Press(press) => hand.press(press),
        Step::Pass(secs) => {
            let end = hand.now.mono.plus_secs(secs);
            while hand.kiosk.deadline().0 <= end {
                hand.pass(hand.kiosk.deadline().0.millis_since(hand.now.mono));
                promises(hand, rung);
                hand.last.clear();
            }
            hand.pass(end.millis_since(hand.now.mono));
        }
        Step::Sleep(secs) => {
            hand.now = later(hand.now, secs * 1000);
            hand.event(Event::Woke);
        }
        Step::Jump(secs) => {
            hand.now.wall += TimeDelta::seconds(secs);
            hand.event(Event::Woke);
        }
        Step::Lose => {
            hand.now.wall = wall("1970-01-01 12:00:00");
            hand.event(Event::Woke);
        }
        Step::Find => {
            let ran = i64::try_from(hand.now.mono.millis_since(at(MORNING).mono)).unwrap();
            hand.now.wall = wall(MORNING) + TimeDelta::milliseconds(ran);
            hand.event(Event::Woke);
        }
        Step::Publish(number) => {
            let asked = hand.open.get(&LaneName::Poll).map(|(_, since, _)| *since);
            let waits = |since: Mono| hand.now.mono < since.plus_secs(LaneName::Poll.answer_secs());
            if asked.is_some_and(waits) {
                let content = publication(number, hand);
                hand.publish(&content);
            }
        }
        Step::Answer(well) => {
            if hand.open.contains_key(&LaneName::Sound) {
                let told = if well { Ok(()) } else { Err(SoundTrouble::NotBuilt) };
                hand.answer(LaneName::Sound, |ticket| Event::SoundTold(ticket, told));
            }
        }
    }
    promises(hand, rung);
    hand.last.clear();
}

const MORNING: &str = "2026-11-21 08:40:00";

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_no_chime_rings_where_or_when_it_must_not(steps in steps()) {
        let mut hand = Hand::new(KioskConfig { sound: Some(sound()), ..KioskConfig::default() }, MORNING);
        hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
        let mut rung = Vec::new();
        for step in steps {
            take(&mut hand, step, &mut rung);
            if hand.kiosk.deadline().0 <= hand.now.mono {
                hand.event(Event::Woke);
                promises(&hand, &mut rung);
                hand.last.clear();
            }
        }
    }
}

proptest! {
    // A day is long: every second something falls due.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_working_loudspeaker_opens_and_closes_the_corner_once_a_day(
        start_secs in 0_u32..86_400, days in 1_i64..4,
    ) {
        let begin = wall("2026-11-24 00:00:00") + TimeDelta::seconds(start_secs.into());
        let mut hand = Hand::new(
            KioskConfig { sound: Some(sound()), ..KioskConfig::default() },
            &begin.format("%Y-%m-%d %H:%M:%S").to_string(),
        );
        hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, loaded(Some(corner()))));
        let (mut rung, end) = (Vec::new(), hand.now.mono.plus_secs(u64::try_from(days).unwrap() * 86_400));
        while hand.kiosk.deadline().0 <= end {
            hand.pass(hand.kiosk.deadline().0.millis_since(hand.now.mono));
            promises(&hand, &mut rung);
            if hand.open.contains_key(&LaneName::Sound) {
                hand.answer(LaneName::Sound, |ticket| Event::SoundTold(ticket, Ok(())));
                promises(&hand, &mut rung);
            }
        }
        let whole_days = usize::try_from(days).unwrap();
        for (chime, minute) in [(Chime::Opening, 9 * 60), (Chime::Closing, 20 * 60 + 45)] {
            let times: Vec<_> = rung.iter().filter(|it| it.0 == chime).map(|it| it.1).collect();
            prop_assert_eq!(times.len(), whole_days, "{:?}: {:?}", chime, times);
            let sharp = times.iter().all(|at| {
                crate::domain::time::minute_of_day(at.time()) == minute && at.time().format("%S").to_string() == "00"
            });
            prop_assert!(sharp, "{:?}", times);
        }
    }
}
