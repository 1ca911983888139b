//! The thread that draws papers for the glass: the very dots that go to the printer.

use std::sync::Arc;

use super::{gallery::Gallery, post::Work, printer::Printer, typefaces::Typefaces};
use crate::{
    domain::blob::BlobHash,
    kiosk::{
        effect::Effect,
        event::Event,
        page::TextSize,
        paper::{Paper, Sheet},
    },
    media::Rgba,
    slip::{
        measure::{Print, Roll},
        paper::PaperError,
        raster::Raster,
    },
};

/// Rows in a piece of a picture, at most: graphics cards take no longer textures.
const PIECE_ROWS_MAX: usize = 2_048;

/// The drawing thread's work.
pub struct Draw {
    printers: Arc<[Printer]>,
    typefaces: Typefaces,
    gallery: Arc<dyn Gallery>,
}

impl Draw {
    /// The work of a terminal with these printers, whose pictures hang there.
    pub fn new(printers: Arc<[Printer]>, typefaces: Typefaces, gallery: Arc<dyn Gallery>) -> Self {
        Self { printers, typefaces, gallery }
    }

    fn draw(&self, paper: &Paper, printer: u8) -> Option<Sheet> {
        let roll = self.printers.get(usize::from(printer))?.roll;
        match set(paper, roll, &self.typefaces) {
            Ok(raster) => Some(hang(&raster, self.gallery.as_ref())),
            Err(error) => {
                tracing::warn!(%error, "a paper cannot be set: install fonts-noto-cjk");
                None
            }
        }
    }
}

/// The dots of a paper: the same for the glass and for the printer.
pub fn set(paper: &Paper, roll: Roll, typefaces: &Typefaces) -> Result<Raster, PaperError> {
    let print = match paper.text_size {
        TextSize::Normal => Print::Normal,
        TextSize::Large => Print::Large,
    };
    typefaces.set(&paper.slip, paper.lang, (roll, print))
}

/// Hangs the picture of a raster, piece by piece, each named by its own dots.
pub fn hang(raster: &Raster, gallery: &dyn Gallery) -> Sheet {
    let length = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
    let (width, height) = (length(raster.width()), length(raster.height()));
    let rows = raster.bytes().chunks(raster.bytes_wide().max(1) * PIECE_ROWS_MAX);
    let pieces = rows.map(|bits| {
        let piece = Raster::from_rows(raster.bytes_wide(), bits);
        let pixels = piece.to_grey().into_iter().flat_map(|grey| [grey, grey, grey, u8::MAX]).collect();
        let name = BlobHash::of(bits);
        gallery.hang(name, width, Rgba { width, height: length(piece.height()), pixels });
        name
    });
    Sheet { pieces: pieces.collect(), width, height }
}

impl Work for Draw {
    fn answer(&mut self, effect: Effect) -> Option<Event> {
        match effect {
            Effect::Draw(ticket, paper, printer) => Some(Event::Drawn(ticket, self.draw(&paper, printer))),
            Effect::Load(_)
            | Effect::Poll { .. }
            | Effect::Apply(..)
            | Effect::Rebuild(_)
            | Effect::Fetch(..)
            | Effect::Decode(..)
            | Effect::Report(..)
            | Effect::Pair(_)
            | Effect::AskPrinters(_)
            | Effect::Print(..)
            | Effect::Keep(..)
            | Effect::FollowUp(..)
            | Effect::Send(_)
            | Effect::AskSound(_)
            | Effect::Ring(..)
            | Effect::Aloud(..)
            | Effect::Summon(..)
            | Effect::Chore(..)
            | Effect::Hush(_)
            | Effect::Unlearn
            | Effect::Restart
            | Effect::Forget => None,
        }
    }
}
