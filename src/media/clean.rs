//! What a camera writes beside the picture, place and time among it, does not leave the building.

use std::io::Cursor;

use image::{
    DynamicImage, ImageFormat,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
    },
};

use super::{
    decode::upright,
    probe::{Format, MediaError, damaged, probe},
};

/// Quality of photographs written anew: no difference to be seen at reading distance.
const JPEG_QUALITY: u8 = 90;

/// The same picture in the same format, written anew from its pixels: turned as its EXIF said, without EXIF, XMP,
/// comments or anything appended.
pub fn clean(bytes: &[u8]) -> Result<Vec<u8>, MediaError> {
    let info = probe(bytes)?;
    let picture = upright(bytes)?;
    let mut out = Vec::new();
    match info.format {
        Format::Jpeg => {
            let picture = DynamicImage::ImageRgb8(picture.into_rgb8());
            picture.write_with_encoder(JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY))
        }
        Format::Png => {
            let picture = eight_bit(picture);
            let encoder =
                PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::Adaptive);
            picture.write_with_encoder(encoder)
        }
        Format::WebP => eight_bit(picture).write_to(&mut Cursor::new(&mut out), ImageFormat::WebP),
    }
    .map_err(damaged)?;
    Ok(out)
}

fn eight_bit(picture: DynamicImage) -> DynamicImage {
    if picture.color().has_alpha() {
        DynamicImage::ImageRgba8(picture.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(picture.into_rgb8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::{decode, sample};

    #[test]
    fn what_the_camera_wrote_is_gone_and_the_picture_stands() {
        let photograph = sample::photograph(16, 8, 6);
        assert!(photograph.windows(4).any(|four| four == b"Exif"));
        let cleaned = clean(&photograph).unwrap();
        assert!(!cleaned.windows(4).any(|four| four == b"Exif"));
        let (before, after) = (decode(&photograph, 64).unwrap(), decode(&cleaned, 64).unwrap());
        assert_eq!((after.width, after.height), (8, 16));
        let far = before.pixels.iter().zip(&after.pixels).any(|(a, b)| a.abs_diff(*b) > 24);
        assert!(!far, "the picture changed");
    }

    #[test]
    fn every_format_stays_itself_and_loses_what_is_appended() {
        for (format, mut bytes) in sample::every_format(9, 6) {
            bytes.extend_from_slice(b"SECRET");
            let cleaned = clean(&bytes).unwrap();
            let info = probe(&cleaned).unwrap();
            assert_eq!((info.format, info.width, info.height), (format, 9, 6));
            assert!(!cleaned.windows(6).any(|six| six == b"SECRET"));
        }
    }

    #[test]
    fn cleaning_twice_gives_the_same_drawing() {
        let (_, png) = sample::every_format(9, 6).remove(1);
        let once = clean(&png).unwrap();
        assert_eq!(clean(&once).unwrap(), once);
    }
}
