//! Stories of the office: loading, polling, applying, fetching, pairing, reporting.

use std::{collections::BTreeSet, sync::Arc};

use chrono::TimeDelta;

use super::{
    KioskConfig,
    effect::Effect,
    event::{Applied, Batch, DiskTrouble, Event, Loaded, NetTrouble, OfficeTime, PairingState, Polled},
    kiosk::Stage,
    lane::LaneName,
    page::{Page, Press},
    sample::*,
    time::Freshness,
    trouble::Trouble,
};
use crate::domain::{id::NoticeId, program::Shown};

fn cut() -> NetTrouble {
    NetTrouble::Unreachable("connection refused".to_owned())
}

fn batch() -> Batch {
    Batch(Arc::from(*b"batch"))
}

fn nothing(hand: &mut Hand) {
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Nothing(office))));
}

fn asks(hand: &Hand) -> Vec<LaneName> {
    hand.open.keys().copied().collect()
}

#[test]
fn a_terminal_starts_unpaired_and_becomes_known() {
    let mut hand = Hand::new(KioskConfig::default(), NOON);
    assert_eq!((hand.kiosk.stage(), asks(&hand)), (Stage::Starting, vec![LaneName::Load]));
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, Loaded { paired: false, ..loaded(None) }));
    assert_eq!((hand.kiosk.stage(), asks(&hand)), (Stage::Unpaired(None), vec![LaneName::Pair]));
    hand.press(Press::Wake);
    assert_eq!(hand.kiosk.visit(), None);
    let words = ["ふね", "やま", "かぜ"].map(str::to_owned);
    let waiting = PairingState::Waiting { code: "AB12CD".to_owned(), words };
    hand.answer(LaneName::Pair, |ticket| Event::Pairing(ticket, Ok(waiting.clone())));
    assert_eq!(hand.kiosk.stage(), Stage::Unpaired(Some(&waiting)));
    hand.pass(2_000);
    hand.answer(LaneName::Pair, |ticket| Event::Pairing(ticket, Err(cut())));
    assert_eq!(hand.kiosk.stage(), Stage::Unpaired(Some(&waiting)), "the code stays");
    hand.pass(1_000);
    hand.answer(LaneName::Pair, |ticket| Event::Pairing(ticket, Ok(PairingState::Paired)));
    let asked = vec![LaneName::Poll, LaneName::Report, LaneName::Send];
    assert_eq!((hand.kiosk.stage(), asks(&hand)), (Stage::Empty, asked));
    hand.publish(&corner());
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
}

#[test]
fn a_terminal_that_lost_its_pairing_shows_what_it_kept_as_old() {
    let mut hand = Hand::new(KioskConfig::default(), NOON);
    let kept = Loaded { paired: false, ..loaded(Some(corner())) };
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, kept));
    assert_eq!((hand.kiosk.stage(), hand.kiosk.pairing()), (Stage::Signage, Some(None)));
    assert!(matches!(hand.kiosk.freshness(&hand.now), Freshness::Stale { .. }));
    let words = ["ふね", "やま", "かぜ"].map(str::to_owned);
    let waiting = PairingState::Waiting { code: "AB12CD".to_owned(), words };
    hand.answer(LaneName::Pair, |ticket| Event::Pairing(ticket, Ok(waiting.clone())));
    assert_eq!(hand.kiosk.pairing(), Some(Some(&waiting)));
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Rooms));
    assert_eq!(hand.kiosk.visit().map(super::visit::Visit::page), Some(&Page::Rooms), "a visitor is served");
    hand.pass(2_000);
    hand.answer(LaneName::Pair, |ticket| Event::Pairing(ticket, Ok(PairingState::Paired)));
    assert_eq!(hand.kiosk.pairing(), None);
}

#[test]
fn the_next_poll_follows_what_was_applied() {
    let mut hand = Hand::with(&corner());
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
    assert!(matches!(hand.last.as_slice(), [Effect::Apply(_, it)] if *it == batch()));
    hand.pass(5_000);
    assert!(!asks(&hand).contains(&LaneName::Poll), "while applying nobody polls");
    let new = content(7, furnished());
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied(&new))));
    let polls = |effect: &Effect| matches!(effect, Effect::Poll { after, .. } if *after == new.revision);
    assert!(hand.last.iter().any(polls), "{:?}", hand.last);
    assert_eq!(hand.kiosk.content().map(|it| it.revision), Some(new.revision));
}

#[test]
fn an_office_that_does_not_hold_polls_back_is_not_stormed() {
    let mut hand = Hand::with(&corner());
    nothing(&mut hand);
    assert!(!asks(&hand).contains(&LaneName::Poll));
    hand.pass(1_000);
    assert!(asks(&hand).contains(&LaneName::Poll));
    hand.pass(25_000);
    nothing(&mut hand);
    assert!(asks(&hand).contains(&LaneName::Poll), "after a real wait the next follows at once");
}

#[test]
fn a_batch_that_leads_nowhere_makes_no_storm() {
    let mut hand = Hand::with(&corner());
    let mut polls = 0;
    let start = hand.now.mono;
    while hand.now.mono < start.plus_secs(60) {
        if hand.open.contains_key(&LaneName::Poll) {
            polls += 1;
            hand.publish(&corner());
        }
        hand.pass(50);
    }
    assert!(polls < 10, "{polls}");
}

#[test]
fn an_office_that_restarts_is_seen_within_two_seconds() {
    let mut hand = Hand::with(&corner());
    let start = hand.now.mono;
    while hand.now.mono < start.plus_secs(1) {
        if hand.open.contains_key(&LaneName::Poll) {
            hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Err(cut())));
        }
        hand.pass(10);
    }
    assert_eq!(hand.kiosk.health(&hand.now).troubles, [Trouble::Net(cut())]);
    hand.pass(1_000);
    nothing(&mut hand);
    assert_eq!(hand.kiosk.health(&hand.now).troubles, []);
}

#[test]
fn a_rejected_batch_changes_nothing_and_is_asked_for_again() {
    let mut hand = Hand::with(&corner());
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
    let rejected = DiskTrouble::Rejected("not signed".to_owned());
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Err(rejected.clone())));
    assert_eq!(hand.kiosk.content(), Some(&corner()));
    assert_eq!(hand.kiosk.health(&hand.now).troubles, [Trouble::Disk(rejected)]);
    assert!(!asks(&hand).contains(&LaneName::Poll));
    hand.pass(1_000);
    assert!(asks(&hand).contains(&LaneName::Poll));
}

#[test]
fn a_stale_answer_is_dropped() {
    let mut hand = Hand::with(&corner());
    let (ticket, _, _) = hand.open.remove(&LaneName::Poll).unwrap();
    hand.pass(1_000 * LaneName::Poll.answer_secs());
    assert!(hand.kiosk.health(&hand.now).troubles.contains(&Trouble::NoAnswer(LaneName::Poll)));
    hand.event(Event::Polled(ticket, Ok(Polled::Batch(batch(), hand.office()))));
    assert!(!asks(&hand).contains(&LaneName::Apply));
    hand.pass(1_000);
    assert!(asks(&hand).contains(&LaneName::Poll));
}

#[test]
fn blobs_come_one_by_one_and_a_broken_one_delays_no_other() {
    let mut hand = Hand::with(&corner());
    let blobs: BTreeSet<_> = ["a", "b", "c"].map(blob).into();
    let new = content(2, furnished());
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
    let with_missing = Applied { missing: blobs.clone(), ..applied(&new) };
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(with_missing)));
    let order: Vec<_> = blobs.iter().copied().collect();
    let (broken, good) = (order[0], [order[1], order[2]]);
    let mut asked = Vec::new();
    for _ in 0..4 {
        let Some((_, _, Effect::Fetch(ticket, blob))) = hand.open.remove(&LaneName::Fetch) else {
            panic!("nothing fetched: {:?}", hand.open)
        };
        asked.push(blob);
        hand.event(Event::Fetched(ticket, if blob == broken { Err(cut().into()) } else { Ok(blob) }));
        hand.pass(1_200);
    }
    assert_eq!(asked, [broken, good[0], good[1], broken]);
    assert!(asks(&hand).contains(&LaneName::Apply), "content is rebuilt with what came");
    assert_eq!(hand.kiosk.health(&hand.now).blobs_missing, 1);
}

#[test]
fn pictures_that_never_came_do_not_delay_those_of_the_next_publication() {
    let mut hand = Hand::with(&corner());
    let publish = |hand: &mut Hand, rev, name| {
        let office = hand.office();
        hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
        let missing = BTreeSet::from([blob(name)]);
        let applied = Applied { missing, ..applied(&content(rev, furnished())) };
        hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied)));
    };
    publish(&mut hand, 2, "withdrawn");
    for _ in 0..9 {
        while !asks(&hand).contains(&LaneName::Fetch) {
            hand.pass(1_000);
        }
        hand.answer(LaneName::Fetch, |ticket| Event::Fetched(ticket, Err(cut().into())));
    }
    assert!(!asks(&hand).contains(&LaneName::Fetch), "it rests, longer each time");
    publish(&mut hand, 3, "new");
    assert!(
        matches!(hand.open.get(&LaneName::Fetch), Some((_, _, Effect::Fetch(_, it))) if *it == blob("new"))
    );
}

#[test]
fn a_batch_that_comes_during_a_rebuild_waits_for_it() {
    let mut hand = Hand::new(KioskConfig::default(), NOON);
    let missing = BTreeSet::from([blob("a")]);
    let kept = Loaded { missing, ..loaded(Some(corner())) };
    hand.answer(LaneName::Load, |ticket| Event::Loaded(ticket, kept));
    hand.answer(LaneName::Fetch, |ticket| Event::Fetched(ticket, Ok(blob("a"))));
    assert!(matches!(hand.open.get(&LaneName::Apply), Some((_, _, Effect::Rebuild(_)))));
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
    assert_eq!(hand.last, []);
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied(&corner()))));
    assert!(matches!(hand.last.as_slice(), [Effect::Apply(_, _)]), "{:?}", hand.last);
    let new = content(2, furnished());
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied(&new))));
    assert!(asks(&hand).contains(&LaneName::Poll), "and the feed goes on");
}

#[test]
fn arriving_pictures_do_not_make_the_glass_restless() {
    let mut hand = Hand::with(&corner());
    hand.pass(2_000);
    let mut items = furnished();
    items.push(notice("n-3", "新しい"));
    let missing = BTreeSet::from([blob("a"), blob("b")]);
    let office = hand.office();
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
    let first = Applied { missing, ..applied(&content(2, items.clone())) };
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(first)));
    let spotlit = Shown::Notice(NoticeId::parse("n-3").unwrap());
    hand.pass(2_000);
    assert_eq!(hand.shown(), &spotlit);
    items.push(leaflet("arrived", None));
    let Some((_, _, Effect::Fetch(ticket, came))) = hand.open.remove(&LaneName::Fetch) else { panic!() };
    hand.event(Event::Fetched(ticket, Ok(came)));
    hand.pass(1_000);
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied(&content(2, items)))));
    assert_eq!(hand.shown(), &spotlit);
}

#[test]
fn a_revoked_device_keeps_its_picture_and_says_so() {
    let mut hand = Hand::with(&corner());
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Revoked)));
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
    assert!(matches!(hand.kiosk.freshness(&hand.now), Freshness::Stale { .. }));
    assert_eq!(hand.kiosk.health(&hand.now).troubles, [Trouble::Revoked]);
    hand.pass(29_000);
    assert!(!asks(&hand).contains(&LaneName::Poll));
    hand.pass(1_000);
    nothing(&mut hand);
    assert_eq!(hand.kiosk.freshness(&hand.now), Freshness::Current, "welcome again");
}

#[test]
fn the_office_hears_at_once_what_the_glass_shows() {
    let mut hand = Hand::with(&corner());
    let report = |hand: &mut Hand| {
        let office = hand.office();
        hand.answer(LaneName::Report, |ticket| Event::Reported(ticket, Ok(office)));
    };
    report(&mut hand);
    hand.event(painted(9));
    assert_eq!(hand.last, [], "a frame of something else");
    hand.event(painted(1));
    let [Effect::Report(_, sent)] = hand.last.as_slice() else { panic!("{:?}", hand.last) };
    assert_eq!((sent.shows, sent.clock_known), (Some(corner().revision), true));
    assert_eq!(hand.kiosk.shows().map(|it| it.since), Some(hand.office().0));
    report(&mut hand);
    hand.event(painted(1));
    assert_eq!(hand.last, [], "once is enough");
    hand.pass(60_000);
    assert!(asks(&hand).contains(&LaneName::Report));
}

#[test]
fn the_office_hears_at_once_that_the_last_picture_came() {
    let mut hand = Hand::with(&corner());
    let office = hand.office();
    hand.answer(LaneName::Report, |ticket| Event::Reported(ticket, Ok(office)));
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Batch(batch(), office))));
    let new = content(2, furnished());
    let with_missing = Applied { missing: BTreeSet::from([blob("a")]), ..applied(&new) };
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(with_missing)));
    assert!(!asks(&hand).contains(&LaneName::Report));
    hand.answer(LaneName::Fetch, |ticket| Event::Fetched(ticket, Ok(blob("a"))));
    hand.answer(LaneName::Apply, |ticket| Event::Applied(ticket, Ok(applied(&new))));
    let Some((_, _, Effect::Report(_, report))) = hand.open.get(&LaneName::Report) else {
        panic!("{:?}", hand.open)
    };
    assert_eq!(report.blobs_missing, 0);
}

#[test]
fn a_report_says_nothing_of_a_visit() {
    let mut quiet = Hand::with(&corner());
    let mut visited = quiet.clone();
    visited.tap(Press::Wake);
    visited.tap(Press::Open(Page::Leaflet(crate::domain::id::LeafletId::parse("sheet").unwrap(), 0)));
    let Some((_, _, Effect::Decode(ticket, picture, _))) = visited.open.remove(&LaneName::Decode) else {
        panic!("{:?}", visited.open)
    };
    visited.event(Event::Decoded(ticket, Err(picture)));
    quiet.pass(2_000);
    let sent = |hand: &mut Hand| {
        hand.answer(LaneName::Report, |ticket| Event::Reported(ticket, Err(cut())));
        hand.pass(5_000);
        let Some((_, _, Effect::Report(_, report))) = hand.open.get(&LaneName::Report) else { panic!() };
        report.clone()
    };
    assert_eq!(sent(&mut visited), sent(&mut quiet));
}

#[test]
fn a_clock_far_from_the_offices_is_not_believed() {
    let mut hand = Hand::with(&corner());
    let ahead = OfficeTime(hand.office().0 + TimeDelta::minutes(11));
    hand.answer(LaneName::Poll, |ticket| Event::Polled(ticket, Ok(Polled::Nothing(ahead))));
    assert_eq!(hand.kiosk.time(&hand.now), None);
    assert_eq!(hand.kiosk.health(&hand.now).troubles, [Trouble::TimeUnknown]);
    hand.now.wall += TimeDelta::minutes(11);
    hand.event(Event::Woke);
    assert!(hand.kiosk.time(&hand.now).is_some());
}

#[test]
fn pictures_of_this_slide_and_the_next_are_made_ready() {
    let pictures = ["one", "two", "three"].map(|name| crate::domain::signage::SlideKind::Picture {
        blob: blob(name),
        alt: crate::domain::text::Text::ja(name),
    });
    let mut hand = Hand::with(&content(1, vec![playlist(&pictures)]));
    let mut ready = BTreeSet::new();
    while let Some((_, _, Effect::Decode(ticket, picture, side_px))) = hand.open.remove(&LaneName::Decode) {
        assert_eq!(side_px, KioskConfig::default().screen_side_px);
        ready.insert(picture);
        hand.event(Event::Decoded(ticket, Ok(picture)));
    }
    assert_eq!(ready, BTreeSet::from([blob("one"), blob("two")]));
    assert_eq!(hand.kiosk.pictures().keys().copied().collect::<BTreeSet<_>>(), ready);
    hand.pass(10_400);
    assert!(
        hand.kiosk.pictures().contains_key(&blob("three"))
            && !hand.kiosk.pictures().contains_key(&blob("one"))
    );
}
