//! What a file is and how large it is, before anything is decoded.

use std::io::Cursor;

use image::{ImageDecoder, ImageFormat, ImageReader, Limits};

/// Largest file in bytes.
pub const BYTES_MAX: usize = 40 * 1024 * 1024;
/// Longest side in pixels.
pub const SIDE_PX_MAX: u32 = 12_000;
/// Most pixels: what a telephone camera makes, and no more.
pub const PIXELS_MAX: u64 = 60_000_000;
/// Most memory a decoder may ask for: 60 million pixels in 8-bit RGBA, twice.
const DECODER_BYTES_MAX: u64 = 2 * 4 * PIXELS_MAX;

/// The kinds of pictures this product takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Photographs.
    Jpeg,
    /// Drawings and scans.
    Png,
    /// Either, smaller.
    WebP,
}

/// What a picture is, as it is to be shown: a photograph taken upright is higher than wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info {
    /// Kind of file.
    pub format: Format,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why a file cannot be used as a picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MediaError {
    /// More bytes than a picture needs.
    #[error("the file is larger than {} MB: save the picture smaller and try again", BYTES_MAX / 1024 / 1024)]
    TooManyBytes,
    /// More pixels than any screen shows.
    #[error(
        "the picture has {width} x {height} pixels: save it with sides of at most {SIDE_PX_MAX} \
         and at most {} million pixels", PIXELS_MAX / 1_000_000
    )]
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// No picture, or one of another kind.
    #[error("this is no JPEG, PNG or WebP picture: save it as one of these and try again")]
    UnknownFormat,
    /// The file ends early or contradicts itself.
    #[error("the picture is damaged or incomplete: save it anew and try again ({0})")]
    Damaged(String),
}

/// Reads the head of a picture and holds it against the limits; no pixel is decoded.
pub fn probe(bytes: &[u8]) -> Result<Info, MediaError> {
    let (format, mut decoder) = open(bytes)?;
    let (width, height) = decoder.dimensions();
    let turned = turns_sideways(decoder.orientation().map_err(damaged)?);
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Ok(Info { format, width, height })
}

/// A decoder of a picture within the limits.
pub(super) fn open(bytes: &[u8]) -> Result<(Format, impl ImageDecoder), MediaError> {
    if bytes.len() > BYTES_MAX {
        return Err(MediaError::TooManyBytes);
    }
    let (format, kind) = format(bytes)?;
    if format == Format::Jpeg && !jpeg_ends(bytes) {
        return Err(MediaError::Damaged("it ends early".to_owned()));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), kind);
    let mut limits = Limits::default();
    limits.max_alloc = Some(DECODER_BYTES_MAX);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(damaged)?;
    let (width, height) = decoder.dimensions();
    let too_many = u64::from(width) * u64::from(height) > PIXELS_MAX;
    if too_many || width.max(height) > SIDE_PX_MAX {
        return Err(MediaError::TooManyPixels { width, height });
    }
    Ok((format, decoder))
}

/// The decoder's words for the part in brackets.
pub(super) fn damaged(error: impl std::fmt::Display) -> MediaError {
    MediaError::Damaged(error.to_string())
}

fn format(bytes: &[u8]) -> Result<(Format, ImageFormat), MediaError> {
    let unknown = |_| MediaError::UnknownFormat;
    let kind = image::guess_format(bytes).map_err(unknown)?;
    let format = [
        (Format::Jpeg, ImageFormat::Jpeg),
        (Format::Png, ImageFormat::Png),
        (Format::WebP, ImageFormat::WebP),
    ];
    format.into_iter().find(|(_, known)| *known == kind).ok_or(MediaError::UnknownFormat)
}

fn turns_sideways(orientation: image::metadata::Orientation) -> bool {
    // EXIF 2.32, 4.6.4 A: values 5 to 8 exchange rows and columns.
    orientation.to_exif() >= 5
}

/// Whether the end marker follows the picture's data (ITU-T T.81, B.1.1): decoders fill what is missing with grey.
fn jpeg_ends(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    loop {
        match rest {
            [0xff, 0xff, ..] => rest = rest.get(1..).unwrap_or_default(),
            [0xff, 0xda, ..] => return rest.array_windows().any(|pair| *pair == [0xff, 0xd9]),
            [0xff, _, high, low, ..] => {
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = rest.get(2 + length..).unwrap_or_default();
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::sample;

    #[test]
    fn the_head_tells_kind_and_size() {
        for (format, bytes) in sample::every_format(7, 5) {
            assert_eq!(probe(&bytes), Ok(Info { format, width: 7, height: 5 }));
        }
    }

    #[test]
    fn a_photograph_taken_upright_is_high() {
        for (exif, size) in [(1, (7, 5)), (3, (7, 5)), (6, (5, 7)), (8, (5, 7))] {
            let info = probe(&sample::photograph(7, 5, exif)).unwrap();
            assert_eq!((info.width, info.height), size, "orientation {exif}");
        }
    }

    #[test]
    fn anything_else_is_said_plainly() {
        for bytes in [&b""[..], b"GIF89a\x01\x00\x01\x00", b"%PDF-1.7", b"<svg/>", &[0xff, 0xd8]] {
            let said = probe(bytes).unwrap_err().to_string();
            assert!(said.contains("save it"), "{said}");
        }
        assert_eq!(probe(&vec![0; BYTES_MAX + 1]), Err(MediaError::TooManyBytes));
    }

    #[test]
    fn a_head_that_promises_too_much_is_refused_before_memory_is_taken() {
        for (width, height) in [(SIDE_PX_MAX + 1, 1), (8_000, 8_000), (u32::MAX >> 1, u32::MAX >> 1)] {
            let error = probe(&sample::png_head(width, height)).unwrap_err();
            assert!(
                matches!(error, MediaError::TooManyPixels { .. } | MediaError::Damaged(_)),
                "{width}x{height}: {error}"
            );
        }
    }
}
