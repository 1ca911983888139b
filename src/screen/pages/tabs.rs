//! Tabs over a list: the one that is open, and the others.

use egui::{Color32, Rect, Response, Ui, Vec2};

use super::parts::{Shown, grid, is_landscape};
use crate::{
    domain::kana::IndexRow,
    kiosk::{event::Event, page::Page},
    screen::{
        theme::{TextSize, TextStyle, Theme, radius, space, stroke},
        view::Pressed as _,
        widgets::{
            Block, Face,
            fit::{breaks_a_word, normal, sizes},
            text::paint_middle,
            touch::{self, Ground},
        },
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
    /// Ground of the open one.
    pub(super) fill: Color32,
    /// Its word.
    pub(super) ink: Color32,
}

/// The tabs of an index of sounds, `row` open; the one that was pressed.
pub(super) fn index(
    ui: &mut Ui,
    view: &Shown<'_>,
    row: IndexRow,
    holds: impl Fn(IndexRow) -> Holds,
) -> Option<IndexRow> {
    let tabs = Tabs {
        labels: IndexRow::ALL.into_iter().map(|row| (row.label().to_owned(), holds(row))).collect(),
        chosen: IndexRow::ALL.into_iter().position(|it| it == row),
        columns: if is_landscape(&view.theme) { 4 } else { 6 },
        theme: &view.theme,
        fill: view.theme.palette.green,
        ink: view.theme.palette.on_green,
    };
    tabs.show(ui).and_then(|number| IndexRow::ALL.get(number).copied())
}

/// Tabs of which each opens a page, all in one row.
pub(super) fn pages(
    ui: &mut Ui,
    view: &Shown<'_>,
    (ways, chosen): (&[(String, Page)], Option<usize>),
    events: &mut Vec<Event>,
) {
    let tabs = Tabs {
        labels: ways.iter().map(|(word, _)| (word.clone(), Holds::Something)).collect(),
        chosen,
        columns: ways.len(),
        theme: &view.theme,
        fill: view.theme.palette.green,
        ink: view.theme.palette.on_green,
    };
    if let Some((_, page)) = tabs.show(ui).and_then(|number| ways.get(number)) {
        events.open(page.clone());
    }
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
        let setting = self.setting(ui);
        grid(
            ui,
            self.theme,
            (self.columns, &numbered),
            |ui, (_, (label, _)), width| {
                let word = self.word(ui, (label, &setting, self.theme.palette.ink), width);
                (word.height() + 2.0 * self.theme.u(space::XS)).max(self.theme.touch_primary())
            },
            |ui, (number, (label, holds)), height| {
                if self.tab(ui, (*number, label, *holds), (&setting, height)).clicked() {
                    pressed = Some(*number);
                }
            },
        );
        pressed
    }

    /// One setting for all of them, which stand side by side: every word on one line in the size of text that was
    /// chosen; else the largest in which each keeps to two lines with no word broken.
    fn setting(&self, ui: &Ui) -> (Theme, TextStyle) {
        let gaps = self.theme.u(space::M) * (self.columns.max(1) - 1) as f32;
        let width = (ui.available_width() - gaps) / self.columns.max(1) as f32;
        let inside = width - 2.0 * self.theme.u(space::XS);
        let styles = [TextStyle::Label, TextStyle::Caption];
        let all = || styles.into_iter().flat_map(|style| sizes(self.theme).map(move |theme| (theme, style)));
        let fits = |(theme, style): &(Theme, TextStyle), lines_max: usize| {
            let face = word_face(*style, theme.palette.ink);
            self.labels.iter().map(|(label, _)| label.as_str()).all(|label| {
                !breaks_a_word(ui.painter(), theme, (label, face), inside)
                    && Block::set(ui.painter(), theme, label, face, inside).line_count() <= lines_max
            })
        };
        let own = || styles.into_iter().map(|style| (*self.theme, style));
        let first = if self.theme.text_size == TextSize::Normal { styles.len() } else { 1 };
        own()
            .take(first)
            .find(|it| fits(it, 1))
            .or_else(|| all().find(|it| fits(it, 2)))
            .unwrap_or_else(|| (normal(self.theme), TextStyle::Caption))
    }

    fn word(
        &self,
        ui: &Ui,
        (label, (theme, style), ink): (&str, &(Theme, TextStyle), Color32),
        width: f32,
    ) -> Block {
        let inside = width - 2.0 * self.theme.u(space::XS);
        Block::set(ui.painter(), theme, label, word_face(*style, ink), inside)
    }

    fn tab(
        &self,
        ui: &mut Ui,
        (number, label, holds): (usize, &str, Holds),
        (setting, height): (&(Theme, TextStyle), f32),
    ) -> Response {
        let theme = self.theme;
        let size = Vec2::new(ui.available_width(), height);
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, size);
        let chosen = if self.chosen == Some(number) { touch::Chosen::Yes } else { touch::Chosen::No };
        let response = touch::choice(ui, rect, label, chosen);
        let (ground, ink) = self.colors(chosen, holds);
        touch::paint_ground(ui, theme, &response, &ground);
        let inside = rect.shrink2(Vec2::new(theme.u(space::XS), 0.0));
        paint_middle(ui.painter(), &self.word(ui, (label, setting, ink), rect.width()), inside);
        response
    }

    fn colors(&self, chosen: touch::Chosen, holds: Holds) -> (Ground, Color32) {
        let colors = self.theme.palette;
        let (fill, edge, ink) = match (chosen, holds) {
            (touch::Chosen::Yes, _) => (self.fill, self.fill, self.ink),
            (touch::Chosen::No, Holds::Something) => (colors.card, colors.line, colors.ink),
            (touch::Chosen::No, Holds::Nothing) => (colors.paper, colors.hairline, colors.ink2),
        };
        let ground =
            Ground { fill, edge, edge_width: stroke::TOUCH, radius: radius::KEY, press_ink: colors.green };
        (ground, ink)
    }
}

fn word_face(style: TextStyle, ink: Color32) -> Face {
    Face::new(style, ink).bold().plain().centred().balanced().whole()
}
