//! The foot of the signage: a welcome in many languages, and the invitation to touch.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use crate::screen::{
    icon::Icon,
    theme::{TextStyle, radius, space, stroke},
    view::View,
    widgets::{Block, Face, layout::split_columns, touch},
};

/// Draws the foot at the bottom of `whole`; gives back where it stands. The welcome stands above the invitation on a
/// portrait panel, beside it on a landscape one.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, whole: Rect) -> Rect {
    let theme = &view.theme;
    let colors = theme.palette;
    let (edge, pad) = (theme.u(space::EDGE), theme.u(space::M));
    let width = whole.width() - 2.0 * edge;
    let strip_high = view.by_shape(124.0, 104.0);
    let welcome = greetings(ui, view, if view.is_landscape() { width / 2.0 - pad } else { width });
    let above = if view.is_landscape() { 0.0 } else { welcome.height() + theme.u(space::S) };
    let foot = whole.with_min_y(whole.bottom() - strip_high - 2.0 * pad - above);
    ui.painter().rect_filled(foot, 0.0, colors.card);
    ui.painter().hline(foot.x_range(), foot.top(), theme.stroke(stroke::HAIRLINE, colors.hairline));
    let room = foot.shrink2(Vec2::new(edge, pad));
    if view.is_landscape() {
        let cells = split_columns(room, &[1.0, 1.0], 2.0 * pad);
        let [left, right] = cells.as_slice() else { return foot };
        welcome.put(ui, Pos2::new(left.left(), left.center().y - welcome.height() / 2.0));
        strip(ui, view, *right);
    } else {
        welcome.put(ui, room.min);
        strip(ui, view, room.with_min_y(room.bottom() - strip_high));
    }
    foot
}

fn greetings(ui: &Ui, view: &View<'_>, width: f32) -> Block {
    let face = Face::new(TextStyle::Caption, view.theme.palette.ink2).balanced();
    let face = if view.is_landscape() { face } else { face.centred() };
    Block::set(ui.painter(), &view.theme, view.words().greetings(), face, width)
}

/// 「さわると はじまります」: it looks like a button, but the whole screen is one.
fn strip(ui: &mut Ui, view: &View<'_>, rect: Rect) {
    let theme = &view.theme;
    let colors = theme.palette;
    ui.painter().rect_filled(rect, theme.radius(radius::BUTTON), colors.green);
    let (square_side, gap) = (theme.u(64.0), theme.u(space::M));
    let face = Face::new(TextStyle::Heading, colors.on_green);
    let words = view.words().touch_to_begin();
    let block = Block::set(ui.painter(), theme, words, face, rect.width() - square_side - 3.0 * gap);
    let left = rect.center().x - (square_side + gap + block.size().x) / 2.0;
    let corner = Pos2::new(left, rect.center().y - square_side / 2.0);
    let square = Rect::from_min_size(corner, Vec2::splat(square_side));
    Icon::HandTap.paint(ui.painter(), square, colors.on_green);
    block.paint(ui.painter(), Pos2::new(square.right() + gap, rect.center().y - block.height() / 2.0));
    touch::describe(ui, rect, Role::Label, words);
}
