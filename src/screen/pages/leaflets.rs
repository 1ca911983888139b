//! The rack: leaflets like paper on a table, the newest first.

use egui::{Pos2, Rect, Response, Ui, Vec2};

use super::{
    grown::grown_row,
    parts::{Shown, grid, is_landscape, lower, open, plain},
};
use crate::{
    domain::leaflet::Leaflet,
    kiosk::{event::Event, page::Page},
    screen::{
        theme::{TextStyle, Theme, Tone, radius, space},
        widgets::{Block, Chip, Face, caption, gap, panel, para, picture, scroll, title, touch},
    },
};

/// As many leaflets still lie large on the table.
const FEW: usize = 4;
/// Height of a sheet in design pixels where there are few, on a portrait panel and on a landscape one.
const FEW_HIGH: (f32, f32) = (530.0, 470.0);
/// Height of a sheet in design pixels where there are many: A4 in a third of a portrait panel.
const MANY_HIGH: f32 = 410.0;
/// Width of A4 in its heights.
const A4: f32 = std::f32::consts::FRAC_1_SQRT_2;

/// How leaflets lie: so many to a row, so many pixels high.
#[derive(Clone, Copy)]
struct Rack {
    columns: usize,
    high: f32,
}

impl Rack {
    fn of(view: &Shown<'_>, count: usize) -> Self {
        let few = count <= FEW;
        let columns = match (is_landscape(&view.theme), few) {
            (true, true) => 4,
            (true, false) => 5,
            (false, true) => 2,
            (false, false) => 3,
        };
        let many = view.theme.u(MANY_HIGH);
        let high = if few { view.by_shape(FEW_HIGH.0, FEW_HIGH.1) } else { many };
        Self { columns, high }
    }
}

/// Draws the rack that everybody may look at, and the way to what lies behind a question.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (grown, leaflets): (Vec<_>, Vec<_>) = on_rack(view).into_iter().partition(|it| it.adults_only);
    rack(ui, view, (view.words.leaflets_title(), &leaflets, grown.len()), events);
}

/// Draws おとな向け, once somebody said that they want to see it.
pub(super) fn grown(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let leaflets: Vec<_> = on_rack(view).into_iter().filter(|it| it.adults_only).collect();
    rack(ui, view, (view.words.grown_leaflets(), &leaflets, 0), events);
}

fn rack(
    ui: &mut Ui,
    view: &Shown<'_>,
    (name, leaflets, grown): (&'static str, &[&Leaflet], usize),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    lower(ui, theme);
    title(ui, theme, name);
    caption(ui, theme, view.words.leaflets_note());
    gap(ui, theme, space::M);
    let rack = Rack::of(view, leaflets.len());
    scroll(ui, theme, (view.words, "leaflets"), |ui| {
        if leaflets.is_empty() {
            panel(ui, theme, |ui| para(ui, theme, view.words.no_leaflets()));
        }
        grid(
            ui,
            theme,
            (rack.columns, leaflets),
            |ui, leaflet, width| rack.high + words(ui, view, leaflet, width).height() + below(theme),
            |ui, leaflet, height| {
                let response = cover(ui, view, leaflet, (rack, height));
                open(&response, Page::Leaflet(leaflet.id.clone(), 0), events);
            },
        );
        if grown > 0 {
            gap(ui, theme, space::L);
            grown_row(ui, view, grown, events);
        }
    });
}

/// What lies on the rack; while nobody knows the date, everything that is here.
fn on_rack<'v>(view: &Shown<'v>) -> Vec<&'v Leaflet> {
    let all = view.content().leaflets.values().map(AsRef::as_ref);
    let mut leaflets: Vec<&Leaflet> = all.filter(|it: &&Leaflet| view.is_valid(it.validity)).collect();
    leaflets.sort_by_key(|it| {
        (std::cmp::Reverse(it.validity.from), crate::domain::kana::sort_key(&it.reading), it.id.clone())
    });
    leaflets
}

fn below(theme: &Theme) -> f32 {
    theme.u(space::S) + theme.u(space::XS) + theme.u(space::S)
}

fn words(ui: &Ui, view: &Shown<'_>, leaflet: &Leaflet, width: f32) -> Block {
    let face = Face::new(TextStyle::Caption, view.theme.palette.ink).bold().plain().lines_max(3).heading();
    let inside = width - 2.0 * view.theme.u(space::XS);
    Block::set(ui.painter(), &view.theme, plain(view, &leaflet.title), face, inside)
}

fn cover(ui: &mut Ui, view: &Shown<'_>, leaflet: &Leaflet, (rack, height): (Rack, f32)) -> Response {
    let theme = &view.theme;
    let size = Vec2::new(ui.available_width(), height);
    let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, size);
    let response = touch::button(ui, rect, &spoken(view, leaflet));
    let corner = theme.radius(radius::SMALL);
    let fill = touch::ground(&response, theme.palette.paper, theme.palette.green);
    ui.painter().rect_filled(rect, corner, fill);
    touch::focus_ring(ui, theme, &response, corner);
    let pad = theme.u(space::XS);
    let sheet = Rect::from_min_size(
        rect.min + Vec2::splat(pad),
        Vec2::new((rect.width() - 2.0 * pad).min((rack.high * A4).round()), rack.high),
    );
    let page = leaflet.cover();
    picture::paper(ui.painter(), theme, view.picture(page.as_ref()), sheet);
    if leaflet.adults_only {
        let chip = adults_chip(view).set(ui.painter(), theme, sheet.width());
        chip.paint(ui.painter(), Rect::from_min_size(sheet.min + Vec2::splat(pad), chip.size));
    }
    let title = words(ui, view, leaflet, rect.width());
    title.paint(ui.painter(), Pos2::new(sheet.left(), sheet.bottom() + theme.u(space::S)));
    response
}

/// 「おとな向け」
pub(super) fn adults_chip(view: &Shown<'_>) -> Chip {
    Chip::tone(&view.theme, Tone::Prep, view.words.for_adults())
}

fn spoken(view: &Shown<'_>, leaflet: &Leaflet) -> String {
    let adults = Some(view.words.for_adults()).filter(|_| leaflet.adults_only);
    let title = plain(view, &leaflet.title);
    let pages = view.words.sheets(leaflet.pages.len());
    [Some(title.as_str()), Some(pages.as_str()), adults].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
