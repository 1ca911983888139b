//! A keypad of arrows and enter, for whoever cannot touch: it gets everywhere, and is nowhere caught.

use std::collections::BTreeSet;

use egui::{Key, Rect, Role, Shape};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::{NoPictures, Visitor, every_page, sample};
use crate::{
    kiosk::{
        Kiosk, KioskConfig,
        event::Event,
        page::{Manner, Page, Prefs, Press},
    },
    screen::{view::View, words::Words},
};

/// Steps after which a walk that has not come round is caught somewhere.
const STEPS_MAX: usize = 400;

fn with(page: &Page, prefs: Prefs) -> Visitor {
    let now = sample::at("13:42");
    let kiosk = Kiosk::staged(KioskConfig::default(), sample::corner(), Some(page.clone()), prefs, &now);
    Visitor { kiosk, now, panel: crate::screen::theme::Panel::PORTRAIT }
}

/// Home in both manners, every other page, the choices, and the question 「続けますか」.
fn everywhere() -> Vec<Visitor> {
    let simple = Prefs { manner: Manner::Simple, ..Prefs::default() };
    let own = [Page::Home, Page::Reading, Page::Language];
    let pages = own.into_iter().chain(every_page()).map(|page| with(&page, Prefs::default()));
    let mut all: Vec<Visitor> = pages.chain([with(&Page::Home, simple)]).collect();
    let asked = with(&Page::Home, Prefs::default());
    let kiosk = asked.kiosk.staged_asking(&asked.now);
    all.push(Visitor { kiosk, ..asked });
    all
}

/// What can be pressed, in the order in which it is read.
fn controls(glass: &Harness<'_, Vec<Event>>) -> Vec<String> {
    let pressed = |role| matches!(role, Role::Button | Role::RadioButton | Role::Link);
    let all = glass.query_all_by(|node| pressed(node.role()) && !node.is_disabled());
    all.map(|node| node.accesskit_node().label().unwrap_or_default()).collect()
}

fn press(glass: &mut Harness<'_, Vec<Event>>, key: Key) {
    glass.key_press(key);
    glass.run_steps(1);
}

/// Name and place of what has the focus.
fn focus(glass: &Harness<'_, Vec<Event>>) -> Option<(String, Rect)> {
    let node = glass.query_all_by(|node| node.is_focused() && !node.is_disabled()).next()?;
    Some((node.accesskit_node().label().unwrap_or_default(), node.rect()))
}

/// Everything one comes by with one key, from where the first step leads until there again.
fn walk(glass: &mut Harness<'_, Vec<Event>>, key: Key) -> Vec<String> {
    press(glass, key);
    let first = glass.ctx.memory(egui::Memory::focused);
    let mut names = Vec::new();
    for _ in 0..STEPS_MAX {
        names.extend(focus(glass).map(|(name, _)| name));
        press(glass, key);
        if glass.ctx.memory(egui::Memory::focused) == first {
            return names;
        }
    }
    panic!("never comes round: {names:?}");
}

/// Without the paging buttons, of which the one that leads nowhere is passed over.
fn own(names: Vec<String>) -> Vec<String> {
    let words = Words::default();
    names.into_iter().filter(|name| name != words.page_up() && name != words.page_down()).collect()
}

/// Whether a walk comes by these in their order, wherever it began.
fn goes_round(walked: &[String], expected: &[String]) -> bool {
    (0..expected.len()).any(|begins| [&expected[begins..], &expected[..begins]].concat() == walked)
}

#[test]
fn arrows_come_by_everything_in_the_order_in_which_it_is_read_and_round_again() {
    for visitor in everywhere() {
        let mut glass = visitor.glass();
        let expected = own(controls(&glass));
        let on = own(walk(&mut glass, Key::ArrowRight));
        assert!(goes_round(&on, &expected), "{:?}: {on:?} for {expected:?}", visitor.page());
        let mut back = own(walk(&mut visitor.glass(), Key::ArrowLeft));
        back.reverse();
        assert!(goes_round(&back, &expected), "{:?} backwards: {back:?} for {expected:?}", visitor.page());
    }
}

#[test]
fn up_and_down_are_nowhere_caught_in_a_circle_of_their_own() {
    for visitor in everywhere() {
        let mut glass = visitor.glass();
        let count = controls(&glass).len();
        press(&mut glass, Key::ArrowDown);
        for _ in 0..count {
            press(&mut glass, Key::ArrowDown);
        }
        // Wherever that led, every other control is still ahead.
        let names: BTreeSet<String> = own(walk(&mut glass, Key::ArrowRight)).into_iter().collect();
        assert_eq!(names, own(controls(&glass)).into_iter().collect(), "{:?}", visitor.page());
    }
}

/// Frames after which something else stands where a button of a page's end stood.
const SETTLES: usize = 3;

/// Pages that Enter opens, wherever the walk stands on a page.
fn opened_from(visitor: &Visitor) -> BTreeSet<String> {
    let mut glass = visitor.glass();
    for _ in 0..controls(&glass).len() * ROUNDS {
        press(&mut glass, Key::ArrowRight);
        let stood = focus(&glass);
        press(&mut glass, Key::Enter);
        glass.run_steps(SETTLES);
        if focus(&glass) != stood {
            // A button that led to the end of a page is gone, and the ring stands on its neighbour.
            press(&mut glass, Key::Enter);
        }
    }
    opened(glass)
}

/// Rounds of a walk: Enter turns pages on the way, and what stands behind comes a round later.
const ROUNDS: usize = 3;

fn opened(glass: Harness<'_, Vec<Event>>) -> BTreeSet<String> {
    let page =
        |event| if let Event::Press(Press::Open(page)) = event { Some(format!("{page:?}")) } else { None };
    glass.into_state().into_iter().filter_map(page).collect()
}

/// Pages that a finger opens.
fn touched_from(visitor: &Visitor) -> BTreeSet<String> {
    let mut glass = visitor.glass();
    for name in controls(&glass) {
        glass.get_all_by_label(&name).next().unwrap().click();
        glass.run_steps(1);
    }
    opened(glass)
}

#[test]
fn enter_leads_wherever_a_finger_does() {
    for visitor in everywhere() {
        let (touched, entered) = (touched_from(&visitor), opened_from(&visitor));
        let missed: Vec<_> = touched.difference(&entered).collect();
        assert!(missed.is_empty(), "{:?}: {missed:?}", visitor.page());
    }
}

#[test]
fn enter_presses_what_a_finger_would_and_the_walk_goes_on_on_the_page_it_opened() {
    let mut visitor = Visitor::on(Page::Home);
    let mut glass = visitor.glass();
    let mut names = Vec::new();
    while focus(&glass).is_none_or(|(name, _)| name != "今日・今夜") {
        press(&mut glass, Key::ArrowRight);
        names.extend(focus(&glass).map(|it| it.0));
        assert!(names.len() < STEPS_MAX, "{names:?}");
    }
    press(&mut glass, Key::Enter);
    let events = glass.into_state();
    assert_eq!(events, [Event::Press(Press::Open(Page::Tonight))]);
    visitor.now.mono = visitor.now.mono.plus_secs(1);
    for event in events {
        drop(visitor.kiosk.update(&visitor.now, event));
    }
    assert_eq!(visitor.page(), Page::Tonight);
    let mut glass = visitor.glass();
    press(&mut glass, Key::Escape);
    assert_eq!(glass.into_state(), [Event::Press(Press::Back)]);
}

#[test]
fn whoever_is_asked_stands_on_going_on_and_not_on_the_end() {
    let asked = with(&Page::Home, Prefs::default());
    let kiosk = asked.kiosk.staged_asking(&asked.now);
    let visitor = Visitor { kiosk, ..asked };
    let mut glass = visitor.glass();
    press(&mut glass, Key::ArrowDown);
    assert_eq!(focus(&glass).unwrap().0, "続ける");
    press(&mut glass, Key::Enter);
    assert_eq!(glass.into_state(), [Event::Press(Press::Stay)]);
}

/// The place of a ring of this colour, and where it would be cut.
fn ring(shape: &egui::epaint::ClippedShape, color: egui::Color32) -> Option<(Rect, Rect)> {
    let Shape::Rect(ring) = &shape.shape else { return None };
    let is_ring = ring.stroke.color == color && ring.stroke.width >= 4.0;
    is_ring.then_some((ring.rect, shape.clip_rect))
}

#[test]
fn what_has_the_focus_is_in_view_with_a_ring_around_it() {
    for visitor in everywhere() {
        let color = View::new(&visitor.kiosk, visitor.now, visitor.panel, &NoPictures).theme.palette.focus;
        let mut glass = visitor.glass();
        for _ in 0..controls(&glass).len() {
            press(&mut glass, Key::ArrowRight);
            glass.run_steps(1);
            let (name, rect) = focus(&glass).unwrap();
            let shapes = &glass.output().shapes;
            let rings: Vec<_> = shapes.iter().filter_map(|it| ring(it, color)).collect();
            let is_around = |(ring, clip): (Rect, Rect)| {
                ring.contains_rect(rect)
                    && ring.size().x < rect.size().x + 20.0
                    && clip.contains(rect.center())
            };
            assert!(rings.into_iter().any(is_around), "{:?}: no ring around {name} in view", visitor.page());
        }
    }
}

#[test]
fn a_finger_on_the_glass_takes_the_ring_away() {
    let visitor = Visitor::on(Page::Home);
    let mut glass = visitor.glass();
    press(&mut glass, Key::ArrowRight);
    assert!(focus(&glass).is_some());
    glass.get_by_label("数えていること").click();
    glass.run_steps(2);
    assert!(focus(&glass).is_none());
}
