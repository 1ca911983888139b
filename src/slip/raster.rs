//! A picture of black and white dots, as a thermal head burns it.

/// Rows of dots; each row begins on a byte, the leftmost dot is the highest bit, 1 is black.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    bytes_wide: usize,
    height: usize,
    bits: Vec<u8>,
    spilled: usize,
}

impl Raster {
    /// White paper of `width` dots (rounded up to whole bytes) and `height` rows.
    pub fn new(width: usize, height: usize) -> Self {
        let bytes_wide = width.div_ceil(8);
        Self { bytes_wide, height, bits: vec![0; bytes_wide * height], spilled: 0 }
    }

    /// A raster from rows of `bytes_wide` bytes; what does not fill a row is left off.
    pub fn from_rows(bytes_wide: usize, bits: &[u8]) -> Self {
        let height = bits.len().checked_div(bytes_wide).unwrap_or(0);
        Self {
            bytes_wide,
            height,
            bits: bits.iter().copied().take(bytes_wide * height).collect(),
            spilled: 0,
        }
    }

    /// Dots in a row.
    pub fn width(&self) -> usize {
        self.bytes_wide * 8
    }

    /// Bytes in a row.
    pub fn bytes_wide(&self) -> usize {
        self.bytes_wide
    }

    /// Rows.
    pub fn height(&self) -> usize {
        self.height
    }

    /// All rows from the top.
    pub fn bytes(&self) -> &[u8] {
        &self.bits
    }

    /// How many dots somebody wanted outside the paper: 0 on a paper that is whole.
    pub fn spilled(&self) -> usize {
        self.spilled
    }

    /// Whether a dot is black; outside the paper all is white.
    pub fn is_black(&self, x: usize, y: usize) -> bool {
        let byte = (x < self.width()).then(|| self.bits.get(y * self.bytes_wide + x / 8)).flatten();
        byte.is_some_and(|byte| byte & (0x80 >> (x % 8)) != 0)
    }

    /// Blackens or whitens a dot; one outside the paper is counted as spilled.
    pub fn set(&mut self, x: i32, y: i32, ink: Ink) {
        let inside = usize::try_from(x).ok().zip(usize::try_from(y).ok()).filter(|(x, _)| *x < self.width());
        let at = inside.map(|(x, y)| (y * self.bytes_wide + x / 8, 0x80_u8 >> (x % 8)));
        match at.and_then(|(at, bit)| Some((self.bits.get_mut(at)?, bit))) {
            Some((byte, bit)) => match ink {
                Ink::Black => *byte |= bit,
                Ink::White => *byte &= !bit,
            },
            None => self.spilled += 1,
        }
    }

    /// Fills a rectangle.
    pub fn fill(&mut self, (x, y): (i32, i32), (width, height): (i32, i32), ink: Ink) {
        for row in y..y + height {
            for column in x..x + width {
                self.set(column, row, ink);
            }
        }
    }

    /// Thickens single dots until no two bytes in a row are a command that printers obey even inside a picture
    /// (DLE EOT `10 04`, DLE ENQ `10 05`, DLE DC4 `10 14`; the makers' manuals warn of it). Idempotent.
    pub fn without_commands(mut self) -> Self {
        let mut at = 0;
        while let Some([first, second]) = self.bits.get_mut(at..at + 2) {
            if is_command(*first, *second) {
                // One dot beside the single dot of 0x10: nobody sees it, and 0x18 begins no command.
                *first |= 0x08;
            }
            at += 1;
        }
        self
    }

    /// One byte a dot, row by row: 0 for black, 255 for white.
    pub fn to_grey(&self) -> Vec<u8> {
        let dots = |byte: &u8| {
            let byte = *byte;
            (0..8).map(move |bit| if byte & (0x80 >> bit) == 0 { 255 } else { 0 })
        };
        self.bits.iter().flat_map(dots).collect()
    }
}

/// What a dot becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Burnt.
    Black,
    /// Left alone.
    White,
}

/// Whether two bytes are a real-time command.
pub fn is_command(first: u8, second: u8) -> bool {
    first == 0x10 && matches!(second, 0x04 | 0x05 | 0x14)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_lies_outside_is_counted() {
        let mut raster = Raster::new(10, 2);
        assert_eq!((raster.width(), raster.bytes_wide()), (16, 2));
        raster.set(15, 1, Ink::Black);
        assert!(raster.is_black(15, 1) && raster.spilled() == 0);
        for (x, y) in [(-1, 0), (0, -1), (16, 0), (0, 2)] {
            raster.set(x, y, Ink::Black);
        }
        assert_eq!((raster.spilled(), raster.bytes()), (4, &[0, 0, 0, 1][..]));
        assert_eq!(raster.to_grey().iter().position(|dot| *dot == 0), Some(31));
    }

    proptest! {
        /// Dense in bytes of commands, so that every pair comes up.
        #[test]
        fn no_picture_is_a_command(bits in prop::collection::vec(prop::sample::select(&[0x10_u8, 4, 5, 0x14, 0, 0xff][..]), 0..96)) {
            let before = Raster::from_rows(4, &bits);
            let after = before.clone().without_commands();
            prop_assert!(after.bytes().windows(2).all(|pair| !is_command(pair[0], pair[1])));
            prop_assert_eq!(after.clone().without_commands(), after.clone());
            for (old, new) in before.bytes().iter().zip(after.bytes()) {
                prop_assert!(old == new || (*old == 0x10 && *new == 0x18));
            }
        }
    }
}
