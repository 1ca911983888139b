//! 先の日を お願いする: a room, a day, a time, and the box of whoever asks; nobody is asked for a name.

use chrono::{NaiveDate, NaiveDateTime};
use egui::Ui;

use super::{
    keyed::{keyed, typed_by_hand},
    offer::offer_here,
    parts::{Shown, is_landscape, local, lower, open, plain, time_unknown},
    post::{missing, places},
    tabs::pages,
};
use crate::{
    domain::{id::RoomId, request::MINUTES_MIN, slip::SlipKind, slot::Slot},
    kiosk::{
        event::Event,
        page::{Page, Press},
        requesting::{Requested, Requesting},
        visit::Visit,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::Pressed as _,
        widgets::{Button, Face, Mark, caption, columns, gap, panel, para, print, scroll, section, title},
    },
};

/// Minutes for which a room without slots of its own is asked for, as far as its rule allows them.
const LENGTHS: [u32; 4] = [60, 120, 180, 240];

/// Draws the coming days of a room.
pub(super) fn days(ui: &mut Ui, view: &Shown<'_>, room: &RoomId, events: &mut Vec<Event>) {
    let theme = &view.theme;
    lower(ui, theme);
    scroll(ui, theme, (view.words, "request-days"), |ui| {
        head(ui, view, room);
        let Some(at) = local(view) else {
            return time_unknown(ui, view, view.words.no_rooms_without_time());
        };
        let content = view.content();
        let has = |date: &NaiveDate| !content.askable(room, *date, (at, MINUTES_MIN)).is_empty();
        let days: Vec<NaiveDate> = content.days_to_ask(at).filter(has).collect();
        section(
            ui,
            theme,
            if days.is_empty() { view.words.ask_nothing_free() } else { view.words.ask_day() },
        );
        let minutes = length(view, room);
        let cells = days.iter().map(|date| {
            let page = Page::RequestTimes(room.clone(), *date, minutes);
            (view.words.date_short(*date), view.words.date(*date), page)
        });
        cells_of(ui, view, &cells.collect::<Vec<_>>(), events);
        note(ui, view);
    });
}

/// Draws what can be asked for on a day.
pub(super) fn times(
    ui: &mut Ui,
    view: &Shown<'_>,
    (room, date, minutes): (&RoomId, NaiveDate, u32),
    events: &mut Vec<Event>,
) {
    let theme = &view.theme;
    lower(ui, theme);
    scroll(ui, theme, (view.words, "request-times"), |ui| {
        head(ui, view, room);
        let Some(at) = local(view) else {
            return time_unknown(ui, view, view.words.no_rooms_without_time());
        };
        section(ui, theme, view.words.date(date));
        lengths(ui, view, (room, date, minutes), events);
        let free = view.content().askable(room, date, (at, minutes));
        para(ui, theme, if free.is_empty() { view.words.ask_none_that_day() } else { view.words.ask_time() });
        gap(ui, theme, space::S);
        let cells = free.iter().map(|hours| {
            let slot = Slot { room: room.clone(), date, hours: *hours };
            let words = view.words.hours(*hours);
            (words.clone(), words, Page::Request(slot))
        });
        cells_of(ui, view, &cells.collect::<Vec<_>>(), events);
        note(ui, view);
    });
}

/// Draws the page of a slot.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let Some(asking) = view.kiosk.visit().and_then(Visit::requesting) else { return };
    if asks(asking) {
        typed_by_hand(ui, missing(asking.box_of()), (events, &Press::CheckIn));
    }
    lower(ui, theme);
    scroll(ui, theme, (view.words, "request"), |ui| {
        head(ui, view, &asking.slot().room);
        if !asks(asking) {
            return told(ui, view, asking, events);
        }
        let asked = |ui: &mut Ui| {
            wanted(ui, view, asking.slot());
            who(ui, view, asking);
        };
        let send = |ui: &mut Ui, events: &mut Vec<Event>| send(ui, view, asking, events);
        keyed(ui, view, events, (asked, send));
    });
}

/// Whether it can still be asked for.
fn asks(asking: &Requesting) -> bool {
    match asking.state() {
        Requested::Nothing | Requested::Wrong | Requested::Resting(_) => true,
        Requested::Gone | Requested::Keeping(_) | Requested::Kept(_) | Requested::Lost => false,
    }
}

fn head(ui: &mut Ui, view: &Shown<'_>, room: &RoomId) {
    let theme = &view.theme;
    title(ui, theme, view.words.ask_ahead());
    if let Some(room) = view.content().rooms.get(room) {
        let name = format!("{}　{}", plain(view, &room.name), view.words.capacity(room.capacity));
        print(ui, theme, name, Face::new(TextStyle::Body, theme.palette.ink));
    }
    gap(ui, theme, space::S);
}

/// What becomes of it, and where else to ask.
fn note(ui: &mut Ui, view: &Shown<'_>) {
    gap(ui, &view.theme, space::M);
    caption(ui, &view.theme, view.words.ask_note());
    caption(ui, &view.theme, super::parts::desk_words(view));
}

/// For how long a room is asked for before anybody chose: two hours, or what its rule allows.
fn length(view: &Shown<'_>, room: &RoomId) -> u32 {
    most(view, room).min(120)
}

fn most(view: &Shown<'_>, room: &RoomId) -> u32 {
    let rules = view.content().rooms.get(room).map(|room| room.check_in);
    rules.and_then(|rules| rules.request_minutes).unwrap_or(MINUTES_MIN)
}

/// For how long, where the room has no slots of its own.
fn lengths(
    ui: &mut Ui,
    view: &Shown<'_>,
    (room, date, minutes): (&RoomId, NaiveDate, u32),
    events: &mut Vec<Event>,
) {
    let (theme, most) = (&view.theme, most(view, room));
    let has_slots = view.content().rooms.get(room).is_some_and(|room| !room.slots.is_empty());
    let mut choices: Vec<u32> = LENGTHS.into_iter().filter(|minutes| *minutes < most).collect();
    choices.push(most);
    if has_slots || choices.len() < 2 {
        return;
    }
    let page = |it: &u32| (view.words.ask_long(*it), Page::RequestTimes(room.clone(), date, *it));
    let ways: Vec<(String, Page)> = choices.iter().map(page).collect();
    pages(ui, view, (&ways, choices.iter().position(|it| *it == minutes)), events);
    gap(ui, theme, space::M);
}

/// Buttons in rows, each with its word, its name for whoever hears it, and where it leads.
fn cells_of(ui: &mut Ui, view: &Shown<'_>, cells: &[(String, String, Page)], events: &mut Vec<Event>) {
    let theme = &view.theme;
    let width = ui.available_width();
    let needed = cells.iter().map(|(word, ..)| cell(word).natural_width(ui, theme)).fold(1.0, f32::max);
    let most: usize = if is_landscape(theme) { 5 } else { 3 };
    let in_row = (((width + theme.u(space::S)) / (needed + theme.u(space::S))) as usize).clamp(1, most);
    for row in cells.chunks(in_row) {
        columns(ui, theme, (&vec![1.0; in_row], space::S), |ui, column| {
            if let Some((word, name, page)) = row.get(column) {
                let button = cell(word).named(name.as_str());
                open(&button.show(ui, theme), page.clone(), events);
            }
        });
        gap(ui, theme, space::S);
    }
}

fn cell(word: &str) -> Button {
    Button::outline(word).secondary()
}

fn wanted(ui: &mut Ui, view: &Shown<'_>, slot: &Slot) {
    let theme = &view.theme;
    panel(ui, theme, |ui| slot_words(ui, view, slot));
    gap(ui, theme, space::M);
}

/// The day and the hours, large.
pub(super) fn slot_words(ui: &mut Ui, view: &Shown<'_>, slot: &Slot) {
    let theme = &view.theme;
    let when = format!("{}　{}", view.words.date(slot.date), view.words.hours(slot.hours));
    print(ui, theme, when, Face::new(TextStyle::Heading, theme.palette.ink).bold());
    if let Some(room) = view.content().rooms.get(&slot.room) {
        caption(ui, theme, plain(view, &room.name));
    }
}

/// Whose request it is: the number of a box and its PIN.
fn who(ui: &mut Ui, view: &Shown<'_>, asking: &Requesting) {
    let (theme, words) = (&view.theme, view.words);
    para(ui, theme, words.ask_box());
    gap(ui, theme, space::S);
    places(ui, view, asking.box_of());
    let wrong = match asking.state() {
        Requested::Wrong => Some(words.box_wrong().to_owned()),
        Requested::Resting(until) => {
            let left = until.millis_since(view.now.mono).div_ceil(1000);
            Some(if left == 0 { words.box_wrong().to_owned() } else { words.number_rests(left) })
        }
        Requested::Nothing
        | Requested::Gone
        | Requested::Keeping(_)
        | Requested::Kept(_)
        | Requested::Lost => None,
    };
    if let Some(wrong) = wrong {
        Mark::new(Tone::Prep, wrong).show(ui, theme);
        gap(ui, theme, space::S);
    }
}

/// The button, once all digits are there, and where the PIN comes from.
fn send(ui: &mut Ui, view: &Shown<'_>, asking: &Requesting, events: &mut Vec<Event>) {
    let theme = &view.theme;
    if asking.box_of().is_full() {
        if Button::filled(view.words.ask_send()).icon(Icon::Check).show(ui, theme).clicked() {
            events.press(Press::CheckIn);
        }
        gap(ui, theme, space::M);
    }
    caption(ui, theme, view.words.pin_where(&view.content().settings.extension));
}

/// What became of it.
fn told(ui: &mut Ui, view: &Shown<'_>, asking: &Requesting, events: &mut Vec<Event>) {
    let (theme, words) = (&view.theme, view.words);
    match asking.state() {
        Requested::Kept(booking) => {
            Mark::new(Tone::Free, words.ask_kept()).style(TextStyle::Display).show(ui, theme);
            gap(ui, theme, space::S);
            wanted(ui, view, asking.slot());
            number(ui, view, (words.ask_number(), asking.number().unwrap_or_default()));
            para(ui, theme, words.ask_number_note());
            para(ui, theme, words.ask_kept_note());
            offer_here(ui, view, (SlipKind::Booking(booking.clone()), words.request_slip()), events);
        }
        Requested::Keeping(_) => drop(para(ui, theme, words.arrival_keeping())),
        Requested::Gone => {
            wanted(ui, view, asking.slot());
            Mark::new(Tone::Prep, words.ask_gone()).style(TextStyle::Heading).show(ui, theme);
            if let Some(at) = local(view) {
                near(ui, view, (asking.slot(), at), events);
            }
        }
        Requested::Nothing | Requested::Wrong | Requested::Resting(_) | Requested::Lost => {
            Mark::new(Tone::Prep, words.arrival_lost()).show(ui, theme);
            para(ui, theme, words.walk_up_to_desk(&view.content().settings.extension));
        }
    }
    gap(ui, theme, space::L);
    if Button::outline(words.to_rooms()).icon(Icon::ArrowLeft).show(ui, theme).clicked() {
        events.open(Page::Rooms);
    }
}

/// A number under its name, in digits that can be copied: 「041 793」.
pub(super) fn number(ui: &mut Ui, view: &Shown<'_>, (name, digits): (&str, &str)) {
    let theme = &view.theme;
    caption(ui, theme, name);
    let half = if digits.len() > 4 { digits.len() / 2 } else { digits.len() };
    let (first, rest) = digits.split_at_checked(half).unwrap_or((digits, ""));
    let spaced = format!("{first} {rest}");
    print(ui, theme, spaced.trim(), Face::new(TextStyle::Display, theme.palette.ink).heading());
    gap(ui, theme, space::S);
}

/// What is free near a slot that is not.
fn near(ui: &mut Ui, view: &Shown<'_>, (slot, at): (&Slot, NaiveDateTime), events: &mut Vec<Event>) {
    let theme = &view.theme;
    let near = view.content().near(slot, at);
    if near.is_empty() {
        return;
    }
    section(ui, theme, view.words.ask_near());
    for other in near {
        let room = view.content().rooms.get(&other.room).map(|room| plain(view, &room.name));
        let when = format!("{}　{}", view.words.date_short(other.date), view.words.hours(other.hours));
        let word = room.map_or_else(|| when.clone(), |room| format!("{when}　{room}"));
        open(&Button::outline(word).secondary().show(ui, theme), Page::Request(other), events);
        gap(ui, theme, space::S);
    }
}
