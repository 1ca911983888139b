//! Facts: an icon, what it is about, and the words.

use egui::{Color32, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::text::{Block, Face, Prose};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, space},
};

/// One fact: 「日時 11月29日(日) 10:00–12:00」 behind a clock.
#[derive(Debug, Clone)]
pub struct Fact {
    icon: Icon,
    name: String,
    words: Prose,
    style: TextStyle,
    ink: Option<Color32>,
    label: bool,
    lines_max: usize,
}

impl Fact {
    /// A fact; `name` is spoken, and shown only if [`Fact::labelled`].
    pub fn new(icon: Icon, name: impl Into<String>, words: impl Into<Prose>) -> Self {
        let (name, words) = (name.into(), words.into());
        Self { icon, name, words, style: TextStyle::Body, ink: None, label: false, lines_max: usize::MAX }
    }

    /// With its name above the words.
    pub fn labelled(self) -> Self {
        Self { label: true, ..self }
    }

    /// In another style.
    pub fn style(self, style: TextStyle) -> Self {
        Self { style, ..self }
    }

    /// With its words in this colour.
    pub fn ink(self, ink: Color32) -> Self {
        Self { ink: Some(ink), ..self }
    }

    /// No more than this many lines.
    pub fn lines_max(self, lines_max: usize) -> Self {
        Self { lines_max, ..self }
    }

    /// Shows it over the whole width.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let side = (theme.size(self.style) * 1.05).round();
        let lead = side + theme.u(space::S) + theme.u(space::XS);
        let width = ui.available_width() - lead;
        let face = Face::new(self.style, self.ink.unwrap_or(theme.palette.ink)).lines_max(self.lines_max);
        let words = Block::set(ui.painter(), theme, self.words.clone(), face, width);
        let face = Face::new(TextStyle::Small, theme.palette.ink2).plain();
        let name = self.label.then(|| Block::set(ui.painter(), theme, self.name.as_str(), face, width));
        let name_height = name.as_ref().map_or(0.0, Block::height);
        let extent = Vec2::new(ui.available_width(), name_height + words.height());
        let (rect, response) = ui.allocate_exact_size(extent, Sense::hover());
        let spoken = format!("{} {}", self.name, self.words.plain());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        let corner = rect.min + Vec2::new(lead, 0.0);
        if let Some(name) = &name {
            name.paint(ui.painter(), corner);
        }
        words.paint(ui.painter(), corner + Vec2::new(0.0, name_height));
        let center = Pos2::new(rect.left() + side / 2.0, rect.top() + name_height + words.first_middle());
        let square = Rect::from_center_size(center, Vec2::splat(side));
        self.icon.paint(ui.painter(), square, theme.palette.green);
        response
    }
}
