//! A slip as dots: the one picture that the glass shows and the printer burns.

use thiserror::Error;

use crate::domain::slip::Slip;

use super::{
    faces::{FaceError, Faces},
    layout::{self, Sheet, Stroke},
    measure::{Print, Roll},
    raster::{Ink, Raster},
};

/// Why a slip cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PaperError {
    /// A letter without a typeface.
    #[error(transparent)]
    Face(#[from] FaceError),
    /// Something reaches over the edge: half a telephone number is worse than none.
    #[error("{0} dots lie outside the paper")]
    Spilled(usize),
}

/// Draws a slip for a roll. No pair of its bytes is a printer's command, so what is shown is what is burnt.
pub fn draw(slip: &Slip, faces: &Faces, roll: Roll, print: Print) -> Result<Raster, PaperError> {
    let sheet = layout::set(slip, faces, roll, print)?;
    let raster = burn(&sheet, faces, roll)?;
    match raster.spilled() {
        0 => Ok(raster.without_commands()),
        dots => Err(PaperError::Spilled(dots)),
    }
}

fn burn(sheet: &Sheet, faces: &Faces, roll: Roll) -> Result<Raster, FaceError> {
    let mut raster = Raster::new(roll.dots(), sheet.height);
    for stroke in &sheet.strokes {
        match stroke {
            Stroke::Words { text, x, y, size, weight, ink, .. } => {
                let mut pen = *x;
                for letter in text.chars() {
                    let dot = &mut |x, y| raster.set(x, y, *ink);
                    faces.draw((*weight, *size), letter, (pen, *y), dot)?;
                    pen += faces.advance(*weight, *size, letter)?;
                }
            }
            Stroke::Bar { x, y, width, height } => {
                let corner = (x.round() as i32, y.round() as i32);
                raster.fill(corner, (width.round() as i32, height.round() as i32), Ink::Black);
            }
            Stroke::Code { code, x, y, module } => {
                let dots = |modules: usize| i32::try_from(modules * module).unwrap_or(i32::MAX);
                let origin = (i32::try_from(*x).unwrap_or(i32::MAX), i32::try_from(*y).unwrap_or(i32::MAX));
                for (column, row) in code.dark() {
                    let corner = (origin.0 + dots(column), origin.1 + dots(row));
                    raster.fill(corner, (dots(1), dots(1)), Ink::Black);
                }
            }
        }
    }
    Ok(raster)
}
