//! The sign beside one door: the room, what it is at this moment, until when, and what comes next. Nobody touches it.

use egui::{Pos2, Rect, Ui, Vec2};

use super::{
    pairing,
    plate::{Said, agenda, band, footnote, plate, speak},
    timeline,
};
use crate::{
    domain::{content::Content, id::RoomId, room::Room},
    screen::{
        theme::{TextSize, TextStyle, Theme, Tone, space},
        view::View,
        widgets::{Block, Face},
    },
};

/// Draws the sign. Its sizes are those of its distances: the state is read from 5 m and more.
pub(in crate::screen) fn draw(ui: &mut Ui, view: &View<'_>, content: &Content, id: &RoomId) {
    let theme = Theme { text_size: TextSize::Normal, ..view.theme };
    let view = &View { theme, ..*view };
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, theme.palette.paper);
    let Some(room) = content.rooms.get(id) else { return strange(ui, view, (content, id), whole) };
    let name = view.text(&room.name).plain();
    let said = Said::of_room(view, content, room);
    speak(ui, whole, &format!("{name} {}", said.word));
    let top = band(ui, view, (&name, clock(view)), whole).bottom();
    let inside = inside(ui, view, whole.with_min_y(top));
    let rest = inside.with_max_y(footnote(ui, view, view.words().group_rooms_note(), inside));
    let Some(at) = view.at().filter(|_| said.next.is_some()) else {
        return plate(ui, view, &said, rest.with_max_y(rest.bottom() - theme.u(space::S)));
    };
    let bookings = content.bookings_of(&room.id, at.date_naive());
    let below = below(ui, view, (content, room, &said), rest);
    plate(ui, view, &said, rest.with_max_y(below.top() - theme.u(space::S)));
    agenda(ui, view, &bookings, rest.with_min_y(below.bottom() + theme.u(space::M)));
}

/// The glass under the band, without its edges and what is said of pairing.
fn inside(ui: &mut Ui, view: &View<'_>, rest: Rect) -> Rect {
    let theme = &view.theme;
    let rest = rest.with_min_y(pairing::strip(ui, view, rest));
    rest.shrink2(Vec2::new(theme.u(space::EDGE), theme.u(space::S)))
}

/// What comes next and the day as a line: at the foot of a landscape glass, in the middle of a portrait one.
fn below(ui: &Ui, view: &View<'_>, (content, room, said): (&Content, &Room, &Said), rest: Rect) -> Rect {
    let theme = &view.theme;
    let styles = [TextStyle::Sign, TextStyle::Title, TextStyle::Heading, TextStyle::Label];
    let ink = theme.palette.ink;
    let next = said.next.as_deref().unwrap_or_default();
    let set = |style| {
        Block::set(ui.painter(), theme, next, Face::new(style, ink).bold().lines_max(2), rest.width())
    };
    let share = if view.is_landscape() { 0.17 } else { 0.1 };
    let fits = |it: &Block| it.line_count() == 1 && it.height() <= rest.height() * share;
    let next = styles.iter().map(|style| set(*style)).find(fits).unwrap_or_else(|| set(TextStyle::Label));
    let line = if is_small(view) { 0.0 } else { theme.line_height(TextStyle::Small) + line_height(view) };
    let high = next.height() + line + theme.u(space::S);
    let top = if view.is_landscape() { rest.bottom() - high } else { rest.top() + rest.height() * 0.54 };
    let whole = Rect::from_min_size(Pos2::new(rest.left(), top), Vec2::new(rest.width(), high));
    next.put(ui, whole.min);
    let Some(at) = view.at().filter(|_| !is_small(view)) else { return whole };
    let Some(open) = content.day_of(&room.id, at.date_naive()).hours() else { return whole };
    let bookings = content.bookings_of(&room.id, at.date_naive());
    let bar = whole.with_min_y(whole.top() + next.height()).with_max_y(whole.bottom() - theme.u(space::S));
    timeline::draw(ui, view, bar, &timeline::Day { open, at: at.time(), bookings });
    whole
}

/// The clock: as large as the state, where the room's name has its place beside it.
fn clock(view: &View<'_>) -> TextStyle {
    if view.is_landscape() { TextStyle::Poster } else { TextStyle::Clock }
}

/// Height of the day's line.
fn line_height(view: &View<'_>) -> f32 {
    view.by_shape(130.0, 84.0)
}

/// Whether the glass is so low that the day's line would take the room of what is read from afar.
fn is_small(view: &View<'_>) -> bool {
    view.theme.panel.height_px < view.theme.mm(LOW_MM)
}

/// Height in millimetres of a glass that is low: about 8 inches lying.
const LOW_MM: f32 = 115.0;

/// No room has this id: said in words, for whoever set up the terminal.
fn strange(ui: &mut Ui, view: &View<'_>, (content, id): (&Content, &RoomId), whole: Rect) {
    let name = view.text(&content.settings.corner_name).plain();
    let top = band(ui, view, (&name, clock(view)), whole).bottom();
    let said = Said {
        tone: Tone::Prep,
        word: view.words().room_not_found().to_owned(),
        lines: vec![view.words().no_such_room(id), view.words().no_such_room_do().to_owned()],
        next: None,
    };
    let inside = inside(ui, view, whole.with_min_y(top));
    plate(ui, view, &said, inside);
}
