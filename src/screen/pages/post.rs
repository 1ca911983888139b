//! 郵便・ロッカー: whether post waits for a group, told to whoever knows its box and its PIN, and without its name.

use egui::Ui;

use super::{
    keyed::{keyed, typed_by_hand},
    parts::{Shown, lower},
};
use crate::{
    domain::{
        check_in::NUMBER_DIGITS,
        mailbox::{BOX_DIGITS, Post},
    },
    kiosk::{
        event::Event,
        opening::{Opened, Opening},
        page::Press,
    },
    screen::{
        chrome::age_words,
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{Button, Mark, caption, digit_places, gap, panel, para, scroll, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let Some(opening) = view.kiosk.visit().and_then(|visit| visit.opening()) else { return };
    if !is_shown(opening) {
        typed_by_hand(ui, missing(opening), (events, &Press::OpenBox));
    }
    lower(ui, theme);
    scroll(ui, theme, (view.words, "post"), |ui| {
        title(ui, theme, view.words.post_and_lockers());
        gap(ui, theme, space::S);
        if is_shown(opening) {
            return told(ui, view, opening, events);
        }
        let see = |ui: &mut Ui, events: &mut Vec<Event>| see(ui, view, opening, events);
        keyed(ui, view, events, (|ui: &mut Ui| places(ui, view, opening), see));
    });
}

fn is_shown(opening: &Opening) -> bool {
    match opening.state() {
        Opened::Shown { .. } => true,
        Opened::Nothing | Opened::Wrong | Opened::Resting(_) => false,
    }
}

/// How many digits of both numbers are still to be typed.
pub(super) fn missing(opening: &Opening) -> usize {
    let (number, pin) = opening.digits_count();
    (BOX_DIGITS + NUMBER_DIGITS).saturating_sub(number + pin)
}

/// The places of both numbers, and what was wrong with them.
pub(super) fn places(ui: &mut Ui, view: &Shown<'_>, opening: &Opening) {
    let (theme, words) = (&view.theme, view.words);
    let (number, pin) = opening.digits_count();
    para(ui, theme, words.box_ask());
    gap(ui, theme, space::XS);
    digit_places(ui, theme, (number, BOX_DIGITS), &words.box_digits_typed(number, BOX_DIGITS));
    gap(ui, theme, space::S);
    para(ui, theme, words.pin_ask());
    gap(ui, theme, space::XS);
    digit_places(ui, theme, (pin, NUMBER_DIGITS), &words.pin_digits_typed(pin, NUMBER_DIGITS));
    gap(ui, theme, space::S);
    if let Some(wrong) = wrong(view, opening) {
        Mark::new(Tone::Prep, wrong).show(ui, theme);
        gap(ui, theme, space::S);
    }
}

/// The button, once there is something to ask, and where the PIN comes from.
fn see(ui: &mut Ui, view: &Shown<'_>, opening: &Opening, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if opening.is_full() {
        let button = Button::filled(view.words.see_post()).icon(Icon::EnvelopeOpen);
        if button.show(ui, theme).clicked() {
            events.press(Press::OpenBox);
        }
        gap(ui, theme, space::M);
    }
    caption(ui, theme, view.words.pin_where(&view.content().settings.extension));
}

fn wrong(view: &Shown<'_>, opening: &Opening) -> Option<String> {
    let words = view.words;
    match opening.state() {
        Opened::Wrong => Some(words.box_wrong().to_owned()),
        Opened::Resting(until) => {
            let left = until.millis_since(view.now.mono).div_ceil(1000);
            Some(if left == 0 { words.box_wrong().to_owned() } else { words.number_rests(left) })
        }
        Opened::Nothing | Opened::Shown { .. } => None,
    }
}

/// What its group may know; how old that is where the office is away, for a tick of today may be missing.
fn told(ui: &mut Ui, view: &Shown<'_>, opening: &Opening, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    let Opened::Shown { kind, post, renew_on } = opening.state() else { return };
    panel(ui, theme, |ui| {
        let (tone, note) = match post {
            Post::Waiting => (Tone::Busy, words.post_where()),
            Post::Nothing => (Tone::Free, words.post_none_note()),
        };
        Mark::new(tone, words.post(post)).style(TextStyle::Heading).show(ui, theme);
        if let Some(age) = age_words(view) {
            caption(ui, theme, age);
        }
        gap(ui, theme, space::S);
        para(ui, theme, note);
        gap(ui, theme, space::S);
        para(ui, theme, words.lent_until(kind, renew_on));
    });
    gap(ui, theme, space::L);
    if Button::outline(words.back()).icon(Icon::ArrowLeft).show(ui, theme).clicked() {
        events.press(Press::Back);
    }
}
