//! The figures under the line of a day.

use egui::Painter;

use super::text::{Block, Face};
use crate::screen::{
    theme::{TextStyle, Theme},
    words::Words,
};

/// Hours from one figure to the next, when an hour is so many pixels wide: every other one, or fewer where they would
/// touch.
pub fn figure_step(painter: &Painter, theme: &Theme, words: Words, hour_px: f32) -> u32 {
    let face = Face::new(TextStyle::Small, theme.palette.ink2);
    let wide = Block::set(painter, theme, words.hour(20), face, f32::INFINITY).size().x;
    // The first and the last stand inside the line, half a figure nearer to their neighbours.
    [2, 3, 4, 6].into_iter().find(|step| *step as f32 * hour_px >= 1.6 * wide).unwrap_or(12)
}
