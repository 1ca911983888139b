//! What drawing reads: the kiosk at a moment, how it looks, and the pictures that are ready.

use chrono::{DateTime, NaiveDate};
use chrono_tz::Tz;

use super::{
    fonts::Script,
    theme::{Motion, Panel, Theme},
    widgets::{Prose, picture::Picture},
    words::Words,
};
use crate::{
    domain::{
        blob::BlobHash,
        content::Content,
        text::{Lang, Text},
        time::Now,
    },
    kiosk::{
        Kiosk,
        event::Event,
        page::{Page, Press},
    },
};

/// Everything a page may look at. Drawing reads it and changes nothing.
#[derive(Clone, Copy)]
pub struct View<'a> {
    /// The kiosk.
    pub kiosk: &'a Kiosk,
    /// The moment.
    pub now: Now,
    /// How everything looks.
    pub theme: Theme,
    /// The pictures that are ready.
    pub pictures: &'a dyn Pictures,
}

/// Pictures by what they are. One that is not ready leaves its place free.
pub trait Pictures {
    /// The picture, if it is ready to be drawn.
    fn get(&self, hash: &BlobHash) -> Option<Picture>;
}

impl<'a> View<'a> {
    /// The kiosk on this glass, looking as its visitor (or its configuration) wants.
    pub fn new(kiosk: &'a Kiosk, now: Now, panel: Panel, pictures: &'a dyn Pictures) -> Self {
        let prefs = kiosk.prefs();
        let motion = if kiosk.config().reduce_motion { Motion::Reduced } else { Motion::Full };
        let theme = Theme::new(prefs.look, prefs.text_size, panel);
        let theme = theme.with_motion(motion).with_script(Script::of(prefs.lang));
        Self { kiosk, now, theme, pictures }
    }

    /// Everything there is to show; there is some on every stage but the first three.
    pub fn content(&self) -> Option<&'a Content> {
        self.kiosk.content().map(AsRef::as_ref)
    }

    /// The time, if it is known.
    pub fn at(&self) -> Option<DateTime<Tz>> {
        self.kiosk.time(&self.now)
    }

    /// The date, if it is known.
    pub fn today(&self) -> Option<NaiveDate> {
        self.at().map(|at| at.date_naive())
    }

    /// The words of the interface.
    pub fn words(&self) -> Words {
        Words::of(self.lang())
    }

    /// The language of words and content.
    pub fn lang(&self) -> Lang {
        self.kiosk.prefs().lang
    }

    /// A text of content in that language, or in Japanese.
    pub fn text(&self, text: &Text) -> Prose {
        let (text, lang) = text.get(self.lang());
        Prose::from(text).in_script(Script::of(lang))
    }

    /// The same as plain words, for sentences and names.
    pub fn plain(&self, text: &Text) -> String {
        text.get(self.lang()).0.plain()
    }

    /// A picture, if there is one and it is ready.
    pub fn picture(&self, hash: Option<&BlobHash>) -> Option<Picture> {
        self.pictures.get(hash?)
    }

    /// Whether the glass is wider than high.
    pub fn is_landscape(&self) -> bool {
        self.theme.panel.width_px > self.theme.panel.height_px
    }

    /// `length` design pixels on a portrait panel, or on a landscape one.
    pub fn by_shape(&self, portrait: f32, landscape: f32) -> f32 {
        self.theme.u(if self.is_landscape() { landscape } else { portrait })
    }
}

/// What was pressed, collected while drawing.
pub trait Pressed {
    /// Somebody pressed this.
    fn press(&mut self, press: Press);

    /// Somebody opened this page.
    fn open(&mut self, page: Page) {
        self.press(Press::Open(page));
    }
}

impl Pressed for Vec<Event> {
    fn press(&mut self, press: Press) {
        self.push(Event::Press(press));
    }
}
