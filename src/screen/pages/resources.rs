//! グループの資源: money, places, equipment and whatever else groups can use, by kind, what can still be had first.

use egui::Ui;

use super::{
    desk,
    desks::ways,
    parts::{Sheet, Shown, desk_row, first_section, open, plain, today},
};
use crate::{
    domain::{
        desk::{Desk, resources},
        resource::ResourceKind,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Button, Row, caption, gap, panel, para, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    Sheet::new(view, "resources").fill(
        ui,
        events,
        |ui, events| {
            title(ui, theme, words.resources());
            caption(ui, theme, words.resources_sub());
            gap(ui, theme, space::S);
            ways(ui, view, &Page::Resources, events);
            gap(ui, theme, space::M);
            let begin = Button::quiet(words.begin()).icon(Icon::Plant).secondary().show_narrow(ui, theme);
            open(&begin, Page::Founding, events);
        },
        |ui, events| {
            all(ui, view, events);
            desk_row(ui, view, events);
        },
    );
}

fn all(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let all = resources(view.content().desks.values().map(AsRef::as_ref), today(view));
    if all.is_empty() {
        panel(ui, theme, |ui| para(ui, theme, view.words.no_desks()));
        gap(ui, theme, space::M);
    }
    for kind in ResourceKind::ALL {
        let mut of_kind = all.iter().filter(|(it, _)| *it == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        first_section(ui, theme, view.words.resource(kind));
        for (_, desk) in of_kind {
            resource_row(ui, view, desk, events);
            gap(ui, theme, space::S);
        }
        gap(ui, theme, space::M);
    }
}

/// A resource in a list: what it is, and until when it can be had or whether somebody is there.
pub(super) fn resource_row(ui: &mut Ui, view: &Shown<'_>, desk: &Desk, events: &mut Vec<Event>) {
    let row = Row::new(plain(view, &desk.name)).note(plain(view, &desk.what));
    let chip = desk::deadline_chip(view, desk).or_else(|| desk::state_chip(view, desk));
    let row = match chip {
        Some(chip) => row.chip(chip),
        None => row,
    };
    open(&row.show(ui, &view.theme), Page::Desk(desk.id.clone()), events);
}
