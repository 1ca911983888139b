//! Buttons that say what happens: filled for the one thing to do, outlined for the others, indigo for help.

use egui::{Color32, Rect, Response, Ui, Vec2};

use super::{
    fit::fit,
    text::{Block, Face, paint_middle},
    touch::{self, Ground},
};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, icon_size, radius, space, stroke},
};

/// A button with a word and, where there is one, an icon.
#[derive(Debug, Clone)]
pub struct Button {
    word: String,
    name: Option<String>,
    icon: Option<Icon>,
    rank: Rank,
    size: Size,
    style: TextStyle,
}

/// The least side of an icon in ems of its word.
const ICON_EM: f32 = 0.9;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    Filled,
    Outline,
    Help,
    Quiet,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Size {
    Primary,
    Secondary,
    Fixed(f32),
}

impl Button {
    /// The one thing to do here.
    pub fn filled(word: impl Into<String>) -> Self {
        Self::new(word.into(), Rank::Filled)
    }

    /// One of several things to do.
    pub fn outline(word: impl Into<String>) -> Self {
        Self::new(word.into(), Rank::Outline)
    }

    /// すぐ話せる所
    pub fn help(word: impl Into<String>) -> Self {
        Self::new(word.into(), Rank::Help)
    }

    /// A way among ways: sand-coloured.
    pub fn quiet(word: impl Into<String>) -> Self {
        Self::new(word.into(), Rank::Quiet)
    }

    fn new(word: String, rank: Rank) -> Self {
        Self { word, name: None, icon: None, rank, size: Size::Primary, style: TextStyle::Label }
    }

    /// With an icon before the word.
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// Named otherwise for screen readers, where the word alone says too little.
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// 15 mm high instead of 20 mm: for what is touched rarely.
    pub fn secondary(self) -> Self {
        Self { size: Size::Secondary, style: TextStyle::Caption, ..self }
    }

    /// As high as this many pixels, never less than 15 mm.
    pub fn height(self, px: f32) -> Self {
        Self { size: Size::Fixed(px), ..self }
    }

    /// In another style.
    pub fn style(self, style: TextStyle) -> Self {
        Self { style, ..self }
    }

    /// The width its word needs, in pixels.
    pub fn natural_width(&self, ui: &Ui, theme: &Theme) -> f32 {
        let inside = self.word(ui, theme, f32::INFINITY).size().x + self.lead(theme);
        inside + 2.0 * theme.u(space::L)
    }

    /// Shows it as wide as its word needs.
    pub fn show_narrow(self, ui: &mut Ui, theme: &Theme) -> Response {
        let width = self.natural_width(ui, theme).min(ui.available_width());
        self.show_sized(ui, theme, width)
    }

    /// Shows it over the whole width.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let width = ui.available_width();
        self.show_sized(ui, theme, width)
    }

    fn show_sized(self, ui: &mut Ui, theme: &Theme, width: f32) -> Response {
        let least = match self.size {
            Size::Primary => theme.touch_primary(),
            Size::Secondary => theme.touch_secondary(),
            Size::Fixed(px) => px.max(theme.touch_secondary()),
        };
        let inside = width - self.lead(theme) - 2.0 * theme.u(space::S);
        let word = self.word(ui, theme, inside);
        let height = least.max(word.height() + 2.0 * theme.u(space::XS));
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, Vec2::new(width, height));
        let response = touch::button(ui, rect, self.name.as_deref().unwrap_or(&self.word));
        touch::paint_ground(ui, theme, &response, &self.ground(theme));
        self.paint_inside(ui, theme, rect, &word);
        response
    }

    fn paint_inside(&self, ui: &Ui, theme: &Theme, rect: Rect, word: &Block) {
        let lead = self.lead(theme);
        let content = Rect::from_center_size(rect.center(), Vec2::new(word.size().x + lead, rect.height()));
        if let Some(icon) = self.icon {
            let side = self.icon_side(theme);
            let square =
                Rect::from_min_size(content.left_center() - Vec2::new(0.0, side / 2.0), Vec2::splat(side));
            icon.paint(ui.painter(), square, self.inks(theme).0);
            paint_middle(ui.painter(), word, content.with_min_x(content.left() + lead));
        } else {
            paint_middle(ui.painter(), word, rect.shrink2(Vec2::new(theme.u(space::S), 0.0)));
        }
    }

    fn word(&self, ui: &Ui, theme: &Theme, width: f32) -> Block {
        let face = Face::new(self.style, self.inks(theme).0).bold().plain();
        // Beside an icon lines begin below each other.
        let face = if self.icon.is_some() { face } else { face.centred() };
        let high = match self.size {
            Size::Primary | Size::Secondary => f32::INFINITY,
            Size::Fixed(px) => px.max(theme.touch_secondary()) - 2.0 * theme.u(space::XS),
        };
        fit(ui.painter(), theme, (&self.word, face), Vec2::new(width, high))
    }

    fn lead(&self, theme: &Theme) -> f32 {
        if self.icon.is_some() { self.icon_side(theme) + theme.u(space::S) } else { 0.0 }
    }

    /// An icon grows with its word.
    fn icon_side(&self, theme: &Theme) -> f32 {
        theme.u(icon_size::INLINE).max((theme.size(self.style) * ICON_EM).round())
    }

    fn ground(&self, theme: &Theme) -> Ground {
        let (ink, fill) = self.inks(theme);
        let colors = theme.palette;
        let (edge, edge_width) = match self.rank {
            Rank::Help => (colors.help, stroke::OUTLINE),
            Rank::Filled | Rank::Outline => (colors.green, stroke::OUTLINE),
            Rank::Quiet => (colors.line, stroke::TOUCH),
        };
        Ground { fill, edge, edge_width, radius: radius::BUTTON, press_ink: ink }
    }

    fn inks(&self, theme: &Theme) -> (Color32, Color32) {
        let colors = theme.palette;
        match self.rank {
            Rank::Filled => (colors.on_green, colors.green),
            Rank::Help => (colors.on_help, colors.help),
            Rank::Outline => (colors.green, colors.card),
            Rank::Quiet => (colors.ink, colors.sand),
        }
    }
}
