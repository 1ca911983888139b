//! What lies over everything else: the terminal's name while the office looks for it, and the dark of a screen whose own
//! light cannot be set.

use egui::{Id, LayerId, Order, Pos2, Rect, Role, Ui, Vec2};

use super::{
    theme::{TextStyle, dark, space},
    view::View,
    widgets::{Block, Face, touch},
};
use crate::domain::tuning::FULL;

/// Draws both, where they are wanted.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>) {
    if let Some(name) = view.kiosk.named() {
        name_plate(ui, view, name);
    }
    let percent = view.kiosk.drawn_percent();
    if percent < FULL {
        let layer = LayerId::new(Order::Tooltip, Id::unique("dark"));
        ui.ctx().layer_painter(layer).rect_filled(ui.ctx().content_rect(), 0.0, dark(percent));
    }
}

/// The name over the whole width, in the middle of the signage that goes on around it.
fn name_plate(ui: &Ui, view: &View<'_>, name: &str) {
    let theme = &view.theme;
    let (colors, whole) = (theme.palette, ui.max_rect());
    let width = whole.width() - 2.0 * theme.u(space::EDGE);
    let face = |style| Face::new(style, colors.on_house).centred();
    let set = |style| Block::set(ui.painter(), theme, name, face(style), width);
    let large = set(TextStyle::Poster);
    // A long name is set smaller, so that some of the signage is left.
    let block = if large.height() > whole.height() / 2.0 { set(TextStyle::Sign) } else { large };
    let high = block.height() + 2.0 * theme.u(space::XL);
    let plate = Rect::from_center_size(whole.center(), Vec2::new(whole.width(), high));
    ui.painter().rect_filled(plate, 0.0, colors.house);
    block.paint(
        ui.painter(),
        Pos2::new(whole.left() + theme.u(space::EDGE), plate.top() + theme.u(space::XL)),
    );
    touch::describe(ui, plate, Role::Label, name);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_leaves_what_is_asked_for_and_never_less_than_that() {
        for (percent, alpha) in [(100, 0), (80, 51), (40, 153)] {
            assert_eq!(dark(percent).a(), alpha, "{percent} %");
        }
    }
}
