//! What is free in the rooms in the coming days: a week under today's rooms, a month on a page of its own.

use chrono::{Datelike as _, Days, NaiveDate, Weekday};
use egui::Ui;

use crate::{
    domain::{
        calendar::Day,
        room::{Booking, Room, free_spans},
        time::Hours,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        pages::parts::{Shown, desk_words, local, lower, open, plain, time_unknown},
        theme::{TextStyle, Tone, space},
        widgets::{Button, Chip, Face, caption, card, chips, columns, gap, print, scroll, title},
    },
};

/// Days whose free hours the page of its own shows.
const DAYS_OF_PAGE: u64 = 30;
/// Shorter gaps between bookings are no use to a group.
const FREE_MINUTES_MIN: u32 = 60;

/// Draws これからの30日.
pub(in crate::screen::pages) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let rooms = view.content().rooms_in_order();
    lower(ui, theme);
    title(ui, theme, view.words.free_month_title());
    caption(ui, theme, view.words.group_rooms_note());
    gap(ui, theme, space::S);
    scroll(ui, theme, (view.words, "room-days"), |ui| {
        match local(view) {
            Some(now) if rooms.is_empty() => {
                caption(ui, theme, view.words.date(now.date()));
                print(ui, theme, view.words.no_rooms_yet(), Face::new(TextStyle::Body, theme.palette.ink));
            }
            Some(now) => coming(ui, view, (&rooms, now.date()), DAYS_OF_PAGE),
            None => time_unknown(ui, view, view.words.no_rooms_without_time()),
        }
        gap(ui, theme, space::M);
        caption(ui, theme, view.words.ask_about_rooms());
        caption(ui, theme, desk_words(view));
        gap(ui, theme, space::M);
        let today = Button::outline(view.words.rooms_today()).secondary();
        open(&today.show(ui, theme), Page::Rooms, events);
    });
}

/// What is free on so many days after today, a day to a line, a room to a column.
pub(super) fn coming(ui: &mut Ui, view: &Shown<'_>, (rooms, today): (&[&Room], NaiveDate), days: u64) {
    let theme = &view.theme;
    card(ui, theme, |ui| {
        let days = (1..=days).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
        let shares: Vec<f32> = std::iter::once(DATE_SHARE).chain(rooms.iter().map(|_| 1.0)).collect();
        columns(ui, theme, (&shares, space::M), |ui, column| {
            let name = column.checked_sub(1).and_then(|number| rooms.get(number));
            let face = Face::new(TextStyle::Caption, theme.palette.ink2).balanced();
            print(ui, theme, name.map_or_else(String::new, |room| plain(view, &room.name)), face);
        });
        for date in days {
            // A week begins further down than a day.
            let is_monday = date.weekday() == Weekday::Mon;
            gap(ui, theme, if is_monday { space::L } else { space::S });
            let day = view.content().corner.day(date);
            let shares =
                if day.hours().is_some() { shares.as_slice() } else { &[DATE_SHARE, rooms.len() as f32] };
            columns(ui, theme, (shares, space::M), |ui, column| match column.checked_sub(1) {
                None => {
                    let face = Face::new(TextStyle::Caption, theme.palette.ink).bold();
                    print(ui, theme, view.words.date_short(date), face);
                }
                Some(number) => {
                    let own = |room: &Room| view.content().day_of(&room.id, date);
                    let free = rooms.get(number).map(|room| free_chips(view, room, (date, &own(room))));
                    chips(ui, theme, &free.unwrap_or_default());
                }
            });
        }
    });
}

/// Width of the dates' column beside a room's.
const DATE_SHARE: f32 = 0.56;

fn free_chips(view: &Shown<'_>, room: &Room, (date, day): (NaiveDate, &Day)) -> Vec<Chip> {
    let theme = &view.theme;
    let open = match day {
        Day::Open(open) => *open,
        Day::Closed(reason) => {
            return vec![Chip::tone(theme, Tone::Shut, view.words.closed_because(reason))];
        }
    };
    let bookings: Vec<&Booking> = view.content().bookings_of(&room.id, date);
    let spans = free_spans(open, &bookings, FREE_MINUTES_MIN);
    if spans.is_empty() {
        return vec![Chip::tone(theme, Tone::Busy, view.words.fully_booked())];
    }
    let words = |span: &Hours| {
        if *span == open { view.words.all_day().to_owned() } else { view.words.hours_short(*span) }
    };
    spans.iter().map(|span| Chip::tone(theme, Tone::Free, words(span))).collect()
}
