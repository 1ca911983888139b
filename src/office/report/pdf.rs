//! A plain PDF in the product's own typeface: text that can be searched, and rules; only the glyphs it needs are in it.

use std::collections::BTreeMap;

use pdf_writer::{
    Content, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{CidFontType, FontFlags, SystemInfo, TextRenderingMode, UnicodeCmap},
};
use subsetter::GlyphRemapper;
use ttf_parser::Face;

use crate::{
    domain::{kinsoku::break_lines, ruby::Span},
    media::pdf::REGULAR,
};

/// An A4 page, in points.
const PAGE: (f32, f32) = (595.0, 842.0);
/// What stands for a character that the typeface does not have.
const UNKNOWN: char = '〓';
const FACE: Name<'static> = Name(b"F");
/// A subset's name begins with six letters of its own (ISO 32000-2, 9.9.2).
const FACE_NAME: Name<'static> = Name(b"SHIRUB+BIZUDPGothic");
const INFO: SystemInfo<'static> =
    SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// How text is drawn. Bold is the same typeface with its outline drawn too: it costs no second one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Bold,
}

/// Why no paper was made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The typeface in the program is broken.
    #[error("the typeface cannot be read: {0}")]
    Face(#[from] ttf_parser::FaceParsingError),
    /// It could not be cut down to what is used.
    #[error("the typeface cannot be cut: {0}")]
    Subset(#[from] subsetter::Error),
}

/// Sets text and rules page by page; places are in points from the left and the upper edge.
pub(super) struct Setter {
    face: Face<'static>,
    /// The glyphs in use, in the order of their first use.
    glyphs: GlyphRemapper,
    /// What each of them stands for, and how wide it is in thousandths of its size.
    known: BTreeMap<u16, (char, f32)>,
    done: Vec<Content>,
    page: Content,
}

impl Setter {
    pub(super) fn new() -> Result<Self, PdfError> {
        Ok(Self {
            face: Face::parse(REGULAR, 0)?,
            glyphs: GlyphRemapper::new(),
            known: BTreeMap::new(),
            done: Vec::new(),
            page: Content::new(),
        })
    }

    /// Sets one line; `y` is its base line.
    pub(super) fn text(&mut self, text: &str, (x, y): (f32, f32), size: f32, ink: Ink) {
        let bytes: Vec<u8> = text.chars().flat_map(|it| self.glyph(it).to_be_bytes()).collect();
        let page = &mut self.page;
        page.begin_text().set_font(FACE, size).set_line_width(size * 0.035);
        page.set_text_rendering_mode(match ink {
            Ink::Plain => TextRenderingMode::Fill,
            Ink::Bold => TextRenderingMode::FillStroke,
        });
        page.set_text_matrix([1.0, 0.0, 0.0, 1.0, x, PAGE.1 - y]).show(Str(&bytes)).end_text();
    }

    /// Draws a level line of this thickness.
    pub(super) fn rule(&mut self, from: f32, to: f32, y: f32, thickness: f32) {
        let y = PAGE.1 - y;
        self.page.set_line_width(thickness).move_to(from, y).line_to(to, y).stroke();
    }

    /// How wide a line becomes, in points.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|it| self.advance(it)).sum::<f32>() * size / 1000.0
    }

    /// A text in lines no wider than `width_max` points.
    pub(super) fn lines(&self, text: &str, size: f32, width_max: f32) -> Vec<String> {
        let span = Span { base: text.to_owned(), reading: None };
        let mut measure = |text: &str, _| self.width(text, size);
        break_lines(&[span], width_max, &mut measure).iter().map(crate::domain::kinsoku::Line::text).collect()
    }

    /// Goes on on another page.
    pub(super) fn turn(&mut self) {
        self.done.push(std::mem::replace(&mut self.page, Content::new()));
    }

    /// The file.
    pub(super) fn finish(mut self, title: &str) -> Result<Vec<u8>, PdfError> {
        self.turn();
        let mut pdf = Pdf::new();
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            Ref::new(next)
        };
        let (catalog, tree, font, info) = (fresh(), fresh(), fresh(), fresh());
        pdf.catalog(catalog).pages(tree).lang(TextStr("ja"));
        pdf.document_info(info).title(TextStr(title));
        let pages: Vec<(Ref, Ref)> = self.done.iter().map(|_| (fresh(), fresh())).collect();
        pdf.pages(tree).kids(pages.iter().map(|(page, _)| *page)).count(count(pages.len()));
        let parts = [fresh(), fresh(), fresh(), fresh()];
        for ((page, words), content) in pages.into_iter().zip(std::mem::take(&mut self.done)) {
            let mut page = pdf.page(page);
            page.parent(tree).media_box(Rect::new(0.0, 0.0, PAGE.0, PAGE.1)).contents(words);
            page.resources().fonts().pair(FACE, font);
            drop(page);
            pdf.stream(words, &content.finish());
        }
        self.write_face(&mut pdf, font, parts)?;
        Ok(pdf.finish())
    }

    /// The typeface, as far as it is used (ISO 32000-2, 9.7).
    fn write_face(
        &self,
        pdf: &mut Pdf,
        font: Ref,
        [cid, about, file, words]: [Ref; 4],
    ) -> Result<(), PdfError> {
        pdf.type0_font(font)
            .base_font(FACE_NAME)
            .encoding_predefined(Name(b"Identity-H"))
            .descendant_font(cid)
            .to_unicode(words);
        let mut cid = pdf.cid_font(cid);
        cid.subtype(CidFontType::Type2).base_font(FACE_NAME).system_info(INFO).font_descriptor(about);
        cid.cid_to_gid_map_predefined(Name(b"Identity")).default_width(1000.0);
        let own = self.known.iter().filter(|(glyph, _)| **glyph > 0);
        cid.widths().consecutive(1, own.map(|(_, (_, width))| *width));
        drop(cid);
        let (scale, bounds) = (1000.0 / f32::from(self.face.units_per_em()), self.face.global_bounding_box());
        let side = |units: i16| f32::from(units) * scale;
        pdf.font_descriptor(about)
            .name(FACE_NAME)
            .flags(FontFlags::SYMBOLIC)
            .bbox(Rect::new(side(bounds.x_min), side(bounds.y_min), side(bounds.x_max), side(bounds.y_max)))
            .italic_angle(0.0)
            .ascent(side(self.face.ascender()))
            .descent(side(self.face.descender()))
            .cap_height(side(self.face.capital_height().unwrap_or(self.face.ascender())))
            .stem_v(80.0)
            .font_file2(file);
        pdf.stream(file, &subsetter::subset(REGULAR, 0, &self.glyphs)?);
        let mut map = UnicodeCmap::<u16>::new(Name(b"Custom"), INFO);
        self.known.iter().for_each(|(glyph, (letter, _))| map.pair(*glyph, *letter));
        pdf.cmap(words, &map.finish());
        Ok(())
    }

    /// The number of a character's glyph in this file.
    fn glyph(&mut self, letter: char) -> u16 {
        let own = self.face.glyph_index(letter).or_else(|| self.face.glyph_index(UNKNOWN));
        let glyph = self.glyphs.remap(own.map_or(0, |it| it.0));
        let width = self.advance(letter);
        self.known.entry(glyph).or_insert((letter, width));
        glyph
    }

    fn advance(&self, letter: char) -> f32 {
        let own = self.face.glyph_index(letter).or_else(|| self.face.glyph_index(UNKNOWN));
        let units = own.and_then(|it| self.face.glyph_hor_advance(it)).unwrap_or(0);
        f32::from(units) * 1000.0 / f32::from(self.face.units_per_em())
    }
}

fn count(pages: usize) -> i32 {
    i32::try_from(pages).unwrap_or(i32::MAX)
}
