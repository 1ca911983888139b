//! Textures within a budget: what is wanted stays, what was looked at longest ago goes first.

use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::{
    domain::blob::BlobHash,
    kiosk::pictures::Wanted,
    media::Rgba,
    screen::{view::Pictures, widgets::picture::Picture},
    workers::Gallery,
};

/// Most bytes of pixels on the graphics card: seven pictures as large as a glass of 1080 × 1920. What plays next is decoded
/// before its turn, so more would only save work.
pub const BYTES_MAX: usize = 56 * 1024 * 1024;

/// The pictures of one window.
pub struct Wall {
    ctx: Context,
    bytes_max: usize,
    hung: Mutex<Hung>,
}

#[derive(Default)]
struct Hung {
    pictures: BTreeMap<BlobHash, Hanging>,
    wanted: Wanted,
    looks: u64,
}

struct Hanging {
    texture: TextureHandle,
    side_px: u32,
    bytes: usize,
    looked_at: u64,
}

impl Wall {
    /// An empty wall.
    pub fn new(ctx: Context, bytes_max: usize) -> Self {
        Self { ctx, bytes_max, hung: Mutex::default() }
    }

    /// These are wanted from here on: they do not give way to others.
    pub fn want(&self, wanted: &Wanted) {
        let mut hung = self.hung();
        if hung.wanted != *wanted {
            hung.wanted.clone_from(wanted);
        }
    }

    /// Takes down everything that is not wanted: nobody can tell what the last visitor looked at.
    pub fn forget(&self) {
        let hung = &mut *self.hung();
        hung.pictures.retain(|blob, _| hung.wanted.contains_key(blob));
    }

    /// Whether every wanted picture hangs.
    pub fn is_complete(&self) -> bool {
        let hung = self.hung();
        hung.wanted.iter().all(|(blob, side_px)| hung.has(*blob, *side_px))
    }

    fn hung(&self) -> MutexGuard<'_, Hung> {
        self.hung.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Hung {
    fn has(&self, blob: BlobHash, side_px: u32) -> bool {
        self.pictures.get(&blob).is_some_and(|hanging| hanging.side_px >= side_px)
    }

    fn make_room(&mut self, bytes_max: usize) {
        while self.pictures.values().map(|hanging| hanging.bytes).sum::<usize>() > bytes_max {
            let idle = self.pictures.iter().filter(|(blob, _)| !self.wanted.contains_key(blob));
            let Some(oldest) = idle.min_by_key(|(_, hanging)| hanging.looked_at).map(|(blob, _)| *blob)
            else {
                return;
            };
            self.pictures.remove(&oldest);
        }
    }
}

impl Gallery for Wall {
    fn has(&self, blob: BlobHash, side_px: u32) -> bool {
        self.hung().has(blob, side_px)
    }

    fn hang(&self, blob: BlobHash, side_px: u32, picture: Rgba) {
        let size = [picture.width as usize, picture.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(size, &picture.pixels);
        let texture = self.ctx.load_texture(blob.to_string(), image, TextureOptions::LINEAR);
        let mut hung = self.hung();
        hung.looks += 1;
        let looked_at = hung.looks;
        hung.pictures.insert(blob, Hanging { texture, side_px, bytes: picture.pixels.len(), looked_at });
        hung.make_room(self.bytes_max);
    }
}

impl Pictures for Wall {
    fn get(&self, blob: &BlobHash) -> Option<Picture> {
        let hung = &mut *self.hung();
        hung.looks += 1;
        let hanging = hung.pictures.get_mut(blob)?;
        hanging.looked_at = hung.looks;
        let [width, height] = hanging.texture.size();
        Some(Picture { texture: hanging.texture.id(), size: [width as f32, height as f32] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blob(number: u8) -> BlobHash {
        BlobHash::of(&[number])
    }

    /// A picture of 4 KiB.
    fn hang(wall: &Wall, number: u8) {
        wall.hang(blob(number), 32, Rgba { width: 32, height: 32, pixels: vec![number; 4096] });
    }

    fn hanging(wall: &Wall) -> Vec<u8> {
        (0..9).filter(|number| wall.has(blob(*number), 32)).collect()
    }

    #[test]
    fn what_was_looked_at_longest_ago_gives_way_and_what_is_wanted_stays() {
        let wall = Wall::new(Context::default(), 3 * 4096);
        (0..3).for_each(|number| hang(&wall, number));
        assert!(wall.get(&blob(0)).is_some());
        wall.want(&[(blob(1), 32)].into());
        hang(&wall, 3);
        assert_eq!(hanging(&wall), [0, 1, 3]);
        wall.want(&(0..6).map(|number| (blob(number), 32)).collect());
        (4..6).for_each(|number| hang(&wall, number));
        assert_eq!(hanging(&wall), [0, 1, 3, 4, 5], "wanted pictures go over the budget");
    }

    #[test]
    fn forgetting_leaves_only_what_is_wanted() {
        let wall = Wall::new(Context::default(), BYTES_MAX);
        (0..4).for_each(|number| hang(&wall, number));
        wall.want(&[(blob(2), 32), (blob(7), 32)].into());
        assert!(!wall.is_complete());
        wall.forget();
        assert_eq!(hanging(&wall), [2]);
        wall.want(&[(blob(2), 32)].into());
        assert!(wall.is_complete());
        wall.want(&[(blob(2), 64)].into());
        assert!(!wall.is_complete(), "too small for what is wanted");
    }
}
