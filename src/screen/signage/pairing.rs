//! What stands over the signage of a terminal that must be paired again: the code to type, the words to compare.

use egui::{Rect, Ui};

use crate::{
    kiosk::event::PairingState,
    screen::{
        theme::{TextStyle, Tone, space},
        view::View,
        widgets::{Block, Face},
    },
};

/// Draws the strip at the top of `room` when there is need for it; gives back where it ends.
pub(super) fn strip(ui: &mut Ui, view: &View<'_>, room: Rect) -> f32 {
    let Some(pairing) = view.kiosk.pairing() else { return room.top() };
    let theme = &view.theme;
    let hue = theme.palette.tone(Tone::Prep);
    let (edge, pad) = (theme.u(space::EDGE), theme.u(space::S));
    let width = room.width() - 2.0 * edge;
    let head = Face::new(TextStyle::Label, hue.ink).bold();
    let body = Face::new(TextStyle::Label, hue.ink).regular();
    let lines = [(view.words().unpaired_again().to_owned(), head), (said(view, pairing), body)];
    let blocks = lines.map(|(text, face)| Block::set(ui.painter(), theme, text, face, width));
    let high: f32 = blocks.iter().map(Block::height).sum();
    let strip = room.with_max_y(room.top() + high + 2.0 * pad);
    ui.painter().rect_filled(strip, 0.0, hue.soft);
    let mut at = strip.min + egui::Vec2::new(edge, pad);
    for block in blocks {
        block.put(ui, at);
        at.y += block.height();
    }
    strip.bottom()
}

fn said(view: &View<'_>, pairing: Option<&PairingState>) -> String {
    let words = view.words();
    match pairing {
        Some(PairingState::Waiting { code, words: three }) => {
            format!("{} {code}　{} {}", words.unpaired_code(), words.unpaired_words(), three.join("・"))
        }
        Some(PairingState::Paired) | None => words.unpaired_wait().to_owned(),
    }
}
