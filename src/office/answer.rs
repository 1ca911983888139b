//! Answers in plain words: what went wrong, and what to do about it.

use axum::{
    Json,
    extract::{
        FromRequest, FromRequestParts, Query, Request,
        rejection::{JsonRejection, QueryRejection},
    },
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::{Serialize, de::DeserializeOwned};

use super::{chance::NoChance, pairing::PairError, staff::StaffError};
use crate::store::error::StoreError;

/// A refusal that a program can read by its word and a person by its sentence.
#[derive(Clone, Debug, Serialize)]
pub struct Problem {
    #[serde(skip)]
    status: StatusCode,
    /// A word that stays the same across versions.
    pub error: &'static str,
    /// What to do.
    pub say: String,
}

impl Problem {
    /// A refusal.
    pub fn new(status: StatusCode, error: &'static str, say: impl Into<String>) -> Self {
        Self { status, error, say: say.into() }
    }

    /// 400: the request makes no sense.
    pub fn bad_request(say: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "bad_request", say)
    }

    /// 404: nothing is there.
    pub fn not_found(say: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "not_found", say)
    }

    /// 401: who is asking?
    pub fn unauthorized(say: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "unauthorized", say)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, [(header::CACHE_CONTROL, "no-store")], Json(self)).into_response()
    }
}

/// Logged once, here; the asker is told what concerns them.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "a request failed");
        match error {
            StoreError::Busy(_) | StoreError::Refused(_) => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "the office is busy: try again in a moment",
            ),
            StoreError::Full(_) => Self::new(
                StatusCode::INSUFFICIENT_STORAGE,
                "disk_full",
                "the office's disk is full: free some room on the server, then try again",
            ),
            StoreError::Corrupt(_)
            | StoreError::Constraint(_)
            | StoreError::Io { .. }
            | StoreError::Newer { .. }
            | StoreError::Column { .. }
            | StoreError::MissingBlob(_)
            | StoreError::WrongHash { .. }
            | StoreError::Incomplete { .. }
            | StoreError::Stale(_)
            | StoreError::Sql(_) => Self::new(
                StatusCode::INTERNAL_SERVER_ERROR,
                "failed",
                "the office could not do this: see its log, which says why",
            ),
        }
    }
}

impl From<NoChance> for Problem {
    fn from(error: NoChance) -> Self {
        tracing::error!(%error, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", error.to_string())
    }
}

impl From<StaffError> for Problem {
    fn from(error: StaffError) -> Self {
        match error {
            StaffError::Store(error) => error.into(),
            StaffError::NoChance(error) => error.into(),
            other @ (StaffError::Password
            | StaffError::Login
            | StaffError::Taken(_)
            | StaffError::Nobody(_)
            | StaffError::Hash) => Self::bad_request(other.to_string()),
        }
    }
}

impl From<PairError> for Problem {
    fn from(error: PairError) -> Self {
        let say = error.to_string();
        match error {
            PairError::Store(error) => error.into(),
            PairError::NoChance(error) => error.into(),
            PairError::TooMany => Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many_waiting", say),
            PairError::Unknown | PairError::NoDevice(_) => Self::not_found(say),
        }
    }
}

/// A JSON body whose refusal says what is wrong with it.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let read: Result<Json<T>, JsonRejection> = Json::from_request(request, state).await;
        read.map(|Json(body)| Self(body)).map_err(|error| {
            let status = error.status();
            Problem::new(
                status,
                "bad_request",
                format!("send the JSON this address expects ({})", error.body_text()),
            )
        })
    }
}

/// Parameters of an address whose refusal says what is wrong with them.
pub struct Parameters<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read: Result<Query<T>, QueryRejection> = Query::from_request_parts(parts, state).await;
        read.map(|Query(parameters)| Self(parameters))
            .map_err(|error| Problem::bad_request(error.body_text()))
    }
}
