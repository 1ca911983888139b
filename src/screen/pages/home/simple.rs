//! かんたん: four doors, and the way back to everything.

use egui::{Rect, Ui};

use crate::{
    kiosk::{
        event::Event,
        page::{Manner, Page, Press},
    },
    screen::{
        icon::Icon,
        theme::space,
        view::{Pressed, View},
        widgets::{
            Button, Door,
            layout::{place, split_grid},
        },
    },
};

/// Draws the doors below the question.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, room: Rect, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = view.words();
    let between = theme.u(space::M).max(theme.touch_gap());
    let foot = room.with_min_y(room.bottom() - theme.touch_primary());
    let doors = [
        (Door::new(Icon::UsersThree, words.simple_find()).note(words.simple_find_note()), Page::Find),
        (Door::new(Icon::Newspaper, words.simple_see()).note(words.simple_see_note()), Page::See),
        (Door::new(Icon::PhoneCall, words.simple_talk()).note(words.simple_talk_note()), Page::Talk),
        (Door::new(Icon::HandWaving, words.call_staff()).note(words.call_sub()), Page::CallStaff),
    ];
    let shape = if view.is_landscape() { (2, 2) } else { (1, 4) };
    let cells = split_grid(room.with_max_y(foot.top() - between), shape, between);
    for (number, ((door, page), cell)) in doors.into_iter().zip(cells).enumerate() {
        let door = door.ink(ink(view, number));
        if place(ui, cell, |ui| door.show(ui, theme, cell.height()).clicked()) {
            events.open(page);
        }
    }
    let all = Button::quiet(words.full_home()).icon(Icon::SquaresFour);
    if place(ui, foot, |ui| all.show(ui, theme).clicked()) {
        events.press(Press::Manner(Manner::Full));
    }
}

/// The house colour for groups, indigo for whoever wants to talk.
fn ink(view: &View<'_>, number: usize) -> egui::Color32 {
    let colors = view.theme.palette;
    match number {
        0 => colors.green,
        2 => colors.help,
        number => colors.hue(number + 1).ink,
    }
}
