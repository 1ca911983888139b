//! 困りごとから: the matters that desks take, and who takes one of them.

use egui::Ui;

use super::{
    desks::{hearing, row, ways},
    parts::{Sheet, Shown, desk_row, grid, is_landscape, open, plain},
};
use crate::{
    domain::{
        desk::Desk,
        kana::{SortKey, sort_key},
        text::Lang,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::space,
        widgets::{Button, Door, gap, panel, para, title},
    },
};

/// Draws the page; without a matter the matters themselves.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, chosen: Option<&str>, events: &mut Vec<Event>) {
    match chosen {
        Some(matter) => one(ui, view, matter, events),
        None => all(ui, view, events),
    }
}

fn all(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let matters = matters(view);
    let columns = if view.is_large() && !is_landscape(theme) { 1 } else { 2 };
    let door = |matter: &Matter| {
        Door::new(Icon::Compass, matter.shown.as_str()).note(view.words.count(matter.desks))
    };
    Sheet::new(view, "matters").fill(
        ui,
        events,
        |ui, events| {
            title(ui, theme, view.words.desks());
            gap(ui, theme, space::S);
            ways(ui, view, &Page::Matters(None), events);
        },
        |ui, events| {
            if matters.is_empty() {
                panel(ui, theme, |ui| para(ui, theme, view.words.no_desks()));
            }
            grid(
                ui,
                theme,
                (columns, &matters),
                |ui, matter, width| door(matter).natural_height(ui, theme, width),
                |ui, matter, height| {
                    let response = door(matter).show(ui, theme, height);
                    open(&response, Page::Matters(Some(matter.name.clone())), events);
                },
            );
            gap(ui, theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

fn one(ui: &mut Ui, view: &Shown<'_>, name: &str, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let mut desks: Vec<&Desk> = hearing(view).filter(|desk| takes(desk, name)).collect();
    desks.sort_by_key(|desk| (place_key(desk), sort_key(&desk.reading), desk.id.clone()));
    let shown = matters(view).into_iter().find(|it| it.name == name);
    Sheet::new(view, "matter").fill(
        ui,
        events,
        |ui, events| {
            title(ui, theme, shown.map_or_else(|| name.to_owned(), |it| it.shown));
            let button = Button::outline(view.words.desks_by_matter()).icon(Icon::Compass);
            open(&button.secondary().show_narrow(ui, theme), Page::Matters(None), events);
        },
        |ui, events| {
            if desks.is_empty() {
                panel(ui, theme, |ui| para(ui, theme, view.words.no_desks()));
                gap(ui, theme, space::S);
            }
            for desk in desks {
                let row = row(view, desk).aside(plain(view, &desk.municipality));
                open(&row.show(ui, theme), Page::Desk(desk.id.clone()), events);
                gap(ui, theme, space::S);
            }
            gap(ui, theme, space::M);
            desk_row(ui, view, events);
        },
    );
}

/// A matter that some desk takes; its Japanese name tells it from others.
struct Matter {
    name: String,
    shown: String,
    desks: usize,
}

fn takes(desk: &Desk, matter: &str) -> bool {
    desk.matters.iter().any(|it| it.plain() == matter)
}

fn place_key(desk: &Desk) -> SortKey {
    sort_key(&desk.municipality.get(Lang::Ja).0.spoken())
}

/// The matters most desks take first, then in the order of their names.
fn matters(view: &Shown<'_>) -> Vec<Matter> {
    let mut found: Vec<Matter> = Vec::new();
    for text in hearing(view).flat_map(|desk| &desk.matters) {
        let name = text.plain();
        match found.iter_mut().find(|it| it.name == name) {
            Some(matter) => matter.desks += 1,
            None => found.push(Matter { shown: plain(view, text), name, desks: 1 }),
        }
    }
    found.sort_by(|a, b| b.desks.cmp(&a.desks).then_with(|| a.name.cmp(&b.name)));
    found
}
