//! A way to reach a helpline: its picture, its number in large figures, and whether somebody answers.

use chrono::NaiveDateTime;
use egui::{Color32, Ui};

use crate::{
    domain::desk::{Answer, HelplineWay, OpenState, WayKind},
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, Tone},
        widgets::{Block, Face},
    },
};

/// The picture of a kind of way.
pub(super) fn icon(kind: WayKind) -> Icon {
    match kind {
        WayKind::Phone => Icon::PhoneCall,
        WayKind::Chat => Icon::ChatText,
        WayKind::Sns => Icon::ChatCircleDots,
        WayKind::Mail => Icon::EnvelopeSimple,
        WayKind::Fax => Icon::Printer,
        WayKind::Relay => Icon::Ear,
    }
}

/// A number or address in the largest style that keeps it on one line; of a web address what tells it from others.
pub(super) fn large(ui: &Ui, theme: &Theme, (value, ink): (&str, Color32), width: f32) -> Block {
    let value = value.trim_start_matches("https://");
    let set = |style| Block::set(ui.painter(), theme, value, Face::new(style, ink).bold().plain(), width);
    let styles = [TextStyle::Title, TextStyle::Heading, TextStyle::Label, TextStyle::Body];
    let fits = styles.into_iter().map(set).find(|block| block.line_count() == 1);
    fits.unwrap_or_else(|| set(TextStyle::Caption))
}

/// Whether somebody answers; unknown while nobody knows the time, but for what never closes.
pub(super) fn state(way: &HelplineWay, now: Option<NaiveDateTime>) -> Option<OpenState> {
    if way.hours.is_always() { Some(OpenState::Always) } else { now.map(|now| way.hours.state(now)) }
}

/// Whether one can use it at this moment, be it only to write.
pub(super) fn is_ready(way: &HelplineWay, now: Option<NaiveDateTime>) -> bool {
    way.answer(now) != Answer::Later
}

/// Its shape and colour: open, about to close, or not open.
pub(super) fn tone(way: &HelplineWay, now: Option<NaiveDateTime>) -> Tone {
    match way.answer(now) {
        Answer::Always | Answer::Open | Answer::Letter => Tone::Free,
        Answer::Closing => Tone::Prep,
        Answer::Later => Tone::Shut,
    }
}
