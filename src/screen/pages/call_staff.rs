//! 職員をよぶ: a silent request to the desk while somebody is there, what became of it, and the numbers in any case.

use egui::Ui;

use super::{
    facts::{self, FactWords},
    offer::offer_here,
    parts::{Sheet, Shown, edged, open, say},
};
use crate::{
    domain::slip::SlipKind,
    kiosk::{
        calling::{Call, Staff},
        event::Event,
        page::{Page, Press},
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{Button, Face, Mark, caption, card, gap, panel, para, print, title},
    },
};

/// Draws the page. No reason is asked, and nothing is promised that nobody heard (CARE rule 10).
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    Sheet::new(view, "call-staff").fill(
        ui,
        events,
        |ui, events| head(ui, view, events),
        |ui, events| body(ui, view, events),
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    title(ui, theme, view.words.call_staff());
    gap(ui, theme, space::S);
    edged(ui, theme, theme.palette.help, |ui| call(ui, view, events));
}

/// The button, or how the call stands.
fn call(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let words = view.words;
    match (view.kiosk.call(), view.kiosk.staff(&view.now)) {
        (Call::Coming, _) => {
            said(ui, view, (Tone::Free, words.call_coming()));
            para(ui, &view.theme, words.call_coming_note());
        }
        (Call::Asking, _) => said(ui, view, (Tone::Prep, words.call_asking())),
        (Call::Heard(_), _) => said(ui, view, (Tone::Free, words.call_heard())),
        (Call::Unanswered, Staff::There) => again(ui, view, words.call_unanswered(), events),
        (Call::Unheard, Staff::There) => again(ui, view, words.call_unheard(), events),
        (Call::Idle, Staff::There) => button(ui, view, events),
        (Call::Idle | Call::Unanswered | Call::Unheard, Staff::Away) => {
            said(ui, view, (Tone::Shut, words.call_not_staffed()));
        }
        (Call::Idle | Call::Unanswered | Call::Unheard, Staff::Unknown) => {
            said(ui, view, (Tone::Prep, words.call_unsure()));
        }
    }
}

fn said(ui: &mut Ui, view: &Shown<'_>, (tone, words): (Tone, &str)) {
    Mark::new(tone, words).style(TextStyle::Label).show(ui, &view.theme);
}

/// Why nobody comes, with the way to try once more.
fn again(ui: &mut Ui, view: &Shown<'_>, why: &str, events: &mut Vec<Event>) {
    said(ui, view, (Tone::Prep, why));
    gap(ui, &view.theme, space::S);
    press(ui, view, events);
}

fn button(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    para(ui, theme, view.words.call_how());
    gap(ui, theme, space::S);
    press(ui, view, events);
    caption(ui, theme, view.words.call_kept());
}

fn press(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let button = Button::help(view.words.call_press()).icon(Icon::HandWaving);
    if button.show(ui, &view.theme).clicked() {
        events.press(Press::CallStaff);
    }
}

fn body(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    numbers(ui, view);
    gap(ui, theme, space::M);
    panel(ui, theme, |ui| {
        para(ui, theme, view.words.call_by_card());
        offer_here(ui, view, (SlipKind::FirstVisit, view.words.print_card()), events);
    });
    gap(ui, theme, space::M);
    let house = Button::outline(view.words.house()).icon(Icon::Info).show(ui, theme);
    open(&house, Page::House, events);
}

/// Whom one reaches by telephone and on foot, whatever becomes of the call.
fn numbers(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let settings = &view.content().settings;
    let words = view.words;
    let facts: [FactWords<'_>; 4] = [
        (Icon::PhoneCall, words.extension_name(), words.extension_of_desk(&settings.extension).into()),
        (Icon::ShieldCheck, words.guard_room(), say(view, &settings.guard_room)),
        (Icon::Clock, words.staffed_hours(), say(view, &settings.staffed_hours)),
        (Icon::Coins, words.public_phone(), say(view, &settings.public_phone)),
    ];
    card(ui, theme, |ui| {
        let face = Face::new(TextStyle::Label, theme.palette.ink).heading();
        print(ui, theme, words.call_by_phone(), face);
        gap(ui, theme, space::S);
        facts::show(ui, theme, &facts);
    });
}
