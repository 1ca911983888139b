//! 何を見ますか: four doors to what one looks at, for whoever finds Home too much; on the usual screen the books and
//! いっしょにやりたいこと too.

use egui::Ui;

use super::parts::{Shown, is_landscape, lower};
use crate::{
    kiosk::{
        event::Event,
        page::{Manner, Page},
    },
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
    let mut doors = vec![
        (Door::new(Icon::Newspaper, words.leaflets()).ink(hue(2)), Page::Leaflets),
        (Door::new(Icon::CalendarDots, words.events()).ink(hue(0)), Page::Events),
        (Door::new(Icon::Megaphone, words.notices()).ink(hue(1)), Page::Notices),
        (Door::new(Icon::Door, words.rooms_today()).ink(hue(3)), Page::Rooms),
    ];
    if view.kiosk.prefs().manner == Manner::Full {
        let more = [
            (Door::new(Icon::BookOpen, words.books()).ink(hue(5)), Page::Books(None)),
            (Door::new(Icon::Handshake, words.together()).ink(hue(7)), Page::Proposals),
        ];
        doors.extend(more.into_iter().filter(|(_, page)| page.exists(view.content())));
    }
    let lines = if doors.len() > 4 { 3 } else { 2 };
    let shape = match (is_landscape(theme), lines) {
        (true, _) => (lines, 2),
        (false, 2) => (1, 4),
        (false, _) => (2, lines),
    };
    let cells = split_grid(ui.available_rect_before_wrap(), shape, theme.u(space::M).max(theme.touch_gap()));
    for ((door, page), cell) in doors.into_iter().zip(cells) {
        if place(ui, cell, |ui| door.show(ui, theme, cell.height()).clicked()) {
            events.open(page);
        }
    }
}
