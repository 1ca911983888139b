//! The leaflet page figure: from a touch on 次へ to the last changed pixel of the page on a real window.

use std::{
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use egui::{Pos2, Role};
use serde_json::{Value, json};
use shirube::{
    domain::{content::Content, id::LeafletId},
    kiosk::{
        Kiosk, KioskConfig,
        page::{Page, Prefs},
    },
    shell::kept::Kept,
};

use super::{
    band::Band,
    corner::{Corner, Patience},
    display::Display,
    finger::{now, place, tap},
    frames::round,
    playing, settle,
};

/// Rows of the glass on which a leaflet's page lies.
const PAGE_ROWS: std::ops::Range<usize> = 300..1_400;
/// So long nothing changes once a page stands.
const CALM_MS: u128 = 700;

/// Milliseconds until a page of a leaflet stands, the first time it is seen since the start and the second time; the
/// pages were drawn from PDFs by the office. How long the hand itself takes is printed beside it.
pub(crate) fn leaflet_page() -> Value {
    let (corner, display) = playing();
    let content = Patience::secs(60).until("every leaflet to be there", || complete(&corner));
    let page = Band::of(corner.dir(), PAGE_ROWS);
    let hand: Vec<f64> = (0..9).map(|_| took(|| xdotool(&display, &["getmouselocation"]))).collect();
    let (mut first, mut again) = (Vec::new(), Vec::new());
    for (id, pages) in many_paged(&content) {
        open(&display, &content, &id);
        first.extend((1..pages).map(|to| turn(&display, &page, (&content, &id, to - 1), "次へ")));
        let back: Vec<f64> =
            (1..pages).rev().map(|from| turn(&display, &page, (&content, &id, from), "前へ")).collect();
        assert!(back.iter().all(|took| *took > 0.0), "every page turns back");
        again.extend((1..pages).map(|to| turn(&display, &page, (&content, &id, to - 1), "次へ")));
        touch(&display, &on(&content, Page::Leaflet(id, pages - 1)), "はじめへ");
        settle(&display);
    }
    json!({ "first": spread(first), "again": spread(again), "hand_ms": round(median(hand)) })
}

/// What the terminal keeps, once no picture is missing.
pub(crate) fn complete(corner: &Corner) -> Option<Arc<Content>> {
    let kept = Kept::read(&corner.kiosk_data()).ok()?;
    kept.content.filter(|content| kept.missing == 0 && !content.leaflets.is_empty())
}

/// Leaflets that anybody may open and that have more than one page, with their pages.
fn many_paged(content: &Content) -> Vec<(LeafletId, usize)> {
    let open = content.leaflets.values().filter(|it| !it.adults_only && it.pages.len() > 1);
    let on_the_rack = open
        .filter(|it| place(&on_content(content, Page::Leaflets), Role::Button, &it.title.plain()).is_some());
    on_the_rack.map(|it| (it.id.clone(), it.pages.len())).collect()
}

pub(crate) fn on(content: &Arc<Content>, page: Page) -> Kiosk {
    Kiosk::staged(KioskConfig::default(), Arc::clone(content), Some(page), Prefs::default(), &now())
}

fn on_content(content: &Content, page: Page) -> Kiosk {
    on(&Arc::new(content.clone()), page)
}

/// From the signage to the first page of a leaflet.
fn open(display: &Display, content: &Arc<Content>, id: &LeafletId) {
    let title = content.leaflets[id].title.plain();
    tap(display, Pos2::new(540.0, 1500.0));
    settle(display);
    for (page, name) in [(Page::Home, "チラシを見る"), (Page::Leaflets, title.as_str())] {
        touch(display, &on(content, page), name);
        settle(display);
    }
}

/// Turns the page from one place of a leaflet; milliseconds until the new one stands.
fn turn(
    display: &Display,
    page: &Band,
    (content, id, from): (&Arc<Content>, &LeafletId, usize),
    name: &str,
) -> f64 {
    let kiosk = on(content, Page::Leaflet(id.clone(), from));
    point(display, where_on(&kiosk, name));
    let before = page.look();
    let started = Instant::now();
    xdotool(display, &["click", "1"]);
    let (mut last, mut changed) = (before.clone(), None);
    while changed.is_none_or(|changed: Instant| changed.elapsed().as_millis() < CALM_MS) {
        assert!(started.elapsed() < Duration::from_secs(20), "{name} turns nothing from page {from} of {id}");
        let seen = page.look();
        if seen != last {
            (last, changed) = (seen, Some(Instant::now()));
        }
    }
    changed.map_or(0.0, |changed| (changed - started).as_secs_f64() * 1000.0)
}

pub(crate) fn touch(display: &Display, kiosk: &Kiosk, name: &str) {
    tap(display, where_on(kiosk, name));
}

pub(crate) fn where_on(kiosk: &Kiosk, name: &str) -> Pos2 {
    place(kiosk, Role::Button, name).unwrap_or_else(|| panic!("no button says {name}")).center()
}

pub(crate) fn point(display: &Display, at: Pos2) {
    xdotool(display, &["mousemove", &at.x.round().to_string(), &at.y.round().to_string()]);
}

pub(crate) fn xdotool(display: &Display, words: &[&str]) {
    let told = Command::new("xdotool").args(words).env("DISPLAY", &display.name).output();
    assert!(told.expect("xdotool is installed").status.success(), "{words:?}");
}

pub(crate) fn took(act: impl FnOnce()) -> f64 {
    let started = Instant::now();
    act();
    started.elapsed().as_secs_f64() * 1000.0
}

fn spread(mut took: Vec<f64>) -> Value {
    assert!(!took.is_empty(), "no leaflet of the demo has two pages");
    took.sort_by(f64::total_cmp);
    let (half, most) = (took[took.len() / 2], took[took.len() - 1]);
    json!({ "p50_ms": round(half), "max_ms": round(most), "pages": took.len() })
}

pub(crate) fn median(mut took: Vec<f64>) -> f64 {
    took.sort_by(f64::total_cmp);
    took[took.len() / 2]
}
