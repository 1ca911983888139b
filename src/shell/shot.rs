//! Pictures of pages without a window, by the renderer the console's preview uses too.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        blob::BlobHash,
        content::Content,
        printer::{PrinterState, Told},
        time::Now,
    },
    kiosk::{
        Kiosk,
        config::KioskConfig,
        page::{Page, Prefs},
        paper::Paper,
    },
    media,
    screen::{
        self,
        raster::{Canvas, Picture},
        theme::Panel,
        view::View,
    },
    slip::measure::Roll,
    workers::{Gallery as _, Typefaces, paper},
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
    /// Since when the office is silent, as after a start without it; none when it was heard of just now.
    pub silent_since: Option<DateTime<Utc>>,
    /// What papers are set in.
    pub typefaces: &'a Typefaces,
    /// What the picture is painted on; one for many pictures, because typefaces are read but once.
    pub canvas: Canvas,
}

impl Camera<'_> {
    /// A scene at a moment, as the window would show it at rest.
    pub fn take(&mut self, scene: &Scene, prefs: Prefs, panel: Panel, now: Now) -> Picture {
        let side_px = panel.width_px.max(panel.height_px) as u32;
        let config = KioskConfig { screen_side_px: side_px, ..self.config.clone() };
        let kiosk = scene.kiosk(config, self.content, prefs, &now);
        let kiosk = match self.silent_since {
            Some(since) => kiosk.staged_silent(since, &now),
            None => kiosk,
        };
        let wall = Wall::new(self.canvas.ctx().clone(), BYTES_MAX);
        let kiosk = if self.config.printers > 0 || leads_to_paper(scene) {
            self.with_paper(kiosk, &wall, &now)
        } else {
            kiosk
        };
        for (blob, side_px) in kiosk.pictures() {
            let decoded = (self.bytes)(*blob).and_then(|bytes| media::decode(&bytes, *side_px).ok());
            if let Some(picture) = decoded {
                wall.hang(*blob, *side_px, picture);
            }
        }
        let view = View::new(&kiosk, now, panel, &wall);
        self.canvas.picture(&view.theme, |ui| screen::draw(ui, &view, &mut Vec::new()))
    }

    /// A terminal with printers is seen while one prints, and a page that shows a paper with the paper drawn.
    fn with_paper(&self, kiosk: Kiosk, wall: &Wall, now: &Now) -> Kiosk {
        let printer = Told { name: String::new(), state: PrinterState::Ready };
        let draw = |paper: &Paper| {
            paper::set(paper, Roll::Wide, self.typefaces).ok().map(|raster| paper::hang(&raster, wall))
        };
        kiosk.staged_printers(vec![printer], now).staged_sheet(draw, now)
    }
}

/// Whether a page is nothing without a printer.
fn leads_to_paper(scene: &Scene) -> bool {
    let Scene::Page(page) = scene else { return false };
    matches!(page, Page::Paper(_) | Page::FollowUp | Page::FollowUpText(_) | Page::FollowUpPaper(_))
}

#[cfg(test)]
#[cfg(feature = "office")]
mod tests {
    use chrono::TimeZone as _;

    use super::*;
    use crate::{domain::time::Mono, shell::kept::Kept};

    /// Never a blank screen: whatever is on, many colours stand on the glass.
    #[test]
    fn every_scene_of_the_demo_shows_something() {
        let wall = chrono_tz::Asia::Tokyo.with_ymd_and_hms(2026, 11, 21, 13, 42, 0).unwrap();
        let now = Now { mono: Mono(86_400_000), wall };
        let demo = Kept::demo(wall.date_naive()).unwrap();
        let content = demo.content().unwrap();
        let bytes = |blob| demo.bytes(blob);
        let canvas = Canvas::new(&crate::screen::fonts::NotoFiles::none());
        let typefaces = &Typefaces::default();
        let config = KioskConfig::default();
        let mut camera = Camera { content, bytes: &bytes, config, silent_since: None, typefaces, canvas };
        let panel = Panel { width_px: 270.0, height_px: 480.0, pitch_mm: 0.992 };
        let scenes = Scene::all(content);
        assert!(scenes.len() > 30, "{scenes:?}");
        for scene in scenes {
            let picture = camera.take(&scene, Prefs::default(), panel, now);
            let colours: std::collections::BTreeSet<&[u8]> = picture.rgba.chunks(4).collect();
            assert!(colours.len() > 30, "{scene} shows {} colours", colours.len());
        }
    }
}
