//! QR codes in whole dots: error correction M, quiet zone included (ISO/IEC 18004).

use qrcode::{Color, EcLevel, QrCode};

use crate::domain::slip::Payload;

/// Light modules around a code (ISO/IEC 18004, 6.3.8).
pub(super) const QUIET_ZONE: usize = 4;

/// The modules of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Code {
    side: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of a payload; every payload fits one.
    pub(super) fn of(payload: &Payload) -> Option<Self> {
        let code = QrCode::with_error_correction_level(payload.as_str().as_bytes(), EcLevel::M).ok()?;
        let side = code.width();
        Some(Self { side, dark: code.to_colors().into_iter().map(|color| color == Color::Dark).collect() })
    }

    /// Modules on a side, without the quiet zone.
    pub(super) fn side(&self) -> usize {
        self.side
    }

    /// The dark modules, as (column, row).
    pub(super) fn dark(&self) -> impl Iterator<Item = (usize, usize)> {
        let side = self.side.max(1);
        self.dark.iter().enumerate().filter(|(_, dark)| **dark).map(move |(at, _)| (at % side, at / side))
    }
}
