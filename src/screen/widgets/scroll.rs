//! What is longer than its place: a scroll area with ▲▼ buttons, for fingers that cannot drag.

use egui::{
    Color32, Id, Mesh, Pos2, Rect, Role, ScrollArea, Ui, Vec2,
    containers::scroll_area::{ScrollBarVisibility, State},
};

use super::{
    fit::{normal, one_line},
    layout::place,
    text::{Block, Face, Prose, paint_middle},
    touch::{self, Ground},
};
use crate::screen::{
    icon::Icon,
    theme::{TextStyle, Theme, icon_size, radius, space, stroke},
    words::Words,
};

/// Shows `content` in all the room that is left. If it is longer, buttons go a screenful up and down: below it on a
/// portrait panel, beside it on a landscape one. The place is kept in egui's memory under `name` and ends with the visit.
pub fn scroll<R>(
    ui: &mut Ui,
    theme: &Theme,
    (words, name): (Words, &str),
    content: impl FnOnce(&mut Ui) -> R,
) -> R {
    let whole = ui.available_rect_before_wrap();
    let id = ui.scope_id().with(("scroll", name));
    let known = Known::over(whole.width(), ui.data(|data| data.get_temp(id)));
    let long = known.is_longer_than(whole.height());
    let (view, strip) = if long { split(theme, whole) } else { (whole, Rect::NOTHING) };
    let shown = place(ui, view, |ui| {
        let area = ScrollArea::vertical()
            .id_salt(name)
            .auto_shrink(false)
            .animated(false)
            .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
        let offset = ui.data_mut(|data| data.remove_temp::<f32>(id.with("to")));
        let area = offset.into_iter().fold(area, ScrollArea::vertical_scroll_offset);
        area.show(ui, |ui| {
            ui.set_width(view.width().max(0.0));
            content(ui)
        })
    });
    let now = known.and(whole.height(), shown.content_size.y);
    if now != known {
        ui.data_mut(|data| data.insert_temp(id, now));
        ui.ctx().request_repaint();
    }
    if long {
        let pages = Pages { shown: &shown.state, content: shown.content_size.y, view: view.height() };
        fade(ui, theme, view, &pages);
        pager(ui, theme, words, (id, strip), &pages);
    }
    ui.allocate_rect(whole, egui::Sense::hover());
    shown.inner
}

/// How high a page turned out to be, in pixels: over all the room, and beside the buttons. Words may be set smaller there,
/// so that a page too long for the room fits beside the buttons it would not have without them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Known {
    /// The width of all the room.
    across: f32,
    wide: f32,
    narrow: Option<f32>,
}

impl Known {
    /// What is known of a page on this width: nothing where it was seen on another.
    fn over(across: f32, known: Option<Self>) -> Self {
        let known = known.filter(|it| (it.across - across).abs() < 0.5);
        known.unwrap_or(Self { across, ..Self::default() })
    }

    fn is_longer_than(self, room: f32) -> bool {
        self.wide > room + 1.0
    }

    /// With how high the page was this time; one that stays as it is stays beside its buttons.
    fn and(self, room: f32, high: f32) -> Self {
        let long = self.is_longer_than(room);
        let is_other = |than: f32| (high - than).abs() > 0.5;
        match self.narrow {
            None if long => Self { narrow: Some(high), ..self },
            Some(narrow) if long && !is_other(narrow) => self,
            None if !is_other(self.wide) => self,
            None | Some(_) => Self { wide: high, narrow: None, ..self },
        }
    }
}

/// Lets what goes on above or below the view pale towards its edge: it is not cut off, there is more.
fn fade(ui: &Ui, theme: &Theme, view: Rect, pages: &Pages<'_>) {
    let high = theme.u(FADE_HIGH);
    let ground = theme.palette.paper;
    let clear = ground.gamma_multiply(0.0);
    let mut mesh = Mesh::default();
    let mut band = |from: f32, to: f32| {
        let first = mesh.vertices.len() as u32;
        for (y, color) in [(from, clear), (to, ground)] {
            mesh.colored_vertex(Pos2::new(view.left(), y), color);
            mesh.colored_vertex(Pos2::new(view.right(), y), color);
        }
        mesh.add_triangle(first, first + 1, first + 2);
        mesh.add_triangle(first + 1, first + 2, first + 3);
    };
    if !pages.at_start() {
        band(view.top() + high, view.top());
    }
    if !pages.at_end() {
        band(view.bottom() - high, view.bottom());
    }
    ui.painter().add(mesh);
}

/// Height in design pixels over which the edge of what goes on pales.
pub const FADE_HIGH: f32 = 40.0;

/// The view, and the strip for the buttons.
fn split(theme: &Theme, whole: Rect) -> (Rect, Rect) {
    let space = theme.u(space::S);
    if is_landscape(theme) {
        let strip = whole.with_min_x(whole.right() - theme.touch_primary());
        (whole.with_max_x(strip.left() - space), strip)
    } else {
        let strip = whole.with_min_y(whole.bottom() - theme.touch_secondary());
        (whole.with_max_y(strip.top() - space), strip)
    }
}

fn is_landscape(theme: &Theme) -> bool {
    theme.panel.width_px > theme.panel.height_px
}

struct Pages<'a> {
    shown: &'a State,
    content: f32,
    view: f32,
}

impl Pages<'_> {
    /// A screenful, less a little of what was there before.
    fn step(&self) -> f32 {
        (self.view * 0.86).max(1.0)
    }

    fn offset_max(&self) -> f32 {
        (self.content - self.view).max(0.0)
    }

    fn count(&self) -> usize {
        (self.offset_max() / self.step()).ceil() as usize + 1
    }

    fn current(&self) -> usize {
        ((self.shown.clamped_offset().y / self.step()).round() as usize + 1).min(self.count())
    }

    fn at_start(&self) -> bool {
        self.shown.clamped_offset().y <= 1.0
    }

    fn at_end(&self) -> bool {
        self.shown.clamped_offset().y >= self.offset_max() - 1.0
    }
}

fn pager(ui: &mut Ui, theme: &Theme, words: Words, (id, strip): (Id, Rect), pages: &Pages<'_>) {
    let (up, down, middle) = if is_landscape(theme) {
        let side = strip.width();
        let most = ((strip.height() - theme.touch_gap()) / 2.0).max(1.0);
        // Where the strip is short, the number between the buttons comes before their height, and a finger before that.
        let beside = (strip.height() - normal(theme).line_height(TextStyle::Small)) / 2.0;
        let high = (side * 1.5).min(beside).max(theme.touch_secondary()).min(most);
        let up = Rect::from_min_size(strip.min, Vec2::new(side, high));
        let down = Rect::from_min_max(strip.max - up.size(), strip.max);
        (up, down, Rect::from_min_max(up.left_bottom(), down.right_top()))
    } else {
        let width = (strip.width() * 0.36).round();
        let up = strip.with_max_x(strip.left() + width);
        let down = strip.with_min_x(strip.right() - width);
        (up, down, Rect::from_min_max(up.right_top(), down.left_bottom()))
    };
    let place = words.page_of(pages.current(), pages.count());
    let face = |style| Face::new(style, theme.palette.ink2).centred();
    let small = &normal(theme);
    let styles = [(theme, TextStyle::Caption), (small, TextStyle::Caption), (small, TextStyle::Small)];
    let is_low = |(theme, style): &(&Theme, TextStyle)| {
        !is_landscape(theme) || theme.line_height(*style) <= middle.height()
    };
    let all: Vec<(&Theme, Face)> =
        styles.into_iter().filter(is_low).map(|(theme, style)| (theme, face(style))).collect();
    let least = (small, face(TextStyle::Small));
    let shown = if is_landscape(theme) { place.replace(" / ", "/") } else { place.clone() };
    let block = one_line(ui.painter(), (&all, least), (&Prose::from(shown), middle.width()));
    if !is_landscape(theme) || block.height() <= middle.height() {
        paint_middle(ui.painter(), &block, middle);
    }
    touch::describe(ui, middle, Role::Label, &place);
    let offset = pages.shown.clamped_offset().y;
    let back = Turner { rect: up, word: words.page_up(), icon: Icon::CaretUp, more: !pages.at_start() };
    if back.show(ui, theme) {
        turn(ui, id, (offset - pages.step()).max(0.0));
    }
    let on = Turner { rect: down, word: words.page_down(), icon: Icon::CaretDown, more: !pages.at_end() };
    if on.show(ui, theme) {
        turn(ui, id, (offset + pages.step()).min(pages.offset_max()));
    }
}

fn turn(ui: &Ui, id: Id, offset: f32) {
    ui.data_mut(|data| data.insert_temp(id.with("to"), offset));
    ui.ctx().request_repaint();
}

/// A paging button, grey where nothing more comes.
struct Turner {
    rect: Rect,
    word: &'static str,
    icon: Icon,
    more: bool,
}

impl Turner {
    /// Shows it and says whether it was pressed.
    fn show(&self, ui: &mut Ui, theme: &Theme) -> bool {
        let colors = theme.palette;
        let (ink, edge) =
            if self.more { (colors.green, colors.line) } else { (colors.line, colors.hairline) };
        place(ui, self.rect, |ui| {
            if !self.more {
                ui.disable();
            }
            let response = touch::button(ui, self.rect, self.word);
            let ground = Ground {
                fill: colors.card,
                edge,
                edge_width: stroke::TOUCH,
                radius: radius::KEY,
                press_ink: colors.green,
            };
            touch::paint_ground(ui, theme, &response, &ground);
            self.paint(ui, theme, ink);
            response.clicked()
        })
    }

    fn paint(&self, ui: &Ui, theme: &Theme, ink: Color32) {
        let (rect, side, space) = (self.rect, theme.u(icon_size::INLINE), theme.u(space::XS));
        if is_landscape(theme) {
            self.icon.paint(
                ui.painter(),
                Rect::from_center_size(rect.center(), Vec2::splat(side * 1.3)),
                ink,
            );
            return;
        }
        let face = Face::new(TextStyle::Caption, ink).bold().lines_max(1);
        let block = Block::set(ui.painter(), theme, self.word, face, rect.width() - side - 4.0 * space);
        let left = rect.center().x - (side + space + block.size().x) / 2.0;
        let square = Rect::from_center_size(Pos2::new(left + side / 2.0, rect.center().y), Vec2::splat(side));
        self.icon.paint(ui.painter(), square, ink);
        paint_middle(ui.painter(), &block, rect.with_min_x(square.right() + space));
    }
}
