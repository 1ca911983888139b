//! グループをさがす: every way to a group.

use egui::{Pos2, Rect, Response, Ui, Vec2};

use super::parts::{
    Sheet, Shown, desk_row, first_section, grid, is_landscape, open, plain, say, topic_hue, topic_icon,
    touchable,
};
use crate::{
    domain::{id::ThemeId, kana::IndexRow, theme::Theme as Topic},
    kiosk::{event::Event, page::Page},
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, radius, space},
        widgets::{Block, Face, Prose, Tile, field_door, gap, title, touch},
    },
};

/// Draws the page.
pub(super) fn draw(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    Sheet::new(view, "find").fill(
        ui,
        events,
        |ui, events| {
            title(ui, &view.theme, view.words.find_group());
            gap(ui, &view.theme, space::S);
            let field = field_door(ui, &view.theme, view.theme.touch_secondary(), view.words.by_words());
            open(&field, Page::Search, events);
            gap(ui, &view.theme, space::S);
            ways(ui, view, events);
        },
        |ui, events| {
            first_section(ui, &view.theme, view.words.find_by_theme());
            themes(ui, view, events);
            gap(ui, &view.theme, space::L);
            desk_row(ui, view, events);
        },
    );
}

/// The ways beside the themes.
fn ways(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let theme = &view.theme;
    let words = &view.words;
    let ways = [
        (Icon::SortAscending, words.by_kana(), Page::Kana(IndexRow::A)),
        (Icon::MoonStars, words.by_today(), Page::Tonight),
        (Icon::MapPin, words.by_place(), Page::Near(None)),
    ];
    let ways = ways.map(|(icon, word, page)| (Tile::new(icon, word), page));
    let columns = if is_landscape(theme) { 1 } else { ways.len() };
    grid(
        ui,
        theme,
        (columns, &ways),
        |ui, (tile, _), width| tile.natural_height(ui, theme, width),
        |ui, (tile, page), height| open(&tile.show(ui, theme, height), page.clone(), events),
    );
}

fn themes(ui: &mut Ui, view: &Shown<'_>, events: &mut Vec<Event>) {
    let topics = view.content().themes_in_order();
    grid(
        ui,
        &view.theme,
        (2, &topics),
        |ui, topic, width| Sign::new(ui, view, topic, width).height(&view.theme),
        |ui, topic, height| {
            let response = sign(ui, view, topic, height);
            open(&response, Page::Theme(topic.id.clone()), events);
        },
    );
}

/// How many groups stand under a theme.
pub(super) fn count_of(view: &Shown<'_>, topic: &ThemeId) -> usize {
    view.content().groups.values().filter(|group| group.themes.contains(topic)).count()
}

/// The words of a theme's tile, set for its width.
struct Sign {
    name: Block,
    about: Option<Block>,
    count: Block,
}

impl Sign {
    fn new(ui: &Ui, view: &Shown<'_>, topic: &Topic, width: f32) -> Self {
        let theme = &view.theme;
        let inside = width - lead(theme) - theme.u(space::S);
        let colors = theme.palette;
        let name = name(ui, view, topic, inside);
        let quiet = Face::new(TextStyle::Small, colors.ink2).plain();
        let about = Some(&topic.about).filter(|about| !about.is_empty());
        let about =
            about.map(|it| Block::set(ui.painter(), theme, say(view, it), quiet.lines_max(2), inside));
        let count = view.words.groups_or_desk(count_of(view, &topic.id));
        let count = Block::set(ui.painter(), theme, count, quiet, inside);
        Self { name, about, count }
    }

    fn words_height(&self) -> f32 {
        self.name.height() + self.about.as_ref().map_or(0.0, Block::height) + self.count.height()
    }

    fn height(&self, theme: &Theme) -> f32 {
        (self.words_height() + 2.0 * theme.u(space::M)).max(side(theme) + 2.0 * theme.u(space::M))
    }

    fn paint(&self, ui: &Ui, corner: Pos2) {
        self.name.paint(ui.painter(), corner);
        let mut y = corner.y + self.name.height();
        if let Some(about) = &self.about {
            about.paint(ui.painter(), Pos2::new(corner.x, y));
            y += about.height();
        }
        self.count.paint(ui.painter(), Pos2::new(corner.x, y));
    }
}

/// The name on one line; where that is too narrow, broken after the first 「・」 rather than inside a word.
fn name(ui: &Ui, view: &Shown<'_>, topic: &Topic, width: f32) -> Block {
    let face = Face::new(TextStyle::Body, view.theme.palette.ink).bold();
    let set = |text: Prose| Block::set(ui.painter(), &view.theme, text, face, width);
    let one = set(say(view, &topic.name));
    if one.line_count() < 2 {
        return one;
    }
    let markup = topic.name.get(view.words.lang()).0.to_string();
    set(markup.replacen('・', "・\n", 1).into())
}

/// A theme's tile: its picture on a shape of its hue, its name with readings, who finds what here, how many groups.
fn sign(ui: &mut Ui, view: &Shown<'_>, topic: &Topic, height: f32) -> Response {
    let theme = &view.theme;
    let width = ui.available_width();
    let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, Vec2::new(width, height));
    let count = view.words.groups_or_desk(count_of(view, &topic.id));
    let response = touch::button(ui, rect, &format!("{} {count}", plain(view, &topic.name)));
    ui.painter().add(theme.shadow().as_shape(rect, theme.radius(radius::CARD)));
    touch::paint_ground(ui, theme, &response, &touchable(theme));
    let hue = topic_hue(theme, topic);
    let center = Pos2::new(rect.left() + theme.u(space::S) + side(theme) / 2.0, rect.center().y);
    let square = Rect::from_center_size(center, Vec2::splat(side(theme)));
    ui.painter().rect_filled(square, theme.radius(radius::BUTTON), hue.soft);
    topic_icon(topic).paint_duo(ui.painter(), square.shrink(square.width() * 0.2), hue.ink);
    let words = Sign::new(ui, view, topic, width);
    let top = rect.center().y - words.words_height() / 2.0;
    words.paint(ui, Pos2::new(rect.left() + lead(theme), top));
    response
}

/// Side of the shape behind a theme's picture.
fn side(theme: &Theme) -> f32 {
    theme.u(88.0)
}

/// From the edge of a tile to its words.
fn lead(theme: &Theme) -> f32 {
    2.0 * theme.u(space::S) + theme.u(space::XS) + side(theme)
}
