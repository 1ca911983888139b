//! The console's own files: stylesheet, script, icons and typefaces, the same for everybody.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Response},
};

use super::{oops::Oops, page::Answer};
use crate::domain::blob::BlobHash;

/// A file that is part of the program.
pub(super) struct File {
    pub(super) name: &'static str,
    pub(super) media_type: &'static str,
    pub(super) bytes: &'static [u8],
    /// Typefaces never change under their name; the others are asked for again and answered with "unchanged".
    pub(super) cache: &'static str,
}

/// Kept by the browser, and asked for again.
pub(super) const ASK_AGAIN: &str = "private, no-cache";
const FOR_EVER: &str = "private, max-age=31536000, immutable";

static FILES: [File; 11] = [
    File {
        name: "console.css",
        media_type: "text/css; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/console.css"),
        cache: ASK_AGAIN,
    },
    File {
        name: "console.js",
        media_type: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/console.js"),
        cache: ASK_AGAIN,
    },
    File {
        name: "rooms.css",
        media_type: "text/css; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/rooms.css"),
        cache: ASK_AGAIN,
    },
    File {
        name: "rooms.js",
        media_type: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/rooms.js"),
        cache: ASK_AGAIN,
    },
    File {
        name: "signs.css",
        media_type: "text/css; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/signs.css"),
        cache: ASK_AGAIN,
    },
    File {
        name: "records.css",
        media_type: "text/css; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/records.css"),
        cache: ASK_AGAIN,
    },
    File {
        name: "records.js",
        media_type: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../../assets/console/records.js"),
        cache: ASK_AGAIN,
    },
    File {
        name: "icons.svg",
        media_type: "image/svg+xml",
        bytes: include_bytes!("../../../assets/console/icons.svg"),
        cache: ASK_AGAIN,
    },
    File {
        name: "icon.svg",
        media_type: "image/svg+xml",
        bytes: include_bytes!("../../../assets/console/icon.svg"),
        cache: ASK_AGAIN,
    },
    File {
        name: "regular.woff2",
        media_type: "font/woff2",
        bytes: include_bytes!("../../../assets/console/fonts/BIZUDPGothic-Regular.woff2"),
        cache: FOR_EVER,
    },
    File {
        name: "bold.woff2",
        media_type: "font/woff2",
        bytes: include_bytes!("../../../assets/console/fonts/BIZUDPGothic-Bold.woff2"),
        cache: FOR_EVER,
    },
];

/// Sends one of them; nobody needs to be logged in for what holds no data.
pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Answer {
    answer(&FILES, &name, &headers)
}

/// The file of a name, or that the browser has it.
pub(super) fn answer(files: &'static [File], name: &str, headers: &HeaderMap) -> Answer {
    let file = files.iter().find(|file| file.name == name).ok_or(Oops::NotFound)?;
    let tag = format!("\"{}\"", BlobHash::of(file.bytes));
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|asked| asked.as_bytes() == tag.as_bytes());
    Ok(if known { StatusCode::NOT_MODIFIED.into_response() } else { send(file, tag) })
}

fn send(file: &'static File, tag: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, file.media_type.to_owned()),
        (header::CACHE_CONTROL, file.cache.to_owned()),
        (header::ETAG, tag),
    ];
    (headers, file.bytes).into_response()
}
