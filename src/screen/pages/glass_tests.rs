//! The smallest glass a corner has, 15.6" upright and lying, where words take most room: nothing runs into anything.

use std::sync::Arc;

use chrono::{TimeDelta, Utc};

use super::{
    room_tests::{crowded, painted, reader},
    sample,
    tests::{Visitor, every_page},
};
use crate::{
    domain::{
        content::{Content, Item},
        emergency::{Emergency, EmergencyKind, Span},
        id::{EventId, GroupId, LeafletId, NoticeId},
        signage::{Automatic, SlideKind},
        text::Lang,
        time::Now,
    },
    kiosk::{
        Kiosk, KioskConfig,
        cover::{TURN_SECS, TURNS},
        page::{Page, Prefs, TextSize},
    },
    screen::{fonts::NotoFiles, raster::Canvas, sample as corner, theme::Panel},
};

const SMALL: [Panel; 2] =
    [Panel { pitch_mm: 0.180, ..Panel::PORTRAIT }, Panel { pitch_mm: 0.180, ..Panel::LANDSCAPE }];
/// Few and many letters to a word, in scripts of their own.
const LANGS: [Lang; 4] = [Lang::Ja, Lang::JaEasy, Lang::Vi, Lang::Pt];

fn standing(content: &Arc<Content>, lang: Lang, (now, panel): (Now, Panel)) -> Visitor {
    let prefs = Prefs { lang, ..Prefs::default() };
    let kiosk = Kiosk::staged(KioskConfig::default(), Arc::clone(content), None, prefs, &now);
    Visitor { kiosk, now, panel }
}

/// What runs into something else, or past the foot of the glass.
fn outgrown(canvas: &mut Canvas, visitor: &Visitor) -> Vec<String> {
    let mut wrong = crowded(canvas, visitor);
    let foot = visitor.panel.height_px;
    for (words, rect, clip) in painted(canvas, visitor) {
        if rect.bottom() > foot + 1.0 && clip.bottom() >= foot {
            wrong.push(format!("「{words}」 leaves the glass: {rect:?}"));
        }
    }
    wrong
}

#[test]
fn an_emergency_is_read_whole() {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let mut wrong = Vec::new();
    let now = sample::at("13:42");
    let began = now.wall.with_timezone(&Utc);
    for kind in EmergencyKind::ALL {
        let span = Span::new(began, began + TimeDelta::hours(2)).unwrap();
        let emergency = Emergency { kind, message: None, span, chime: false };
        let content =
            sample::built(sample::items().into_iter().chain([Item::Emergency(emergency)]).collect());
        for (lang, panel) in LANGS.into_iter().flat_map(|lang| SMALL.map(|panel| (lang, panel))) {
            for turn in 0..TURNS {
                let mut visitor = standing(&content, lang, (now, panel));
                visitor.now.mono = now.mono.plus_secs(turn * TURN_SECS);
                let found = outgrown(&mut canvas, &visitor);
                let place = format!("{kind:?} {lang:?} {turn} {} wide", panel.width_px);
                wrong.extend(found.into_iter().map(|it| format!("{place}: {it}")));
            }
        }
    }
    assert!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_slide_keeps_to_its_card() {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let mut wrong = Vec::new();
    let now = corner::now("2026-11-21 13:42:00");
    let slides = [
        SlideKind::Automatic(Automatic::Welcome),
        SlideKind::Automatic(Automatic::RoomsToday),
        SlideKind::Automatic(Automatic::ClosedDays),
        SlideKind::Event(EventId::parse("walk").unwrap()),
        SlideKind::Notice(NoticeId::parse("year-end").unwrap()),
        SlideKind::Leaflet(LeafletId::parse("letter").unwrap()),
        SlideKind::Group(GroupId::parse("nonbiri-kisha").unwrap()),
    ];
    for slide in slides {
        let content = corner::content(slide.clone());
        for (lang, panel) in LANGS.into_iter().flat_map(|lang| SMALL.map(|panel| (lang, panel))) {
            let found = outgrown(&mut canvas, &standing(&content, lang, (now, panel)));
            let place = format!("{slide:?} {lang:?} {} wide", panel.width_px);
            wrong.extend(found.into_iter().map(|it| format!("{place}: {it}")));
        }
    }
    assert!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn large_words_of_a_page_keep_apart() {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let mut wrong = Vec::new();
    for (lang, panel) in LANGS.into_iter().flat_map(|lang| SMALL.map(|panel| (lang, panel))) {
        for page in [Page::Home, Page::Reading, Page::Language].into_iter().chain(every_page()) {
            let prefs = Prefs { lang, text_size: TextSize::Large, ..Prefs::default() };
            let found = outgrown(&mut canvas, &reader(&page, panel, prefs));
            let place = format!("{lang:?} {page:?} {} wide", panel.width_px);
            wrong.extend(found.into_iter().map(|it| format!("{place}: {it}")));
        }
    }
    assert!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
}
