//! Stories of visits and of the signage.

use chrono::{TimeDelta, Utc};

use super::{
    KioskConfig,
    due::Why,
    effect::Effect,
    event::Event,
    kiosk::Kiosk,
    kiosk::Stage,
    page::{Discretion, Look, Manner, Page, Prefs, Press, Reach, TextSize},
    sample::*,
    signage::CROSS_FADE_MILLIS,
    time::Freshness,
    visit::PAGES_MAX,
};
use crate::domain::{
    content::Item,
    id::{EventId, LeafletId, NoticeId},
    program::Shown,
    text::Lang,
};

fn page(hand: &Hand) -> Option<&Page> {
    hand.kiosk.visit().map(super::visit::Visit::page)
}

fn notice_shown(id: &str) -> Shown {
    Shown::Notice(NoticeId::parse(id).unwrap())
}

fn visiting() -> Hand {
    let mut hand = Hand::with(&corner());
    hand.tap(Press::Wake);
    hand
}

#[test]
fn a_visit_goes_from_page_to_page_and_back() {
    let mut hand = visiting();
    let sheet = LeafletId::parse("sheet").unwrap();
    let path = [
        (Press::Open(Page::Find), Page::Find),
        (Press::Open(Page::Group(group_id("open-door"))), Page::Group(group_id("open-door"))),
        (Press::Open(Page::Group(group_id("nobody"))), Page::Group(group_id("open-door"))),
        (Press::Open(Page::Leaflets), Page::Leaflets),
        (Press::Open(Page::Leaflet(sheet.clone(), 0)), Page::Leaflet(sheet.clone(), 0)),
        (Press::Open(Page::Leaflet(sheet.clone(), 1)), Page::Leaflet(sheet.clone(), 1)),
        (Press::Open(Page::Leaflet(sheet.clone(), 3)), Page::Leaflet(sheet.clone(), 1)),
        (Press::Back, Page::Leaflets),
        (Press::Back, Page::Group(group_id("open-door"))),
        (Press::Back, Page::Find),
        (Press::Back, Page::Home),
        (Press::Back, Page::Home),
        (Press::Open(Page::Rooms), Page::Rooms),
        (Press::Home, Page::Home),
        (Press::Back, Page::Home),
    ];
    for (step, (press, expected)) in path.into_iter().enumerate() {
        hand.tap(press.clone());
        assert_eq!(page(&hand), Some(&expected), "step {step}: {press:?}");
    }
}

#[test]
fn a_trembling_finger_opens_one_page() {
    let mut hand = visiting();
    hand.press(Press::Open(Page::Rooms));
    assert_eq!(page(&hand), Some(&Page::Home), "the second tap of the one that woke it");
    hand.tap(Press::Open(Page::Find));
    hand.pass(399);
    hand.press(Press::Open(Page::Talk));
    hand.press(Press::Back);
    assert_eq!(page(&hand), Some(&Page::Find));
    hand.pass(1);
    hand.press(Press::Open(Page::Talk));
    assert_eq!(page(&hand), Some(&Page::Talk));
}

#[test]
fn the_way_back_has_an_end() {
    let mut hand = visiting();
    for step in 0..100 {
        hand.tap(Press::Open(if step % 2 == 0 { Page::Find } else { Page::Rooms }));
    }
    let visit = hand.kiosk.visit().unwrap();
    assert_eq!(visit.pages().count(), PAGES_MAX - 1, "and Home below them");
    for _ in 0..PAGES_MAX - 1 {
        hand.tap(Press::Back);
    }
    assert_eq!(page(&hand), Some(&Page::Home));
}

#[test]
fn every_visit_ends_by_itself_sooner_where_it_tells_more() {
    let harbour = || Page::Group(group_id("safe-harbour"));
    for (open, discretion, asks_secs, ends_secs) in [
        (vec![Page::Rooms], Discretion::Ordinary, 90, 120),
        (vec![Page::Theme(theme_id("quiet"))], Discretion::Sensitive, 30, 45),
        (vec![harbour()], Discretion::Sensitive, 30, 45),
        (vec![Page::Leaflet(LeafletId::parse("sheet").unwrap(), 0)], Discretion::Sensitive, 30, 45),
        (vec![harbour(), Page::Reading], Discretion::Sensitive, 30, 45),
        (vec![harbour(), Page::Home, Page::Rooms], Discretion::Ordinary, 90, 120),
        (vec![harbour(), Page::Talk], Discretion::Ordinary, 120, 150),
    ] {
        let mut hand = visiting();
        for page in &open {
            hand.tap(Press::Open(page.clone()));
        }
        assert_eq!(hand.kiosk.visit().unwrap().discretion(), discretion, "{open:?}");
        hand.pass(asks_secs * 1000 - 1);
        assert_eq!(hand.kiosk.visit().unwrap().asking(), None, "{open:?}");
        hand.pass(1);
        assert_eq!(hand.kiosk.visit().unwrap().asking(), Some(hand.now.mono), "{open:?}");
        hand.pass((ends_secs - asks_secs) * 1000 - 1);
        assert!(hand.kiosk.visit().is_some(), "{open:?}");
        hand.pass(1);
        assert_eq!(
            (hand.kiosk.stage(), hand.last.contains(&Effect::Forget)),
            (Stage::Signage, true),
            "{open:?}"
        );
    }
}

#[test]
fn whoever_says_stay_gets_twice_the_time_but_not_for_ever() {
    let mut hand = visiting();
    for idle_secs in [90, 180, 360, 360] {
        hand.pass(idle_secs * 1000);
        assert_eq!(hand.kiosk.visit().unwrap().asking(), Some(hand.now.mono), "{idle_secs}");
        hand.press(Press::Stay);
        assert_eq!(hand.kiosk.visit().unwrap().asking(), None);
    }
    hand.pass(200_000);
    hand.press(Press::Touched);
    hand.pass(360_000);
    assert!(hand.kiosk.visit().unwrap().asking().is_some(), "a touch counts, and doubles nothing");
}

#[test]
fn a_machine_that_slept_ends_the_visit_before_the_touch_that_wakes_it() {
    let mut hand = visiting();
    hand.tap(Press::Open(Page::Group(group_id("safe-harbour"))));
    hand.now = later(hand.now, 46_000);
    hand.press(Press::Touched);
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
}

#[test]
fn hiding_shows_a_clock_card_and_nothing_of_the_visit() {
    let mut hand = visiting();
    hand.tap(Press::Open(Page::Group(group_id("safe-harbour"))));
    hand.press(Press::Lang(Lang::Vi));
    hand.press(Press::TextSize(TextSize::Large));
    hand.press(Press::Look(Look::Contrast));
    hand.press(Press::Reach(Reach::Lowered));
    hand.press(Press::Manner(Manner::Simple));
    let (text_size, look) = (TextSize::Large, Look::Contrast);
    let read = Prefs { lang: Lang::Vi, text_size, look, reach: Reach::Lowered, manner: Manner::Simple };
    assert_eq!(hand.kiosk.prefs(), read);
    hand.press(Press::Hide);
    assert!(hand.last.contains(&Effect::Forget));
    assert_eq!((hand.kiosk.stage(), hand.kiosk.prefs()), (Stage::Hidden, Prefs::default()));
    assert!(!format!("{:?}", hand.kiosk.front).contains("harbour"));
    hand.pass(699);
    hand.press(Press::Wake);
    assert_eq!(hand.kiosk.stage(), Stage::Hidden, "the finger that hid it");
    hand.pass(59_300);
    assert_eq!(hand.kiosk.stage(), Stage::Hidden);
    hand.pass(1);
    assert_eq!(hand.kiosk.stage(), Stage::Signage);
}

#[test]
fn a_hidden_screen_wakes_for_the_next_visitor() {
    let mut hand = visiting();
    let first = hand.kiosk.visit().unwrap().id();
    hand.tap(Press::Hide);
    hand.pass(700);
    hand.press(Press::Wake);
    assert_eq!(page(&hand), Some(&Page::Home));
    assert_ne!(hand.kiosk.visit().unwrap().id(), first);
}

#[test]
fn what_is_withdrawn_leaves_an_open_page() {
    let mut hand = visiting();
    hand.tap(Press::Open(Page::Find));
    hand.tap(Press::Open(Page::Group(group_id("safe-harbour"))));
    hand.tap(Press::Open(Page::Talk));
    let without = |items: Vec<Item>| {
        items
            .into_iter()
            .filter(|it| !matches!(it, Item::Group(it) if it.id == group_id("safe-harbour")))
            .collect()
    };
    hand.publish(&content(2, without(furnished())));
    assert_eq!(page(&hand), Some(&Page::Talk), "the open page is still there");
    hand.tap(Press::Back);
    assert_eq!(page(&hand), Some(&Page::Find), "but nothing leads to the group");

    let mut hand = visiting();
    hand.tap(Press::Open(Page::Contact(group_id("safe-harbour"))));
    hand.publish(&content(2, without(furnished())));
    assert_eq!(page(&hand), Some(&Page::Home));
    assert_eq!(hand.kiosk.visit().unwrap().discretion(), Discretion::Ordinary);
}

#[test]
fn the_round_follows_the_wall_clock() {
    let mut hand = Hand::with(&corner());
    // Welcome, two notices, the fair, the leaflet: 50 s a round; noon is second 43 200, the start of one.
    let leaflet = Shown::Leaflet(LeafletId::parse("sheet").unwrap());
    let fair = Shown::Event(EventId::parse("fair").unwrap());
    let expected = [Shown::Welcome, notice_shown("n-1"), notice_shown("n-2"), fair, leaflet, Shown::Welcome];
    for (turn, shown) in expected.iter().enumerate() {
        assert_eq!(hand.shown(), shown, "turn {turn}");
        assert_eq!(hand.kiosk.signage(&hand.now).left_secs, 10, "turn {turn}");
        hand.pass(9_999);
        assert_eq!(hand.shown(), shown, "turn {turn}");
        hand.pass(1);
    }
}

#[test]
fn slides_cross_fade_unless_motion_is_reduced() {
    for (reduce_motion, fades) in [(false, true), (true, false)] {
        let mut hand = Hand::with(&corner());
        hand.kiosk.config.reduce_motion = reduce_motion;
        hand.pass(10_000);
        let previous = hand.kiosk.signage(&hand.now).previous;
        assert_eq!(previous, fades.then_some((&Shown::Welcome, hand.now.mono)));
        assert_eq!(hand.kiosk.deadline().1 == Why::CrossFade, fades);
        hand.pass(CROSS_FADE_MILLIS);
        assert_eq!(hand.kiosk.signage(&hand.now).previous, None);
    }
}

#[test]
fn what_was_just_published_is_shown_at_once_and_the_round_resumes() {
    let mut hand = Hand::with(&corner());
    hand.pass(2_000);
    let mut items = furnished();
    items.push(notice("n-3", "新しい"));
    hand.publish(&content(2, items.clone()));
    assert_eq!(hand.shown(), &notice_shown("n-3"));
    hand.pass(10_000);
    assert_eq!(hand.shown(), &notice_shown("n-1"), "second 12 of the round");
    hand.pass(3_000);
    items.retain(|it| !matches!(it, Item::Notice(it) if it.id.as_str() == "n-2"));
    items.push(notice("n-2", "変わった"));
    hand.publish(&content(3, items));
    assert_eq!(hand.shown(), &notice_shown("n-2"), "changed counts as new");
}

#[test]
fn nothing_without_consent_is_put_into_the_spotlight() {
    let mut hand = Hand::with(&corner());
    hand.pass(2_000);
    let mut items = furnished();
    let Item::Notice(mut quiet) = notice("n-0", "職員だけ") else { unreachable!() };
    quiet.channels = crate::domain::channel::Channels::default();
    items.push(Item::Notice(quiet));
    items.push(group("another", "plain"));
    hand.publish(&content(2, items));
    assert_eq!(hand.shown(), &Shown::Welcome);
}

#[test]
fn what_was_published_during_a_visit_shows_when_it_is_over() {
    for end in [Press::Hide, Press::Finish] {
        let mut hand = visiting();
        let mut items = furnished();
        items.push(notice("n-3", "新しい"));
        hand.publish(&content(2, items.clone()));
        hand.pass(3_000);
        items.push(notice("n-4", "もっと 新しい"));
        hand.publish(&content(3, items));
        assert_eq!(page(&hand), Some(&Page::Home), "nobody is disturbed");
        hand.tap(end.clone());
        hand.pass(u64::from(hand.kiosk.stage() == Stage::Hidden) * hand.kiosk.config().hidden_secs * 1000);
        assert_eq!((hand.kiosk.stage(), hand.shown()), (Stage::Signage, &notice_shown("n-3")), "{end:?}");
        hand.pass(60_000);
        hand.tap(Press::Wake);
        hand.tap(Press::Finish);
        assert_ne!(hand.shown(), &notice_shown("n-3"), "{end:?}: it was news once");
    }
}

#[test]
fn a_deleted_slide_leaves_in_the_same_moment() {
    let mut hand = Hand::with(&corner());
    hand.pass(10_100);
    assert_eq!(hand.shown(), &notice_shown("n-1"));
    let without = |id: &str, items: Vec<Item>| -> Vec<Item> {
        items.into_iter().filter(|it| !matches!(it, Item::Notice(it) if it.id.as_str() == id)).collect()
    };
    let items = without("n-1", furnished());
    hand.publish(&content(2, items.clone()));
    assert_eq!(hand.shown(), &notice_shown("n-2"), "within the second, and without a fade");
    assert_eq!(hand.kiosk.signage(&hand.now).previous, None);
    hand.pass(10_000);
    hand.publish(&content(3, without("n-2", items)));
    assert_eq!(hand.kiosk.signage(&hand.now).previous, None, "what fades out is deleted too");
}

#[test]
fn the_glass_changes_once_a_second_at_most() {
    let mut hand = Hand::with(&corner());
    hand.pass(2_000);
    let mut items = furnished();
    for (rev, id) in [(2, "n-3"), (3, "n-4")] {
        items.push(notice(id, "新しい"));
        hand.publish(&content(rev, items.clone()));
        hand.pass(100);
    }
    assert_eq!(hand.shown(), &notice_shown("n-3"));
    hand.pass(799);
    assert_eq!(hand.shown(), &notice_shown("n-3"));
    hand.pass(1);
    assert_eq!(hand.shown(), &notice_shown("n-4"));
}

#[test]
fn without_the_time_nothing_dated_is_said() {
    let mut hand = Hand::with(&corner());
    assert_eq!(hand.kiosk.agenda().from(), Some("2026-11-21".parse().unwrap()));
    hand.now.wall = wall("1970-01-01 00:00:00");
    for _ in 0..60 {
        hand.event(Event::Woke);
        assert!(!matches!(hand.shown(), Shown::Event(_)), "{:?}", hand.shown());
        hand.pass(1_000);
    }
    assert_eq!((hand.kiosk.time(&hand.now), hand.kiosk.agenda().from()), (None, None));
    hand.now.wall = wall(NOON);
    hand.event(Event::Woke);
    assert!(hand.kiosk.time(&hand.now).is_some(), "a corrected clock is believed");
    assert_eq!(hand.kiosk.agenda().from(), Some("2026-11-21".parse().unwrap()));
}

#[test]
fn meetings_are_counted_anew_at_midnight() {
    let mut hand = Hand::with(&corner());
    hand.now.wall = wall("2026-11-21 23:59:58");
    hand.event(Event::Woke);
    let next = |hand: &Hand| hand.kiosk.agenda().next(&group_id("open-door")).unwrap().occurrence.date;
    assert_eq!(next(&hand), "2026-11-21".parse().unwrap());
    let mut why = Vec::new();
    while hand.kiosk.agenda().from() == Some("2026-11-21".parse().unwrap()) {
        why.push(hand.kiosk.deadline().1);
        hand.pass(hand.kiosk.deadline().0.millis_since(hand.now.mono));
    }
    assert_eq!(why.last(), Some(&Why::Midnight));
    assert_eq!(hand.now.wall, wall("2026-11-22 00:00:00"));
    assert_eq!(next(&hand), "2026-11-28".parse().unwrap());
}

#[test]
fn a_staged_kiosk_stands_where_it_was_put() {
    let (now, config) = (at("2026-11-21 10:00:00"), KioskConfig::default());
    let prefs = Prefs { lang: Lang::En, ..Prefs::default() };
    let on = |page: Option<Page>| Kiosk::staged(config.clone(), corner(), page, prefs, &now);
    let group = Page::Group(group_id("safe-harbour"));
    assert_eq!(on(Some(group.clone())).visit().unwrap().page(), &group);
    assert_eq!(on(Some(Page::Group(group_id("nobody")))).visit().unwrap().page(), &Page::Home);
    assert_eq!((on(None).stage(), on(None).prefs()), (Stage::Signage, prefs));
    assert_eq!(on(None).freshness(&now), Freshness::Current);
    assert_eq!(on(Some(group.clone())).staged_hidden(&now).stage(), Stage::Hidden);
    assert_eq!(on(Some(group)).staged_asking(&now).visit().unwrap().asking(), Some(now.mono));
    let silent = |secs| {
        let since = now.wall - TimeDelta::seconds(secs);
        on(None).staged_silent(since.with_timezone(&Utc), &now).freshness(&now)
    };
    assert!(matches!(silent(3600), Freshness::Aging { .. }));
    assert!(matches!(silent(90_000), Freshness::Stale { since: Some(_) }));
    assert_eq!(Kiosk::staged_empty(config.clone(), &now).stage(), Stage::Empty);
    assert_eq!(Kiosk::staged_unpaired(config.clone(), None, None, &now).stage(), Stage::Unpaired(None));
    assert_eq!(on(None).signage(&now).turn, &Shown::Welcome);
}
