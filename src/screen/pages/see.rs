//! 何を見ますか: four doors to what one looks at, for whoever finds Home too much.

use egui::Ui;

use super::parts::{Shown, is_landscape, lower};
use crate::{
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        view::Pressed as _,
        widgets::{Door, gap, layout::split_grid, place, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words;
    lower(ui, theme);
    title(ui, theme, words.what_to_see());
    gap(ui, theme, space::M);
    let hue = |number| theme.palette.hue(number).ink;
    let doors = [
        (Door::new(Icon::Newspaper, words.leaflets()).ink(hue(2)), Page::Leaflets),
        (Door::new(Icon::CalendarDots, words.events()).ink(hue(0)), Page::Events),
        (Door::new(Icon::Megaphone, words.notices()).ink(hue(1)), Page::Notices),
        (Door::new(Icon::Door, words.rooms_today()).ink(hue(3)), Page::Rooms),
    ];
    let shape = if is_landscape(theme) { (2, 2) } else { (1, 4) };
    let cells = split_grid(ui.available_rect_before_wrap(), shape, theme.u(space::M).max(theme.touch_gap()));
    for ((door, page), cell) in doors.into_iter().zip(cells) {
        if place(ui, cell, |ui| door.show(ui, theme, cell.height()).clicked()) {
            events.open(page);
        }
    }
}
