//! おとな向け: what is for grown-ups lies behind a question, so that no child meets it on the rack.

use egui::Ui;

use super::parts::{Shown, lower, open};
use crate::{
    kiosk::{
        event::Event,
        page::{Asked, Page, Press},
    },
    screen::{
        icon::Icon,
        theme::space,
        view::Pressed as _,
        widgets::{Button, Row, caption, gap, panel, para, scroll, title},
    },
};

/// Draws the question.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    lower(ui, &view.theme);
    scroll(ui, &view.theme, (view.words, "grown"), |ui| question(ui, view, events));
}

fn question(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    title(ui, theme, view.words.grown_ask());
    gap(ui, theme, space::M);
    panel(ui, theme, |ui| {
        para(ui, theme, view.words.grown_why());
        gap(ui, theme, space::S);
        caption(ui, theme, view.words.grown_beside());
    });
    gap(ui, theme, space::L);
    let see = Button::filled(view.words.grown_see()).icon(Icon::Newspaper).show(ui, theme);
    open(&see, Page::GrownLeaflets(Asked::Yes), events);
    gap(ui, theme, space::M);
    let back = Button::outline(view.words.back()).icon(Icon::ArrowLeft).show(ui, theme);
    if back.clicked() {
        events.press(Press::Back);
    }
}

/// The row that leads to the question: how many there are, and none of their titles.
pub(super) fn grown_row(ui: &mut Ui, view: &Shown<'_>, count: usize, events: &mut Vec<Event>) {
    let row = Row::new(view.words.grown_leaflets()).note(view.words.sheets(count));
    let response = row.icon(Icon::Newspaper, view.theme.palette.green).show(ui, &view.theme);
    open(&response, Page::GrownLeaflets(Asked::NotYet), events);
}
