//! ESC/POS, the language of receipt printers: pictures in bands, the cut, questions about state.

use super::raster::{Raster, is_command};

/// Most rows in one band: small printers have small buffers.
pub const BAND_ROWS_MAX: usize = 128;
/// Dots fed between the last row and the knife.
const FEED_TO_KNIFE: u8 = 96;

/// ESC @: forget what came before.
const START: [u8; 2] = [0x1b, 0x40];

/// A question about state, answered at once even while the printer stands still (DLE EOT n).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// DLE EOT 1: on line or not.
    Printer,
    /// DLE EOT 2: why it is off line.
    Offline,
    /// DLE EOT 4: the roll.
    Paper,
}

impl Question {
    /// All, in the order they are asked.
    pub const ALL: [Self; 3] = [Self::Printer, Self::Offline, Self::Paper];

    /// Its bytes.
    pub fn bytes(self) -> [u8; 3] {
        let number = match self {
            Self::Printer => 1,
            Self::Offline => 2,
            Self::Paper => 4,
        };
        [0x10, 0x04, number]
    }
}

/// The bytes that print a raster and cut the paper. A raster that was not yet freed of commands is freed here.
pub fn picture(raster: &Raster) -> Vec<u8> {
    let raster = raster.clone().without_commands();
    let wide = raster.bytes_wide().max(1);
    let mut bytes = START.to_vec();
    for band in raster.bytes().chunks(wide * BAND_ROWS_MAX) {
        bytes.extend(band_header(wide, band.len() / wide));
        bytes.extend_from_slice(band);
    }
    bytes.extend([0x1d, 0x56, 66, FEED_TO_KNIFE]);
    bytes
}

/// GS v 0: a picture of so many bytes by so many rows follows.
fn band_header(wide: usize, rows: usize) -> [u8; 8] {
    let [wide_low, wide_high, ..] = wide.to_le_bytes();
    let [rows_low, rows_high, ..] = rows.to_le_bytes();
    [0x1d, 0x76, 0x30, 0, wide_low, wide_high, rows_low, rows_high]
}

/// GS ( H, function 48: say these four bytes when all before this is printed. The bytes are letters and digits, so
/// that they are no command.
pub fn say_when_printed(mark: [u8; 4]) -> [u8; 11] {
    let [a, b, c, d] = mark;
    [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, a, b, c, d]
}

/// What a printer answers to [`say_when_printed`].
pub fn printed(mark: [u8; 4]) -> [u8; 7] {
    let [a, b, c, d] = mark;
    [0x37, 0x22, a, b, c, d, 0x00]
}

/// GS r 1: answered in its turn, after everything before it; for printers that do not know [`say_when_printed`].
pub const BARRIER: [u8; 3] = [0x1d, 0x72, 0x01];

/// DLE ENQ 2: forget everything that is not yet printed, so that no slip comes out in front of the next visitor.
pub const FORGET: [u8; 3] = [0x10, 0x05, 0x02];

/// Reads what [`picture`] wrote back into rows: for tests, and for looking at a file of bytes. None if it is not such.
pub fn read_back(bytes: &[u8]) -> Option<Raster> {
    let mut rest = bytes.strip_prefix(&START)?;
    let (mut rows, mut bytes_wide) = (Vec::new(), 1);
    while let [0x1d, 0x76, 0x30, 0, wide_low, wide_high, high_low, high_high, after @ ..] = rest {
        bytes_wide = usize::from(u16::from_le_bytes([*wide_low, *wide_high]));
        let band = bytes_wide * usize::from(u16::from_le_bytes([*high_low, *high_high]));
        rows.extend_from_slice(after.get(..band)?);
        rest = after.get(band..)?;
    }
    matches!(rest, [0x1d, 0x56, 66, _]).then(|| Raster::from_rows(bytes_wide, &rows))
}

/// Whether bytes hold a real-time command anywhere: in a picture they must not.
pub fn holds_command(bytes: &[u8]) -> bool {
    bytes.iter().zip(bytes.iter().skip(1)).any(|(first, second)| is_command(*first, *second))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_band_is_what_the_manual_says() {
        let raster = Raster::new(576, 130);
        let bytes = picture(&raster);
        assert_eq!(bytes[..10], [0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 72, 0, 128, 0]);
        let second = 10 + 72 * 128;
        assert_eq!(bytes[second..second + 8], [0x1d, 0x76, 0x30, 0, 72, 0, 2, 0]);
        assert_eq!(bytes[bytes.len() - 4..], [0x1d, 0x56, 66, 96]);
    }

    #[test]
    fn a_broken_picture_is_not_read_back() {
        let bytes = picture(&Raster::new(384, 20));
        assert!(read_back(&bytes).is_some());
        assert!(read_back(&bytes[..bytes.len() - 10]).is_none() && read_back(b"PNG").is_none());
    }

    proptest! {
        #[test]
        fn what_is_sent_is_what_was_drawn(
            wide in prop::sample::select(&[1_usize, 48, 72][..]),
            dots in prop::collection::vec(prop::sample::select(&[0x10_u8, 4, 5, 0x14, 0x1d, 0][..]), 1..20_000),
        ) {
            let drawn = Raster::from_rows(wide, &dots).without_commands();
            let bytes = picture(&drawn);
            prop_assert!(!holds_command(&bytes));
            prop_assert_eq!(picture(&Raster::from_rows(wide, &dots)), bytes.clone());
            if drawn.height() > 0 {
                prop_assert_eq!(read_back(&bytes), Some(drawn));
            }
        }
    }
}
