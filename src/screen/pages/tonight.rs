//! きょう・今夜 行ける所: today's meetings that are not over, and tomorrow's.

use chrono::{Days, NaiveDate, NaiveDateTime};
use egui::Ui;

use super::{
    offer::offer_here,
    parts::{Sheet, Shown, desk_row, local, open, place_words, plain, time_unknown},
    rows::{area_words, kind_chip, kind_of},
};
use crate::{
    domain::{
        activity::OccurrenceStatus, agenda::Meeting, group::Group, kana::IndexRow, slip::SlipKind,
        time::minute_of_day,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{Tone, space},
        widgets::{Button, Chip, Row, caption, gap, panel, para, section, title},
    },
};

/// Days after which a newcomer had better ask before setting out (CARE: in recovery, tonight).
const ASK_FIRST_DAYS: u64 = 183;

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    Sheet::new(view, "tonight").fill(
        ui,
        events,
        |ui, _| {
            title(ui, &view.theme, view.words.tonight_title());
            if let Some(now) = local(view) {
                caption(ui, &view.theme, view.words.tonight_as_of(now.date(), now.time()));
            }
            caption(ui, &view.theme, view.words.tonight_note());
        },
        |ui, events| {
            match local(view) {
                Some(now) => days(ui, view, now, events),
                None => unknown(ui, view, events),
            }
            offer_here(ui, view, (SlipKind::Week, view.words.print_week()), events);
            gap(ui, &view.theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

fn days(ui: &mut Ui, view: &Shown<'_>, now: NaiveDateTime, events: &mut Vec<Event>) {
    let not_over = |meeting: &Meeting| meeting.occurrence.hours.end_minute() > minute_of_day(now.time());
    let meetings = view.agenda().on(now.date()).into_iter();
    let today: Vec<_> = meetings.filter(|(_, meeting)| not_over(meeting)).collect();
    if today.is_empty() {
        let theme = &view.theme;
        panel(ui, theme, |ui| {
            para(ui, theme, view.words.nothing_tonight());
            gap(ui, theme, space::S);
            let talk = Button::help(view.words.talk()).icon(Icon::PhoneCall).show_narrow(ui, theme);
            open(&talk, Page::Talk, events);
        });
    }
    rows(ui, view, (&today, now.date(), When::Hours), events);
    let day = |ahead: u64| now.date().checked_add_days(Days::new(ahead));
    let Some(tomorrow) = day(1) else { return };
    let meetings = view.agenda().on(tomorrow);
    if !meetings.is_empty() {
        section(ui, &view.theme, view.words.tomorrow(tomorrow));
        rows(ui, view, (&meetings, now.date(), When::Hours), events);
    }
    let room = ROWS_MIN.saturating_sub(today.len() + meetings.len());
    let later = (2..=DAYS_AHEAD).filter_map(day).flat_map(|date| view.agenda().on(date));
    let later: Vec<_> = later.take(room).collect();
    if !later.is_empty() {
        section(ui, &view.theme, view.words.after_that());
        rows(ui, view, (&later, now.date(), When::Day), events);
    }
}

/// Where today and tomorrow have fewer meetings, those of the next days follow.
const ROWS_MIN: usize = 6;
/// Days that are looked ahead.
const DAYS_AHEAD: u64 = 7;

/// What stands at the right end of a row.
#[derive(Clone, Copy)]
enum When {
    /// From when to when.
    Hours,
    /// On which day, and from when.
    Day,
}

type Found<'a> = (&'a crate::domain::id::GroupId, &'a Meeting);

fn rows(
    ui: &mut Ui,
    view: &Shown<'_>,
    (meetings, today, when): (&[Found<'_>], NaiveDate, When),
    events: &mut Vec<Event>,
) {
    for (number, (id, meeting)) in meetings.iter().enumerate() {
        let Some(group) = view.content().groups.get(id) else { continue };
        if number > 0 {
            gap(ui, &view.theme, space::S);
        }
        let response = row(view, (group, meeting), (today, when)).show(ui, &view.theme);
        open(&response, Page::Group(group.id.clone()), events);
    }
}

fn row(view: &Shown<'_>, (group, meeting): (&Group, &Meeting), (today, when): (NaiveDate, When)) -> Row {
    let occurrence = &meeting.occurrence;
    let kind = kind_of(group, meeting);
    let place = place_words(view, &occurrence.place);
    let sub = format!("{}・{}・{place}", view.words.activity(kind), area_words(view, group));
    let when = match when {
        When::Hours => view.words.hours(occurrence.hours),
        When::Day => view.words.starts(occurrence.date, occurrence.hours),
    };
    let row = Row::new(plain(view, &group.name)).note(sub).aside(when);
    let ask_until = group.verified_on.checked_add_days(Days::new(ASK_FIRST_DAYS));
    let unsure = occurrence.status == OccurrenceStatus::Unconfirmed;
    if unsure || ask_until.is_none_or(|until| until < today) {
        row.chip(Chip::tone(&view.theme, Tone::Prep, view.words.ask_before_going()))
    } else {
        row.chip(kind_chip(view, kind))
    }
}

fn unknown(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    time_unknown(ui, view, view.words.no_dates_without_time());
    gap(ui, &view.theme, space::M);
    let button =
        Button::outline(view.words.kana_title()).icon(Icon::SortAscending).show_narrow(ui, &view.theme);
    open(&button, Page::Kana(IndexRow::A), events);
}
