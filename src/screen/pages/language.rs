//! ことばを えらぶ: every language by its own name, in its own letters; a touch acts at once.

use egui::{Rect, Ui, Vec2};

use crate::{
    domain::text::Lang,
    kiosk::{event::Event, page::Press},
    screen::{
        fonts::Script,
        icon::Icon,
        theme::{TextStyle, icon_size, radius, space, stroke},
        view::{Pressed, View},
        widgets::{
            Face, Prose, caption,
            fit::{normal, one_line},
            gap,
            layout::split_grid,
            place,
            text::paint_middle,
            title,
            touch::{self, Chosen, Ground},
        },
    },
};

/// Most languages beside each other: more would leave none of them its name.
const COLUMNS_MAX: usize = 4;

/// Draws the choices.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words();
    title(ui, theme, words.language_title());
    caption(ui, theme, words.language_note());
    gap(ui, theme, space::L);
    let between = theme.u(space::M).max(theme.touch_gap());
    let room = ui.available_rect_before_wrap();
    // As few columns as leave every language where it is seen.
    let rows_of = |columns: usize| Lang::ALL.len().div_ceil(columns);
    let least = theme.touch_secondary() + between;
    let fits = |columns: &usize| rows_of(*columns) as f32 * least - between <= room.height();
    let columns = (2..COLUMNS_MAX).find(fits).unwrap_or(COLUMNS_MAX);
    let rows = rows_of(columns);
    let row = (room.height() / rows as f32 - between).min(view.by_shape(152.0, 112.0));
    let high = rows as f32 * (row.max(theme.touch_secondary()) + between) - between;
    let whole = Rect::from_min_size(room.min, Vec2::new(room.width(), high));
    for (lang, cell) in Lang::ALL.into_iter().zip(split_grid(whole, (columns, rows), between)) {
        place(ui, cell, |ui| choice(ui, view, (lang, cell), events));
    }
    ui.advance_cursor_after_rect(whole);
}

/// One language. Whoever chose it goes on where they were.
fn choice(ui: &mut Ui, view: &View<'_>, (lang, cell): (Lang, Rect), events: &mut Vec<Event>) {
    let theme = view.theme.with_script(Script::of(lang));
    let colors = theme.palette;
    let chosen = if view.lang() == lang { Chosen::Yes } else { Chosen::No };
    let response = touch::choice(ui, cell, lang.own_name(), chosen);
    let (edge, edge_width) = match chosen {
        Chosen::Yes => (colors.green, stroke::FOCUS),
        Chosen::No => (colors.line, stroke::TOUCH),
    };
    let ground =
        Ground { fill: colors.card, edge, edge_width, radius: radius::CARD, press_ink: colors.green };
    touch::paint_ground(ui, &theme, &response, &ground);
    let inside = cell.shrink2(Vec2::new(theme.u(space::L), 0.0));
    let side = theme.u(icon_size::BAR);
    let mark = if chosen == Chosen::Yes { side } else { 0.0 };
    let normal = normal(&theme);
    let [body, caption, small] = [TextStyle::Body, TextStyle::Caption, TextStyle::Small]
        .map(|style| (&theme, Face::new(style, colors.ink).bold()));
    let own = (&Prose::from(lang.own_name()), inside.width() - mark);
    let name = one_line(ui.painter(), (&[body, caption, small], (&normal, small.1)), own);
    paint_middle(ui.painter(), &name, inside);
    if chosen == Chosen::Yes {
        let square =
            Rect::from_center_size(inside.right_center() - Vec2::new(side / 2.0, 0.0), Vec2::splat(side));
        Icon::CheckCircle.paint(ui.painter(), square, colors.green);
    }
    if response.clicked() {
        events.press(Press::Lang(lang));
        events.press(Press::Back);
    }
}
