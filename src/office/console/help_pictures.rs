//! The pictures of the handbook, as `tests/e2e/handbook.js` makes them of the demo corner.

use axum::{extract::Path, http::HeaderMap};

use super::{
    files::{self, ASK_AGAIN, File},
    page::{Answer, Me},
};

macro_rules! picture {
    ($name:literal) => {
        File {
            name: concat!($name, ".webp"),
            media_type: "image/webp",
            bytes: include_bytes!(concat!("../../../assets/handbook/pictures/", $name, ".webp")),
            cache: ASK_AGAIN,
        }
    };
}

/// Every picture some sheet shows.
pub(super) static PICTURES: [File; 23] = [
    picture!("login"),
    picture!("today"),
    picture!("call-staff"),
    picture!("call"),
    picture!("rooms"),
    picture!("post"),
    picture!("leaflets"),
    picture!("guide"),
    picture!("consultations"),
    picture!("inquiries"),
    picture!("follow-up"),
    picture!("signage"),
    picture!("week"),
    picture!("notice"),
    picture!("imports"),
    picture!("approvals"),
    picture!("emergency"),
    picture!("report"),
    picture!("hand-over"),
    picture!("device"),
    picture!("people"),
    picture!("audit"),
    picture!("alerts"),
];

/// One of them.
pub(super) async fn picture(_me: Me, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    files::answer(&PICTURES, &name, &headers)
}
