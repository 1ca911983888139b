//! One slide of the signage as a picture, drawn as the glass draws it: for those who look from their desk.

use std::{
    collections::BTreeMap,
    io::{self, Cursor},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::DateTime;
use chrono_tz::Tz;
use egui::{ColorImage, Context, TextureHandle, TextureOptions};
use image::{DynamicImage, ImageError, ImageFormat, RgbaImage};

use super::{
    draw,
    fonts::NotoFiles,
    raster::{Canvas, Picture as Drawn},
    theme::Panel,
    view::{Pictures, View},
    widgets::picture::Picture,
};
use crate::{
    domain::{
        blob::BlobHash,
        channel::{Channel, Channels},
        content::Content,
        id::PlaylistId,
        program::Shown,
        signage::{Automatic, Playlist, SLIDE_SECS_MAX, Slide, SlideKind, SlideWhen},
        text::Text,
        time::{Mono, Now, Validity},
    },
    kiosk::{Kiosk, KioskConfig, page::Prefs},
    media,
};

/// Where slides are drawn, one at a time; its typefaces stay warm from one to the next.
pub struct Studio {
    canvas: Mutex<Canvas>,
}

/// A slide to draw.
pub struct Still<'a> {
    /// What the glass holds.
    pub content: &'a Content,
    /// The slide.
    pub shown: &'a Shown,
    /// The moment.
    pub at: DateTime<Tz>,
    /// Width of the picture in pixels; the glass is portrait, 1080 wide.
    pub width_px: u32,
    /// A picture's file by its name, if it is there.
    pub bytes: &'a dyn Fn(BlobHash) -> Option<Vec<u8>>,
}

impl Studio {
    /// A studio with these typefaces beside the built-in ones.
    pub fn new(noto: &NotoFiles) -> Self {
        Self { canvas: Mutex::new(Canvas::new(noto)) }
    }

    /// The whole glass with this slide on it, as a PNG file.
    pub fn slide(&self, still: &Still<'_>) -> Result<Vec<u8>, ImageError> {
        let now = Now { mono: Mono(0).plus_secs(3600), wall: still.at };
        let panel = panel(still.width_px);
        let config = KioskConfig { screen_side_px: panel.height_px as u32, ..KioskConfig::default() };
        let content = Arc::new(playing(still));
        let kiosk = Kiosk::staged(config, content, None, Prefs::default(), &now);
        let mut canvas = self.canvas.lock().unwrap_or_else(PoisonError::into_inner);
        let album = Album::of(&kiosk, canvas.ctx(), still.bytes);
        let view = View::new(&kiosk, now, panel, &album);
        let drawn = canvas.picture(&view.theme, |ui| draw(ui, &view, &mut Vec::new()));
        drop(canvas);
        shrunk(drawn, still.width_px)
    }
}

/// The panel to draw on: a small picture comes from a glass of half as many pixels, in a quarter of the time.
fn panel(width_px: u32) -> Panel {
    let whole = Panel::PORTRAIT;
    if width_px * 4 > whole.width_px as u32 {
        return whole;
    }
    Panel { width_px: whole.width_px / 2.0, height_px: whole.height_px / 2.0, pitch_mm: whole.pitch_mm * 2.0 }
}

/// The content with nothing but this slide to play, whatever its days and its places: it is looked at, not shown.
fn playing(still: &Still<'_>) -> Content {
    let mut content = still.content.clone();
    if let Shown::Notice(id) = still.shown
        && let Some(notice) = content.notices.get_mut(id).map(Arc::make_mut)
    {
        notice.channels = everywhere();
        notice.validity = Validity::default();
    }
    if let Shown::Book(id) = still.shown {
        content.books.retain(|other, _| other == id);
        content.books.values_mut().map(Arc::make_mut).for_each(|book| book.channels = everywhere());
    }
    let shows = match still.shown.clone() {
        Shown::Welcome => SlideKind::Automatic(Automatic::Welcome),
        Shown::RoomsToday => SlideKind::Automatic(Automatic::RoomsToday),
        Shown::ClosedDays => SlideKind::Automatic(Automatic::ClosedDays),
        Shown::Picture { blob, alt } => SlideKind::Picture { blob, alt },
        Shown::Notice(id) => SlideKind::Notice(id),
        Shown::Event(id) => SlideKind::Event(id),
        Shown::Leaflet(id) => SlideKind::Leaflet(id),
        Shown::Group(id) => SlideKind::Group(id),
        Shown::Book(_) => SlideKind::Automatic(Automatic::Books),
    };
    let slides = vec![Slide { shows, secs: SLIDE_SECS_MAX, when: SlideWhen::default() }];
    let alone = PlaylistId::parse("preview").ok();
    let list =
        alone.map(|id| (id.clone(), Arc::new(Playlist { id, name: Text::default(), slides, priority: 0 })));
    content.playlists = list.into_iter().collect();
    content
}

fn everywhere() -> Channels {
    Channels::of([Channel::Signage, Channel::Kiosk])
}

/// The pictures the slide needs, as textures.
struct Album(BTreeMap<BlobHash, TextureHandle>);

impl Album {
    fn of(kiosk: &Kiosk, ctx: &Context, bytes: &dyn Fn(BlobHash) -> Option<Vec<u8>>) -> Self {
        let load = |(blob, side_px): (&BlobHash, &u32)| {
            let rgba = media::decode(&bytes(*blob)?, *side_px).ok()?;
            let size = [rgba.width as usize, rgba.height as usize];
            let image = ColorImage::from_rgba_unmultiplied(size, &rgba.pixels);
            Some((*blob, ctx.load_texture("preview", image, TextureOptions::LINEAR)))
        };
        Self(kiosk.pictures().iter().filter_map(load).collect())
    }
}

impl Pictures for Album {
    fn get(&self, hash: &BlobHash) -> Option<Picture> {
        let handle = self.0.get(hash)?;
        Some(Picture { texture: handle.id(), size: handle.size_vec2().into() })
    }
}

fn shrunk(drawn: Drawn, width_px: u32) -> Result<Vec<u8>, ImageError> {
    let width_px = width_px.clamp(1, drawn.width);
    let height_px = (u64::from(drawn.height) * u64::from(width_px) / u64::from(drawn.width.max(1))) as u32;
    if width_px == drawn.width {
        return drawn.to_png();
    }
    let picture = RgbaImage::from_raw(drawn.width, drawn.height, drawn.rgba).unwrap_or_default();
    let small = media::shrunk(&DynamicImage::ImageRgba8(picture), width_px, height_px.max(1))
        .map_err(|error| ImageError::IoError(io::Error::other(error)))?;
    let mut file = Cursor::new(Vec::new());
    small.into_rgb8().write_to(&mut file, ImageFormat::Png)?;
    Ok(file.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::id::NoticeId, screen::sample};

    #[test]
    fn a_slide_is_drawn_at_the_size_asked_for_and_shows_what_was_typed() {
        let studio = Studio::new(&NotoFiles::none());
        let mut content = sample::content(SlideKind::Automatic(Automatic::Welcome)).as_ref().clone();
        let id = NoticeId::parse("year-end").unwrap();
        let mut slide = |title: &str| {
            let notice = content.notices.get_mut(&id).map(Arc::make_mut).unwrap();
            notice.title = Text::ja(title);
            notice.channels = Channels::default();
            let (shown, at) = (Shown::Notice(id.clone()), sample::now("2026-11-21 13:42:00").wall);
            let still = Still { content: &content, shown: &shown, at, width_px: 270, bytes: &|_| None };
            image::load_from_memory(&studio.slide(&still).unwrap()).unwrap().into_rgb8()
        };
        let (one, other) = (slide("点検"), slide("年末年始の休館"));
        assert_eq!(one.dimensions(), (270, 480));
        assert_ne!(one, other);
        assert_eq!(one, slide("点検"), "the same words give the same picture");
    }
}
