//! Rooms on the signage: the tiles that always stand, and the slide with the day's timelines.

use chrono::DateTime;
use chrono_tz::Tz;
use egui::{Pos2, Rect, StrokeKind, Ui, Vec2};

use super::{
    stack::{Stack, body},
    timeline,
};
use crate::{
    domain::{
        calendar::Day,
        content::Content,
        room::{Room, RoomState, room_state},
        time::Hours,
    },
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, Tone, radius, space, stroke},
        view::View,
        widgets::{
            Block, Chip, Face, Mark, columns, gap,
            layout::{place, split_rows},
            print,
        },
    },
};

/// Rooms that have a tile.
const TILES_MAX: usize = 2;

/// Widths of the tiles: one for each room while the corner is open, one for all of them while it is closed.
pub(super) fn shares(view: &View<'_>, content: &Content) -> Vec<f32> {
    match view.at() {
        None => Vec::new(),
        Some(at) if is_open(content, at) => vec![1.0; content.rooms.len().min(TILES_MAX)],
        Some(_) => vec![1.0],
    }
}

/// Whether one tile speaks for all rooms, because the corner is closed.
pub(super) fn are_closed(view: &View<'_>, content: &Content) -> bool {
    view.at().is_some_and(|at| !is_open(content, at))
}

/// The height of a tile in pixels.
pub(super) fn tile_height(view: &View<'_>) -> f32 {
    words_height(&view.theme) + 2.0 * view.theme.u(space::S)
}

fn words_height(theme: &Theme) -> f32 {
    2.0 * theme.line_height(TextStyle::Caption) + theme.line_height(TextStyle::Heading)
}

/// Draws the tile of the room at this place in the list, or that all are closed.
pub(super) fn tile(ui: &mut Ui, view: &View<'_>, content: &Content, (index, rect): (usize, Rect)) {
    let theme = &view.theme;
    let Some(at) = view.at() else { return };
    let colors = theme.palette;
    let corner = theme.radius(radius::BUTTON);
    ui.painter().add(theme.shadow().as_shape(rect, corner));
    let edge = theme.stroke(stroke::HAIRLINE, colors.hairline);
    ui.painter().rect(rect, corner, colors.card, edge, StrokeKind::Inside);
    let spare = (rect.height() - words_height(theme)).max(0.0);
    let inner = rect.shrink2(Vec2::new(theme.u(space::L), theme.u(space::S).min(spare / 2.0)));
    place(ui, inner, |ui| match content.rooms_in_order().get(index) {
        Some(room) if is_open(content, at) => open_tile(ui, view, (content, room), at),
        Some(_) | None => closed_tile(ui, view, content, at),
    });
}

fn open_tile(ui: &mut Ui, view: &View<'_>, (content, room): (&Content, &Room), at: DateTime<Tz>) {
    let theme = &view.theme;
    let words = view.words();
    let state = state(content, room, at);
    let name = view.text(&room.name).without_readings();
    print(ui, theme, name, Face::new(TextStyle::Caption, theme.palette.ink2).lines_max(1));
    Mark::new(tone(state), words.room_state(state)).style(TextStyle::Heading).show(ui, theme);
    let until = words.room_until(state).unwrap_or_default();
    print(ui, theme, until, Face::new(TextStyle::Caption, theme.palette.ink));
}

fn closed_tile(ui: &mut Ui, view: &View<'_>, content: &Content, at: DateTime<Tz>) {
    let theme = &view.theme;
    let words = view.words();
    let today = at.date_naive();
    let day = content.corner.day(today);
    let (head, next) = match &day {
        Day::Closed(reason) => (words.closed_today(reason), content.corner.next_open_day(today)),
        Day::Open(hours) if at.time() < hours.start => (words.opens_today(hours.start), None),
        Day::Open(_) => (words.opening(&day, at.time()), content.corner.next_open_day(today)),
    };
    let face = Face::new(TextStyle::Label, theme.palette.ink).regular();
    let next = next.map(|(date, hours)| words.next_open(date, hours)).unwrap_or_default();
    let width = ui.available_width();
    let below = Block::set(ui.painter(), theme, next, face, width);
    let above = Block::set(ui.painter(), theme, head.as_str(), face, width - theme.u(space::XL));
    ui.add_space(((ui.available_height() - above.height() - below.height()) / 2.0).max(0.0));
    Mark::new(Tone::Shut, head).style(TextStyle::Label).show(ui, theme);
    below.show(ui);
}

fn is_open(content: &Content, at: DateTime<Tz>) -> bool {
    content.corner.day(at.date_naive()).hours().is_some_and(|hours| hours.contains(at.time()))
}

/// What a room is at this moment, by what was said until then.
pub(super) fn state(content: &Content, room: &Room, at: DateTime<Tz>) -> RoomState {
    let open = content.day_of(&room.id, at.date_naive()).hours();
    room_state(open, &content.holding(&room.id, at.naive_local()), at.time())
}

/// Its shape and colour.
pub(super) fn tone(state: RoomState) -> Tone {
    match state {
        RoomState::InUse { .. } => Tone::Busy,
        RoomState::Free { .. } => Tone::Free,
        RoomState::NotUsable { .. } | RoomState::Closed => Tone::Shut,
    }
}

/// Draws the slide of today's rooms.
pub(super) fn slide(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) {
    let theme = &view.theme;
    let words = view.words();
    let Some(at) = view.at() else { return };
    let Some(open) = content.corner.day(at.date_naive()).hours() else { return };
    let rect = rect.shrink(theme.u(space::XL));
    let hue = theme.palette.hue(7);
    let chip = Chip::new(words.group_rooms()).icon(Icon::Door).hue(hue).style(TextStyle::Caption);
    let head = Stack::new(view, rect.width()).chip(ui, &chip).gap(space::XS);
    let head = head.title(ui, &words.rooms_today().into());
    head.put(ui, rect.min);
    let rooms = content.rooms_in_order();
    let between = rect.with_min_y(rect.top() + head.height() + theme.u(space::M));
    let (gap, count) = (theme.u(space::L), rooms.len().max(1));
    let needed = count as f32 * (least_height(view) + gap) - gap;
    let aside = Rect::from_min_max(
        Pos2::new(rect.left() + head.wide() + theme.u(space::XL), rect.top()),
        Pos2::new(rect.right(), rect.top() + head.height()),
    );
    let is_said = note_beside(ui, view, aside);
    let between = if is_said { between } else { note_below(ui, view, between, needed) };
    let cells = split_rows(between, &vec![1.0; count], gap);
    for (room, cell) in rooms.into_iter().zip(cells) {
        place(ui, cell, |ui| room_of_slide(ui, view, (content, room), (open, at)));
    }
}

/// Says beside the title what these rooms are, on a landscape panel where there is the room; whether it did.
fn note_beside(ui: &Ui, view: &View<'_>, aside: Rect) -> bool {
    let words = view.words().group_rooms_note();
    let set = |style| Stack::new(view, aside.width()).note(ui, words, style);
    let fits = |note: &Stack<'_>| view.is_landscape() && note.height() <= aside.height();
    let note = [TextStyle::Body, TextStyle::Caption].into_iter().map(set).find(fits);
    if let Some(note) = &note {
        note.put(ui, aside.right_bottom() - Vec2::new(note.wide(), note.height()));
    }
    note.is_some()
}

/// Says it below the hours, which come first where room is short; what is left for these.
fn note_below(ui: &Ui, view: &View<'_>, room: Rect, needed: f32) -> Rect {
    let note = Stack::new(view, room.width()).note(ui, view.words().group_rooms_note(), TextStyle::Body);
    let below = note.height() + view.theme.u(space::M);
    if needed + below > room.height() {
        return room;
    }
    note.put(ui, Pos2::new(room.left(), room.bottom() - note.height()));
    room.with_max_y(room.bottom() - below)
}

/// The least height of a room on the slide, in pixels.
fn least_height(view: &View<'_>) -> f32 {
    let theme = &view.theme;
    let name = if view.is_landscape() { 0.0 } else { theme.line_height(TextStyle::Body) };
    name + theme.line_height(body(view)) + theme.u(space::XS) + timeline::least_height(theme)
}

fn room_of_slide(
    ui: &mut Ui,
    view: &View<'_>,
    (content, room): (&Content, &Room),
    (open, at): (Hours, DateTime<Tz>),
) {
    let theme = &view.theme;
    let words = view.words();
    let state = state(content, room, at);
    let name = format!("{}　{}", view.plain(&room.name), words.capacity(room.capacity));
    let name_face = Face::new(TextStyle::Body, theme.palette.ink2).regular().lines_max(1);
    let until = words.room_until(state).unwrap_or_default();
    let mark = Mark::new(tone(state), format!("{}　{until}", words.room_state(state))).style(body(view));
    if view.is_landscape() {
        columns(ui, theme, (&[1.0, 1.0], space::M), |ui, index| match index {
            0 => drop(print(ui, theme, name.as_str(), name_face)),
            _ => drop(mark.clone().show(ui, theme)),
        });
    } else {
        print(ui, theme, name, name_face);
        mark.show(ui, theme);
    }
    gap(ui, theme, space::XS);
    let bookings = content.bookings_of(&room.id, at.date_naive());
    let room_left = ui.available_rect_before_wrap();
    timeline::draw(ui, view, room_left, &timeline::Day { open, at: at.time(), bookings });
}
