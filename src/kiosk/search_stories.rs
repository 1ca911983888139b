//! Stories of somebody who types: what is kept for how long, what nobody else can read, and what it finds.

use super::{
    effect::{Effect, Report},
    event::Event,
    kiosk::Stage,
    lane::LaneName,
    page::{Discretion, Page, Press},
    sample::*,
    typing::{Key, Layout, TYPED_CHARS_MAX, Typing, Veil},
    visit::Visit,
};
use crate::domain::{
    content::Item,
    id::LeafletId,
    search::{Answer, Danger, Found},
    text::Text,
};

fn visit(hand: &Hand) -> &Visit {
    hand.kiosk.visit().unwrap()
}

fn typed(hand: &Hand) -> &str {
    visit(hand).typing().text()
}

fn found(hand: &Hand) -> Vec<&Found> {
    visit(hand).answer().hits.iter().map(|hit| &hit.found).collect()
}

fn group_found(id: &str) -> Found {
    Found::Group(group_id(id))
}

/// On the search page, long enough for the keys to answer.
fn searching() -> Hand {
    let mut hand = Hand::with(&named());
    hand.tap(Press::Wake);
    hand.tap(Press::Open(Page::Search));
    hand.pass(1_000);
    hand
}

/// The corner with names somebody would look for.
fn named() -> std::sync::Arc<crate::domain::content::Content> {
    let name = |item: Item| {
        let Item::Group(mut group) = item else { return item };
        let (name, reading) = if group.id == group_id("open-door") {
            ("汽車の会", "きしゃのかい")
        } else {
            ("入り江の会", "いりえのかい")
        };
        (group.name, group.reading) = (Text::ja(name), reading.to_owned());
        Item::Group(group)
    };
    content(1, furnished().into_iter().map(name).collect())
}

fn types(hand: &mut Hand, text: &str) {
    for c in text.chars() {
        hand.press(Press::Type(Key::Letter(c)));
    }
}

#[test]
fn every_key_finds_anew() {
    let mut hand = searching();
    assert_eq!((typed(&hand), visit(&hand).answer()), ("", &Answer::default()));
    types(&mut hand, "きし");
    assert_eq!(found(&hand), [&group_found("open-door")]);
    hand.press(Press::Type(Key::Clear));
    assert_eq!((typed(&hand), found(&hand)), ("", Vec::new()));
    types(&mut hand, "いりえ");
    assert_eq!(found(&hand).first(), Some(&&group_found("safe-harbour")));
    hand.press(Press::Type(Key::Rub));
    hand.press(Press::Keys(Layout::Latin));
    hand.press(Press::Veil(Veil::Drawn));
    let typing = visit(&hand).typing();
    assert_eq!((typing.text(), typing.layout(), typing.veil()), ("いり", Layout::Latin, Veil::Drawn));
}

#[test]
fn back_from_a_group_leads_to_what_was_found_and_home_forgets_it() {
    let mut hand = searching();
    types(&mut hand, "きしゃ");
    hand.tap(Press::Open(Page::Group(group_id("open-door"))));
    hand.tap(Press::Open(Page::Talk));
    hand.tap(Press::Back);
    hand.tap(Press::Back);
    assert_eq!((visit(&hand).page(), typed(&hand)), (&Page::Search, "きしゃ"));
    assert_eq!(found(&hand), [&group_found("open-door")]);
    for leave in [Press::Home, Press::Back, Press::Open(Page::Home)] {
        let mut hand = hand.clone();
        hand.tap(leave.clone());
        assert_eq!(
            (visit(&hand).page(), visit(&hand).typing()),
            (&Page::Home, &Typing::default()),
            "{leave:?}"
        );
        assert_eq!(visit(&hand).answer(), &Answer::default(), "{leave:?}");
    }
}

#[test]
fn what_was_typed_ends_with_the_visit() {
    for end in [Press::Hide, Press::Finish] {
        let mut hand = searching();
        types(&mut hand, "きしゃ");
        hand.tap(end.clone());
        assert!(hand.last.contains(&Effect::Forget), "{end:?}");
        hand.pass(70_000);
        hand.tap(Press::Wake);
        hand.tap(Press::Open(Page::Search));
        assert_eq!((typed(&hand), found(&hand)), ("", Vec::new()), "{end:?}");
    }
}

#[test]
fn nothing_written_about_the_kiosk_has_the_words() {
    let mut hand = searching();
    types(&mut hand, "きしゃ");
    let (key, said) = (Event::Press(Press::Type(Key::Letter('き'))), format!("{:?}", hand.kiosk.front));
    assert_eq!(format!("{key:?}"), "Press(Type(..))");
    for word in ["き", "しゃ", "汽車", "open-door"] {
        assert!(!said.contains(word), "{word} stands in {said}");
    }
    assert!(said.contains("Private(3)") && said.contains("hits)"), "{said}");
}

#[test]
fn a_search_changes_nothing_that_leaves_the_terminal() {
    let report = |hand: &mut Hand| -> Report {
        hand.pass(70_000);
        let Some((_, _, Effect::Report(_, report))) = hand.open.get(&LaneName::Report) else {
            panic!("no report in {:?}", hand.open)
        };
        report.clone()
    };
    let mut quiet = searching();
    let mut asking = quiet.clone();
    types(&mut asking, "しにたい");
    assert_eq!(visit(&asking).answer().danger, Danger::Heard);
    assert!(asking.last.is_empty(), "{:?}", asking.last);
    assert_eq!(report(&mut asking), report(&mut quiet));
}

#[test]
fn a_finger_that_opened_the_page_types_nothing() {
    let mut hand = Hand::with(&named());
    hand.tap(Press::Wake);
    hand.press(Press::Type(Key::Letter('き')));
    hand.tap(Press::Open(Page::Search));
    hand.pass(399);
    hand.press(Press::Type(Key::Letter('き')));
    assert_eq!(typed(&hand), "");
    hand.pass(1);
    types(&mut hand, &"き".repeat(TYPED_CHARS_MAX + 5));
    assert_eq!(visit(&hand).typing().chars_count(), TYPED_CHARS_MAX);
}

#[test]
fn whoever_types_slowly_has_time_unless_the_words_tell_too_much() {
    for (text, discretion, covered, asks_secs, ends_secs) in [
        ("", Discretion::Ordinary, false, 120, 150),
        ("き", Discretion::Ordinary, true, 120, 150),
        ("きしゃ", Discretion::Ordinary, true, 120, 150),
        ("んんん", Discretion::Ordinary, true, 120, 150),
        ("いりえ", Discretion::Sensitive, true, 30, 45),
        ("しにたい", Discretion::Sensitive, true, 30, 45),
    ] {
        let mut hand = searching();
        types(&mut hand, text);
        hand.press(Press::Touched);
        assert_eq!((visit(&hand).discretion(), visit(&hand).is_covered()), (discretion, covered), "{text}");
        hand.pass(asks_secs * 1000 - 1);
        assert_eq!(visit(&hand).asking(), None, "{text}");
        hand.pass(1);
        assert_eq!(visit(&hand).asking(), Some(hand.now.mono), "{text}");
        hand.pass((ends_secs - asks_secs) * 1000);
        assert_eq!(hand.kiosk.stage(), Stage::Signage, "{text}");
    }
}

#[test]
fn a_key_says_that_somebody_is_there() {
    let mut hand = searching();
    for _ in 0..5 {
        hand.pass(119_000);
        types(&mut hand, "き");
    }
    assert_eq!((visit(&hand).asking(), typed(&hand)), (None, "ききききき"));
}

#[test]
fn a_page_reached_by_telling_words_hides_as_soon_as_they_would() {
    let mut hand = searching();
    types(&mut hand, "しにたい");
    hand.tap(Press::Open(Page::Rooms));
    assert_eq!(visit(&hand).discretion(), Discretion::Sensitive, "もどる would show the words");
    hand.tap(Press::Open(Page::Talk));
    assert_eq!(visit(&hand).discretion(), Discretion::Ordinary, "somebody dials");
}

#[test]
fn what_is_found_follows_the_content() {
    let mut hand = searching();
    types(&mut hand, "いりえ");
    let sheet = Found::Leaflet(LeafletId::parse("sheet").unwrap());
    assert_eq!(found(&hand), [&group_found("safe-harbour"), &sheet]);
    let without = |it: &Item| !matches!(it, Item::Group(it) if it.id == group_id("safe-harbour"));
    hand.publish(&content(2, furnished().into_iter().filter(without).collect()));
    assert_eq!((typed(&hand), found(&hand)), ("いりえ", Vec::new()));
}
