//! The figures of the glass: from a touch to the first changed pixel, and how evenly a cross-fade runs.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use shirube::kiosk::{Kiosk, page::Page, signage::CROSS_FADE_MILLIS};

use super::{
    SLIDE_ROWS,
    band::Band,
    bookings::percentiles,
    console::Console,
    corner::Patience,
    display::Display,
    frames::round,
    playing, settle,
    turns::{complete, median, on, point, took, touch, where_on, xdotool},
    watch,
};

/// Ways there and back that are measured, each four doors wide.
const WALKS: usize = 15;
/// Rows of the glass that no page has alike.
const PAGE_ROWS: std::ops::Range<usize> = 240..440;
/// Home's doors.
const DOORS: [(&str, Page); 4] = [
    ("テーマ", Page::Find),
    ("今日の部屋", Page::Rooms),
    ("イベント", Page::Events),
    ("すぐ話せる所", Page::Talk),
];
/// Cross-fades measured.
const FADES: usize = 20;
/// A picture is on the glass after so many milliseconds from its first changed row.
const ONE_PICTURE_MS: u64 = 12;
/// Nothing has changed for so long: the fade is over.
const CALM_MS: u64 = CROSS_FADE_MILLIS;

/// Milliseconds from a click on a door, or on the way back, to the first changed pixel of the page; how long the hand
/// itself takes is printed beside it.
pub(crate) fn touch_to_pixels() -> Value {
    let (corner, display) = playing();
    let content = Patience::secs(60).until("every picture to be there", || complete(&corner));
    let on = |page: &Page| on(&content, page.clone());
    let hand: Vec<f64> = (0..9).map(|_| took(|| xdotool(&display, &["getmouselocation"]))).collect();
    let rows = Band::of(corner.dir(), PAGE_ROWS);
    touch(&display, &on(&Page::Home), "テーマ");
    settle(&display);
    let mut times = Vec::new();
    for _ in 0..WALKS {
        for (door, page) in &DOORS {
            times.push(press(&display, &rows, &on(&Page::Home), door));
            times.push(press(&display, &rows, &on(page), "もどる"));
        }
    }
    let mut figure = percentiles(times);
    figure["hand_ms"] = json!(round(median(hand)));
    figure
}

/// Presses a button where the drawing of the same page has it; milliseconds until anything of the page changes.
fn press(display: &Display, rows: &Band, on: &Kiosk, name: &str) -> f64 {
    point(display, where_on(on, name));
    let before = rows.look();
    let started = Instant::now();
    xdotool(display, &["click", "1"]);
    let took = watch(started, || rows.look() != before);
    settle(display);
    took
}

/// Milliseconds between two pictures of a cross-fade, the longest and the middle one, and pictures a fade.
pub(crate) fn cross_fade() -> Value {
    let (corner, display) = playing();
    let slide = Band::of(corner.dir(), SLIDE_ROWS);
    let console = corner.console();
    let fades: Vec<Vec<f64>> = (0..FADES).map(|round| fade(&console, &display, &slide, round)).collect();
    let pictures = fades.iter().map(|gaps| gaps.len() as f64 + 1.0).collect();
    let mut gaps = fades.concat();
    gaps.sort_by(f64::total_cmp);
    let longest = gaps.last().copied().expect("a fade has several pictures");
    json!({
        "longest_gap_ms": round(longest), "p50_gap_ms": round(gaps[gaps.len() / 2]),
        "pictures_of_a_fade": median(pictures), "fades": FADES,
    })
}

/// The gaps of one fade, which a publication begins.
fn fade(console: &Console, display: &Display, slide: &Band, round: usize) -> Vec<f64> {
    let (title, body) = super::NOTICES[round % super::NOTICES.len()];
    let ready = console.prepare_notice(&format!("{title} {round}"), body);
    let (started, mut last) = (Instant::now(), slide.look());
    console.send(&ready);
    let mut changes: Vec<Instant> = Vec::new();
    while changes.last().is_none_or(|last| last.elapsed() < Duration::from_millis(CALM_MS)) {
        assert!(started.elapsed() < Duration::from_secs(20), "nothing fades");
        let seen = slide.look();
        if seen != last {
            last = seen;
            // A picture reaches the glass row by row: what changes within a few milliseconds is one of them.
            let one = Duration::from_millis(ONE_PICTURE_MS);
            if changes.last().is_none_or(|last| last.elapsed() >= one) {
                changes.push(Instant::now());
            }
        }
    }
    settle(display);
    changes.windows(2).map(|two| (two[1] - two[0]).as_secs_f64() * 1000.0).collect()
}
