//! QR codes: dark on light in every look, with their quiet zone.

use egui::{Painter, Pos2, Rect, Vec2};
use qrcode::{EcLevel, QrCode};

use crate::screen::theme::{QR_GROUND, QR_INK, Theme, radius};

/// Side of a code in design pixels: 74 mm, to be read at arm's length.
pub(super) const QR_SIDE: f32 = 300.0;
/// Light modules around a code (ISO/IEC 18004, 6.3.8).
const QUIET_ZONE: f32 = 4.0;

/// Draws a QR code (error correction M) with its quiet zone; false where the address is too long for one.
pub(super) fn code(painter: &Painter, theme: &Theme, address: &str, frame: Rect) -> bool {
    let Ok(code) = QrCode::with_error_correction_level(address.as_bytes(), EcLevel::M) else { return false };
    let modules = code.width();
    let step = (frame.width() / (modules as f32 + 2.0 * QUIET_ZONE)).floor().max(1.0);
    painter.rect_filled(frame, theme.radius(radius::SMALL), QR_GROUND);
    let corner = frame.center() - Vec2::splat(step * modules as f32 / 2.0);
    let corner = Pos2::new(corner.x.round(), corner.y.round());
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == qrcode::Color::Dark);
    for (number, _) in dark {
        let (row, column) = (number / modules, number % modules);
        let at = corner + Vec2::new(column as f32, row as f32) * step;
        painter.rect_filled(Rect::from_min_size(at, Vec2::splat(step)), 0.0, QR_INK);
    }
    true
}
