//! Shows a few pages by ordinary presses and saves what the window really showed.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use egui::{ColorImage, Context};
use image::RgbaImage;

use super::{engine::Engine, gallery::Wall};
use crate::{
    domain::{content::Content, id::GroupId, time::Mono},
    kiosk::{
        event::Event,
        kiosk::Stage,
        page::{Page, Press},
    },
};

/// Milliseconds a page stands before its picture is taken: longer than any fade and any debounce.
const STAND_MILLIS: u64 = 800;
/// Milliseconds after which a picture is taken although something is still missing.
const PATIENCE_MILLIS: u64 = 20_000;

/// Where the tour is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stop {
    Signage,
    Home,
    Group,
    Rooms,
}

/// A tour that has not ended.
pub(super) struct Tour {
    dir: PathBuf,
    stop: Stop,
    /// Since when this stop is shown.
    since: Option<Mono>,
    /// The window is asked for its picture; set when it is saved.
    saved: Option<Arc<AtomicBool>>,
}

/// What the tour wants.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// To be asked again soon.
    Wait,
    /// This event.
    Press(Event),
    /// Nothing any more; the last event.
    Over(Event),
}

impl Tour {
    /// A tour whose pictures go into `dir`.
    pub(super) fn new(dir: &Path) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        Ok(Self { dir: dir.to_owned(), stop: Stop::Signage, since: None, saved: None })
    }

    /// Goes on, if it is time.
    pub(super) fn step(&mut self, ctx: &Context, engine: &Engine, wall: &Wall) -> Step {
        let now = engine.now().mono;
        if let Some(saved) = &self.saved {
            if !saved.load(Ordering::SeqCst) {
                return Step::Wait;
            }
            self.saved = None;
            self.since = None;
            return self.leave(engine);
        }
        if !self.is_shown(engine) {
            self.since = None;
            return Step::Wait;
        }
        let stood = now.millis_since(*self.since.get_or_insert(now));
        let calm = is_calm(engine, wall) || stood >= PATIENCE_MILLIS;
        if stood >= STAND_MILLIS && calm {
            self.saved = Some(self.take_picture(ctx));
        }
        Step::Wait
    }

    fn is_shown(&self, engine: &Engine) -> bool {
        match (engine.kiosk().stage(), self.stop) {
            (Stage::Signage, Stop::Signage) => engine.kiosk().signage(&engine.now()).previous.is_none(),
            (Stage::Visit(visit), Stop::Home) => *visit.page() == Page::Home,
            (Stage::Visit(visit), Stop::Group) => matches!(visit.page(), Page::Group(_)),
            (Stage::Visit(visit), Stop::Rooms) => *visit.page() == Page::Rooms,
            (_, _) => false,
        }
    }

    /// Presses what leads to the next stop.
    fn leave(&mut self, engine: &Engine) -> Step {
        let (press, next) = match self.stop {
            Stop::Signage => (Press::Wake, Stop::Home),
            Stop::Home => match engine.kiosk().content().and_then(|content| presentable(content)) {
                Some(group) => (Press::Open(Page::Group(group)), Stop::Group),
                None => (Press::Open(Page::Rooms), Stop::Rooms),
            },
            Stop::Group => (Press::Open(Page::Rooms), Stop::Rooms),
            Stop::Rooms => return Step::Over(Event::Press(Press::Finish)),
        };
        self.stop = next;
        Step::Press(Event::Press(press))
    }

    fn take_picture(&self, ctx: &Context) -> Arc<AtomicBool> {
        let saved = Arc::new(AtomicBool::new(false));
        let (done, wake) = (Arc::clone(&saved), ctx.clone());
        let path = self.dir.join(match self.stop {
            Stop::Signage => "signage.png",
            Stop::Home => "home.png",
            Stop::Group => "group.png",
            Stop::Rooms => "rooms.png",
        });
        ctx.request_screenshot(move |image| {
            if let Err(error) = save(&image, &path) {
                tracing::error!(%error, path = %path.display(), "a picture of the tour is not saved");
            }
            done.store(true, Ordering::SeqCst);
            wake.request_repaint();
        });
        saved
    }
}

/// Nothing fades, everything wanted is there, and nothing is still to be fetched.
fn is_calm(engine: &Engine, wall: &Wall) -> bool {
    let now = engine.now();
    let kiosk = engine.kiosk();
    kiosk.signage(&now).previous.is_none() && wall.is_complete() && kiosk.health(&now).blobs_missing == 0
}

/// The group with the most to show.
fn presentable(content: &Content) -> Option<GroupId> {
    let open = content.groups.values().filter(|group| !content.is_sensitive(group));
    open.max_by_key(|group| (group.activities.len() + group.first_visit.len(), std::cmp::Reverse(&group.id)))
        .map(|group| group.id.clone())
}

/// Whole or not at all: whoever waits for the file never sees half a picture.
fn save(image: &ColorImage, path: &Path) -> anyhow::Result<()> {
    let [width, height] = image.size.map(u32::try_from);
    let bytes: Vec<u8> =
        image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b(), 255]).collect();
    let picture = RgbaImage::from_raw(width?, height?, bytes)
        .ok_or_else(|| anyhow::anyhow!("the window gave too few pixels"))?;
    let half = path.with_extension("part");
    picture.save_with_format(&half, image::ImageFormat::Png)?;
    fs::rename(&half, path)?;
    Ok(())
}
