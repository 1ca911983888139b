//! The typefaces on paper: BIZ UDPGothic and Phosphor inside the program, others where somebody hands them in.

use ab_glyph::{Font as _, FontArc, FontRef, FontVec, Glyph, GlyphId, OutlinedGlyph, PxScale};
use thiserror::Error;

/// BIZ UDPGothic Regular, as a font file.
pub static BIZ_REGULAR: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Regular.ttf");
/// BIZ UDPGothic Bold, as a font file.
pub static BIZ_BOLD: &[u8] = include_bytes!("../../assets/fonts/BIZUDPGothic-Bold.ttf");
/// Phosphor Bold, as a font file.
pub static PHOSPHOR_BOLD: &[u8] = include_bytes!("../../assets/icons/Phosphor-Bold.ttf");

/// From the top of the em box to the baseline, in ems, as Japanese typefaces place it.
const ASCENT_EM: f32 = 0.88;

/// What cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FaceError {
    /// A typeface inside the program or handed in is none.
    #[error("a font file cannot be read")]
    Damaged,
    /// No typeface has it: a paper with an empty box would be a paper nobody can trust.
    #[error("no font has the letter {0:?} (U+{code:04X})", code = *.0 as u32)]
    NoGlyph(char),
}

/// How strong letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Titles, dates, numbers.
    Bold,
    /// A picture from the icon face.
    Icon,
}

/// The typefaces a paper is set in.
#[derive(Debug, Clone)]
pub struct Faces {
    regular: Vec<FontArc>,
    bold: Vec<FontArc>,
    icon: Vec<FontArc>,
}

impl Faces {
    /// What the program carries: Japanese, and every language in Latin letters but Vietnamese.
    pub fn new() -> Result<Self, FaceError> {
        let own = |bytes: &'static [u8]| match FontRef::try_from_slice(bytes) {
            Ok(font) => Ok(vec![FontArc::new(font)]),
            Err(_) => Err(FaceError::Damaged),
        };
        Ok(Self { regular: own(BIZ_REGULAR)?, bold: own(BIZ_BOLD)?, icon: own(PHOSPHOR_BOLD)? })
    }

    /// With a font file for the letters all others lack, one weight each; `face` counts inside a collection from 0.
    pub fn with_fallback(mut self, regular: Vec<u8>, bold: Vec<u8>, face: u32) -> Result<Self, FaceError> {
        let read = |bytes| match FontVec::try_from_vec_and_index(bytes, face) {
            Ok(font) => Ok(FontArc::new(font)),
            Err(_) => Err(FaceError::Damaged),
        };
        self.regular.push(read(regular)?);
        self.bold.push(read(bold)?);
        Ok(self)
    }

    fn of(&self, weight: Weight) -> &[FontArc] {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
            Weight::Icon => &self.icon,
        }
    }

    /// The face that has a letter, and which glyph that is.
    fn find(&self, weight: Weight, letter: char) -> Result<(&FontArc, GlyphId), FaceError> {
        let with = |font: &'_ FontArc| font.glyph_id(letter);
        let found = self.of(weight).iter().map(|font| (font, with(font))).find(|(_, id)| id.0 != 0);
        found.ok_or(FaceError::NoGlyph(letter))
    }

    /// How far a letter moves the line on, in whole dots: measured as it is drawn.
    pub fn advance(&self, weight: Weight, size: f32, letter: char) -> Result<f32, FaceError> {
        let (font, id) = self.find(weight, letter)?;
        let per_em = font.units_per_em().unwrap_or(1000.0);
        Ok((font.h_advance_unscaled(id) * size / per_em).round())
    }

    /// Width of a text in dots.
    pub fn width(&self, weight: Weight, size: f32, text: &str) -> Result<f32, FaceError> {
        text.chars().try_fold(0.0, |sum, letter| Ok(sum + self.advance(weight, size, letter)?))
    }

    /// Draws a letter whose em box of `size` dots has its upper left corner at (`x`, `y`): calls `dot` for every
    /// dot that is covered by half or more.
    pub fn draw(
        &self,
        (weight, size): (Weight, f32),
        letter: char,
        (x, y): (f32, f32),
        dot: &mut dyn FnMut(i32, i32),
    ) -> Result<(), FaceError> {
        let (font, id) = self.find(weight, letter)?;
        let per_em = font.units_per_em().unwrap_or(1000.0);
        let scale = PxScale::from(size * font.height_unscaled() / per_em);
        let baseline = (y + size * ASCENT_EM).round();
        // An icon's face has its own idea of a baseline: its ascent.
        let baseline = match weight {
            Weight::Icon => (y + size * font.ascent_unscaled() / per_em).round(),
            Weight::Regular | Weight::Bold => baseline,
        };
        let glyph: Glyph = id.with_scale_and_position(scale, ab_glyph::point(x.round(), baseline));
        if let Some(outline) = font.outline_glyph(glyph) {
            covered(&outline, dot);
        }
        Ok(())
    }
}

/// Coverage from which a dot is black: a little under half, so that hairlines of small letters stay whole.
const COVERED: f32 = 0.42;

fn covered(outline: &OutlinedGlyph, dot: &mut dyn FnMut(i32, i32)) {
    let corner = outline.px_bounds().min;
    outline.draw(|x, y, coverage| {
        if coverage >= COVERED {
            dot(corner.x as i32 + x.cast_signed(), corner.y as i32 + y.cast_signed());
        }
    });
}
