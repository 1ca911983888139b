//! Doors: large tiles that lead to a page, and the small tiles of a thin row.

use egui::{Color32, Pos2, Rect, Response, Ui, Vec2};

use super::{
    fit::breaks_a_word,
    text::{Block, Face, Prose, paint_middle},
    touch::{self, Ground},
};
use crate::screen::{
    icon::Icon,
    theme::{TextSize, TextStyle, Theme, icon_size, radius, space, stroke},
};

/// A large tile: a two-tone icon, a title, and a line of what is behind it.
#[derive(Debug, Clone)]
pub struct Door {
    icon: Icon,
    title: Prose,
    note: Option<Prose>,
    ink: Option<Color32>,
    lettering: Option<Lettering>,
}

/// How large a title is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lettering {
    style: TextStyle,
    size: TextSize,
}

impl Lettering {
    const LEAST: Self = Self { style: TextStyle::Small, size: TextSize::Normal };

    /// From the largest to the smallest; none is larger than the size of text that somebody chose.
    fn all(theme: &Theme) -> impl Iterator<Item = Self> {
        let own = theme.text_size;
        let of = |size, style| Self { style, size };
        let large = [TextStyle::Heading, TextStyle::Label, TextStyle::Caption].map(|style| of(own, style));
        let least = [TextStyle::Label, TextStyle::Caption, TextStyle::Small];
        large.into_iter().chain(least.map(|style| of(TextSize::Normal, style)))
    }

    fn theme(self, theme: &Theme) -> Theme {
        Theme { text_size: self.size, ..*theme }
    }
}

/// The largest lettering that fits all of these doors, each of which has so much room: doors that stand together look
/// alike.
pub fn lettering(ui: &Ui, theme: &Theme, doors: &[(&Door, Vec2)]) -> Lettering {
    let fits_all = |it: &Lettering| doors.iter().all(|(door, room)| door.fits(ui, theme, (*room, *it)));
    Lettering::all(theme).find(fits_all).unwrap_or(Lettering::LEAST)
}

impl Door {
    /// A door with an icon and a title.
    pub fn new(icon: Icon, title: impl Into<Prose>) -> Self {
        Self { icon, title: title.into(), note: None, ink: None, lettering: None }
    }

    /// With its title set like this instead of as large as it can be.
    pub fn lettered(self, lettering: Lettering) -> Self {
        Self { lettering: Some(lettering), ..self }
    }

    /// With a line of what is behind it.
    pub fn note(self, note: impl Into<Prose>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// With its icon in this colour, e.g. `theme.palette.hue(n).ink`.
    pub fn ink(self, ink: Color32) -> Self {
        Self { ink: Some(ink), ..self }
    }

    /// The height its words need in this width, in pixels; at least 20 mm.
    pub fn natural_height(&self, ui: &Ui, theme: &Theme, width: f32) -> f32 {
        let (title, note) = self.set(ui, theme, (width, 0.0));
        (words_height(&title, note.as_ref()) + 2.0 * theme.u(space::L)).max(theme.touch_primary())
    }

    /// The height its name needs in this width in the smallest lettering, in pixels; at least 20 mm.
    pub fn least_height(&self, ui: &Ui, theme: &Theme, width: f32) -> f32 {
        let inside = Self::inside(theme, Vec2::new(width, 0.0));
        let title = self.title(ui, theme, (inside, Lettering::LEAST));
        (title.height() + 2.0 * theme.u(space::XS)).max(theme.touch_primary())
    }

    /// Shows it over the whole width, `height` pixels high or higher if its words need it.
    pub fn show(&self, ui: &mut Ui, theme: &Theme, height: f32) -> Response {
        let width = ui.available_width();
        let height = height.max(theme.touch_primary());
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, Vec2::new(width, height));
        let response = touch::button(ui, rect, &self.name());
        let colors = theme.palette;
        ui.painter().add(theme.shadow().as_shape(rect, theme.radius(radius::CARD)));
        let ground = Ground {
            fill: colors.card,
            edge: colors.line,
            edge_width: stroke::TOUCH,
            radius: radius::CARD,
            press_ink: colors.green,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        let (title, note) = self.set(ui, theme, (width, height));
        let note = note.filter(|note| title.height() + note.height() <= height);
        let side = Self::icon_side(theme, height);
        let (pad, between) = Self::spaces(theme, width);
        let center = Pos2::new(rect.left() + pad + side / 2.0, rect.center().y);
        let square = Rect::from_center_size(center, Vec2::splat(side));
        self.icon.paint_duo(ui.painter(), square, self.ink.unwrap_or(colors.green));
        let words = words_height(&title, note.as_ref());
        let corner = Pos2::new(square.right() + between, rect.center().y - words / 2.0);
        title.paint(ui.painter(), corner);
        if let Some(note) = note {
            note.paint(ui.painter(), corner + Vec2::new(0.0, title.height()));
        }
        response
    }

    fn name(&self) -> String {
        match &self.note {
            Some(note) => format!("{} {}", self.title.plain(), note.plain().replace('\n', " ")),
            None => self.title.plain(),
        }
    }

    /// Title and note for so much room; without a height the title is as high as it likes.
    fn set(&self, ui: &Ui, theme: &Theme, (width, height): (f32, f32)) -> (Block, Option<Block>) {
        let room = Vec2::new(width, height);
        let lettering = self.lettering.unwrap_or_else(|| lettering(ui, theme, &[(self, room)]));
        let inside = Self::inside(theme, room);
        let face = Face::new(TextStyle::Caption, theme.palette.ink2).plain();
        let of = &lettering.theme(theme);
        let note = self.note.clone().map(|note| Block::set(ui.painter(), of, note, face, inside));
        (self.title(ui, theme, (inside, lettering)), note)
    }

    fn title(&self, ui: &Ui, theme: &Theme, (inside, lettering): (f32, Lettering)) -> Block {
        let face = Face::new(lettering.style, theme.palette.ink).bold().balanced().plain();
        Block::set(ui.painter(), &lettering.theme(theme), self.title.clone(), face, inside)
    }

    /// Whether the title has room in this lettering with no word broken. Headings stand on one line of a high door.
    fn fits(&self, ui: &Ui, theme: &Theme, (room, lettering): (Vec2, Lettering)) -> bool {
        let inside = Self::inside(theme, room);
        let title = self.title(ui, theme, (inside, lettering));
        let heads = room.y >= theme.u(HIGH) && title.line_count() == 1;
        let high = if room.y == 0.0 { f32::INFINITY } else { room.y - 2.0 * theme.u(space::XS) };
        let (words, face) = (self.title.plain(), Face::new(lettering.style, theme.palette.ink).bold());
        (lettering.style != TextStyle::Heading || heads)
            && title.height() <= high
            && !breaks_a_word(ui.painter(), &lettering.theme(theme), (&words, face), inside)
    }

    /// The width that is left for words.
    fn inside(theme: &Theme, room: Vec2) -> f32 {
        let (pad, between) = Self::spaces(theme, room.x);
        room.x - 2.0 * pad - Self::icon_side(theme, room.y) - between
    }

    /// From the edge to what stands in a door of this width, and between icon and words.
    fn spaces(theme: &Theme, width: f32) -> (f32, f32) {
        let (pad, between) =
            if width < theme.u(NARROW) { (space::S, space::S) } else { (space::L, space::M) };
        (theme.u(pad), theme.u(between))
    }

    fn icon_side(theme: &Theme, height: f32) -> f32 {
        theme.u(if height >= theme.u(HIGH) { icon_size::DOOR } else { icon_size::CARD })
    }
}

/// From this height on, in design pixels, a door carries larger icons and words.
const HIGH: f32 = 220.0;

/// Narrower than this, in design pixels, a door leaves its words more of its room.
const NARROW: f32 = 360.0;

fn words_height(title: &Block, note: Option<&Block>) -> f32 {
    title.height() + note.map_or(0.0, Block::height)
}

/// How many times as wide as high a tile is that has its icon beside its word, at least.
const WIDE: f32 = 2.2;

/// A small sand-coloured tile: an icon beside or above its word.
#[derive(Debug, Clone)]
pub struct Tile {
    icon: Icon,
    word: Prose,
    name: Option<String>,
}

impl Tile {
    /// A tile with an icon and a word.
    pub fn new(icon: Icon, word: impl Into<Prose>) -> Self {
        Self { icon, word: word.into(), name: None }
    }

    /// Named otherwise for screen readers, where the word alone says too little.
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// The height in which the whole word is seen, in pixels: as a finger needs, or more.
    pub fn natural_height(&self, ui: &Ui, theme: &Theme, width: f32) -> f32 {
        let high = |words: f32| theme.touch_primary().max(words + 2.0 * theme.u(space::XS));
        let beside = high(self.beside(ui, theme, width).height());
        if width > WIDE * beside {
            return beside;
        }
        let icon = theme.u(icon_size::BAR) + theme.u(space::XS);
        high(icon + self.above(ui, theme, width).height()).max((width / WIDE).ceil())
    }

    /// Shows it over the whole width, `height` pixels high: the icon beside the word where the tile is wide.
    pub fn show(&self, ui: &mut Ui, theme: &Theme, height: f32) -> Response {
        let width = ui.available_width();
        let height = height.max(theme.touch_primary());
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, Vec2::new(width, height));
        let words = self.word.plain();
        let response = touch::button(ui, rect, self.name.as_deref().unwrap_or(&words));
        let colors = theme.palette;
        let ground = Ground {
            fill: colors.sand,
            edge: colors.line,
            edge_width: stroke::TOUCH,
            radius: radius::BUTTON,
            press_ink: colors.green,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        if width > WIDE * height {
            self.paint_beside(ui, theme, rect);
        } else {
            self.paint_above(ui, theme, rect);
        }
        response
    }

    /// Its word as it stands beside the icon.
    fn beside(&self, ui: &Ui, theme: &Theme, width: f32) -> Block {
        let inside = width - theme.u(icon_size::BAR) - 3.0 * theme.u(space::S);
        let set = |style| {
            let face = Face::new(style, theme.palette.ink).bold().plain();
            Block::set(ui.painter(), theme, self.word.clone(), face, inside)
        };
        let usual = Some(set(TextStyle::Caption)).filter(|it| it.line_count() == 1);
        usual.unwrap_or_else(|| set(TextStyle::Small))
    }

    /// Its word as it stands below the icon.
    fn above(&self, ui: &Ui, theme: &Theme, width: f32) -> Block {
        let face = Face::new(TextStyle::Small, theme.palette.ink).bold().plain().centred().balanced();
        Block::set(ui.painter(), theme, self.word.clone(), face, width - 2.0 * theme.u(space::XS))
    }

    fn paint_beside(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let (side, space) = (theme.u(icon_size::BAR), theme.u(space::S));
        let word = self.beside(ui, theme, rect.width());
        let content = Vec2::new(side + space + word.size().x, rect.height());
        let content = Rect::from_center_size(rect.center(), content);
        let center = Pos2::new(content.left() + side / 2.0, rect.center().y);
        let square = Rect::from_center_size(center, Vec2::splat(side));
        self.icon.paint(ui.painter(), square, theme.palette.green);
        paint_middle(ui.painter(), &word, content.with_min_x(square.right() + space));
    }

    fn paint_above(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let (side, space) = (theme.u(icon_size::BAR), theme.u(space::XS));
        let word = self.above(ui, theme, rect.width());
        let top = rect.center().y - (side + space + word.height()) / 2.0;
        let square = Rect::from_center_size(Pos2::new(rect.center().x, top + side / 2.0), Vec2::splat(side));
        self.icon.paint(ui.painter(), square, theme.palette.green);
        word.paint(ui.painter(), Pos2::new(rect.left() + space, square.bottom() + space));
    }
}
