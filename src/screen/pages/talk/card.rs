//! A helpline as a card: whom it is for, what to dial or open in large figures, and until when somebody answers.

use egui::{Pos2, Rect, Response, Ui, Vec2};

use super::super::{
    parts::{Shown, local, plain, say, today},
    ways,
};
use crate::{
    domain::desk::{Helpline, HelplineWay, OpenState},
    screen::{
        icon::Icon,
        theme::{TextStyle, Theme, Tone, icon_size, radius, space, stroke},
        widgets::{
            Block, Chip, Face, Prose, paint_shape,
            touch::{self, Ground},
        },
    },
};

/// From this width on, in design pixels, the state stands beside the number.
const BESIDE_WIDE: f32 = 760.0;

/// A line and its ways, the one that is answered soonest first.
pub(super) struct Card<'l> {
    line: &'l Helpline,
    ways: Vec<&'l HelplineWay>,
}

impl<'l> Card<'l> {
    /// The card of a line.
    pub(super) fn new(view: &Shown<'_>, line: &'l Helpline) -> Self {
        Self { line, ways: line.ways_in_order(local(view)) }
    }

    /// The height it needs in this width, in pixels.
    pub(super) fn height(&self, ui: &Ui, view: &Shown<'_>, width: f32) -> f32 {
        let theme = &view.theme;
        let set = self.set(ui, view, width);
        (set.height() + 2.0 * theme.u(space::M)).max(theme.touch_primary())
    }

    /// Shows it over the whole width.
    pub(super) fn show(&self, ui: &mut Ui, view: &Shown<'_>, height: f32) -> Response {
        let theme = &view.theme;
        let size = Vec2::new(ui.available_width(), height);
        let rect = Rect::from_min_size(ui.available_rect_before_wrap().min, size);
        let response = touch::button(ui, rect, &self.spoken(view));
        let colors = theme.palette;
        ui.painter().add(theme.shadow().as_shape(rect, theme.radius(radius::CARD)));
        let ground = Ground {
            fill: colors.card,
            edge: colors.help,
            edge_width: stroke::OUTLINE,
            radius: radius::CARD,
            press_ink: colors.help,
        };
        touch::paint_ground(ui, theme, &response, &ground);
        if ui.is_rect_visible(rect) {
            let pad = Vec2::new(theme.u(space::L), theme.u(space::M));
            let caret = theme.u(icon_size::INLINE);
            let middle = Pos2::new(rect.right() - pad.x + theme.u(space::XS) - caret / 2.0, rect.center().y);
            let square = Rect::from_center_size(middle, Vec2::splat(caret));
            Icon::CaretRight.paint(ui.painter(), square, colors.line);
            let inside = rect.shrink2(pad);
            let words = inside.with_max_x(inside.right() - caret);
            self.set(ui, view, size.x).paint(ui, words);
        }
        response
    }

    fn spoken(&self, view: &Shown<'_>) -> String {
        let first = self.ways.first();
        let way = first.map(|way| format!("{} {}", view.words.way(way.kind), way.value));
        let state = first.map(|way| state_words(view, way).join(" "));
        let parts = [Some(plain(view, &self.line.name)), way, state, self.others(view), self.stale(view)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn stale(&self, view: &Shown<'_>) -> Option<String> {
        let stale = today(view).is_some_and(|today| self.line.is_stale(today));
        stale.then(|| view.words.hours_may_have_changed().to_owned())
    }

    /// 「ほかに メール・チャット（今日 16:00から）」
    fn others(&self, view: &Shown<'_>) -> Option<String> {
        let now = local(view);
        let other = |way: &&HelplineWay| {
            let kind = view.words.way(way.kind);
            if ways::is_ready(way, now) {
                kind.to_owned()
            } else {
                format!("{kind}（{}）", opens_again(view, way))
            }
        };
        let others: Vec<String> = self.ways.iter().skip(1).map(other).collect();
        (!others.is_empty()).then(|| view.words.other_ways(&others))
    }

    fn set(&self, ui: &Ui, view: &Shown<'_>, width: f32) -> Set {
        let theme = &view.theme;
        let whole = width - 2.0 * theme.u(space::L) - theme.u(icon_size::INLINE);
        let beside = width >= theme.u(BESIDE_WIDE);
        let state = self.ways.first().map_or_else(Vec::new, |way| state_lines(ui, view, way, whole));
        let (mut right, below) = if beside { (state, Vec::new()) } else { (Vec::new(), state) };
        let mut right = right.drain(..);
        let mut rows = Vec::new();
        for (text, face) in self.about(view) {
            let aside = right.next();
            let taken = aside.as_ref().map_or(0.0, |it: &Line| it.width() + theme.u(space::M));
            let block = Block::set(ui.painter(), theme, text, face, whole - taken);
            rows.push((Line::of(block), aside));
        }
        let alone = |line: Line| (line, None);
        rows.extend(self.ways.first().map(|way| alone(value(ui, theme, way, whole))));
        rows.extend(below.into_iter().map(alone));
        rows.extend(self.small_print(ui, view, whole).into_iter().map(alone));
        Set { rows }
    }

    /// Its name, and whom it is for.
    fn about(&self, view: &Shown<'_>) -> [(Prose, Face); 2] {
        let colors = view.theme.palette;
        let name = Face::new(TextStyle::Label, colors.ink).heading();
        let whom = Face::new(TextStyle::Caption, colors.ink2).plain();
        [(say(view, &self.line.name), name), (say(view, &self.line.for_whom), whom)]
    }

    /// The terms of the best way, what else there is, and that all of it may be out of date.
    fn small_print(&self, ui: &Ui, view: &Shown<'_>, width: f32) -> Vec<Line> {
        let theme = &view.theme;
        let face = |ink| Face::new(TextStyle::Small, ink).plain();
        let set = |words: String, face, width| Block::set(ui.painter(), theme, words, face, width);
        let terms = self.ways.first().map(|way| terms(view, way));
        let terms = terms.into_iter().chain(self.others(view)).collect::<Vec<_>>().join("　");
        let mut lines = vec![Line::of(set(terms, face(theme.palette.ink2), width))];
        if let Some(stale) = self.stale(view) {
            let ink = theme.palette.tone(Tone::Prep).ink;
            let room = width - lead_width(theme, TextStyle::Small);
            let line = Line::of(set(stale, face(ink).bold(), room));
            lines.push(line.after(Lead::Shape(Tone::Prep), theme, TextStyle::Small, ink));
        }
        lines
    }
}

/// 「電話・無料・日本語」
fn terms(view: &Shown<'_>, way: &HelplineWay) -> String {
    let languages = view.words.languages(&way.languages);
    let parts = [view.words.way(way.kind).to_owned(), plain(view, &way.fee), languages];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("・")
}

/// What to dial or open, as large as fits on one line.
fn value(ui: &Ui, theme: &Theme, way: &HelplineWay, width: f32) -> Line {
    let ink = theme.palette.help;
    let room = width - lead_width(theme, TextStyle::Title);
    let block = ways::large(ui, theme, (&way.value, ink), room);
    Line::of(block).after(Lead::Icon(ways::icon(way.kind)), theme, TextStyle::Title, ink)
}

/// 「24時間」 or 「22:00まで」 with its shape, and below it how long that is.
fn state_lines(ui: &Ui, view: &Shown<'_>, way: &HelplineWay, width: f32) -> Vec<Line> {
    let theme = &view.theme;
    let tone = tone(view, way);
    let ink = theme.palette.tone(tone).ink;
    let mut lines = Vec::new();
    for (number, words) in state_words(view, way).into_iter().enumerate() {
        let (style, ink) =
            if number == 0 { (TextStyle::Label, ink) } else { (TextStyle::Caption, theme.palette.ink) };
        let room = width - lead_width(theme, style);
        let face = Face::new(style, ink).plain();
        let face = if number == 0 { face.bold() } else { face };
        let line = Line::of(Block::set(ui.painter(), theme, words, face, room));
        lines.push(if number == 0 { line.after(Lead::Shape(tone), theme, style, ink) } else { line });
    }
    lines
}

/// Until when, and how long that is: 「22:00まで」 and 「あと 8時間18分」.
fn state_words(view: &Shown<'_>, way: &HelplineWay) -> Vec<String> {
    let words = &view.words;
    match ways::state(way, local(view)) {
        Some(OpenState::Always) if way.kind.answers_at_once() => vec![words.open_state(&OpenState::Always)],
        Some(state @ OpenState::Always) => vec![words.way_state(way.kind, &state)],
        Some(state @ OpenState::Open { minutes_left, .. }) => {
            vec![words.open_state(&state), words.left(minutes_left)]
        }
        Some(OpenState::Closed { .. }) => vec![opens_again(view, way)],
        None => vec![words.weekly_hours(&way.hours)],
    }
}

fn tone(view: &Shown<'_>, way: &HelplineWay) -> Tone {
    ways::tone(way, local(view))
}

/// 「○ 22:00まで」 on a row.
pub(super) fn state_chip(view: &Shown<'_>, way: &HelplineWay) -> Chip {
    Chip::tone(&view.theme, tone(view, way), state_words(view, way).join("・"))
}

/// When somebody answers again; the week's hours while nobody knows the time.
pub(super) fn opens_again(view: &Shown<'_>, way: &HelplineWay) -> String {
    let (Some(today), Some(state)) = (today(view), ways::state(way, local(view))) else {
        return view.words.weekly_hours(&way.hours);
    };
    match state {
        OpenState::Closed { next } => view.words.answers_again(next, today),
        OpenState::Always | OpenState::Open { .. } => view.words.open_state(&state),
    }
}

/// What stands before a line.
#[derive(Clone, Copy)]
enum Lead {
    Nothing,
    Icon(Icon),
    Shape(Tone),
}

/// One line of a card, and what stands before it.
struct Line {
    lead: Lead,
    side: f32,
    space: f32,
    ink: egui::Color32,
    block: Block,
}

/// Side of what stands before a line, and the room behind it.
fn lead_size(theme: &Theme, style: TextStyle) -> (f32, f32) {
    ((theme.size(style) * 0.9).round(), theme.u(space::S))
}

fn lead_width(theme: &Theme, style: TextStyle) -> f32 {
    let (side, space) = lead_size(theme, style);
    side + space
}

impl Line {
    fn of(block: Block) -> Self {
        Self { lead: Lead::Nothing, side: 0.0, space: 0.0, ink: egui::Color32::PLACEHOLDER, block }
    }

    fn after(self, lead: Lead, theme: &Theme, style: TextStyle, ink: egui::Color32) -> Self {
        let (side, space) = lead_size(theme, style);
        Self { lead, side, space, ink, ..self }
    }

    fn width(&self) -> f32 {
        self.side + self.space + self.block.size().x
    }

    fn paint(&self, ui: &Ui, corner: Pos2) {
        let middle = corner + Vec2::new(self.side / 2.0, self.block.first_middle());
        let square = Rect::from_center_size(middle, Vec2::splat(self.side));
        match self.lead {
            Lead::Nothing => {}
            Lead::Icon(icon) => icon.paint_duo(ui.painter(), square, self.ink),
            Lead::Shape(tone) => paint_shape(ui.painter(), tone, square.shrink(self.side * 0.06), self.ink),
        }
        self.block.paint(ui.painter(), Pos2::new(square.right() + self.space, corner.y));
    }

    /// Paints it so that its words end at `corner`.
    fn paint_to_right(&self, ui: &Ui, corner: Pos2) {
        self.paint(ui, Pos2::new(corner.x - self.width(), corner.y));
    }
}

/// The rows of a card; some have a line at their right end.
struct Set {
    rows: Vec<(Line, Option<Line>)>,
}

impl Set {
    fn height(&self) -> f32 {
        self.rows.iter().map(row_height).sum()
    }

    fn paint(&self, ui: &Ui, rect: Rect) {
        let mut y = rect.top();
        for row in &self.rows {
            let (line, aside) = row;
            line.paint(ui, Pos2::new(rect.left(), y));
            if let Some(aside) = aside {
                let drop = line.block.first_middle() - aside.block.first_middle();
                aside.paint_to_right(ui, Pos2::new(rect.right(), y + drop));
            }
            y += row_height(row);
        }
    }
}

fn row_height((line, aside): &(Line, Option<Line>)) -> f32 {
    line.block.height().max(aside.as_ref().map_or(0.0, |aside| aside.block.height()))
}
