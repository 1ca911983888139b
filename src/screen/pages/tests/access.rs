//! Reach, names and roles: what somebody who sits can touch, and what somebody who does not see is told.

use std::{collections::BTreeMap, sync::Arc};

use egui::{Rect, Role, accesskit::Action};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use super::{Seen, Visitor, every_page, sample};
use crate::{
    kiosk::{
        Kiosk, KioskConfig,
        event::Event,
        page::{Manner, Page, Prefs, Reach, TextSize},
    },
    screen::{fonts::NotoFiles, pages::room_tests::crowded, raster::Canvas, theme::Panel, words::Words},
};

/// 15.6", 21.5" and 32", all upright.
const UPRIGHT: [Panel; 3] = [
    Panel { pitch_mm: 0.180, ..Panel::PORTRAIT },
    Panel::PORTRAIT,
    Panel { pitch_mm: 0.369, ..Panel::PORTRAIT },
];

fn is_touched(seen: &Seen) -> bool {
    matches!(seen.role, Role::Button | Role::RadioButton | Role::Link)
}

fn pages() -> impl Iterator<Item = Page> {
    [Page::Home, Page::Reading].into_iter().chain(every_page())
}

fn lowered(page: &Page, (panel, bottom_mm): (Panel, u16), prefs: Prefs) -> Visitor {
    let now = sample::at("13:42");
    let config = KioskConfig { panel_bottom_mm: bottom_mm, ..KioskConfig::default() };
    let prefs = Prefs { reach: Reach::Lowered, ..prefs };
    let kiosk = Kiosk::staged(config, Arc::clone(&sample::corner()), Some(page.clone()), prefs, &now);
    Visitor { kiosk, now, panel }
}

/// Everything to touch stands between 400 and 1100 mm, and is as large as anywhere.
fn check_reach(visitor: &Visitor, bottom_mm: u16) {
    let seen = visitor.sees();
    let panel = visitor.panel;
    let goes_on = seen.iter().any(|it| it.name == Words::default().page_down());
    for it in seen.iter().filter(|it| is_touched(it)) {
        let place = format!("{:?} {panel:?} {bottom_mm}: {it:?}", visitor.page());
        let above_floor = |y: f32| f32::from(bottom_mm) + (panel.height_px - y) * panel.pitch_mm;
        assert!(above_floor(it.rect.top()) <= 1100.5, "{place} {}", above_floor(it.rect.top()));
        assert!(goes_on || above_floor(it.rect.bottom()) >= 399.5, "{place}");
        assert!(it.rect.size().min_elem() * panel.pitch_mm + 0.1 >= 15.0, "{place}");
    }
}

#[test]
fn a_lowered_screen_has_everything_to_touch_within_reach_of_somebody_who_sits() {
    for page in pages() {
        for panel in UPRIGHT {
            for (bottom_mm, text_size) in
                [(700, TextSize::Normal), (800, TextSize::Large), (300, TextSize::Normal)]
            {
                let prefs = Prefs { text_size, ..Prefs::default() };
                check_reach(&lowered(&page, (panel, bottom_mm), prefs), bottom_mm);
            }
        }
    }
    for panel in UPRIGHT {
        let simple = Prefs { manner: Manner::Simple, ..Prefs::default() };
        check_reach(&lowered(&Page::Home, (panel, 700), simple), 700);
        let asked = lowered(&Page::Search, (panel, 700), Prefs::default());
        let kiosk = asked.kiosk.staged_asking(&asked.now);
        check_reach(&Visitor { kiosk, ..asked }, 700);
    }
}

#[test]
fn on_a_lowered_screen_no_words_run_into_each_other() {
    let mut canvas = Canvas::new(&NotoFiles::none());
    let mut wrong = Vec::new();
    for page in pages() {
        for panel in UPRIGHT {
            let visitor = lowered(&page, (panel, 700), Prefs::default());
            let found = crowded(&mut canvas, &visitor);
            wrong.extend(found.into_iter().map(|it| format!("{page:?} {} mm: {it}", panel.pitch_mm)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_screen_is_lowered_and_raised_from_the_bar_where_that_changes_anything() {
    let mut visitor = Visitor::on(Page::Home);
    visitor.press("画面を下げる");
    let top = |visitor: &Visitor| visitor.sees().iter().map(|it| it.rect.top()).fold(f32::MAX, f32::min);
    assert!(top(&visitor) > 300.0, "{}", top(&visitor));
    visitor.press("画面を上げる");
    assert!(top(&visitor) < 100.0);
    let low = Visitor { panel: Panel { pitch_mm: 0.180, ..Panel::PORTRAIT }, ..Visitor::on(Page::Home) };
    assert!(!low.says("画面を下げる"), "all of it is within reach");
}

#[test]
fn four_doors_lead_to_everything_and_one_leads_back_to_all_of_home() {
    let mut visitor = Visitor::on(Page::Home);
    visitor.press("かんたんな画面");
    let own = |visitor: &Visitor| visitor.sees().iter().filter(|it| is_touched(it)).count();
    assert_eq!(own(&visitor), 13, "four doors, what is counted, all of Home, and what stands around");
    for (door, page) in
        [("さがす", Page::Find), ("見る", Page::See), ("話す", Page::Talk), ("職員をよぶ", Page::CallStaff)]
    {
        visitor.press(door);
        assert_eq!(visitor.page(), page);
        visitor.press("もどる");
    }
    visitor.press("ふつうの画面");
    assert!(visitor.says("五十音"));
}

/// Every control that carries a name with what it does.
#[test]
fn no_name_stands_for_two_things_and_every_page_has_a_heading() {
    for page in pages() {
        let visitor = Visitor::on(page.clone());
        let seen = visitor.sees();
        assert!(seen.iter().any(|it| it.role == Role::Heading), "{page:?} has no heading");
        let mut by_name: BTreeMap<&str, Vec<Rect>> = BTreeMap::new();
        for it in seen.iter().filter(|it| is_touched(it)) {
            assert!(!it.name.trim().is_empty(), "{page:?}: {it:?}");
            by_name.entry(&it.name).or_default().push(it.rect);
        }
        for (name, places) in by_name.iter().filter(|(_, places)| places.len() > 1) {
            let done: Vec<Vec<Event>> =
                (0..places.len()).map(|number| pressed(&visitor, name, number)).collect();
            assert!(done.windows(2).all(|pair| pair[0] == pair[1]), "{page:?}: {name} is {done:?}");
        }
    }
}

/// What the kiosk hears when the control of this name and number is pressed.
fn pressed(visitor: &Visitor, name: &str, number: usize) -> Vec<Event> {
    let mut glass = visitor.glass();
    let all: Vec<_> = glass
        .query_all_by(|node| {
            let label = node.label();
            matches!(node.role(), Role::Button | Role::RadioButton | Role::Link)
                && label.as_deref() == Some(name)
        })
        .collect();
    all[number].click_accesskit();
    drop(all);
    glass.run_steps(2);
    glass.into_state()
}

/// Whatever takes an action says what it is: nothing that can be pressed or focused is left without a name.
#[test]
fn whatever_can_be_pressed_or_focused_has_a_role_and_a_name() {
    for page in pages() {
        let visitor = Visitor::on(page.clone());
        let glass = visitor.glass();
        for node in glass.query_all_by(|_| true) {
            let own = node.accesskit_node();
            let data = own.data();
            if data.supports_action(Action::Click) || data.supports_action(Action::Focus) {
                let named = own.label().is_some_and(|name| !name.trim().is_empty());
                let known = matches!(own.role(), Role::Button | Role::RadioButton | Role::Link);
                assert!(named && known, "{page:?}: {:?} {:?} {:?}", own.role(), own.label(), node.rect());
            }
        }
    }
}
