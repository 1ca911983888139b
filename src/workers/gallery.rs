//! Where decoded pictures hang; the window's owner says how.

use crate::{domain::blob::BlobHash, media::Rgba};

/// Takes pixels from the decoding thread, so that drawing never waits for them.
pub trait Gallery: Send + Sync {
    /// Whether the picture hangs there, at least this large.
    fn has(&self, blob: BlobHash, side_px: u32) -> bool;

    /// Hangs it; `side_px` is the size that was asked for, which a small picture does not reach.
    fn hang(&self, blob: BlobHash, side_px: u32, picture: Rgba);
}

/// A terminal without a window has no walls.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoWalls;

impl Gallery for NoWalls {
    fn has(&self, _: BlobHash, _: u32) -> bool {
        true
    }

    fn hang(&self, _: BlobHash, _: u32, _: Rgba) {}
}
