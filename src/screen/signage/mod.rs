//! The signage: what this place is, the time, one slide, the rooms, and the invitation to touch.

use egui::{Pos2, Rect, Role, Ui, Vec2};

use super::{
    theme::{TextSize, TextStyle, Theme, space},
    view::{Pressed, View},
    widgets::{Block, Face, layout::split_columns, touch},
};
use crate::{
    domain::content::Content,
    kiosk::{event::Event, page::Press, time::Freshness},
};

pub(super) mod board;
pub(super) mod door;
mod plate;
mod slide;
mod things;
mod words_of;
mod days;
mod foot;
mod pairing;
mod rooms;
mod timeline;
mod clock;
mod stack;

/// Draws the signage; a touch anywhere begins a visit. Its sizes are those of its distances, whatever a visitor likes;
/// on a panel smaller than the reference they keep their share of it, for every slide is to be seen whole.
pub(super) fn draw(ui: &mut Ui, view: &View<'_>, content: &Content, events: &mut Vec<Event>) {
    let theme = Theme { text_size: TextSize::Normal, ..view.theme };
    let view = &View { theme: theme.in_proportion(1.0), ..*view };
    let whole = ui.max_rect();
    let response = touch::control(ui, whole, Role::Button, view.words().touch_to_begin());
    if response.clicked() {
        events.press(Press::Wake);
    }
    let band = header(ui, view, content, whole);
    let foot = foot::draw(ui, view, whole, events);
    let room = Rect::from_min_max(band.left_bottom(), foot.right_top());
    let room = room.with_min_y(pairing::strip(ui, view, room));
    let room = room.shrink2(Vec2::new(view.theme.u(space::EDGE), 0.0));
    if view.is_landscape() { landscape(ui, view, content, room) } else { portrait(ui, view, content, room) }
}

fn portrait(ui: &mut Ui, view: &View<'_>, content: &Content, room: Rect) {
    let gap = view.theme.u(space::M);
    let mut room = room.with_max_y(room.bottom() - gap);
    room.min.y += view.theme.u(space::S);
    room.min.y = clock::row(ui, view, content, room) + view.theme.u(space::S);
    let shares = rooms::shares(view, content);
    if !shares.is_empty() {
        let high = rooms::tile_height(view);
        let tiles = room.with_min_y(room.bottom() - high);
        for (index, tile) in split_columns(tiles, &shares, gap).into_iter().enumerate() {
            rooms::tile(ui, view, content, (index, tile));
        }
        room.max.y = tiles.top() - gap;
    }
    slide::draw(ui, view, content, room);
}

fn landscape(ui: &mut Ui, view: &View<'_>, content: &Content, room: Rect) {
    let theme = &view.theme;
    let room = room.shrink2(Vec2::new(0.0, theme.u(space::L)));
    let columns = split_columns(room, &[2.3, 1.0], theme.u(space::XL));
    let [left, right] = columns.as_slice() else { return };
    slide::draw(ui, view, content, *left);
    let free = clock::column(ui, view, content, *right);
    // The tiles stand on the same line as the slide, closer to each other where the clock leaves less room.
    let (high, gap) = (rooms::tile_height(view), theme.u(space::M));
    let count = rooms::shares(view, content).len();
    // What is said of a closed day takes the place of two tiles.
    let high = if rooms::are_closed(view, content) { 2.0 * high + gap } else { high };
    let whole = count as f32 * (high + gap) - gap;
    let short = (free - (right.bottom() - whole)).max(0.0) / count.max(1) as f32;
    let (gap, high) = (gap - short.min(gap / 2.0), high - (short - gap / 2.0).max(0.0));
    let top = right.bottom() - count as f32 * (high + gap) + gap;
    for index in 0..count {
        let corner = Pos2::new(right.left(), top + index as f32 * (high + gap));
        let tile = Rect::from_min_size(corner, Vec2::new(right.width(), high));
        rooms::tile(ui, view, content, (index, tile));
    }
}

/// The band that says what this place is; another colour when what is shown is old.
fn header(ui: &mut Ui, view: &View<'_>, content: &Content, whole: Rect) -> Rect {
    let theme = &view.theme;
    let colors = theme.palette;
    let (fill, ink) = match view.kiosk.freshness(&view.now) {
        Freshness::Current | Freshness::Aging { .. } => (colors.house, colors.on_house),
        Freshness::Stale { .. } => (colors.soft, colors.ink),
    };
    let (edge, pad) = (theme.u(space::EDGE), view.by_shape(space::M, space::S));
    let width = whole.width() - 2.0 * edge;
    let name = view.text(&content.settings.corner_name).without_readings();
    let name = Block::set(ui.painter(), theme, name, Face::new(TextStyle::Title, ink).heading(), width);
    let tagline = tagline(view, content);
    let beside = view.is_landscape();
    let left = if beside { width - name.size().x - theme.u(space::XL) } else { width };
    let face = Face::new(TextStyle::Label, ink).regular();
    let tagline = Block::set(ui.painter(), theme, tagline.as_str(), face, left);
    let high = if beside { name.height().max(tagline.height()) } else { name.height() + tagline.height() };
    let band = whole.with_max_y(whole.top() + high + 2.0 * pad);
    ui.painter().rect_filled(band, 0.0, fill);
    let corner = band.min + Vec2::new(edge, pad);
    if beside {
        name.put(ui, Pos2::new(corner.x, band.center().y - name.height() / 2.0));
        let right = band.right() - edge - tagline.size().x;
        tagline.put(ui, Pos2::new(right, band.center().y - tagline.height() / 2.0));
    } else {
        name.put(ui, corner);
        tagline.put(ui, corner + Vec2::new(0.0, name.height()));
    }
    band
}

/// What this place is; that it is fiction, if it is.
fn tagline(view: &View<'_>, content: &Content) -> String {
    let tagline = view.plain(&content.settings.tagline);
    if content.settings.sample { format!("{tagline}{}", view.words().sample()) } else { tagline }
}
