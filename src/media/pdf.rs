//! The pages of a PDF, drawn and read: for a process of its own that may fail and never takes the office with it.

mod faces;
mod text;

pub use self::faces::REGULAR;

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf as Document, page::Page},
    vello_cpu::color::palette::css::WHITE,
};
use image::RgbImage;
use serde::{Deserialize, Serialize};

use super::{
    probe::BYTES_MAX,
    sheet::{PAGE_SIDE_PX, Sheet},
};

/// Most pages of one leaflet.
pub const PAGES_MAX: usize = 60;
/// A page that is thinner than this part of its length is shown this thick.
const THINNEST: f32 = 1.0 / 64.0;

/// Why a PDF cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PdfError {
    /// More bytes than a leaflet needs.
    #[error("the PDF is larger than {} MB: save it smaller, or in parts", BYTES_MAX / 1024 / 1024)]
    TooManyBytes,
    /// It opens with a password alone.
    #[error("the PDF is locked with a password: save it without one")]
    Locked,
    /// It is no PDF, or one nobody can read.
    #[error("the PDF is damaged or incomplete: save it anew, or print it and scan the paper")]
    Broken,
    /// It has no page.
    #[error("the PDF has no page: save it anew with its pages")]
    NoPage,
    /// It has this many pages.
    #[error("the PDF has {0} pages, and a leaflet at most {PAGES_MAX}: save it in parts")]
    TooManyPages(usize),
}

/// Whether this is a PDF, by what is in it (ISO 32000-2, 7.5.2; readers look in the first 1024 bytes).
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.get(..bytes.len().min(1024)).is_some_and(|head| head.array_windows().any(|five| five == b"%PDF-"))
}

/// An opened PDF.
pub struct Pdf {
    document: Document,
}

impl std::fmt::Debug for Pdf {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Pdf({} pages)", self.document.pages().len())
    }
}

impl Pdf {
    /// Opens a PDF and counts its pages; none is drawn.
    pub fn open(bytes: Vec<u8>) -> Result<Self, PdfError> {
        if bytes.len() > BYTES_MAX {
            return Err(PdfError::TooManyBytes);
        }
        let document = Document::new(bytes).map_err(|error| match error {
            LoadPdfError::Decryption(
                DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm,
            ) => PdfError::Locked,
            LoadPdfError::Decryption(
                DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption,
            )
            | LoadPdfError::Invalid => PdfError::Broken,
        })?;
        match document.pages().len() {
            0 => Err(PdfError::NoPage),
            pages if pages > PAGES_MAX => Err(PdfError::TooManyPages(pages)),
            _ => Ok(Self { document }),
        }
    }

    /// How many pages it has, 1 to [`PAGES_MAX`].
    pub fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Every page in order, each drawn when it is asked for.
    pub fn sheets(&self) -> impl Iterator<Item = Result<Sheet, PdfError>> {
        self.sheets_within(PAGE_SIDE_PX)
    }

    /// The same with pages whose longest side has this many pixels, at most [`PAGE_SIDE_PX`].
    pub fn sheets_within(&self, side_px: u32) -> impl Iterator<Item = Result<Sheet, PdfError>> {
        let cache = RenderCache::new();
        let settings =
            InterpreterSettings { font_resolver: faces::resolver(), ..InterpreterSettings::default() };
        let side_px = side_px.min(PAGE_SIDE_PX);
        self.document.pages().iter().map(move |page| sheet(page, side_px, &cache, &settings))
    }
}

fn sheet<'a>(
    page: &'a Page<'a>,
    side_px: u32,
    cache: &RenderCache<'a>,
    settings: &InterpreterSettings,
) -> Result<Sheet, PdfError> {
    let (x_scale, y_scale) = scale(page.render_dimensions(), side_px);
    let pixels = PixmapSettings { x_scale, y_scale, bg_color: WHITE };
    let drawn = hayro::render(page, cache, settings, &RenderSettings::default(), &pixels);
    let (four, _) = drawn.data_as_u8_slice().as_chunks::<4>();
    let rgb = four.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
    let picture = RgbImage::from_raw(drawn.width().into(), drawn.height().into(), rgb);
    let picture = picture.ok_or(PdfError::Broken)?;
    Sheet::of(&picture, text::of(page, settings)).map_err(|_pixels| PdfError::Broken)
}

/// How many pixels a point becomes, across and down: before anything is drawn, no page is larger than the glass needs,
/// and none thinner than can be seen.
fn scale((width, height): (f32, f32), side_px: u32) -> (f32, f32) {
    let longest = width.max(height);
    let side = |side: f32| {
        let share = (side / longest).clamp(THINNEST, 1.0);
        // Half a pixel over: what follows cuts the fraction off.
        (share * side_px as f32 + 0.5) / side
    };
    if longest.is_finite() && width > 0.0 && height > 0.0 { (side(width), side(height)) } else { (0.0, 0.0) }
}

#[cfg(test)]
mod tests;
