//! The foot of the signage: the languages by their own names, and the invitation to touch.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use crate::{
    domain::text::Lang,
    kiosk::{event::Event, page::Press},
    screen::{
        fonts::Script,
        icon::Icon,
        theme::{TextStyle, radius, space, stroke},
        view::{Pressed, View},
        widgets::{
            Block, Face,
            layout::{place, split_columns, split_rows},
            text::paint_middle,
            touch::{self, Ground},
        },
    },
};

/// The languages as they stand in the strip, those that visitors read least Japanese with first.
const LANGS: [Lang; 10] = [
    Lang::En,
    Lang::ZhHans,
    Lang::ZhHant,
    Lang::Ko,
    Lang::JaEasy,
    Lang::Vi,
    Lang::Pt,
    Lang::Es,
    Lang::Tl,
    Lang::Ja,
];

/// Draws the foot at the bottom of `whole`; gives back where it stands. The languages stand above the invitation on a
/// portrait panel, beside it on a landscape one.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, whole: Rect, events: &mut Vec<Event>) -> Rect {
    let theme = &view.theme;
    let colors = theme.palette;
    let (edge, pad) = (theme.u(space::EDGE), theme.u(space::M));
    let width = whole.width() - 2.0 * edge;
    let strip_high = view.by_shape(124.0, 104.0);
    let names_wide = if view.is_landscape() { width / 2.0 - pad } else { width };
    let rows = rows(ui, view, names_wide);
    let names_high = rows.len() as f32 * (theme.touch_secondary() + theme.touch_gap()) - theme.touch_gap();
    let (high, above) = if view.is_landscape() {
        (strip_high.max(names_high), 0.0)
    } else {
        (strip_high, names_high + theme.u(space::S))
    };
    let foot = whole.with_min_y(whole.bottom() - high - 2.0 * pad - above);
    ui.painter().rect_filled(foot, 0.0, colors.card);
    ui.painter().hline(foot.x_range(), foot.top(), theme.stroke(stroke::HAIRLINE, colors.hairline));
    let room = foot.shrink2(Vec2::new(edge, pad));
    if view.is_landscape() {
        let cells = split_columns(room, &[1.0, 1.0], 2.0 * pad);
        let [left, right] = cells.as_slice() else { return foot };
        languages(ui, view, (*left, rows), events);
        strip(ui, view, *right);
    } else {
        languages(ui, view, (room.with_max_y(room.top() + names_high), rows), events);
        strip(ui, view, room.with_min_y(room.bottom() - strip_high));
    }
    foot
}

/// Every language with its name set, in as many rows as it takes.
fn rows(ui: &Ui, view: &View<'_>, width: f32) -> Vec<Vec<(Lang, Block)>> {
    let theme = &view.theme;
    let mut rows: Vec<Vec<(Lang, Block)>> = Vec::new();
    let mut left = 0.0;
    for lang in LANGS {
        let block = name(ui, view, lang);
        let need = least_width(view, &block);
        if left < need {
            rows.push(Vec::new());
            left = width;
        }
        rows.last_mut().into_iter().for_each(|row| row.push((lang, block.clone())));
        left -= need + theme.touch_gap();
    }
    rows
}

fn least_width(view: &View<'_>, name: &Block) -> f32 {
    (name.size().x + 2.0 * view.theme.u(space::S)).max(view.theme.touch_secondary())
}

/// The rows, each filled from edge to edge.
fn languages(
    ui: &mut Ui,
    view: &View<'_>,
    (room, rows): (Rect, Vec<Vec<(Lang, Block)>>),
    events: &mut Vec<Event>,
) {
    let between = view.theme.touch_gap();
    for (line, row) in split_rows(room, &vec![1.0; rows.len()], between).into_iter().zip(rows) {
        let needs: Vec<f32> = row.iter().map(|(_, block)| least_width(view, block)).collect();
        let gaps = between * (row.len() - 1) as f32;
        let spare = (line.width() - gaps - needs.iter().sum::<f32>()) / row.len() as f32;
        let shares: Vec<f32> = needs.iter().map(|need| need + spare.max(0.0)).collect();
        for ((lang, block), cell) in row.iter().zip(split_columns(line, &shares, between)) {
            place(ui, cell, |ui| language(ui, view, (*lang, block, cell), events));
        }
    }
}

fn name(ui: &Ui, view: &View<'_>, lang: Lang) -> Block {
    let theme = view.theme.with_script(Script::of_name(lang));
    let face = Face::new(TextStyle::Caption, theme.palette.ink).regular();
    Block::set(ui.painter(), &theme, lang.own_name(), face, f32::INFINITY)
}

/// One language: a touch begins a visit in it.
fn language(
    ui: &mut Ui,
    view: &View<'_>,
    (lang, block, cell): (Lang, &Block, Rect),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let colors = theme.palette;
    let response = touch::button(ui, cell, lang.own_name());
    let ground = Ground {
        fill: colors.card,
        edge: colors.line,
        edge_width: stroke::TOUCH,
        radius: radius::BUTTON,
        press_ink: colors.green,
    };
    touch::paint_ground(ui, theme, &response, &ground);
    let left = cell.center().x - block.size().x / 2.0;
    paint_middle(ui.painter(), block, cell.with_min_x(left));
    if response.clicked() {
        events.press(Press::Wake);
        events.press(Press::Lang(lang));
    }
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
