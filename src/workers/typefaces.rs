//! The typefaces of papers: the program's own, and the system's where a letter needs them.

use std::{fs, path::PathBuf};

use crate::{
    domain::{slip::Slip, text::Lang},
    slip::{
        faces::{FaceError, Faces},
        measure::{Print, Roll},
        paper::{self, PaperError},
        raster::Raster,
    },
};

/// Where the system's typefaces lie: both weights of Noto CJK, if they are there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typefaces {
    /// Running text.
    pub regular: Option<PathBuf>,
    /// Titles and numbers.
    pub bold: Option<PathBuf>,
}

impl Typefaces {
    /// Sets a slip for a roll. The large files are read only for a letter the program's own faces lack, and not kept.
    pub fn set(&self, slip: &Slip, lang: Lang, (roll, print): (Roll, Print)) -> Result<Raster, PaperError> {
        let own = Faces::new()?;
        match paper::draw(slip, &own, roll, print) {
            Err(PaperError::Face(FaceError::NoGlyph(letter))) => {
                let more = self.fallback(own, lang).ok_or(FaceError::NoGlyph(letter))??;
                paper::draw(slip, &more, roll, print)
            }
            set => set,
        }
    }

    /// The system's faces behind `own`, in the shapes the language expects; none where they are not installed.
    fn fallback(&self, own: Faces, lang: Lang) -> Option<Result<Faces, FaceError>> {
        let read = |path: &Option<PathBuf>| path.as_ref().and_then(|path| fs::read(path).ok());
        let face = match lang {
            Lang::Ko => 1,
            Lang::ZhHans => 2,
            Lang::ZhHant => 3,
            Lang::Ja | Lang::JaEasy | Lang::En | Lang::Vi | Lang::Pt | Lang::Es | Lang::Tl => 0,
        };
        Some(own.with_fallback(read(&self.regular)?, read(&self.bold)?, face))
    }
}
