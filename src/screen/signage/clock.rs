//! The clock of the signage: time, date, until when the corner is open, how old things are.

use chrono::DateTime;
use chrono_tz::Tz;
use egui::{Pos2, Rect, Role, Ui, Vec2};

use crate::{
    domain::content::Content,
    screen::{
        chrome::age_words,
        icon::Icon,
        theme::{TextStyle, Tone, space},
        view::View,
        widgets::{Block, Chip, Face, touch},
    },
};

/// Draws the clock as a row at the top of `room`; gives back where it ends.
pub(super) fn row(ui: &mut Ui, view: &View<'_>, content: &Content, room: Rect) -> f32 {
    let theme = &view.theme;
    let Some(at) = view.at() else { return unknown(ui, view, room) };
    let (time, date) = (time(ui, view, at), date(ui, view, at));
    time.put(ui, room.min);
    // The date stands on the clock's own baseline, about 0.36 em below the middle of its line.
    let drop = |block: &Block, style| block.height() / 2.0 + theme.size(style) * 0.36;
    let drop = drop(&time, TextStyle::Clock) - drop(&date, TextStyle::SignBody);
    date.put(ui, room.min + Vec2::new(time.size().x + theme.u(space::M), drop.round()));
    let bottom = room.top() + time.height();
    let set: Vec<_> = chips(view, content, at)
        .into_iter()
        .map(|chip| (chip.set(ui.painter(), theme, room.width()), chip))
        .collect();
    let gap = theme.u(space::XS);
    let high: f32 = set.iter().map(|(set, _)| set.size.y + gap).sum::<f32>() - gap;
    let taken = time.size().x + date.size().x + 2.0 * theme.u(space::M);
    let is_beside = set.iter().all(|(set, _)| set.size.x <= room.width() - taken);
    let (mut top, bottom) =
        if is_beside { (room.top() + (time.height() - high) / 2.0, bottom) } else { (bottom, bottom + high) };
    for (set, chip) in set {
        let left = if is_beside { room.right() - set.size.x } else { room.left() };
        let rect = Rect::from_min_size(Pos2::new(left, top), set.size);
        set.paint(ui.painter(), rect);
        touch::describe(ui, rect, Role::Label, chip.words());
        top = rect.bottom() + gap;
    }
    bottom
}

/// Draws the clock as a column at the top of `room`; gives back where the next thing may begin.
pub(super) fn column(ui: &mut Ui, view: &View<'_>, content: &Content, room: Rect) -> f32 {
    let Some(at) = view.at() else { return unknown(ui, view, room) };
    let (time, date) = (time(ui, view, at), date(ui, view, at));
    // The figures' own top is level with the slide beside them.
    let lead = ((time.height() - view.theme.size(TextStyle::Clock)) / 2.0).round();
    time.put(ui, room.min - Vec2::new(0.0, lead));
    let mut below = room.min + Vec2::new(0.0, time.height() - lead);
    date.put(ui, below);
    below.y += date.height() + view.theme.u(space::S);
    for chip in chips(view, content, at) {
        below.y = put(ui, view, &chip, Rect::from_min_max(below, room.max)) + view.theme.u(space::S);
    }
    below.y
}

fn unknown(ui: &mut Ui, view: &View<'_>, room: Rect) -> f32 {
    let chip = Chip::tone(&view.theme, Tone::Prep, view.words().setting_clock()).style(TextStyle::Body);
    put(ui, view, &chip, room.translate(Vec2::new(0.0, view.theme.u(space::XS)))) + view.theme.u(space::S)
}

fn put(ui: &Ui, view: &View<'_>, chip: &Chip, room: Rect) -> f32 {
    let set = chip.set(ui.painter(), &view.theme, room.width());
    let rect = Rect::from_min_size(room.min, set.size);
    set.paint(ui.painter(), rect);
    touch::describe(ui, rect, Role::Label, chip.words());
    rect.bottom()
}

fn time(ui: &Ui, view: &View<'_>, at: DateTime<Tz>) -> Block {
    let face = Face::new(TextStyle::Clock, view.theme.palette.ink);
    Block::set(ui.painter(), &view.theme, view.words().time(at.time()), face, f32::INFINITY)
}

fn date(ui: &Ui, view: &View<'_>, at: DateTime<Tz>) -> Block {
    let face = Face::new(TextStyle::SignBody, view.theme.palette.ink2);
    Block::set(ui.painter(), &view.theme, view.words().date(at.date_naive()), face, f32::INFINITY)
}

/// Until when it is open, and how old things are if they are.
fn chips(view: &View<'_>, content: &Content, at: DateTime<Tz>) -> Vec<Chip> {
    let theme = &view.theme;
    let day = content.corner.day(at.date_naive());
    let is_open = day.hours().is_some_and(|hours| hours.contains(at.time()));
    let (tone, icon) = if is_open { (Tone::Free, Icon::DoorOpen) } else { (Tone::Shut, Icon::Door) };
    let hue = theme.palette.tone(tone);
    let open = Chip::new(view.words().opening(&day, at.time())).icon(icon).hue(hue).style(TextStyle::Body);
    let age = age_words(view).map(|words| Chip::tone(theme, Tone::Prep, words));
    std::iter::once(open).chain(age).collect()
}
