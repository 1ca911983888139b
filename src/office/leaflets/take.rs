//! From a file to a leaflet that waits for somebody: pages first, then one untriaged draft.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::refusal::Refusal;
use crate::{
    domain::{
        channel::Channels,
        id::LeafletId,
        leaflet::{Leaflet, LeafletPage},
        text::Text,
        time::Validity,
    },
    media::{
        MediaError,
        pdf::{PdfError, is_pdf},
        probe::BYTES_MAX,
        sheet::Sheet,
    },
    office::{
        blobs::{self, Upload},
        chance,
        database::Database,
        records::{self, Change, Expected, State},
        render::{Progress, RenderError, Renderer},
    },
    store::{blob::BlobStore, sql::Tx},
    wire::record::{LeafletPrivate, LeafletRecord, Record, Triage},
};

/// Longest title made from a file's name, in characters.
const TITLE_CHARS_MAX: usize = 60;

/// A file that arrives.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The name it came with.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// Who brings it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Where a file goes.
#[derive(Clone, Copy)]
pub struct Tray<'a> {
    /// The office database.
    pub database: &'a Database,
    /// Its pictures.
    pub blobs: &'a Arc<BlobStore>,
    /// Who draws pages.
    pub renderer: &'a Renderer,
}

/// What a file became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The id of the leaflet.
    pub id: String,
    /// Its title, made from the file's name.
    pub title: String,
    /// How many pages it has.
    pub pages: usize,
}

/// Takes a file in, whatever its name says it is. `on_page` hears how far it is.
pub async fn take(
    tray: Tray<'_>,
    arrival: Arrival,
    on_page: impl Fn(Progress) + Send,
) -> Result<Taken, Refusal> {
    let Arrival { name, bytes, by, at } = arrival;
    let sheets = sheets(tray.renderer, bytes, on_page).await?;
    let store = Arc::clone(tray.blobs);
    let keep_all = move |tx: &mut dyn Tx| {
        let pages = keep(tx, &store, &sheets, &Upload { name: &name, bytes: &[], by: &by }, at)?;
        untriaged(tx, &name, pages, (&by, at))
    };
    tray.database.run(keep_all).await
}

/// The pages of a file: of a PDF all, of a picture the one it is.
pub async fn sheets(
    renderer: &Renderer,
    bytes: Vec<u8>,
    on_page: impl Fn(Progress) + Send,
) -> Result<Vec<Sheet>, Refusal> {
    if bytes.len() > BYTES_MAX {
        return Err(MediaError::TooManyBytes.into());
    }
    if is_pdf(&bytes) {
        return Ok(renderer.pages(&bytes, on_page).await?);
    }
    let drawn = tokio::task::spawn_blocking(move || Sheet::of_picture(&bytes));
    Ok(vec![drawn.await.map_err(|_stopped| Refusal::Stopped)??])
}

/// Keeps the pictures of all pages, and says what a leaflet knows of them.
pub fn keep(
    tx: &mut dyn Tx,
    store: &BlobStore,
    sheets: &[Sheet],
    file: &Upload<'_>,
    now: DateTime<Utc>,
) -> Result<Vec<LeafletPage>, Refusal> {
    let mut pages = Vec::with_capacity(sheets.len());
    for sheet in sheets {
        let picture = blobs::keep_page(store, tx, &Upload { bytes: &sheet.picture, ..*file }, now)?;
        let small = blobs::keep_page(store, tx, &Upload { bytes: &sheet.small, ..*file }, now)?;
        pages.push(LeafletPage {
            picture: picture.hash,
            small: Some(small.hash),
            size_px: Some((sheet.width_px, sheet.height_px)),
            text: sheet.text.clone(),
        });
    }
    if pages.is_empty() { Err(RenderError::from(PdfError::NoPage).into()) } else { Ok(pages) }
}

fn untriaged(
    tx: &mut dyn Tx,
    file: &str,
    pages: Vec<LeafletPage>,
    (by, now): (&str, DateTime<Utc>),
) -> Result<Taken, Refusal> {
    let (title, count) = (title(file), pages.len());
    let name = chance::id("leaflet")?;
    let id = LeafletId::parse(&name).map_err(|_no_id| Refusal::Stopped)?;
    let public = Leaflet {
        id,
        title: Text::ja(&title),
        reading: String::new(),
        group: None,
        themes: Vec::new(),
        pages,
        validity: Validity::default(),
        adults_only: false,
        channels: Channels::default(),
    };
    let private =
        LeafletPrivate { triage: Triage::Waiting, file: file.to_owned(), ..LeafletPrivate::default() };
    let record = Record::Leaflet(Box::new(LeafletRecord { public, private }));
    let change = Change { record, state: State::Draft, expected: Expected::New };
    records::save(tx, &[change], by, now)?;
    Ok(Taken { id: name, title, pages: count })
}

/// The file's name without its ending: what staff see until they write a title.
fn title(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem).trim();
    let printed = stem.chars().filter(|it| !it.is_control() && !"{}|".contains(*it));
    let title: String = printed.take(TITLE_CHARS_MAX).collect();
    if title.is_empty() { "名前のないファイル".to_owned() } else { title }
}
