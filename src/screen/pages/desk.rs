//! One desk: what it does and for whom, what to bring, what it does not do, and its telephone.

use egui::Ui;

use super::{
    facts::{self, FactWords},
    parts::{Sheet, Shown, local, plain, say, today},
};
use crate::{
    domain::{
        desk::{Desk, OpenState},
        id::DeskId,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        widgets::{Chip, Face, Mark, caption, card, chips, gap, para, print, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, id: &DeskId) {
    let Some(desk) = view.content().desks.get(id) else { return };
    Sheet::new(view, "desk").fill(
        ui,
        &mut Vec::new(),
        |ui, _| head(ui, view, desk),
        |ui, _| body(ui, view, desk),
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, desk: &Desk) {
    let theme = &view.theme;
    Chip::new(plain(view, &desk.municipality)).icon(Icon::MapPin).show(ui, theme);
    gap(ui, theme, space::S);
    title(ui, theme, say(view, &desk.name));
    para(ui, theme, say(view, &desk.what));
    gap(ui, theme, space::S);
    let matters: Vec<Chip> = desk.matters.iter().map(|it| Chip::new(plain(view, it))).collect();
    chips(ui, theme, &matters);
    if let Some(deadline) = deadline_chip(view, desk) {
        gap(ui, theme, space::S);
        deadline.show(ui, theme);
    }
}

fn body(ui: &mut Ui, view: &Shown<'_>, desk: &Desk) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        if let Some(phone) = &desk.phone {
            let face = Face::new(TextStyle::Title, theme.palette.ink).bold();
            print(ui, theme, view.words.phone_is(phone), face);
        }
        state(ui, view, desk);
    });
    gap(ui, theme, space::M);
    card(ui, theme, |ui| facts::show(ui, theme, &facts_of(view, desk)));
    gap(ui, theme, space::S);
    caption(ui, theme, view.words.checked_on(desk.verified_on));
}

/// Whether somebody is there; only the hours while nobody knows the time.
fn state(ui: &mut Ui, view: &Shown<'_>, desk: &Desk) {
    let theme = &view.theme;
    if let Some(now) = local(view) {
        let state = desk.hours.state(now);
        Mark::new(tone(&state), view.words.desk_state(&state)).style(TextStyle::Body).show(ui, theme);
    }
    caption(ui, theme, view.words.weekly_hours(&desk.hours));
}

fn tone(state: &OpenState) -> Tone {
    match state {
        OpenState::Always | OpenState::Open { .. } => Tone::Free,
        OpenState::Closed { .. } => Tone::Shut,
    }
}

/// 「○ 17:00まで」 or 「— 閉まっています」; nothing while nobody knows the time.
pub(super) fn state_chip(view: &Shown<'_>, desk: &Desk) -> Option<Chip> {
    let state = desk.hours.state(local(view)?);
    let words = match state {
        OpenState::Always | OpenState::Open { .. } => view.words.open_state(&state),
        OpenState::Closed { .. } => view.words.shut_now().to_owned(),
    };
    Some(Chip::tone(&view.theme, tone(&state), words))
}

/// 「しめきり 12月18日(金)」, or that it is too late; while nobody knows the date it stands as it is.
pub(super) fn deadline_chip(view: &Shown<'_>, desk: &Desk) -> Option<Chip> {
    let deadline = desk.deadline?;
    let over = today(view).is_some_and(|today| desk.is_over(today));
    let (tone, words) = if over {
        (Tone::Shut, view.words.deadline_over(deadline))
    } else {
        (Tone::Prep, view.words.deadline_is(deadline))
    };
    Some(Chip::tone(&view.theme, tone, words))
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
