//! Small pictures for tests, dark on the left and light on the right.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, RgbImage};

use super::probe::Format;

pub(super) fn every_format(width: u32, height: u32) -> Vec<(Format, Vec<u8>)> {
    [(Format::Jpeg, ImageFormat::Jpeg), (Format::Png, ImageFormat::Png), (Format::WebP, ImageFormat::WebP)]
        .into_iter()
        .map(|(format, kind)| (format, encode(width, height, kind)))
        .collect()
}

/// A JPEG whose EXIF says how the camera was held.
pub(super) fn photograph(width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let plain = encode(width, height, ImageFormat::Jpeg);
    let mut tiff = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.extend([orientation, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(tiff.len() + 2).unwrap().to_be_bytes();
    [&plain[..2], &[0xff, 0xe1], &length, &tiff, &plain[2..]].concat()
}

/// The first bytes of a PNG of this size, with a right checksum and no pixels.
pub(super) fn png_head(width: u32, height: u32) -> Vec<u8> {
    let mut chunk = b"IHDR".to_vec();
    chunk.extend(width.to_be_bytes());
    chunk.extend(height.to_be_bytes());
    chunk.extend([8, 2, 0, 0, 0]);
    let crc = crc32(&chunk).to_be_bytes();
    let idat_crc = crc32(b"IDAT").to_be_bytes();
    [&b"\x89PNG\r\n\x1a\n"[..], &[0, 0, 0, 13], &chunk, &crc, &[0, 0, 0, 0], b"IDAT", &idat_crc].concat()
}

fn encode(width: u32, height: u32, kind: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let shade = u8::try_from(255 * x / width.max(1)).unwrap();
        image::Rgb([shade, shade, u8::try_from(y % 16).unwrap() + shade / 2])
    });
    let mut out = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(picture).write_to(&mut out, kind).unwrap();
    out.into_inner()
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg()))
    };
    !bytes.iter().fold(!0, step)
}
