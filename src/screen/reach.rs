//! 画面を下げる: the part of the glass that somebody who sits can touch, and a page that keeps to it.

use egui::{Pos2, Rect, Ui, Vec2};

use super::{
    icon::Icon,
    theme::{Panel, TextStyle, Theme, icon_size, space, stroke},
    view::View,
    widgets::{Block, Face, place},
};
use crate::kiosk::page::Reach;

/// Millimetres above the floor between which somebody who sits reaches (UX: reach).
pub(super) const REACH_MM: (f32, f32) = (400.0, 1100.0);
/// Millimetres a page needs to be used at all: no panel is lowered further, however high it hangs.
const LEAST_MM: f32 = 260.0;

/// Whether there is anything to lower, or to raise again.
pub(super) fn can_lower(view: &View<'_>) -> bool {
    let panel = view.theme.panel;
    let whole = Rect::from_min_size(Pos2::ZERO, Vec2::new(panel.width_px, panel.height_px));
    view.kiosk.prefs().reach == Reach::Lowered || within(view, whole) != whole
}

/// Draws a page on the whole glass, or on what of it is within reach.
pub(super) fn keep(ui: &mut Ui, view: &View<'_>, page: impl FnOnce(&mut Ui, &View<'_>)) {
    let whole = ui.max_rect();
    match view.kiosk.prefs().reach {
        Reach::Whole => page(ui, view),
        Reach::Lowered => {
            let low = within(view, whole);
            above(ui, view, whole.with_max_y(low.top()));
            let panel = Panel { width_px: low.width(), height_px: low.height(), ..view.theme.panel };
            let lowered = View { theme: Theme { panel, ..view.theme }, ..*view };
            place(ui, low, |ui| page(ui, &lowered));
        }
    }
}

/// What of the glass is within reach, on whole pixels.
fn within(view: &View<'_>, whole: Rect) -> Rect {
    let bottom_mm = f32::from(view.kiosk.config().panel_bottom_mm);
    let pitch_mm = view.theme.panel.pitch_mm.max(0.01);
    let (lowest, highest) = REACH_MM;
    let px = |mm: f32| mm.max(0.0) / pitch_mm;
    let bottom = whole.bottom() - px(lowest - bottom_mm).ceil();
    let top = whole.bottom() - px(highest - bottom_mm).floor();
    let top = top.min(bottom - px(LEAST_MM).floor()).max(whole.top());
    whole.with_min_y(top).with_max_y(bottom.max(top))
}

/// The room above: quiet, with the name of the corner, and nothing to touch.
fn above(ui: &Ui, view: &View<'_>, room: Rect) {
    let theme = &view.theme;
    let colors = theme.palette;
    let painter = ui.painter();
    painter.rect_filled(room, 0.0, colors.sand);
    painter.hline(room.x_range(), room.bottom(), theme.stroke(stroke::HAIRLINE, colors.hairline));
    let Some(content) = view.content() else { return };
    let name = view.text(&content.settings.corner_name).without_readings();
    let width = room.width() - 2.0 * theme.u(space::EDGE);
    let face = Face::new(TextStyle::Label, colors.ink2).centred();
    let name = Block::set(painter, theme, name, face, width);
    let (side, gap) = (theme.u(icon_size::DOOR), theme.u(space::M));
    let high = side + gap + name.height();
    if high + 2.0 * gap > room.height() {
        return;
    }
    let top = room.center().y - high / 2.0;
    let square = Rect::from_min_size(Pos2::new(room.center().x - side / 2.0, top), Vec2::splat(side));
    Icon::Signpost.paint_duo(painter, square, colors.green);
    name.paint(painter, Pos2::new(room.left() + theme.u(space::EDGE), square.bottom() + gap));
}
