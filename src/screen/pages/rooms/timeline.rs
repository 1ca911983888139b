//! A room's day as a line: a tick every hour, what is booked, and where the day stands.

use chrono::NaiveDateTime;
use egui::{Painter, Pos2, Rect, Role, StrokeKind, Ui, Vec2};

use super::super::parts::{Shown, plain};
use crate::{
    domain::{
        room::Booking,
        stage::Stage,
        time::{Hours, minute_of_day},
    },
    screen::{
        theme::{TextStyle, Theme, Tone, radius, space, stroke},
        widgets::{Block, Face, caption, gap, hours::figure_step, touch},
    },
};

/// Height of the line in design pixels.
const HIGH: f32 = 104.0;
/// Width of the mark that stands at the present moment, in design pixels.
const NOW_WIDE: f32 = 6.0;
/// How far the mark's ends reach over a booking, in design pixels.
const NOW_END: f32 = 16.0;

/// Shows the line, its hours below it, and below those what was too short to carry its words.
pub(super) fn show(ui: &mut Ui, view: &Shown<'_>, (open, at): (Hours, NaiveDateTime), bookings: &[&Booking]) {
    let theme = &view.theme;
    let now = at.time();
    let line = Line::new(ui, theme, open);
    line.paint_ground(ui.painter(), theme);
    let now_at = line.x(minute_of_day(now)).filter(|_| open.contains(now));
    if let Some(x) = now_at {
        line.paint_now(ui.painter(), theme, x);
    }
    let mut below = Vec::new();
    for booking in bookings {
        let Some(rect) = line.span(booking.hours) else { continue };
        let block = Label::new(view, booking, at);
        touch::describe(ui, rect, Role::Label, &block.spoken);
        if !block.paint(ui.painter(), theme, rect) {
            below.push(block.spoken);
        }
    }
    if let Some(x) = now_at {
        line.paint_now_ends(ui.painter(), theme, x);
    }
    line.paint_hours(ui, view);
    for words in below {
        caption(ui, theme, words);
    }
}

/// Where minutes of the day lie.
struct Line {
    rect: Rect,
    open: Hours,
}

impl Line {
    fn new(ui: &mut Ui, theme: &Theme, open: Hours) -> Self {
        let high = theme.u(HIGH).max(2.0 * theme.line_height(TextStyle::Small) + theme.u(space::M));
        let size = Vec2::new(ui.available_width(), high);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        Self { rect, open }
    }

    fn minutes(&self) -> u32 {
        self.open.end_minute().saturating_sub(self.open.start_minute()).max(1)
    }

    /// The place of a minute of the day; none before opening and after closing.
    fn x(&self, minute: u32) -> Option<f32> {
        let since = minute.checked_sub(self.open.start_minute()).filter(|since| *since <= self.minutes())?;
        let share = since as f32 / self.minutes() as f32;
        Some((self.rect.left() + share * self.rect.width()).round())
    }

    fn span(&self, hours: Hours) -> Option<Rect> {
        let from = self.x(hours.start_minute().max(self.open.start_minute()))?;
        let to = self.x(hours.end_minute().min(self.open.end_minute()))?;
        (from < to).then(|| Rect::from_x_y_ranges(from..=to, self.rect.y_range()))
    }

    /// Full hours from opening to closing.
    fn hours(&self) -> impl Iterator<Item = (u32, f32)> {
        let (first, last) = (self.open.start_minute().div_ceil(60), self.open.end_minute() / 60);
        (first..=last).filter_map(|hour| Some((hour, self.x(hour * 60)?)))
    }

    fn paint_ground(&self, painter: &Painter, theme: &Theme) {
        let edge = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
        let corner = theme.radius(radius::SMALL);
        painter.rect(self.rect, corner, theme.palette.paper, edge, StrokeKind::Inside);
        for (_, x) in self.hours() {
            if self.rect.x_range().shrink(theme.u(space::XS)).contains(x) {
                painter.vline(x, self.rect.y_range(), edge);
            }
        }
    }

    fn paint_now(&self, painter: &Painter, theme: &Theme, x: f32) {
        let size = Vec2::new(theme.u(NOW_WIDE), self.rect.height());
        let mark = Rect::from_center_size(Pos2::new(x, self.rect.center().y), size);
        painter.rect_filled(mark, theme.radius(NOW_WIDE / 2.0), theme.palette.ink);
    }

    /// The mark's two ends again, over a booking whose words stand before the rest of it.
    fn paint_now_ends(&self, painter: &Painter, theme: &Theme, x: f32) {
        let high = theme.u(NOW_END);
        for y in [self.rect.top() + high / 2.0, self.rect.bottom() - high / 2.0] {
            let end = Rect::from_center_size(Pos2::new(x, y), Vec2::new(theme.u(NOW_WIDE), high));
            painter.rect_filled(end, theme.radius(NOW_WIDE / 2.0), theme.palette.ink);
        }
    }

    /// 「9時」 under every second hour, or fewer; the first and the last stay inside the line.
    fn paint_hours(&self, ui: &mut Ui, view: &Shown<'_>) {
        let theme = &view.theme;
        gap(ui, theme, 4.0);
        let high = theme.line_height(TextStyle::Small);
        let (row, _) = ui.allocate_exact_size(Vec2::new(self.rect.width(), high), egui::Sense::hover());
        let face = Face::new(TextStyle::Small, theme.palette.ink2);
        let hour_px = self.rect.width() * 60.0 / self.minutes() as f32;
        let step = figure_step(ui.painter(), theme, view.words, hour_px);
        let first = self.open.start_minute().div_ceil(60);
        for (hour, x) in self.hours().filter(|(hour, _)| (hour - first).is_multiple_of(step)) {
            let block = Block::set(ui.painter(), theme, view.words.hour(hour), face, self.rect.width());
            let wide = block.size().x;
            let left = (x - wide / 2.0).clamp(row.left(), row.right() - wide);
            block.paint(ui.painter(), Pos2::new(left, row.top()));
        }
    }
}

/// Wider than any words of a booking.
const WIDE: f32 = 10_000.0;

/// What a booking says.
struct Label {
    name: String,
    hours: String,
    spoken: String,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Over,
    Gone,
    Running,
    Ahead,
}

impl Label {
    fn new(view: &Shown<'_>, booking: &Booking, at: NaiveDateTime) -> Self {
        let name = booking.shown_name.as_ref().map(|name| plain(view, name));
        let name = name.unwrap_or_else(|| view.words.booked().to_owned());
        let now = at.time();
        let state = match booking.hours {
            _ if view.content().stage(booking, at) == Stage::Left => State::Gone,
            hours if hours.contains(now) => State::Running,
            hours if hours.end_minute() <= minute_of_day(now) => State::Over,
            _ => State::Ahead,
        };
        let hours = match state {
            State::Over => view.words.over().to_owned(),
            State::Gone => view.words.gone().to_owned(),
            State::Running => view.words.in_use().to_owned(),
            State::Ahead => view.words.hours_short(booking.hours),
        };
        let over = match state {
            State::Over | State::Gone => format!("（{hours}）"),
            State::Running | State::Ahead => String::new(),
        };
        let spoken = format!("{} {name}{over}", view.words.hours(booking.hours));
        Self { name, hours, spoken, state }
    }

    /// Paints the booking; false when its words do not fit into it.
    fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect) -> bool {
        let colors = theme.palette;
        let (ink, fill) = match self.state {
            State::Over | State::Gone => (colors.tone(Tone::Shut).ink, colors.tone(Tone::Shut).soft),
            State::Running => (colors.tone(Tone::Busy).ink, colors.tone(Tone::Busy).soft),
            State::Ahead => (colors.ink, colors.sand),
        };
        let rect = rect.shrink2(Vec2::new(theme.u(3.0), theme.u(space::XS)));
        let edge =
            theme.stroke(stroke::HAIRLINE, if self.state == State::Running { ink } else { colors.line });
        painter.rect(rect, theme.radius(radius::SMALL), fill, edge, StrokeKind::Inside);
        let inside = rect.shrink2(Vec2::new(theme.u(8.0), 0.0));
        let set = |words: &str, face: Face| Block::set(painter, theme, words, face, WIDE);
        let name = set(&self.name, Face::new(TextStyle::Small, ink).bold().plain());
        let hours = set(&self.hours, Face::new(TextStyle::Small, ink).plain());
        let fits = name.size().x <= inside.width() && hours.size().x <= inside.width();
        if fits {
            let top = rect.center().y - f32::midpoint(name.height(), hours.height());
            name.paint(painter, Pos2::new(inside.left(), top));
            hours.paint(painter, Pos2::new(inside.left(), top + name.height()));
        }
        fits
    }
}
