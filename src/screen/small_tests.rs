//! Panels on which words take all the room there is.

use super::{
    tests::{harness, scenes},
    theme::Panel,
};
use crate::kiosk::page::{Prefs, TextSize};

/// Panels smaller than any that is sold, before a single picture has come: words there take all the room there is.
#[test]
fn a_small_panel_never_ends_the_program() {
    for (width_px, height_px) in [(540.0, 960.0), (640.0, 360.0), (320.0, 480.0)] {
        let panel = Panel { width_px, height_px, pitch_mm: 0.248 };
        for scene in scenes(Prefs { text_size: TextSize::Large, ..Prefs::default() }) {
            let harness = harness(&scene, panel);
            assert!(harness.ctx.content_rect().width() > 0.0, "{}", scene.name);
        }
    }
}
