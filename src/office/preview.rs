//! The console's preview: a drawing by the kiosk's own renderer, handed in by whoever has one.

use std::sync::Arc;

use chrono::DateTime;
use chrono_tz::Tz;

use crate::domain::{blob::BlobHash, content::Content, program::Shown};

/// Draws what the glass would show, as a PNG file. The office itself knows no screen.
pub type Preview = Arc<dyn Fn(&PreviewOf<'_>) -> Result<Vec<u8>, CannotDraw> + Send + Sync>;

/// What to draw.
pub struct PreviewOf<'a> {
    /// What the glass holds.
    pub content: &'a Content,
    /// The slide.
    pub shown: &'a Shown,
    /// The moment, in the zone of the site.
    pub at: DateTime<Tz>,
    /// Width of the picture in pixels; the glass is portrait, 9 to 16.
    pub width_px: u32,
    /// The files of pictures.
    pub blobs: &'a (dyn Fn(BlobHash) -> Option<Vec<u8>> + Sync),
}

/// The drawing failed.
#[derive(Debug, thiserror::Error)]
#[error("the preview could not be drawn: {0}")]
pub struct CannotDraw(pub String);
