//! The table of routes: every address of the office, and who calls it.

use std::{any::Any, time::Duration};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use tower_http::{
    catch_panic::CatchPanicLayer, csrf::CsrfLayer, set_header::SetResponseHeaderLayer, timeout::TimeoutLayer,
};

use super::{answer::Problem, api, blobs, console, feed, intake, slips, state::AppState};
use crate::wire::{
    feed::WAIT_SECS_MAX,
    follow_up::{ERASE_PATH, READ_PATH, WRITE_PATH},
    summons::SUMMONS_PATH,
};

/// Largest body of a request but for pictures, in bytes.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// A request must be done within the longest poll and a little more, in seconds.
const REQUEST_SECS_MAX: u64 = WAIT_SECS_MAX as u64 + 10;

/// Everything the office answers, ready to be served or asked directly.
pub fn app(office: AppState) -> Router {
    Router::new()
        // Anybody who watches over the machine.
        .route("/healthz", get(api::healthz))
        // A kiosk that is being paired.
        .route("/v1/office", get(api::identity))
        .route("/v1/pair", post(api::pair))
        .route("/v1/pair/{code}", get(api::pair_progress))
        // A paired kiosk, by its token.
        .route("/v1/feed", get(feed::feed))
        .route("/v1/report", post(api::report))
        .route("/v1/intake", post(intake::intake))
        .route(SUMMONS_PATH, post(api::summons))
        // Whoever was given the address of a calendar.
        .route("/cal/{file}", get(api::calendar))
        .route(READ_PATH, post(slips::read))
        .route(WRITE_PATH, post(slips::write))
        .route(ERASE_PATH, post(slips::erase))
        // A paired kiosk, or staff.
        .route("/v1/blob/sha256/{hex}", get(blobs::blob))
        // Staff, by their session.
        .merge(console::routes(&office))
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .with_state(office)
        .layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
        .layer(CsrfLayer::new().with_rejection_response(|_| cross_site()))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_secs(REQUEST_SECS_MAX),
        ))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(always("content-security-policy", CSP))
        .layer(always("referrer-policy", "no-referrer"))
        .layer(always("x-content-type-options", "nosniff"))
        .layer(always("x-frame-options", "DENY"))
        .layer(always("cross-origin-opener-policy", "same-origin"))
        .layer(always("permissions-policy", "camera=(), microphone=(), geolocation=()"))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
}

const CSP: &str = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; \
                   form-action 'self'; frame-ancestors 'none'";

fn always(name: &'static str, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(HeaderName::from_static(name), HeaderValue::from_static(value))
}

/// A person reads a page, a program a word.
async fn nothing_here(headers: HeaderMap) -> Response {
    let reads = |value: &HeaderValue| value.to_str().is_ok_and(|kinds| kinds.contains("text/html"));
    if headers.get(header::ACCEPT).is_some_and(reads) {
        return console::nothing_here();
    }
    Problem::not_found("there is nothing at this address: begin at /").into_response()
}

async fn wrong_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method",
        "this address does not take this method: see the handbook",
    )
}

fn cross_site() -> Response {
    Problem::new(
        StatusCode::FORBIDDEN,
        "cross_site",
        "this request came from another site and was refused: open the office's own page and try again",
    )
    .into_response()
}

/// What a panic says stays in the log: it may quote what somebody typed.
fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    tracing::error!("a request panicked; the line before says where");
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", "the office made a mistake: see its log")
        .into_response()
}
