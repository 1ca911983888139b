//! 月ごと: the events of one month, its days on a sheet and below them what is on each.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use egui::{Pos2, Rect, Role, Sense, Ui, Vec2};

use super::{
    events::{dated_rows, ways},
    parts::{Sheet, Shown, open, today},
};
use crate::{
    domain::{
        calendar::Day,
        event::{PublicEvent, Session},
        time::first_of_month,
    },
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, radius, space, stroke},
        widgets::{Block, Button, Face, columns, gap, panel, para, text::paint_middle, title, touch},
    },
};

/// Months ahead that can be turned to.
const AHEAD_MAX: u32 = 12;

/// Draws the page of the month that begins on `first`.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, first: NaiveDate, events: &mut Vec<Event>) {
    let found = of_month(view, first);
    Sheet::new(view, "month").fill(
        ui,
        events,
        |ui, events| {
            title(ui, &view.theme, view.words.month(first));
            gap(ui, &view.theme, space::S);
            ways(ui, view, &Page::Month(first), events);
            gap(ui, &view.theme, space::S);
            turn(ui, view, first, events);
        },
        |ui, events| {
            sheet(ui, view, (first, &found));
            gap(ui, &view.theme, space::M);
            if found.is_empty() {
                panel(ui, &view.theme, |ui| para(ui, &view.theme, view.words.month_empty()));
            }
            let ahead: Vec<_> = match today(view) {
                Some(today) => found.into_iter().filter(|(_, session)| session.date >= today).collect(),
                None => found,
            };
            dated_rows(ui, view, &ahead, events);
        },
    );
}

/// Every session of the month, in order of time.
fn of_month<'v>(view: &Shown<'v>, first: NaiveDate) -> Vec<(&'v PublicEvent, Session)> {
    let all = view.content().events.values().map(AsRef::as_ref);
    let sessions = all.flat_map(|event: &'v PublicEvent| event.sessions.iter().map(move |it| (event, *it)));
    let mut found: Vec<_> = sessions.filter(|(_, session)| first_of_month(session.date) == first).collect();
    found.sort_by_key(|(event, session)| (*session, event.id.clone()));
    found
}

/// To the month before, but not before this one, and to the next.
fn turn(ui: &mut Ui, view: &Shown<'_>, first: NaiveDate, events: &mut Vec<Event>) {
    let this = today(view).map(first_of_month);
    let before = first.checked_sub_months(Months::new(1));
    let before = before.filter(|before| this.is_none_or(|this| *before >= this));
    let last = this.unwrap_or(first).checked_add_months(Months::new(AHEAD_MAX));
    let next = first.checked_add_months(Months::new(1)).filter(|next| last.is_none_or(|last| *next <= last));
    let ways = [(before, Icon::CaretLeft), (next, Icon::CaretRight)];
    columns(ui, &view.theme, (&[1.0, 1.0], space::M), |ui, number| {
        let Some((Some(month), icon)) = ways.get(number) else { return };
        let button = Button::outline(view.words.month(*month)).icon(*icon).secondary();
        open(&button.style(TextStyle::Caption).show(ui, &view.theme), Page::Month(*month), events);
    });
}

/// The days of the month under their weekdays: those with something on them stand out, closed ones step back.
fn sheet(ui: &mut Ui, view: &Shown<'_>, (first, found): (NaiveDate, &[(&PublicEvent, Session)])) {
    let theme = &view.theme;
    let lead = first.weekday().num_days_from_monday();
    let days = days_in(first);
    let rows = (lead + days).div_ceil(7);
    let whole = ui.available_width();
    let (side, line) = (whole / 7.0, theme.line_height(TextStyle::Body) + theme.u(space::S));
    let head = theme.line_height(TextStyle::Small);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(whole, head + line * rows as f32), Sense::hover());
    for weekday in 0..7 {
        let corner = Pos2::new(rect.left() + side * weekday as f32, rect.top());
        let face = Face::new(TextStyle::Small, theme.palette.ink2).centred().plain();
        let words = view.words.weekday_of(weekday);
        Block::set(ui.painter(), theme, words, face, side).paint(ui.painter(), corner);
    }
    for number in 0..days {
        let Some(date) = first.checked_add_days(Days::new(number.into())) else { continue };
        let (column, row) = ((lead + number) % 7, (lead + number) / 7);
        let corner = Pos2::new(rect.left() + side * column as f32, rect.top() + head + line * row as f32);
        let holds = found.iter().any(|(_, session)| session.date == date);
        one_day(ui, view, (date, holds), Rect::from_min_size(corner, Vec2::new(side, line)));
    }
    touch::describe(ui, rect, Role::Image, &view.words.month(first));
}

fn one_day(ui: &Ui, view: &Shown<'_>, (date, holds): (NaiveDate, bool), rect: Rect) {
    let theme = &view.theme;
    let colors = theme.palette;
    let cell = rect.shrink(theme.u(space::XS) / 2.0);
    let closed = matches!(view.content().corner.day(date), Day::Closed(_));
    let ink = match (holds, closed) {
        (true, _) => colors.on_green,
        (false, true) => colors.ink2,
        (false, false) => colors.ink,
    };
    if holds {
        ui.painter().rect_filled(cell, theme.radius(radius::SMALL), colors.green);
    }
    if today(view) == Some(date) {
        let edge = theme.stroke(stroke::OUTLINE, colors.green);
        ui.painter().rect_stroke(cell, theme.radius(radius::SMALL), edge, egui::StrokeKind::Outside);
    }
    let face = Face::new(TextStyle::Body, ink).centred().plain();
    let face = if holds { face.bold() } else { face };
    let block = Block::set(ui.painter(), theme, date.day().to_string(), face, cell.width());
    paint_middle(ui.painter(), &block, cell);
}

fn days_in(first: NaiveDate) -> u32 {
    let next = first.checked_add_months(Months::new(1));
    next.map_or(30, |next| u32::try_from((next - first).num_days()).unwrap_or(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_has_its_days() {
        for (day, first, days) in [
            ("2026-11-27", "2026-11-01", 30),
            ("2028-02-29", "2028-02-01", 29),
            ("2026-12-31", "2026-12-01", 31),
        ] {
            let day: NaiveDate = day.parse().unwrap();
            assert_eq!(first_of_month(day), first.parse().unwrap());
            assert_eq!(days_in(first_of_month(day)), days);
        }
    }
}
