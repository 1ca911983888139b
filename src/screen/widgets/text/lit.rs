//! The sentence that is being read aloud, on a ground of its own.

use std::ops::Range;

use egui::{Painter, Pos2, Rect, Ui, Vec2};

use super::{Block, text_width};
use crate::{domain::kinsoku::Piece, screen::widgets::said};

/// How far the ground reaches beyond the letters, in ems.
const REACH_EM: f32 = 0.12;

impl Block {
    /// Tells the reading voice of the text, and lights up what of it is being said.
    pub(super) fn say(&self, ui: &Ui, corner: Pos2) {
        let Some(lit) = said::text(ui, &self.said) else { return };
        let places = self.places(ui.painter(), &lit.place, corner);
        for place in &places {
            ui.painter().rect_filled(*place, self.base.size * REACH_EM, lit.ground);
        }
        if let Some(whole) = places.into_iter().reduce(Rect::union) {
            said::arrive(ui, whole);
        }
    }

    /// Where these characters stand, blanks not counted: one place for each line they are on.
    fn places(&self, painter: &Painter, chars: &Range<usize>, corner: Pos2) -> Vec<Rect> {
        let (mut at, mut y) = (0, corner.y);
        let mut places = Vec::new();
        for line in &self.lines {
            let spare = if self.width.is_finite() { self.width - line.width } else { 0.0 };
            let mut x = corner.x + spare * self.face.align.to_factor();
            let spans = line.pieces.iter().filter_map(|piece| {
                let from = x;
                x += piece.width;
                let (left, right) = self.within(painter, piece, chars, &mut at)?;
                Some((from + left, from + right))
            });
            let span = spans.reduce(|(left, _), (_, right)| (left, right));
            places.extend(span.map(|span| self.ground(span, y)));
            y += self.line_height;
        }
        places
    }

    /// From where to where of a piece these characters stand; counts what it has.
    fn within(
        &self,
        painter: &Painter,
        piece: &Piece,
        chars: &Range<usize>,
        at: &mut usize,
    ) -> Option<(f32, f32)> {
        let (mut before, mut until) = (String::new(), String::new());
        for c in piece.base.chars() {
            if *at < chars.start {
                before.push(c);
            }
            if *at < chars.end {
                until.push(c);
            }
            *at += usize::from(!c.is_whitespace());
        }
        if before.len() == until.len() {
            return None;
        }
        if before.is_empty() && until.len() == piece.base.len() {
            return Some((0.0, piece.width));
        }
        let width = |text: &str| if text.is_empty() { 0.0 } else { text_width(painter, text, &self.base) };
        Some((piece.base_x + width(&before), piece.base_x + width(&until)))
    }

    fn ground(&self, (left, right): (f32, f32), y: f32) -> Rect {
        let reach = self.base.size * REACH_EM;
        let top = Pos2::new(left - reach, y + self.base_drop() - reach);
        Rect::from_min_size(top, Vec2::new(right - left + 2.0 * reach, self.base.size + 2.0 * reach))
    }
}
