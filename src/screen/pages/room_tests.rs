//! Room for fingers and eyes on every page: distances between what is touched, words that keep apart, and who stands
//! on the first screen of すぐ話せる所.

use std::sync::Arc;

use egui::{Rect, Role, Shape, Vec2};

use super::{
    sample,
    tests::{NoPictures, Seen, Visitor, every_page},
};
use crate::{
    kiosk::{
        Kiosk, KioskConfig,
        page::{Page, Prefs, TextSize, Without},
    },
    screen::{
        draw,
        fonts::NotoFiles,
        raster::{Canvas, input},
        theme::{Panel, Theme},
        view::View,
        words::Words,
    },
};

/// Upright, and so long that nothing has to scroll: every control stands where it is.
const LONG: Panel = Panel { height_px: 12_000.0, ..Panel::PORTRAIT };
/// 15.6" and 32", where a millimetre is many pixels, and few.
const SMALL: Panel = Panel { pitch_mm: 0.180, ..Panel::PORTRAIT };
const WIDE: Panel = Panel { pitch_mm: 0.369, ..Panel::LANDSCAPE };

fn visitor(page: &Page, panel: Panel, text_size: TextSize) -> Visitor {
    reader(page, panel, Prefs { text_size, ..Prefs::default() })
}

/// Somebody who reads in a way of their own.
pub(super) fn reader(page: &Page, panel: Panel, prefs: Prefs) -> Visitor {
    let now = sample::at("13:42");
    let kiosk =
        Kiosk::staged(KioskConfig::default(), Arc::clone(&sample::corner()), Some(page.clone()), prefs, &now);
    Visitor { kiosk, now, panel }
}

/// Every page in every shape and size somebody may meet it in.
fn everywhere() -> impl Iterator<Item = Visitor> {
    let pages = std::iter::once(Page::Home).chain([Page::Reading, Page::Language]).chain(every_page());
    pages.flat_map(|page| {
        let glass = [
            (LONG, TextSize::Normal),
            (LONG, TextSize::Large),
            (Panel::PORTRAIT, TextSize::Large),
            (Panel::LANDSCAPE, TextSize::Normal),
            (Panel::LANDSCAPE, TextSize::Large),
            (SMALL, TextSize::Normal),
            (WIDE, TextSize::Normal),
        ];
        glass.map(|(panel, text_size)| visitor(&page, panel, text_size))
    })
}

fn theme(visitor: &Visitor) -> Theme {
    View::new(&visitor.kiosk, visitor.now, visitor.panel, &NoPictures).theme
}

fn is_touched(seen: &Seen) -> bool {
    matches!(seen.role, Role::Button | Role::RadioButton | Role::Link)
}

/// Where what scrolls ends: above the paging buttons, else above the bar.
fn end_of_view(visitor: &Visitor, seen: &[Seen]) -> f32 {
    let theme = theme(visitor);
    let bar = seen.iter().rev().find(|it| it.name == Words::default().talk()).unwrap().rect.top();
    let down = seen.iter().find(|it| it.name == Words::default().page_down());
    match down.filter(|_| visitor.panel.height_px > visitor.panel.width_px) {
        Some(down) => down.rect.top() - theme.u(16.0),
        None => bar - theme.u(16.0 + 32.0),
    }
}

#[test]
fn no_two_things_to_touch_stand_closer_than_three_millimetres() {
    for visitor in everywhere() {
        let seen = visitor.sees();
        let end = end_of_view(&visitor, &seen);
        // What the end of the view cuts, or hides, is touched after paging.
        let is_whole = |it: &&Seen| it.rect.bottom() <= end + 0.5 || stands_below(it);
        let all: Vec<&Seen> = seen.iter().filter(|it| is_touched(it)).filter(is_whole).collect();
        let least = 3.0 / visitor.panel.pitch_mm;
        for (at, one) in all.iter().enumerate() {
            for other in all.iter().skip(at + 1) {
                let apart = distance(one.rect, other.rect);
                let place = format!("{:?} {:?}", visitor.kiosk.visit().unwrap().page(), visitor.panel);
                assert!(apart + 1.0 >= least, "{place}: {apart} px between {one:?} and {other:?}");
            }
        }
    }
}

/// The ways that never scroll: the bar, the paging buttons, and the foot of a group's page.
fn stands_below(seen: &Seen) -> bool {
    let words = Words::default();
    let bar = [words.hide(), words.back(), words.home(), words.call_staff(), words.reading(), words.talk()];
    let ways = [words.page_up(), words.page_down(), words.contact(), words.print_this(), words.on_phone()];
    let paper = [words.print(), words.put_away(), words.close(), words.it_came(), words.print_again()];
    bar.iter().chain(&ways).chain(&paper).any(|word| *word == seen.name)
}

/// Pixels from edge to edge; less than 0 where they overlap.
fn distance(one: Rect, other: Rect) -> f32 {
    let across = (other.left() - one.right()).max(one.left() - other.right());
    let down = (other.top() - one.bottom()).max(one.top() - other.bottom());
    across.max(down)
}

#[test]
fn everything_pressed_is_large_enough_on_small_and_on_wide_panels() {
    for visitor in everywhere() {
        for seen in visitor.sees().iter().filter(|it| is_touched(it)) {
            let side = seen.rect.size().min_elem() * visitor.panel.pitch_mm;
            assert!(side + 0.1 >= 15.0, "{:?}: {side} mm {seen:?}", visitor.kiosk.visit().unwrap().page());
        }
    }
}

/// Words as they are painted: where their ink is, and where they would be cut.
pub(super) fn painted(canvas: &mut Canvas, visitor: &Visitor) -> Vec<(String, Rect, Rect)> {
    let theme = theme(visitor);
    theme.apply(canvas.ctx());
    let mut frame = || {
        canvas.frame(input(visitor.panel), |ui| {
            let view = View::new(&visitor.kiosk, visitor.now, visitor.panel, &NoPictures);
            draw(ui, &view, &mut Vec::new());
        })
    };
    drop(frame());
    let shapes = frame().shapes;
    let words = shapes.into_iter().filter_map(|it| {
        let Shape::Text(text) = it.shape else { return None };
        Some((text.galley.text().to_owned(), text.visual_bounding_rect(), it.clip_rect))
    });
    // Pictures are glyphs of the private use area, and stand in layers over each other.
    words.filter(|(words, ..)| words.chars().any(|it| !('\u{e000}'..='\u{f8ff}').contains(&it))).collect()
}

#[test]
fn no_words_are_cut_at_a_side_and_none_run_into_each_other() {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    for visitor in everywhere() {
        let place = format!("{:?} {:?}", visitor.kiosk.visit().unwrap().page(), visitor.panel);
        let wrong = crowded(&mut canvas, &visitor);
        assert!(wrong.is_empty(), "{place}: {}", wrong.join("\n"));
    }
}

/// What is cut at a side, and what runs into something else.
pub(super) fn crowded(canvas: &mut Canvas, visitor: &Visitor) -> Vec<String> {
    let words = painted(canvas, visitor);
    assert!(words.len() > 10);
    let mut wrong = Vec::new();
    for (at, (one, rect, clip)) in words.iter().enumerate() {
        if clip.left() > rect.left() + 1.0 || rect.right() > clip.right() + 1.0 {
            wrong.push(format!("「{one}」 is cut: {rect:?} {clip:?}"));
        }
        let seen = |rect: &Rect, clip: &Rect| rect.intersect(*clip).shrink2(Vec2::new(2.0, 3.0));
        let over = words.iter().skip(at + 1).find(|(_, other, its)| {
            let (one, other) = (seen(rect, clip), seen(other, its));
            one.is_positive() && other.is_positive() && one.intersects(other)
        });
        wrong.extend(over.map(|it| format!("「{}」 over 「{one}」 {rect:?}", it.0)));
    }
    wrong
}

#[test]
fn somebody_in_distress_reads_three_open_lines_on_the_first_screen() {
    for panel in [Panel::PORTRAIT, Panel::LANDSCAPE, WIDE] {
        let visitor = visitor(&Page::Talk, panel, TextSize::Normal);
        let seen = visitor.sees();
        let end = end_of_view(&visitor, &seen);
        for (number, until) in
            [("000-0000-5001", "24時間"), ("000-0000-5002", "あと 8時間18分"), ("000-0000-5003", "あと 18分")]
        {
            let line = seen.iter().find(|it| is_touched(it) && it.name.contains(number)).unwrap();
            assert!(line.name.contains(until), "{line:?}");
            assert!(line.rect.bottom() <= end, "{panel:?}: {line:?} goes on below {end}");
        }
        for way in ["声を つかわない", "電話がないとき"] {
            let way = seen.iter().find(|it| is_touched(it) && it.name == way).unwrap();
            assert!(way.rect.bottom() < end, "{panel:?}: {way:?}");
        }
    }
}

#[test]
fn who_is_closed_stands_below_the_open_ones_and_says_when_it_opens() {
    let seen = Visitor::on(Page::Talk).sees();
    let top = |words: &str| seen.iter().find(|it| it.name.contains(words)).unwrap().rect.top();
    assert!(top("000-0000-5003") < top("いまは 閉まっている所"));
    let closed = seen.iter().find(|it| is_touched(it) && it.name.contains("平日の電話")).unwrap();
    assert!(closed.rect.top() > top("いまは 閉まっている所"));
    assert!(closed.name.contains("11月23日(月) 10:00から") && !closed.name.contains("000-0000-5004"));
}

#[test]
fn without_a_voice_no_telephone_number_is_offered_and_a_letter_is_not_called_talking() {
    let silent = Visitor::on(Page::TalkWithout(Without::Voice));
    assert!(!silent.says("000-0000-5"), "only telephones have such a number");
    assert!(silent.says("いつでも 送れます") && silent.says("書いて送る所"));
    assert!(silent.says("119に電話してください"), "the card to hold out");
    let evening = Visitor::at(sample::corner(), Page::TalkWithout(Without::Voice), sample::at("17:00"));
    assert!(evening.says("madobe.example/chat") && evening.says("24:00まで"));
    let no_phone = Visitor::on(Page::TalkWithout(Without::Phone));
    assert!(no_phone.says("守衛室") && no_phone.says("内線") && no_phone.says("公衆電話"));
}

#[test]
fn a_line_tells_every_way_its_hours_its_cost_and_where_that_is_from() {
    let mut visitor = Visitor::on(Page::Talk);
    visitor.press("文字の窓辺");
    for words in [
        "チャット",
        "16:00–24:00",
        "moji@madobe.example",
        "いつでも 送れます",
        "000-0000-5002",
        "無料",
        "日本語",
        "出典：",
        "見た記録",
    ] {
        assert!(visitor.says(words), "{words}");
    }
    visitor.press("もどる");
    visitor.press("声を つかわない");
    visitor.press("もどる");
    assert_eq!(visitor.page(), Page::Home, "a choice is the same page turned over");
}
