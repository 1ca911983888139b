//! お願いの返事: what the desk answered, told to whoever has the number of the request.

use egui::Ui;

use super::{
    keyed::{keyed, typed_by_hand},
    offer::offer_here,
    parts::{Shown, lower, say},
    request::{number, slot_words},
};
use crate::{
    domain::{
        id::BookingId,
        request::{Answer, REQUEST_DIGITS},
        slip::SlipKind,
        slot::Slot,
    },
    kiosk::{
        event::Event,
        page::{Page, Press},
        requesting::{Looked, Looking},
        visit::Visit,
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
    let Some(looking) = view.kiosk.visit().and_then(Visit::looking) else { return };
    if found(looking).is_none() {
        let missing = REQUEST_DIGITS.saturating_sub(looking.digits_count());
        typed_by_hand(ui, missing, (events, &Press::CheckIn));
    }
    lower(ui, theme);
    scroll(ui, theme, (view.words, "answer"), |ui| {
        title(ui, theme, view.words.answer_look());
        gap(ui, theme, space::S);
        if let Some(booking) = found(looking) {
            return told(ui, view, booking, events);
        }
        let look = |ui: &mut Ui, events: &mut Vec<Event>| look(ui, view, looking, events);
        keyed(ui, view, events, (|ui: &mut Ui| typed(ui, view, looking), look));
    });
}

fn found(looking: &Looking) -> Option<&BookingId> {
    match looking.state() {
        Looked::Found(booking) => Some(booking),
        Looked::Nothing | Looked::Wrong | Looked::Resting(_) => None,
    }
}

fn typed(ui: &mut Ui, view: &Shown<'_>, looking: &Looking) {
    let (theme, words, count) = (&view.theme, view.words, looking.digits_count());
    para(ui, theme, words.answer_ask());
    gap(ui, theme, space::S);
    digit_places(ui, theme, (count, REQUEST_DIGITS), &words.digits_typed(count, REQUEST_DIGITS));
    gap(ui, theme, space::S);
    let wrong = match looking.state() {
        Looked::Wrong => Some(words.answer_wrong().to_owned()),
        Looked::Resting(until) => {
            let left = until.millis_since(view.now.mono).div_ceil(1000);
            Some(if left == 0 { words.answer_wrong().to_owned() } else { words.number_rests(left) })
        }
        Looked::Nothing | Looked::Found(_) => None,
    };
    if let Some(wrong) = wrong {
        Mark::new(Tone::Prep, wrong).show(ui, theme);
        gap(ui, theme, space::S);
    }
}

fn look(ui: &mut Ui, view: &Shown<'_>, looking: &Looking, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if looking.digits_count() == REQUEST_DIGITS {
        let button = Button::filled(view.words.answer_look()).icon(Icon::EnvelopeOpen);
        if button.show(ui, theme).clicked() {
            events.press(Press::CheckIn);
        }
        gap(ui, theme, space::M);
    }
    caption(ui, theme, view.words.number_where_asked(&view.content().settings.extension));
}

/// What the desk said, as far as it has come here; how old that is where the office is away.
fn told(ui: &mut Ui, view: &Shown<'_>, id: &BookingId, events: &mut Vec<Event>) {
    let (theme, words, content) = (&view.theme, view.words, view.content());
    let Some(request) = content.requests.get(id) else { return };
    let booking = content.bookings.get(id);
    let slot = booking.map_or_else(|| request.slot.clone(), |booking| Slot::of(booking));
    panel(ui, theme, |ui| {
        let (tone, mark) = match (&request.answer, booking) {
            (None, _) => (Tone::Prep, words.answer_waiting()),
            (Some(Answer::Given), Some(_)) => (Tone::Free, words.answer_given()),
            (Some(Answer::Given), None) => (Tone::Shut, words.answer_cancelled()),
            (Some(Answer::Declined(_)), _) => (Tone::Shut, words.answer_declined()),
        };
        Mark::new(tone, mark).style(TextStyle::Heading).show(ui, theme);
        gap(ui, theme, space::S);
        slot_words(ui, view, &slot);
        if let Some(age) = age_words(view) {
            caption(ui, theme, age);
        }
    });
    gap(ui, theme, space::M);
    match (&request.answer, booking) {
        (None, _) => {
            para(ui, theme, words.answer_waiting_note());
            offer_here(ui, view, (SlipKind::Booking(id.clone()), words.request_slip()), events);
        }
        (Some(Answer::Given), Some(_)) => {
            if let Some(digits) = view.kiosk.visit().and_then(|visit| visit.booking_number(id)) {
                number(ui, view, (words.answer_number(), digits));
            }
            offer_here(ui, view, (SlipKind::Booking(id.clone()), words.answer_slip()), events);
        }
        (Some(Answer::Declined(why)), _) => drop(para(ui, theme, say(view, why))),
        (Some(Answer::Given), None) => {}
    }
    gap(ui, theme, space::S);
    caption(ui, theme, words.walk_up_to_desk(&content.settings.extension));
    gap(ui, theme, space::L);
    if Button::outline(words.to_rooms()).icon(Icon::ArrowLeft).show(ui, theme).clicked() {
        events.open(Page::Rooms);
    }
}
