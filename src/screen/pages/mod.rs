//! The pages of a visit, one file each; and the cards that stand when there is no visit.

use egui::Ui;

use self::parts::Shown;
use super::{chrome, view::View};
use crate::{
    domain::content::Content,
    kiosk::{
        event::Event,
        page::{Asked, Page},
        visit::Visit,
    },
};

mod home;
mod see;
mod find;
mod search;
mod theme;
mod results;
mod kana;
mod tonight;
mod near;
mod contact;
mod rooms;
mod arrival;
mod walk_up;
mod answer;
mod request;
mod post;
mod event;
mod month;
mod group;
mod events;
mod leaflet;
mod leaflets;
mod grown;
mod book;
mod books;
mod proposal;
mod proposals;
mod notice;
mod notices;
mod young;
mod call_staff;
mod founding;
mod resources;
mod matters;
mod desks;
mod desk;
mod talk;
mod helpline;
mod house;
mod counted;
mod reading;
mod language;
mod staff;
mod follow_up;
mod follow_up_paper;
mod reply;
mod reply_text;
mod follow_up_text;
mod paper;
mod still_there;
pub(super) mod hidden;
pub(super) mod starting;
mod keyed;
mod tabs;
mod offer;
mod facts;
mod ways;
mod qr;
mod found;
mod rows;
mod parts;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod language_tests;
#[cfg(test)]
mod glass_tests;
#[cfg(test)]
mod room_tests;

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
    let shown = &Shown::new(view, content);
    match page {
        Page::Home => home::draw(ui, view, content, events),
        Page::See => see::draw(ui, shown, events),
        Page::Find => find::draw(ui, shown, events),
        Page::Search => drop(view.kiosk.visit().map(|visit| search::draw(ui, shown, visit, events))),
        Page::Theme(id) => theme::draw(ui, shown, id, events),
        Page::ThemeGroups(id, audience) => results::draw(ui, shown, (id, *audience), events),
        Page::Kana(row) => kana::draw(ui, shown, *row, events),
        Page::Tonight => tonight::draw(ui, shown, events),
        Page::Near(place) => near::draw(ui, shown, place.as_deref(), events),
        Page::Group(id) => group::draw(ui, shown, id, events),
        Page::Contact(id) => contact::draw(ui, shown, id, events),
        Page::Rooms => rooms::draw(ui, shown, events),
        Page::RoomDays => rooms::days(ui, shown, events),
        Page::CheckIn(id, _) | Page::Stay(id) => arrival::draw(ui, shown, id, events),
        Page::WalkUp(id) => walk_up::draw(ui, shown, id, events),
        Page::RequestDays(room) => request::days(ui, shown, room, events),
        Page::RequestTimes(room, date, minutes) => request::times(ui, shown, (room, *date, *minutes), events),
        Page::Request(_) => request::draw(ui, shown, events),
        Page::Answer => answer::draw(ui, shown, events),
        Page::Post => post::draw(ui, shown, events),
        Page::Events => events::draw(ui, shown, events),
        Page::Month(first) => month::draw(ui, shown, *first, events),
        Page::Event(id) => event::draw(ui, shown, id, events),
        Page::Leaflets => leaflets::draw(ui, shown, events),
        Page::GrownLeaflets(Asked::NotYet) => grown::draw(ui, shown, events),
        Page::GrownLeaflets(Asked::Yes) => leaflets::grown(ui, shown, events),
        Page::Leaflet(id, number) => leaflet::draw(ui, shown, (id, *number), events),
        Page::Books(row) => books::draw(ui, shown, *row, events),
        Page::Book(id) => book::draw(ui, shown, id, events),
        Page::Proposals => proposals::draw(ui, shown, events),
        Page::Proposal(id) => proposal::draw(ui, shown, id, events),
        Page::Notices => notices::draw(ui, shown, events),
        Page::Notice(id) => notice::draw(ui, shown, id, events),
        Page::Desks => desks::draw(ui, shown, events),
        Page::Matters(matter) => matters::draw(ui, shown, matter.as_deref(), events),
        Page::Desk(id) => desk::draw(ui, shown, id),
        Page::Resources => resources::draw(ui, shown, events),
        Page::Young => young::draw(ui, shown, events),
        Page::CallStaff => call_staff::draw(ui, shown, events),
        Page::Founding => founding::draw(ui, shown, events),
        Page::Talk => talk::draw(ui, shown, None, events),
        Page::TalkWithout(without) => talk::draw(ui, shown, Some(*without), events),
        Page::Helpline(id) => helpline::draw(ui, shown, id),
        Page::House => house::draw(ui, shown, events),
        Page::Counted => counted::draw(ui, shown),
        Page::Reading => reading::draw(ui, view, events),
        Page::Staff => staff::draw(ui, shown, events),
        Page::Language => language::draw(ui, view, events),
        Page::Paper(kind) => paper::draw(ui, shown, kind, events),
        Page::FollowUp => follow_up::draw(ui, shown, events),
        Page::FollowUpText(kind) => {
            if let Some(visit) = view.kiosk.visit() {
                follow_up_text::draw(ui, shown, (*kind, visit), events);
            }
        }
        Page::FollowUpPaper(_) => {
            if let Some(visit) = view.kiosk.visit() {
                follow_up_paper::draw(ui, shown, visit, events);
            }
        }
        Page::Reply => {
            if let Some(visit) = view.kiosk.visit() {
                reply::draw(ui, shown, visit, events);
            }
        }
    }
}
