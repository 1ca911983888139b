//! Chips: small labelled shapes that say what kind of thing stands beside them. They are read, never touched.

use egui::{Color32, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{
    fit::normal,
    mark::paint_shape,
    text::{Block, Face, paint_middle},
};
use crate::screen::{
    icon::Icon,
    theme::{Hue, TextStyle, Theme, Tone, space},
};

/// One chip.
#[derive(Debug, Clone)]
pub struct Chip {
    word: String,
    sign: Sign,
    hue: Option<Hue>,
    style: TextStyle,
}

#[derive(Debug, Clone, Copy)]
enum Sign {
    None,
    Icon(Icon),
    Tone(Tone),
}

impl Chip {
    /// A quiet chip.
    pub fn new(word: impl Into<String>) -> Self {
        Self { word: word.into(), sign: Sign::None, hue: None, style: TextStyle::Small }
    }

    /// A chip with the shape and the colour of a tone.
    pub fn tone(theme: &Theme, tone: Tone, word: impl Into<String>) -> Self {
        Self { sign: Sign::Tone(tone), hue: Some(theme.palette.tone(tone)), ..Self::new(word) }
    }

    /// With an icon.
    pub fn icon(self, icon: Icon) -> Self {
        Self { sign: Sign::Icon(icon), ..self }
    }

    /// In a hue, e.g. `theme.palette.hue(n)`.
    pub fn hue(self, hue: Hue) -> Self {
        Self { hue: Some(hue), ..self }
    }

    /// In another style.
    pub fn style(self, style: TextStyle) -> Self {
        Self { style, ..self }
    }

    /// Shows it at the left edge.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let set = self.set(ui.painter(), theme, ui.available_width());
        let (rect, response) = ui.allocate_exact_size(set.size, Sense::hover());
        set.paint(ui.painter(), rect);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &self.word));
        response
    }

    /// Measures it for at most `width` pixels: what is too long is set smaller, then on two lines, before it is cut.
    pub fn set(&self, painter: &Painter, theme: &Theme, width: f32) -> SetChip {
        let own = self.set_at(painter, theme, (f32::INFINITY, 1));
        if own.size.x <= width { own } else { self.set_at(painter, &normal(theme), (width, 2)) }
    }

    fn set_at(&self, painter: &Painter, theme: &Theme, (width, lines_max): (f32, usize)) -> SetChip {
        let hue = self.hue.unwrap_or(Hue { ink: theme.palette.ink2, soft: theme.palette.soft });
        let em = theme.size(self.style);
        let side = match self.sign {
            Sign::None => 0.0,
            Sign::Icon(_) | Sign::Tone(_) => em.round(),
        };
        let space = if side > 0.0 { theme.u(space::XS) } else { 0.0 };
        let pad = (em * 0.72).round();
        let face = Face::new(self.style, hue.ink).bold().plain().lines_max(lines_max);
        let word = Block::set(painter, theme, self.word.as_str(), face, width - 2.0 * pad - side - space);
        let line = (em * 1.7).round();
        let height = line + word.height() * (1.0 - 1.0 / word.line_count().max(1) as f32);
        let extent = Vec2::new(2.0 * pad + side + space + word.size().x, height.round());
        SetChip { word, sign: self.sign, hue, size: extent, lead: [pad, side, space], round: line / 2.0 }
    }

    /// Its word, for names of what it stands on.
    pub fn words(&self) -> &str {
        &self.word
    }
}

/// A chip measured and ready to be painted.
#[derive(Debug, Clone)]
pub struct SetChip {
    word: Block,
    sign: Sign,
    hue: Hue,
    /// Its size in pixels.
    pub size: Vec2,
    lead: [f32; 3],
    round: f32,
}

impl SetChip {
    /// Paints it at the upper left corner of `rect`.
    pub fn paint(&self, painter: &Painter, rect: Rect) {
        let rect = Rect::from_min_size(rect.min, self.size);
        painter.rect_filled(rect, self.round, self.hue.soft);
        let [pad, side, space] = self.lead;
        let center = Pos2::new(rect.left() + pad + side / 2.0, rect.center().y);
        paint_sign(painter, self.sign, Rect::from_center_size(center, Vec2::splat(side)), self.hue.ink);
        let text = rect.with_min_x(rect.left() + pad + side + space);
        paint_middle(painter, &self.word, text);
    }
}

fn paint_sign(painter: &Painter, sign: Sign, rect: Rect, color: Color32) {
    match sign {
        Sign::None => {}
        Sign::Icon(icon) => icon.paint(painter, rect, color),
        Sign::Tone(tone) => paint_shape(painter, tone, rect.shrink(rect.width() * 0.1), color),
    }
}

/// Chips one after the other, on as many rows as they need.
pub fn chips(ui: &mut Ui, theme: &Theme, chips: &[Chip]) {
    let (width, space) = (ui.available_width(), theme.u(space::S) * 0.75);
    let set: Vec<SetChip> = chips.iter().map(|chip| chip.set(ui.painter(), theme, width)).collect();
    let mut at = Vec2::ZERO;
    let mut corners = Vec::new();
    for chip in &set {
        if at.x > 0.0 && at.x + chip.size.x > width {
            at = Vec2::new(0.0, at.y + chip.size.y + space);
        }
        corners.push(at);
        at.x += chip.size.x + space;
    }
    let last = set.last().map_or(0.0, |chip| chip.size.y);
    let height = if set.is_empty() { 0.0 } else { at.y + last };
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    for ((chip, set), corner) in chips.iter().zip(&set).zip(corners) {
        let place = Rect::from_min_size(rect.min + corner, set.size);
        set.paint(ui.painter(), place);
        super::touch::describe(ui, place, Role::Label, chip.words());
    }
}
