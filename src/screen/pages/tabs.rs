//! Tabs over a list: the one that is open, and the others.

use egui::{Color32, Rect, Response, Ui, Vec2};

use super::parts::grid;
use crate::screen::{
    theme::{TextStyle, Theme, radius, space, stroke},
    widgets::{
        Block, Face,
        text::paint_middle,
        touch::{self, Ground},
    },
};

/// A row of tabs, the chosen one filled; those that lead to an empty list look quiet but answer.
pub(super) struct Tabs<'a> {
    /// What stands on each, and whether something is behind it.
    pub(super) labels: Vec<(String, Holds)>,
    /// Which one is open.
    pub(super) chosen: Option<usize>,
    /// How many stand in a row.
    pub(super) columns: usize,
    /// Colours and measures.
    pub(super) theme: &'a Theme,
}

/// Whether something is behind a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// There is.
    Something,
    /// There is not.
    Nothing,
}

impl Tabs<'_> {
    /// Shows them; the one that was pressed.
    pub(super) fn show(&self, ui: &mut Ui) -> Option<usize> {
        let numbered: Vec<(usize, &(String, Holds))> = self.labels.iter().enumerate().collect();
        let mut pressed = None;
        let height = self.theme.touch_primary();
        grid(
            ui,
            self.theme,
            (self.columns, &numbered),
            |_, _, _| height,
            |ui, (number, (label, holds)), height| {
                if self.tab(ui, (*number, label, *holds), height).clicked() {
                    pressed = Some(*number);
                }
            },
        );
        pressed
    }

    fn tab(&self, ui: &mut Ui, (number, label, holds): (usize, &str, Holds), height: f32) -> Response {
        let theme = self.theme;
        let size = Vec2::new(ui.available_width(), height);
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, size);
        let chosen = if self.chosen == Some(number) { touch::Chosen::Yes } else { touch::Chosen::No };
        let response = touch::choice(ui, rect, label, chosen);
        let (ground, ink) = self.colors(chosen, holds);
        touch::paint_ground(ui, theme, &response, &ground);
        let face = Face::new(TextStyle::Label, ink).plain().centred().lines_max(1);
        let inside = rect.shrink2(Vec2::new(theme.u(space::XS), 0.0));
        paint_middle(ui.painter(), &Block::set(ui.painter(), theme, label, face, inside.width()), inside);
        response
    }

    fn colors(&self, chosen: touch::Chosen, holds: Holds) -> (Ground, Color32) {
        let colors = self.theme.palette;
        let (fill, edge, ink) = match (chosen, holds) {
            (touch::Chosen::Yes, _) => (colors.green, colors.green, colors.on_green),
            (touch::Chosen::No, Holds::Something) => (colors.card, colors.line, colors.ink),
            (touch::Chosen::No, Holds::Nothing) => (colors.paper, colors.hairline, colors.ink2),
        };
        let ground =
            Ground { fill, edge, edge_width: stroke::TOUCH, radius: radius::KEY, press_ink: colors.green };
        (ground, ink)
    }
}
