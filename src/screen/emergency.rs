//! An emergency: what to do in Japanese, large; every other language's title at once, and their lines in turn.

use egui::{Color32, Pos2, Rect, Role, Ui, Vec2};

use super::{
    fonts::Script,
    icon::Icon,
    theme::{Look, TextSize, TextStyle, Theme, radius, space, stroke},
    view::{Pressed, View},
    widgets::{Block, Face, Prose, touch},
};
use crate::{
    domain::{
        content::Content,
        emergency::{Emergency, words::words},
        text::{Lang, Text},
    },
    kiosk::{cover::Cover, event::Event, page::Press},
};

/// The languages beside Japanese, in the order they take turns; three speak at a time.
const OTHERS: [[Lang; 3]; 3] = [
    [Lang::JaEasy, Lang::En, Lang::ZhHans],
    [Lang::ZhHant, Lang::Ko, Lang::Vi],
    [Lang::Pt, Lang::Es, Lang::Tl],
];

/// Sizes of a language's title and lines beside Japanese, largest first: the first that fits is taken.
const TRIES: [(TextStyle, TextStyle); 5] = [
    (TextStyle::Heading, TextStyle::SignBody),
    (TextStyle::Heading, TextStyle::Label),
    (TextStyle::Label, TextStyle::Body),
    (TextStyle::Body, TextStyle::Caption),
    (TextStyle::Caption, TextStyle::Small),
];

/// Sizes of what is said in Japanese.
#[derive(Debug, Clone, Copy)]
struct Sizes {
    /// The title, on so many lines at most.
    title: (TextStyle, usize),
    message: TextStyle,
    line: TextStyle,
    /// The way for people who cannot use stairs.
    way: TextStyle,
}

/// Largest first; a title never goes below what is read from 4 to 5 m.
const SIZES: [Sizes; 4] = {
    use TextStyle::{Caption, Clock, Heading, Label, Poster, SignBody};
    [
        Sizes { title: (Poster, 1), message: Heading, line: SignBody, way: Label },
        Sizes { title: (Clock, 2), message: Heading, line: SignBody, way: Label },
        Sizes { title: (Clock, 2), message: SignBody, line: Label, way: Caption },
        SMALLEST,
    ]
};
const SMALLEST: Sizes = Sizes {
    title: (TextStyle::Sign, 3),
    message: TextStyle::Label,
    line: TextStyle::Label,
    way: TextStyle::Caption,
};

/// Shares of the design's sizes, for panels on which nothing fits at the millimetres it should have.
const SHARES: [f32; 3] = [1.0, 0.85, 0.7];

/// Draws the emergency in the look of highest contrast, its sizes those of its distances, whatever a visitor likes. A
/// touch is answered and does nothing else.
pub(super) fn draw(
    ui: &mut Ui,
    view: &View<'_>,
    (content, cover): (&Content, &Cover),
    events: &mut Vec<Event>,
) {
    let theme = Theme::new(Look::Contrast, TextSize::Normal, view.theme.panel);
    let whole = ui.max_rect();
    let response = touch::control(ui, whole, Role::Button, view.words().emergency());
    if response.clicked() {
        events.press(Press::Wake);
    }
    ui.painter().rect_filled(whole, 0.0, theme.palette.paper);
    let page = |theme: Theme, sizes: &[Sizes], fit| {
        let view = View { theme, ..*view };
        let foot = Foot::set(ui, &view, (content, cover), whole);
        let room = whole.with_max_y(foot.room.top());
        let set = |sizes| Sheet::set(ui, &view, (content, cover), (sizes, fit), room);
        (view, foot, sizes.iter().find_map(set))
    };
    let [.., least] = SHARES;
    let (view, foot, sheet) = std::iter::once(theme)
        .chain(SHARES.map(|share| theme.in_proportion(share)))
        .map(|theme| page(theme, &SIZES, Fit::Whole))
        .find(|(.., sheet)| sheet.is_some())
        .unwrap_or_else(|| page(theme.in_proportion(least), &[SMALLEST], Fit::AsItCan));
    foot.put(ui, &view, cover);
    if let Some(sheet) = sheet {
        sheet.put(ui, &view, whole);
    }
}

/// Whether everything must have its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Whole,
    AsItCan,
}

/// Everything above the foot, set and in its place.
struct Sheet {
    /// Where the yellow band of the title ends.
    band: f32,
    /// Between Japanese and the other languages.
    line: (Pos2, Pos2),
    icons: Vec<(Rect, Icon, Color32)>,
    blocks: Vec<(Pos2, Block)>,
}

impl Sheet {
    /// In these sizes, if it fits.
    fn set(
        ui: &Ui,
        view: &View<'_>,
        (content, cover): (&Content, &Cover),
        (sizes, fit): (&Sizes, Fit),
        room: Rect,
    ) -> Option<Self> {
        let theme = &view.theme;
        let mut sheet = Self { band: 0.0, line: (room.min, room.min), icons: Vec::new(), blocks: Vec::new() };
        sheet.title(ui, view, cover.emergency(), (sizes.title, room))?;
        let room = room.with_min_y(sheet.band);
        let room = room.shrink2(Vec2::new(theme.u(space::EDGE), theme.u(space::M)));
        let speaking = OTHERS.get(cover.turn(view.now.mono)).unwrap_or(&OTHERS[0]);
        let room = room.with_max_y(sheet.waiting(ui, view, (cover.emergency(), speaking), room));
        let gap = theme.u(space::L);
        let (ja, rest) = if view.is_landscape() {
            let middle = room.left() + room.width() * 0.52;
            (room.with_max_x(middle - gap), room.with_min_x(middle + gap))
        } else {
            let bottom = sheet.japanese(ui, view, (content, cover), (sizes, room));
            (room, room.with_min_y(bottom + gap))
        };
        let mut bottom = rest.top();
        if view.is_landscape() {
            bottom = sheet.japanese(ui, view, (content, cover), (sizes, ja));
            sheet.line = (rest.left_top() - Vec2::new(gap, 0.0), rest.left_bottom() - Vec2::new(gap, 0.0));
        } else {
            let up = Vec2::new(0.0, gap / 2.0);
            sheet.line = (rest.left_top() - up, rest.right_top() - up);
        }
        let styles = sizes_of(ui, view, cover, rest);
        let fits = bottom <= room.bottom() && styles.is_some();
        if !fits && fit == Fit::Whole {
            return None;
        }
        let styles = styles.unwrap_or((TextStyle::Caption, TextStyle::Small));
        sheet.blocks.extend(turn(ui, view, (cover, speaking), styles, rest).0);
        Some(sheet)
    }

    /// What happened, in the yellow band.
    fn title(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        emergency: &Emergency,
        ((style, lines_max), room): ((TextStyle, usize), Rect),
    ) -> Option<()> {
        let theme = &view.theme;
        let ink = theme.palette.on_help;
        let corner = room.min + Vec2::new(theme.u(space::EDGE), theme.u(space::M));
        let width = room.width() - 2.0 * theme.u(space::EDGE);
        let said = words(emergency.kind, Lang::Ja).title;
        let set = |text: &str| Block::set(ui.painter(), theme, text, Face::new(style, ink).heading(), width);
        let whole = set(said);
        let parts = if whole.line_count() == 1 { vec![whole] } else { said.split(' ').map(set).collect() };
        if parts.iter().map(Block::line_count).sum::<usize>() > lines_max {
            return None;
        }
        let face = Face::new(TextStyle::Label, ink).bold();
        let label = Block::set(ui.painter(), theme, view.words().emergency(), face, width);
        let side = theme.size(TextStyle::Heading);
        let square = Rect::from_min_size(corner, Vec2::splat(side));
        self.icons.push((
            square.translate(Vec2::new(0.0, (label.height() - side) / 2.0)),
            Icon::Warning,
            ink,
        ));
        let mut at = corner + Vec2::new(0.0, label.height());
        self.blocks.push((corner + Vec2::new(side + theme.u(space::S), 0.0), label));
        for part in parts {
            let high = part.height();
            self.blocks.push((at, part));
            at.y += high;
        }
        self.band = at.y + theme.u(space::S);
        Some(())
    }

    /// What to do, what the staff add, and the way for people who cannot use stairs; gives back where it ends.
    fn japanese(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        (content, cover): (&Content, &Cover),
        (sizes, room): (&Sizes, Rect),
    ) -> f32 {
        let (theme, emergency) = (&view.theme, cover.emergency());
        let (ink, accent) = (theme.palette.ink, theme.palette.help);
        let mut at = room.min;
        if let Some(message) = &emergency.message {
            let face = Face::new(sizes.message, accent).bold();
            let block = Block::set(ui.painter(), theme, message.get(Lang::Ja).0, face, room.width());
            let high = block.height();
            self.blocks.push((at, block));
            at.y += high + theme.u(space::S);
        }
        let face = Face::new(sizes.line, ink).bold();
        for line in words(emergency.kind, Lang::Ja).lines {
            at.y = self.point(ui, theme, (Icon::CaretRight, (*line).into(), face), (at, room.right()));
        }
        if emergency.kind.moves_people() {
            let way = Prose::from(content.settings.evacuation.get(Lang::Ja).0).without_readings();
            let face = Face::new(sizes.way, ink).regular();
            at.y = self.point(ui, theme, (Icon::Wheelchair, way, face), (at, room.right()));
        }
        at.y
    }

    /// An icon and words beside it; gives back where the next thing goes.
    fn point(
        &mut self,
        ui: &Ui,
        theme: &Theme,
        (icon, text, face): (Icon, Prose, Face),
        (at, right): (Pos2, f32),
    ) -> f32 {
        let side = theme.size(TextStyle::SignBody);
        let lead = side + theme.u(space::S);
        let block = Block::set(ui.painter(), theme, text, face, right - at.x - lead);
        let center = at + Vec2::new(side / 2.0, block.first_middle());
        self.icons.push((Rect::from_center_size(center, Vec2::splat(side)), icon, theme.palette.help));
        let bottom = at.y + block.height() + theme.u(space::XS);
        self.blocks.push((at + Vec2::new(lead, 0.0), block));
        bottom
    }

    /// The titles of the languages that wait their turn, at the foot of `room`; gives back where they begin.
    fn waiting(
        &mut self,
        ui: &Ui,
        view: &View<'_>,
        (emergency, speaking): (&Emergency, &[Lang; 3]),
        room: Rect,
    ) -> f32 {
        let waiting = OTHERS.iter().flatten().filter(|lang| !speaking.contains(lang));
        let set = |lang: &Lang| {
            let theme = view.theme.with_script(Script::of(*lang));
            let face = Face::new(TextStyle::Caption, theme.palette.help).bold();
            Block::set(ui.painter(), &theme, words(emergency.kind, *lang).title, face, room.width())
        };
        let (gap, mut at, mut high) = (view.theme.u(space::L), Vec2::ZERO, 0.0_f32);
        let mut placed = Vec::new();
        for block in waiting.map(set) {
            if at.x > 0.0 && at.x + block.size().x > room.width() {
                at = Vec2::new(0.0, at.y + high);
            }
            high = block.height();
            let wide = block.size().x;
            placed.push((at, block));
            at.x += wide + gap;
        }
        let top = room.bottom() - at.y - high;
        let placed = placed.into_iter().map(|(at, block)| (Pos2::new(room.left(), top) + at, block));
        self.blocks.extend(placed);
        top - view.theme.u(space::S)
    }

    fn put(&self, ui: &Ui, view: &View<'_>, whole: Rect) {
        let theme = &view.theme;
        ui.painter().rect_filled(whole.with_max_y(self.band), 0.0, theme.palette.help);
        let (from, to) = self.line;
        ui.painter().line_segment([from, to], theme.stroke(stroke::HAIRLINE, theme.palette.line));
        for (square, icon, ink) in &self.icons {
            icon.paint(ui.painter(), *square, *ink);
        }
        for (at, block) in &self.blocks {
            block.put(ui, *at);
        }
    }
}

/// The largest sizes in which every turn fits into `room`: all are set alike, so that nothing jumps.
fn sizes_of(ui: &Ui, view: &View<'_>, cover: &Cover, room: Rect) -> Option<(TextStyle, TextStyle)> {
    let fits = |styles: &&(TextStyle, TextStyle)| {
        OTHERS.iter().all(|langs| turn(ui, view, (cover, langs), **styles, room).1 <= room.height())
    };
    TRIES.iter().find(fits).copied()
}

/// Where everything of three languages goes, and how high it is.
fn turn(
    ui: &Ui,
    view: &View<'_>,
    (cover, langs): (&Cover, &[Lang; 3]),
    (title, lines): (TextStyle, TextStyle),
    room: Rect,
) -> (Vec<(Pos2, Block)>, f32) {
    let (palette, gap) = (view.theme.palette, view.theme.u(space::S));
    let mut placed = Vec::new();
    let mut at = room.min;
    for lang in langs {
        let theme = view.theme.with_script(Script::of(*lang));
        let said = words(cover.emergency().kind, *lang);
        let own = cover.emergency().message.as_ref().and_then(|text| written(text, *lang));
        let head = (said.title.to_owned(), Face::new(title, palette.help).bold());
        let body = own.into_iter().chain(said.lines.iter().map(|line| (*line).to_owned()));
        let body = body.map(|line| (line, Face::new(lines, palette.ink).regular()));
        for (text, face) in std::iter::once(head).chain(body) {
            let block = Block::set(ui.painter(), &theme, text, face, room.width());
            let high = block.height();
            placed.push((at, block));
            at.y += high;
        }
        at.y += gap;
    }
    (placed, at.y - gap - room.top())
}

/// Since when it stands and whom to ask; for a while after a touch, that it does nothing else.
struct Foot {
    room: Rect,
    quiet: Vec<Block>,
    answer: Vec<Block>,
}

impl Foot {
    /// The room of the answer is always kept, so that nothing moves under a finger.
    fn set(ui: &Ui, view: &View<'_>, (content, cover): (&Content, &Cover), whole: Rect) -> Self {
        let (theme, words) = (&view.theme, view.words());
        let colors = theme.palette;
        let pad = theme.u(space::S);
        let ask = words.emergency_ask(&content.settings.guard_room.plain());
        let quiet = vec![since(view, content, cover), ask.clone()];
        let touched =
            vec![words.emergency_touched().to_owned(), ask, words.emergency_touched_en().to_owned()];
        let width = whole.width() - 2.0 * theme.u(space::EDGE) - 2.0 * pad;
        let set = |texts: Vec<String>, color: Color32| -> Vec<Block> {
            let face = Face::new(TextStyle::Caption, color).regular();
            texts.into_iter().map(|text| Block::set(ui.painter(), theme, text, face, width)).collect()
        };
        let (quiet, answer) = (set(quiet, colors.ink), set(touched, colors.on_help));
        let high = height_of(&answer).max(height_of(&quiet));
        let room = whole.with_min_y(whole.bottom() - high - 2.0 * pad - theme.u(space::M));
        Self { room, quiet, answer }
    }

    fn put(&self, ui: &Ui, view: &View<'_>, cover: &Cover) {
        let theme = &view.theme;
        let card = self.room.shrink2(Vec2::new(theme.u(space::EDGE), 0.0));
        let card = card.with_max_y(card.bottom() - theme.u(space::M));
        let (shown, inset) = if cover.answers() {
            ui.painter().rect_filled(card, theme.radius(radius::BUTTON), theme.palette.help);
            (&self.answer, theme.u(space::S))
        } else {
            (&self.quiet, 0.0)
        };
        let mut at = Pos2::new(card.left() + inset, card.center().y - height_of(shown) / 2.0);
        for block in shown {
            block.put(ui, at);
            at.y += block.height();
        }
    }
}

fn height_of(blocks: &[Block]) -> f32 {
    blocks.iter().map(Block::height).sum()
}

/// Since when, and where this is; that it is fiction, if it is.
fn since(view: &View<'_>, content: &Content, cover: &Cover) -> String {
    let at = cover.emergency().span.since().with_timezone(&view.kiosk.config().zone);
    let since = view.words().emergency_since(&at.format("%H:%M").to_string());
    let sample = if content.settings.sample { view.words().sample() } else { "" };
    format!("{since}　{}{sample}", content.settings.corner_name.plain())
}

/// What staff wrote in this language; nothing where they wrote nothing, for no machine translates it.
fn written(text: &Text, lang: Lang) -> Option<String> {
    text.langs().find(|(written, _)| *written == lang).map(|(_, words)| words.to_string())
}
