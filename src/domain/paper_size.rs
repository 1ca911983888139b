//! A sheet or a roll by the name printers give it, like `iso_a4_210x297mm` (PWG 5101.1, "self-describing" names).

use std::{fmt, str::FromStr};

/// Hundredths of a millimetre in an inch.
const INCH: f64 = 2_540.0;
/// Longest side, in hundredths of a millimetre: larger than any sheet of a desk.
const SIDE_MAX: f64 = 200_000.0;
/// Shortest side, in hundredths of a millimetre.
const SIDE_MIN: f64 = 2_000.0;

/// What a printer prints on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSize {
    name: String,
    /// Hundredths of a millimetre.
    pub width: u32,
    /// Hundredths of a millimetre; of a roll, the most it gives.
    pub height: u32,
}

/// The text names no paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no paper of a printer: write it like iso_a4_210x297mm, iso_a5_148x210mm or jis_b5_182x257mm"
)]
pub struct BadPaperSize(pub String);

impl PaperSize {
    /// The name, as printers say it.
    ///
    /// ```
    /// let a5: shirube::domain::paper_size::PaperSize = "iso_a5_148x210mm".parse().unwrap();
    /// assert_eq!((a5.name(), a5.width, a5.height), ("iso_a5_148x210mm", 14_800, 21_000));
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it is cut where the print ends.
    pub fn is_roll(&self) -> bool {
        self.name.starts_with("roll_")
    }
}

impl FromStr for PaperSize {
    type Err = BadPaperSize;

    fn from_str(text: &str) -> Result<Self, BadPaperSize> {
        let name = text.trim();
        sides(name)
            .map(|(width, height)| Self { name: name.to_owned(), width, height })
            .ok_or_else(|| BadPaperSize(text.to_owned()))
    }
}

impl fmt::Display for PaperSize {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.name)
    }
}

/// Width and height behind the last line of a name.
fn sides(name: &str) -> Option<(u32, u32)> {
    let plain =
        |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-_.".contains(letter);
    let (named, size) = name.rsplit_once('_').filter(|_| name.chars().all(plain))?;
    let (size, unit) = match size.strip_suffix("mm") {
        Some(size) => (size, 100.0),
        None => (size.strip_suffix("in")?, INCH),
    };
    let (width, height) = size.split_once('x')?;
    let length = |text: &str| {
        let hundredths = (text.parse::<f64>().ok()? * unit).round();
        (SIDE_MIN..=SIDE_MAX).contains(&hundredths).then_some(hundredths as u32)
    };
    Some((length(width)?, length(height)?)).filter(|_| !named.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_printers_say_them() {
        for (name, width, height) in [
            ("iso_a4_210x297mm", 21_000, 29_700),
            (" na_letter_8.5x11in ", 21_590, 27_940),
            ("roll_max_80x1000mm", 8_000, 100_000),
            ("na_number-10_4.125x9.5in", 10_478, 24_130),
        ] {
            let size: PaperSize = name.parse().unwrap();
            assert_eq!((size.width, size.height, size.name()), (width, height, name.trim()));
            assert_eq!(size.is_roll(), name.starts_with("roll"));
        }
        for bad in [
            "",
            "A4",
            "a4",
            "iso_a4",
            "iso_a4_210mm",
            "iso_a4_1x297mm",
            "iso_a4_210x297",
            "_210x297mm",
            "iso_a4_210x9999mm",
            "iso a4_210x297mm",
            "iso_a4_nanxinfmm",
        ] {
            assert_eq!(bad.parse::<PaperSize>(), Err(BadPaperSize(bad.to_owned())), "{bad}");
        }
    }
}
