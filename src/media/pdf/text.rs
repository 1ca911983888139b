//! What is written on a page of a PDF, line by line in the order in which it was set.

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
        InterpreterSettings, SoftMask, TransformExt as _,
        font::GlyphRun,
        hayro_cmap::{BfString, WritingMode},
        interpret_page,
    },
    hayro_syntax::page::Page,
    kurbo::{Affine, BezPath, Point, Rect},
};

/// Most characters of one page: a page of a newspaper holds as many.
const CHARS_MAX: usize = 8_000;
/// Units of a glyph's own grid in one em.
const UNITS_PER_EM: f64 = 1_000.0;
/// A step across the line by more ems than this begins another line.
const NEXT_LINE_EMS: f64 = 0.6;
/// A step along the line by more ems than this, or back by as many, leaves a space.
const GAP_EMS: f64 = 1.6;
/// A letter that stands no more ems than this beside the last one may stand under it in a line that runs downwards.
const UNDER_EMS: f64 = 0.35;

/// The text of a page; empty where it holds pictures alone.
pub(super) fn of(page: &Page<'_>, settings: &InterpreterSettings) -> String {
    let (width, height) = page.render_dimensions();
    let whole = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let cache = InterpreterCache::new();
    let upright = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(upright, whole, &cache, page.xref(), settings.clone());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.text()
}

/// A device that draws nothing and writes down every letter.
#[derive(Default)]
struct Reader {
    read: String,
    chars: usize,
    last: Option<Place>,
}

/// Where a letter stands.
#[derive(Clone, Copy)]
struct Place {
    at: Point,
    em: f64,
    /// Whether its letter is one of those that are set downwards: no Latin letter, no digit.
    sets_down: bool,
}

impl Reader {
    fn letter(&mut self, letter: &str, place: Place, mode: WritingMode) {
        if self.chars >= CHARS_MAX {
            return;
        }
        match self.last.map(|last| step(last, place, mode)) {
            Some(Step::Line) => self.read.push('\n'),
            Some(Step::Gap) if !self.read.ends_with([' ', '\u{3000}']) => self.read.push(' '),
            Some(Step::Gap | Step::On) | None => {}
        }
        self.last = Some(place);
        let printed = letter.chars().filter(|it| !it.is_control());
        let before = self.read.len();
        self.read.extend(printed);
        self.chars += self.read.get(before..).map_or(0, |added| added.chars().count());
    }

    /// Lines without space around them and without empty ones between.
    fn text(&self) -> String {
        let lines = self.read.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }
}

enum Step {
    On,
    Gap,
    Line,
}

fn step(last: Place, next: Place, mode: WritingMode) -> Step {
    let (right, down) = (next.at.x - last.at.x, next.at.y - last.at.y);
    let em = last.em.max(next.em).max(1.0);
    // Browsers set 縦書き letter by letter, in typefaces that run across.
    let is_under = last.sets_down && next.sets_down && right.abs() <= UNDER_EMS * em && down > 0.0;
    let (along, across) = match mode {
        WritingMode::Horizontal if is_under && down <= GAP_EMS * em => (down, right),
        WritingMode::Horizontal => (right, down),
        WritingMode::Vertical => (down, right),
    };
    if across.abs() > NEXT_LINE_EMS * em {
        Step::Line
    } else if along.abs() > GAP_EMS * em {
        Step::Gap
    } else {
        Step::On
    }
}

fn place(transform: Affine, letters: &str) -> Place {
    let [_, _, c, d, x, y] = transform.as_coeffs();
    Place { at: Point::new(x, y), em: c.hypot(d) * UNITS_PER_EM, sets_down: !letters.is_ascii() }
}

impl<'a> Device<'a> for Reader {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        // Letters that are filled and outlined come twice.
        if matches!(mode, DrawMode::Stroke(_)) {
            return;
        }
        for glyph in run.glyphs() {
            let transform = props.transform * glyph.transform();
            let mut read =
                |letters: &str| self.letter(letters, place(transform, letters), run.writing_mode());
            match glyph.as_unicode() {
                Some(BfString::Char(letter)) => read(letter.encode_utf8(&mut [0; 4])),
                Some(BfString::String(letters)) => read(&letters),
                None => {}
            }
        }
    }
}
