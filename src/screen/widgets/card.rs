//! Cards, quiet panels, and the titles of their sections.

use egui::{Frame, Margin, Response, Ui};

use super::{
    layout::gap,
    text::{Face, Prose, print},
};
use crate::screen::theme::{TextStyle, Theme, radius, space, stroke};

/// A white card over the whole width; nobody touches the card itself.
pub fn card<R>(ui: &mut Ui, theme: &Theme, fill: impl FnOnce(&mut Ui) -> R) -> R {
    let edge = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
    let frame = Frame::new().fill(theme.palette.card).stroke(edge).shadow(theme.shadow());
    framed(ui, theme, frame, fill)
}

/// A quiet sand-coloured panel over the whole width.
pub fn panel<R>(ui: &mut Ui, theme: &Theme, fill: impl FnOnce(&mut Ui) -> R) -> R {
    let edge = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
    framed(ui, theme, Frame::new().fill(theme.palette.sand).stroke(edge), fill)
}

fn framed<R>(ui: &mut Ui, theme: &Theme, frame: Frame, fill: impl FnOnce(&mut Ui) -> R) -> R {
    let margin = Margin::same(theme.u(space::L).min(127.0) as i8);
    let framed = frame.corner_radius(theme.radius(radius::CARD)).inner_margin(margin).show(ui, |ui| {
        ui.set_width(ui.available_width());
        fill(ui)
    });
    framed.inner
}

/// The title of a section, with the room above and below it.
pub fn section(ui: &mut Ui, theme: &Theme, text: impl Into<Prose>) -> Response {
    gap(ui, theme, space::L);
    let response = print(ui, theme, text, Face::new(TextStyle::Label, theme.palette.ink).heading());
    gap(ui, theme, space::S);
    response
}
