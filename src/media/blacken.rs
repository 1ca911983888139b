//! ぬりつぶす: places on a page become black before anything of it leaves, and what was there is in no byte any more.

use image::{Rgb, RgbImage};

use super::{
    probe::MediaError,
    sheet::{Sheet, on_paper},
};

/// Thousandths of a side.
const WHOLE: u32 = 1_000;
/// Pixels in a block of a JPEG, both ways: what stood in a block shimmers in all of it.
const BLOCK: u32 = 16;
const BLACK: Rgb<u8> = Rgb([0; 3]);

/// A place on a page, in thousandths of its sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patch {
    /// From the left edge, 0 to 1000.
    pub left: u16,
    /// From the upper edge, 0 to 1000.
    pub top: u16,
    /// Width, 1 to 1000.
    pub width: u16,
    /// Height, 1 to 1000.
    pub height: u16,
}

/// The page with these places black, drawn anew large and small. It has no words: which of them stood there, nobody can
/// tell.
pub fn blacken(picture: &[u8], patches: &[Patch]) -> Result<Sheet, MediaError> {
    let mut page = on_paper(picture)?;
    for patch in patches {
        paint(&mut page, *patch);
    }
    Sheet::of(&page, String::new())
}

/// A block that a place only touches is black too: a page may have been a JPEG before.
fn paint(page: &mut RgbImage, patch: Patch) {
    let span = |from: u16, length: u16, side: u32| {
        let (from, to) = (u32::from(from), u32::from(from) + u32::from(length));
        let (first, end) = (from * side / WHOLE, (to * side).div_ceil(WHOLE));
        first / BLOCK * BLOCK..end.next_multiple_of(BLOCK).min(side)
    };
    let columns = span(patch.left, patch.width, page.width());
    for y in span(patch.top, patch.height, page.height()) {
        for x in columns.clone() {
            page.put_pixel(x, y, BLACK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::{Format, decode, probe};

    /// A page of print, or a photograph, with something at one place.
    fn page(secret: u8, format: Format) -> Vec<u8> {
        let drawn = RgbImage::from_fn(200, 300, |x, y| {
            let there = (50..120).contains(&x) && (90..120).contains(&y);
            let noise = (x * 7_919 + y * 104_729) % 251;
            let ground = if format == Format::Jpeg { noise as u8 } else { u8::from(y % 9 < 4) * 255 };
            Rgb([if there { secret.wrapping_mul(x as u8 ^ y as u8) } else { ground }; 3])
        });
        Sheet::of(&drawn, "090-0000-0000".to_owned()).unwrap().picture
    }

    const THERE: Patch = Patch { left: 250, top: 300, width: 350, height: 100 };

    #[test]
    fn what_was_there_is_in_no_byte_any_more() {
        for format in [Format::Png, Format::Jpeg] {
            let [one, other] = [7, 93].map(|secret| page(secret, format));
            assert_eq!(probe(&one).unwrap().format, format);
            assert_ne!(one, other);
            let [one, other] = [one, other].map(|page| blacken(&page, &[THERE]).unwrap());
            assert!(one == other, "large and small are the same, whatever stood there: {format:?}");
            assert_eq!(one.text, "");
        }
    }

    #[test]
    fn the_place_is_black_to_the_edges_of_its_blocks_and_the_rest_as_it_was() {
        let before = decode(&page(7, Format::Png), 300).unwrap();
        let after = blacken(&page(7, Format::Png), &[THERE]).unwrap();
        let after = decode(&after.picture, 300).unwrap();
        for (at, (old, new)) in before.pixels.chunks(4).zip(after.pixels.chunks(4)).enumerate() {
            let inside = (48..128).contains(&(at % 200)) && (80..128).contains(&(at / 200));
            assert_eq!(new[..3], if inside { [0; 3] } else { [old[0], old[1], old[2]] }, "pixel {at}");
        }
    }

    #[test]
    fn a_place_at_the_edge_ends_there() {
        let mut sheet = RgbImage::from_pixel(60, 60, Rgb([255; 3]));
        paint(&mut sheet, Patch { left: 950, top: 950, width: 1_000, height: 1_000 });
        paint(&mut sheet, Patch { left: 0, top: 0, width: 1, height: 1 });
        let black = sheet.pixels().filter(|dot| **dot == BLACK).count();
        assert_eq!(black, 16 * 16 + 12 * 12);
    }
}
