//! One text set for one width: lines by 禁則処理 between phrases, readings above their words.

use crate::{
    domain::{
        kinsoku::{Line, Options, Phrases, Role, break_lines_with, widest_phrase},
        ruby::RubyText,
    },
    slip::{
        faces::{FaceError, Faces, Weight},
        measure::{Print, Style, TEXT_MIN},
        raster::Ink,
    },
};

use super::Stroke;

/// Room between a reading and its word, in ems of the reading.
const RUBY_RISE_EM: f32 = 0.08;
/// A line with a number that does not fit, or a title with a phrase that does not, shrinks by this step until it is whole.
const SHRINK: f32 = 2.0;
/// How small that may make a line, as a share of its size.
const SHRUNK_MIN: f32 = 0.75;

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Setting {
    style: Style,
    size: f32,
    ruby: f32,
    centred: bool,
    floor: f32,
}

impl Setting {
    pub(super) fn new(style: Style, print: Print) -> Self {
        let floor = (style.size(print) * SHRUNK_MIN).max(TEXT_MIN);
        Self { style, size: style.size(print), ruby: style.ruby(print), centred: style.is_centred(), floor }
    }

    pub(super) fn centred(self) -> Self {
        Self { centred: true, ..self }
    }
}

/// Lines ready to be drawn.
pub(super) struct Block {
    lines: Vec<Line>,
    setting: Setting,
    measure: f32,
    has_ruby: bool,
}

impl Block {
    /// Breaks a text into lines of at most `measure` dots. A number one dials stays on one line, smaller if need be, and so
    /// do the phrases of a title.
    pub(super) fn set(
        faces: &Faces,
        text: &RubyText,
        setting: Setting,
        measure: f32,
    ) -> Result<Self, FaceError> {
        let (lines, widest) = lines(faces, text, setting, measure)?;
        let smaller = setting.size - SHRINK;
        let cuts_phrase = setting.style.is_balanced() && widest > measure;
        if (cuts_phrase || cuts_number(&lines)) && smaller >= setting.floor {
            return Self::set(faces, text, Setting { size: smaller, ..setting }, measure);
        }
        let has_ruby = text.spans().iter().any(|span| span.reading.is_some());
        Ok(Self { lines, setting, measure, has_ruby })
    }

    pub(super) fn style(&self) -> Style {
        self.setting.style
    }

    /// Width of the widest line.
    pub(super) fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.width).fold(0.0, f32::max)
    }

    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line_height()
    }

    /// From the top to the middle of the first line's words.
    pub(super) fn first_middle(&self) -> f32 {
        self.base_drop() + self.setting.size / 2.0
    }

    /// The lines as read, with their readings in brackets.
    pub(super) fn texts(&self) -> impl Iterator<Item = String> {
        self.lines.iter().map(|line| {
            let pieces = line.pieces.iter().map(|piece| match &piece.reading {
                Some(reading) => format!("{}[{reading}]", piece.base),
                None => piece.base.clone(),
            });
            pieces.collect()
        })
    }

    /// Everything to draw with the upper left corner at `corner`.
    pub(super) fn strokes(&self, (left, top): (f32, f32), ink: Ink, strokes: &mut Vec<Stroke>) {
        let mut y = top;
        for line in &self.lines {
            let spare = if self.setting.centred { (self.measure - line.width) / 2.0 } else { 0.0 };
            self.line(line, (left + spare.floor(), y), ink, strokes);
            y += self.line_height();
        }
    }

    fn line(&self, line: &Line, (left, top): (f32, f32), ink: Ink, strokes: &mut Vec<Stroke>) {
        let Setting { style, size, ruby, .. } = self.setting;
        let base_top = (top + self.base_drop()).round();
        let mut x = left;
        for piece in &line.pieces {
            let words = |text: &str, role, (x, y): (f32, f32)| {
                let (size, weight) = match role {
                    Role::Base => (size, style.weight()),
                    Role::Ruby => (ruby, Weight::Regular),
                };
                Stroke::Words { text: text.to_owned(), role, x: x.round(), y, size, weight, ink }
            };
            strokes.push(words(&piece.base, Role::Base, (x + piece.base_x, base_top)));
            if let Some(reading) = &piece.reading {
                let y = (base_top - ruby * (1.0 + RUBY_RISE_EM)).round();
                strokes.push(words(reading, Role::Ruby, (x + piece.ruby_x, y)));
            }
            x += piece.width;
        }
    }

    fn line_height(&self) -> f32 {
        let usual = self.setting.size * self.setting.style.leading();
        let with_ruby = self.setting.size * 1.14 + self.setting.ruby * (1.0 + RUBY_RISE_EM);
        if self.has_ruby { usual.max(with_ruby).round() } else { usual.round() }
    }

    /// From the top of a line to the top of its words.
    fn base_drop(&self) -> f32 {
        let leading = self.line_height() - self.setting.size;
        let above = if self.has_ruby { self.setting.ruby * (1.0 + RUBY_RISE_EM) } else { 0.0 };
        (leading / 2.0).max(above).round()
    }
}

/// Whether a line ends in the middle of a number.
fn cuts_number(lines: &[Line]) -> bool {
    lines.iter().zip(lines.iter().skip(1)).any(|(line, next)| {
        line.text().ends_with(|last: char| last.is_ascii_digit() || last == '-')
            && next.text().starts_with(|first: char| first.is_ascii_digit())
    })
}

/// The lines, and how wide one must be that cuts no phrase.
fn lines(
    faces: &Faces,
    text: &RubyText,
    setting: Setting,
    measure: f32,
) -> Result<(Vec<Line>, f32), FaceError> {
    let mut wrong = None;
    let mut width = |text: &str, role| {
        let (weight, size) = match role {
            Role::Base => (setting.style.weight(), setting.size),
            Role::Ruby => (Weight::Regular, setting.ruby),
        };
        faces.width(weight, size, text).unwrap_or_else(|error| {
            wrong.get_or_insert(error);
            0.0
        })
    };
    let balance = setting.centred || setting.style.is_balanced();
    let options = Options { balance, phrases: Phrases::Whole, ..Options::default() };
    let lines = break_lines_with(text.spans(), measure, options, &mut width);
    let widest = widest_phrase(text.spans(), &mut width);
    match wrong {
        Some(error) => Err(error),
        None => Ok((lines, widest)),
    }
}
