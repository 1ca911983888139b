//! Words that have to fit their place: set smaller rather than with a word broken.

use egui::{Painter, Vec2};

use super::text::{Block, Face, Prose};
use crate::screen::theme::{TextSize, Theme};

/// A text in its own size where it keeps to `room` with no word broken, else in the next smaller one in which it does, or
/// in the normal size of text.
pub fn fit(painter: &Painter, theme: &Theme, (text, face): (&str, Face), room: Vec2) -> Block {
    let face = face.whole();
    let set = |theme: &Theme| Block::set(painter, theme, text, face, room.x);
    sizes(theme)
        .filter(|it| !breaks_a_word(painter, it, (text, face), room.x))
        .map(|it| set(&it))
        .find(|block| block.height() <= room.y)
        .unwrap_or_else(|| set(&normal(theme)))
}

/// The same theme with its own size of text, and with smaller ones down to the normal size.
pub fn sizes(theme: &Theme) -> impl Iterator<Item = Theme> {
    let smaller = (theme.text_size != TextSize::Normal).then(|| {
        let between = GROWTHS.map(|growth| Theme { growth, ..*theme });
        between.into_iter().chain([normal(theme)])
    });
    [*theme].into_iter().chain(smaller.into_iter().flatten())
}

/// Steps between a larger size of text and the normal one.
const GROWTHS: [f32; 2] = [0.66, 0.33];

/// A text in the first of these settings in which it keeps to one line of this width; else in the least of them.
pub fn one_line(
    painter: &Painter,
    (settings, least): (&[(&Theme, Face)], (&Theme, Face)),
    (text, width): (&Prose, f32),
) -> Block {
    let set = |(theme, face): (&Theme, Face)| Block::set(painter, theme, text.clone(), face, width);
    let mut all = settings.iter().copied().map(set);
    all.find(|it| it.line_count() == 1).unwrap_or_else(|| set(least))
}

/// The same theme at the normal size of text: the one step words can be made smaller and still be read.
pub fn normal(theme: &Theme) -> Theme {
    Theme { text_size: TextSize::Normal, ..*theme }
}

/// Whether a line of this width is too short for a word, or for a phrase of Japanese. Where Chinese runs on, a line may end.
pub fn breaks_a_word(painter: &Painter, theme: &Theme, (text, face): (&str, Face), width: f32) -> bool {
    Block::whole_width(painter, theme, text, face) > width
}
