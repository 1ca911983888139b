//! What somebody in front of a kiosk sees: every stage drawn without a window, its words read as a screen reader does.

use egui::accesskit::TreeUpdate;

use super::wrong::{Promise, Wrong, broken};
use crate::{
    domain::{blob::BlobHash, time::Now},
    kiosk::{Kiosk, event::Event},
    screen::{
        fonts::NotoFiles,
        raster::{Canvas, input},
        theme::Panel,
        view::{Pictures, View},
        widgets::picture::Picture,
    },
};

/// A screen of the simulated world; it costs nothing until somebody looks.
#[derive(Default)]
pub struct Glass(Option<Canvas>);

/// What draws a kiosk's screen.
pub type Brush = fn(&mut egui::Ui, &View<'_>, &mut Vec<Event>);

/// A brush without paint.
pub fn nothing(_: &mut egui::Ui, _: &View<'_>, _: &mut Vec<Event>) {}

/// No picture is ever ready: a page has to do without.
struct NoPictures;

impl Pictures for NoPictures {
    fn get(&self, _: &BlobHash) -> Option<Picture> {
        None
    }
}

impl Glass {
    /// Draws the kiosk and returns the words that stand on the glass. Nothing to see is a broken promise.
    pub fn look(&mut self, kiosk: &Kiosk, now: Now, draw: Brush) -> Result<Vec<String>, Wrong> {
        let canvas = self.0.get_or_insert_with(|| {
            let canvas = Canvas::new(&NotoFiles::none());
            canvas.ctx().enable_accesskit();
            canvas
        });
        let view = View::new(kiosk, now, Panel::PORTRAIT, &NoPictures);
        view.theme.apply(canvas.ctx());
        let mut raw = input(Panel::PORTRAIT);
        raw.time = Some(now.mono.0 as f64 / 1000.0);
        let mut pressed = Vec::new();
        let mut output = canvas.frame(raw, |ui| draw(ui, &view, &mut pressed));
        let words = output.platform_output.accesskit_update.take().map(words).unwrap_or_default();
        let painted = canvas.ctx().tessellate(output.shapes, output.pixels_per_point);
        if painted.is_empty() || words.is_empty() {
            return broken(Promise::NeverBlank, format!("{:?} draws nothing", kiosk.stage()));
        }
        Ok(words)
    }
}

fn words(update: TreeUpdate) -> Vec<String> {
    let said =
        update.nodes.into_iter().filter_map(|(_, node)| node.label().or(node.value()).map(str::to_owned));
    said.filter(|words| !words.trim().is_empty()).collect()
}
