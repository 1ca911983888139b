//! What every page of a visit has around it: where one is, and the ways that are always in the same place.

use chrono::{DateTime, Timelike as _};
use chrono_tz::Tz;
use egui::{Rect, Ui, Vec2};

use super::{
    aloud,
    falls_back::falls_back,
    icon::Icon,
    theme::{TextStyle, Tone, icon_size, radius, space, stroke},
    view::{Pressed, View},
    widgets::{
        Block, Chip, Face, caption, keypad,
        layout::place,
        text::paint_middle,
        touch::{self, Ground},
    },
};
use crate::{
    domain::content::Content,
    kiosk::{event::Event, page::Page, time::Freshness},
};

mod header;
mod bar;

/// Minutes before closing in which every page leads to the helplines (CARE rule 4).
const CLOSING_MINUTES: u32 = 20;

/// Draws header and bar around a page, and gives the room between them to `body`.
pub(super) fn around(
    ui: &mut Ui,
    view: &View<'_>,
    (content, page): (&Content, &Page),
    events: &mut Vec<Event>,
    body: impl FnOnce(&mut Ui, &mut Vec<Event>),
) {
    let whole = ui.max_rect();
    let mut room = whole;
    let strip = aloud::strip_height(view);
    room.max.y -= bar::height(view) + strip;
    let free = header::draw(ui, view, content, (&mut room, events));
    keypad::page_begins(ui);
    let edge = view.theme.u(space::EDGE);
    room = Rect::from_min_max(room.min + Vec2::new(edge, 0.0), room.max - Vec2::new(edge, 0.0));
    warn(ui, view, &mut room);
    if falls_back(view, content, page) {
        let words = view.words().content_is_japanese();
        let below = place(ui, room, |ui| caption(ui, &view.theme, words).rect.bottom());
        room.min.y = below + view.theme.u(space::S);
    }
    if !page.is_talk() && is_closing(content, view.at()) {
        // A landscape panel has the room beside its name, a portrait one below.
        let place = if view.is_landscape() { free } else { room };
        let bottom = talk_card(ui, view, place, events);
        if !view.is_landscape() {
            room.min.y = bottom + view.theme.u(space::M);
        }
    }
    room.max.y -= view.theme.u(space::L);
    place(ui, room, |ui| aloud::page(ui, view, (page, events), body));
    let bar_top = whole.bottom() - bar::height(view);
    aloud::strip(ui, view, whole.with_min_y(bar_top - strip).with_max_y(bar_top), events);
    bar::draw(ui, view, (page, whole.with_min_y(bar_top)), events);
    aloud::name_focus(ui, view, events);
}

/// A line that says how old things are, or that nobody knows the time; nothing when all is well.
fn warn(ui: &mut Ui, view: &View<'_>, room: &mut Rect) {
    let Some(words) = age_words(view) else { return };
    let chip = Chip::tone(&view.theme, Tone::Prep, words);
    let below = place(ui, *room, |ui| chip.show(ui, &view.theme).rect.bottom());
    room.min.y = below + view.theme.u(space::S);
}

/// How old things are in words: 「13:42 現在」, 「古いかもしれません」, or that nobody knows the time.
pub(super) fn age_words(view: &View<'_>) -> Option<String> {
    let words = view.words();
    if view.at().is_none() {
        return Some(words.setting_clock().to_owned());
    }
    let stamp = |since: DateTime<Tz>| {
        let time = words.time(since.time());
        let same_day = view.today() == Some(since.date_naive());
        words.as_of(&if same_day { time } else { format!("{} {time}", words.date(since.date_naive())) })
    };
    match view.kiosk.freshness(&view.now) {
        Freshness::Current => None,
        Freshness::Aging { since } => Some(stamp(since)),
        Freshness::Stale { since: Some(since) } => Some(format!("{}・{}", stamp(since), words.may_be_old())),
        Freshness::Stale { since: None } => Some(words.may_be_old().to_owned()),
    }
}

/// Whether the corner closes within [`CLOSING_MINUTES`].
fn is_closing(content: &Content, at: Option<DateTime<Tz>>) -> bool {
    let Some(at) = at else { return false };
    let Some(open) = content.corner.day(at.date_naive()).hours() else { return false };
    let minute = at.hour() * 60 + at.minute();
    open.contains(at.time()) && open.end_minute().saturating_sub(minute) <= CLOSING_MINUTES
}

/// The card that leads to the helplines in the last minutes of opening, over the width of `room`; gives back where
/// it ends.
fn talk_card(ui: &mut Ui, view: &View<'_>, room: Rect, events: &mut Vec<Event>) -> f32 {
    let theme = &view.theme;
    let colors = theme.palette;
    let (pad, side) = (theme.u(space::M), theme.u(icon_size::BAR));
    let face = Face::new(TextStyle::Caption, colors.help).bold();
    let set = |words| Block::set(ui.painter(), theme, words, face, room.width() - side - 3.0 * pad);
    let long = set(view.words().talk_closing());
    let short = (view.words().talk_closing_short(), set(view.words().talk_closing_short()));
    let (words, block) = if long.line_count() == 1 { (view.words().talk_closing(), long) } else { short };
    let high = (block.height() + theme.u(space::XS)).max(theme.touch_primary());
    let rect = Rect::from_min_size(room.min, Vec2::new(room.width(), high));
    place(ui, rect, |ui| {
        let response = touch::button(ui, rect, words);
        let ground = Ground {
            fill: colors.help_soft,
            edge: colors.help,
            edge_width: stroke::OUTLINE,
            radius: radius::BUTTON,
            press_ink: colors.help,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        let middle = rect.left_center() + Vec2::new(pad + side / 2.0, 0.0);
        let square = Rect::from_center_size(middle, Vec2::splat(side));
        Icon::PhoneCall.paint(ui.painter(), square, colors.help);
        paint_middle(ui.painter(), &block, rect.with_min_x(square.right() + pad));
        if response.clicked() {
            events.open(Page::Talk);
        }
    });
    rect.bottom()
}
