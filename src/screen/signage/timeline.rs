//! A day of a room from left to right: what is booked, and where now is.

use chrono::NaiveTime;
use egui::{Pos2, Rect, Stroke, StrokeKind, Ui, Vec2};

use crate::{
    domain::{
        room::Booking,
        time::{Hours, minute_of_day},
    },
    screen::{
        theme::{TextStyle, Theme, Tone, radius, space, stroke},
        view::View,
        widgets::{Block, Face, hours::figure_step},
    },
};

/// What a timeline shows.
pub(super) struct Day<'a> {
    /// When the corner is open.
    pub(super) open: Hours,
    /// Now.
    pub(super) at: NaiveTime,
    /// The bookings of the day.
    pub(super) bookings: Vec<&'a Booking>,
}

/// Greatest height of a bar, in design pixels.
pub(super) const BAR_MAX: f32 = 150.0;
/// Least height of a bar, in design pixels.
const BAR_MIN: f32 = space::L;
/// What a booking keeps from the bar's edges, in design pixels.
const BLOCK_EDGE: f32 = 4.0;
/// What words keep from the upper and the lower edge of their booking, in design pixels.
const WORDS_EDGE: f32 = 2.0;

impl Day<'_> {
    /// Where a minute of the day stands between the left and the right edge.
    fn x(&self, rect: Rect, minute: u32) -> f32 {
        let (from, to) = (self.open.start_minute() as f32, self.open.end_minute() as f32);
        let share = ((minute as f32 - from) / (to - from).max(1.0)).clamp(0.0, 1.0);
        (rect.left() + share * rect.width()).round()
    }
}

/// Height of the lowest bar with its hours, in pixels: it holds one line.
pub(super) fn least_height(theme: &Theme) -> f32 {
    2.0 * theme.line_height(TextStyle::Small) + 2.0 * theme.u(BLOCK_EDGE + WORDS_EDGE)
}

/// Draws bar and hours at the top of `room`.
pub(super) fn draw(ui: &Ui, view: &View<'_>, room: Rect, day: &Day<'_>) {
    let theme = &view.theme;
    let colors = theme.palette;
    let ticks = theme.line_height(TextStyle::Small);
    let high = (room.height() - ticks).min(theme.u(BAR_MAX)).max(theme.u(BAR_MIN));
    let bar = room.with_max_y(room.top() + high);
    let corner = theme.radius(radius::SMALL);
    ui.painter().rect_filled(bar, corner, colors.tone(Tone::Free).soft);
    hours(ui, view, bar, day);
    // Now stands behind the bookings, so that it crosses out no word.
    if day.open.contains(day.at) {
        let x = day.x(bar, minute_of_day(day.at));
        ui.painter().vline(x, bar.expand(theme.u(8.0)).y_range(), Stroke::new(theme.u(6.0), colors.ink));
    }
    for booking in &day.bookings {
        booked(ui, view, (bar, day), booking);
    }
    ui.painter().rect_stroke(bar, corner, theme.stroke(stroke::HAIRLINE, colors.line), StrokeKind::Inside);
}

fn booked(ui: &Ui, view: &View<'_>, (bar, day): (Rect, &Day<'_>), booking: &Booking) {
    let theme = &view.theme;
    let left = day.x(bar, booking.hours.start_minute());
    let right = day.x(bar, booking.hours.end_minute());
    let block = Rect::from_x_y_ranges(left..=right, bar.y_range()).shrink(theme.u(BLOCK_EDGE));
    let running = booking.hours.contains(day.at);
    let over = booking.hours.end_minute() <= minute_of_day(day.at);
    let hue = theme.palette.tone(if over { Tone::Shut } else { Tone::Busy });
    ui.painter().rect_filled(block, theme.radius(radius::SMALL), hue.soft);
    let edge = theme.stroke(if running { stroke::OUTLINE } else { stroke::HAIRLINE }, hue.ink);
    ui.painter().rect_stroke(block, theme.radius(radius::SMALL), edge, StrokeKind::Inside);
    let name = booking.shown_name.as_ref();
    let words = name.map_or_else(|| view.words().booked().to_owned(), |name| view.plain(name));
    let inner = block.shrink2(Vec2::new(theme.u(6.0), theme.u(WORDS_EDGE)));
    let lines = (inner.height() / theme.line_height(TextStyle::Small)) as usize;
    let face = Face::new(TextStyle::Small, hue.ink).bold().whole().lines_max(lines.clamp(1, 3));
    let label = Block::set(ui.painter(), theme, words, face, inner.width());
    if label.size().x <= inner.width() + 1.0 {
        label.put(ui, Pos2::new(inner.left(), block.center().y - label.height() / 2.0));
    }
}

/// A tick every hour and a figure every other one, or fewer where they would touch.
fn hours(ui: &Ui, view: &View<'_>, bar: Rect, day: &Day<'_>) {
    let theme = &view.theme;
    let (first, last) = (day.open.start_minute() / 60, day.open.end_minute() / 60);
    let hour_px = bar.width() / (last - first).max(1) as f32;
    let step = figure_step(ui.painter(), theme, view.words(), hour_px);
    for hour in first..=last {
        let x = day.x(bar, hour * 60);
        if hour != first && hour != last {
            ui.painter().vline(x, bar.y_range(), theme.stroke(1.0, theme.palette.line));
        }
        if (hour - first).is_multiple_of(step) {
            let face = Face::new(TextStyle::Small, theme.palette.ink2);
            let words = view.words().hour(hour);
            let label = Block::set(ui.painter(), theme, words, face, f32::INFINITY);
            let wide = label.size().x;
            let left = (x - wide / 2.0).clamp(bar.left(), (bar.right() - wide).max(bar.left()));
            label.paint(ui.painter(), Pos2::new(left, bar.bottom() + theme.u(2.0)));
        }
    }
}
