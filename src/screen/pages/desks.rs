//! 相談できる所: who helps with what, by municipality, and what each does not do.

use egui::Ui;

use super::facts::{self, FactWords};
use super::parts::{Shown, columns_if, first_section, is_landscape, local, lower, plain, say};
use crate::{
    domain::{
        desk::{Desk, OpenState},
        kana::sort_key,
        text::Lang,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        widgets::{Chip, Face, Mark, caption, card, chips, gap, panel, para, print, scroll, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    lower(ui, theme);
    title(ui, theme, view.words.desks());
    caption(ui, theme, view.words.desks_note());
    gap(ui, theme, space::M);
    let places = by_place(view);
    scroll(ui, theme, (view.words, "desks"), |ui| {
        if places.is_empty() {
            panel(ui, theme, |ui| para(ui, theme, view.words.no_desks()));
        }
        let beside = if is_landscape(theme) { 2 } else { 1 };
        columns_if(ui, theme, (beside > 1, beside), |ui, column| {
            for (place, desks) in places.iter().skip(column).step_by(beside) {
                one_place(ui, view, (place, desks));
            }
        });
    });
}

fn one_place(ui: &mut Ui, view: &Shown<'_>, (place, desks): (&str, &[&Desk])) {
    first_section(ui, &view.theme, place);
    for desk in desks {
        one(ui, view, desk);
        gap(ui, &view.theme, space::M);
    }
}

/// Desks under their municipality, both in the order of names.
fn by_place<'v>(view: &Shown<'v>) -> Vec<(String, Vec<&'v Desk>)> {
    let mut desks: Vec<&Desk> = view.content().desks.values().map(AsRef::as_ref).collect();
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

fn one(ui: &mut Ui, view: &Shown<'_>, desk: &Desk) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        print(ui, theme, say(view, &desk.name), Face::new(TextStyle::Label, theme.palette.ink).heading());
        state(ui, view, desk);
        para(ui, theme, say(view, &desk.what));
        let matters: Vec<Chip> = desk.matters.iter().map(|it| Chip::new(plain(view, it))).collect();
        gap(ui, theme, space::XS);
        chips(ui, theme, &matters);
        gap(ui, theme, space::S);
        facts::show(ui, theme, &facts_of(view, desk));
        gap(ui, theme, space::S);
        if let Some(phone) = &desk.phone {
            let face = Face::new(TextStyle::Heading, theme.palette.ink).bold();
            print(ui, theme, view.words.phone_is(phone), face);
        }
        caption(ui, theme, view.words.checked_on(desk.verified_on));
    });
}

/// Whether somebody is there; only the hours while nobody knows the time.
fn state(ui: &mut Ui, view: &Shown<'_>, desk: &Desk) {
    let theme = &view.theme;
    if let Some(now) = local(view) {
        let state = desk.hours.state(now);
        let tone = match state {
            OpenState::Always | OpenState::Open { .. } => Tone::Free,
            OpenState::Closed { .. } => Tone::Shut,
        };
        Mark::new(tone, view.words.desk_state(&state)).style(TextStyle::Caption).show(ui, theme);
    }
    caption(ui, theme, view.words.weekly_hours(&desk.hours));
}

fn facts_of(view: &Shown<'_>, desk: &Desk) -> Vec<FactWords<'static>> {
    let words = &view.words;
    let bring = desk.bring.as_ref().map(|it| (Icon::Gift, words.bring(), say(view, it)));
    let does_not = desk.does_not.as_ref().map(|it| (Icon::Info, words.does_not(), say(view, it)));
    let all = [
        Some((Icon::Users, words.for_whom(), say(view, &desk.for_whom))),
        Some((Icon::Coins, words.cost(), say(view, &desk.cost))),
        Some((Icon::CalendarPlus, words.booking(), say(view, &desk.booking))),
        bring,
        does_not,
    ];
    all.into_iter().flatten().collect()
}
