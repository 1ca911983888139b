//! The board of all rooms, on a glass that nobody touches: a row to a room, by turns where there are many.

use chrono::Timelike as _;
use egui::{Pos2, Rect, StrokeKind, Ui, Vec2};

use super::{
    pairing,
    plate::{Said, agenda, band, footnote, plate, speak},
    timeline,
};
use crate::{
    domain::{content::Content, room::Room},
    screen::{
        theme::{TextSize, TextStyle, Theme, Tone, radius, space, stroke},
        view::View,
        widgets::{
            Block, Face, Mark, columns, gap,
            layout::{place, split_rows},
            print,
        },
    },
};

/// Draws the board.
pub(in crate::screen) fn draw(ui: &mut Ui, view: &View<'_>, content: &Content) {
    let theme = Theme { text_size: TextSize::Normal, ..view.theme };
    let view = &View { theme, ..*view };
    let (whole, words) = (ui.max_rect(), view.words());
    ui.painter().rect_filled(whole, 0.0, theme.palette.paper);
    speak(ui, whole, words.rooms_today());
    let rest = whole.with_min_y(band(ui, view, (words.rooms_today(), TextStyle::Clock), whole).bottom());
    let rest = rest.with_min_y(pairing::strip(ui, view, rest));
    let inside = rest.shrink2(Vec2::new(theme.u(space::EDGE), theme.u(space::S)));
    let rooms = content.rooms_in_order();
    let all = Said::of_corner(view, content).or_else(|| rooms.is_empty().then(|| no_rooms(view)));
    let note = words.group_rooms_note();
    if let Some(said) = all {
        let room = inside.with_max_y(footnote(ui, view, note, inside) - theme.u(space::S));
        return plate(ui, view, &said, room);
    }
    let fit = rows_that_fit(view, inside.height() - theme.line_height(TextStyle::Caption));
    let (shown, turn) = turn(&rooms, fit, view.at().map_or(0, |at| at.hour() * 60 + at.minute()));
    let note = turn.map_or_else(|| note.to_owned(), |(at, of)| format!("{}　{note}", words.page_of(at, of)));
    let bottom = footnote(ui, view, &note, inside) - theme.u(space::S);
    let cells = split_rows(inside.with_max_y(bottom), &vec![1.0; shown.len()], theme.u(space::S));
    for (room, cell) in shown.iter().zip(cells) {
        row(ui, view, (content, room), cell);
    }
}

fn no_rooms(view: &View<'_>) -> Said {
    let word = view.words().no_rooms_yet().to_owned();
    Said { tone: Tone::Shut, word, lines: Vec::new(), next: None }
}

/// How many rows a height has room for.
fn rows_that_fit(view: &View<'_>, height: f32) -> usize {
    let theme = &view.theme;
    let lines = if view.is_landscape() {
        [TextStyle::Caption, TextStyle::Heading, TextStyle::Label]
            .map(|it| theme.line_height(it))
            .iter()
            .sum::<f32>()
    } else {
        theme.line_height(TextStyle::Label)
            + theme.line_height(TextStyle::Display)
            + theme.line_height(TextStyle::Body)
            + theme.line_height(TextStyle::Small)
            + theme.u(space::XL)
    };
    ((height / (lines + theme.u(space::S) + theme.u(space::XS))) as usize).max(1)
}

/// The rooms that are shown at a minute of the day, and which turn of how many that is; none where all have room.
fn turn<'a>(rooms: &[&'a Room], fit: usize, minute: u32) -> (Vec<&'a Room>, Option<(usize, usize)>) {
    let turns = rooms.len().div_ceil(fit.max(1));
    if turns <= 1 {
        return (rooms.to_vec(), None);
    }
    let turn = minute as usize % turns;
    // Every turn is as full as the others, so that rows keep their height.
    let each = rooms.len().div_ceil(turns);
    (rooms.iter().copied().skip(turn * each).take(each).collect(), Some((turn + 1, turns)))
}

fn row(ui: &mut Ui, view: &View<'_>, (content, room): (&Content, &Room), cell: Rect) {
    let theme = &view.theme;
    let said = Said::of_room(view, content, room);
    let hue = theme.palette.tone(said.tone);
    let corner = theme.radius(radius::CARD);
    let edge = theme.stroke(stroke::OUTLINE, hue.ink);
    ui.painter().rect(cell, corner, theme.palette.card, edge, StrokeKind::Inside);
    let inner = cell.shrink2(Vec2::new(theme.u(space::L), theme.u(space::XS)));
    place(ui, inner, |ui| {
        if view.is_landscape() {
            columns(ui, theme, (&[1.0, 1.1], space::L), |ui, column| match column {
                0 => state(ui, view, room, &said),
                _ => day(ui, view, (content, room, &said), inner),
            });
        } else {
            state(ui, view, room, &said);
            day(ui, view, (content, room, &said), inner);
        }
    });
}

/// Its name, what it is, and until when.
fn state(ui: &mut Ui, view: &View<'_>, room: &Room, said: &Said) {
    let theme = &view.theme;
    let beside = !view.is_landscape();
    let name = view.text(&room.name).without_readings();
    let name_style = if beside { TextStyle::Label } else { TextStyle::Caption };
    print(ui, theme, name, Face::new(name_style, theme.palette.ink2).bold().lines_max(1));
    let until = said.lines.join("　");
    let one = if beside { format!("{}　{until}", said.word) } else { said.word.clone() };
    let face = |style| Face::new(style, theme.palette.ink).bold();
    let width = ui.available_width() - theme.size(TextStyle::Display) * 1.4;
    let styles = [TextStyle::Display, TextStyle::Title, TextStyle::Heading, TextStyle::Label];
    let below = if beside { 0.0 } else { theme.line_height(TextStyle::Label) };
    let high = ui.available_height() - below;
    let fits = |style: &&TextStyle| {
        let set = Block::set(ui.painter(), theme, one.as_str(), face(**style), width);
        set.line_count() == 1 && set.height() <= high
    };
    let style = styles.iter().find(fits).copied().unwrap_or(TextStyle::Label);
    Mark::new(said.tone, one).style(style).show(ui, theme);
    if !beside {
        print(ui, theme, until, Face::new(TextStyle::Label, theme.palette.ink).lines_max(1));
    }
}

/// What comes next, and the day as a line.
fn day(ui: &mut Ui, view: &View<'_>, (content, room, said): (&Content, &Room, &Said), inner: Rect) {
    let theme = &view.theme;
    let face = Face::new(TextStyle::Body, theme.palette.ink).lines_max(1);
    print(ui, theme, said.next.clone().unwrap_or_default(), face);
    gap(ui, theme, space::XS);
    let Some(at) = view.at() else { return };
    let Some(open) = content.day_of(&room.id, at.date_naive()).hours() else { return };
    let top = ui.min_rect().bottom();
    let left = ui.available_rect_before_wrap();
    let bar = Rect::from_min_max(Pos2::new(left.left(), top), Pos2::new(left.right(), inner.bottom()));
    let bookings = content.bookings_of(&room.id, at.date_naive());
    timeline::draw(ui, view, bar, &timeline::Day { open, at: at.time(), bookings: bookings.clone() });
    if !view.is_landscape() {
        let high = theme.u(timeline::BAR_MAX) + theme.line_height(TextStyle::Small) + theme.u(space::M);
        agenda(ui, view, &bookings, bar.with_min_y(bar.top() + high));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screen::sample;

    #[test]
    fn rooms_that_have_no_place_take_turns_and_none_is_left_out() {
        let content = sample::content(crate::domain::signage::SlideKind::Automatic(
            crate::domain::signage::Automatic::Welcome,
        ));
        let one = *content.rooms_in_order().first().unwrap();
        let rooms = vec![one; 7];
        assert_eq!((turn(&rooms, 7, 3).0.len(), turn(&rooms, 7, 3).1), (7, None));
        let turns: Vec<_> = (0..4).map(|minute| turn(&rooms, 3, minute)).collect();
        let counts: Vec<usize> = turns.iter().map(|(shown, _)| shown.len()).collect();
        assert_eq!(counts, [3, 3, 1, 3]);
        assert_eq!(turns.iter().filter_map(|(_, turn)| *turn).next_back(), Some((1, 3)));
    }
}
