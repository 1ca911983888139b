//! 予約の控え: the paper a group brings along, with its number for fingers and for what reads bar codes; no name.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

use super::{page::Moment, words};
use crate::domain::room::{Booking, Room};

/// Light modules around a code (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: usize = 4;

/// What stands on the paper. It is made in the one answer that tells the number, and nowhere else.
pub(super) struct Slip {
    /// The booking's number, four digits.
    pub(super) number: String,
    pub(super) day: String,
    pub(super) hours: String,
    pub(super) room: String,
    /// A drawing of the code, as SVG.
    pub(super) code: String,
}

impl Slip {
    pub(super) fn of(booking: &Booking, room: &Room, number: String, now: Moment) -> Self {
        Self {
            day: words::day(booking.date, now.today),
            hours: words::hours(booking.hours),
            room: room.name.plain(),
            code: drawing(&number).unwrap_or_default(),
            number,
        }
    }
}

/// The digits as a QR code that a reader types, dark on light; none where they do not fit one.
fn drawing(digits: &str) -> Option<String> {
    let code = QrCode::with_error_correction_level(digits.as_bytes(), EcLevel::M).ok()?;
    let (side, mut path) = (code.width(), String::new());
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    for (at, _) in dark {
        let (x, y) = (at % side + QUIET_ZONE, at / side + QUIET_ZONE);
        // Writing to a string cannot fail.
        write!(path, "M{x} {y}h1v1h-1z").unwrap_or_default();
    }
    let whole = side + 2 * QUIET_ZONE;
    Some(format!(
        r#"<svg class="qr" role="img" aria-label="番号のQRコード" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges"><path d="{path}"/></svg>"#
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Read as a camera would: the corner patterns stand where they belong, with nothing dark in the quiet zone.
    #[test]
    fn a_number_is_drawn_as_the_smallest_code_with_its_quiet_zone() {
        let svg = drawing("0417").unwrap();
        assert!(svg.contains(r#"viewBox="0 0 29 29""#), "21 modules and twice four: {svg}");
        for corner in ["M4 4h1", "M24 4h1", "M4 24h1"] {
            assert!(svg.contains(corner), "{corner}");
        }
        assert!(!svg.contains("M3 ") && !svg.contains("M25 "));
        assert_ne!(drawing("0418"), drawing("0417"));
    }
}
