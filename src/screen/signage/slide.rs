//! The slide card: what stands, and what it fades from.

use egui::{Rect, StrokeKind, Ui};

use super::{days, rooms, things};
use crate::{
    domain::{content::Content, program::Shown},
    kiosk::signage::CROSS_FADE_MILLIS,
    screen::{
        theme::{radius, stroke},
        view::View,
        widgets::place,
    },
};

/// How far a fade is in its first frame: one that showed nothing new would cost the time of a frame.
const FIRST_STEP_MILLIS: u64 = 40;

/// Draws the slide of the moment, and the one before while the two fade into each other.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) {
    let theme = &view.theme;
    let corner = theme.radius(radius::CARD);
    ui.painter().add(theme.shadow().as_shape(rect, corner));
    let showing = view.kiosk.signage(&view.now);
    if let Some((previous, since)) = showing.previous {
        let share = (FIRST_STEP_MILLIS + view.now.mono.millis_since(since)) as f32 / CROSS_FADE_MILLIS as f32;
        one(ui, view, (content, previous), rect);
        place(ui, rect, |ui| {
            ui.set_opacity(share.clamp(0.0, 1.0));
            one(ui, view, (content, showing.turn), rect);
        });
        ui.ctx().request_repaint();
    } else {
        one(ui, view, (content, showing.turn), rect);
    }
    let edge = theme.stroke(stroke::HAIRLINE, theme.palette.hairline);
    ui.painter().rect_stroke(rect, corner, edge, StrokeKind::Inside);
}

fn one(ui: &mut Ui, view: &View<'_>, (content, shown): (&Content, &Shown), rect: Rect) {
    ui.painter().rect_filled(rect, view.theme.radius(radius::CARD), view.theme.palette.card);
    let drawn = match shown {
        Shown::Welcome => None,
        Shown::Picture { blob, alt } => {
            things::picture_alone(ui, view, (blob, alt), rect);
            Some(())
        }
        Shown::Notice(id) => content.notices.get(id).map(|it| things::notice(ui, view, it, rect)),
        Shown::Event(id) => content.events.get(id).map(|it| things::event(ui, view, (content, it), rect)),
        Shown::Leaflet(id) => content.leaflets.get(id).map(|it| things::leaflet(ui, view, it, rect)),
        Shown::Group(id) => content.groups.get(id).map(|it| things::group(ui, view, (content, it), rect)),
        Shown::Book(id) => content.books.get(id).map(|it| things::book(ui, view, (content, it), rect)),
        Shown::RoomsToday => rooms_today(ui, view, content, rect),
        Shown::ClosedDays => view.today().map(|_| days::slide(ui, view, content, rect)),
    };
    // What vanished between two frames leaves the welcome, never an empty card.
    if drawn.is_none() {
        things::welcome(ui, view, content, rect);
    }
}

/// Nothing on days on which the corner is closed: no room is free or in use then.
fn rooms_today(ui: &mut Ui, view: &View<'_>, content: &Content, rect: Rect) -> Option<()> {
    content.corner.day(view.today()?).hours()?;
    rooms::slide(ui, view, content, rect);
    Some(())
}
