//! What the CPU rasteriser says a page looks like, and whether the window agrees.

use std::{path::PathBuf, process::Command};

use super::{corner::path, display::Frame};

/// Colour steps by which the two renderers may differ in one channel.
const TOLERANCE: u8 = 3;
/// Pixels in a thousand that may differ more: edges of glyphs on a half-transparent ground.
const OUTLIERS_PER_MILLE: usize = 2;

/// A page of a kiosk's own content, drawn without a window.
pub(crate) struct Shot {
    /// Page name as `shirube-kiosk shot` knows it.
    pub(crate) page: String,
    /// The kiosk's data.
    pub(crate) data: PathBuf,
}

impl Shot {
    /// Draws it as it looks at this moment; none while the content does not have it.
    pub(crate) fn take(&self) -> Option<Frame> {
        self.drawn(&[])
    }

    /// The same after a start without the office.
    pub(crate) fn take_offline(&self) -> Option<Frame> {
        self.drawn(&["--offline"])
    }

    fn drawn(&self, how: &[&str]) -> Option<Frame> {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("shot.png");
        let drawn = Command::new(env!("CARGO_BIN_EXE_shirube-kiosk"))
            .args(["shot", "--page", &self.page, "--data", path(&self.data), "--out", path(&out)])
            .args(how)
            .output()
            .unwrap();
        drawn.status.success().then(|| picture(&out))
    }
}

/// A PNG as a frame.
pub(crate) fn picture(file: &std::path::Path) -> Frame {
    let image = image::open(file).unwrap().to_rgb8();
    Frame { width: image.width() as usize, height: image.height() as usize, rgb: image.into_raw() }
}

/// Whether two pictures are the same but for rounding.
pub(crate) fn same_picture(a: &Frame, b: &Frame) -> bool {
    a.differing(b, TOLERANCE, 0..a.height) * 1000 <= a.width * a.height * OUTLIERS_PER_MILLE
}
