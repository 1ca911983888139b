//! Pictures of pages without a window, by the renderer the console's preview uses too.

use std::sync::Arc;

use crate::{
    domain::{blob::BlobHash, content::Content, time::Now},
    kiosk::{config::KioskConfig, page::Prefs},
    media,
    screen::{
        self,
        fonts::NotoFiles,
        raster::{Canvas, Picture},
        theme::Panel,
        view::View,
    },
    workers::Gallery as _,
};

use super::{
    gallery::{BYTES_MAX, Wall},
    stage::Scene,
};

/// Where a picture is taken.
pub struct Camera<'a> {
    /// Everything there is to show.
    pub content: &'a Arc<Content>,
    /// A picture's bytes by its name, if they are there.
    pub bytes: &'a dyn Fn(BlobHash) -> Option<Vec<u8>>,
    /// What the kiosk is told.
    pub config: KioskConfig,
    /// Typefaces that are not built in.
    pub noto: &'a NotoFiles,
}

impl Camera<'_> {
    /// A scene at a moment, as the window would show it at rest.
    pub fn take(&self, scene: &Scene, prefs: Prefs, panel: Panel, now: Now) -> Picture {
        let side_px = panel.width_px.max(panel.height_px) as u32;
        let config = KioskConfig { screen_side_px: side_px, ..self.config };
        let kiosk = scene.kiosk(config, self.content, prefs, &now);
        let mut canvas = Canvas::new(self.noto);
        let wall = Wall::new(canvas.ctx().clone(), BYTES_MAX);
        for (blob, side_px) in kiosk.pictures() {
            let decoded = (self.bytes)(*blob).and_then(|bytes| media::decode(&bytes, *side_px).ok());
            if let Some(picture) = decoded {
                wall.hang(*blob, *side_px, picture);
            }
        }
        let view = View::new(&kiosk, now, panel, &wall);
        canvas.picture(&view.theme, |ui| screen::draw(ui, &view, &mut Vec::new()))
    }
}
