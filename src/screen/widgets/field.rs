//! A field for words: on its own page it shows what is typed, anywhere else it is the door to that page.

use egui::{Pos2, Rect, Response, Role, StrokeKind, Ui, Vec2};

use super::{
    fit::{normal, one_line},
    text::{Block, Face, Prose, paint_middle},
    touch::{self, Ground},
};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, icon_size, radius, space, stroke},
};

/// What stands for a character that nobody else shall read.
const VEILED: char = '●';

/// Shows the door over the whole width: it looks like the field it leads to.
pub fn field_door(ui: &mut Ui, theme: &Theme, height: f32, word: &str) -> Response {
    let size = Vec2::new(ui.available_width(), height.max(theme.touch_secondary()));
    let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, size);
    let response = touch::button(ui, rect, word);
    let colors = theme.palette;
    let ground = Ground {
        fill: colors.card,
        edge: colors.line,
        edge_width: stroke::OUTLINE,
        radius: radius::BUTTON,
        press_ink: colors.green,
    };
    touch::paint_ground(ui, theme, &response, &ground);
    let inside = glass(ui, theme, rect);
    let face = Face::new(TextStyle::Caption, colors.ink2).bold().lines_max(1);
    paint_middle(ui.painter(), &Block::set(ui.painter(), theme, word, face, inside.width()), inside);
    response
}

/// A field with its text.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    /// What screen readers call it.
    pub name: &'a str,
    /// What is typed.
    pub text: &'a str,
    /// What stands there while nothing is typed.
    pub hint: &'a str,
    /// Whether each character shows as ●, to the eye and to the ear.
    pub veiled: bool,
}

impl Field<'_> {
    /// Paints it in `rect`, its words no further than `right`.
    pub fn put(&self, ui: &Ui, theme: &Theme, (rect, right): (Rect, f32)) {
        let colors = theme.palette;
        let edge = theme.stroke(stroke::OUTLINE, colors.green);
        ui.painter().rect(rect, theme.radius(radius::BUTTON), colors.card, edge, StrokeKind::Inside);
        let inside = glass(ui, theme, rect).with_max_x(right);
        let shown = self.shown();
        touch::describe(
            ui,
            rect.with_max_x(right),
            Role::SearchInput,
            format!("{} {shown}", self.name).trim(),
        );
        if shown.is_empty() {
            let hint = inside.with_min_x(inside.left() + theme.u(space::S));
            paint_middle(ui.painter(), &self.hint(ui, theme, hint.width()), hint);
            caret(ui, theme, inside.left_center());
            return;
        }
        let block = tail(ui, theme, &shown, inside.width() - theme.u(space::S));
        paint_middle(ui.painter(), &block, inside);
        caret(ui, theme, inside.left_center() + Vec2::new(block.size().x + theme.u(space::XS), 0.0));
    }

    /// The hint on one line, in smaller letters or on two lines where that takes it.
    fn hint(&self, ui: &Ui, theme: &Theme, width: f32) -> Block {
        let small = &normal(theme);
        let face = |style| Face::new(style, theme.palette.ink2);
        let all = [(theme, TextStyle::Caption), (theme, TextStyle::Small), (small, TextStyle::Small)];
        let least = (small, face(TextStyle::Small).lines_max(2));
        let all = all.map(|(theme, style)| (theme, face(style)));
        one_line(ui.painter(), (&all, least), (&Prose::from(self.hint), width))
    }

    fn shown(&self) -> String {
        if self.veiled { self.text.chars().map(|_| VEILED).collect() } else { self.text.to_owned() }
    }
}

/// Paints the magnifying glass; gives back the room beside it.
fn glass(ui: &Ui, theme: &Theme, rect: Rect) -> Rect {
    let side = theme.u(icon_size::INLINE * 1.2);
    let middle = rect.left_center() + Vec2::new(theme.u(space::M) + side / 2.0, 0.0);
    let square = Rect::from_center_size(middle, Vec2::splat(side));
    Icon::MagnifyingGlass.paint(ui.painter(), square, theme.palette.green);
    rect.with_min_x(square.right() + theme.u(space::S)).with_max_x(rect.right() - theme.u(space::S))
}

/// Where the next character comes. It stands still: what blinks for ever disturbs.
fn caret(ui: &Ui, theme: &Theme, middle: Pos2) {
    let half = theme.size(TextStyle::Label) * 0.6;
    let line = theme.stroke(stroke::OUTLINE, theme.palette.ink);
    ui.painter().vline(middle.x, middle.y - half..=middle.y + half, line);
}

/// As much of the end of a text as fits.
fn tail(ui: &Ui, theme: &Theme, text: &str, width: f32) -> Block {
    let face = Face::new(TextStyle::Label, theme.palette.ink).regular().plain();
    let set = |text: &str| Block::set(ui.painter(), theme, text, face, f32::INFINITY);
    let whole = set(text);
    if whole.size().x <= width {
        return whole;
    }
    let starts = text.char_indices().skip(1).map(|(at, _)| at);
    let ends = starts.filter_map(|at| text.get(at..)).map(|rest| set(&format!("…{rest}")));
    ends.into_iter().find(|block| block.size().x <= width).unwrap_or_else(|| set("…"))
}
