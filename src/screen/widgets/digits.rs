//! The keys of a number, as telephones have them, and the places its digits fill.

use egui::{Rect, Role, StrokeKind, Ui, Vec2};

use super::{
    kana::key,
    layout::{place, split_columns, split_grid},
    mark::paint_shape,
    text::{Block, Face, paint_middle},
    touch,
};
use crate::{
    kiosk::typing::Key,
    screen::{
        theme::{TextStyle, Theme, Tone, radius, stroke},
        words::Words,
    },
};

/// The keys, row by row.
const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "clear", "0", "rub"];
/// Design pixels of a place for a digit.
const PLACE: f32 = 92.0;

/// Shows the keys over the whole width; the one that was pressed.
pub fn digit_keys(ui: &mut Ui, theme: &Theme, words: Words) -> Option<Key> {
    let gap = theme.touch_gap();
    let high = theme.touch_primary();
    let size = Vec2::new(ui.available_width(), 4.0 * high + 3.0 * gap);
    let (whole, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let mut pressed = None;
    for (what, cell) in KEYS.into_iter().zip(split_grid(whole, (3, 4), gap)) {
        let (word, name, stroke) = match what {
            "clear" => (words.key_clear(), words.key_clear(), Key::Clear),
            "rub" => (words.key_rub(), words.key_rub(), Key::Rub),
            digit => (digit, digit, Key::Letter(digit.chars().next().unwrap_or('0'))),
        };
        let (style, fill) = match stroke {
            Key::Letter(_) => (TextStyle::SignBody, theme.palette.card),
            Key::Space | Key::Voice | Key::Size | Key::Rub | Key::Clear => {
                (TextStyle::Small, theme.palette.sand)
            }
        };
        let face = Face::new(style, theme.palette.ink).bold().plain().centred();
        if key(ui, theme, (cell, word, name), (face, fill)) {
            pressed = Some(stroke);
        }
    }
    pressed
}

/// Shows places for `count` digits of which `filled` are typed, without showing which.
pub fn digit_places(ui: &mut Ui, theme: &Theme, (filled, count): (usize, usize), spoken: &str) {
    let gap = theme.touch_gap();
    let side = theme.u(PLACE);
    let (whole, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), side), egui::Sense::hover());
    let width = side * count as f32 + gap * count.saturating_sub(1) as f32;
    let row = Rect::from_center_size(whole.center().round(), Vec2::new(width.min(whole.width()), side));
    touch::describe(ui, row, Role::Label, spoken);
    for (number, cell) in split_columns(row, &vec![1.0; count.max(1)], gap).into_iter().enumerate() {
        place(ui, cell, |ui| {
            let edge = theme.stroke(stroke::TOUCH, theme.palette.line);
            let corner = theme.radius(radius::SMALL);
            ui.painter().rect(cell, corner, theme.palette.card, edge, StrokeKind::Inside);
            if number < filled {
                let dot = Rect::from_center_size(cell.center(), Vec2::splat((side * 0.3).round()));
                paint_shape(ui.painter(), Tone::Busy, dot, theme.palette.ink);
            } else {
                let face = Face::new(TextStyle::SignBody, theme.palette.ink2).plain().centred();
                paint_middle(ui.painter(), &Block::set(ui.painter(), theme, "–", face, cell.width()), cell);
            }
        });
    }
}
