//! Every screen in every shape, size and look: drawn, measured, pressed, and read the way a screen reader does.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use egui::{ColorImage, TextureHandle, Vec2};

use super::{
    draw,
    fonts::NotoFiles,
    raster::Canvas,
    sample,
    theme::{Panel, Theme},
    view::{Pictures, View},
    widgets::picture::Picture,
};
use crate::{
    domain::{
        blob::BlobHash,
        content::Content,
        id::{EventId, GroupId, LeafletId, NoticeId},
        signage::{Automatic, SlideKind},
        text::Text,
        time::Now,
    },
    kiosk::{
        Kiosk, KioskConfig,
        event::PairingState,
        page::{Look, Page, Prefs, TextSize},
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
struct Scene {
    name: &'static str,
    kiosk: Kiosk,
    now: Now,
}

const NOON: &str = "2026-11-21 13:42:00";

fn scene(name: &'static str, kiosk: Kiosk, wall: &str) -> Scene {
    Scene { name, kiosk, now: sample::now(wall) }
}

fn welcome() -> Arc<Content> {
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
    let old = on_signage(event, prefs, NOON).staged_aged(13 * 3600, &sample::now(NOON));
    scenes.push(scene("signage-stale", old, NOON));
    scenes
}

fn visit_scenes(prefs: Prefs) -> Vec<Scene> {
    let now = sample::now(NOON);
    let closing = "2026-11-21 20:45:00";
    vec![
        scene("home", on_page(Page::Home, prefs, NOON), NOON),
        scene("home-closing", on_page(Page::Home, prefs, closing), closing),
        scene("home-aged", on_page(Page::Home, prefs, NOON).staged_aged(3600, &now), NOON),
        scene("reading", on_page(Page::Reading, prefs, NOON), NOON),
        scene("asking", on_page(Page::Home, prefs, NOON).staged_asking(&now), NOON),
        scene("hidden", on_page(Page::Home, prefs, NOON).staged_hidden(&now), NOON),
    ]
}

fn other_scenes(prefs: Prefs) -> Vec<Scene> {
    let now = sample::now(NOON);
    let config = KioskConfig { prefs, ..KioskConfig::default() };
    let words = ["ひまわり", "えんぴつ", "かざぐるま"].map(str::to_owned);
    let waiting = PairingState::Waiting { code: "7K4M2P".to_owned(), words };
    vec![
        scene("starting", Kiosk::new(config), NOON),
        scene("unpaired", Kiosk::staged_unpaired(config, Some(waiting), &now), NOON),
        scene("unpaired-wait", Kiosk::staged_unpaired(config, None, &now), NOON),
        scene("empty", Kiosk::staged_empty(config, &now), NOON),
    ]
}

fn scenes(prefs: Prefs) -> Vec<Scene> {
    let mut scenes = signage_scenes(prefs);
    scenes.extend(visit_scenes(prefs));
    scenes.extend(other_scenes(prefs));
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
fn everything() -> impl Iterator<Item = (String, Scene, Panel)> {
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
fn harness(scene: &Scene, panel: Panel) -> egui_kittest::Harness<'_> {
    let size = Vec2::new(panel.width_px, panel.height_px);
    egui_kittest::Harness::builder()
        .with_size(size)
        .with_context_setup(move |ctx| super::fonts::install(ctx, &NotoFiles::none()))
        .build_ui(move |ui| {
            let view = View::new(&scene.kiosk, scene.now, panel, &Nothing);
            view.theme.apply(ui.ctx());
            draw(ui, &view, &mut Vec::new());
        })
}

/// No picture is ready.
struct Nothing;

impl Pictures for Nothing {
    fn get(&self, _: &BlobHash) -> Option<Picture> {
        None
    }
}

/// The least side of what is touched, after UX: 15 mm; the height of a link counts as much as that of a button.
const LEAST_MM: f32 = 15.0;

#[test]
fn everything_to_touch_is_large_enough_and_on_the_glass() {
    for (name, scene, panel) in everything() {
        let harness = harness(&scene, panel);
        let glass = egui::Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(panel.width_px, panel.height_px));
        for (label, rect) in touchables(&harness) {
            let least = rect.width().min(rect.height()) * panel.pitch_mm;
            assert!(least >= LEAST_MM, "{name}: 「{label}」 is only {least:.1} mm");
            assert!(glass.expand(0.5).contains_rect(rect), "{name}: 「{label}」 leaves the glass: {rect:?}");
        }
    }
}

#[test]
fn nothing_to_touch_overlaps() {
    for (name, scene, panel) in everything().filter(|(name, ..)| name.starts_with("home") || name.starts_with("reading")) {
        let harness = harness(&scene, panel);
        let all = touchables(&harness);
        for (at, (label, rect)) in all.iter().enumerate() {
            let other = all.iter().skip(at + 1).find(|(_, other)| rect.shrink(1.0).intersects(other.shrink(1.0)));
            assert_eq!(other, None, "{name}: 「{label}」 {rect:?}");
        }
    }
}

fn touchables(harness: &egui_kittest::Harness<'_>) -> Vec<(String, egui::Rect)> {
    use egui_kittest::kittest::{NodeT as _, Queryable as _};
    let touched = |role| matches!(role, egui::Role::Button | egui::Role::Link | egui::Role::RadioButton);
    harness
        .get_all(egui_kittest::kittest::By::new().predicate(move |node| touched(node.role())))
        .map(|node| (node.accesskit_node().label().unwrap_or_default(), node.rect()))
        .collect()
}
