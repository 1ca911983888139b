//! A page read larger: by buttons, moved by buttons or a finger, and forgotten when the page is turned.

use egui::{Id, Pos2, Rect, Sense, Ui, Vec2};

use crate::screen::{
    icon::Icon,
    pages::parts::{Shown, is_landscape},
    theme::{TextStyle, space},
    widgets::{Button, layout::split_columns, picture, place},
};

/// How many times as large, step by step.
const TIMES: [f32; 4] = [1.0, 1.5, 2.0, 3.0];
/// How much of what is seen a press on an arrow moves on.
const STEP: f32 = 0.5;
/// The widths of the six buttons to each other.
const SHARES: [f32; 6] = [1.7, 1.7, 1.0, 1.0, 1.0, 1.0];

/// How a page is looked at; it lives in egui's memory and ends with the page and the visit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Zoom {
    step: usize,
    /// The middle of what is seen, in parts of the page.
    middle: Pos2,
}

impl Default for Zoom {
    /// The whole page; enlarged, it begins at its head.
    fn default() -> Self {
        Self { step: 0, middle: Pos2::new(0.5, 0.0) }
    }
}

impl Zoom {
    fn times(self) -> f32 {
        TIMES.get(self.step).copied().unwrap_or(1.0)
    }

    fn kept(ui: &Ui) -> (Id, Self) {
        let id = ui.scope_id().with("zoom");
        (id, ui.data(|data| data.get_temp(id)).unwrap_or_default())
    }

    fn keep(self, ui: &Ui, id: Id) {
        ui.data_mut(|data| data.insert_temp(id, self));
        ui.ctx().request_repaint();
    }

    /// The part of a page that is seen through `frame`, and where on the glass it stands.
    fn seen(self, page: Rect, frame: Rect) -> (Rect, Rect) {
        let size = page.size() * self.times();
        let on_glass = Rect::from_center_size(frame.center(), size.min(frame.size()).round());
        let part = on_glass.size() / size;
        let middle = Vec2::new(within(self.middle.x, part.x), within(self.middle.y, part.y));
        (Rect::from_center_size(middle.to_pos2(), part), on_glass)
    }

    /// Moved on by parts of the page, and never past its edges.
    fn moved(self, by: Vec2, part: Vec2) -> Self {
        let middle = Pos2::new(within(self.middle.x, part.x), within(self.middle.y, part.y)) + by;
        Self { middle: Pos2::new(within(middle.x, part.x), within(middle.y, part.y)), ..self }
    }
}

fn within(middle: f32, part: f32) -> f32 {
    let half = part.min(1.0) / 2.0;
    middle.clamp(half, 1.0 - half)
}

/// A page, the room it has, and its own shape in that room.
#[derive(Clone, Copy)]
pub(super) struct Paper {
    pub(super) picture: Option<picture::Picture>,
    pub(super) frame: Rect,
    pub(super) shape: Rect,
}

/// The page as large as it was made; a finger moves it where it is larger than its room.
pub(super) fn sheet(ui: &Ui, view: &Shown<'_>, paper: Paper) {
    let (id, zoom) = Zoom::kept(ui);
    let (part, on_glass) = zoom.seen(paper.shape, paper.frame);
    picture::paper_part(ui.painter(), &view.theme, paper.picture, (on_glass, part));
    if zoom.step == 0 {
        return;
    }
    let drag = ui.interact(on_glass, id.with("drag"), Sense::drag()).drag_delta();
    if drag != Vec2::ZERO {
        zoom.moved(-drag / (paper.shape.size() * zoom.times()), part.size()).keep(ui, id);
    }
}

/// Rows of buttons that a panel that lies has room for where the ways to move keep theirs.
const LEAST_ROWS: f32 = 6.5;

/// How the controls stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// All beside each other.
    Row,
    /// The ways to move below the sizes, with their room kept: on a panel that lies.
    Two,
    /// The ways to move above the sizes, as long as they lead anywhere: where words are large and the glass is small.
    Above,
}

impl Stand {
    fn of(ui: &Ui, view: &Shown<'_>, room: Rect) -> Self {
        if is_landscape(&view.theme) {
            let is_high = room.height() >= LEAST_ROWS * view.theme.touch_primary();
            return if is_high { Self::Two } else { Self::Above };
        }
        let strip = Rect::from_min_size(Pos2::ZERO, Vec2::new(room.width(), 1.0));
        let cells = one_row(view, strip);
        let words = sizes(view).into_iter().map(|button| button.natural_width(ui, &view.theme));
        let fits = cells.iter().zip(words).all(|(cell, need)| need <= cell.width());
        if fits { Self::Row } else { Self::Above }
    }
}

/// How high the controls are in this room.
pub(super) fn high(ui: &Ui, view: &Shown<'_>, room: Rect) -> f32 {
    let row = view.theme.touch_primary();
    let both = 2.0 * row + between(view);
    match Stand::of(ui, view, room) {
        Stand::Two => both,
        Stand::Above if Zoom::kept(ui).1.step > 0 => both,
        Stand::Row | Stand::Above => row,
    }
}

/// 小さく and 大きく.
fn sizes(view: &Shown<'_>) -> [Button; 2] {
    let ways = [
        (view.words.smaller(), Icon::MagnifyingGlassMinus),
        (view.words.larger(), Icon::MagnifyingGlassPlus),
    ];
    ways.map(|(word, icon)| {
        let button = Button::outline(word).style(TextStyle::Caption);
        if view.is_large() { button } else { button.icon(icon) }
    })
}

fn between(view: &Shown<'_>) -> f32 {
    view.theme.u(space::S).max(view.theme.touch_gap())
}

/// The places of all controls where they stand beside each other.
fn one_row(view: &Shown<'_>, strip: Rect) -> Vec<Rect> {
    split_columns(strip, &SHARES, between(view))
}

/// The places of 小さく and 大きく, and those of the four ways.
fn cells(ui: &Ui, view: &Shown<'_>, (strip, room): (Rect, Rect)) -> Vec<Rect> {
    let row = view.theme.touch_primary();
    let (upper, lower) = (strip.with_max_y(strip.top() + row), strip.with_min_y(strip.bottom() - row));
    let rows = match Stand::of(ui, view, room) {
        Stand::Row => return one_row(view, strip),
        Stand::Two => [upper, lower],
        Stand::Above => [lower, upper],
    };
    let columns = [[1.0; 2].as_slice(), [1.0; 4].as_slice()];
    rows.into_iter()
        .zip(columns)
        .flat_map(|(row, shares)| split_columns(row, shares, between(view)))
        .collect()
}

/// 小さく, 大きく, and, on an enlarged page, the four ways to move it.
pub(super) fn controls(ui: &mut Ui, view: &Shown<'_>, paper: Paper, places: (Rect, Rect)) {
    let (id, zoom) = Zoom::kept(ui);
    let cells = cells(ui, view, places);
    let [smaller, larger, arrows @ ..] = cells.as_slice() else { return };
    let down = zoom.step.checked_sub(1);
    let up = Some(zoom.step + 1).filter(|step| *step < TIMES.len());
    for ((cell, to), button) in [(smaller, down), (larger, up)].into_iter().zip(sizes(view)) {
        let pressed = press(ui, view, *cell, (button, to.is_some()));
        if let Some(step) = to.filter(|_| pressed) {
            Zoom { step, ..zoom }.keep(ui, id);
        }
    }
    if zoom.step > 0 {
        ways(ui, view, (zoom, id, paper), arrows);
    }
}

/// The four ways to move an enlarged page; one that leads past an edge is grey.
fn ways(ui: &mut Ui, view: &Shown<'_>, (zoom, id, paper): (Zoom, Id, Paper), cells: &[Rect]) {
    let (part, _) = zoom.seen(paper.shape, paper.frame);
    let here = zoom.moved(Vec2::ZERO, part.size()).middle;
    let ways = [
        (view.words.to_left(), Vec2::new(-1.0, 0.0)),
        (view.words.to_top(), Vec2::new(0.0, -1.0)),
        (view.words.to_foot(), Vec2::new(0.0, 1.0)),
        (view.words.to_right(), Vec2::new(1.0, 0.0)),
    ];
    for (cell, (word, way)) in cells.iter().zip(ways) {
        let to = zoom.moved(way * part.size() * STEP, part.size());
        let button = Button::outline(word).style(TextStyle::Caption);
        if press(ui, view, *cell, (button, to.middle.distance(here) > 1e-4)) {
            to.keep(ui, id);
        }
    }
}

/// Shows a button in its cell, grey where it leads nowhere, and says whether it was pressed.
fn press(ui: &mut Ui, view: &Shown<'_>, cell: Rect, (button, leads): (Button, bool)) -> bool {
    place(ui, cell, |ui| {
        if !leads {
            ui.disable();
        }
        button.height(cell.height()).show(ui, &view.theme).clicked()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Rect = Rect { min: Pos2::ZERO, max: Pos2::new(1000.0, 1200.0) };

    #[test]
    fn an_enlarged_page_never_leaves_its_room() {
        let page = Rect::from_center_size(FRAME.center(), Vec2::new(800.0, 1200.0));
        for step in 0..TIMES.len() {
            let zoom = Zoom { step, ..Zoom::default() };
            let (part, on_glass) = zoom.seen(page, FRAME);
            assert!(FRAME.contains_rect(on_glass), "{step}");
            for way in [Vec2::new(9.0, 9.0), Vec2::new(-9.0, -9.0), Vec2::new(0.1, -0.1)] {
                let (part, _) = zoom.moved(way, part.size()).seen(page, FRAME);
                assert!(part.min.x >= -1e-3 && part.min.y >= -1e-3, "{step} {part:?}");
                assert!(part.max.x <= 1.001 && part.max.y <= 1.001, "{step} {part:?}");
            }
        }
    }

    #[test]
    fn enlarging_begins_at_the_head_and_keeps_the_shape() {
        let page = Rect::from_center_size(FRAME.center(), Vec2::new(800.0, 1200.0));
        let (part, on_glass) = Zoom { step: 2, ..Zoom::default() }.seen(page, FRAME);
        assert!(part.min.y.abs() < 1e-6, "{part:?}");
        let seen = part.size() * page.size() * 2.0;
        assert!((seen - on_glass.size()).length() < 2.0, "{seen:?} {on_glass:?}");
    }
}
