//! Rows of a list: what it is on the left, when or where on the right, and the whole row leads there.

use egui::{Color32, Painter, Pos2, Rect, Response, Ui, Vec2};

use super::{
    chip::{Chip, SetChip},
    text::{Block, Face, Prose},
    touch::{self, Ground},
};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, icon_size, radius, space, stroke},
};

/// One row. Only its title must be there.
#[derive(Debug, Clone)]
pub struct Row {
    title: Prose,
    reading: Option<Prose>,
    note: Option<Prose>,
    aside: Option<Prose>,
    chip: Option<Chip>,
    icon: Option<(Icon, Color32)>,
    name: Option<String>,
}

impl Row {
    /// A row with a title.
    pub fn new(title: impl Into<Prose>) -> Self {
        Self {
            title: title.into(),
            reading: None,
            note: None,
            aside: None,
            chip: None,
            icon: None,
            name: None,
        }
    }

    /// With the reading of the title above it, in kana.
    pub fn reading(self, reading: impl Into<Prose>) -> Self {
        Self { reading: Some(reading.into()), ..self }
    }

    /// With a line below the title.
    pub fn note(self, note: impl Into<Prose>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// With words at the right edge, e.g. 「次回 12/5(土) 14:00」.
    pub fn aside(self, aside: impl Into<Prose>) -> Self {
        Self { aside: Some(aside.into()), ..self }
    }

    /// With a chip at the right edge.
    pub fn chip(self, chip: Chip) -> Self {
        Self { chip: Some(chip), ..self }
    }

    /// With a two-tone icon at the left edge, in a colour.
    pub fn icon(self, icon: Icon, ink: Color32) -> Self {
        Self { icon: Some((icon, ink)), ..self }
    }

    /// Named otherwise for screen readers than by all its words.
    pub fn named(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into()), ..self }
    }

    /// Shows it over the whole width; at least 20 mm high.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> Response {
        let width = ui.available_width();
        let set = self.set(ui.painter(), theme, width);
        let pad = theme.u(space::M);
        let height = (set.height() + 1.5 * pad).max(theme.touch_primary()).round();
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, Vec2::new(width, height));
        let response = touch::button(ui, rect, &self.full_name());
        let colors = theme.palette;
        ui.painter().add(theme.shadow().as_shape(rect, theme.radius(radius::BUTTON)));
        let ground = Ground {
            fill: colors.card,
            edge: colors.line,
            edge_width: stroke::TOUCH,
            radius: radius::BUTTON,
            press_ink: colors.green,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), theme, rect, &set);
        }
        response
    }

    fn full_name(&self) -> String {
        if let Some(name) = &self.name {
            return name.clone();
        }
        let chip = self.chip.as_ref().map(|chip| chip.words().to_owned());
        let words = [Some(&self.title), self.note.as_ref(), self.aside.as_ref()];
        let words = words.into_iter().flatten().map(Prose::plain).chain(chip);
        words.collect::<Vec<_>>().join(" ")
    }

    fn set(&self, painter: &Painter, theme: &Theme, width: f32) -> SetRow {
        let colors = theme.palette;
        let (pad, caret) = (theme.u(space::L), theme.u(icon_size::INLINE));
        let lead = self.icon.map_or(0.0, |_| theme.u(icon_size::CARD) + theme.u(space::M));
        let inside = width - 2.0 * pad - lead - caret;
        let quiet = Face::new(TextStyle::Caption, colors.ink2).plain();
        let aside_face = Face::new(TextStyle::Caption, colors.ink).plain().right().lines_max(3);
        let aside =
            self.aside.clone().map(|it| Block::set(painter, theme, it, aside_face, inside * ASIDE_SHARE));
        let whole = self.chip.as_ref().map(|chip| chip.set(painter, theme, inside));
        // A chip that is too long for the right side stands below the words: it is never cut.
        let (chip, below) = match whole {
            Some(chip) if chip.size.x > inside * ASIDE_SHARE => (None, Some(chip)),
            chip => (chip, None),
        };
        let aside_width =
            aside.as_ref().map_or(0.0, |it| it.size().x).max(chip.as_ref().map_or(0.0, |it| it.size.x));
        let between = if aside_width > 0.0 { theme.u(space::M) } else { 0.0 };
        let left = inside - aside_width - between;
        let title = Face::new(TextStyle::Label, colors.ink).bold().plain();
        let small = Face::new(TextStyle::Small, colors.ink2).plain().lines_max(1);
        let reading = self.reading.clone().map(|it| Block::set(painter, theme, it, small, left));
        let title = Block::set(painter, theme, self.title.clone(), title, left);
        let note = self.note.clone().map(|it| Block::set(painter, theme, it, quiet, left));
        let below = below.map(|chip| (theme.u(space::XS), chip));
        SetRow { left: [reading, Some(title), note], below, aside, chip, lead }
    }

    fn paint(&self, painter: &Painter, theme: &Theme, rect: Rect, set: &SetRow) {
        let pad = theme.u(space::L);
        if let Some((icon, ink)) = self.icon {
            let side = theme.u(icon_size::CARD);
            let center = Pos2::new(rect.left() + pad + side / 2.0, rect.center().y);
            icon.paint_duo(painter, Rect::from_center_size(center, Vec2::splat(side)), ink);
        }
        let mut y = rect.center().y - set.left_height() / 2.0;
        for block in set.left.iter().flatten() {
            block.paint(painter, Pos2::new(rect.left() + pad + set.lead, y));
            y += block.height();
        }
        if let Some((above, chip)) = &set.below {
            let corner = Pos2::new(rect.left() + pad + set.lead, y + above);
            chip.paint(painter, Rect::from_min_size(corner, chip.size));
        }
        let caret = theme.u(icon_size::INLINE);
        let right = rect.right() - pad + theme.u(space::XS) - caret;
        let square =
            Rect::from_center_size(Pos2::new(right + caret / 2.0, rect.center().y), Vec2::splat(caret));
        Icon::CaretRight.paint(painter, square, theme.palette.line);
        set.paint_aside(painter, theme, Pos2::new(right - theme.u(space::XS), rect.center().y));
    }
}

/// How much of a row its right side may take.
const ASIDE_SHARE: f32 = 0.42;

struct SetRow {
    left: [Option<Block>; 3],
    below: Option<(f32, SetChip)>,
    aside: Option<Block>,
    chip: Option<SetChip>,
    lead: f32,
}

impl SetRow {
    fn left_height(&self) -> f32 {
        let below = self.below.as_ref().map_or(0.0, |(above, chip)| above + chip.size.y);
        self.left.iter().flatten().map(Block::height).sum::<f32>() + below
    }

    fn aside_height(&self) -> f32 {
        self.aside.as_ref().map_or(0.0, Block::height) + self.chip.as_ref().map_or(0.0, |chip| chip.size.y)
    }

    fn height(&self) -> f32 {
        self.left_height().max(self.aside_height())
    }

    /// Paints words and chip so that they end at `middle`, centred on its height.
    fn paint_aside(&self, painter: &Painter, theme: &Theme, middle: Pos2) {
        let mut y = middle.y - self.aside_height() / 2.0;
        if let Some(aside) = &self.aside {
            aside.paint_to_right(painter, Pos2::new(middle.x, y));
            y += aside.height() + theme.u(4.0);
        }
        if let Some(chip) = &self.chip {
            let corner = Pos2::new(middle.x - chip.size.x, y);
            chip.paint(painter, Rect::from_min_size(corner, chip.size));
        }
    }
}
