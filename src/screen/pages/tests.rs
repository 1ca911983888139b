//! What visitors meet on the pages: told by what is on the glass, pressed by its words.

use std::sync::Arc;

use egui::{Rect, Role, Vec2};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};

use super::sample;
use crate::{
    domain::{
        blob::BlobHash,
        check_in::Presence,
        content::Content,
        group::Audience,
        id::{BookId, BookingId, DeskId, EventId, HelplineId, LeafletId, NoticeId, ProposalId, RoomId},
        kana::IndexRow,
        slip::SlipKind,
        time::Now,
    },
    kiosk::{
        Kiosk, KioskConfig,
        event::Event,
        page::{Asked, Page, Prefs, TextSize, Without},
    },
    screen::{
        draw,
        fonts::{self, NotoFiles},
        theme::{Panel, Theme},
        view::{Pictures, View},
        widgets::picture::Picture,
    },
};

mod access;
mod arrival;
mod doors;
mod keypad;
mod leaflets;
mod paper;
mod post;
mod reply;
mod search;
mod shelf;
mod staff;
mod walk_up;

/// No picture is ready.
pub(super) struct NoPictures;

impl Pictures for NoPictures {
    fn get(&self, _: &BlobHash) -> Option<Picture> {
        None
    }
}

/// Somebody at the glass.
pub(super) struct Visitor {
    pub(super) kiosk: Kiosk,
    pub(super) now: Now,
    pub(super) panel: Panel,
}

/// One thing on the glass, as a screen reader knows it.
#[derive(Debug)]
pub(super) struct Seen {
    pub(super) role: Role,
    pub(super) name: String,
    pub(super) rect: Rect,
}

impl Visitor {
    pub(super) fn on(page: Page) -> Self {
        Self::at(sample::corner(), page, sample::at("13:42"))
    }

    pub(super) fn at(content: Arc<Content>, page: Page, now: Now) -> Self {
        let kiosk = Kiosk::staged(KioskConfig::default(), content, Some(page), Prefs::default(), &now);
        Self { kiosk, now, panel: Panel::PORTRAIT }
    }

    /// The letters its page takes: the names of languages stand in their own.
    fn letters(&self) -> NotoFiles {
        let names_them = self.kiosk.visit().is_some_and(|visit| *visit.page() == Page::Language);
        if names_them { NotoFiles::debian() } else { NotoFiles::none() }
    }

    fn glass(&self) -> Harness<'_, Vec<Event>> {
        let letters = self.letters();
        let mut harness = Harness::builder()
            .with_size(Vec2::new(self.panel.width_px, self.panel.height_px))
            .with_context_setup(move |ctx| fonts::install(ctx, &letters))
            .build_ui_state(
                |ui, events: &mut Vec<Event>| {
                    let view = View::new(&self.kiosk, self.now, self.panel, &NoPictures);
                    view.theme.apply(ui.ctx());
                    draw(ui, &view, events);
                },
                Vec::new(),
            );
        harness.run();
        harness
    }

    pub(super) fn sees(&self) -> Vec<Seen> {
        let glass = self.glass();
        let seen = glass.query_all_by(|_| true).filter_map(|node| {
            let said = node.accesskit_node();
            Some(Seen { role: said.role(), name: said.label().or_else(|| said.value())?, rect: node.rect() })
        });
        seen.collect()
    }

    fn reads(&self) -> Vec<String> {
        self.sees().into_iter().map(|seen| seen.name).collect()
    }

    pub(super) fn says(&self, words: &str) -> bool {
        self.reads().iter().any(|name| name.contains(words))
    }

    /// Presses the first button or tab whose name contains `words`.
    pub(super) fn press(&mut self, words: &str) {
        let glass = self.glass();
        let pressed = |role| matches!(role, Role::Button | Role::RadioButton);
        let buttons = glass.query_all_by(|node| pressed(node.role()));
        let found = buttons
            .into_iter()
            .find(|node| node.accesskit_node().label().is_some_and(|it| it.contains(words)));
        found.unwrap_or_else(|| panic!("no button says {words}")).click();
        let mut glass = glass;
        glass.run();
        let events = glass.into_state();
        self.now.mono = self.now.mono.plus_secs(1);
        for event in events {
            drop(self.kiosk.update(&self.now, event));
        }
    }

    pub(super) fn page(&self) -> Page {
        self.kiosk.visit().unwrap().page().clone()
    }
}

pub(super) fn every_page() -> Vec<Page> {
    let id = sample::group_id;
    let theme = sample::theme_id;
    vec![
        Page::See,
        Page::Find,
        Page::Search,
        Page::Theme(theme("home")),
        Page::ThemeGroups(theme("home"), Some(Audience::Family)),
        Page::ThemeGroups(theme("illness"), Some(Audience::Experienced)),
        Page::ThemeGroups(theme("safe"), None),
        Page::Kana(IndexRow::Na),
        Page::Kana(IndexRow::A),
        Page::Tonight,
        Page::Near(None),
        Page::Near(Some("汐路市".to_owned())),
        Page::Group(id("kisha")),
        Page::Group(id("sayu")),
        Page::Group(id("longest")),
        Page::Contact(id("kisha")),
        Page::Contact(id("taku")),
        Page::Contact(id("longest")),
        Page::Rooms,
        Page::CheckIn(BookingId::parse("b").unwrap(), Presence::Here),
        Page::Stay(BookingId::parse("b").unwrap()),
        Page::WalkUp(RoomId::parse("room-2").unwrap()),
        Page::Post,
        Page::Events,
        Page::Month("2026-11-01".parse().unwrap_or_default()),
        Page::Event(EventId::parse("course").unwrap()),
        Page::Leaflets,
        Page::GrownLeaflets(Asked::NotYet),
        Page::GrownLeaflets(Asked::Yes),
        Page::Leaflet(LeafletId::parse("letter").unwrap(), 0),
        Page::Books(None),
        Page::Books(Some(IndexRow::A)),
        Page::Book(BookId::parse("kasa").unwrap()),
        Page::Proposals,
        Page::Proposal(ProposalId::parse("walk").unwrap()),
        Page::Notices,
        Page::Notice(NoticeId::parse("sayu-moved").unwrap()),
        Page::Desks,
        Page::Desk(DeskId::parse("shioji").unwrap()),
        Page::Talk,
        Page::TalkWithout(Without::Voice),
        Page::TalkWithout(Without::Phone),
        Page::Helpline(HelplineId::parse("d-window").unwrap()),
        Page::RoomDays,
        Page::Matters(None),
        Page::Matters(Some("お金".to_owned())),
        Page::Resources,
        Page::Founding,
        Page::Young,
        Page::CallStaff,
        Page::House,
        Page::Counted,
        Page::Paper(SlipKind::Group(id("kisha"))),
        Page::Paper(SlipKind::Memo(id("taku"))),
        Page::Paper(SlipKind::Talk),
    ]
}

/// Every page as most people see it, and where room is shortest: large text on a panel that lies.
fn everywhere() -> impl Iterator<Item = Visitor> {
    let (content, now) = (sample::corner(), sample::at("13:42"));
    let shapes = [(Panel::PORTRAIT, TextSize::Normal), (Panel::LANDSCAPE, TextSize::Large)];
    every_page().into_iter().flat_map(move |page| {
        let content = Arc::clone(&content);
        shapes.into_iter().map(move |(panel, text_size)| {
            let prefs = Prefs { text_size, ..Prefs::default() };
            let (page, content) = (Some(page.clone()), Arc::clone(&content));
            Visitor { kiosk: Kiosk::staged(KioskConfig::default(), content, page, prefs, &now), now, panel }
        })
    })
}

#[test]
fn somebody_finds_a_group_and_how_to_reach_it() {
    let mut visitor = Visitor::on(Page::Home);
    visitor.press("テーマ");
    assert_eq!(visitor.page(), Page::Find);
    visitor.press("ひきこもり");
    visitor.press("本人");
    assert_eq!(visitor.page(), Page::ThemeGroups(sample::theme_id("home"), Some(Audience::Experienced)));
    visitor.press("のんびり汽車の会");
    visitor.press("連絡のしかた");
    assert_eq!(visitor.page(), Page::Contact(sample::group_id("kisha")));
    assert!(visitor.says("kisha@nonbiri.example") && visitor.says("メールボックス6番"));
    visitor.press("もどる");
    assert_eq!(visitor.page(), Page::Group(sample::group_id("kisha")));
}

#[test]
fn a_family_is_shown_to_the_group_for_families() {
    let mut visitor = Visitor::on(Page::ThemeGroups(sample::theme_id("home"), Some(Audience::Family)));
    assert!(visitor.says("家族の方は「となりの席の会」へ"));
    visitor.press("のんびり汽車の会");
    visitor.press("となりの席の会へ");
    assert_eq!(visitor.page(), Page::Group(sample::group_id("seki")));
    let habit = Visitor::on(Page::ThemeGroups(sample::theme_id("habit"), Some(Audience::Family)));
    assert!(habit.says("白湯の会 先に連絡"), "may come, but only after a word");
}

#[test]
fn what_fell_out_or_moved_is_said() {
    let group = Visitor::on(Page::Group(sample::group_id("sayu")));
    for (day, words) in [
        ("11月25日(水)", "中止"),
        ("12月2日(水)", "会場変更"),
        ("12月2日(水)", "うみべ集会所"),
        ("12月10日(木)", "12/9(水)から 変更"),
    ] {
        let said = group.reads().iter().any(|name| name.contains(day) && name.contains(words));
        assert!(said, "{day} {words}");
    }
    assert!(group.says("12/2(水) の会場が変わります"), "the notice about it");
    assert!(
        Visitor::on(Page::Near(Some("汐路市".to_owned()))).says("次回 12/2(水)"),
        "not the cancelled one"
    );
    assert!(Visitor::on(Page::Events).says("中止になりました 手話と文字でめぐる本の時間"));
    let course = Visitor::on(Page::Event(EventId::parse("course").unwrap()));
    assert!(course.says("1月9日から 1月16日に 変わりました。"));
}

#[test]
fn without_a_clock_nothing_is_said_that_needs_one() {
    for page in every_page() {
        let visitor = Visitor::at(sample::corner(), page, sample::on("2020-01-01", "09:00"));
        for words in ["使用中", "空いています", "次回", "いま 話せます", "開いています", "現在"]
        {
            assert!(!visitor.says(words), "{:?} says {words}", visitor.page());
        }
    }
    let rooms = Visitor::at(sample::corner(), Page::Rooms, sample::on("2020-01-01", "09:00"));
    assert!(rooms.says("いまの日付と時刻が 分かりません") && rooms.says("内線 1200"));
}

#[test]
fn rooms_say_what_they_are_with_word_and_time() {
    let rooms = Visitor::on(Page::Rooms);
    for words in [
        "職員への相談は 12階です",
        "使用中",
        "15:00まで",
        "空いています",
        "13:42 現在",
        "休み（祝日・勤労感謝の日）",
    ] {
        assert!(rooms.says(words), "{words}");
    }
    assert!(rooms.says("20:00–21:00 とても長い名前の読書会"), "too long for its block, so below it");
    let holiday = Visitor::at(sample::corner(), Page::Rooms, sample::on("2026-11-23", "13:42"));
    assert!(holiday.says("今日は休館日です（祝日・勤労感謝の日）") && !holiday.says("使用中"));
}

#[test]
fn who_answers_longest_stands_first() {
    let talk = Visitor::on(Page::Talk);
    let names = ["夜どおし電話", "まもなく終わる電話", "平日の電話"];
    let top = |name: &str| {
        talk.sees()
            .into_iter()
            .filter(|it| it.name.starts_with(name))
            .map(|it| it.rect.top())
            .reduce(f32::min)
            .unwrap()
    };
    assert!(top(names[0]) < top(names[1]) && top(names[1]) < top(names[2]));
    for words in [
        "あと 18分",
        "24時間",
        "チャット",
        "時間が 変わったかもしれません",
        "守衛室",
        "119に電話してください",
        "15階",
    ] {
        assert!(talk.says(words), "{words}");
    }
}

#[test]
fn no_list_is_an_end() {
    let empty = sample::empty_corner();
    for page in every_page().into_iter().filter(|page| page.exists(&empty)) {
        let visitor = Visitor::at(Arc::clone(&empty), page, sample::at("13:42"));
        assert!(
            !visitor.says("ありません") || visitor.says("まだ") || visitor.says("いま"),
            "{:?}",
            visitor.page()
        );
    }
    let nobody = Visitor::on(Page::ThemeGroups(sample::theme_id("illness"), Some(Audience::Experienced)));
    assert!(nobody.says("見つかっていません") && nobody.says("からくり時計の会") && nobody.says("窓口"));
    assert!(Visitor::on(Page::Kana(IndexRow::A)).says("「か」の行を見る"));
}

#[test]
fn wherever_the_desk_is_offered_it_says_what_it_does_not_do() {
    for page in [Page::Find, Page::Tonight, Page::Talk, Page::House, Page::Contact(sample::group_id("taku"))]
    {
        assert!(Visitor::on(page.clone()).says("医療の相談"), "{page:?}");
    }
}

#[test]
fn everything_pressed_is_large_enough_and_has_a_name_and_no_words_reach_over_the_edge() {
    for visitor in everywhere() {
        let theme: Theme = View::new(&visitor.kiosk, visitor.now, visitor.panel, &NoPictures).theme;
        for seen in visitor.sees() {
            let place = format!("{:?} {seen:?}", visitor.page());
            let inside = 0.0 <= seen.rect.left() && seen.rect.right() <= visitor.panel.width_px + 0.5;
            assert!(inside, "{place}");
            if matches!(seen.role, Role::Button | Role::RadioButton | Role::Link) {
                assert!(!seen.name.trim().is_empty(), "{place}");
                assert!(seen.rect.size().min_elem() + 0.5 >= theme.touch_secondary(), "{place}");
            }
        }
    }
}

#[test]
fn an_empty_corner_draws_every_page_without_a_clock_too() {
    let empty = sample::empty_corner();
    for page in every_page().into_iter().filter(|page| page.exists(&empty)) {
        for moment in [sample::at("13:42"), sample::on("2020-01-01", "09:00")] {
            assert!(!Visitor::at(Arc::clone(&empty), page.clone(), moment).sees().is_empty());
        }
    }
}
