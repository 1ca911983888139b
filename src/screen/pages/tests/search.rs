//! What somebody meets who types: keys, answers with every key, and what passers-by can read.

use super::*;
use crate::kiosk::{
    config::KanaFrom,
    page::{Look, Press},
    typing::{Key, Layout, Veil},
};

impl Visitor {
    fn typing(text: &str) -> Self {
        let mut visitor = Self::on(Page::Search);
        visitor.kiosk = visitor.kiosk.staged_typing(text, &visitor.now);
        visitor
    }

    fn read_by(text: &str, (panel, prefs): (Panel, Prefs), from: KanaFrom) -> Self {
        let now = sample::at("13:42");
        let config = KioskConfig { kana_from: from, ..KioskConfig::default() };
        let kiosk = Kiosk::staged(config, sample::corner(), Some(Page::Search), prefs, &now);
        Self { kiosk: kiosk.staged_typing(text, &now), now, panel }
    }

    /// Presses the buttons with exactly these names, one after the other.
    fn keys<'k>(&mut self, names: impl IntoIterator<Item = &'k str>) {
        for name in names {
            let mut glass = self.glass();
            let button = glass
                .query_all_by_role(Role::Button)
                .into_iter()
                .find(|node| node.accesskit_node().label().is_some_and(|label| label == name));
            button.unwrap_or_else(|| panic!("no key says {name}")).click();
            glass.run();
            let events = glass.into_state();
            self.hear(events);
        }
    }

    /// Types on a keyboard of their own.
    fn by_hand(&mut self, event: egui::Event) {
        let mut glass = self.glass();
        glass.event(event);
        glass.run_steps(1);
        let events = glass.into_state();
        self.hear(events);
    }

    fn hear(&mut self, events: Vec<Event>) {
        self.now.mono = self.now.mono.plus_secs(1);
        for event in events {
            drop(self.kiosk.update(&self.now, event));
        }
    }

    fn typed(&self) -> &str {
        self.kiosk.visit().unwrap().typing().text()
    }

    fn rect(&self, name: &str) -> Rect {
        self.sees().into_iter().find(|seen| seen.name == name).unwrap_or_else(|| panic!("{name}")).rect
    }
}

#[test]
fn somebody_types_and_finds_a_group() {
    let mut visitor = Visitor::on(Page::Home);
    visitor.press("ことばで さがす");
    assert_eq!(visitor.page(), Page::Search);
    assert!(visitor.says("入れた言葉は どこにも 残しません。送りません。数えません。"));
    visitor.keys(["き", "し", "や", "小さい字"]);
    assert_eq!(visitor.typed(), "きしゃ");
    assert!(visitor.says("のんびり汽車の会") && visitor.says("ことばで さがす きしゃ"));
    visitor.press("のんびり汽車の会");
    assert_eq!(visitor.page(), Page::Group(sample::group_id("kisha")));
    visitor.press("もどる");
    assert_eq!((visitor.page(), visitor.typed()), (Page::Search, "きしゃ"));
    visitor.press("はじめへ");
    visitor.press("グループをさがす");
    visitor.press("ことばで さがす");
    assert_eq!(visitor.typed(), "");
}

#[test]
fn every_key_does_what_it_says() {
    let mut visitor = Visitor::on(Page::Search);
    visitor.keys(["は", "てんと まる", "てんと まる", "のばす音", "空白", "ん", "1字けす"]);
    assert_eq!(visitor.typed(), "ぱー ");
    visitor.keys(["全部けす", "ABC・数字", "s", "a", "y", "u", "1"]);
    assert_eq!(visitor.typed(), "sayu1");
    visitor.keys(["1字けす", "かな", "の"]);
    assert_eq!(visitor.typed(), "sayuの");
    assert!(visitor.says("白湯の会"));
}

#[test]
fn whoever_may_be_in_danger_sees_first_who_answers() {
    let mut visitor = Visitor::typing("しにたい");
    let see = visitor.rect("話せる所を見る");
    let rows = visitor.sees().into_iter().filter(|it| it.role == Role::Button && it.name.contains("会"));
    assert!(rows.into_iter().all(|row| see.bottom() < row.rect.top()));
    assert!(!visitor.says("月あかりの卓") && !visitor.says("亡くした"));
    assert!(!visitor.says("見つかっていません"), "nobody is told to shorten such words");
    visitor.press("話せる所を見る");
    assert_eq!(visitor.page(), Page::Talk);
}

#[test]
fn nothing_found_is_no_end() {
    for (text, theme) in [("zzz", "病気・難病"), ("やくぶつ", "やめたい・やめ続けたい")] {
        let visitor = Visitor::typing(text);
        assert!(
            visitor.says("まだ 見つかっていません") && visitor.says(theme) && visitor.says("窓口"),
            "{text}"
        );
        assert!(!visitor.says("ありません。"), "{text}");
    }
    assert!(Visitor::typing("やくぶつ").says("近いテーマ"));
}

#[test]
fn behind_a_veil_nobody_reads_the_words_and_the_answers_stay() {
    let mut visitor = Visitor::typing("きしゃ");
    visitor.press("入力をかくす");
    assert!(!visitor.says("きしゃ ") && !visitor.reads().iter().any(|name| name.ends_with("きしゃ")));
    assert!(visitor.says("●●●") && visitor.says("のんびり汽車の会"));
    visitor.press("入力を見せる");
    assert!(visitor.says("ことばで さがす きしゃ"));
}

#[test]
fn typed_words_are_covered_while_nobody_answers() {
    for (text, covered) in [("", false), ("きしゃ", true)] {
        let mut visitor = Visitor::typing(text);
        visitor.kiosk = visitor.kiosk.staged_asking(&visitor.now);
        assert_eq!(visitor.says("さわると 見えます"), covered, "{text}");
        visitor.by_hand(egui::Event::Text("か".to_owned()));
        assert_eq!(visitor.typed(), text, "what waits behind a question takes no keys");
    }
}

#[test]
fn a_keyboard_of_ones_own_works_and_breaks_nothing() {
    let key = |key| egui::Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: egui::Modifiers::NONE,
    };
    let mut visitor = Visitor::on(Page::Search);
    visitor.by_hand(egui::Event::Text("さゆ汽\n!".to_owned()));
    assert_eq!(visitor.typed(), "さゆ汽");
    for other in [egui::Key::Enter, egui::Key::ArrowDown, egui::Key::Tab] {
        visitor.by_hand(key(other));
    }
    visitor.by_hand(key(egui::Key::Backspace));
    assert_eq!((visitor.typed(), visitor.page()), ("さゆ", Page::Search));
    visitor.by_hand(key(egui::Key::Escape));
    assert_eq!((visitor.typed(), visitor.page()), ("", Page::Home));
    let mut home = Visitor::on(Page::Home);
    home.by_hand(egui::Event::Text("か".to_owned()));
    assert_eq!((home.typed(), home.page()), ("", Page::Home));
}

#[test]
fn keys_are_large_apart_and_low_whoever_reads() {
    let way = |text_size, look| Prefs { text_size, look, ..Prefs::default() };
    let ways = [(TextSize::Normal, Look::Light), (TextSize::Large, Look::Contrast)];
    let shapes = [Panel::PORTRAIT, Panel::LANDSCAPE];
    for (panel, prefs) in shapes.into_iter().flat_map(|it| ways.map(|(size, look)| (it, way(size, look)))) {
        for (text, layout) in [("", Layout::Kana), ("か", Layout::Latin), ("しにたい", Layout::Kana)] {
            let mut visitor = Visitor::read_by(text, (panel, prefs), KanaFrom::Right);
            drop(visitor.kiosk.update(&visitor.now, Event::Press(Press::Keys(layout))));
            hold_the_keys(&visitor, &format!("{text} {panel:?} {prefs:?} {layout:?}"));
        }
    }
}

/// 15 mm and 3 mm; on a portrait panel in its lower half; nothing overlaps anything.
fn hold_the_keys(visitor: &Visitor, place: &str) {
    let theme: Theme = View::new(&visitor.kiosk, visitor.now, visitor.panel, &NoPictures).theme;
    let seen = visitor.sees();
    let touched: Vec<&Seen> = seen.iter().filter(|it| it.role == Role::Button).collect();
    let tools = ["てんと まる", "のばす音", "小さい字", "空白", "ABC・数字", "かな", "1字けす", "全部けす"];
    let is_key = |it: &&&Seen| it.name.chars().count() == 1 || tools.contains(&it.name.as_str());
    let keys: Vec<&&Seen> = touched.iter().filter(is_key).collect();
    assert!(keys.len() >= 41, "{place}: {} keys", keys.len());
    for (number, key) in keys.iter().enumerate() {
        assert!(key.rect.size().min_elem() + 0.5 >= theme.touch_secondary(), "{place}: {key:?}");
        let low = visitor.panel.width_px > visitor.panel.height_px
            || key.rect.top() >= visitor.panel.height_px / 2.0;
        assert!(low, "{place}: {key:?} is above the middle");
        let apart = theme.touch_gap() - 1.5;
        let near = keys.iter().skip(number + 1).find(|it| it.rect.expand(apart).intersects(key.rect));
        assert!(near.is_none(), "{place}: {key:?} {near:?}");
    }
    let glass =
        Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(visitor.panel.width_px, visitor.panel.height_px));
    let board = keys.iter().fold(Rect::NOTHING, |all, it| all.union(it.rect));
    assert!(glass.contains_rect(board), "{place}: {board:?}");
    let others = ["入力をかくす", "もどる", "はじめへ", "画面をかくす"];
    for other in touched.iter().filter(|it| others.contains(&it.name.as_str())) {
        assert!(!other.rect.intersects(board), "{place}: {other:?}");
    }
}

#[test]
fn a_stands_on_the_side_the_centre_chose() {
    for (from, is_right) in [(KanaFrom::Right, true), (KanaFrom::Left, false)] {
        let visitor = Visitor::read_by("", (Panel::PORTRAIT, Prefs::default()), from);
        assert_eq!(visitor.rect("あ").left() > visitor.rect("わ").left(), is_right, "{from:?}");
        assert!(visitor.rect("あ").bottom() < visitor.rect("お").top());
    }
}

#[test]
fn one_key_is_one_press() {
    let visitor = Visitor::on(Page::Search);
    let mut glass = visitor.glass();
    glass.get_by_label("を").click();
    glass.run();
    assert_eq!(glass.into_state(), [Event::Press(Press::Type(Key::Letter('を')))]);
    let mut glass = visitor.glass();
    glass.get_by_label("入力をかくす").click();
    glass.run();
    assert_eq!(glass.into_state(), [Event::Press(Press::Veil(Veil::Drawn))]);
}
