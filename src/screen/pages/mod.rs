//! The pages of a visit, one file each; and the cards that stand when there is no visit.

use egui::Ui;

use super::{
    chrome,
    view::View,
    widgets::{para, title},
};
use crate::{
    domain::content::Content,
    kiosk::{event::Event, page::Page, visit::Visit},
};

mod home;
mod reading;
mod still_there;
pub(super) mod hidden;
pub(super) mod starting;

/// Draws the page a visit is on, and the question 「続けますか」 over it while that is asked.
pub(super) fn visit(ui: &mut Ui, view: &View<'_>, visit: &Visit, events: &mut Vec<Event>) {
    let Some(content) = view.content() else { return };
    let salt = egui::UiBuilder::new().id_salt(("visit", visit.id(), format!("{:?}", visit.page())));
    ui.scope_builder(salt.max_rect(ui.max_rect()), |ui| {
        if visit.asking().is_some() {
            ui.disable();
        }
        let page = visit.page();
        chrome::around(ui, view, (content, page), events, |ui, events| {
            inside(ui, view, (content, page), events);
        });
    });
    if visit.asking().is_some() {
        still_there::draw(ui, view, visit, events);
    }
}

fn inside(ui: &mut Ui, view: &View<'_>, (content, page): (&Content, &Page), events: &mut Vec<Event>) {
    match page {
        Page::Home => home::draw(ui, view, content, events),
        Page::Reading => reading::draw(ui, view, events),
        Page::Find
        | Page::Theme(_)
        | Page::ThemeGroups(..)
        | Page::Kana(_)
        | Page::Tonight
        | Page::Near(_)
        | Page::Group(_)
        | Page::Contact(_)
        | Page::Rooms
        | Page::Events
        | Page::Event(_)
        | Page::Leaflets
        | Page::Leaflet(..)
        | Page::Notices
        | Page::Notice(_)
        | Page::Desks
        | Page::Talk
        | Page::House
        | Page::Counted => {
            title(ui, &view.theme, view.words().starting());
            para(ui, &view.theme, view.words().starting_note());
        }
    }
}
