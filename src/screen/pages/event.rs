//! One event: its picture, and the facts somebody needs to decide.

use egui::{Rect, Role, Ui, Vec2};

use super::{
    events::{others, status_chip},
    facts::{self, FactWords},
    group::access_chips,
    offer::{foot_buttons, offer},
    parts::{Sheet, Shown, is_landscape, place_words, plain, say, today},
};
use crate::{
    domain::{
        event::{EventStatus, PublicEvent},
        group::Application,
        id::EventId,
        slip::SlipKind,
    },
    kiosk::event::Event,
    screen::{
        icon::Icon,
        theme::{TextStyle, radius, space},
        widgets::{Face, Prose, card, chips, gap, panel, para, picture, print, title, touch},
    },
};

/// Height of a picture in design pixels, on a portrait panel and on a landscape one.
const PICTURE_HIGH: (f32, f32) = (540.0, 360.0);

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &EventId, events: &mut Vec<Event>) {
    let Some(event) = view.content().events.get(id) else { return };
    let beside = is_landscape(&view.theme);
    let paper: Vec<_> =
        offer(view, SlipKind::Event(id.clone()), view.words.print_this()).into_iter().collect();
    let sheet = Sheet::new(view, "event");
    let sheet = if paper.is_empty() { sheet } else { sheet.with_foot() };
    let foot = sheet.fill(
        ui,
        events,
        |ui, _| {
            head(ui, view, event);
            if beside {
                gap(ui, &view.theme, space::M);
                poster(ui, view, event);
            }
        },
        |ui, events| {
            if !beside {
                poster(ui, view, event);
            }
            status(ui, view, event);
            para(ui, &view.theme, say(view, &event.summary));
            gap(ui, &view.theme, space::M);
            key_facts(ui, view, event);
            others(ui, view, id, events);
        },
    );
    foot_buttons(ui, view, foot, paper, events);
}

fn head(ui: &mut Ui, view: &Shown<'_>, event: &PublicEvent) {
    if let Some(chip) = status_chip(view, event) {
        chip.show(ui, &view.theme);
        gap(ui, &view.theme, space::XS);
    }
    title(ui, &view.theme, say(view, &event.title));
}

fn poster(ui: &mut Ui, view: &Shown<'_>, event: &PublicEvent) {
    if event.picture.is_none() {
        return;
    }
    let theme = &view.theme;
    let size = Vec2::new(ui.available_width(), view.by_shape(PICTURE_HIGH.0, PICTURE_HIGH.1));
    let (rect, _): (Rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let ready = view.picture(event.picture.as_ref());
    picture::cover(ui.painter(), theme, ready, (rect, theme.radius(radius::CARD)));
    touch::describe(ui, rect, Role::Image, &plain(view, &event.title));
    gap(ui, theme, space::M);
}

/// What changed, in the organiser's words, before all other facts.
fn status(ui: &mut Ui, view: &Shown<'_>, event: &PublicEvent) {
    let note = match &event.status {
        EventStatus::Planned => return,
        EventStatus::Moved(note) => Some(note),
        EventStatus::Cancelled(reason) => reason.as_ref(),
    };
    let theme = &view.theme;
    if let Some(note) = note.filter(|note| !note.is_empty()) {
        panel(ui, theme, |ui| {
            print(ui, theme, say(view, note), Face::new(TextStyle::Body, theme.palette.ink).bold())
        });
        gap(ui, theme, space::M);
    }
}

fn key_facts(ui: &mut Ui, view: &Shown<'_>, event: &PublicEvent) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        facts::show(ui, theme, &facts_of(view, event));
        gap(ui, theme, space::M);
        chips(ui, theme, &access_chips(view, event.access.iter().copied()));
    });
}

fn facts_of(view: &Shown<'_>, event: &PublicEvent) -> Vec<FactWords<'static>> {
    let words = &view.words;
    let capacity =
        event.capacity.map(|people| (Icon::UsersThree, words.capacity_name(), words.capacity(people).into()));
    let weather = event.weather_note.as_ref().map(|note| (Icon::Sun, words.weather(), say(view, note)));
    let contact = event.contact.as_ref().map(|contact| (Icon::PhoneCall, words.ask_at(), say(view, contact)));
    let all = [
        Some((Icon::Clock, words.when(), Prose::from(sessions(view, event)))),
        Some((Icon::MapPin, words.place(), place_words(view, &event.place).into())),
        Some((Icon::Users, words.for_whom(), say(view, &event.for_whom))),
        Some((Icon::Coins, words.cost(), say(view, &event.cost))),
        Some((Icon::NotePencil, words.sign_up(), sign_up(view, event).into())),
        capacity,
        weather,
        Some((Icon::HandHeart, words.organiser(), say(view, &event.organiser))),
        contact,
    ];
    all.into_iter().flatten().collect()
}

/// A line for every session; those that are over say so.
fn sessions(view: &Shown<'_>, event: &PublicEvent) -> String {
    let today = today(view);
    let line = |session: &crate::domain::event::Session| {
        let words = view.words.session(session.date, session.hours);
        let over = today.is_some_and(|today| session.date < today);
        if over { format!("{words}（{}）", view.words.over()) } else { words }
    };
    event.sessions.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn sign_up(view: &Shown<'_>, event: &PublicEvent) -> String {
    let words = view.words.application(&event.application);
    match &event.application {
        Application::Needed(how) if !how.is_empty() => format!("{words}。{}", plain(view, how)),
        Application::Needed(_) | Application::NotNeeded | Application::ByDayBefore => words.to_owned(),
    }
}
