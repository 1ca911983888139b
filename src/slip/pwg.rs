//! PWG Raster, the picture language of every IPP Everywhere printer (PWG 5102.4): grey sheets, row by row.

use super::page::Page;

/// What a document begins with.
const SYNC: [u8; 4] = *b"RaS2";
/// Bytes of the header of each page.
const HEADER_BYTES: usize = 1_796;
/// Most equal rows, or equal dots, in one run.
const RUN_MAX: usize = 256;
/// Most equal or unlike dots in one run.
const DOTS_MAX: usize = 128;
/// Grey with 255 for white (`sgray`).
const GREY: u32 = 18;
/// Points in an inch.
const POINTS: usize = 72;

/// The sheets as one document.
pub fn document(pages: &[Page]) -> Vec<u8> {
    let mut bytes = SYNC.to_vec();
    for page in pages {
        bytes.extend(header(page, pages.len()));
        for (row, times) in page.runs() {
            let packed = pack(&row);
            for left in (0..times).step_by(RUN_MAX).map(|done| (times - done).min(RUN_MAX)) {
                bytes.push((left - 1) as u8);
                bytes.extend_from_slice(&packed);
            }
        }
    }
    bytes
}

/// A page's header: most fields are 0, which leaves them to the job (PWG 5102.4, section 4.3).
fn header(page: &Page, pages: usize) -> Vec<u8> {
    let mut header = vec![0; HEADER_BYTES];
    put_text(&mut header, 0, "PwgRaster");
    put_text(&mut header, 1_732, &page.name);
    let points = |dots: usize| dots * POINTS / page.dpi.max(1);
    for (at, number) in [
        (276, page.dpi),
        (280, page.dpi),
        (340, 1),
        (352, points(page.width)),
        (356, points(page.height)),
        (372, page.width),
        (376, page.height),
        (384, 8),
        (388, 8),
        (392, page.width),
        (400, GREY as usize),
        (420, 1),
        (452, pages),
        // The back of a sheet is not turned.
        (456, 1),
        (460, 1),
    ] {
        let number = u32::try_from(number).unwrap_or(u32::MAX).to_be_bytes();
        put(&mut header, at, &number);
    }
    header
}

fn put_text(header: &mut [u8], at: usize, text: &str) {
    let longest = text.as_bytes().get(..63).unwrap_or(text.as_bytes());
    put(header, at, longest);
}

fn put(header: &mut [u8], at: usize, bytes: &[u8]) {
    header.iter_mut().skip(at).zip(bytes).for_each(|(to, from)| *to = *from);
}

/// A row in runs: `n` and a dot for n + 1 equal ones, 257 - n and n unlike ones.
fn pack(row: &[u8]) -> Vec<u8> {
    let mut packed = Vec::new();
    let mut unlike: Vec<u8> = Vec::new();
    for run in row.chunk_by(|a, b| a == b) {
        if let [dot] = run {
            unlike.push(*dot);
            continue;
        }
        flush(&mut packed, &mut unlike);
        for part in run.chunks(DOTS_MAX) {
            packed.push((part.len() - 1) as u8);
            packed.extend(part.first());
        }
    }
    flush(&mut packed, &mut unlike);
    packed
}

/// One dot alone is a run of one: 257 - 1 would not fit a byte.
fn flush(packed: &mut Vec<u8>, unlike: &mut Vec<u8>) {
    for part in unlike.chunks(DOTS_MAX) {
        packed.push(if part.len() == 1 { 0 } else { (257 - part.len()) as u8 });
        packed.extend_from_slice(part);
    }
    unlike.clear();
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{page, raster::Raster},
        *,
    };

    /// Rows of one page as the standard's reader finds them, and what follows it.
    fn read(bytes: &[u8]) -> (Vec<Vec<u8>>, &[u8]) {
        let (header, mut rest) = bytes.split_at(HEADER_BYTES);
        let number = |at: usize| u32::from_be_bytes(header[at..at + 4].try_into().unwrap()) as usize;
        let (width, height) = (number(372), number(376));
        let mut rows: Vec<Vec<u8>> = Vec::new();
        while rows.len() < height {
            let times = usize::from(rest[0]) + 1;
            rest = &rest[1..];
            let mut row = Vec::new();
            while row.len() < width {
                let code = usize::from(rest[0]);
                assert_ne!(code, 128, "a code of no meaning");
                let (used, dots) = match code {
                    0..128 => (2, vec![rest[1]; code + 1]),
                    _ => (258 - code, rest[1..258 - code].to_vec()),
                };
                row.extend(dots);
                rest = &rest[used..];
            }
            assert_eq!(row.len(), width, "a run does not cross a row");
            rows.extend(vec![row; times]);
        }
        assert_eq!(rows.len(), height);
        (rows, rest)
    }

    #[test]
    fn the_header_says_what_the_standard_wants() {
        let size = "iso_a4_210x297mm".parse().unwrap();
        let form = page::Form { size, side_margin: 0, end_margin: 0, dpi: 600 };
        let bytes = document(&page::lay(&Raster::new(576, 100), &form).unwrap());
        assert_eq!(&bytes[..13], b"RaS2PwgRaster");
        let number = |at: usize| u32::from_be_bytes(bytes[4 + at..8 + at].try_into().unwrap());
        assert_eq!((number(276), number(280), number(352), number(356)), (600, 600, 595, 841));
        assert_eq!((number(372), number(376), number(392)), (4_960, 7_015, 4_960));
        assert_eq!((number(384), number(388), number(400), number(420), number(452)), (8, 8, 18, 1, 1));
        assert_eq!(&bytes[4 + 1_732..4 + 1_748], b"iso_a4_210x297mm");
        assert!(bytes.len() < 6_000, "white paper costs {} bytes", bytes.len());
    }

    proptest! {
        #[test]
        fn what_is_written_is_what_is_read(
            bits in prop::collection::vec(prop::sample::select(&[0_u8, 0x55, 0xff, 0x80, 0x18][..]), 48 * 2..48 * 500),
            dpi in prop::sample::select(&[203_usize, 300, 600][..]),
        ) {
            let size = "na_index-4x6_4x6in".parse().unwrap();
            let form = page::Form { size, side_margin: 300, end_margin: 300, dpi };
            let pages = page::lay(&Raster::from_rows(48, &bits), &form).unwrap();
            let bytes = document(&pages);
            let mut rest = &bytes[4..];
            for page in &pages {
                let wanted: Vec<Vec<u8>> =
                    page.runs().into_iter().flat_map(|(row, times)| vec![row; times]).collect();
                let (rows, after) = read(rest);
                prop_assert!(rows == wanted);
                rest = after;
            }
            prop_assert!(rest.is_empty());
        }
    }
}
