//! From a file to pixels as large as they will be shown.

use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder as _};

use super::probe::{MediaError, damaged, open};

/// Pixels, row by row from the top, four bytes each: red, green, blue, alpha, not premultiplied.
#[derive(Clone, PartialEq, Eq)]
pub struct Rgba {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `4 * width * height` bytes.
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for Rgba {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Rgba({}x{})", self.width, self.height)
    }
}

/// Decodes a picture, turned as its EXIF says, with no side longer than `side_px_max`; smaller ones stay as they are.
pub fn decode(bytes: &[u8], side_px_max: u32) -> Result<Rgba, MediaError> {
    let picture = upright(bytes)?;
    let (longest, side_px_max) = (picture.width().max(picture.height()), side_px_max.max(1));
    let side =
        |px: u32| (f64::from(px) * f64::from(side_px_max) / f64::from(longest)).round().max(1.0) as u32;
    let picture = if longest <= side_px_max {
        picture
    } else {
        shrunk(&picture, side(picture.width()), side(picture.height()))?
    };
    let rgba = picture.into_rgba8();
    Ok(Rgba { width: rgba.width(), height: rgba.height(), pixels: rgba.into_raw() })
}

/// A picture at this size, in pixels.
pub fn shrunk(picture: &DynamicImage, width: u32, height: u32) -> Result<DynamicImage, MediaError> {
    let mut small = DynamicImage::new(width, height, picture.color());
    let softly = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    Resizer::new().resize(picture, &mut small, &softly).map_err(damaged)?;
    Ok(small)
}

/// The whole picture, turned as its EXIF says.
pub(super) fn upright(bytes: &[u8]) -> Result<DynamicImage, MediaError> {
    let (_, mut decoder) = open(bytes)?;
    let orientation = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::sample;

    #[test]
    fn pictures_shrink_and_never_grow() {
        for (_, bytes) in sample::every_format(64, 48) {
            for (side, size) in [(4096, (64, 48)), (64, (64, 48)), (32, (32, 24)), (1, (1, 1)), (0, (1, 1))] {
                let rgba = decode(&bytes, side).unwrap();
                assert_eq!((rgba.width, rgba.height), size, "side {side}");
                assert_eq!(rgba.pixels.len(), (4 * rgba.width * rgba.height) as usize);
            }
        }
    }

    #[test]
    fn a_turned_photograph_stands_upright() {
        // The sample is dark on the left; turned clockwise, dark is on top.
        let rgba = decode(&sample::photograph(16, 8, 6), 64).unwrap();
        assert_eq!((rgba.width, rgba.height), (8, 16));
        let (top, bottom) = (rgba.pixels[0], rgba.pixels[rgba.pixels.len() - 4]);
        assert!(top < 100 && bottom > 150, "{top} {bottom}");
    }

    #[test]
    fn a_file_cut_anywhere_is_an_error_and_never_a_panic() {
        for (format, bytes) in sample::every_format(40, 30) {
            // The last bytes of a PNG or WebP carry no pixel: some may go.
            for length in 0..bytes.len() - 24 {
                assert!(decode(&bytes[..length], 64).is_err(), "{format:?} cut at {length}");
            }
        }
    }

    #[test]
    fn bytes_gone_wrong_never_panic() {
        for (_, bytes) in sample::every_format(40, 30) {
            for place in 0..bytes.len() {
                let mut bad = bytes.clone();
                bad[place] ^= 0xff;
                drop(decode(&bad, 64));
            }
        }
    }
}
