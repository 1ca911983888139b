//! Line breaking the way Japanese print does it (禁則処理, after JIS X 4051), over any width function.

mod atoms;
mod classes;
mod signs;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::ruby::Span;
use atoms::{Gap, Paragraph};
pub use classes::is_kana;

/// Breaks text into lines no wider than `width_max`, with [`Options::default`].
///
/// `measure` gives the width of a text in one of two sizes; `width_max` is in the same unit (pixels, dots).
/// Every `\n` ends a line. Spaces at the end of a line vanish. A line is wider than `width_max` only if a
/// single glyph, with its reading, is.
///
/// ```
/// use shirube::domain::kinsoku::{Role, break_lines};
/// use shirube::domain::ruby::RubyText;
/// let text = RubyText::parse("今日は、{部屋|へや}が空いています。");
/// let mut measure = |text: &str, role| text.chars().count() as f32 * if role == Role::Base { 20.0 } else { 10.0 };
/// let lines: Vec<String> = break_lines(text.spans(), 120.0, &mut measure).iter().map(|l| l.text()).collect();
/// assert_eq!(lines, ["今日は、部屋", "が空いてい", "ます。"]);
/// ```
pub fn break_lines(spans: &[Span], width_max: f32, measure: &mut dyn FnMut(&str, Role) -> f32) -> Vec<Line> {
    break_lines_with(spans, width_max, Options::default(), measure)
}

/// Breaks text into lines as [`break_lines`] does, with a choice of manners.
pub fn break_lines_with(
    spans: &[Span],
    width_max: f32,
    options: Options,
    measure: &mut dyn FnMut(&str, Role) -> f32,
) -> Vec<Line> {
    let width_max = if width_max > 0.0 { width_max } else { 0.0 };
    let paragraphs = atoms::paragraphs(spans, width_max, measure);
    paragraphs.iter().flat_map(|paragraph| set(paragraph, f64::from(width_max), options)).collect()
}

/// The width of the widest stretch that reads as one: a word, and in Japanese a phrase (文節). A line must be as wide to
/// end inside none of them.
///
/// ```
/// use shirube::domain::{kinsoku::widest_phrase, ruby::RubyText};
/// let widest = |text| widest_phrase(RubyText::parse(text).spans(), &mut |text, _| text.chars().count() as f32);
/// assert_eq!(widest("文字と色"), 3.0);
/// assert_eq!(widest("はじめへ"), 4.0);
/// assert_eq!(widest("Talk to someone"), 7.0);
/// ```
pub fn widest_phrase(spans: &[Span], measure: &mut dyn FnMut(&str, Role) -> f32) -> f32 {
    // Phrases are known by their endings, which are written in hiragana.
    let is_told = spans.iter().any(|span| span.base.chars().any(classes::is_hiragana));
    let least = if is_told { Gap::Phrase } else { Gap::Allowed };
    let paragraphs = atoms::paragraphs(spans, f32::INFINITY, measure);
    paragraphs.iter().map(|it| it.widest(least) as f32).fold(0.0, f32::max)
}

/// In which size a text is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The text itself.
    Base,
    /// A reading above the text.
    Ruby,
}

/// Manners beyond what is always kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Keep company for a character that would stand alone on the last line.
    pub pull_widow: bool,
    /// Make the lines of similar width without adding a line: for headings.
    pub balance: bool,
    /// Whether a line may end inside a phrase (文節).
    pub phrases: Phrases,
}

impl Default for Options {
    fn default() -> Self {
        Self { pull_widow: true, balance: false, phrases: Phrases::Cut }
    }
}

/// How a line of Japanese ends where a phrase (文節) goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrases {
    /// Wherever print allows, as in a book.
    Cut,
    /// Rather between two phrases than inside one, as far as the line stays well filled or there is no line more.
    Filled,
    /// The same, and inside a phrase rather where a word seems to begin.
    Words,
    /// Between two phrases, however short the line; inside one only where no line holds it.
    Whole,
}

/// One line, ready to be drawn from left to right.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Line {
    /// What stands on the line; no piece for an empty line.
    pub pieces: Vec<Piece>,
    /// Sum of the pieces' widths.
    pub width: f32,
}

impl Line {
    /// The line as written, without readings.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.base.as_str()).collect()
    }
}

/// A stretch of a line that is drawn in one go.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Piece {
    /// What is written.
    pub base: String,
    /// The reading above it.
    pub reading: Option<String>,
    /// How far the piece advances the line.
    pub width: f32,
    /// Where the base begins, from the left edge of the piece; 0 or more.
    pub base_x: f32,
    /// Where the reading begins, from the left edge of the piece; less than 0 where it reaches over a
    /// neighbouring kana. 0 without a reading.
    pub ruby_x: f32,
}

fn set(paragraph: &Paragraph, width_max: f64, options: Options) -> Vec<Line> {
    let mut lines = fill(paragraph, width_max, options);
    if options.balance && lines.len() > 1 {
        lines = balance(paragraph, width_max, lines, options);
    }
    if options.pull_widow {
        pull_widow(paragraph, &mut lines, width_max, options);
    }
    if lines.is_empty() {
        vec![Line::default()]
    } else {
        lines.into_iter().map(|l| paragraph.line(l)).collect()
    }
}

/// Fills line after line as far as they go; a phrase is cut, and a word, only where that saves a line.
fn fill(paragraph: &Paragraph, width: f64, options: Options) -> Vec<Range<usize>> {
    let lines = fill_in_turn(paragraph, width, options);
    let mut harm = harm(paragraph, &lines, options);
    if options.phrases != Phrases::Filled || harm == 0 {
        return lines;
    }
    let (most, mut best) = (lines.len(), lines);
    for phrases in [Phrases::Words, Phrases::Whole] {
        let tried = fill_in_turn(paragraph, width, Options { phrases, ..options });
        let least = if tried.len() > 2 { SHORT_FILL_MIN } else { FIRST_FILL_MIN };
        let is_full = |line: &Range<usize>| paragraph.width(line.clone()) >= width * least;
        let is_even = tried.split_last().is_some_and(|(_, before)| before.iter().all(is_full));
        let less = self::harm(paragraph, &tried, options);
        if tried.len() <= most && is_even && less < harm {
            (harm, best) = (less, tried);
        }
    }
    best
}

fn fill_in_turn(paragraph: &Paragraph, width: f64, options: Options) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    while start < paragraph.len() {
        let end = line_end(paragraph, start, width, options);
        lines.push(start..paragraph.trim_end(start..end));
        start = paragraph.skip_spaces(end);
    }
    lines
}

/// Where the line that begins at `start` ends; always further on.
///
/// A space is the better place as long as the line stays at least half full, the end of a phrase as long as it stays
/// [`PHRASE_FILL_MIN`] full, and both always where phrases are to stay whole; a phrase that no line holds ends it where
/// a word seems to begin, as long as the line stays [`WORD_FILL_MIN`] full. The first possible place is taken even if the
/// line is too narrow for it.
fn line_end(paragraph: &Paragraph, start: usize, width: f64, options: Options) -> usize {
    let width_to = |end: usize| paragraph.width(start..paragraph.trim_end(start..end));
    let (mut best, mut at_space, mut at_phrase, mut at_word, mut at_stop) = (None, None, None, None, None);
    for end in paragraph.breaks_after(start) {
        if best.is_some() && width_to(end) > width {
            let filled = |place: Option<usize>, least: f64| place.filter(|at| width_to(*at) >= width * least);
            let (space_least, phrase_least) = options.phrases.fill_min();
            let is_stub = |stop: &usize| at_phrase.is_some_and(|at| paragraph.letters(*stop..at) <= STUB_MAX);
            let stop = filled(at_stop, PHRASE_FILL_MIN).filter(is_stub);
            return stop
                .or(filled(at_phrase, phrase_least))
                .max(filled(at_space, space_least))
                .or(filled(at_word, WORD_FILL_MIN))
                .or(best)
                .unwrap_or(end);
        }
        best = Some(end);
        if paragraph.gap(end) == Gap::Space {
            at_space = best;
        }
        if options.phrases.count() && paragraph.gap(end) == Gap::Phrase {
            at_phrase = best;
            if paragraph.ends_sentence(end) {
                at_stop = best;
            }
        }
        if options.phrases.keep_words() && paragraph.gap(end) > Gap::Inside {
            at_word = best;
        }
    }
    paragraph.len()
}

/// Letters of a sentence that do not stand alone at the end of a line.
const STUB_MAX: usize = 5;
/// How much of a line must be filled where it ends with a phrase although more would fit.
const PHRASE_FILL_MIN: f64 = 0.62;
/// How much of each line must be filled where phrases stay whole because that takes no line more.
const SHORT_FILL_MIN: f64 = 0.46;
/// The same of the first of two.
const FIRST_FILL_MIN: f64 = 0.4;
/// How much of a line must be filled where it ends inside a phrase, but before a word.
const WORD_FILL_MIN: f64 = 0.5;

impl Phrases {
    fn count(self) -> bool {
        self != Self::Cut
    }

    fn keep_words(self) -> bool {
        matches!(self, Self::Words | Self::Whole)
    }

    /// How much of a line must be filled where it ends with a space, and with a phrase, although more would fit.
    fn fill_min(self) -> (f64, f64) {
        match self {
            Self::Cut | Self::Filled | Self::Words => (0.5, PHRASE_FILL_MIN),
            Self::Whole => (0.0, 0.0),
        }
    }
}

/// The narrowest setting with no more lines, and no more harm, than at full width; by halving the interval.
fn balance(
    paragraph: &Paragraph,
    width_max: f64,
    lines: Vec<Range<usize>>,
    options: Options,
) -> Vec<Range<usize>> {
    const HALVINGS: usize = 12;
    let (mut narrow, mut wide) = (paragraph.widest_cluster().min(width_max), width_max);
    let mut best = lines;
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(narrow, wide);
        let tried = fill(paragraph, middle, options);
        let harm = |lines: &[Range<usize>]| harm(paragraph, lines, options);
        if tried.len() <= best.len() && harm(&tried) <= harm(&best) {
            (best, wide) = (tried, middle);
        } else {
            narrow = middle;
        }
    }
    best
}

/// What the ends of these lines do to the words: nothing at a space that vanished there and, where phrases count, between
/// two of them; there most of all before hiragana, most likely inside a word.
fn harm(paragraph: &Paragraph, lines: &[Range<usize>], options: Options) -> usize {
    let of = |line: &Range<usize>, next: &Range<usize>| match paragraph.gap(next.start) {
        _ if line.end < next.start => 0,
        Gap::Phrase | Gap::Space if options.phrases.count() => 0,
        Gap::Never | Gap::Word | Gap::Inside if options.phrases.count() => 2,
        Gap::Never | Gap::Word | Gap::Inside | Gap::Allowed | Gap::Phrase | Gap::Space => 1,
    };
    lines.iter().zip(lines.iter().skip(1)).map(|(line, next)| of(line, next)).sum()
}

/// Moves the last break back if it leaves one character alone, as far as both lines keep two.
fn pull_widow(paragraph: &Paragraph, lines: &mut [Range<usize>], width: f64, options: Options) {
    let [.., before, last] = lines else { return };
    // Better a short word alone than a phrase torn apart.
    let is_phrase = options.phrases.count() && paragraph.gap(last.start) >= Gap::Phrase;
    if is_phrase || paragraph.letters(last.clone()) > 1 {
        return;
    }
    let better = paragraph.breaks_after(before.start).take_while(|at| *at < before.end).filter(|at| {
        paragraph.letters(before.start..*at) > 1
            && paragraph.letters(*at..last.end) > 1
            && paragraph.width(*at..last.end) <= width
            && (options.phrases != Phrases::Whole || paragraph.gap(*at) > Gap::Inside)
    });
    if let Some(at) = better.last() {
        before.end = paragraph.trim_end(before.start..at);
        last.start = paragraph.skip_spaces(at);
    }
}
