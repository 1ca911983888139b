//! A form with the person who sends it; where the session is over, a login that holds what the form said.

use axum::{
    extract::{FromRequest, FromRequestParts as _, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use super::{login, page::Me, posted::Posted, veil::Veil};
use crate::office::{auth::Staff, state::AppState};

/// The fields of a form, and who sent them.
#[derive(Debug, Clone)]
pub(super) struct Signed {
    pub(super) me: Me,
    pub(super) posted: Posted,
}

impl FromRequest<AppState> for Signed {
    type Rejection = Response;

    async fn from_request(request: Request, office: &AppState) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let who = Staff::from_request_parts(&mut parts, office).await;
        let veil = Veil::of(&parts.headers);
        let path = parts.uri.path().to_owned();
        let posted = Posted::from_request(Request::from_parts(parts, body), office).await;
        let posted = posted.map_err(IntoResponse::into_response)?;
        match who {
            Ok(Staff(person)) => {
                let me = Me::here(person, office, veil).await.map_err(IntoResponse::into_response)?;
                Ok(Self { me, posted })
            }
            Err(refused) if refused.status() == StatusCode::UNAUTHORIZED => {
                Err(login::over(&path, &posted).into_response())
            }
            Err(refused) => Err(refused),
        }
    }
}
