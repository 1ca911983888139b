//! Doors: large tiles that lead to a page, and the small tiles of a thin row.

use egui::{Color32, Pos2, Rect, Response, Ui, Vec2};

use super::{
    fit::{breaks_a_word, fit},
    text::{Block, Face, Prose, paint_middle},
    touch::{self, Ground},
};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, icon_size, radius, space, stroke},
};

/// A large tile: a two-tone icon, a title, and a line of what is behind it.
#[derive(Debug, Clone)]
pub struct Door {
    icon: Icon,
    title: Prose,
    note: Option<Prose>,
    ink: Option<Color32>,
}

impl Door {
    /// A door with an icon and a title.
    pub fn new(icon: Icon, title: impl Into<Prose>) -> Self {
        Self { icon, title: title.into(), note: None, ink: None }
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
        let pad = theme.u(space::L);
        let center = Pos2::new(rect.left() + pad + side / 2.0, rect.center().y);
        let square = Rect::from_center_size(center, Vec2::splat(side));
        self.icon.paint_duo(ui.painter(), square, self.ink.unwrap_or(colors.green));
        let words = words_height(&title, note.as_ref());
        let corner = Pos2::new(square.right() + theme.u(space::M), rect.center().y - words / 2.0);
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

    fn set(&self, ui: &Ui, theme: &Theme, (width, height): (f32, f32)) -> (Block, Option<Block>) {
        let inside = width - 2.0 * theme.u(space::L) - Self::icon_side(theme, height) - theme.u(space::M);
        let title = |style| {
            let face = Face::new(style, theme.palette.ink).bold().balanced().plain();
            Block::set(ui.painter(), theme, self.title.clone(), face, inside)
        };
        // A high door has room for larger words, as long as they stay on one line; a low one for smaller ones.
        let large =
            Some(title(TextStyle::Heading)).filter(|it| height >= theme.u(HIGH) && it.line_count() == 1);
        let words = self.title.plain();
        let is_whole = |style: TextStyle| {
            let face = Face::new(style, theme.palette.ink).bold();
            !breaks_a_word(ui.painter(), theme, (&words, face), inside)
        };
        let fits = |it: &Block| height == 0.0 || it.height() <= height;
        let styles = [TextStyle::Label, TextStyle::Caption].into_iter().filter(|style| is_whole(*style));
        let title = large.or_else(|| styles.map(&title).find(fits)).unwrap_or_else(|| {
            let face = Face::new(TextStyle::Small, theme.palette.ink).bold().balanced().plain();
            let high = if height == 0.0 { f32::INFINITY } else { height };
            fit(ui.painter(), theme, (&words, face), Vec2::new(inside, high))
        });
        let face = Face::new(TextStyle::Caption, theme.palette.ink2).plain();
        let note = self.note.clone().map(|note| Block::set(ui.painter(), theme, note, face, inside));
        (title, note)
    }

    fn icon_side(theme: &Theme, height: f32) -> f32 {
        theme.u(if height >= theme.u(HIGH) { icon_size::DOOR } else { icon_size::CARD })
    }
}

/// From this height on, in design pixels, a door carries larger icons and words.
const HIGH: f32 = 220.0;

fn words_height(title: &Block, note: Option<&Block>) -> f32 {
    title.height() + note.map_or(0.0, Block::height)
}

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
        if width > 2.2 * height {
            self.paint_beside(ui, theme, rect);
        } else {
            self.paint_above(ui, theme, rect);
        }
        response
    }

    fn paint_beside(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let (side, space) = (theme.u(icon_size::BAR), theme.u(space::S));
        let inside = rect.width() - side - 3.0 * space;
        let set = |style| {
            let face = Face::new(style, theme.palette.ink).bold().plain();
            Block::set(ui.painter(), theme, self.word.clone(), face, inside)
        };
        let usual = Some(set(TextStyle::Caption)).filter(|it| it.line_count() == 1);
        let word = usual.unwrap_or_else(|| set(TextStyle::Small));
        let content = Vec2::new(side + space + word.size().x, rect.height());
        let content = Rect::from_center_size(rect.center(), content);
        let center = Pos2::new(content.left() + side / 2.0, rect.center().y);
        let square = Rect::from_center_size(center, Vec2::splat(side));
        self.icon.paint(ui.painter(), square, theme.palette.green);
        paint_middle(ui.painter(), &word, content.with_min_x(square.right() + space));
    }

    fn paint_above(&self, ui: &Ui, theme: &Theme, rect: Rect) {
        let (side, space) = (theme.u(icon_size::BAR), theme.u(space::XS));
        let face = Face::new(TextStyle::Small, theme.palette.ink).bold().plain().centred().balanced();
        let inside = rect.width() - 2.0 * space;
        let word = Block::set(ui.painter(), theme, self.word.clone(), face, inside);
        let top = rect.center().y - (side + space + word.height()) / 2.0;
        let square = Rect::from_center_size(Pos2::new(rect.center().x, top + side / 2.0), Vec2::splat(side));
        self.icon.paint(ui.painter(), square, theme.palette.green);
        word.paint(ui.painter(), Pos2::new(rect.left() + space, square.bottom() + space));
    }
}
