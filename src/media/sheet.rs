//! One page of a leaflet as it is kept: at the size of the glass, small for a list, and what is written on it.

use image::{
    ImageEncoder as _, RgbImage,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
    imageops,
};

use super::{
    decode::{Rgba, decode},
    probe::{MediaError, damaged},
};

/// Longest side of a page in pixels: A4 at 175 dpi, and what every graphics card holds in one piece.
pub const PAGE_SIDE_PX: u32 = 2_048;
/// Longest side of a small page in pixels: a cover on the rack.
pub const SMALL_SIDE_PX: u32 = 600;
/// Quality of pages that are photographs.
const JPEG_QUALITY: u8 = 88;
/// White of the paper under a picture that lets light through.
const PAPER: u32 = 255;

/// One page.
#[derive(Clone, PartialEq, Eq)]
pub struct Sheet {
    /// A PNG or a JPEG, whichever is shorter.
    pub picture: Vec<u8>,
    /// The same page small, a JPEG.
    pub small: Vec<u8>,
    /// Width of `picture` in pixels.
    pub width_px: u32,
    /// Height of `picture` in pixels.
    pub height_px: u32,
    /// What is written on it, line by line; empty where nothing could be read.
    pub text: String,
}

impl std::fmt::Debug for Sheet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let chars = self.text.chars().count();
        write!(out, "Sheet({}x{}, {chars} characters)", self.width_px, self.height_px)
    }
}

impl Sheet {
    /// The page in a picture somebody sent: turned upright, no larger than a page, without anything a camera wrote.
    pub fn of_picture(bytes: &[u8]) -> Result<Self, MediaError> {
        Self::of(&on_paper(bytes)?, String::new())
    }

    /// A drawn page.
    pub(super) fn of(page: &RgbImage, text: String) -> Result<Self, MediaError> {
        Ok(Self {
            picture: shorter(page)?,
            small: jpeg(&reduced(page))?,
            width_px: page.width(),
            height_px: page.height(),
            text,
        })
    }
}

/// The pixels of a picture as they look on white paper, upright and no larger than a page.
pub(super) fn on_paper(bytes: &[u8]) -> Result<RgbImage, MediaError> {
    let Rgba { width, height, pixels } = decode(bytes, PAGE_SIDE_PX)?;
    let laid = |channel: u8, alpha: u8| {
        let (channel, alpha) = (u32::from(channel), u32::from(alpha));
        ((channel * alpha + PAPER * (255 - alpha)) / 255) as u8
    };
    let (four, _) = pixels.as_chunks::<4>();
    let rgb = four.iter().flat_map(|[r, g, b, a]| [*r, *g, *b].map(|channel| laid(channel, *a)));
    RgbImage::from_raw(width, height, rgb.collect()).ok_or_else(|| damaged("its pixels do not fill it"))
}

fn reduced(page: &RgbImage) -> RgbImage {
    let longest = page.width().max(page.height()).max(1);
    if longest <= SMALL_SIDE_PX {
        return page.clone();
    }
    let side = |side: u32| (side * SMALL_SIDE_PX).div_ceil(longest).max(1);
    imageops::thumbnail(page, side(page.width()), side(page.height()))
}

/// Print is shorter as PNG and stays crisp; a photograph is shorter as JPEG.
fn shorter(page: &RgbImage) -> Result<Vec<u8>, MediaError> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::Adaptive);
    encoder
        .write_image(page.as_raw(), page.width(), page.height(), image::ExtendedColorType::Rgb8)
        .map_err(damaged)?;
    let jpeg = jpeg(page)?;
    Ok(if png.len() <= jpeg.len() { png } else { jpeg })
}

fn jpeg(page: &RgbImage) -> Result<Vec<u8>, MediaError> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY)
        .write_image(page.as_raw(), page.width(), page.height(), image::ExtendedColorType::Rgb8)
        .map_err(damaged)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::{Format, probe, sample};

    #[test]
    fn print_stays_png_and_a_photograph_becomes_jpeg() {
        let print =
            RgbImage::from_fn(400, 300, |x, y| image::Rgb([u8::from(x / 9 % 7 > y / 20 % 5) * 255; 3]));
        let noise = RgbImage::from_fn(400, 300, |x, y| {
            image::Rgb([x, y, x ^ y].map(|it| (it * 7919 % 251).to_le_bytes()[0]))
        });
        let format =
            |page: &RgbImage| probe(&Sheet::of(page, String::new()).unwrap().picture).unwrap().format;
        assert_eq!((format(&print), format(&noise)), (Format::Png, Format::Jpeg));
    }

    #[test]
    fn a_picture_becomes_a_page_without_what_a_camera_wrote() {
        let sheet = Sheet::of_picture(&sample::photograph(16, 8, 6)).unwrap();
        assert_eq!((sheet.width_px, sheet.height_px), (8, 16));
        assert!(![&sheet.picture, &sheet.small].iter().any(|it| it.windows(4).any(|four| four == b"Exif")));
    }

    #[test]
    fn pages_are_no_larger_than_the_glass_needs() {
        let page = RgbImage::new(300, 900);
        let sheet = Sheet::of(&page, String::new()).unwrap();
        let small = probe(&sheet.small).unwrap();
        assert_eq!((small.width, small.height), (200, 600));
        let (_, wide) = sample::every_format(3_000, 30).remove(1);
        let sheet = Sheet::of_picture(&wide).unwrap();
        assert_eq!((sheet.width_px, sheet.height_px), (2_048, 20));
    }
}
