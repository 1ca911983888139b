//! A slip set in lines: where every letter, rule and code stands on the paper, in dots.

mod block;

use crate::domain::{
    kinsoku::Role,
    ruby::RubyText,
    slip::{Mark, Part, Payload, Phrase, Sign, Slip},
};

use super::{
    code::{Code, QUIET_ZONE},
    faces::{FaceError, Faces, Weight},
    measure::{BOTTOM, Print, Roll, Style, TOP},
    raster::Ink,
};
use block::{Block, Setting};

/// Everything on a paper, and how long it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) height: usize,
    pub(super) strokes: Vec<Stroke>,
    /// The lines as read from top to bottom.
    pub(super) lines: Vec<(Style, String)>,
}

/// One thing to draw; `x` and `y` are the upper left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stroke {
    Words { text: String, role: Role, x: f32, y: f32, size: f32, weight: Weight, ink: Ink },
    Bar { x: f32, y: f32, width: f32, height: f32 },
    Code { code: Code, x: usize, y: usize, module: usize },
}

/// Sets a slip; fails where no typeface has a letter.
pub(super) fn set(slip: &Slip, faces: &Faces, roll: Roll, print: Print) -> Result<Sheet, FaceError> {
    let mut press = Press { faces, roll, print, y: TOP, strokes: Vec::new(), lines: Vec::new() };
    for part in &slip.parts {
        press.part(part)?;
    }
    let height = (press.y + BOTTOM).ceil() as usize;
    Ok(Sheet { height, strokes: press.strokes, lines: press.lines })
}

struct Press<'f> {
    faces: &'f Faces,
    roll: Roll,
    print: Print,
    y: f32,
    strokes: Vec<Stroke>,
    lines: Vec<(Style, String)>,
}

impl Press<'_> {
    fn part(&mut self, part: &Part) -> Result<(), FaceError> {
        match part {
            Part::Head(words) => self.head(words),
            Part::Title(words) => self.phrase(words, (Style::Title, Style::Label), 0.0, 12.0),
            Part::Heading(words) => self.heading(words),
            Part::Figure(words) => self.phrase(words, (Style::Figure, Style::Body), 0.0, 8.0),
            Part::Body(words) => self.phrase(words, (Style::Body, Style::Note), 0.0, 8.0),
            Part::Note(words) => self.phrase(words, (Style::Note, Style::Note), 0.0, 4.0),
            Part::Fact { sign, name, lines } => self.fact(*sign, name, lines),
            Part::Entry { lead, tag, lines } => self.entry(lead, tag.as_ref(), lines),
            Part::Item { mark, words } => self.item(*mark, words),
            Part::Framed(words) => self.framed(words),
            Part::Code { payload, says } => self.code(payload, says),
            Part::Rule => {
                self.rule();
                Ok(())
            }
        }
    }

    fn left(&self) -> f32 {
        self.roll.margin()
    }

    fn width(&self) -> f32 {
        self.roll.dots() as f32 - 2.0 * self.roll.margin()
    }

    /// Where lines begin that belong to a sign or a mark.
    fn indent(&self) -> f32 {
        (Style::Body.size(self.print) * 1.4).round()
    }

    fn block(&self, text: &RubyText, style: Style, indent: f32) -> Result<Block, FaceError> {
        Block::set(self.faces, text, Setting::new(style, self.print), self.width() - indent)
    }

    /// Puts a block at the pen and moves the pen below it.
    fn put(&mut self, block: &Block, indent: f32, ink: Ink) {
        let corner = (self.left() + indent, self.y);
        block.strokes(corner, ink, &mut self.strokes);
        self.lines.extend(block.texts().map(|text| (block.style(), text)));
        self.y += block.height();
    }

    fn text(&mut self, text: &RubyText, style: Style, indent: f32) -> Result<(), FaceError> {
        if !text.is_empty() {
            let block = self.block(text, style, indent)?;
            self.put(&block, indent, Ink::Black);
        }
        Ok(())
    }

    /// The visitor's words, and the Japanese below them.
    fn phrase(
        &mut self,
        words: &Phrase,
        (style, beside): (Style, Style),
        indent: f32,
        after: f32,
    ) -> Result<(), FaceError> {
        self.text(&words.said, style, indent)?;
        if let Some(japanese) = &words.japanese {
            let centred = style.is_centred() && !beside.is_centred();
            let setting = Setting::new(beside, self.print);
            let setting = if centred { setting.centred() } else { setting };
            let block = Block::set(self.faces, japanese, setting, self.width() - indent)?;
            self.put(&block, indent, Ink::Black);
        }
        self.y += after;
        Ok(())
    }

    fn head(&mut self, words: &Phrase) -> Result<(), FaceError> {
        self.phrase(words, (Style::Head, Style::Head), 0.0, 8.0)?;
        self.bar(self.left(), self.width(), 3.0);
        self.y += 17.0;
        Ok(())
    }

    /// A strong line beside a strong stroke.
    fn heading(&mut self, words: &Phrase) -> Result<(), FaceError> {
        const STROKE: f32 = 8.0;
        const INDENT: f32 = 20.0;
        self.y += 12.0;
        let top = self.y;
        self.phrase(words, (Style::Heading, Style::Note), INDENT, 0.0)?;
        let (x, height) = (self.left(), self.y - top);
        self.strokes.push(Stroke::Bar { x, y: top, width: STROKE, height });
        self.y += 8.0;
        Ok(())
    }

    /// A sign and a name on one line, what is so below.
    fn fact(&mut self, sign: Sign, name: &Phrase, lines: &[Phrase]) -> Result<(), FaceError> {
        let indent = self.indent();
        self.y += 10.0;
        let name = one_line(name);
        let block = self.block(&name, Style::Label, indent)?;
        let size = (Style::Label.size(self.print) * 1.2).round();
        let y = self.y + block.first_middle() - size / 2.0;
        self.glyph(glyph_of(sign), (self.left(), y), (Weight::Icon, size));
        self.put(&block, indent, Ink::Black);
        for line in lines {
            self.phrase(line, (Style::Body, Style::Note), indent, 2.0)?;
        }
        self.y += 4.0;
        Ok(())
    }

    /// What is not as planned in white on black, the strong line, and what belongs to it.
    fn entry(&mut self, lead: &Phrase, tag: Option<&Phrase>, lines: &[Phrase]) -> Result<(), FaceError> {
        let indent = self.indent();
        if let Some(tag) = tag {
            self.tag(&one_line(tag), indent)?;
        }
        self.phrase(lead, (Style::Lead, Style::Note), indent, 0.0)?;
        for line in lines {
            self.phrase(line, (Style::Body, Style::Note), indent, 0.0)?;
        }
        self.y += 12.0;
        Ok(())
    }

    fn tag(&mut self, words: &RubyText, indent: f32) -> Result<(), FaceError> {
        const PAD: f32 = 10.0;
        self.y += 4.0;
        let block = self.block(words, Style::Label, indent + 2.0 * PAD)?;
        let (x, y) = (self.left() + indent, self.y);
        self.strokes.push(Stroke::Bar { x, y, width: block.width() + 2.0 * PAD, height: block.height() });
        self.put(&block, indent + PAD, Ink::White);
        self.y += 6.0;
        Ok(())
    }

    fn item(&mut self, mark: Mark, words: &Phrase) -> Result<(), FaceError> {
        let indent = self.indent();
        let block = self.block(&words.said, Style::Body, indent)?;
        let size = Style::Body.size(self.print);
        let y = self.y + block.first_middle() - size / 2.0;
        self.glyph(letter_of(mark), (self.left(), y), (Weight::Bold, size));
        self.phrase(words, (Style::Body, Style::Note), indent, 4.0)
    }

    /// Words to hold out, in a frame that can be read across a table.
    fn framed(&mut self, lines: &[Phrase]) -> Result<(), FaceError> {
        const PAD: f32 = 18.0;
        const STROKE: f32 = 5.0;
        let top = self.y;
        self.y += PAD + STROKE;
        for line in lines {
            let inside = self.width() - 2.0 * (PAD + STROKE);
            let said = Setting::new(Style::Framed, self.print);
            let japanese = Setting::new(Style::Lead, self.print).centred();
            for (text, setting) in
                std::iter::once((&line.said, said)).chain(line.japanese.iter().map(|it| (it, japanese)))
            {
                let block = Block::set(self.faces, text, setting, inside)?;
                self.put(&block, PAD + STROKE, Ink::Black);
            }
            self.y += 6.0;
        }
        self.y += PAD + STROKE - 6.0;
        let (x, width, height) = (self.left(), self.width(), self.y - top);
        let bars = [
            (x, top, width, STROKE),
            (x, self.y - STROKE, width, STROKE),
            (x, top, STROKE, height),
            (x + width - STROKE, top, STROKE, height),
        ];
        self.strokes.extend(bars.map(|(x, y, width, height)| Stroke::Bar { x, y, width, height }));
        self.y += 14.0;
        Ok(())
    }

    /// A code in the middle; its quiet zone is kept free of everything else.
    fn code(&mut self, payload: &Payload, says: &Phrase) -> Result<(), FaceError> {
        let Some(code) = Code::of(payload) else { return Ok(()) };
        let module = self.roll.module();
        let quiet = QUIET_ZONE * module;
        let side = code.side() * module;
        let top = self.y.ceil() as usize + quiet;
        let x = (self.roll.dots().saturating_sub(side)) / 2;
        self.strokes.push(Stroke::Code { code, x, y: top, module });
        self.lines.push((Style::Note, format!("[QR {}]", payload.as_str().replace('\n', " "))));
        self.y = (top + side + quiet) as f32;
        let setting = Setting::new(Style::Note, self.print).centred();
        for text in std::iter::once(&says.said).chain(&says.japanese) {
            let block = Block::set(self.faces, text, setting, self.width())?;
            self.put(&block, 0.0, Ink::Black);
        }
        self.y += 8.0;
        Ok(())
    }

    /// A dashed rule, as paper is told to be folded or torn.
    fn rule(&mut self) {
        const DASH: f32 = 10.0;
        const GAP: f32 = 6.0;
        self.y += 12.0;
        let dashes = ((self.width() + GAP) / (DASH + GAP)).floor() as usize;
        let used = dashes as f32 * (DASH + GAP) - GAP;
        let left = self.left() + ((self.width() - used) / 2.0).floor();
        for dash in 0..dashes {
            self.bar(left + dash as f32 * (DASH + GAP), DASH, 2.0);
        }
        self.lines.push((Style::Note, "- - -".to_owned()));
        self.y += 14.0;
    }

    fn bar(&mut self, x: f32, width: f32, height: f32) {
        self.strokes.push(Stroke::Bar { x, y: self.y, width, height });
    }

    fn glyph(&mut self, letter: char, (x, y): (f32, f32), (weight, size): (Weight, f32)) {
        let text = letter.to_string();
        self.strokes.push(Stroke::Words {
            text,
            role: Role::Base,
            x,
            y: y.round(),
            size,
            weight,
            ink: Ink::Black,
        });
    }
}

/// A name in the visitor's language with the Japanese behind it.
fn one_line(name: &Phrase) -> RubyText {
    match &name.japanese {
        Some(japanese) => RubyText::parse(&format!("{}　{japanese}", name.said)),
        None => name.said.clone(),
    }
}

fn letter_of(mark: Mark) -> char {
    match mark {
        Mark::Open => '○',
        Mark::ContactFirst => '△',
        Mark::Elsewhere => '→',
        Mark::Busy => '●',
        Mark::Box => '□',
    }
}

/// Phosphor's glyph of a sign.
fn glyph_of(sign: Sign) -> char {
    match sign {
        Sign::Dates => '\u{e7b4}',
        Sign::Hours => '\u{e19a}',
        Sign::Place => '\u{e316}',
        Sign::People => '\u{e4d6}',
        Sign::Cost => '\u{e78e}',
        Sign::Apply => '\u{e34c}',
        Sign::Phone => '\u{e3ba}',
        Sign::Mail => '\u{e218}',
        Sign::Letter => '\u{e216}',
        Sign::Web => '\u{e288}',
        Sign::Desk => '\u{e89c}',
        Sign::Access => '\u{e4e8}',
        Sign::Languages => '\u{e4a2}',
        Sign::Room => '\u{e61c}',
        Sign::Weather => '\u{e472}',
    }
}
