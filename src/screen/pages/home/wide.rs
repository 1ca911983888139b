//! The wide door to the groups: what it says, the field to type in, and the ways that need no typing.

use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, Vec2};

use crate::{
    domain::kana::IndexRow,
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, icon_size, radius, space},
        view::{Pressed, View},
        widgets::{
            Block, Button, Face, field_door,
            layout::{place, split_columns, split_grid},
            touch,
        },
    },
};

/// グループをさがす: the door itself, and the ways through it.
pub(super) fn door(ui: &mut Ui, view: &View<'_>, rect: Rect, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let colors = theme.palette;
    let pad = theme.u(space::L);
    let inside = rect.shrink(pad);
    let ways_high = ways_height(ui, view, (inside.width(), inside.height()));
    let door = rect.with_max_y(inside.bottom() - ways_high - theme.u(space::S));
    ui.painter().add(theme.shadow().as_shape(rect, theme.radius(radius::CARD)));
    ui.painter().rect_filled(rect, theme.radius(radius::CARD), colors.card);
    place(ui, door, |ui| {
        let name = format!("{} {}", view.words().find_group(), view.words().find_group_sub());
        let response = touch::button(ui, door, &name);
        let round = theme.radius(radius::CARD);
        ui.painter().rect_filled(door, round, touch::ground(&response, colors.card, colors.green));
        paint(ui, view, door.shrink2(Vec2::new(pad, 0.0)));
        touch::focus_ring(ui, theme, &response, round);
        if response.clicked() {
            events.open(Page::Find);
        }
    });
    let edge = Stroke::new(theme.u(4.0), colors.green);
    ui.painter().rect_stroke(rect, theme.radius(radius::CARD), edge, StrokeKind::Inside);
    let mut below = inside.with_min_y(inside.bottom() - ways_high);
    if has_field(ui, view, (inside.width(), inside.height())) {
        field(ui, view, &mut below, events);
    }
    ways(ui, view, below, events);
}

/// ことばで さがす; takes its height from `room`.
fn field(ui: &mut Ui, view: &View<'_>, room: &mut Rect, events: &mut Vec<Event>) {
    let rect = room.with_max_y(room.top() + field_height(view));
    let door = |ui: &mut Ui| field_door(ui, &view.theme, rect.height(), view.words().by_words()).clicked();
    if place(ui, rect, door) {
        events.open(Page::Search);
    }
    room.min.y = rect.bottom() + view.theme.u(space::S);
}

fn paint(ui: &Ui, view: &View<'_>, rect: Rect) {
    let theme = &view.theme;
    let side = theme.u(icon_size::DOOR * 1.3).min(rect.height() * 0.8);
    let square = Rect::from_center_size(rect.left_center() + Vec2::new(side / 2.0, 0.0), Vec2::splat(side));
    Icon::UsersThree.paint_duo(ui.painter(), square, theme.palette.green);
    let left = square.right() + theme.u(space::L);
    let width = rect.right() - left;
    let set = |style| {
        let face = Face::new(style, theme.palette.ink).bold();
        Block::set(ui.painter(), theme, view.words().find_group(), face, width)
    };
    let large = [TextStyle::Title, TextStyle::Heading].into_iter().map(set);
    let fits = |it: &Block| it.line_count() == 1 && it.height() <= rect.height();
    let name = large.into_iter().find(fits).unwrap_or_else(|| set(TextStyle::Label));
    let face = Face::new(TextStyle::Caption, theme.palette.ink2);
    let sub = Block::set(ui.painter(), theme, view.words().find_group_sub(), face, width);
    let sub_height = if name.height() + sub.height() <= rect.height() { sub.height() } else { 0.0 };
    let high = name.height() + sub_height;
    let top = rect.center().y - high / 2.0;
    name.paint(ui.painter(), Pos2::new(left, top));
    if sub_height > 0.0 {
        sub.paint(ui.painter(), Pos2::new(left, top + name.height()));
    }
}

/// The least height of the wide door in this width.
pub(super) fn height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    let theme = &view.theme;
    let words = theme.line_height(TextStyle::Title) + theme.line_height(TextStyle::Caption);
    let pad = theme.u(space::L);
    words + theme.u(space::S) + ways_height(ui, view, (width - 2.0 * pad, 0.0)) + 2.0 * pad
}

/// The height below which its words run into its ways: without the field, and without what stands below its name.
pub(super) fn least_height(ui: &Ui, view: &View<'_>, width: f32) -> f32 {
    let theme = &view.theme;
    let pad = theme.u(space::L);
    let name = theme.line_height(TextStyle::Label).max(theme.touch_secondary());
    name + theme.u(space::S) + chips_height(ui, view, (width - 2.0 * pad, 0.0)) + 2.0 * pad
}

/// The field, where there is room for it, and one row of ways where their words fit beside each other, else two.
fn ways_height(ui: &Ui, view: &View<'_>, (width, high): (f32, f32)) -> f32 {
    if !has_field(ui, view, (width, high)) {
        return chips_height(ui, view, (width, high));
    }
    let field = field_height(view) + view.theme.u(space::S);
    field + chips_height(ui, view, (width, high - field))
}

/// Whether the field leaves the door high enough to touch; without it, the door leads to one.
fn has_field(ui: &Ui, view: &View<'_>, (width, high): (f32, f32)) -> bool {
    let gap = view.theme.u(space::S);
    let least = field_height(view) + gap + chips_height(ui, view, (width, 0.0)) + gap;
    high == 0.0 || high >= least + view.theme.touch_primary()
}

/// A landscape panel has less room below its header.
fn field_height(view: &View<'_>) -> f32 {
    if view.is_landscape() { view.theme.touch_secondary() } else { view.theme.touch_primary() }
}

fn chips_height(ui: &Ui, view: &View<'_>, (width, high): (f32, f32)) -> f32 {
    let least = view.theme.touch_primary();
    let gap = view.theme.u(space::S);
    if ways_in_a_row(ui, view, width) {
        (high * 0.36).max(least)
    } else {
        (high * 0.48).max(2.0 * least + gap)
    }
}

/// Widths of ways in one row: 「今日・今夜」 is the longest.
const WAYS: [f32; 4] = [1.0, 1.0, 1.24, 1.0];

fn ways_in_a_row(ui: &Ui, view: &View<'_>, width: f32) -> bool {
    let whole = Rect::from_min_size(Pos2::ZERO, Vec2::new(width, 1.0));
    let cells = split_columns(whole, &WAYS, view.theme.u(space::S));
    let fits =
        |((button, _), cell): ((Button, Page), Rect)| button.natural_width(ui, &view.theme) <= cell.width();
    way_buttons(view).into_iter().zip(cells).all(fits)
}

fn way_buttons(view: &View<'_>) -> [(Button, Page); 4] {
    let words = view.words();
    let ways = [
        (Icon::SquaresFour, words.by_theme(), Page::Find),
        (Icon::SortAscending, words.by_kana(), Page::Kana(IndexRow::A)),
        (Icon::MoonStars, words.by_today(), Page::Tonight),
        (Icon::MapPin, words.by_place(), Page::Near(None)),
    ];
    ways.map(|(icon, word, page)| (Button::quiet(word).icon(icon).style(TextStyle::Caption), page))
}

fn ways(ui: &mut Ui, view: &View<'_>, rect: Rect, events: &mut Vec<Event>) {
    let gap = view.theme.u(space::S);
    let one_row = ways_in_a_row(ui, view, rect.width());
    let cells = if one_row { split_columns(rect, &WAYS, gap) } else { split_grid(rect, (2, 2), gap) };
    for ((button, page), cell) in way_buttons(view).into_iter().zip(cells) {
        let button = button.height(cell.height());
        if place(ui, cell, |ui| button.show(ui, &view.theme).clicked()) {
            events.open(page);
        }
    }
}
