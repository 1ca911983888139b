//! State marks: always a shape, a word and a colour together.

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};

use super::{
    fit::breaks_a_word,
    text::{Block, Face},
};
use crate::screen::theme::{Shape, TextStyle, Theme, Tone};

/// ○ 空いています, ● 使用中, △ 先に連絡, — 休み.
#[derive(Debug, Clone)]
pub struct Mark {
    tone: Tone,
    word: String,
    style: TextStyle,
}

impl Mark {
    /// The mark of a tone with its word.
    pub fn new(tone: Tone, word: impl Into<String>) -> Self {
        Self { tone, word: word.into(), style: TextStyle::Label }
    }

    /// In another style.
    pub fn style(self, style: TextStyle) -> Self {
        Self { style, ..self }
    }

    /// Shows it at the left edge, a large one smaller where its word would break.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let color = theme.palette.tone(self.tone).ink;
        let sides = |style| {
            let side = (theme.size(style) * 0.86).round();
            (side, (side * 0.4).round())
        };
        let face = |style| Face::new(style, color).bold().plain();
        let width = |style| {
            let (side, space) = sides(style);
            (ui.available_width() - side - space).max(side)
        };
        let is_whole = |style: &TextStyle| {
            !breaks_a_word(ui.painter(), theme, (&self.word, face(*style)), width(*style))
        };
        let smaller = [TextStyle::Title, TextStyle::Heading].into_iter();
        let smaller = smaller.filter(|style| theme.size(*style) < theme.size(self.style));
        let style = [self.style].into_iter().chain(smaller).find(is_whole).unwrap_or(self.style);
        let (side, space) = sides(style);
        let block = Block::set(ui.painter(), theme, self.word.as_str(), face(style), width(style));
        let extent = Vec2::new(side + space + block.size().x, block.height());
        let (rect, response) = ui.allocate_exact_size(extent, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.word));
        let first_line = block.height() / block.line_count().max(1) as f32;
        let center = Pos2::new(rect.left() + side / 2.0, rect.top() + first_line / 2.0);
        paint_shape(ui.painter(), self.tone, Rect::from_center_size(center, Vec2::splat(side)), color);
        block.paint(ui.painter(), rect.min + Vec2::new(side + space, 0.0));
        response
    }
}

/// Paints the shape of a tone inside the square of `rect`.
pub fn paint_shape(painter: &Painter, tone: Tone, rect: Rect, color: Color32) {
    let side = rect.width().min(rect.height());
    let (center, line) = (rect.center(), (side * 0.11).max(2.0));
    let stroke = Stroke::new(line, color);
    let radius = (side - line) / 2.0;
    match tone.shape() {
        Shape::Ring => painter.circle_stroke(center, radius, stroke),
        Shape::Disc => painter.circle_filled(center, side / 2.0, color),
        Shape::Triangle => {
            let corner = |x: f32, y: f32| center + Vec2::new(x, y) * radius;
            let points = vec![corner(0.0, -0.95), corner(1.0, 0.8), corner(-1.0, 0.8)];
            painter.add(egui::Shape::closed_line(points, stroke))
        }
        Shape::Bar => {
            let half = Vec2::new(radius, 0.0);
            painter.line_segment([center - half, center + half], stroke)
        }
    };
}
