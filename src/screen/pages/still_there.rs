//! 続けますか: asked when nobody has touched the glass for a while. A sensitive page, or typed words, are covered meanwhile.

use egui::{Rect, Role, StrokeKind, Ui, Vec2};

use crate::{
    kiosk::{event::Event, page::Press, visit::Visit},
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, radius, space, stroke},
        view::{Pressed, View},
        widgets::{Block, Button, Face, keypad, place, print, touch},
    },
};

/// Draws the question over the page. A touch anywhere is an answer too: somebody is there.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, visit: &Visit, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let whole = ui.max_rect();
    if visit.is_covered() {
        cover(ui, view, whole);
    } else {
        ui.painter().rect_filled(whole, 0.0, theme.palette.scrim);
    }
    let anywhere = ui.interact(whole, ui.scope_id().with("anywhere"), egui::Sense::click());
    if anywhere.clicked() {
        events.press(Press::Stay);
    }
    let width = view.by_shape(888.0, 960.0).min(whole.width() - 2.0 * theme.u(space::EDGE));
    let high = height(ui, view, width);
    // Within reach of somebody who sits: a little below the middle.
    let middle = whole.center() + Vec2::new(0.0, whole.height() * 0.04);
    let rect = Rect::from_center_size(middle, Vec2::new(width, high));
    let colors = theme.palette;
    let corner = theme.radius(radius::CARD);
    ui.painter().rect(
        rect,
        corner,
        colors.card,
        theme.stroke(stroke::OUTLINE, colors.line),
        StrokeKind::Inside,
    );
    keypad::page_begins(ui);
    place(ui, rect.shrink(theme.u(space::XL)), |ui| dialog(ui, view, visit, events));
}

/// Nothing of the page shows through.
fn cover(ui: &mut Ui, view: &View<'_>, whole: Rect) {
    let theme = &view.theme;
    ui.painter().rect_filled(whole, 0.0, theme.palette.sand);
    let side = theme.u(icon_size::DOOR);
    let words = view.words();
    let face = Face::new(TextStyle::Label, theme.palette.ink2).centred();
    let between = if view.is_landscape() { ' ' } else { '\n' };
    let text = format!("{}{between}{}", words.covered(), words.touch_to_see());
    let block = Block::set(ui.painter(), theme, text, face, whole.width());
    let top = whole.top() + view.by_shape(200.0, 56.0);
    let square =
        Rect::from_center_size(egui::Pos2::new(whole.center().x, top + side / 2.0), Vec2::splat(side));
    Icon::EyeSlash.paint_duo(ui.painter(), square, theme.palette.ink2);
    let at = egui::Pos2::new(whole.left(), square.bottom() + theme.u(space::S));
    block.paint(ui.painter(), at);
    touch::describe(ui, Rect::from_min_size(at, block.size()), Role::Label, words.touch_to_see());
}

fn height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    let theme = &view.theme;
    let inside = width - 2.0 * theme.u(space::XL);
    let text = |style, words: &str| {
        Block::set(ui.painter(), theme, words, Face::new(style, theme.palette.ink), inside).height()
    };
    let words = view.words();
    text(TextStyle::Title, words.still_there())
        + text(TextStyle::Caption, &words.seconds_left(88))
        + stay_height(view)
        + theme.touch_primary()
        + theme.u(space::L + space::M)
        + 2.0 * theme.u(space::XL)
}

fn stay_height(view: &View<'_>) -> f32 {
    view.theme.touch_primary().max(view.theme.u(150.0))
}

fn dialog(ui: &mut Ui, view: &View<'_>, visit: &Visit, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words();
    let face = Face::new(TextStyle::Title, theme.palette.ink).heading().centred();
    print(ui, theme, words.still_there(), face);
    if let Some(secs) = visit.answer_left_secs(view.kiosk.config(), &view.now) {
        let face = Face::new(TextStyle::Caption, theme.palette.ink2).centred();
        print(ui, theme, words.seconds_left(secs), face);
    }
    ui.add_space(theme.u(space::L));
    let stay = Button::filled(words.stay()).icon(Icon::Check).style(TextStyle::Heading);
    if stay.height(stay_height(view)).show(ui, theme).clicked() {
        events.press(Press::Stay);
    }
    ui.add_space(theme.u(space::M));
    if Button::outline(words.finish()).icon(Icon::SignOut).show(ui, theme).clicked() {
        events.press(Press::Finish);
    }
}
