//! 相談できる所: who helps with what, by municipality and by matter; each row leads to what it does and what it does not do.

use egui::Ui;

use super::{
    desk,
    parts::{Shown, columns_if, first_section, is_landscape, lower, open, plain},
    tabs::pages,
};
use crate::{
    domain::{desk::Desk, kana::sort_key, text::Lang},
    kiosk::{event::Event, page::Page},
    screen::{
        theme::space,
        widgets::{Row, caption, gap, panel, para, scroll, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    lower(ui, theme);
    title(ui, theme, view.words.desks());
    caption(ui, theme, view.words.desks_note());
    gap(ui, theme, space::S);
    ways(ui, view, &Page::Desks, events);
    gap(ui, theme, space::M);
    let places = by_place(view);
    scroll(ui, theme, (view.words, "desks"), |ui| {
        if places.is_empty() {
            panel(ui, theme, |ui| para(ui, theme, view.words.no_desks()));
        }
        let beside = if is_landscape(theme) { 2 } else { 1 };
        columns_if(ui, theme, (beside > 1, beside), |ui, column| {
            for (place, desks) in places.iter().skip(column).step_by(beside) {
                one_place(ui, view, (place, desks), events);
            }
        });
    });
}

/// From where one looks: the municipality, the matter, or what groups can use.
pub(super) fn ways(ui: &mut Ui, view: &Shown<'_>, here: &Page, events: &mut Vec<Event>) {
    let words = view.words;
    let ways = [
        (words.desks_by_place(), Page::Desks),
        (words.desks_by_matter(), Page::Matters(None)),
        (words.resources(), Page::Resources),
    ];
    let ways = ways.map(|(word, page)| (word.to_owned(), page));
    let chosen = ways.iter().position(|(_, page)| page == here);
    pages(ui, view, (&ways, chosen), events);
}

/// Everybody who hears people; what groups can use stands on a page of its own.
pub(super) fn hearing<'v>(view: &Shown<'v>) -> impl Iterator<Item = &'v Desk> {
    view.content().desks.values().map(AsRef::as_ref).filter(|desk| desk.resource.is_none())
}

fn one_place(ui: &mut Ui, view: &Shown<'_>, (place, desks): (&str, &[&Desk]), events: &mut Vec<Event>) {
    let theme = &view.theme;
    first_section(ui, theme, place);
    for (number, desk) in desks.iter().enumerate() {
        if number > 0 {
            gap(ui, theme, space::S);
        }
        open(&row(view, desk).show(ui, theme), Page::Desk(desk.id.clone()), events);
    }
    gap(ui, theme, space::L);
}

/// A desk in a list: its name, what one may bring to it, and whether somebody is there.
pub(super) fn row(view: &Shown<'_>, desk: &Desk) -> Row {
    let matters: Vec<String> = desk.matters.iter().map(|it| plain(view, it)).collect();
    let row = Row::new(plain(view, &desk.name)).note(matters.join("・"));
    match desk::state_chip(view, desk) {
        Some(chip) => row.chip(chip),
        None => row,
    }
}

/// Desks under their municipality, both in the order of names.
fn by_place<'v>(view: &Shown<'v>) -> Vec<(String, Vec<&'v Desk>)> {
    let mut desks: Vec<&Desk> = hearing(view).collect();
    let place_key = |desk: &Desk| sort_key(&desk.municipality.get(Lang::Ja).0.spoken());
    desks.sort_by_key(|desk| (place_key(desk), sort_key(&desk.reading), desk.id.clone()));
    let mut places: Vec<(String, Vec<&Desk>)> = Vec::new();
    for desk in desks {
        let place = plain(view, &desk.municipality);
        match places.last_mut().filter(|(last, _)| *last == place) {
            Some((_, desks)) => desks.push(desk),
            None => places.push((place, vec![desk])),
        }
    }
    places
}
