//! 返事を見る: the numbers of a paper, and what they open; all of it gone with the visit.

use egui::Ui;

use super::{
    keyed::keyed,
    parts::{Shown, columns_if, desk_words, lower},
    reply_text,
};
use crate::{
    domain::follow_up::{LOCATOR_DIGITS, Lost, Writer},
    kiosk::{
        asking::{Asking, PAPER_DIGITS, Reply},
        enquiry::{Message, Opened, Talk},
        event::Event,
        page::{Move, Press},
        visit::Visit,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{
            Button, Face, Mark, by_hand, caption, card, digit_places, gap, panel, para, print, scroll, title,
        },
    },
};

/// Digits of the secret in one row.
const ROW: usize = 10;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, visit: &Visit, events: &mut Vec<Event>) {
    let (theme, asking) = (&view.theme, visit.asking_desk());
    if *asking.reply() == Reply::Writing {
        return reply_text::draw(ui, view, visit, events);
    }
    lower(ui, theme);
    match asking.reply() {
        Reply::Came(Opened::Found(talk)) => found(ui, view, (talk, None), events),
        Reply::Came(Opened::Added(talk)) => {
            found(ui, view, (talk, Some(view.words.reply_sent())), events);
        }
        Reply::Sure => sure(ui, view, events),
        Reply::Came(Opened::Erased) => erased(ui, view, events),
        Reply::Asked(..) => said(ui, view, view.words.reply_asking()),
        Reply::Typing
        | Reply::Writing
        | Reply::Foreign
        | Reply::Unreachable
        | Reply::Came(Opened::Nothing(_) | Opened::Wait(_) | Opened::Full) => {
            numbers(ui, view, asking, events);
        }
    }
}

fn numbers(ui: &mut Ui, view: &Shown<'_>, asking: &Asking, events: &mut Vec<Event>) {
    for key in by_hand(ui) {
        events.press(Press::Type(key));
    }
    let theme = &view.theme;
    scroll(ui, theme, (view.words, "reply"), |ui| {
        title(ui, theme, view.words.see_reply());
        gap(ui, theme, space::S);
        let look = |ui: &mut Ui, events: &mut Vec<Event>| look(ui, view, asking, events);
        keyed(ui, view, events, (|ui: &mut Ui| places(ui, view, asking), look));
    });
}

/// The places of the digits, none of which shows.
fn places(ui: &mut Ui, view: &Shown<'_>, asking: &Asking) {
    let (theme, words) = (&view.theme, view.words);
    para(ui, theme, words.reply_ask());
    gap(ui, theme, space::S);
    let typed = asking.digits_count();
    let spoken = words.paper_digits_typed(typed, PAPER_DIGITS);
    digit_places(ui, theme, (typed.min(LOCATOR_DIGITS), LOCATOR_DIGITS), &spoken);
    gap(ui, theme, space::S);
    for row in 0..(PAPER_DIGITS - LOCATOR_DIGITS).div_ceil(ROW) {
        let before = LOCATOR_DIGITS + row * ROW;
        digit_places(ui, theme, (typed.saturating_sub(before).min(ROW), ROW), "");
        gap(ui, theme, space::XS);
    }
    if let Some(wrong) = wrong(view, asking) {
        gap(ui, theme, space::S);
        Mark::new(Tone::Prep, wrong).show(ui, theme);
        if let Reply::Came(Opened::Nothing(days)) = asking.reply() {
            caption(ui, theme, words.reply_nothing_note());
            lost(ui, view, days);
        }
    }
    gap(ui, theme, space::S);
}

fn wrong(view: &Shown<'_>, asking: &Asking) -> Option<String> {
    let words = view.words;
    match asking.reply() {
        Reply::Came(Opened::Wait(secs)) => Some(words.paper_rests(*secs)),
        Reply::Came(Opened::Nothing(_)) => Some(words.reply_nothing().to_owned()),
        Reply::Came(Opened::Full) => Some(words.reply_full().to_owned()),
        Reply::Foreign => Some(words.reply_foreign().to_owned()),
        Reply::Unreachable => Some(words.reply_unreachable().to_owned()),
        Reply::Typing
        | Reply::Writing
        | Reply::Asked(..)
        | Reply::Sure
        | Reply::Came(Opened::Found(_) | Opened::Added(_) | Opened::Erased) => None,
    }
}

/// The button, once every digit is there; and where else one may ask.
fn look(ui: &mut Ui, view: &Shown<'_>, asking: &Asking, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    if asking.digits_count() == PAPER_DIGITS {
        let button = Button::filled(words.see_reply()).icon(Icon::EnvelopeOpen).show(ui, theme);
        if button.clicked() {
            events.press(Press::FollowUp(Move::Read));
        }
        gap(ui, theme, space::S);
    }
    caption(ui, theme, desk_words(view));
}

fn found(ui: &mut Ui, view: &Shown<'_>, (talk, done): (&Talk, Option<&str>), events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    scroll(ui, theme, (words, "reply-found"), |ui| {
        title(ui, theme, words.see_reply());
        gap(ui, theme, space::S);
        if let Some(done) = done {
            Mark::new(Tone::Free, done).show(ui, theme);
            gap(ui, theme, space::S);
        }
        for message in talk.messages.iter().rev() {
            one(ui, view, message);
            gap(ui, theme, space::S);
        }
        if talk.messages.iter().all(|it| it.from == Writer::Visitor) {
            para(ui, theme, words.reply_none_yet());
        }
        lost(ui, view, &talk.lost);
        caption(ui, theme, words.readable_until(talk.kept_until));
        gap(ui, theme, space::M);
        let write = Button::filled(words.reply_write()).icon(Icon::NotePencil).show(ui, theme);
        if write.clicked() {
            events.press(Press::FollowUp(Move::AskWrite));
        }
        gap(ui, theme, space::S);
        let erase = Button::outline(words.reply_erase()).icon(Icon::X).show(ui, theme);
        if erase.clicked() {
            events.press(Press::FollowUp(Move::AskErase));
        }
    });
}

/// What the office itself lost, said to whoever may miss it.
fn lost(ui: &mut Ui, view: &Shown<'_>, days: &[Lost]) {
    for lost in days {
        para(ui, &view.theme, view.words.reply_lost(*lost));
    }
}

fn one(ui: &mut Ui, view: &Shown<'_>, message: &Message) {
    let (theme, words) = (&view.theme, view.words);
    card(ui, theme, |ui| {
        let face = Face::new(TextStyle::Caption, theme.palette.ink2).bold();
        print(ui, theme, words.message_head(message.from, message.on), face);
        match &message.text {
            Some(text) if text.chars_count() > 0 => para(ui, theme, text.as_str()),
            Some(_) => caption(ui, theme, words.reply_empty()),
            None => caption(ui, theme, words.reply_unreadable()),
        }
    });
}

fn sure(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    title(ui, theme, words.reply_erase_ask());
    gap(ui, theme, space::L);
    let all = [
        (Button::outline(words.reply_keep()).icon(Icon::ArrowLeft), Move::Read),
        (Button::filled(words.reply_erase()).icon(Icon::X), Move::Erase),
    ];
    columns_if(ui, theme, (!view.is_large(), all.len()), |ui, number| {
        let Some((button, step)) = all.get(number) else { return };
        if button.clone().show(ui, theme).clicked() {
            events.press(Press::FollowUp(*step));
        }
    });
}

fn erased(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    title(ui, theme, words.reply_erased());
    gap(ui, theme, space::S);
    panel(ui, theme, |ui| para(ui, theme, words.reply_erased_note()));
    gap(ui, theme, space::L);
    if Button::filled(words.home()).icon(Icon::House).show(ui, theme).clicked() {
        events.press(Press::Home);
    }
}

fn said(ui: &mut Ui, view: &Shown<'_>, what: &str) {
    title(ui, &view.theme, view.words.see_reply());
    gap(ui, &view.theme, space::M);
    panel(ui, &view.theme, |ui| para(ui, &view.theme, what));
}
