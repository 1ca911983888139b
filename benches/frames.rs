//! The frame-time figure, and the bare eframe window that cold starts are compared with.

use std::{collections::BTreeSet, sync::Arc, time::Instant};

use chrono::{DateTime, TimeZone as _};
use chrono_tz::Tz;
use serde_json::{Value, json};
use shirube::{
    domain::{
        blob::BlobHash,
        content::{Content, Revision},
        id::{GroupId, ThemeId},
        role::Role,
        time::{Mono, Now},
    },
    kiosk::{
        Kiosk,
        config::KioskConfig,
        page::{Page, Prefs},
    },
    office::{
        demo,
        projection::{ShownGroups, project},
    },
    screen::{
        self,
        fonts::NotoFiles,
        raster::{Canvas, input},
        theme::Panel,
        view::{Pictures, View},
        widgets::picture::Picture,
    },
};

/// Frames measured of each page.
const FRAMES: usize = 300;
/// Frames drawn before measuring, so that every glyph is in the atlas.
const WARM_UP: usize = 10;

/// Milliseconds to build and tessellate one frame of each page; the heaviest page is the figure, and the board of all
/// rooms beside it.
pub(crate) fn frame_build() -> Value {
    let content = Arc::new(demo_content());
    let mut pages: Vec<(String, f64, f64)> = Vec::new();
    for page in everything() {
        let (p50, p99) = page_times(&content, page.as_ref(), Role::Terminal);
        pages.push((page.map_or_else(|| "Signage".to_owned(), |page| format!("{page:?}")), p50, p99));
    }
    pages.sort_by(|a, b| a.2.total_cmp(&b.2));
    let (heaviest, p50, p99) = pages.last().cloned().unwrap();
    let (_, board) = page_times(&content, None, Role::Board);
    json!({ "board_p99_ms": round(board), "heaviest": heaviest, "p50_ms": round(p50), "p99_ms": round(p99), "frames": FRAMES })
}

fn everything() -> Vec<Option<Page>> {
    let theme = ThemeId::parse("home").unwrap();
    let group = GroupId::parse("nonbiri-kisha").unwrap();
    vec![
        None,
        Some(Page::Home),
        Some(Page::Find),
        Some(Page::Search),
        Some(Page::ThemeGroups(theme, None)),
        Some(Page::Kana(shirube::domain::kana::IndexRow::ALL[0])),
        Some(Page::Tonight),
        Some(Page::Near(None)),
        Some(Page::Group(group)),
        Some(Page::Rooms),
        Some(Page::Events),
        Some(Page::Leaflets),
        Some(Page::Notices),
        Some(Page::Desks),
        Some(Page::Talk),
        Some(Page::RoomDays),
        Some(Page::House),
    ]
}

fn page_times(content: &Arc<Content>, page: Option<&Page>, role: Role) -> (f64, f64) {
    let now = Now { mono: Mono(1_000_000), wall: afternoon() };
    let config = KioskConfig { role, ..KioskConfig::default() };
    let kiosk = Kiosk::staged(config, Arc::clone(content), page.cloned(), Prefs::default(), &now);
    let panel = Panel::PORTRAIT;
    let mut canvas = Canvas::new(&NotoFiles::debian());
    let mut times = Vec::new();
    for round in 0..WARM_UP + FRAMES {
        let view = View::new(&kiosk, now, panel, &NoPictures);
        view.theme.apply(canvas.ctx());
        let started = Instant::now();
        let output = canvas.frame(input(panel), |ui| screen::draw(ui, &view, &mut Vec::new()));
        let meshes = canvas.ctx().tessellate(output.shapes, output.pixels_per_point);
        let took = started.elapsed().as_secs_f64() * 1000.0;
        assert!(!meshes.is_empty(), "a page draws something");
        if round >= WARM_UP {
            times.push(took);
        }
    }
    times.sort_by(f64::total_cmp);
    (times[FRAMES / 2], times[FRAMES * 99 / 100])
}

pub(crate) fn afternoon() -> DateTime<Tz> {
    chrono_tz::Asia::Tokyo.with_ymd_and_hms(2026, 11, 21, 13, 42, 0).unwrap()
}

pub(crate) fn demo_content() -> Content {
    let corner = demo::corner(afternoon().date_naive()).expect("the demo loads");
    let shown = ShownGroups::of(&corner.records);
    let items = corner.records.iter().flat_map(|record| project(record, &shown)).map(|(_, item)| item);
    let ready: BTreeSet<BlobHash> = corner.blobs.iter().map(|(_, bytes)| BlobHash::of(bytes)).collect();
    Content::build(Revision { epoch: 1, rev: 1 }, items, &ready, None).content.expect("the demo is complete")
}

struct NoPictures;

impl Pictures for NoPictures {
    fn get(&self, _: &BlobHash) -> Option<Picture> {
        None
    }
}

pub(crate) fn round(ms: f64) -> f64 {
    (ms * 100.0).round() / 100.0
}

/// The least an eframe program can be: one line of text on a ground, until it is ended.
pub(crate) fn bare_window() {
    struct Bare;

    impl eframe::App for Bare {
        fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
            ui.label("Shirube");
        }
    }

    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default()
            .with_inner_size([1080.0, 1920.0])
            .with_position([0.0, 0.0]),
        ..Default::default()
    };
    eframe::run_native(
        "bare",
        options,
        Box::new(|context| {
            context.egui_ctx.set_fonts(bare_fonts());
            Ok(Box::new(Bare))
        }),
    )
    .expect("a window opens");
}

fn bare_fonts() -> egui::FontDefinitions {
    let mut fonts = egui::FontDefinitions::empty();
    let bytes = include_bytes!("../assets/fonts/BIZUDPGothic-Regular.ttf");
    fonts.font_data.insert("biz".to_owned(), Arc::new(egui::FontData::from_static(bytes)));
    for family in [egui::FontFamily::Proportional, egui::FontFamily::Monospace] {
        fonts.families.insert(family, vec!["biz".to_owned()]);
    }
    fonts
}
