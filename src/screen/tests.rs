//! Every screen in every shape, size and look: drawn, measured, pressed, and read the way a screen reader does.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use chrono::{TimeDelta, Utc};
use egui::{ColorImage, TextureHandle, Vec2};

use super::{
    draw,
    fonts::NotoFiles,
    raster::Canvas,
    sample,
    sign_tests::as_role,
    theme::{Panel, Theme},
    view::{Pictures, View},
    widgets::picture::Picture,
    words::Words,
};
use crate::{
    domain::{
        blob::BlobHash,
        content::Content,
        id::{EventId, GroupId, LeafletId, NoticeId},
        kana::IndexRow,
        signage::{Automatic, SlideKind},
        text::Text,
        time::Now,
    },
    kiosk::{
        Kiosk, KioskConfig,
        event::{Event, PairingState},
        page::{Look, Page, Prefs, Press, TextSize},
    },
    media::decode::decode,
};

/// The corner's pictures as textures.
struct Album(BTreeMap<BlobHash, TextureHandle>);

impl Album {
    fn load(ctx: &egui::Context) -> Self {
        let handle = |bytes: &[u8]| {
            let rgba = decode(bytes, 1920).unwrap();
            let size = [rgba.width as usize, rgba.height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &rgba.pixels);
            (BlobHash::of(bytes), ctx.load_texture("sample", image, egui::TextureOptions::LINEAR))
        };
        Self([sample::WALK, sample::LETTER, sample::EXHIBITION].map(handle).into())
    }
}

impl Pictures for Album {
    fn get(&self, hash: &BlobHash) -> Option<Picture> {
        let handle = self.0.get(hash)?;
        Some(Picture { texture: handle.id(), size: handle.size_vec2().into() })
    }
}

/// One thing to look at.
pub(super) struct Scene {
    pub(super) name: &'static str,
    kiosk: Kiosk,
    now: Now,
}

const NOON: &str = "2026-11-21 13:42:00";

pub(super) fn scene(name: &'static str, kiosk: Kiosk, wall: &str) -> Scene {
    Scene { name, kiosk, now: sample::now(wall) }
}

pub(super) fn welcome() -> Arc<Content> {
    sample::content(SlideKind::Automatic(Automatic::Welcome))
}

fn on_page(page: Page, prefs: Prefs, wall: &str) -> Kiosk {
    sample::kiosk(welcome(), Some(page), prefs, &sample::now(wall))
}

fn on_signage(shows: SlideKind, prefs: Prefs, wall: &str) -> Kiosk {
    sample::kiosk(sample::content(shows), None, prefs, &sample::now(wall))
}

fn signage_scenes(prefs: Prefs) -> Vec<Scene> {
    let event = SlideKind::Event(EventId::parse("walk").unwrap());
    let slides = [
        ("signage-welcome", SlideKind::Automatic(Automatic::Welcome)),
        ("signage-event", event.clone()),
        ("signage-notice", SlideKind::Notice(NoticeId::parse("year-end").unwrap())),
        ("signage-leaflet", SlideKind::Leaflet(LeafletId::parse("letter").unwrap())),
        ("signage-group", SlideKind::Group(GroupId::parse("nonbiri-kisha").unwrap())),
        ("signage-rooms", SlideKind::Automatic(Automatic::RoomsToday)),
        ("signage-days", SlideKind::Automatic(Automatic::ClosedDays)),
        (
            "signage-picture",
            SlideKind::Picture { blob: BlobHash::of(sample::EXHIBITION), alt: Text::ja("展示の絵") },
        ),
    ];
    let mut scenes: Vec<Scene> =
        slides.into_iter().map(|(name, shows)| scene(name, on_signage(shows, prefs, NOON), NOON)).collect();
    let holiday = "2026-11-23 10:00:00";
    scenes.push(scene("signage-holiday", on_signage(event.clone(), prefs, holiday), holiday));
    let lost = "2001-01-01 00:00:00";
    scenes.push(scene("signage-no-time", on_signage(event.clone(), prefs, lost), lost));
    let old = silent(on_signage(event, prefs, NOON), 13);
    scenes.push(scene("signage-stale", old, NOON));
    scenes
}

/// Started anew at noon, hours after the office was last heard of.
pub(super) fn silent(kiosk: Kiosk, hours: i64) -> Kiosk {
    let now = sample::now(NOON);
    kiosk.staged_silent((now.wall - TimeDelta::hours(hours)).with_timezone(&Utc), &now)
}

fn visit_scenes(prefs: Prefs) -> Vec<Scene> {
    let now = sample::now(NOON);
    let closing = "2026-11-21 20:45:00";
    vec![
        scene("home", on_page(Page::Home, prefs, NOON), NOON),
        scene("home-closing", on_page(Page::Home, prefs, closing), closing),
        scene("home-aged", silent(on_page(Page::Home, prefs, NOON), 1), NOON),
        scene("reading", on_page(Page::Reading, prefs, NOON), NOON),
        scene("language", on_page(Page::Language, prefs, NOON), NOON),
        scene("asking", on_page(Page::Home, prefs, NOON).staged_asking(&now), NOON),
        scene(
            "asking-sensitive",
            on_page(Page::Theme(sample::safety()), prefs, NOON).staged_asking(&now),
            NOON,
        ),
        scene("hidden", on_page(Page::Home, prefs, NOON).staged_hidden(&now), NOON),
    ]
}

fn other_scenes(prefs: Prefs) -> Vec<Scene> {
    let now = sample::now(NOON);
    let config = KioskConfig { prefs, ..KioskConfig::default() };
    let words = ["ひまわり", "えんぴつ", "かざぐるま"].map(str::to_owned);
    let waiting = PairingState::Waiting { code: "7K4M2P".to_owned(), words };
    let unpaired = |content, pairing| Kiosk::staged_unpaired(config.clone(), content, pairing, &now);
    vec![
        scene("door", as_role("door:room-1", prefs), NOON),
        scene("board", as_role("board", prefs), NOON),
        scene("starting", Kiosk::new(config.clone()), NOON),
        scene("unpaired", unpaired(None, Some(waiting.clone())), NOON),
        scene("signage-unpaired", unpaired(Some(welcome()), Some(waiting)), NOON),
        scene("unpaired-wait", unpaired(None, None), NOON),
        scene("empty", Kiosk::staged_empty(config.clone(), &now), NOON),
    ]
}

pub(super) fn scenes(prefs: Prefs) -> Vec<Scene> {
    let mut scenes = signage_scenes(prefs);
    scenes.extend(visit_scenes(prefs));
    scenes.extend(other_scenes(prefs));
    scenes.extend(super::aloud_stories::scenes(prefs));
    scenes
}

const SHAPES: [(&str, Panel); 2] = [("portrait", Panel::PORTRAIT), ("landscape", Panel::LANDSCAPE)];

fn ways_to_read() -> Vec<(&'static str, Prefs)> {
    let prefs = |text_size, look| Prefs { text_size, look, ..Prefs::default() };
    vec![
        ("", prefs(TextSize::Normal, Look::Light)),
        ("-large", prefs(TextSize::Large, Look::Light)),
        ("-contrast", prefs(TextSize::Normal, Look::Contrast)),
        ("-evening", prefs(TextSize::Normal, Look::Evening)),
    ]
}

/// Writes every screen as a picture into the folder that `SHIRUBE_GALLERY` names, for people to look at; only
/// the names that contain `SHIRUBE_GALLERY_ONLY`, if that is set. Does nothing else.
#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("SHIRUBE_GALLERY") else { return };
    let only = std::env::var("SHIRUBE_GALLERY_ONLY").unwrap_or_default();
    std::fs::create_dir_all(&folder).unwrap();
    for (name, scene, panel) in everything().filter(|(name, ..)| name.contains(&only)) {
        std::fs::write(Path::new(&folder).join(name), png(&scene, panel)).unwrap();
    }
}

/// Every scene in every shape and way to read, with the name of its picture.
pub(super) fn everything() -> impl Iterator<Item = (String, Scene, Panel)> {
    let all = SHAPES.into_iter().flat_map(|shape| ways_to_read().into_iter().map(move |way| (shape, way)));
    all.flat_map(|((shape, panel), (way, prefs))| {
        scenes(prefs).into_iter().map(move |it| (format!("{}-{shape}{way}.png", it.name), it, panel))
    })
}

fn png(scene: &Scene, panel: Panel) -> Vec<u8> {
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let album = Album::load(canvas.ctx());
    let view = View::new(&scene.kiosk, scene.now, panel, &album);
    let theme: Theme = view.theme;
    let picture = canvas.picture(&theme, |ui| draw(ui, &view, &mut Vec::new()));
    picture.to_png().unwrap()
}

/// What is drawn for a scene, as a screen reader knows it.
pub(super) fn harness(scene: &Scene, panel: Panel) -> egui_kittest::Harness<'_> {
    let size = Vec2::new(panel.width_px, panel.height_px);
    egui_kittest::Harness::builder()
        .with_size(size)
        .allow_missing_glyphs()
        .with_context_setup(|ctx| super::fonts::install(ctx, &NotoFiles::none()))
        .build_ui(move |ui| {
            let view = View::new(&scene.kiosk, scene.now, panel, &Nothing);
            view.theme.apply(ui.ctx());
            draw(ui, &view, &mut Vec::new());
        })
}

/// No picture is ready.
pub(super) struct Nothing;

impl Pictures for Nothing {
    fn get(&self, _: &BlobHash) -> Option<Picture> {
        None
    }
}

/// The least side of what is touched, after UX: 15 mm; the height of a link counts as much as that of a button.
const LEAST_MM: f32 = 15.0;

#[test]
fn everything_to_touch_is_large_enough_and_on_the_glass() {
    // Colours change no size.
    let sizes = everything().filter(|(name, ..)| !name.contains("contrast") && !name.contains("evening"));
    for (name, scene, panel) in sizes {
        let harness = harness(&scene, panel);
        let glass = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(panel.width_px, panel.height_px));
        let all = touchables(&harness);
        // What is longer than the glass goes on below it, for a button to bring up.
        let goes_on = all.iter().any(|(label, _)| label == Words::default().page_down());
        let reach = if goes_on { glass.with_max_y(f32::INFINITY) } else { glass };
        for (label, rect) in all {
            let least = rect.width().min(rect.height()) * panel.pitch_mm;
            assert!(least >= LEAST_MM, "{name}: 「{label}」 is only {least:.1} mm");
            assert!(reach.expand(0.5).contains_rect(rect), "{name}: 「{label}」 leaves the glass: {rect:?}");
        }
    }
}

/// What is seen of each thing: what goes on below the view, for a button to bring up, is cut where the view ends.
fn in_view(all: Vec<(String, egui::Rect)>, panel: Panel) -> Vec<(String, egui::Rect)> {
    let place = |word: &str| all.iter().rev().find(|(label, _)| label == word).map(|(_, rect)| *rect);
    let (Some(down), Some(talk)) = (place(Words::default().page_down()), place(Words::default().talk()))
    else {
        return all;
    };
    let end = if panel.height_px > panel.width_px { down.top() } else { down.bottom() };
    let seen = all.into_iter().filter_map(|(label, rect)| {
        let stands_below = rect.bottom() <= talk.top() || (rect.top() - talk.top()).abs() < 1.0;
        if rect.top() < end - 1.0 {
            return Some((label, rect.with_max_y(rect.bottom().min(end))));
        }
        stands_below.then_some((label, rect))
    });
    seen.collect()
}

#[test]
fn nothing_to_touch_overlaps() {
    for (name, scene, panel) in everything().filter(|(name, ..)| {
        ["home", "reading", "language"].iter().any(|page| name.starts_with(page))
            && !name.contains("-contrast")
            && !name.contains("-evening")
    }) {
        let harness = harness(&scene, panel);
        let all = in_view(touchables(&harness), panel);
        for (at, (label, rect)) in all.iter().enumerate() {
            let other =
                all.iter().skip(at + 1).find(|(_, other)| rect.shrink(1.0).intersects(other.shrink(1.0)));
            assert_eq!(other, None, "{name}: 「{label}」 {rect:?}");
        }
    }
}

fn touchables(harness: &egui_kittest::Harness<'_>) -> Vec<(String, egui::Rect)> {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let touched = |role| matches!(role, egui::Role::Button | egui::Role::Link | egui::Role::RadioButton);
    harness
        .query_all(egui_kittest::kittest::By::new().predicate(move |node| touched(node.role())))
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}

/// The tree a screen reader walks, one line a node: role and words, indented by depth.
pub(super) fn spoken(harness: &egui_kittest::Harness<'_>) -> String {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let said = |node: &egui_kittest::Node<'_>| {
        let node = node.accesskit_node();
        let words = node.label().or_else(|| node.value()).filter(|words| !words.is_empty())?;
        Some(format!("{:?}: {words}", node.role()))
    };
    let all = harness.get_all(egui_kittest::kittest::By::new().predicate(|_| true));
    all.filter_map(|node| said(&node)).collect::<Vec<_>>().join("\n")
}

/// Presses the first that carries this label, and gives back what the kiosk hears.
pub(super) fn pressed(kiosk: Kiosk, label: &str) -> Vec<Event> {
    use egui_kittest::kittest::Queryable as _;
    let scene = scene("pressed", kiosk, NOON);
    let mut harness = egui_kittest::Harness::builder()
        .with_size(Vec2::new(Panel::PORTRAIT.width_px, Panel::PORTRAIT.height_px))
        .allow_missing_glyphs()
        .with_context_setup(|ctx| super::fonts::install(ctx, &NotoFiles::none()))
        .build_ui_state(
            |ui, events: &mut Vec<Event>| {
                let view = View::new(&scene.kiosk, scene.now, Panel::PORTRAIT, &Nothing);
                view.theme.apply(ui.ctx());
                draw(ui, &view, events);
            },
            Vec::new(),
        );
    harness.get_all_by_label(label).next().unwrap().click();
    harness.run_steps(2);
    harness.into_state()
}

#[test]
fn every_way_leads_where_it_says() {
    let home = || on_page(Page::Home, Prefs::default(), NOON);
    let open = |page| Press::Open(page);
    for (from, label, press) in [
        ("home", "グループをさがす 本人の会・家族の会・遺族の会", open(Page::Find)),
        ("home", "ことばで さがす", open(Page::Search)),
        ("home", "五十音", open(Page::Kana(IndexRow::A))),
        ("home", "今日・今夜", open(Page::Tonight)),
        ("home", "ちかく", open(Page::Near(None))),
        ("home", "チラシを見る 1枚", open(Page::Leaflets)),
        ("home", "イベント 今週は 1件", open(Page::Events)),
        ("home", "お知らせ 2件", open(Page::Notices)),
        (
            "home",
            "今日の部屋 グループの部屋 1　使用中・15:00まで グループの部屋 2　空いています・17:00まで",
            open(Page::Rooms),
        ),
        ("home", "職員をよぶ", open(Page::CallStaff)),
        ("home", "数えていること", open(Page::Counted)),
        ("home", "文字と色", open(Page::Reading)),
        ("home", "ことば Language", open(Page::Language)),
        ("home", "すぐ話せる所", open(Page::Talk)),
        ("reading", "もどる", Press::Back),
        ("reading", "はじめへ", Press::Home),
        ("reading", "大きい", Press::TextSize(TextSize::Large)),
        ("reading", "白黒反転", Press::Look(Look::Contrast)),
        ("asking", "続ける", Press::Stay),
        ("asking", "終わる", Press::Finish),
    ] {
        let kiosk = match from {
            "home" => home(),
            "reading" => on_page(Page::Reading, Prefs::default(), NOON),
            _ => home().staged_asking(&sample::now(NOON)),
        };
        assert_eq!(pressed(kiosk, label), [Event::Press(press)], "{label}");
    }
}
