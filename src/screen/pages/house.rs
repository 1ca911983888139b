//! 館内のご案内: when it is open, whom to call, where the way out is, and how people treat each other here.

use chrono::NaiveDateTime;
use egui::Ui;

use super::facts::{self, FactWords};
use super::offer::offer_here;
use super::parts::{Shown, columns_if, is_landscape, local, lower, open, say, time_unknown};
use crate::{
    domain::{
        calendar::{Day, OpeningCalendar},
        slip::SlipKind,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        widgets::{Button, Face, Fact, Mark, caption, card, gap, panel, print, scroll, title},
    },
};

/// Days in which the next closed days are looked for.
const CLOSED_AHEAD_DAYS: u64 = 45;
/// Closed days shown, at most.
const CLOSED_MAX: usize = 4;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    lower(ui, theme);
    title(ui, theme, view.words.house());
    caption(ui, theme, say(view, &view.content().settings.centre_name));
    gap(ui, theme, space::M);
    scroll(ui, theme, (view.words, "house"), |ui| {
        columns_if(ui, theme, (is_landscape(theme), 2), |ui, number| {
            if number == 0 {
                opening(ui, view);
                gap(ui, theme, space::M);
                rules(ui, view);
                gap(ui, theme, space::M);
            } else {
                people(ui, view);
                gap(ui, theme, space::M);
                way_out(ui, view);
                gap(ui, theme, space::M);
                let button = Button::outline(view.words.counted()).icon(Icon::Scales).show_narrow(ui, theme);
                open(&button, Page::Counted, events);
                offer_here(ui, view, (SlipKind::FirstVisit, view.words.print_card()), events);
            }
        });
    });
}

/// Corner and desk: two calendars, said apart (CARE rule 9).
fn opening(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let Some(now) = local(view) else {
        time_unknown(ui, view, view.words.no_hours_without_time());
        return;
    };
    let content = view.content();
    let pairs = [(view.words.corner_open(), &content.corner), (view.words.desk(), &content.desk)];
    for (number, (name, calendar)) in pairs.into_iter().enumerate() {
        if number > 0 {
            gap(ui, theme, space::M);
        }
        card(ui, theme, |ui| one_calendar(ui, view, (name, calendar), now));
    }
}

fn one_calendar(
    ui: &mut Ui,
    view: &Shown<'_>,
    (name, calendar): (&str, &OpeningCalendar),
    now: NaiveDateTime,
) {
    let theme = &view.theme;
    print(ui, theme, name, Face::new(TextStyle::Label, theme.palette.ink).heading());
    let day = calendar.day(now.date());
    let is_open = day.hours().is_some_and(|hours| hours.contains(now.time()));
    let tone = if is_open { Tone::Free } else { Tone::Shut };
    let opening = view.words.opening_next(calendar, now);
    let opening = if is_open { view.words.open_now(&opening) } else { opening };
    Mark::new(tone, opening).style(TextStyle::Body).show(ui, theme);
    if let Day::Open(hours) = day {
        caption(ui, theme, view.words.hours_today(hours));
    }
    let closed = view.words.closed_ahead(calendar, now.date(), (CLOSED_AHEAD_DAYS, CLOSED_MAX));
    if !closed.is_empty() {
        gap(ui, theme, space::XS);
        facts::show(ui, theme, &[(Icon::CalendarDots, view.words.closed_days_name(), closed.into())]);
    }
}

/// Whom to call, and where a telephone is.
fn people(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    let settings = &view.content().settings;
    let words = &view.words;
    let facts: [FactWords<'_>; 5] = [
        (Icon::Signpost, words.desk(), say(view, &settings.desk_place)),
        (Icon::PhoneCall, words.extension_name(), words.extension_of_desk(&settings.extension).into()),
        (Icon::Clock, words.staffed_hours(), say(view, &settings.staffed_hours)),
        (Icon::ShieldCheck, words.guard_room(), say(view, &settings.guard_room)),
        (Icon::Coins, words.public_phone(), say(view, &settings.public_phone)),
    ];
    card(ui, theme, |ui| {
        print(ui, theme, words.whom_to_call(), Face::new(TextStyle::Label, theme.palette.ink).heading());
        gap(ui, theme, space::S);
        facts::show(ui, theme, &facts);
        gap(ui, theme, space::S);
        caption(ui, theme, say(view, &settings.desk_does_not));
    });
}

fn way_out(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        let words = say(view, &view.content().settings.evacuation);
        Fact::new(Icon::Wheelchair, view.words.way_out(), words).labelled().show(ui, theme);
    });
}

fn rules(ui: &mut Ui, view: &Shown<'_>) {
    let theme = &view.theme;
    panel(ui, theme, |ui| {
        print(ui, theme, view.words.house_rules(), Face::new(TextStyle::Label, theme.palette.ink).heading());
        for (icon, words) in [
            (Icon::Ear, view.words.rule_stays_here()),
            (Icon::SpeakerSlash, view.words.rule_may_be_silent()),
            (Icon::CameraSlash, view.words.rule_no_pictures()),
            (Icon::HandPalm, view.words.rule_no_selling()),
        ] {
            gap(ui, theme, space::S);
            Fact::new(icon, "", words).show(ui, theme);
        }
    });
}
