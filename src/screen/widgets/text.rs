//! Text on glass: readings above their words, lines broken the way Japanese print does it.

mod lit;

use egui::{Align, Color32, FontId, Painter, Pos2, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::{
    domain::{
        kinsoku::{self, Line, Options, Phrases, Piece},
        ruby::{RubyText, Span},
    },
    screen::{
        fonts::{Script, Weight},
        theme::{TextStyle, Theme},
    },
};

/// Running text over the whole width.
pub fn para(ui: &mut Ui, theme: &Theme, text: impl Into<Prose>) -> Response {
    print(ui, theme, text, Face::new(TextStyle::Body, theme.palette.ink))
}

/// A second line or a note.
pub fn caption(ui: &mut Ui, theme: &Theme, text: impl Into<Prose>) -> Response {
    print(ui, theme, text, Face::new(TextStyle::Caption, theme.palette.ink2))
}

/// The title of a page: a heading of balanced lines.
pub fn title(ui: &mut Ui, theme: &Theme, text: impl Into<Prose>) -> Response {
    print(ui, theme, text, Face::new(TextStyle::Title, theme.palette.ink).heading())
}

/// Text in any face over the whole width.
pub fn print(ui: &mut Ui, theme: &Theme, text: impl Into<Prose>, face: Face) -> Response {
    let block = Block::set(ui.painter(), theme, text, face, ui.available_width());
    block.show(ui)
}

/// A text to be set, with its readings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prose {
    text: RubyText,
    script: Option<Script>,
}

impl From<&str> for Prose {
    fn from(markup: &str) -> Self {
        Self::from(&RubyText::parse(markup))
    }
}

impl From<String> for Prose {
    fn from(markup: String) -> Self {
        Self::from(markup.as_str())
    }
}

impl From<&RubyText> for Prose {
    fn from(text: &RubyText) -> Self {
        Self { text: text.clone(), script: None }
    }
}

impl Prose {
    /// With the glyph shapes of `script`, whatever the interface speaks.
    pub fn in_script(self, script: Script) -> Self {
        Self { script: Some(script), ..self }
    }

    /// The shapes it is set in where the interface speaks `own`: kana is Japanese, in whatever language it is quoted.
    fn script(&self, own: Script) -> Script {
        let has = |of: fn(char) -> bool| self.text.spans().iter().any(|span| span.base.chars().any(of));
        let is_quoted = match own {
            Script::Japanese | Script::Latin | Script::Name => false,
            Script::Chinese | Script::Traditional => has(kinsoku::is_kana),
            Script::Korean => has(kinsoku::is_kana) && !has(is_hangul),
        };
        self.script.unwrap_or(if is_quoted { Script::Japanese } else { own })
    }

    /// The words without readings, as a screen reader gets them.
    pub fn plain(&self) -> String {
        self.text.plain()
    }

    /// The same words without readings.
    pub fn without_readings(&self) -> Self {
        Self { script: self.script, ..Self::from(self.text.plain()) }
    }
}

fn is_hangul(c: char) -> bool {
    ('\u{ac00}'..='\u{d7a3}').contains(&c)
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    style: TextStyle,
    color: Color32,
    weight: Option<Weight>,
    align: Align,
    heading: bool,
    balanced: bool,
    phrases: Phrases,
    readings: bool,
    lines_max: usize,
}

impl Face {
    /// A style in a colour: left-aligned, with readings, as many lines as it takes.
    pub fn new(style: TextStyle, color: Color32) -> Self {
        Self {
            style,
            color,
            weight: None,
            align: Align::Min,
            heading: false,
            balanced: false,
            phrases: Phrases::Filled,
            readings: true,
            lines_max: usize::MAX,
        }
    }

    /// In bold.
    pub fn bold(self) -> Self {
        Self { weight: Some(Weight::Bold), ..self }
    }

    /// In regular weight.
    pub fn regular(self) -> Self {
        Self { weight: Some(Weight::Regular), ..self }
    }

    /// Each line centred in the width.
    pub fn centred(self) -> Self {
        Self { align: Align::Center, ..self }
    }

    /// Each line at the right edge.
    pub fn right(self) -> Self {
        Self { align: Align::Max, ..self }
    }

    /// A heading for screen readers, its lines of similar width.
    pub fn heading(self) -> Self {
        Self { heading: true, balanced: true, phrases: Phrases::Whole, ..self }
    }

    /// With no phrase cut that a line holds, even if that takes more lines: where a cut word is seen before any other.
    pub fn whole(self) -> Self {
        Self { phrases: Phrases::Whole, ..self }
    }

    /// Lines of similar width.
    pub fn balanced(self) -> Self {
        Self { balanced: true, ..self }
    }

    /// Without readings: in lists and on buttons.
    pub fn plain(self) -> Self {
        Self { readings: false, ..self }
    }

    /// No more than this many lines; what is longer ends in 「…」.
    pub fn lines_max(self, lines_max: usize) -> Self {
        Self { lines_max, ..self }
    }

    fn base(&self, theme: &Theme) -> FontId {
        match self.weight {
            Some(weight) => theme.font_in(self.style, weight),
            None => theme.font(self.style),
        }
    }

    fn ruby(&self, theme: &Theme) -> FontId {
        let least = theme.size(TextStyle::Ruby);
        let size = (theme.size(self.style) * RUBY_EM).round().max(least);
        FontId::new(size, theme.font_in(TextStyle::Ruby, Weight::Regular).family)
    }
}

/// The size of a reading in ems of its word, where that is legible.
const RUBY_EM: f32 = 0.46;
/// Room between a reading and its word, in ems of the reading.
const RUBY_RISE_EM: f32 = 0.1;

/// A text set for one width: measured, and ready to be painted.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    lines: Vec<Line>,
    face: Face,
    base: FontId,
    ruby: FontId,
    line_height: f32,
    width: f32,
    words: String,
    said: RubyText,
}

impl Block {
    /// The width in pixels that a line of `text` must have to end inside no word and, in Japanese, inside no phrase.
    pub fn whole_width(painter: &Painter, theme: &Theme, text: impl Into<Prose>, face: Face) -> f32 {
        let prose = text.into();
        let theme = &theme.with_script(prose.script(theme.script));
        let (base, ruby) = (face.base(theme), face.ruby(theme));
        let prose = if face.readings { prose } else { prose.without_readings() };
        kinsoku::widest_phrase(prose.text.spans(), &mut measure(painter, (base, ruby)))
    }

    /// Breaks `text` into lines of at most `width` pixels.
    pub fn set(painter: &Painter, theme: &Theme, text: impl Into<Prose>, face: Face, width: f32) -> Self {
        let prose = text.into();
        let theme = &theme.with_script(prose.script(theme.script));
        let (words, said) = (prose.plain(), prose.text.clone());
        let prose = if face.readings { prose } else { prose.without_readings() };
        let (base, ruby) = (face.base(theme), face.ruby(theme));
        let mut measure = measure(painter, (base.clone(), ruby.clone()));
        let options = Options { balance: face.balanced, phrases: face.phrases, ..Options::default() };
        let spans = prose.text.spans();
        let mut lines = kinsoku::break_lines_with(spans, width, options, &mut measure);
        cut(&mut lines, face.lines_max, width, &mut measure);
        let line_height = line_height(theme, face, spans, (&base, &ruby));
        Self { lines, face, base, ruby, line_height, width, words, said }
    }

    /// Width of the widest line and height of all lines, in pixels.
    pub fn size(&self) -> Vec2 {
        let width = self.lines.iter().map(|line| line.width).fold(0.0, f32::max);
        Vec2::new(width.ceil(), self.height())
    }

    /// Height of all lines, in pixels.
    pub fn height(&self) -> f32 {
        self.line_height * self.lines.len() as f32
    }

    /// From the top of the block to the middle of its first line's words.
    pub fn first_middle(&self) -> f32 {
        self.base_drop() + self.base.size / 2.0
    }

    /// How many lines there are.
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// Paints the block with its upper left corner at `corner`; aligned lines keep to the width it was set for.
    pub fn paint(&self, painter: &Painter, corner: Pos2) {
        let mut y = corner.y;
        for line in &self.lines {
            let spare = if self.width.is_finite() { self.width - line.width } else { 0.0 };
            let x = corner.x + spare * self.face.align.to_factor();
            self.paint_line(painter, line, Pos2::new(x.round(), y.round()));
            y += self.line_height;
        }
    }

    /// Paints the block with its upper right corner at `corner`.
    pub fn paint_to_right(&self, painter: &Painter, corner: Pos2) {
        let spare =
            self.width * self.face.align.to_factor() + self.size().x * (1.0 - self.face.align.to_factor());
        self.paint(painter, Pos2::new(corner.x - spare, corner.y));
    }

    /// Allocates and paints the block, and tells its words to screen readers.
    pub fn show(self, ui: &mut Ui) -> Response {
        let size = Vec2::new(self.width.min(ui.available_width()), self.height());
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        self.speak(&response);
        self.say(ui, rect.min);
        if ui.is_rect_visible(rect) {
            self.paint(ui.painter(), rect.min);
        }
        response
    }

    /// Paints the block at `corner` and tells its words to screen readers; allocates nothing.
    pub fn put(&self, ui: &Ui, corner: Pos2) {
        self.say(ui, corner);
        self.paint(ui.painter(), corner);
        let role = if self.face.heading { Role::Heading } else { Role::Label };
        let rect = Rect::from_min_size(corner, self.size());
        super::touch::tell(ui, rect, role, &self.words);
    }

    fn speak(&self, response: &Response) {
        let role = if self.face.heading { Role::Heading } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, &self.words));
    }

    fn paint_line(&self, painter: &Painter, line: &Line, at: Pos2) {
        let mut x = at.x;
        for piece in &line.pieces {
            self.paint_piece(painter, piece, Pos2::new(x, at.y));
            x += piece.width;
        }
    }

    fn paint_piece(&self, painter: &Painter, piece: &Piece, at: Pos2) {
        let base_top = at.y + self.base_drop();
        let color = self.face.color;
        glyphs(painter, Pos2::new(at.x + piece.base_x, base_top), &piece.base, (&self.base, color));
        if let Some(reading) = &piece.reading {
            let top = base_top - self.ruby.size * (1.0 + RUBY_RISE_EM);
            glyphs(painter, Pos2::new(at.x + piece.ruby_x, top), reading, (&self.ruby, color));
        }
    }

    /// From the top of a line to the top of its words: the leading is shared, unless a reading needs more above.
    fn base_drop(&self) -> f32 {
        let leading = self.line_height - self.base.size;
        let has_ruby = self.lines.iter().flat_map(|line| &line.pieces).any(|piece| piece.reading.is_some());
        let above = if has_ruby { self.ruby.size * (1.0 + RUBY_RISE_EM) } else { 0.0 };
        (leading / 2.0).max(above).round()
    }
}

/// The style's line height, or what words with readings need.
fn line_height(theme: &Theme, face: Face, spans: &[Span], (base, ruby): (&FontId, &FontId)) -> f32 {
    let usual = theme.line_height(face.style);
    let has_ruby = spans.iter().any(|span| span.reading.is_some());
    let with_ruby = base.size * 1.12 + ruby.size * (1.0 + RUBY_RISE_EM);
    if has_ruby { usual.max(with_ruby.round()) } else { usual }
}

/// How wide a text is in the font of words or in that of readings.
fn measure(painter: &Painter, (base, ruby): (FontId, FontId)) -> impl FnMut(&str, kinsoku::Role) -> f32 {
    move |text, role| text_width(painter, text, if role == kinsoku::Role::Base { &base } else { &ruby })
}

fn text_width(painter: &Painter, text: &str, font: &FontId) -> f32 {
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => painter.fonts_mut(|fonts| fonts.glyph_width(font, only)),
        _ => painter.layout_no_wrap(text.to_owned(), font.clone(), Color32::PLACEHOLDER).size().x,
    }
}

/// Paints one run of text; its em box has its upper left corner at `corner`.
fn glyphs(painter: &Painter, corner: Pos2, text: &str, (font, color): (&FontId, Color32)) {
    let galley = painter.layout_no_wrap(text.to_owned(), font.clone(), color);
    let rise = (galley.size().y - font.size) / 2.0;
    painter.galley(Pos2::new(corner.x, (corner.y - rise).round()), galley, color);
}

/// Ends a text after `lines_max` lines, with 「…」 where something is missing.
fn cut(
    lines: &mut Vec<Line>,
    lines_max: usize,
    width: f32,
    measure: &mut dyn FnMut(&str, kinsoku::Role) -> f32,
) {
    if lines.len() <= lines_max {
        return;
    }
    lines.truncate(lines_max);
    let Some(last) = lines.last_mut() else { return };
    let dots = measure("…", kinsoku::Role::Base);
    while last.width + dots > width {
        if !drop_last(last, measure) {
            break;
        }
    }
    last.width += dots;
    last.pieces.push(Piece { base: "…".to_owned(), width: dots, ..Piece::default() });
}

/// Drops the last character of a line, or the last word under a reading; says whether there was one.
fn drop_last(line: &mut Line, measure: &mut dyn FnMut(&str, kinsoku::Role) -> f32) -> bool {
    let Some(mut piece) = line.pieces.pop() else { return false };
    piece.base.pop();
    if piece.reading.is_none() && !piece.base.is_empty() {
        piece.width = measure(&piece.base, kinsoku::Role::Base);
        line.pieces.push(piece);
    }
    line.width = line.pieces.iter().map(|piece| piece.width).sum();
    true
}

/// Paints a block in the vertical middle of `rect`, at its left edge (or as its face aligns it).
pub fn paint_middle(painter: &Painter, block: &Block, rect: Rect) {
    block.paint(painter, Pos2::new(rect.left(), rect.center().y - block.height() / 2.0));
}
