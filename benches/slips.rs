//! The figures of お問い合わせの控え: from a touch on 紙をつくる to the last byte at the printer, and from the numbers of a paper
//! to its words.

use std::{
    sync::{Arc, mpsc::Receiver},
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use shirube::{
    clock::SystemClock,
    domain::{
        content::Content,
        follow_up::{FollowUpDesk, FollowUpKind, Locator},
        printer::{Outcome, PrinterState, Told},
        settings::Settings,
        time::{Mono, Now},
    },
    kiosk::{
        Kiosk, KioskConfig,
        effect::Effect,
        enquiry::Errand,
        event::{Done, Event},
        page::{Move, Page, Prefs, Press},
    },
    seal::{cost::Cost, identity::Identity, keys::Keys, letter, secret::Secret},
    slip::conversation::Patience,
    workers::{Home, Serves, Typefaces, Work as _, hand::Hand, print::Print},
};
use zeroize::Zeroizing;

use super::{
    frames::{afternoon, demo_content, round},
    papers::printer,
};

/// Slips measured.
const SLIPS: usize = 50;
/// The word that is part of every key.
const SITE: &str = "mihon";

/// Milliseconds to a slip, keys and seal and paper; and to what a paper opens, without the road to the office.
pub(crate) fn follow_up() -> Value {
    let (printer, ends) = printer(Serves::FollowUp);
    let folder = tempfile::tempdir().unwrap();
    let hand = Hand::new(Arc::new(Home::open(folder.path()).unwrap()), Cost::FULL);
    let clock = Arc::new(SystemClock::start());
    let print = Print::new([printer].into(), Typefaces::default(), clock, Patience::default());
    let (mut print, content) = (print.handing(hand), Arc::new(content()));
    let handed = (0..SLIPS).map(|_| tap(&content, &mut print, &ends)).collect();
    let opened = (0..SLIPS).map(|number| unlock(u8::try_from(number).unwrap())).collect();
    json!({ "tap_to_last_byte": spread(handed), "unlock": spread(opened), "slips": SLIPS })
}

fn spread(mut took: Vec<f64>) -> Value {
    took.sort_by(f64::total_cmp);
    json!({ "p50_ms": round(took[SLIPS / 2]), "p99_ms": round(took[SLIPS * 99 / 100]) })
}

fn desk_key() -> Identity {
    Identity::of_seed(&Zeroizing::new([3; 32])).unwrap()
}

fn content() -> Content {
    let mut content = demo_content();
    let follow_up = Some(FollowUpDesk {
        site: SITE.to_owned(),
        recipient: desk_key().recipient().unwrap(),
        key_id: "k1".to_owned(),
        public_host: None,
        reply_days: 3,
        away_until: None,
    });
    content.settings = Arc::new(Settings { follow_up, ..Settings::clone(&content.settings) });
    content
}

fn tap(content: &Arc<Content>, print: &mut Print, ends: &Receiver<Instant>) -> f64 {
    let now = Now { mono: Mono(86_400_000), wall: afternoon() };
    let told = vec![Told { name: "案内".to_owned(), state: PrinterState::Ready }];
    let page = Some(Page::FollowUpPaper(FollowUpKind::Looking));
    let config = KioskConfig { hands_out: 1, ..KioskConfig::default() };
    let mut kiosk =
        Kiosk::staged(config, Arc::clone(content), page, Prefs::default(), &now).staged_printers(told, &now);
    let later = Now { mono: now.mono.plus_secs(5), ..now };
    let started = Instant::now();
    let effects = kiosk.update(&later, Event::Press(Press::FollowUp(Move::Make)));
    let hands = |effect: &&Effect| matches!(effect, Effect::FollowUp(_, Errand::Hand(_)));
    let effect = effects.iter().find(hands).expect("it hands out");
    let event = print.answer(effect.clone()).expect("it answers");
    let last = ends.recv_timeout(Duration::from_secs(5)).expect("the slip came whole");
    let Event::FollowUp(_, Done::Handed(handed)) = event else { panic!("{event:?}") };
    assert_eq!(handed.outcome, Outcome::Confirmed);
    (last - started).as_secs_f64() * 1000.0
}

fn unlock(number: u8) -> f64 {
    let (locator, secret) =
        (Locator::of_number(number.into()), Secret::of_random(&Zeroizing::new([number; 16])));
    let keys = || Keys::derive(&secret, SITE, &locator, Cost::FULL).unwrap();
    let sealed = letter::seal("木曜の夜なら 行けます", &[&keys().recipient]).unwrap();
    let started = Instant::now();
    let opened = letter::open(&keys().identity, &sealed).unwrap();
    assert_eq!(opened.as_str(), "木曜の夜なら 行けます");
    started.elapsed().as_secs_f64() * 1000.0
}
