//! The way from a page to its paper, and rows of buttons that never scroll away.

use egui::{Rect, Ui};

use super::parts::{Shown, place};
use crate::{
    domain::slip::SlipKind,
    kiosk::{
        event::Event,
        page::{Page, Press},
        printing::Readiness,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        view::Pressed as _,
        widgets::{Button, gap, layout::split_columns},
    },
};

/// What leads to a paper: printing where something prints, else the code that stands for it; nothing where there is
/// neither, and nothing that only pretends.
pub(super) fn offer(view: &Shown<'_>, kind: SlipKind, word: &str) -> Option<(Button, Press)> {
    let content = view.content();
    if !kind.is_there(content) {
        return None;
    }
    let button = match view.kiosk.readiness() {
        Readiness::Ready(_) => Button::outline(word).icon(Icon::Printer),
        Readiness::NoPrinter | Readiness::Asking | Readiness::Out(_) => {
            kind.address(content)?;
            Button::outline(view.words.on_phone()).icon(Icon::QrCode)
        }
    };
    Some((button, Press::Open(Page::Paper(kind))))
}

/// The same inside a page, as wide as its word.
pub(super) fn offer_here(
    ui: &mut Ui,
    view: &Shown<'_>,
    (kind, word): (SlipKind, &str),
    events: &mut Vec<Event>,
) {
    let Some((button, press)) = offer(view, kind, word) else { return };
    gap(ui, &view.theme, space::M);
    if button.show_narrow(ui, &view.theme).clicked() {
        events.press(press);
    }
}

/// Buttons beside each other over the room of a foot, all in the largest letters in which every word has one line.
pub(super) fn foot_buttons(
    ui: &mut Ui,
    view: &Shown<'_>,
    foot: Rect,
    buttons: Vec<(Button, Press)>,
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    let between = theme.u(space::M).max(theme.touch_gap());
    let cells = split_columns(foot, &vec![1.0; buttons.len()], between);
    let width = cells.first().map_or(0.0, Rect::width);
    let styles = [TextStyle::Label, TextStyle::Caption, TextStyle::Small];
    let fits = |style: &TextStyle| {
        buttons.iter().all(|(button, _)| button.clone().style(*style).natural_width(ui, theme) <= width)
    };
    let style = styles.into_iter().find(fits).unwrap_or(TextStyle::Small);
    for ((button, press), cell) in buttons.into_iter().zip(cells) {
        place(ui, cell, |ui| {
            if button.style(style).height(foot.height()).show(ui, theme).clicked() {
                events.press(press);
            }
        });
    }
}
