//! Pictures and leaflets: kept under the SHA-256 of their bytes, sent whole or in part.

use std::{
    io::{Cursor, Read as _, Seek as _, SeekFrom},
    sync::Arc,
};

use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use chrono::{DateTime, Utc};
use image::{ImageFormat, ImageReader};

use super::{
    answer::Problem,
    auth::Reader,
    stamp::stamp,
    state::{AppState, Office},
};
use crate::{
    args,
    domain::blob::BlobHash,
    store::{blob::BlobStore, error::StoreError, sql::Tx},
};

/// Largest picture, in bytes.
pub const BLOB_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Longest side of a picture, in pixels: twice the glass.
pub const SIDE_PX_MAX: u32 = 8_192;

/// What the office knows of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobInfo {
    /// Its name.
    pub hash: BlobHash,
    /// Its length in bytes.
    pub bytes: i64,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `image/png`, `image/jpeg` or `image/webp`.
    pub media_type: String,
    /// The name of the file it came in.
    pub name: String,
}

/// Why a picture is not kept.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The disk or the database said no.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Too many bytes or pixels.
    #[error("\"{0}\" is too large: at most 32 MB and {SIDE_PX_MAX} pixels a side; save it smaller")]
    TooLarge(String),
    /// No picture of a kind the glass shows.
    #[error("\"{0}\" is no PNG, JPEG or WebP picture: save it as one of these")]
    NoPicture(String),
}

/// Keeps a picture: the bytes on the disk first, then the row that names them.
pub fn keep(
    store: &BlobStore,
    tx: &mut dyn Tx,
    picture: &Upload<'_>,
    now: DateTime<Utc>,
) -> Result<BlobInfo, BlobError> {
    let info = inspect(picture)?;
    store.put(picture.bytes)?;
    tx.execute(
        "INSERT INTO blob (hash, bytes, width, height, media_type, name, added_at, added_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (hash) DO UPDATE SET role = 'picture'",
        args![
            info.hash.to_string(),
            info.bytes,
            info.width,
            info.height,
            &info.media_type,
            &info.name,
            stamp(now),
            picture.by
        ],
    )?;
    Ok(info)
}

/// Keeps a page of a leaflet: it belongs to its leaflet, and does not stand among the pictures staff choose from.
pub fn keep_page(
    store: &BlobStore,
    tx: &mut dyn Tx,
    page: &Upload<'_>,
    now: DateTime<Utc>,
) -> Result<BlobInfo, BlobError> {
    let hash = BlobHash::of(page.bytes).to_string();
    let known = !tx.query("SELECT 1 FROM blob WHERE hash = $1", args![&hash])?.is_empty();
    let info = keep(store, tx, page, now)?;
    if !known {
        tx.execute("UPDATE blob SET role = 'page' WHERE hash = $1", args![&hash])?;
    }
    Ok(info)
}

/// A picture as it comes in.
#[derive(Clone, Copy, Debug)]
pub struct Upload<'a> {
    /// The name of the file.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
    /// Who brings it.
    pub by: &'a str,
}

/// All pictures, the latest first.
pub fn list(tx: &mut dyn Tx) -> Result<Vec<BlobInfo>, StoreError> {
    let sql = "SELECT hash, bytes, width, height, media_type, name FROM blob ORDER BY added_at DESC, hash";
    let side = |number: i64| u32::try_from(number).unwrap_or(0);
    let rows = tx.query(sql, &[])?;
    let read = rows.iter().map(|row| {
        Ok(BlobInfo {
            hash: BlobHash::parse(row.text(0)?).map_err(|error| StoreError::Corrupt(error.to_string()))?,
            bytes: row.int(1)?,
            width: side(row.int(2)?),
            height: side(row.int(3)?),
            media_type: row.text(4)?.to_owned(),
            name: row.text(5)?.to_owned(),
        })
    });
    read.collect()
}

/// `GET /v1/blob/sha256/{hex}`, whole or in part (RFC 9110, one range of bytes).
pub async fn blob(
    State(office): State<AppState>,
    _reader: Reader,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let hash = BlobHash::parse(&name).map_err(|error| Problem::bad_request(error.to_string()))?;
    let media_type = media_type(&office, hash).await?;
    let wanted = headers.get(header::RANGE).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let store = Arc::clone(&office.blobs);
    let cut = tokio::task::spawn_blocking(move || cut(&store, hash, wanted.as_deref()));
    let cut = cut.await.map_err(|_stopped| Problem::not_found("the office is stopping: try again"))??;
    Ok(send(cut, hash, media_type))
}

async fn media_type(office: &Office, hash: BlobHash) -> Result<String, Problem> {
    let found = office.database.read(move |tx| {
        let rows = tx.query("SELECT media_type FROM blob WHERE hash = $1", args![hash.to_string()])?;
        rows.first().map(|row| row.text(0).map(str::to_owned)).transpose()
    });
    let found = found.await.map_err(|error: StoreError| Problem::from(error))?;
    found.ok_or_else(|| {
        Problem::not_found("the office has no such picture: ask the feed which ones there are")
    })
}

/// What is sent of a file.
enum Cut {
    Whole(Vec<u8>),
    Part { bytes: Vec<u8>, from: u64, of: u64 },
    Nothing { of: u64 },
}

fn cut(store: &BlobStore, hash: BlobHash, wanted: Option<&str>) -> Result<Cut, Problem> {
    let gone = |error: std::io::Error| {
        tracing::error!(%error, %hash, "a picture cannot be read");
        Problem::not_found("the office cannot read this picture: restore it from a backup")
    };
    let mut file = match store.file(hash) {
        Ok(file) => file,
        Err(StoreError::MissingBlob(_)) => {
            tracing::error!(%hash, "a picture that the database names is not on the disk");
            return Err(Problem::not_found("this picture is lost: restore it from a backup"));
        }
        Err(error) => return Err(error.into()),
    };
    let of = file.metadata().map_err(gone)?.len();
    let (from, length) = match wanted.map_or(Wanted::All, |header| range(header, of)) {
        Wanted::All => (0, of),
        Wanted::Part { from, length } => (from, length),
        Wanted::Outside => return Ok(Cut::Nothing { of }),
    };
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.seek(SeekFrom::Start(from)).map_err(gone)?;
    file.take(length).read_to_end(&mut bytes).map_err(gone)?;
    Ok(if length == of { Cut::Whole(bytes) } else { Cut::Part { bytes, from, of } })
}

#[derive(Debug, PartialEq, Eq)]
enum Wanted {
    All,
    Part { from: u64, length: u64 },
    Outside,
}

/// Reads a `Range` header; one it does not understand, or several ranges, mean the whole file (RFC 9110, 14.2).
fn range(header: &str, of: u64) -> Wanted {
    let Some((from, to)) = header.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Wanted::All;
    };
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let (from, to) = match (number(from), number(to)) {
        (Some(from), Some(to)) if from <= to => (from, to.min(of.saturating_sub(1))),
        (Some(from), None) if to.trim().is_empty() => (from, of.saturating_sub(1)),
        (None, Some(last)) if from.trim().is_empty() && last > 0 => {
            (of.saturating_sub(last), of.saturating_sub(1))
        }
        _ => return Wanted::All,
    };
    if from >= of { Wanted::Outside } else { Wanted::Part { from, length: to - from + 1 } }
}

fn send(cut: Cut, hash: BlobHash, media_type: String) -> Response {
    // The name is the hash of the bytes: what was fetched once is right for ever.
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, "private, max-age=31536000, immutable".to_owned()),
        (header::ACCEPT_RANGES, "bytes".to_owned()),
        (header::ETAG, format!("\"{hash}\"")),
    ];
    match cut {
        Cut::Whole(bytes) => (StatusCode::OK, headers, Bytes::from(bytes)).into_response(),
        Cut::Part { bytes, from, of } => {
            let to = from + (bytes.len() as u64).saturating_sub(1);
            let place = [(header::CONTENT_RANGE, format!("bytes {from}-{to}/{of}"))];
            (StatusCode::PARTIAL_CONTENT, headers, place, Bytes::from(bytes)).into_response()
        }
        Cut::Nothing { of } => {
            let place = [(header::CONTENT_RANGE, format!("bytes */{of}"))];
            let say = Problem::new(
                StatusCode::RANGE_NOT_SATISFIABLE,
                "range",
                "the picture ends before this range: fetch it from its first byte",
            );
            (place, say).into_response()
        }
    }
}

/// Reads no more than the head of the picture: a small file may claim a huge one.
fn inspect(picture: &Upload<'_>) -> Result<BlobInfo, BlobError> {
    let name = picture.name.to_owned();
    if picture.bytes.len() > BLOB_BYTES_MAX {
        return Err(BlobError::TooLarge(name));
    }
    let reader = ImageReader::new(Cursor::new(picture.bytes)).with_guessed_format();
    let reader = reader.map_err(|_io| BlobError::NoPicture(name.clone()))?;
    let media_type = match reader.format() {
        Some(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP)) => format.to_mime_type(),
        _ => return Err(BlobError::NoPicture(name)),
    };
    let (width, height) = reader.into_dimensions().map_err(|_torn| BlobError::NoPicture(name.clone()))?;
    if width.max(height) > SIDE_PX_MAX {
        return Err(BlobError::TooLarge(name));
    }
    let bytes = i64::try_from(picture.bytes.len()).unwrap_or(i64::MAX);
    Ok(BlobInfo {
        hash: BlobHash::of(picture.bytes),
        bytes,
        width,
        height,
        media_type: media_type.to_owned(),
        name,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        for (header, wanted) in [
            ("bytes=0-9", Wanted::Part { from: 0, length: 10 }),
            ("bytes=90-", Wanted::Part { from: 90, length: 10 }),
            ("bytes=90-999", Wanted::Part { from: 90, length: 10 }),
            ("bytes=-30", Wanted::Part { from: 70, length: 30 }),
            ("bytes=-300", Wanted::Part { from: 0, length: 100 }),
            ("bytes=100-", Wanted::Outside),
            ("bytes=9-3", Wanted::All),
            ("bytes=0-9,20-29", Wanted::All),
            ("bytes=a-", Wanted::All),
            ("pages=1-2", Wanted::All),
            ("bytes=--5", Wanted::All),
        ] {
            assert_eq!(range(header, 100), wanted, "{header}");
        }
    }

    #[test]
    fn only_pictures_of_a_sensible_size_are_kept() {
        fn upload(bytes: &[u8]) -> Upload<'_> {
            Upload { name: "x", bytes, by: "sato" }
        }
        assert!(matches!(inspect(&upload(b"<svg/>")), Err(BlobError::NoPicture(_))));
        let mut png = Vec::new();
        image::RgbImage::new(3, 2).write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        let info = inspect(&upload(&png)).unwrap();
        assert_eq!((info.width, info.height, info.media_type.as_str()), (3, 2, "image/png"));
        png[16..20].copy_from_slice(&100_000_u32.to_be_bytes());
        assert!(inspect(&upload(&png)).is_err());
    }
}
