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
    screen::{fonts::NotoFiles, raster::Canvas, sample as corner, theme::Panel, words::Words},
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

/// Every language on every glass.
fn glasses() -> impl Iterator<Item = (Lang, Panel)> {
    LANGS.into_iter().flat_map(|lang| SMALL.map(|panel| (lang, panel)))
}

/// What is wrong with what somebody sees, and where they stand.
#[derive(Default)]
struct Wrong(Vec<String>);

impl Wrong {
    fn look(&mut self, canvas: &mut Canvas, place: &str, visitor: &Visitor) {
        let Panel { width_px, .. } = visitor.panel;
        let lang = visitor.kiosk.prefs().lang;
        let found = outgrown(canvas, visitor);
        self.0.extend(found.into_iter().map(|it| format!("{place} {lang:?} {width_px} wide: {it}")));
    }

    fn is_none(&self) {
        assert!(self.0.is_empty(), "{} in all:\n{}", self.0.len(), self.0.join("\n"));
    }
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
    let (mut canvas, mut wrong) = (Canvas::new(&NotoFiles::debian()), Wrong::default());
    let now = sample::at("13:42");
    let began = now.wall.with_timezone(&Utc);
    for kind in EmergencyKind::ALL {
        let span = Span::new(began, began + TimeDelta::hours(2)).unwrap();
        let emergency = Emergency { kind, message: None, span, chime: false };
        let content =
            sample::built(sample::items().into_iter().chain([Item::Emergency(emergency)]).collect());
        for (lang, panel) in glasses() {
            for turn in 0..TURNS {
                let mut visitor = standing(&content, lang, (now, panel));
                visitor.now.mono = now.mono.plus_secs(turn * TURN_SECS);
                wrong.look(&mut canvas, &format!("{kind:?} {turn}"), &visitor);
            }
        }
    }
    wrong.is_none();
}

#[test]
fn a_slide_keeps_to_its_card() {
    let (mut canvas, mut wrong) = (Canvas::new(&NotoFiles::debian()), Wrong::default());
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
        for (lang, panel) in glasses() {
            wrong.look(&mut canvas, &format!("{slide:?}"), &standing(&content, lang, (now, panel)));
        }
    }
    wrong.is_none();
}

#[test]
fn large_words_of_a_page_keep_apart() {
    let (mut canvas, mut wrong) = (Canvas::new(&NotoFiles::debian()), Wrong::default());
    for (lang, panel) in glasses() {
        for page in [Page::Home, Page::Reading, Page::Language].into_iter().chain(every_page()) {
            let prefs = Prefs { lang, text_size: TextSize::Large, ..Prefs::default() };
            wrong.look(&mut canvas, &format!("{page:?}"), &reader(&page, panel, prefs));
        }
    }
    wrong.is_none();
}

/// A cheap panel of 15.6" upright, with few pixels.
const CHEAP: Panel = Panel { width_px: 768.0, height_px: 1366.0, pitch_mm: 0.248 };

/// What stands on the bar in languages that part their words.
fn words_of_bar(lang: Lang) -> Vec<String> {
    let words = Words::of(lang);
    let all =
        [words.hide(), words.back(), words.home(), words.language(), words.reading(), words.call_staff()];
    let lowered = [words.lower_screen(), words.raise_screen(), words.talk()];
    all.into_iter().chain(lowered).flat_map(str::split_whitespace).map(str::to_owned).collect()
}

#[test]
fn the_bar_breaks_no_word_and_keeps_to_the_glass() {
    let (mut canvas, mut wrong) = (Canvas::new(&NotoFiles::debian()), Vec::new());
    let langs = [Lang::En, Lang::Ko, Lang::Vi, Lang::Pt, Lang::Es, Lang::Tl];
    let glasses = SMALL.into_iter().chain([CHEAP]).flat_map(|it| langs.map(|lang| (it, lang)));
    for (panel, lang) in glasses {
        let known = words_of_bar(lang);
        let (page, text_size) = (Page::Find, TextSize::Normal);
        let bar = panel.height_px * if panel.width_px > panel.height_px { 0.9 } else { 0.93 };
        for (line, rect, clip) in
            painted(&mut canvas, &reader(&page, panel, Prefs { lang, text_size, ..Prefs::default() }))
        {
            let is_whole = line.split_whitespace().all(|word| known.iter().any(|it| it == word));
            if clip.bottom() >= panel.height_px
                && rect.top() > bar
                && (!is_whole || rect.bottom() > panel.height_px)
            {
                wrong.push(format!("{lang:?} {} wide: 「{line}」 {rect:?}", panel.width_px));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
