//! お問い合わせの控え: what it is in three pictures, who reads it and when, and what it is not; before the first word.

use egui::Ui;

use super::parts::{Sheet, Shown, columns_if, desk_words, edged, first_section, open, today};
use crate::{
    domain::follow_up::{FollowUpDesk, FollowUpKind},
    kiosk::{event::Event, page::Page, printing::Readiness},
    screen::{
        icon::Icon,
        theme::{TextStyle, space},
        widgets::{Button, Face, Fact, caption, gap, panel, para, print, title},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let Some(desk) = &view.content().settings.follow_up else { return };
    Sheet::new(view, "follow-up").fill(
        ui,
        events,
        |ui, events| head(ui, view, desk, events),
        |ui, events| body(ui, view, desk, events),
    );
}

fn head(ui: &mut Ui, view: &Shown<'_>, desk: &FollowUpDesk, events: &mut Vec<Event>) {
    title(ui, &view.theme, view.words.follow_up());
    gap(ui, &view.theme, space::S);
    when(ui, view, desk, events);
}

/// Who reads, on which date, and where to turn who cannot wait.
fn when(ui: &mut Ui, view: &Shown<'_>, desk: &FollowUpDesk, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    edged(ui, theme, theme.palette.help, |ui| {
        let face = Face::new(TextStyle::Label, theme.palette.ink).bold().heading();
        print(ui, theme, dates(view, desk).unwrap_or_else(|| words.follow_up_no_day().to_owned()), face);
        if let (Some(until), Some(today)) = (desk.away_until, today(view))
            && today <= until
        {
            para(ui, theme, words.away_until(until));
        }
        caption(ui, theme, words.follow_up_not());
        gap(ui, theme, space::S);
        let hurry = Button::help(words.follow_up_hurry()).icon(Icon::PhoneCall).secondary().show(ui, theme);
        open(&hurry, Page::Talk, events);
    });
}

fn dates(view: &Shown<'_>, desk: &FollowUpDesk) -> Option<String> {
    let (calendar, today) = (&view.content().desk, today(view)?);
    Some(view.words.read_on(desk.read_on(calendar, today)?, desk.reply_by(calendar, today)?))
}

fn body(ui: &mut Ui, view: &Shown<'_>, desk: &FollowUpDesk, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    pictures(ui, view);
    gap(ui, theme, space::S);
    panel(ui, theme, |ui| {
        caption(ui, theme, words.follow_up_cameras());
        caption(ui, theme, words.follow_up_law());
    });
    gap(ui, theme, space::M);
    match (view.kiosk.hands_out(), dates(view, desk)) {
        (Readiness::Ready(_) | Readiness::Asking, Some(_)) => kinds(ui, view, events),
        (Readiness::Out(state), Some(_)) => cannot(ui, view, &words.no_follow_up_slip(Some(state))),
        (Readiness::NoPrinter, Some(_)) => cannot(ui, view, &words.no_follow_up_slip(None)),
        (_, None) => cannot(ui, view, words.follow_up_no_day()),
    }
    gap(ui, theme, space::M);
    let reply = Button::outline(words.see_reply()).icon(Icon::EnvelopeOpen).show(ui, theme);
    open(&reply, Page::Reply, events);
}

fn pictures(ui: &mut Ui, view: &Shown<'_>) {
    let (theme, words) = (&view.theme, view.words);
    let all = [
        (Icon::NotePencil, words.follow_up_write()),
        (Icon::Printer, words.follow_up_print()),
        (Icon::EnvelopeOpen, words.follow_up_read()),
    ];
    for (number, (icon, sentence)) in all.into_iter().enumerate() {
        if number > 0 {
            gap(ui, theme, space::S);
        }
        Fact::new(icon, format!("{}", number + 1), sentence).show(ui, theme);
    }
}

fn kinds(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    first_section(ui, theme, view.words.follow_up_what());
    let beside = !view.is_large();
    for pair in FollowUpKind::ALL.chunks(2) {
        columns_if(ui, theme, (beside, pair.len()), |ui, number| {
            let Some(kind) = pair.get(number) else { return };
            let button = Button::outline(view.words.follow_up_kind(*kind)).show(ui, theme);
            open(&button, Page::FollowUpText(*kind), events);
            if !beside {
                gap(ui, theme, space::S);
            }
        });
        gap(ui, theme, space::S);
    }
}

/// Said kindly, with the desk's hours; a secret never stands on the glass instead.
fn cannot(ui: &mut Ui, view: &Shown<'_>, why: &str) {
    let theme = &view.theme;
    panel(ui, theme, |ui| {
        para(ui, theme, why);
        para(ui, theme, view.words.follow_up_elsewhere());
        caption(ui, theme, desk_words(view));
    });
}
